"""What a seminar found: enduring features, tactics, levers, and their sources.

Decoded from `features.yaml`, `tactics.yaml`, `levers.yaml` and `sources.yaml`.
An item that cites a source names its id; that the id exists is checked later.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from briefings.content.limits import Length, OneOf, Range, Size, Words
from briefings.content.model.base import (
    Address,
    Item,
    LanguageTag,
    Line,
    PartialDate,
    Prose,
    Record,
    Slug,
    Visibility,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Item):
    """An enduring feature: what stays the same over time."""

    heading: Annotated[str, Words(1, 10), Length(1, 120)]
    claim: Annotated[str, Words(1, 40), Length(1, 400)]
    """One sentence; all that a short edition prints."""
    body: Prose | None = None
    short: Annotated[str, Words(1, 40), Length(1, 400)] | None = None
    """One sentence that stands for claim and body where a brief is short."""
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Record):
    """A dated instance of a tactic."""

    event: Line
    date: PartialDate | None = None
    measure: Line | None = None
    """The figure that makes it one: ``18 hours``."""
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic(Item):
    name: Annotated[str, Words(1, 8), Length(1, 120)]
    summary: Annotated[str, Words(1, 40), Length(1, 400)]
    body: Prose | None = None
    short: Annotated[str, Words(1, 40), Length(1, 400)] | None = None
    """One sentence that stands for all of it where a brief is short."""
    examples: tuple[Example, ...] = ()
    counter: Line | None = None
    """What the other side can do about it."""
    scenarios: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Record):
    """Which scenario a lever acts on, and which way."""

    scenario: Slug
    direction: Annotated[str, OneOf("raises", "lowers", "shapes")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feasibility(Record):
    """How easily a lever can be pulled: 1 hard, 2 possible, 3 easy."""

    technical: Annotated[int, Range(1, 3)] | None = None
    political: Annotated[int, Range(1, 3)] | None = None
    administrative: Annotated[int, Range(1, 3)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever(Item):
    """Who does what to whom, and why it would work."""

    title: Annotated[str, Words(1, 14), Length(1, 120)]
    actor: Line
    addressee: Line | None = None
    instrument: Annotated[
        tuple[
            Annotated[
                str,
                OneOf("diplomatic", "informational", "military", "economic", "financial", "intelligence", "legal"),
            ],
            ...,
        ],
        Size(1, 4),
    ]
    action: Annotated[str, Words(2, 40), Length(1, 400)]
    target: Line
    mechanism: Annotated[str, Words(2, 45), Length(1, 400)]
    short: Annotated[str, Words(2, 40), Length(1, 400)] | None = None
    """The action in few words, where a brief is short."""
    effect: Line | None = None
    acts_on: tuple[Effect, ...] = ()
    horizon: Annotated[str, OneOf("weeks", "months", "years")]
    cost: Annotated[str, OneOf("low", "medium", "high")] | None = None
    cost_note: Line | None = None
    """What it costs, and whom."""
    risk: Line | None = None
    risk_level: Annotated[str, OneOf("low", "medium", "high")] | None = None
    reversibility: Annotated[str, OneOf("reversible", "costly", "irreversible")] | None = None
    feasibility: Feasibility | None = None
    indicators: tuple[Line, ...] = ()
    dissent: Line | None = None
    """What those hold who would not pull it."""
    status: Annotated[str, OneOf("proposed", "open", "adopted", "rejected", "overtaken")] = "proposed"
    strength: Annotated[str, OneOf("could", "should")] = "could"
    sources: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Something cited from prose as ``[@id]`` or from a `sources` list."""

    id: Slug
    type: Annotated[
        str, OneOf("report", "book", "article", "speech", "statement", "interview", "web", "treaty", "dataset")
    ]
    author: Line | None = None
    """Names in natural order, joined as printed: ``A. One, B. Two, and C. Three``."""
    organisation: Line | None = None
    title: Line
    container: Line | None = None
    """Journal, newspaper or site it appeared in."""
    place: Line | None = None
    publisher: Line | None = None
    date: PartialDate | None = None
    url: Address | None = None
    archived_url: Address | None = None
    accessed: dt.date | None = None
    language: LanguageTag | None = None
    """In which it was said or written, where that is not the language of the series."""
    translated_by: Line | None = None
    """Who put it into the language of the series; printed where it is cited."""
    note: Line | None = None
    visibility: Visibility | None = None
    """Unset: whoever may read the text that cites it."""
