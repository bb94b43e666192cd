"""The look of tables: one table style with its conditional formats.

Fills and rules of the head, of every second row and of a closing total come
from here, never from cells. Type is left to the paragraph styles of the cells:
bold in both would cancel out (ECMA-376 §17.7.3).
"""

from __future__ import annotations

from collections.abc import Callable

from briefings.theme.model import TableStyle, Theme
from briefings.units import twip
from briefings.writers.docx.formats import fill
from briefings.writers.docx.wordml import hexadecimal

TABLE_STYLE, TABLE_NAME = "BriefTable", "Brief Table"


def table_styles(theme: Theme, house: Callable[[str], str | None] | None = None) -> str:
    """Write the styles that are neither of paragraphs nor of characters.

    `house` is asked for what a table style of a name takes from a house document; None for nothing.
    """
    return _NORMAL_TABLE + _NO_LIST + _brief_table(theme.table, house(TABLE_NAME) if house else None)


_NORMAL_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
)


def _brief_table(look: TableStyle, taken: str | None) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="{TABLE_NAME}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
        f"{_own_look(look) if taken is None else taken}</w:style>"
    )


def _own_look(look: TableStyle) -> str:
    frame = (look.frame_rule, look.frame_width)
    rule = (look.rule, look.rule_width)
    borders = _border("top", *frame) + _border("bottom", *frame) + _border("insideH", *rule)
    x, y = twip(look.cell_padding_x), twip(look.cell_padding_y)
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", y), ("left", x), ("bottom", y), ("right", x))
    )
    return (
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f"{_conditions(look)}"
    )


def _conditions(look: TableStyle) -> str:
    # §17.7.6.6. The first column has no look of its own, but the condition must exist for tables to claim one.
    under_head = _border("bottom", look.frame_rule, look.frame_width / 2)
    foot = '<w:vAlign w:val="bottom"/>'
    over_total = _border("top", look.frame_rule, look.frame_width / 2)
    return "".join((
        _condition("firstRow", f"<w:tcBorders>{under_head}</w:tcBorders>{fill(look.head_fill)}{foot}"),
        _condition("lastRow", f"<w:tcBorders>{over_total}</w:tcBorders>{fill(look.total_fill)}"),
        _condition("firstCol", ""),
        _condition("band2Horz", fill(look.band_fill)),
    ))  # fmt: skip


def _condition(kind: str, cell: str) -> str:
    return f'<w:tblStylePr w:type="{kind}"><w:tblPr/><w:tcPr>{cell}</w:tcPr></w:tblStylePr>'


def _border(side: str, colour: str, width: float) -> str:
    if not colour or not width:
        return ""
    return f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="0" w:color="{hexadecimal(colour)}"/>'
