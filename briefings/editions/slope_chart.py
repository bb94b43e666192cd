"""A slope chart of two editions' probabilities, as an SVG that stands alone.

Every line is labelled at both ends with its number and its scenario; what
moved, stayed or was divided differs in the line's form as well as its colour.
Labels that would meet are moved apart and keep a thin line to their point.
The whole chart is in its description too, for whoever cannot see it.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from html import escape

from briefings.compare.slopes import Line, Point, Slopes
from briefings.editions.changes_views import percent

_WIDTH, _LEFT, _RIGHT = 960, 350, 610
_TOP, _LINE, _LETTERS = 64, 15, 46
"""Where the scale begins, the height of a line of a label, and the most letters in it."""
_PER_POINT, _LEAST = 9, 240
_STYLE = """\
text{font:12.5px 'Fira Sans','Segoe UI',Helvetica,Arial,sans-serif;fill:#1c1c1c}
.head{font-weight:700;font-size:14px}.value{font-weight:700}.quiet{fill:#595959}
line{stroke:#1f3a5f;stroke-width:2.5}.down{stroke:#a8480c;stroke-dasharray:9 4}
.level{stroke:#767676;stroke-width:1.25}.lineage{stroke:#1f3a5f;stroke-width:1.75;stroke-dasharray:2 4}
.lead{stroke:#a0a0a0;stroke-width:.75}.axis{stroke:#c8c8c8;stroke-width:1}circle{fill:#1c1c1c}
@media (prefers-color-scheme:dark){svg{background:#16181b}text{fill:#ececec}.quiet{fill:#b8b8b8}circle{fill:#ececec}
line{stroke:#8ab4e8}.down{stroke:#f0a36b}.level{stroke:#9a9a9a}.lineage{stroke:#8ab4e8}.lead{stroke:#6a6a6a}
.axis{stroke:#4a4a4a}}"""
_NAMES = {"up": "rose", "down": "fell", "level": "unchanged", "lineage": "divided or merged"}


def as_svg(slopes: Slopes, title: str, old_date: dt.date, new_date: dt.date) -> str:
    """Draw a slope chart; the same slopes give the same bytes."""
    most = max((float(point.percent) for point in (*slopes.old, *slopes.new)), default=1.0) or 1.0
    height = max(_LEAST, _PER_POINT * most, 2.6 * _LINE * max(len(slopes.old), len(slopes.new)))
    old, new = (_heights(points, most, height) for points in (slopes.old, slopes.new))
    left = _labels(slopes.old, old, is_left=True)
    right = _labels(slopes.new, new, is_left=False)
    lowest = max([_TOP + height, *(label.bottom for label in (*left, *right))])
    body = [
        f'<text class="head" x="{_LEFT}" y="38" text-anchor="end">{old_date.isoformat()}</text>',
        f'<text class="head" x="{_RIGHT}" y="38">{new_date.isoformat()}</text>',
        *(f'<line class="axis" x1="{x}" y1="{_TOP - 14}" x2="{x}" y2="{lowest:.1f}"/>' for x in (_LEFT, _RIGHT)),
        *(_line(line, old, new) for line in slopes.lines),
        *(f'<circle cx="{_LEFT}" cy="{y:.1f}" r="3.5"/>' for y in old),
        *(f'<circle cx="{_RIGHT}" cy="{y:.1f}" r="3.5"/>' for y in new),
        *(label.markup() for label in (*left, *right)),
        *_legend(slopes, lowest + 34),
    ]
    size = f'viewBox="0 0 {_WIDTH} {lowest + 52:.0f}" width="{_WIDTH}" height="{lowest + 52:.0f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title words">'
    name = f"{title}: probabilities of {old_date.isoformat()} and {new_date.isoformat()}"
    told = f'<title id="title">{escape(name)}</title>\n<desc id="words">{escape(_words(slopes))}</desc>'
    return "\n".join([head, told, f"<style>{_STYLE}</style>", *body, "</svg>", ""])


class _Label:
    """The words at one end, some lines high, and the height of the point they name."""

    def __init__(self, point: Point, y: float, *, is_left: bool) -> None:
        self.is_left, self.y, self.middle = is_left, y, y
        self.value = percent(point.percent)
        self.lines = textwrap.wrap(point.label, _LETTERS, max_lines=3, placeholder=" …")

    @property
    def size(self) -> float:
        return len(self.lines) * _LINE + 5

    @property
    def bottom(self) -> float:
        return self.middle + self.size / 2

    def markup(self) -> str:
        x, side = (_LEFT, -1) if self.is_left else (_RIGHT, 1)
        anchor = ' text-anchor="end"' if self.is_left else ""
        top = self.middle - (len(self.lines) - 1) * _LINE / 2 + 4.5
        words = [
            f'<text class="value" x="{x + side * 16}" y="{top:.1f}"{anchor}>{escape(self.value)}</text>',
            *(
                f'<text x="{x + side * 60}" y="{top + row * _LINE:.1f}"{anchor}>{escape(line)}</text>'
                for row, line in enumerate(self.lines)
            ),
        ]
        if abs(self.middle - self.y) > 2:
            ends = f'x1="{x + side * 4}" y1="{self.y:.1f}" x2="{x + side * 14}" y2="{self.middle:.1f}"'
            words.insert(0, f'<line class="lead" {ends}/>')
        return "".join(words)


def _heights(points: Sequence[Point], most: float, height: float) -> list[float]:
    return [_TOP + height * (1 - float(point.percent) / most) for point in points]


def _labels(points: Sequence[Point], heights: Sequence[float], *, is_left: bool) -> list[_Label]:
    """Labels beside their points, moved apart where they would meet."""
    pairs = zip(points, heights, strict=True)
    labels = sorted((_Label(point, y, is_left=is_left) for point, y in pairs), key=lambda one: one.y)
    floor = float("-inf")
    for label in labels:
        label.middle = max(label.y, floor + label.size / 2)
        floor = label.bottom
    # What was pushed down goes back up as far as there is room.
    ceiling = max([label.y + label.size for label in labels[-1:]], default=0.0)
    for label in reversed(labels):
        label.middle = min(label.middle, max(ceiling - label.size / 2, label.y))
        ceiling = label.middle - label.size / 2
    return _settled(labels)


def _settled(labels: list[_Label]) -> list[_Label]:
    floor = float("-inf")
    for label in labels:
        label.middle = max(label.middle, floor + label.size / 2)
        floor = label.bottom
    return labels


def _line(line: Line, old: Sequence[float], new: Sequence[float]) -> str:
    ends = f'x1="{_LEFT}" y1="{old[line.old]:.1f}" x2="{_RIGHT}" y2="{new[line.new]:.1f}"'
    return f'<line class="{line.course}" {ends}/>'


def _legend(slopes: Slopes, y: float) -> list[str]:
    if slopes.note:
        return [f'<text class="quiet" x="24" y="{y:.1f}">not comparable: {escape(slopes.note)}</text>']
    shown = [name for name in _NAMES if any(line.course == name for line in slopes.lines)]
    made = []
    for place, name in enumerate(shown):
        x = 24 + 190 * place
        made.append(f'<line class="{name}" x1="{x}" y1="{y - 4:.1f}" x2="{x + 44}" y2="{y - 4:.1f}"/>')
        made.append(f'<text class="quiet" x="{x + 52}" y="{y:.1f}">{_NAMES[name]}</text>')
    return made


def _words(slopes: Slopes) -> str:
    """Everything the chart shows, in words."""
    came_from: dict[int, list[Point]] = {}
    for line in slopes.lines:
        came_from.setdefault(line.new, []).append(slopes.old[line.old])
    gone = {line.old for line in slopes.lines}
    told = [
        f"{point.label}: {percent(point.percent)}, {_before(point, came_from.get(place, []))}."
        for place, point in enumerate(slopes.new)
    ]
    left = [one for place, one in enumerate(slopes.old) if place not in gone]
    told += [f"{point.label}: {percent(point.percent)} before, without a line." for point in left]
    return " ".join(told)


def _before(point: Point, origins: Sequence[Point]) -> str:
    if not origins:
        return "without a line"
    if [one.id for one in origins] == [point.id]:
        return f"{percent(origins[0].percent)} before"
    return "from " + " and ".join(f"{one.label} ({percent(one.percent)})" for one in origins)
