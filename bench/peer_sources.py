"""The same Document for the peers: Typst markup and pandoc Markdown.

Both carry the headings, paragraphs, emphasis, links, notes, lists, quotations,
tables (with bullets in their cells, captions and repeating heads) and boxes.
A chart becomes the table of its values: no peer draws one by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.document.model import (
    BarChart,
    BlockQuote,
    Box,
    Code,
    CrossReference,
    Document,
    Emphasis,
    Figure,
    Heading,
    Link,
    List,
    NoteReference,
    Paragraph,
    Role,
    Row,
    Span,
    Strong,
    Table,
    Text,
)

_TYPST_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]~=\-+/'\"])")
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~^$@'\"-])")


class TypstSource:
    """Typst markup that compiles to tagged PDF."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes = {note.id: note.inlines for note in document.notes}

    def text(self) -> str:
        properties = self.document.properties
        head = (
            f"#set document(title: {_quoted(properties.title)})\n"
            f"#set text(lang: {_quoted(properties.language.split('-')[0])}, size: 10pt)\n"
            '#set page(paper: "a4", numbering: "1 / 1")\n#set par(justify: true)\n'
        )
        return head + "\n\n".join(self.block(block) for block in self.document.blocks)

    def inline(self, inlines: Iterable[object]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: object) -> str:
        match inline:
            case Text() | Code() | CrossReference():
                return _TYPST_SPECIAL.sub(r"\\\1", inline.text)
            case Strong():
                return f"#strong[{self.inline(inline.inlines)}]"
            case Emphasis():
                return f"#emph[{self.inline(inline.inlines)}]"
            case Link():
                return f"#link({_quoted(inline.target)})[{self.inline(inline.inlines)}]"
            case Span():
                return self.inline(inline.inlines)
            case NoteReference():
                return f"#footnote[{self.inline(self.notes[inline.note])}]"
        return ""

    def block(self, block: object) -> str:
        match block:
            case Paragraph(role=Role.TITLE):
                return f"= {self.inline(block.inlines)}"
            case Paragraph():
                return self.inline(block.inlines)
            case Heading():
                return f"{'=' * (block.level + 1)} {self.inline(block.inlines)}"
            case List():
                mark = "enum" if block.ordered else "list"
                return f"#{mark}({', '.join(f'[{self.blocks(item.blocks)}]' for item in block.items)})"
            case BlockQuote():
                return f"#quote(block: true)[{self.blocks(block.blocks)}]"
            case Box():
                return f"#block(fill: luma(240), inset: 8pt)[{self.blocks(block.blocks)}]"
            case Table():
                return self.table(block)
            case Figure(content=BarChart() as chart):
                cells = ", ".join(f"[{self._inline(Text(bar.label))}], [{bar.display}]" for bar in chart.bars)
                return f"#figure(table(columns: 2, {cells}), caption: [{self._caption(block)}])"
        return ""

    def blocks(self, blocks: Iterable[object]) -> str:
        return "\n\n".join(map(self.block, blocks))

    def table(self, table: Table) -> str:
        shares = ", ".join(f"{column.share}fr" for column in table.columns)
        head = f"table.header({self._cells(table.head)})," if table.head else ""
        body = self._cells(table.body)
        made = f"table(columns: ({shares},), {head} {body})"
        return (
            f"#show figure: set block(breakable: true)\n#figure({made}, caption: [{self._caption(table)}], kind: table)"
        )

    def _cells(self, rows: Iterable[Row]) -> str:
        return ", ".join(
            f"table.cell(colspan: {cell.columns})[{self.blocks(cell.blocks)}]" for row in rows for cell in row.cells
        )

    def _caption(self, block: Table | Figure) -> str:
        return self.inline(block.caption.inlines) if block.caption else ""


class PandocSource:
    """Pandoc Markdown with footnotes; tables as HTML-free grid of list tables is beyond it, so rows are pipe tables."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def text(self) -> str:
        notes = [f"[^{note.id}]: {self.inline(note.inlines)}" for note in self.document.notes]
        return "\n\n".join([*(self.block(block) for block in self.document.blocks), *notes]) + "\n"

    def inline(self, inlines: Iterable[object]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: object) -> str:
        match inline:
            case Text() | Code() | CrossReference():
                return _MARKDOWN_SPECIAL.sub(r"\\\1", inline.text)
            case Strong():
                return f"**{self.inline(inline.inlines)}**"
            case Emphasis():
                return f"*{self.inline(inline.inlines)}*"
            case Link():
                return f"[{self.inline(inline.inlines)}]({inline.target})"
            case Span():
                return self.inline(inline.inlines)
            case NoteReference():
                return f"[^{inline.note}]"
        return ""

    def block(self, block: object) -> str:
        match block:
            case Paragraph(role=Role.TITLE):
                return f"# {self.inline(block.inlines)}"
            case Paragraph():
                return self.inline(block.inlines)
            case Heading():
                return f"{'#' * (block.level + 1)} {self.inline(block.inlines)}"
            case List():
                mark = "1." if block.ordered else "-"
                return "\n".join(f"{mark} {self.line(item.blocks)}" for item in block.items)
            case BlockQuote():
                return "> " + self.line(block.blocks)
            case Box():
                return "\n\n".join(map(self.block, block.blocks))
            case Table():
                return self.table(block)
            case Figure(content=BarChart() as chart):
                rows = "\n".join(f"| {self._inline(Text(bar.label))} | {bar.display} |" for bar in chart.bars)
                return f"| Scenario | Probability |\n|---|---|\n{rows}"
        return ""

    def line(self, blocks: Iterable[object]) -> str:
        """Blocks on one line, as a cell of a pipe table can hold them."""
        return " ".join(
            self.block(block).replace("\n- ", " • ").replace("\n", " ").removeprefix("- ") for block in blocks
        )

    def table(self, table: Table) -> str:
        width = len(table.columns)
        lines = [self._row(row, width) for row in (*table.head[:1], *table.body)]
        lines.insert(1, "|" + "---|" * width)
        caption = f"\n\n: {self.inline(table.caption.inlines)}" if table.caption else ""
        return "\n".join(lines) + caption

    def _row(self, row: Row, width: int) -> str:
        cells = [self.line(cell.blocks) for cell in row.cells]
        return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
