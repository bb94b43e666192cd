"""Which text is set in which style, over a whole Document, in reading order.

The one rule that turns a block's place into a style's name stands here
(`paragraph_style`), so that coverage of fonts and the setting of text agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefings.document.model import (
    NOWHERE,
    BarChart,
    Block,
    BlockQuote,
    Box,
    Caption,
    Cell,
    Code,
    CrossReference,
    Deleted,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inserted,
    Link,
    List,
    Paragraph,
    Role,
    Row,
    RowKind,
    Span,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableOfContents,
    Text,
)
from briefings.errors import Where


class Use(NamedTuple):
    """Some text, the style it is set in, and where it came from."""

    text: str
    style: str
    where: Where
    bold: bool = False
    italic: bool = False


def paragraph_style(role: Role, place: str) -> str:
    """Name the style of a paragraph: its role's, or for body text that of its place.

    `place` is the style body text takes there: ``body``, ``box_text``, ``bullet``,
    ``number``, ``quote``, ``table_text`` …

    >>> paragraph_style(Role.BODY, "box_text"), paragraph_style(Role.META, "box_text")
    ('box_text', 'meta')
    """
    return place if role is Role.BODY else role.value


_CELL_STYLES = {
    RowKind.BODY: "table_text",
    RowKind.GROUP: "table_group",
    RowKind.TOTAL: "table_total",
    RowKind.MARKED: "table_text",
}


def cell_style(row: Row, *, in_head: bool) -> str:
    """Name the style of body text in a row's cells."""
    if in_head:
        return "table_head"
    return _CELL_STYLES[row.kind]


def is_bold_cell(cell: Cell, row: Row) -> bool:
    """Say whether a cell's text is set bold beyond its style: the name of a row."""
    return cell.is_header and row.kind in (RowKind.BODY, RowKind.MARKED)


def uses(document: Document) -> Iterator[Use]:
    """Yield every piece of text with its style: blocks, notes, then furniture."""
    yield from _blocks(document.blocks, Use("", "body", NOWHERE))
    for note in document.notes:
        yield from _inlines(note.inlines, Use("", "note", note.where))
        yield Use(str(note.number), "note", note.where)
    furniture = document.furniture
    for style, line in (("header", furniture.header), ("footer", furniture.footer)):
        yield from _inlines((*line.left, *line.right), Use("", style, NOWHERE))
    for style, first in (("header", furniture.first_header), ("footer", furniture.first_footer)):
        if first is not None:
            yield from _inlines((*first.left, *first.right), Use("", style, NOWHERE))
    yield Use(furniture.marking, "marking", NOWHERE)


def uses_of(blocks: Iterable[Block], style: str, *, bold: bool = False) -> Iterator[Use]:
    """Yield the text of some blocks that stand where body text is set in `style`."""
    return _blocks(blocks, Use("", style, NOWHERE, bold))


def _blocks(blocks: Iterable[Block], here: Use) -> Iterator[Use]:
    for block in blocks:
        where = getattr(block, "where", NOWHERE)
        yield from _block(block, here._replace(where=where) if where != NOWHERE else here)


def _block(block: Block, here: Use) -> Iterator[Use]:
    match block:
        case Heading():
            yield from _inlines(block.inlines, here._replace(style=f"heading{block.level}"))
        case Paragraph():
            style = paragraph_style(block.role, here.style)
            yield from _inlines(block.inlines, here._replace(style=style, bold=here.bold and style == here.style))
        case List():
            # A list keeps the letters of a box or a cell; in running text it has its own style.
            kept = here.style if here.style.startswith(("table", "box")) else "number" if block.ordered else "bullet"
            for item in block.items:
                yield from _blocks(item.blocks, here._replace(style=kept))
        case BlockQuote():
            yield from _blocks(block.blocks, here._replace(style="quote"))
            yield from _inlines(block.attribution, here._replace(style="attribution"))
        case Box():
            yield from _blocks(block.blocks, here._replace(style="box_text"))
        case Table():
            yield from _table(block, here)
        case Figure():
            if isinstance(block.content, BarChart):
                yield from _chart(block.content, here._replace(style="chart_label"))
            yield from _caption(block.caption, here)
            yield from _inlines(block.source, here._replace(style="source"))
        case TableOfContents():
            yield here._replace(text=block.title, style="contents_title")


def _table(table: Table, here: Use) -> Iterator[Use]:
    yield from _caption(table.caption, here)
    for rows, in_head in ((table.head, True), (table.body, False)):
        for row in rows:
            for cell in row.cells:
                style = cell_style(row, in_head=in_head)
                yield from _blocks(cell.blocks, here._replace(style=style, bold=is_bold_cell(cell, row)))
    yield from _inlines(table.source, here._replace(style="source"))


def _chart(chart: BarChart, here: Use) -> Iterator[Use]:
    yield here._replace(text="+\u2212=".join(bar.label for bar in chart.bars))
    values = (chart.title, *chart.groups, *chart.group_totals, *(bar.display for bar in chart.bars))
    yield here._replace(text="".join(values), style="chart_value")


def _caption(caption: Caption | None, here: Use) -> Iterator[Use]:
    if caption is not None:
        yield here._replace(text=f"{caption.word} {caption.number}.", style="caption")
        yield from _inlines(caption.inlines, here._replace(style="caption"))


def _inlines(inlines: Iterable[Inline], here: Use) -> Iterator[Use]:
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield here._replace(text=inline.text)
            case Strong():
                yield from _inlines(inline.inlines, here._replace(bold=True))
            case Emphasis():
                yield from _inlines(inline.inlines, here._replace(italic=True))
            case Superscript() | Subscript() | Link() | Span() | Inserted() | Deleted():
                yield from _inlines(inline.inlines, here)
            case CrossReference():
                yield here._replace(text=inline.text)
