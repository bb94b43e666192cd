"""Where each character of a prose field stands in its file.

Markdown in a YAML block begins on the line after its ``|`` and is indented;
in a file of its own it begins after the front matter. `Prose` remembers the
place of its first character and its indentation, `place_in` turns an offset
in its text into a line and a column.
"""

from __future__ import annotations

from briefings.content.model import Prose
from briefings.content.yaml_strict import YamlScalar
from briefings.errors import Where


def prose_of(node: YamlScalar, file: str) -> Prose:
    """The Markdown of a scalar, line for line as it stands in the file.

    A folded (``>``) or plain scalar over several lines keeps its line breaks:
    Markdown reads a single line break as a space, so the text is the same.
    """
    if node.style in ("|", ">") and node.raw:
        return _block_prose(node, file)
    if not node.style and node.raw:
        return _plain_prose(node, file)
    # Quoted text: its first character stands after the quote.
    return Prose(node.text, Where(file, node.line, node.column + bool(node.style)), node.column - 1)


def _block_prose(node: YamlScalar, file: str) -> Prose:
    lines = node.raw.split("\n")[1:]
    indent = _indentation(lines)
    source = node.text if node.style == "|" else "\n".join(line[indent:] for line in lines).rstrip() + "\n"
    blank = len(source) - len(source.lstrip("\n"))
    return Prose(source[blank:], Where(file, node.line + 1 + blank, indent + 1), indent)


def _indentation(lines: list[str]) -> int:
    written = [line for line in lines if line.strip()]
    if not written:
        return 0
    return len(written[0]) - len(written[0].lstrip(" "))


def _plain_prose(node: YamlScalar, file: str) -> Prose:
    first, *rest = node.raw.rstrip().split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in rest if line.strip()]
    lines = [first.strip(), *(line.strip() for line in rest)]
    return Prose("\n".join(lines), Where(file, node.line, node.column), min(indents, default=0))


def place_in(prose: Prose, offset: int) -> Where:
    """The place of a character of the prose, given its offset.

    >>> str(place_in(Prose("one\\ntwo", Where("a.yaml", 4, 5), 4), 5))
    'a.yaml:5:6'
    """
    before = prose.source[:offset]
    line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    return place_at(prose, line, column)


def place_at(prose: Prose, line: int, column: int) -> Where:
    """The place of the character in a 0-based line and column of the prose."""
    for cut in reversed(prose.cuts):
        if (cut.line, cut.column) <= (line, column):
            if line == cut.line:
                column += cut.written_column - cut.column
            line += cut.written_line - cut.line
            break
    start = prose.where.column - 1 if line == 0 else prose.indent
    return Where(prose.where.file, prose.where.line + line, start + column + 1)
