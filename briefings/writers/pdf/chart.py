"""Bar charts drawn as lines and letters, made for reading.

Horizontal bars in the order of the table, under the name and sum of their
group; the value stands at each bar's end, so there is no axis to read along.
A group has one colour. Where the edition before is known, a tick across the
bar marks its value and the change stands beside the new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefings.document.model import Bar, BarChart, Inline, Text
from briefings.theme.model import ChartStyle
from briefings.writers.pdf.inlines import Setter
from briefings.writers.pdf.letters import style_letters
from briefings.writers.pdf.paragraphs import set_lines
from briefings.writers.pdf.strips import LineStrip
from briefings.writers.pdf.structure import ARTIFACT

if TYPE_CHECKING:
    from briefings.writers.pdf.blocks import Composer
    from briefings.writers.pdf.place import Place
    from briefings.writers.pdf.sheet import Sheet

_LABEL_SHARE = 0.42
"""Most of the width that labels may take."""
_LABEL_GAP, _VALUE_GAP, _CHANGE_GAP = 10.0, 5.0, 5.0
_WHITE = "#ffffff"


@dataclass(slots=True)
class Shape:
    """A filled rectangle; y runs downward from the drawing's top."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(slots=True)
class Drawing:
    """A measured chart."""

    height: float
    shapes: list[Shape] = field(default_factory=list)
    lines: list[tuple[float, float, LineStrip]] = field(default_factory=list)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw with the top left corner at `x`, `y`."""
        for shape in self.shapes:
            sheet.fill(x + shape.x, y - shape.y - shape.height, shape.width, shape.height, shape.colour)
        for left, down, line in self.lines:
            line.draw(sheet, x + left, y - down)


def measure_chart(composer: Composer, chart: BarChart, place: Place) -> Drawing:
    """Measure a chart for the width of its place."""
    return _Chart(composer, chart, place).drawing()


class _Chart:
    """One chart while it is measured."""

    def __init__(self, composer: Composer, chart: BarChart, place: Place) -> None:
        self.composer = composer
        self.chart = chart
        self.place = place
        self.look: ChartStyle = composer.theme.chart
        self.has_previous = any(bar.previous_percent is not None for bar in chart.bars)
        labels = [self._set(bar.label, "chart_label", place.width * _LABEL_SHARE) for bar in chart.bars]
        self.label_width = max((_right(lines) for lines in labels), default=0.0)
        values = [_right(self._value(bar)) for bar in chart.bars]
        self.bars_left = self.label_width + _LABEL_GAP
        self.bars_width = place.width - self.bars_left - max(values, default=0.0) - _VALUE_GAP

    def drawing(self) -> Drawing:
        made = Drawing(0.0)
        y = self._title(made)
        for number, name in enumerate(self.chart.groups or ("",)):
            bars = [bar for bar in self.chart.bars if bar.group == number]
            if not bars:
                continue
            y += self.look.group_gap if made.shapes else 0.0
            y = self._group_head(made, name, number, y)
            top = y
            for bar in bars:
                y = self._bar(made, bar, y)
            y -= self.look.bar_gap
            made.shapes.append(Shape(self.bars_left - 0.75, top - 2, 0.75, y - top + 4, self.look.axis))
        made.height = y
        return made

    def _title(self, made: Drawing) -> float:
        y = 0.0
        for line in self._set(self.chart.title, "chart_value", self.place.width):
            made.lines.append((0.0, y, line))
            y += line.height
        return y + 6 if y else 0.0

    def _group_head(self, made: Drawing, name: str, number: int, y: float) -> float:
        """Print a group's name and sum above its bars."""
        totals = self.chart.group_totals
        if not name and not totals:
            return y
        words = f"{name}\u2002{totals[number]}" if number < len(totals) else name
        lines = self._set(words, "chart_value", self.place.width)
        made.shapes.append(Shape(0, y + 2.2, 7, 7, self._colour(number)))
        for line in lines:
            made.lines.append((12, y, line))
            y += line.height
        return y + 4

    def _bar(self, made: Drawing, bar: Bar, y: float) -> float:
        labels = self._set(bar.label, "chart_label", self.place.width * _LABEL_SHARE)
        height = max(self.look.bar_height, sum(line.height for line in labels))
        top = y + (height - self.look.bar_height) / 2
        length = max(bar.percent * self._scale, 0.75)
        made.shapes.append(Shape(self.bars_left, top, length, self.look.bar_height, self._colour(bar.group)))
        if bar.previous_percent is not None:
            self._tick(made, self.bars_left + bar.previous_percent * self._scale, top)
            length = max(length, bar.previous_percent * self._scale + 2)
        down = y + (height - sum(line.height for line in labels)) / 2
        for line in labels:
            made.lines.append((0.0, down, line))
            down += line.height
        for line in self._value(bar):
            made.lines.append((self.bars_left + length + _VALUE_GAP, y + (height - line.height) / 2, line))
        return y + height + self.look.bar_gap

    def _tick(self, made: Drawing, x: float, top: float) -> None:
        """Mark the edition before: dark with a light edge, to be seen on the bar and beside it."""
        height = self.look.bar_height
        made.shapes.append(Shape(x - 1.5, top - 2, 3, height + 4, _WHITE))
        made.shapes.append(Shape(x - 0.6, top - 2, 1.2, height + 4, self.look.previous))

    @property
    def _scale(self) -> float:
        """Points for one percent."""
        values = [max(bar.percent, bar.previous_percent or 0.0) for bar in self.chart.bars]
        return self.bars_width / max(*values, 1.0)

    def _colour(self, group: int) -> str:
        return self.look.palette[group % len(self.look.palette)]

    def _set(self, words: str, name: str, width: float) -> list[LineStrip]:
        style = replace(self.composer.theme.style(name), align="start")
        return self._lines((Text(words),), name, style.size, width) if words else []

    def _lines(self, inlines: Sequence[Inline], name: str, size: float, width: float) -> list[LineStrip]:
        style = replace(self.composer.theme.style(name), align="start", size=size)
        letters = style_letters(self.composer.fonts, style, ARTIFACT, self.place.language)
        return set_lines(
            Setter(self.composer.around()).set(inlines, letters), style, width, language=self.place.language
        )

    def _value(self, bar: Bar) -> list[LineStrip]:
        """Set the printed value, and the change since the edition before."""
        value = self._set(bar.display.replace(" ", "\u00a0"), "chart_value", self.place.width)
        if bar.previous_percent is None or not value:
            return value
        change = bar.percent - bar.previous_percent
        words = f"{change:+g}".replace("-", "\u2212") if change else "="
        beside = self._set(words, "chart_label", self.place.width)
        start = _right(value) + _CHANGE_GAP
        for run in beside[0].runs:
            run.x += start
        value[0].runs += beside[0].runs
        return value


def _right(lines: Sequence[LineStrip]) -> float:
    """Give the width of the widest line."""
    return max((run.x + run.width for line in lines for run in line.runs), default=0.0)
