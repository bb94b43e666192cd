"""What prose may say of the scenario table, and how it names what is in it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from briefings.checks.naming import class_names, row_names
from briefings.checks.scenarios import plain
from briefings.content.model import Scenario, ScenarioSet


class Claim(NamedTuple):
    """A number, a rank or a comparison typed by hand, beside what the table knows."""

    offset: int
    """Within its clause."""
    written: str
    computed: str
    """What the table says, in words."""
    is_right: bool
    instead: str = ""
    """What computes it; empty where nothing does."""


class Said(NamedTuple):
    """A class or a scenario that a clause names, with its share."""

    id: str
    percent: Decimal
    start: int
    end: int
    parts: frozenset[Decimal]
    """Shares of a class's own scenarios: a number may speak of one of them."""

    @property
    def in_words(self) -> str:
        return f"{plain(self.percent)} % for `{self.id}`"


class TableNames:
    """Knows the names of one table."""

    def __init__(self, scenarios: ScenarioSet) -> None:
        self.scenarios = scenarios
        self.classes = [(name, pattern) for name, pattern in class_names(scenarios) if scenarios.of_class(name)]

    @cached_property
    def rows(self) -> list[tuple[Scenario, re.Pattern[str]]]:
        """Made when a number is not a class's: few texts have one."""
        return row_names(self.scenarios)

    def classes_in(self, clause: str) -> list[Said]:
        """The classes that a clause names, each where it is named first."""
        found = [(name, match) for name, pattern in self.classes if (match := pattern.search(clause))]
        return [self.class_said(name, *match.span()) for name, match in found]

    def class_said(self, name: str, start: int, end: int) -> Said:
        """A class as it is named at a place of a clause."""
        parts = frozenset(row.probability or Decimal(0) for row in self.scenarios.of_class(name))
        return Said(name, self.scenarios.total(name), start, end, parts)

    def rows_in(self, clause: str) -> list[tuple[Scenario, re.Match[str]]]:
        """The scenarios that a clause names, each where it is named first."""
        return [(row, match) for row, pattern in self.rows if (match := pattern.search(clause))]

    def only_one_in(self, clause: str) -> Said | None:
        """The one class that a clause names or, where it names none, the one scenario."""
        classes = self.classes_in(clause)
        if classes:
            return classes[0] if len(classes) == 1 else None
        rows = self.rows_in(clause)
        if len(rows) != 1 or rows[0][0].probability is None:
            return None
        ((row, match),) = rows
        return Said(row.id, row.probability or Decimal(0), *match.span(), frozenset())
