"""Tables that hold their widths, repeat their head and keep their rows whole.

Widths stand three times (grid, cells, table), because Word trusts one,
LibreOffice another and Google Docs the third; all are whole twentieths of a
point that add up exactly. Looks come from the table style alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefings.document.model import Align, Cell, Column, Row, RowKind, Table
from briefings.theme.columns import needs_landscape, share_out, turned_width
from briefings.theme.uses import cell_style, is_bold_cell
from briefings.units import twip
from briefings.writers.docx.blocks import Setting, anchored, finished, line_of, pieces_of, pieces_of_block
from briefings.writers.docx.captions import caption_line
from briefings.writers.docx.formats import fill
from briefings.writers.docx.looks import Line, Piece, Solid
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.outline import plain
from briefings.writers.docx.styles import PLACES
from briefings.writers.docx.table_style import TABLE_STYLE
from briefings.writers.docx.wordml import escaped

_SUBSTITUTE = 1.2
"""A face that a reader's machine puts in place of one it lacks is seldom more than a fifth wider."""


@pieces_of_block.register
def _(block: Table, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    least = manuscript.measure.least_widths(block)
    turned = turned_width(manuscript.theme.page)
    is_wide = _stands_alone(setting) and needs_landscape(least, setting.width, turned)
    if is_wide:
        setting = replace(setting, width=turned)
    pieces: list[Piece] = []
    if block.caption is not None:
        pieces.append(caption_line("Table", block.caption, block.id, manuscript, setting))
    pieces.append(Solid(_table(block, least, manuscript, setting), is_table=True))
    if block.source:
        pieces.append(line_of("SourceLine", block.source, manuscript, replace(setting, align=Align.START)))
    for piece in pieces:
        piece.is_wide = is_wide
    return pieces


def _stands_alone(setting: Setting) -> bool:
    """Say whether a table has the whole width of the page: only such a one can have a page turned for it."""
    return setting.place == "body" and not (setting.indent or setting.list_indent or setting.box)


def _table(table: Table, least: Sequence[float], manuscript: Manuscript, setting: Setting) -> str:
    indent = setting.indent + setting.list_indent + _box_inset(setting, manuscript)
    roomy = [one * _SUBSTITUTE for one in least]
    widths = column_widths(table, setting.width - setting.indent - setting.list_indent, roomy)
    return "".join((
        "<w:tbl>",
        _properties(table, sum(widths), twip(indent), manuscript),
        "<w:tblGrid>", *(f'<w:gridCol w:w="{width}"/>' for width in widths), "</w:tblGrid>",
        *_rows(table, widths, manuscript, setting),
        "</w:tbl>",
    ))  # fmt: skip


def _box_inset(setting: Setting, manuscript: Manuscript) -> float:
    if setting.box is None:
        return 0.0
    box = manuscript.theme.boxes[setting.box]
    return box.padding + box.edge_width


def column_widths(table: Table, width: float, least: Sequence[float] = ()) -> list[int]:
    """Divide a width among a table's columns by their shares, none narrower than its longest word if it can be.

    Units:   points in, twentieths of a point out; their sum is the whole width, to the unit.
    """
    shares = [column.share for column in _columns(table)]
    edges, reached = [0], 0.0
    for share in share_out(width, shares, [*least, *[0.0] * (len(shares) - len(least))]):
        reached += share
        edges.append(twip(reached))
    edges[-1] = twip(width)
    return [right - left for left, right in pairwise(edges)]


def _columns(table: Table) -> list[Column]:
    """Give the declared columns, and one more for each that rows have beyond them."""
    widest = max((sum(cell.columns for cell in row.cells) for row in (*table.head, *table.body)), default=1)
    return [*table.columns, *(Column() for _ in range(widest - len(table.columns)))]


def _properties(table: Table, width: int, indent: int, manuscript: Manuscript) -> str:
    """Write ``w:tblPr`` (§17.4.59), children in schema order."""
    title = plain(table.caption.inlines) if table.caption else ""
    return "".join((
        f'<w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/>',
        "<w:bidiVisual/>" if manuscript.is_right_to_left else "",
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
        _conditions(table, manuscript),
        f'<w:tblCaption w:val="{escaped(title)}"/>' if title else "",
        f'<w:tblDescription w:val="{escaped(table.summary)}"/>' if table.summary else "",
        "</w:tblPr>",
    ))  # fmt: skip


def _conditions(table: Table, manuscript: Manuscript) -> str:
    """Say which conditional formats of the table style hold (§17.4.55)."""
    flags = {
        "firstRow": bool(table.head),
        "lastRow": _ends_in_total(table),
        "firstColumn": any(row.cells and row.cells[0].is_header for row in table.body),
        "lastColumn": False,
        "noHBand": not manuscript.theme.table.band_fill,
        "noVBand": True,
    }
    bits = sum(flag << (5 + place) for place, flag in enumerate(flags.values()))
    return f'<w:tblLook w:val="{bits:04X}" ' + " ".join(f'w:{name}="{flag:d}"' for name, flag in flags.items()) + "/>"


def _ends_in_total(table: Table) -> bool:
    return bool(table.body) and table.body[-1].kind is RowKind.TOTAL


def _rows(table: Table, widths: Sequence[int], manuscript: Manuscript, setting: Setting) -> Iterable[str]:
    columns = _columns(table)
    inside = replace(setting.inside("table_text"), box=None, indent=0.0)
    target = "" if table.caption else table.id
    for row in table.head:
        yield _row(row, "<w:cantSplit/><w:tblHeader/>", columns, widths, manuscript, inside, True, "", target)
        target = ""
    last = table.body[-1] if table.body else None
    for row in table.body:
        is_filled = row.kind is RowKind.MARKED or (row.kind is RowKind.TOTAL and row is not last)
        shade = fill(manuscript.theme.table.total_fill) if is_filled else ""
        yield _row(row, "<w:cantSplit/>", columns, widths, manuscript, inside, False, shade, target)
        target = ""


def _row(
    row: Row,
    properties: str,
    columns: Sequence[Column],
    widths: Sequence[int],
    manuscript: Manuscript,
    setting: Setting,
    in_head: bool,
    shade: str,
    target: str,
) -> str:
    place = cell_style(row, in_head=in_head)
    cells, at = [], 0
    for cell in row.cells:
        inside = replace(
            setting,
            place="table_row_head" if is_bold_cell(cell, row) and not in_head else place,
            align=columns[at].align if cell.columns == 1 else Align.START,
            width=sum(widths[at : at + cell.columns]) / 20 - 2 * manuscript.theme.table.cell_padding_x,
        )
        cells.append(_cell(cell, widths[at : at + cell.columns], shade, manuscript, inside, target if at == 0 else ""))
        at += cell.columns
    missing = len(widths) - at
    # §17.4.14: cells that a row lacks are declared, or Word shifts what follows.
    after = f'<w:gridAfter w:val="{missing}"/><w:wAfter w:w="{sum(widths[at:])}" w:type="dxa"/>' if missing else ""
    return f"<w:tr><w:trPr>{after}{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, widths: Sequence[int], shade: str, manuscript: Manuscript, setting: Setting, target: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    pieces = pieces_of(cell.blocks, manuscript, setting)
    # §17.4.65: a cell ends with a paragraph, whatever stands in it.
    if not pieces or isinstance(pieces[-1], Solid):
        pieces.append(Line(PLACES[setting.place], "", setting.look()))
    for piece in pieces[:-1]:
        if isinstance(piece, Line) and piece.style.startswith("Table"):
            piece.departs(is_followed=True)
    first = next(piece for piece in pieces if isinstance(piece, Line))
    first.content = anchored(first.content, target, manuscript)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{shade}</w:tcPr>'
        f"{finished(pieces, manuscript)}</w:tc>"
    )
