"""Which lever acts on which scenario, for the pieces that set them side by side.

Built only from what the audience sees: a row or a lever that was filtered out
is neither named nor counted. Sums are exact decimals of the probabilities as
they are printed, so a reader can add them up. Nothing is scored or ranked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefings.content.model import Lever, Scenario, ScenarioSet

DIRECTIONS = ("raises", "lowers", "shapes")


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A scenario, and what each lever does to it."""

    scenario: Scenario
    cells: tuple[tuple[str, ...], ...]
    """One a lever: its directions, none where it does not act."""

    @property
    def count(self) -> int:
        """How many levers act on the scenario."""
        return sum(1 for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Scenarios in table order against levers in the order of their priority."""

    levers: tuple[Lever, ...]
    rows: tuple[CoverageRow, ...]

    @property
    def covered(self) -> Decimal:
        """Percent of the scenarios that any lever acts on."""
        return _share(row.scenario for row in self.rows if row.count)

    @property
    def gaps(self) -> tuple[Scenario, ...]:
        """Scenarios that no lever acts on."""
        return tuple(row.scenario for row in self.rows if not row.count)

    @property
    def uncovered(self) -> Decimal:
        """Percent of those."""
        return _share(self.gaps)


def by_priority(levers: Iterable[Lever]) -> tuple[Lever, ...]:
    """The order in which levers are listed and numbered; equals stay as they were written."""
    return tuple(sorted(levers, key=lambda lever: lever.priority))


def coverage_of(levers: Iterable[Lever], scenarios: ScenarioSet) -> Coverage:
    """The map of what levers act on."""
    listed = by_priority(levers)
    rows = (CoverageRow(row, tuple(_directions(lever, row.id) for lever in listed)) for row in scenarios.scenarios)
    return Coverage(listed, tuple(rows))


def acted_on(lever: Lever, scenarios: ScenarioSet) -> tuple[Scenario, ...]:
    """The scenarios that a lever acts on, each once, in table order."""
    return tuple(row for row in scenarios.scenarios if _directions(lever, row.id))


def share_of(lever: Lever, scenarios: ScenarioSet) -> Decimal:
    """Percent of the scenarios that a lever acts on, together."""
    return _share(acted_on(lever, scenarios))


def in_parts(count: int, most: int) -> tuple[tuple[int, ...], ...]:
    """Positions of so many columns, divided over as few tables of about the same width as hold them.

    >>> in_parts(7, 5)
    ((0, 1, 2, 3), (4, 5, 6))
    """
    tables = -(-count // most)
    ends = [-(-count * table // tables) for table in range(tables + 1)] if tables else []
    return tuple(tuple(range(first, last)) for first, last in pairwise(ends))


def _directions(lever: Lever, scenario: str) -> tuple[str, ...]:
    named = {effect.direction for effect in lever.acts_on if effect.scenario == scenario}
    return tuple(direction for direction in DIRECTIONS if direction in named)


def _share(rows: Iterable[Scenario]) -> Decimal:
    return sum((row.probability or Decimal(0) for row in rows), Decimal(0))
