"""Hide from the prose rules what the authors did not write as their own words.

Quotations, code, computed claims and marks of Markdown are covered by as many
placeholder characters as they have, so that every offset stays what it was.
`blocks_of` says where paragraphs, items, headings and table rows lie. Nothing
here knows a rule; one pass over the lines, one over the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

QUOTED, COMPUTED, MARKUP = "\ue000", "\ue001", "\ue002"
"""Placeholders from the private use area: no word, no digit, no blank."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands by itself; offsets of its first character and behind its last."""

    kind: BlockKind
    start: int
    end: int


_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:\s*")

_MARKS = re.compile(
    r"""(?P<computed>\{\{.*?\}\})
    |(?P<quoted>`[^`\n]+`)
    |!\[[^\]]*\]\([^)]*\)            # a picture
    |\]\([^)\s]*(?:\s+"[^"]*")?\)    # the address of a link
    |\[@[^\]]*\]|\[\^[^\]]*\]:?      # a citation, a note
    |\]\{[^}\n]*\}                   # the end of a passage
    |<?https?://[^\s>]+>?
    |(?<!\\)\*+|(?<!\w)_+|_+(?!\w)
    |[\[\]\\]""",
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = re.compile(r"<?https?://[^\s>]+>?")
_OPENING = re.compile(r"[“„‹‘]|(?<!\w)«|(?<!\S)»(?=\w)|(?<![\w\d])[\"'](?=\w)|(?<!\S)\"(?=\S)")
_CLOSING = {
    "“": re.compile(r"[”\"](?!\w)|”"),
    "„": re.compile(r"[“”\"](?!\w)"),
    '"': re.compile(r"[\"”](?!\w)"),
    "«": re.compile("»"),
    "»": re.compile("«"),
    "‹": re.compile("›"),
    "‘": re.compile(r"(?<=\S)[’'](?!\w)"),
    "'": re.compile(r"(?<=\S)['’](?!\w)"),
}


def masked(source: str, blocks: tuple[Block, ...], *, is_markdown: bool) -> str:
    """The text with everything covered that is not the authors' own wording.

    Shape: as long as the source; what is not covered stands where it stood.
    """
    text = _MARKS.sub(_covered_mark, source) if is_markdown else _ADDRESS.sub(_covered_mark, source)
    pieces: list[str] = []
    reached = 0
    for block in blocks:
        pieces.append(text[reached : block.start])
        inner = text[block.start : block.end]
        is_foreign = block.kind in (BlockKind.QUOTE, BlockKind.CODE)
        pieces.append(QUOTED * len(inner) if is_foreign else _without_quotations(inner))
        reached = block.end
    return "".join([*pieces, text[reached:]])


def _covered_mark(match: re.Match[str]) -> str:
    group = match.lastgroup
    sign = COMPUTED if group == "computed" else QUOTED if group == "quoted" else MARKUP
    return sign * len(match[0])


def _without_quotations(text: str) -> str:
    if not _OPENING.search(text):
        return text
    pieces: list[str] = []
    reached = 0
    while opening := _OPENING.search(text, reached):
        end = _end_of_quotation(text, opening)
        pieces.append(text[reached : opening.start()])
        pieces.append(QUOTED * (end - opening.start()) if end else opening[0])
        reached = end or opening.end()
    return "".join([*pieces, text[reached:]])


def _end_of_quotation(text: str, opening: re.Match[str]) -> int:
    """Where a quotation ends; 0 when the mark opens none."""
    closing = _CLOSING[opening[0]].search(text, opening.end())
    if closing:
        return closing.end()
    # A quotation over several paragraphs is opened in each and closed in the last.
    return len(text) if opening.start() == 0 and opening[0] in '“„«"' else 0


def blocks_of(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text in order; blank lines and marks between them belong to none."""
    return tuple(_Lines().blocks(source))


class _Lines:
    """Reads lines one by one and remembers the block that is open."""

    def __init__(self) -> None:
        self.kind: BlockKind | None = None
        self.start = self.end = 0
        self.fence = ""

    def blocks(self, source: str) -> Iterator[Block]:
        offset = 0
        for line in source.split("\n"):
            yield from self._line(line, offset)
            offset += len(line) + 1
        yield from self._closed()

    def _line(self, line: str, offset: int) -> Iterator[Block]:
        end = offset + len(line)
        bare = line.strip()
        if self.fence or _FENCE.match(line):
            yield from self._code(bare, offset, end)
        elif not bare or bare.startswith(":::") or _RULE.match(line):
            yield from self._closed()
        elif heading := _HEADING.match(line):
            yield from self._closed()
            yield Block(BlockKind.HEADING, offset + heading.end(), end)
        elif self.kind is BlockKind.QUOTE or bare.startswith(">"):
            yield from self._open(BlockKind.QUOTE, offset, end, goes_on=self.kind is BlockKind.QUOTE)
        elif bare.startswith("|"):
            yield from self._closed()
            yield Block(BlockKind.ROW, offset, end)
        elif item := _ITEM.match(line):
            yield from self._open(BlockKind.ITEM, offset + item.end(), end)
        else:
            yield from self._text(line, offset, end)

    def _text(self, line: str, offset: int, end: int) -> Iterator[Block]:
        note = _NOTE.match(line)
        start = offset + (note.end() if note else len(line) - len(line.lstrip()))
        yield from self._open(BlockKind.PARAGRAPH, start, end, goes_on=self.kind is not None and not note)

    def _code(self, bare: str, offset: int, end: int) -> Iterator[Block]:
        if not self.fence:
            yield from self._closed()
            self.fence = bare[:3]
        elif bare.startswith(self.fence):
            self.fence = ""
        yield Block(BlockKind.CODE, offset, end)

    def _open(self, kind: BlockKind, start: int, end: int, goes_on: bool = False) -> Iterator[Block]:
        if not goes_on:
            yield from self._closed()
            self.kind, self.start = kind, start
        self.end = end

    def _closed(self) -> Iterator[Block]:
        if self.kind is not None:
            yield Block(self.kind, self.start, self.end)
        self.kind = None
