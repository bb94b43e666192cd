"""Tables to strips: one strip a row, cells set in their columns.

Columns share the width as the Document says, but none is narrower than its
longest word; a table that cannot fit upright is set on a landscape page. The
head is repeated on every page the table runs on to, as decoration: readers of
the tags meet it once. A row is divided only when it is higher than a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefings.document.model import Align, Cell, Column, Row, RowKind, Table
from briefings.theme.columns import needs_landscape
from briefings.theme.model import TableStyle
from briefings.theme.uses import cell_style, is_bold_cell
from briefings.writers.pdf.columns import column_widths, least_widths
from briefings.writers.pdf.sheet import utf16
from briefings.writers.pdf.strips import Strip
from briefings.writers.pdf.structure import Element, cell_attributes

if TYPE_CHECKING:
    from briefings.writers.pdf.blocks import Composer
    from briefings.writers.pdf.place import Place
    from briefings.writers.pdf.sheet import Sheet


@dataclass(slots=True, eq=False)
class CellBox:
    """A cell's strips and where each stands below the row's top."""

    strips: list[Strip]
    tops: list[float]
    height: float


@dataclass(slots=True, eq=False)
class RowStrip(Strip):
    """One row of a table."""

    width: float = 0.0
    cells: list[CellBox] = field(default_factory=list)
    look: TableStyle | None = None
    fill: str = ""
    rule_above: tuple[float, str] | None = None
    """Weight and colour."""
    rule_below: tuple[float, str] | None = None
    head: tuple[RowStrip, ...] = ()
    """Rows to repeat when a page begins with this one."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        left = x - self.x
        if self.fill:
            sheet.fill(x, y - self.height, self.width, self.height, self.fill)
        if self.rule_above:
            sheet.rule(x, y, self.width, *self.rule_above)
        if self.rule_below:
            sheet.rule(x, y - self.height, self.width, *self.rule_below)
        for cell in self.cells:
            for strip, top in zip(cell.strips, cell.tops, strict=True):
                strip.draw(sheet, left + strip.x, y - top)

    def split(self, room: float) -> tuple[RowStrip, RowStrip] | None:
        """Divide the row so that the first part is at most `room` high; None when no line fits."""
        padding = self.look.cell_padding_y if self.look else 0.0
        parts = [_split_cell(cell, room - padding, padding) for cell in self.cells]
        if not any(above.strips for above, _ in parts):
            return None
        upper = replace(self, cells=[above for above, _ in parts], rule_below=None)
        lower = replace(self, cells=[below for _, below in parts], rule_above=None, breakable=True, gap=0.0)
        for part in (upper, lower):
            part.height = max(cell.height for cell in part.cells)
            part.notes = tuple(note for cell in part.cells for strip in cell.strips for note in strip.notes)
        lower.anchors = ()
        return upper, lower


def _split_cell(cell: CellBox, room: float, padding: float) -> tuple[CellBox, CellBox]:
    count = 0
    while count < len(cell.strips) and cell.tops[count] + cell.strips[count].height <= room:
        count += 1
    rest = cell.strips[count:]
    shift = cell.tops[count] - padding if rest else 0.0
    end = cell.tops[count - 1] + cell.strips[count - 1].height + padding if count else 0.0
    lower_tops = [top - shift for top in cell.tops[count:]]
    return (
        CellBox(cell.strips[:count], cell.tops[:count], end),
        CellBox(rest, lower_tops, lower_tops[-1] + rest[-1].height + padding if rest else 0.0),
    )


def compose(composer: Composer, table: Table, place: Place) -> list[Strip]:
    """Measure a table with its caption and source."""
    page = composer.theme.page
    turned_width = page.height - page.margin_inner - page.margin_outer
    least = least_widths(composer, table)
    is_turned = place.style == "body" and needs_landscape(least, place.width, turned_width)
    if is_turned:
        place = replace(place, right=place.left + turned_width)
    strips = _compose(composer, table, place, column_widths(table, least, place.width))
    for strip in strips:
        strip.is_landscape = is_turned
    return strips


def _compose(composer: Composer, table: Table, place: Place, widths: Sequence[float]) -> list[Strip]:
    summary = f"<< /O /Table /Summary {utf16(table.summary)} >>" if table.summary else ""
    element = place.element.add("Table", attributes=summary)
    above: list[Strip] = [*composer.caption(table.caption, place, element.add("Caption"))] if table.caption else []
    rows = _rows(composer, table, widths, place, element)
    if rows:
        rows[0].breakable = rows[0].breakable and not above
        rows[0].gap = composer.theme.style("caption").space_after if above else composer.theme.table.space_before
    below: list[Strip] = [*composer.source(table.source, place, place.element)]
    flow = [*above, *rows, *below]
    if table.id and flow:
        flow[0].anchors += (table.id,)
    return flow


def _rows(composer: Composer, table: Table, widths: Sequence[float], place: Place, element: Element) -> list[RowStrip]:
    """Measure the head and the body, with their rules, fills and keep rules."""
    look = composer.theme.table
    head_element = element.add("THead") if table.head else element
    head = [_row(composer, row, table.columns, widths, place, head_element, in_head=True) for row in table.head]
    body_element = element.add("TBody")
    body = [_row(composer, row, table.columns, widths, place, body_element, in_head=False) for row in table.body]
    _decorate(head, body, table.body, look)
    rows = [*head, *body]
    for number, row in enumerate(rows):
        is_first = number <= len(head)
        follows_group = number > len(head) and table.body[number - len(head) - 1].kind is RowKind.GROUP
        is_total = number >= len(head) and table.body[number - len(head)].kind is RowKind.TOTAL
        row.breakable = number == 0 or not (is_first or follows_group or is_total)
        if number > len(head):
            row.head = tuple(head)
    return rows


def _decorate(head: list[RowStrip], body: list[RowStrip], rows: Sequence[Row], look: TableStyle) -> None:
    """Give the rows the look of the theme: frame above and below, hairlines between, fills."""
    for strip in head:
        strip.fill = look.head_fill
    for number, (strip, row) in enumerate(zip(body, rows, strict=True)):
        strip.rule_below = (look.rule_width, look.rule)
        if row.kind in (RowKind.TOTAL, RowKind.MARKED):
            strip.fill = look.total_fill
        elif number % 2:
            strip.fill = look.band_fill
    if head:
        head[0].rule_above = head[-1].rule_below = (look.frame_width, look.frame_rule)
    elif body:
        body[0].rule_above = (look.frame_width, look.frame_rule)
    if body:
        body[-1].rule_below = (look.frame_width, look.frame_rule)


def _row(
    composer: Composer, row: Row, columns: Sequence[Column], widths: Sequence[float], place: Place,
    parent: Element, *, in_head: bool,
) -> RowStrip:  # fmt: skip
    """Measure one row."""
    look = composer.theme.table
    element = parent.add("TR")
    strip = RowStrip(0.0, place.left, width=sum(widths), look=look)
    column, used = 0, 0.0
    for cell in row.cells:
        width = sum(widths[column : column + cell.columns])
        scope = ("Column" if in_head else "Row") if cell.is_header or in_head else ""
        tag = "TH" if scope else "TD"
        made = element.add(tag, attributes=cell_attributes(scope, cell.columns))
        # The first column stands where lines begin.
        inner = replace(
            place.inset(used + look.cell_padding_x, place.width - used - width + look.cell_padding_x),
            element=made,
            style=cell_style(row, in_head=in_head),
            bold=is_bold_cell(cell, row) and not in_head,
            # What spans columns belongs to none of them.
            align=_alignment(columns, column) if cell.columns == 1 else Align.START.value,
        )
        strip.cells.append(_cell(composer, cell, inner, look.cell_padding_y))
        column, used = column + cell.columns, used + width
    strip.height = max((cell.height for cell in strip.cells), default=0.0)
    if in_head:
        _sink(strip)
    inner_strips = [inner_strip for box in strip.cells for inner_strip in box.strips]
    strip.notes = tuple(note for inner_strip in inner_strips for note in inner_strip.notes)
    strip.anchors = tuple(anchor for inner_strip in inner_strips for anchor in inner_strip.anchors)
    return strip


def _alignment(columns: Sequence[Column], column: int) -> str:
    return columns[column].align.value if column < len(columns) else Align.START.value


def _cell(composer: Composer, cell: Cell, place: Place, padding: float) -> CellBox:
    """Stack a cell's strips."""
    strips = composer.flow(cell.blocks, place)
    tops, y = [], padding
    for number, strip in enumerate(strips):
        y += strip.gap if number else 0.0
        tops.append(y + strip.pad_top)
        y += strip.total
    return CellBox(strips, tops, y + padding)


def _sink(row: RowStrip) -> None:
    """Stand the heads of columns on the row's foot."""
    for cell in row.cells:
        shift = row.height - cell.height
        cell.tops = [top + shift for top in cell.tops]
        cell.height = row.height
