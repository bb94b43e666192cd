"""The scenario set: classes, rows and their probabilities in exact percent.

Decoded from `scenarios.yaml` and joined with the rows of the scenario table.
Probabilities are decimals as written, never floats, so that sums are exact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated

from briefings.content.limits import Derived, Key, Length, OneOf, Range, Size, Words
from briefings.content.model.base import (
    NOTHING,
    Item,
    Line,
    PartialDate,
    Record,
    Slug,
    Variant,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioClass(Record):
    id: Slug
    label: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Item):
    """One row of the scenario table, joined with its entry in `scenarios.yaml`."""

    number: Annotated[int, Range(1, 99), Derived()]
    """Its row in the table, from 1."""
    label: Annotated[str, Words(1, 30), Length(1, 200)]
    class_id: Annotated[Slug, Key("class")]
    probability: Annotated[Decimal, Range(0, 100)] | None = None
    """In percent, exact. None only in a set that is `plausible_only`."""
    low: Annotated[Decimal, Range(0, 100)] | None = None
    high: Annotated[Decimal, Range(0, 100)] | None = None
    """The range the probability lies in, in percent, exact; both or neither."""
    behaviours: tuple[Line, ...] = ()
    source_label: Line | None = None
    """The label as the source prints it."""
    resolution: Line | None = None
    """What would count as having happened."""
    indicators: tuple[Line, ...] = ()
    delta_reason: Line | None = None
    """Why its probability is not that of the edition before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Record):
    """What a scenario came from, when an edition before this one cut the future differently."""

    relation: Annotated[str, OneOf("continues", "splits_from", "merges", "new")]
    ids: Annotated[tuple[Slug, ...], Size(0, 20)] = ()
    """Scenarios of an edition before this one: one, or several for `merges`, none for `new`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Record):
    """A scenario of the edition before that this one gives up."""

    id: Slug
    reason: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """Which scenario came about, and how that is known."""

    scenario: Slug
    on: dt.date
    evidence: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioDetail(Record):
    """What a flat table cannot hold about a row; joined with it by id."""

    id: Slug
    source_label: Line | None = None
    marking: Line | None = None
    part: Slug | None = None
    resolution: Line | None = None
    indicators: tuple[Line, ...] = ()
    lineage: Lineage | None = None
    delta_reason: Line | None = None
    """Why its probability is not that of the edition before."""
    variants: Mapping[Slug, Variant] = field(default_factory=lambda: NOTHING, hash=False)
    """Audience to what it gets of this row: `press: {form: omit}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon(Record):
    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Elicitation(Record):
    """How the probabilities were obtained."""

    method: Line
    experts: Annotated[int, Range(1, 100000)] | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSet(Record):
    """`scenarios.yaml` joined with the rows of the scenario table."""

    id: Slug
    title: Line
    mode: Annotated[str, OneOf("probabilistic", "plausible_only")] = "probabilistic"
    classes: tuple[ScenarioClass, ...]
    horizon: Horizon
    elicitation: Elicitation | None = None
    source: Slug | None = None
    note: Line | None = None
    """How the table differs from its source: ``behaviours condensed by the authors``."""
    reuse: Annotated[str, OneOf("own", "licensed", "fair_dealing", "amalgamated")] | None = None
    """By what right it is printed; what is put together from several sources says in `note` what was changed."""
    residual: Annotated[Decimal, Range(0, 100)] = Decimal(0)
    """Percent left to futures that no row describes."""
    unit: Annotated[str, OneOf("percent", "fraction")] = "percent"
    """What the numbers of the table mean: ``38`` or ``0.38``."""
    decimals: Annotated[int, Range(0, 4)] | None = None
    """How many a brief prints, unless its audience says otherwise; None: as many as the table is written with."""
    dropped: tuple[Dropped, ...] = ()
    """Scenarios of the edition before that are in none of this one's."""
    outcome: Outcome | None = None
    """Recorded when the horizon has passed or the question is settled."""
    details: Annotated[tuple[ScenarioDetail, ...], Key("scenarios")] = ()
    """One entry for each row that needs more than the table holds."""
    scenarios: Annotated[tuple[Scenario, ...], Derived()] = ()
    """In table order."""

    def of_class(self, class_id: str) -> tuple[Scenario, ...]:
        return tuple(row for row in self.scenarios if row.class_id == class_id)

    def total(self, class_id: str | None = None) -> Decimal:
        """Sum of the probabilities in percent, of one class or of all rows."""
        rows = self.scenarios if class_id is None else self.of_class(class_id)
        return sum((row.probability or Decimal(0) for row in rows), Decimal(0))

    @property
    def unseen(self) -> Decimal:
        """Percent of the rows that are not here, because an audience does not get them."""
        return max(Decimal(100) - self.total() - self.residual, Decimal(0))

    @property
    def most_likely(self) -> Scenario | None:
        """The row with the highest probability, the first of equals; None when one that is not here may be likelier."""
        rated = [row for row in self.scenarios if row.probability is not None]
        top = max(rated, key=lambda row: row.probability or Decimal(0), default=None)
        return top if top and (top.probability or 0) >= self.unseen else None
