"""Two tables of probabilities as points and the lines between them.

A scenario is followed as its lineage says: a split is one point with several
lines to the right, a merger several with one. What came or went is a point
without a line, and so is everything where two tables cannot be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefings.compare.estimates import compare_estimates, origins_of
from briefings.content.model import Scenario, ScenarioSet

Course = Literal["up", "down", "level", "lineage"]


@dataclass(frozen=True, slots=True)
class Point:
    """One scenario in one edition."""

    id: str
    label: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A scenario of the edition before and what it became; positions in `Slopes.old` and `Slopes.new`."""

    old: int
    new: int
    course: Course


@dataclass(frozen=True, slots=True)
class Slopes:
    """All that a slope chart shows."""

    old: tuple[Point, ...]
    new: tuple[Point, ...]
    lines: tuple[Line, ...]
    note: str = ""
    """Why no lines are drawn, when none are."""


def slopes_of(old: ScenarioSet | None, new: ScenarioSet | None) -> Slopes:
    """The points of both tables, in their order, and the lines between what can be compared or follows from it."""
    before, after = _points(old), _points(new)
    changes, note = compare_estimates(old, new)
    moves = {one.id: one.move for one in changes}
    places = {point.id: place for place, point in enumerate(before)}
    origins = origins_of(new, places) if not note else {}
    lines = [
        Line(places[name], place, _course(moves[point.id], before[places[name]], point))
        for place, point in enumerate(after)
        for name in origins.get(point.id, ())
        if moves[point.id] != "redefined"
    ]
    return Slopes(before, after, tuple(lines), note)


def _points(scenarios: ScenarioSet | None) -> tuple[Point, ...]:
    rows: Sequence[Scenario] = scenarios.scenarios if scenarios else ()
    return tuple(Point(row.id, row.label, row.probability) for row in rows if row.probability is not None)


def _course(move: str, old: Point, new: Point) -> Course:
    if move in ("split", "merged"):
        return "lineage"
    if old.percent == new.percent:
        return "level"
    return "up" if new.percent > old.percent else "down"
