"""A bar chart as a table of text, its bars painted by the stylesheet.

Every bar is a row: its label is the row's header, its value is text beside
the bar. So it reads, prints, copies and enlarges like text; explicit
ARIA roles keep it a table where CSS stacks labels over bars. The page's
security policy allows no inline styles, so a bar's length is a class, and
`chart_lengths` gives the rules a document needs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from briefings.document.model import Bar, BarChart
from briefings.writers.html.lengths import unit
from briefings.writers.html.markup import NOTHING, Markup, element, escape, lines


def draw_chart(chart: BarChart, described_by: str) -> Markup:
    """Draw a chart; `described_by` is the id of the words that sum it up."""
    title = element("caption", escape(chart.title)) if chart.title else NOTHING
    groups = (_group(chart, index) for index in range(len(chart.groups)))
    return element("table", lines(title, *groups), class_="chart", role="table", aria_describedby=described_by)


def _group(chart: BarChart, index: int) -> Markup:
    total = chart.group_totals[index] if chart.group_totals else ""
    name = _group_name(chart.groups[index], total)
    bars = (_row(bar, chart) for bar in chart.bars if bar.group == index)
    return element("tbody", lines(name, *bars), role="rowgroup")


def _group_name(name: str, total: str) -> Markup:
    if not (name or total):
        return NOTHING
    words = element("th", escape(name), scope="rowgroup", role="rowheader", colspan=None if total else 2)
    share = element("td", escape(total), role="cell") if total else NOTHING
    return element("tr", words, share, role="row", class_="group")


def _row(bar: Bar, chart: BarChart) -> Markup:
    most = _most(chart)
    lengths, before = f"track w{_per_mille(bar.percent, most)}", NOTHING
    if bar.previous_percent is not None:
        lengths += f" b{_per_mille(bar.previous_percent, most)}"
        before = element("span", class_="before", aria_hidden="true")
    painted = element("span", class_=f"bar g{bar.group}", aria_hidden="true")
    value = element("span", escape(bar.display), class_="value")
    track = element("div", painted, before, value, class_=lengths)
    label = element("th", escape(bar.label), scope="row", role="rowheader")
    return element("tr", label, element("td", track, role="cell"), role="row", class_="total" if bar.is_total else "")


def _most(chart: BarChart) -> float:
    """The percent at the end of the scale: the longest bar, up to the next ten."""
    percents = [bar.percent for bar in chart.bars] + [bar.previous_percent or 0 for bar in chart.bars]
    return min(100, math.ceil(max(percents, default=0) / 10) * 10) or 10


def _per_mille(percent: float, most: float) -> int:
    return round(1000 * max(0.0, min(percent, most)) / most)


def chart_lengths(charts: Iterable[BarChart]) -> Iterator[str]:
    """Yield a rule for each length a bar (`w`) or a mark of the edition before (`b`) has."""
    found = set()
    for chart in charts:
        most = _most(chart)
        for bar in chart.bars:
            found.add(("w", _per_mille(bar.percent, most)))
            if bar.previous_percent is not None:
                found.add(("b", _per_mille(bar.previous_percent, most)))
    for name, length in sorted(found, reverse=True):
        yield f".{name}{length}{{--{name}:{unit(length / 10, '%')}}}"
