"""The page's one stylesheet: the theme's tokens, then the fixed layout.

`layout.css` and `print.css` are plain CSS that anyone can read and edit; they
take every colour and measure from custom properties set here. What only this
document needs (column widths, bar lengths, running lines) comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefings.document.model import BarChart, BoxRole, Document, Figure, Table
from briefings.document.walk import iter_blocks
from briefings.theme.model import BoxStyle, Theme
from briefings.writers.html.chart import chart_lengths
from briefings.writers.html.lengths import css_string, rem, unit
from briefings.writers.html.paged import page_rules
from briefings.writers.html.tables import share_class
from briefings.writers.html.text_rules import print_text_rules, text_rules

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def stylesheet(document: Document, theme: Theme) -> str:
    """Give the stylesheet of a document: no part of it can end the style element early."""
    parts = (
        f":root{{{';'.join(_tokens(theme))}}}",
        text_rules(theme),
        *(_box_rule(role, theme.boxes[role], theme) for role in BoxRole),
        *(f".g{index}{{background:{colour}}}" for index, colour in enumerate(theme.chart.palette)),
        _file("layout.css"),
        *_lengths(document),
        page_rules(document.furniture, theme),
        f"@media print{{\n{_file('print.css')}\n{print_text_rules(theme)}\n}}",
    )
    return "\n".join(parts) + "\n"


def _tokens(theme: Theme) -> Iterator[str]:
    table, chart = theme.table, theme.chart
    colours = {
        "ink": theme.style("body").colour,
        "link": theme.link,
        "rule": theme.rule,
        "inserted": theme.inserted,
        "deleted": theme.deleted,
        "head-fill": table.head_fill,
        "band-fill": table.band_fill,
        "total-fill": table.total_fill,
        "table-rule": table.rule,
        "frame-rule": table.frame_rule,
        "before": chart.previous,
        "axis": chart.axis,
        "marking": theme.style("marking").colour,
        "accent": theme.style("title").colour,
    }
    yield from (f"--{name}:{colour or 'transparent'}" for name, colour in colours.items())
    yield f"--end-mark:{css_string(theme.end_mark)}"
    yield f"--mono:{','.join(name if name == 'monospace' else css_string(name) for name in theme.mono)}"
    yield from (f"--{name}:{rem(points, theme)}" for name, points in _measures(theme))
    yield f"--frame-width:{unit(max(1, table.frame_width * 4 / 3), 'px')}"


def _measures(theme: Theme) -> Iterator[tuple[str, float]]:
    table, chart = theme.table, theme.chart
    yield "cell-x", table.cell_padding_x
    yield "cell-y", table.cell_padding_y
    yield "table-before", table.space_before
    yield "table-after", table.space_after
    yield "bar", chart.bar_height
    yield "bar-gap", chart.bar_gap
    yield "group-gap", chart.group_gap
    yield "line", theme.style("body").leading
    yield "list-indent", theme.style("number").indent_left


def _box_rule(role: BoxRole, box: BoxStyle, theme: Theme) -> str:
    look = [f"margin-block:{rem(box.space_before, theme)} {rem(box.space_after, theme)}"]
    padding = rem(box.padding, theme)
    if box.fill:
        look.append(f"background:{box.fill}")
    if box.edge:
        look.append(f"border-inline-start:{unit(box.edge_width * 4 / 3, 'px')} solid {box.edge}")
    look.append(f"padding:{padding}" if box.fill else f"padding:{rem(box.padding / 4, theme)} 0 0 {padding}")
    return f".{role.value}{{{';'.join(look)}}}"


def _lengths(document: Document) -> Iterator[str]:
    blocks = list(iter_blocks(document))
    tables = [block for block in blocks if isinstance(block, Table)]
    shares = {share_class(column, table) for table in tables for column in table.columns}
    for name in sorted(shares, key=lambda name: int(name[1:])):
        yield f".{name}{{width:{unit(int(name[1:]) / 10, '%')}}}"
    charts = (block.content for block in blocks if isinstance(block, Figure) and isinstance(block.content, BarChart))
    yield from chart_lengths(charts)


@cache
def _file(name: str) -> str:
    """A stylesheet of this package, without comments and indents."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return "\n".join(line.strip() for line in _COMMENT.sub("", text).splitlines() if line.strip())
