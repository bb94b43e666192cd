"""The seminar: its facts, its edition, and what is prepared for its session.

Decoded from `seminar.yaml`. The same record serves a read-ahead and a summary;
which parts each must have is checked by `briefings.checks.structure`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from briefings.content.limits import Length, OneOf, Pattern, Range, Size
from briefings.content.model.base import (
    Item,
    Line,
    Moment,
    Prose,
    Record,
    Slug,
)


class Kind(StrEnum):
    READ_AHEAD = "read_ahead"
    """Made before the seminar: agenda, speakers, questions, reading."""
    SUMMARY = "summary"
    """Made after it: findings, scenarios, conclusions, levers."""


class Regime(StrEnum):
    ON_RECORD = "on_record"
    CHATHAM_HOUSE = "chatham_house"
    CHATHAM_DESCRIPTOR = "chatham_descriptor"
    INTERNAL_USE = "internal_use"
    OFF_RECORD = "off_record"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear(Record):
    label: Line
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """Facts of this dated edition of the brief."""

    kind: Kind
    date: dt.date
    as_of: dt.date
    """The day up to which the information holds."""
    number: Annotated[int, Range(1, 999)] = 1
    change_note: Line | None = None
    embargo_until: Moment | None = None
    """The moment before which it goes to no audience but those with `before_embargo`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgement(Item):
    text: Prose
    short: Prose | None = None
    """One sentence that stands for text and basis where a brief is short."""
    confidence: Annotated[str, OneOf("high", "moderate", "low")] | None = None
    basis: Line | None = None
    """Why the confidence is what it is."""
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Item):
    start: Annotated[str, Pattern(r"[0-2]\d:[0-5]\d", "a time such as 14:30")]
    minutes: Annotated[int, Range(1, 600)]
    title: Line
    speakers: tuple[Slug, ...] = ()
    regime: Regime | None = None
    """Under which rule this part was held, where it is not that of the seminar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Item):
    text: Line
    context: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Item):
    """One entry of the reading list; `id` is its own, `source` what to read."""

    source: Slug
    why: Line
    minutes: Annotated[int, Range(1, 600)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosures(Record):
    funding: Line | None = None
    conflicts: Line | None = None
    ai_use: Line | None = None
    limits: Prose | None = None
    """What the brief does not know, and how far its method carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Record):
    """A finding that stands as it is: why, who decided so, and until when."""

    rule: Line
    where: Line
    """The id of an item, or the name of a file."""
    reason: Line
    by: Line
    on: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Seminar(Record):
    """`seminar.yaml`. Its id is the name of its folder."""

    id: Slug
    title: Annotated[str, Length(1, 90)]
    subtitle: Line | None = None
    ordinal: Annotated[int, Range(1, 999)]
    """Its number within the fiscal year or season."""
    date: dt.date
    format: Annotated[str, OneOf("virtual", "in_person", "hybrid")]
    regime: Regime
    fiscal_year: FiscalYear | None = None
    edition: Edition
    authors: tuple[Slug, ...] = ()
    """In the order of the byline; the biographies follow the same order."""
    presenters: tuple[Slug, ...] = ()
    moderator: Slug | None = None
    standfirst: Prose
    bottom_line: Prose | None = None
    key_judgements: Annotated[tuple[KeyJudgement, ...], Size(0, 7)] = ()
    agenda: tuple[AgendaItem, ...] = ()
    questions: tuple[Question, ...] = ()
    reading_list: tuple[Reading, ...] = ()
    scenarios_from: Slug | None = None
    """Another seminar of the series whose scenario table is printed again."""
    glossary: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    disclosures: Disclosures = field(default_factory=Disclosures)
    waivers: tuple[Waiver, ...] = ()
    """Findings of the checks that are accepted."""
