"""Tables: header cells with their scope, groups as row groups, a caption.

A table whose head is one plain row turns into cards on a narrow screen, each
cell under the name of its column (`data-label`); explicit ARIA roles keep it
a table for assistive technology when CSS changes how it is displayed. Any
other table scrolls sideways inside a region that the keyboard can reach; in a
matrix, whose columns are compared, the names of the rows stay in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefings.document.model import Align, Block, Caption, Cell, Column, Paragraph, Row, RowKind, Table
from briefings.document.text import plain_text
from briefings.writers.html.drawing import Drawing
from briefings.writers.html.inlines import draw_inlines
from briefings.writers.html.markup import NOTHING, Markup, element, escape, join, lines

DrawBlocks = Callable[[tuple[Block, ...]], Markup]

WIDE_COLUMNS = 4
"""From here on a table is given more room than the text, where the screen has it."""

MOST_CARD_COLUMNS = 6
"""Wider tables are compared across columns; cards would tear them apart."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the rows of one table have in common."""

    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    """Name of each column; empty when the table does not turn into cards."""
    blocks: DrawBlocks

    @property
    def is_card(self) -> bool:
        return bool(self.labels)

    def role(self, name: str) -> str:
        return name if self.is_card else ""


def draw_table(table: Table, drawing: Drawing, blocks: DrawBlocks) -> Markup:
    """Draw a table with its caption, its hidden summary and its source line."""
    look = _Look(table.columns, _labels(table), blocks)
    caption = drawing.anchors.fresh("caption") if table.caption else ""
    summary = drawing.anchors.fresh("summary") if table.summary else ""
    drawn = element(
        "table",
        lines(*_parts(table, look, caption, drawing)),
        class_="cards" if look.is_card else "",
        role=look.role("table"),
        aria_labelledby=look.role(caption),
        aria_describedby=summary,
    )
    source = element("p", draw_inlines(table.source, drawing), class_="source") if table.source else NOTHING
    # `hidden` text still serves as a description (ARIA 1.2, accessible name computation 2A).
    described = element("p", escape(table.summary), id=summary, hidden=True) if summary else NOTHING
    looks = "table wide" if len(table.columns) >= WIDE_COLUMNS else "table"
    return element(
        "div",
        lines(described, _scroll(drawn, look, caption, is_matrix=table.is_matrix), source),
        class_=looks,
        id=table.id,
    )


def _scroll(drawn: Markup, look: _Look, caption: str, *, is_matrix: bool) -> Markup:
    if look.is_card:
        return drawn
    looks = "scroll matrix" if is_matrix else "scroll"
    return element("div", drawn, class_=looks, role="region", aria_labelledby=caption, tabindex=0)


def _labels(table: Table) -> tuple[str, ...]:
    if table.is_matrix or len(table.head) != 1 or len(table.columns) > MOST_CARD_COLUMNS:
        return ()
    cells = table.head[0].cells
    names = tuple(_words(cell) for cell in cells)
    return names if len(cells) == len(table.columns) and all(names) else ()


def _words(cell: Cell) -> str:
    return " ".join(plain_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def _parts(table: Table, look: _Look, caption: str, drawing: Drawing) -> Iterator[Markup]:
    if table.caption:
        yield element("caption", caption_markup(table.caption, drawing), id=caption)
    yield element("colgroup", *(element("col", class_=share_class(column, table)) for column in table.columns))
    if table.head:
        yield element("thead", lines(*(_head_row(row, look) for row in table.head)), role=look.role("rowgroup"))
    for group in _groups(table.body):
        yield element("tbody", lines(*(_body_row(row, look) for row in group)), role=look.role("rowgroup"))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows of one `<tbody>`: a group's name speaks for the rows up to the next (`scope="rowgroup"`)."""
    group: list[Row] = []
    for row in rows:
        if row.kind is RowKind.GROUP and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def caption_markup(caption: Caption, drawing: Drawing) -> Markup:
    """Draw ``Table 1. Words``, the number apart for the stylesheet."""
    words = draw_inlines(caption.inlines, drawing)
    if not caption.word:
        return words
    return join(element("span", escape(f"{caption.word} {caption.number}."), class_="number"), Markup(" "), words)


def share_class(column: Column, table: Table) -> str:
    """The class that sets a column's width: ``s286`` for 28.6 %."""
    return f"s{round(1000 * column.share / sum(each.share for each in table.columns))}"


def _head_row(row: Row, look: _Look) -> Markup:
    cells = (
        element(
            "th",
            look.blocks(cell.blocks),
            scope="colgroup" if cell.columns > 1 else "col",
            role=look.role("columnheader"),
            colspan=_span(cell),
            class_=_side(look, cell, index),
        )
        for index, cell in _placed(row)
    )
    return element("tr", *cells, role=look.role("row"))


def _body_row(row: Row, look: _Look) -> Markup:
    cells = (_body_cell(cell, index, row.kind, look) for index, cell in _placed(row))
    kind = "" if row.kind is RowKind.BODY else row.kind.value
    return element("tr", *cells, role=look.role("row"), class_=kind)


def _body_cell(cell: Cell, index: int, kind: RowKind, look: _Look) -> Markup:
    scope = "rowgroup" if kind is RowKind.GROUP else "row"
    return element(
        "th" if cell.is_header else "td",
        look.blocks(cell.blocks),
        scope=scope if cell.is_header else None,
        role=look.role("rowheader" if cell.is_header else "cell"),
        colspan=_span(cell),
        class_=_side(look, cell, index),
        data_label="" if cell.is_header or cell.columns > 1 or not look.is_card else look.labels[index],
    )


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    """Each cell with the index of the first column it covers."""
    index = 0
    for cell in row.cells:
        yield index, cell
        index += cell.columns


def _span(cell: Cell) -> int | None:
    return cell.columns if cell.columns > 1 else None


def _side(look: _Look, cell: Cell, index: int) -> str:
    """The class for the side a cell's text stands at; over several columns it stands at the start."""
    if cell.columns > 1:
        return ""
    align = look.columns[index].align
    return "" if align is Align.START else align.value
