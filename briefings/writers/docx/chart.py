"""A bar chart's numbers as a chart sheet holds them: rows and series.

Each group of bars is a series of its own, so that colour and worksheet column
say the same thing, and its name and sum stand in a row above its bars, as in
the PDF. Drawing and workbook are both made from this one table, so they agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefings.document.model import Bar, BarChart
from briefings.theme.model import Theme

_PERCENT = re.compile(r"(\d+)(?:\.(\d+))?([\s\u00a0\u202f]?)%")


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the chart's worksheet."""

    name: str
    shares: tuple[float | None, ...]
    """One for each row, 0 to 1; None where the row is another series' or a group's name."""
    displays: tuple[str, ...]
    """What is printed beside each bar; empty for nothing."""
    colour: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table behind a chart."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    previous: Series | None
    """The edition before, where any bar has it."""
    number_format: str

    @property
    def columns(self) -> tuple[Series, ...]:
        """Every column of numbers, in worksheet order."""
        return (*self.series, *((self.previous,) if self.previous else ()))


Row = tuple[str, Bar | None]
"""A label, and the bar it belongs to; None for the name of a group."""


def sheet_of(chart: BarChart, theme: Theme, previous_edition: str) -> Sheet:
    """Lay out a chart's rows and series; `previous_edition` names the column of earlier figures."""
    rows = _rows(chart)
    bars = [bar for _, bar in rows]
    groups = tuple(
        _series(index, name or chart.title or "1", bars, theme)
        for index, name in enumerate(_group_names(chart))
        if any(bar and bar.group == index for bar in bars)
    )
    previous = None
    if any(bar.previous_percent is not None for bar in chart.bars):
        earlier = tuple(
            None if bar is None or bar.previous_percent is None else _share(bar.previous_percent) for bar in bars
        )
        previous = Series(previous_edition, earlier, ("",) * len(rows), theme.chart.axis)
    numbers = number_format(bar.display for bar in chart.bars)
    return Sheet(chart.title, tuple(label for label, _ in rows), groups, previous, numbers)


def _group_names(chart: BarChart) -> list[str]:
    """Give each group's name and sum: ``Military 75 %``."""
    totals = (*chart.group_totals, *[""] * len(chart.groups))
    return [f"{name} {total}".strip() for name, total in zip(chart.groups or ("",), totals or ("",), strict=False)]


def _rows(chart: BarChart) -> list[Row]:
    """Put every bar below the name of its group, if that has one."""
    rows: list[Row] = []
    for index, name in enumerate(_group_names(chart)):
        bars = [bar for bar in chart.bars if bar.group == index]
        if bars and name:
            rows.append((name, None))
        rows += [(bar.label, bar) for bar in bars]
    return rows


def _series(index: int, name: str, bars: list[Bar | None], theme: Theme) -> Series:
    own = [bar if bar and bar.group == index else None for bar in bars]
    return Series(
        name,
        tuple(_share(bar.percent) if bar else None for bar in own),
        tuple(bar.display if bar else "" for bar in own),
        theme.chart.palette[index % len(theme.chart.palette)],
    )


def _share(percent: float) -> float:
    # Rounded, for 0.14 and not 0.14000000000000001 is what the worksheet should say.
    return round(percent / 100, 8)


def number_format(displays: Iterable[str]) -> str:
    """Give the number format that prints all these percents, or a plain one when they differ.

    >>> number_format(["38 %", "5 %"]), number_format(["7.5%"]), number_format(["38%", "low"])
    ('0" "%', '0.0%', '0%')
    """
    shapes = {
        (len(found[2] or ""), found[3]) if (found := _PERCENT.fullmatch(display)) else None for display in displays
    }
    if len(shapes) != 1 or (shape := shapes.pop()) is None:
        return "0%"
    decimals, space = shape
    return "".join(("0", "." + "0" * decimals if decimals else "", f'"{space}"' if space else "", "%"))


def printed(share: float, number_format: str) -> str:
    """Say what a number format made here prints.

    >>> printed(0.075, '0.0" "%')
    '7.5 %'
    """
    after_point = number_format.partition(".")[2]
    decimals = len(after_point) - len(after_point.lstrip("0"))
    space = number_format.split('"')[1] if '"' in number_format else ""
    return f"{share * 100:.{decimals}f}{space}%"
