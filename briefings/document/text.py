"""The words of a Document in reading order: the reference for every format.

`document_text` flattens a Document into units of text. A writer is right when
the same words, in the same order, can be read back from its file. What a
format makes up itself is left out: note marks, the entries of the table of
contents, page numbers, running lines, the end mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefings.document.model import (
    BarChart,
    Block,
    BlockQuote,
    Box,
    Caption,
    Code,
    CrossReference,
    Deleted,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Heading,
    Inline,
    Inserted,
    LineBreak,
    Link,
    List,
    NoteReference,
    PageBreak,
    PageCount,
    PageNumber,
    Paragraph,
    Role,
    Rule,
    Span,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableOfContents,
    Text,
)
from briefings.document.walk import every_inline


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One paragraph's worth of words and what it is.

    Kinds: ``title``, ``heading``, ``paragraph``, ``item`` (a paragraph of a
    list), ``quote``, ``cell``, ``caption``, ``chart``, ``group`` and ``bar``
    (of a chart), ``alt``, ``source``, ``contents`` (its title), ``note``; and
    ``link``, the target of each link, after the unit it stands in.
    """

    kind: str
    text: str


def plain_text(inlines: Iterable[Inline]) -> str:
    """The characters a reader sees, without note marks; a line break is a newline.

    >>> plain_text((Text("Time as a "), Strong((Text("weapon"),)), EndMark()))
    'Time as a weapon'
    """
    return "".join(map(_characters, inlines))


def _characters(inline: Inline) -> str:
    match inline:
        case Text() | Code() | CrossReference():
            return inline.text
        case Strong() | Emphasis() | Superscript() | Subscript() | Link() | Span() | Inserted() | Deleted():
            return plain_text(inline.inlines)
        case LineBreak():
            return "\n"
        case NoteReference() | EndMark() | PageNumber() | PageCount():
            return ""
        case _:
            raise TypeError(f"no text is known for {type(inline).__name__}")


def document_text(document: Document) -> tuple[TextUnit, ...]:
    """Every unit of the text in reading order, the notes last.

    Shape:   no unit has empty text.
    """
    units = [unit for block in document.blocks for unit in _units(block, "paragraph")]
    for note in document.notes:
        units += _line("note", note.inlines)
    return tuple(units)


def caption_text(caption: Caption) -> str:
    """A caption as printed: ``Table 1. Seven scenarios``.

    >>> caption_text(Caption("Table", 1, (Text("Seven scenarios"),)))
    'Table 1. Seven scenarios'
    """
    words = plain_text(caption.inlines)
    return f"{caption.word} {caption.number}. {words}" if caption.word else words


def _line(kind: str, inlines: tuple[Inline, ...], before: str = "") -> Iterator[TextUnit]:
    text = before + plain_text(inlines)
    if text:
        yield TextUnit(kind, text)
    for inline in every_inline(inlines):
        if isinstance(inline, Link):
            yield TextUnit("link", inline.target)


def _units(block: Block, kind: str) -> Iterator[TextUnit]:
    """Units of a block; `kind` is what a paragraph is called where it stands."""
    match block:
        case Heading():
            yield from _line("heading", block.inlines, f"{block.number} " if block.number else "")
        case Paragraph():
            yield from _line("title" if block.role is Role.TITLE else kind, block.inlines)
        case List():
            yield from _all((inner for item in block.items for inner in item.blocks), "item")
        case BlockQuote():
            yield from _all(block.blocks, "quote")
            yield from _line("quote", block.attribution)
        case Box():
            yield from _all(block.blocks, kind)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case TableOfContents():
            yield TextUnit("contents", block.title)
        case PageBreak() | Rule():
            return
        case _:
            raise TypeError(f"no text is known for {type(block).__name__}")


def _all(blocks: Iterable[Block], kind: str) -> Iterator[TextUnit]:
    for block in blocks:
        yield from _units(block, kind)


def _caption(caption: Caption | None) -> Iterator[TextUnit]:
    if caption:
        yield from _line("caption", caption.inlines, f"{caption.word} {caption.number}. " if caption.word else "")


def _table(table: Table) -> Iterator[TextUnit]:
    yield from _caption(table.caption)
    for row in (*table.head, *table.body):
        for cell in row.cells:
            yield from _all(cell.blocks, "cell")
    yield from _line("source", table.source)


def _figure(figure: Figure) -> Iterator[TextUnit]:
    if isinstance(figure.content, BarChart):
        yield from _chart(figure.content)
    yield TextUnit("alt", figure.alt)
    yield from _caption(figure.caption)
    yield from _line("source", figure.source)


def _chart(chart: BarChart) -> Iterator[TextUnit]:
    if chart.title:
        yield TextUnit("chart", chart.title)
    totals = chart.group_totals or ("",) * len(chart.groups)
    for index, (group, total) in enumerate(zip(chart.groups, totals, strict=True)):
        if heading := f"{group} {total}".strip():
            yield TextUnit("group", heading)
        for bar in chart.bars:
            if bar.group == index:
                yield TextUnit("bar", f"{bar.label} {bar.display}")
