"""What a brief tells of the edition before it, in a reader's order.

Made from two contents that were filtered for the same audience, so it knows
nothing that this audience may not see. What an edition merely stores is left
out: its own date, the people of the series, the order of things.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from briefings.compare.changes import Changes, PartChange, Verdict, compare
from briefings.compare.estimates import EstimateChange
from briefings.content.model import Content

_NAMED = ("features", "tactics", "levers")
"""Parts whose things are called by their names."""
_COUNTED = ("key_judgements", "questions", "agenda", "reading_list", "sources")
_PROSE = ("introduction", "conclusions")
_UNPRINTED = frozenset(("visibility", "priority", "variants", "marking"))
"""Fields that say who gets a thing, not what it says."""
_STATEMENTS = ("standfirst", "bottom_line")


@dataclass(frozen=True, slots=True)
class Split:
    """A scenario of the edition before that is several now."""

    label: str
    old: Decimal | None
    parts: tuple[EstimateChange, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many things of a part came, went or read differently."""

    part: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since an edition, for one audience."""

    edition: str
    """Its name in the archive."""
    date: dt.date
    changes: Changes
    labels: Mapping[str, str]
    """Id to label of the scenarios of the edition before that may be named."""

    @property
    def rows(self) -> Mapping[str, EstimateChange]:
        """Id of a scenario to what became of it; of those that can be told apart from new ones."""
        return MappingProxyType({one.id: one for one in self.changes.estimates})

    @property
    def comparable(self) -> bool:
        """Whether the two tables of probabilities answer the same question."""
        return not self.changes.note

    @property
    def moved(self) -> tuple[EstimateChange, ...]:
        return self._estimates("moved")

    @property
    def merged(self) -> tuple[EstimateChange, ...]:
        return self._estimates("merged")

    @property
    def redefined(self) -> tuple[EstimateChange, ...]:
        return self._estimates("redefined")

    @property
    def new(self) -> tuple[EstimateChange, ...]:
        return self._estimates("new")

    @property
    def dropped(self) -> tuple[EstimateChange, ...]:
        return self._estimates("dropped")

    @property
    def splits(self) -> tuple[Split, ...]:
        parts: dict[tuple[str, ...], list[EstimateChange]] = {}
        for one in self._estimates("split"):
            parts.setdefault(one.ancestors, []).append(one)
        return tuple(
            Split("; ".join(self.labels[name] for name in whole), rows[0].old, tuple(rows))
            for whole, rows in parts.items()
            if self.labels.keys() >= set(whole)
        )

    @property
    def added(self) -> tuple[PartChange, ...]:
        return self._things("added")

    @property
    def removed(self) -> tuple[PartChange, ...]:
        return self._things("removed")

    @property
    def revised(self) -> tuple[PartChange, ...]:
        return self._things("changed")

    @property
    def texts(self) -> tuple[str, ...]:
        """The statements and prose that read differently: `bottom_line`, `introduction`."""
        statements = {one.name for part in self.changes.of("seminar") for one in part.fields}
        prose = tuple(part for part in _PROSE if self.changes.of(part))
        return (*(name for name in _STATEMENTS if name in statements), *prose)

    @property
    def conduct(self) -> tuple[PartChange, ...]:
        """Scenarios of both editions that are described in other words."""
        return tuple(one for one in self._read("scenarios") if one.verdict == "changed")

    @property
    def statuses(self) -> Mapping[str, str]:
        """Id of a lever that is new or has another status now to the one it had; empty for a new one."""
        levers = self.changes.of("levers")
        found = {one.id: field.old for one in levers for field in one.fields if field.name == "status"}
        new = {one.id: "" for one in levers if one.verdict == "added"}
        return MappingProxyType(found | new)

    @property
    def counted(self) -> tuple[Counted, ...]:
        found = (self._count(part) for part in _COUNTED)
        return tuple(one for one in found if one.added or one.removed or one.changed)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that a reader would want to know."""
        estimates = any(one.move != "same" for one in self.changes.estimates) and self.comparable
        things = self.added or self.removed or self.revised or self.texts or self.conduct or self.counted
        return not estimates and not things

    def _estimates(self, move: str) -> tuple[EstimateChange, ...]:
        return tuple(one for one in self.changes.estimates if one.move == move) if self.comparable else ()

    def _things(self, verdict: Verdict) -> tuple[PartChange, ...]:
        return tuple(one for part in _NAMED for one in self._read(part) if one.verdict == verdict)

    def _read(self, part: str) -> tuple[PartChange, ...]:
        """What a reader of a part would notice."""
        changed = self.changes.of(part)
        return tuple(one for one in changed if any(field.name not in _UNPRINTED for field in one.fields))

    def _count(self, part: str) -> Counted:
        verdicts = [one.verdict for one in self._read(part)]
        return Counted(part, verdicts.count("added"), verdicts.count("removed"), verdicts.count("changed"))


def since(edition: str, before: Content, now: Content, whole: Content) -> Since:
    """Compare the edition before with this one; both already filtered for the same audience, `whole` not.

    What is gone for this audience and still in the whole content is withheld, so nothing is said of it.
    """
    kept = {part: frozenset(one.id for one in getattr(whole, part)) for part in _NAMED}
    kept["scenarios"] = frozenset(row.id for row in whole.scenarios.scenarios) if whole.scenarios else frozenset()
    seen = frozenset(row.id for row in now.scenarios.scenarios) if now.scenarios else frozenset()
    withheld = kept["scenarios"] - seen
    changes = compare(before, now)
    changes = replace(
        changes,
        estimates=tuple(one for one in changes.estimates if one.move != "dropped" or one.id not in withheld),
        parts=tuple(one for one in changes.parts if one.verdict != "removed" or one.id not in kept.get(one.part, ())),
    )
    rows = before.scenarios.scenarios if before.scenarios else ()
    labels = MappingProxyType({row.id: row.label for row in rows if row.id not in withheld})
    return Since(edition, before.seminar.edition.date, changes, labels)
