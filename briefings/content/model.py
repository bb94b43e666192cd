"""What a seminar's content is: frozen, typed values in the seminar's own words.

These classes are the single description of the content files. The loader
decodes YAML, Markdown and tables into them, `briefings schema` derives the
JSON Schemas from them, templates read them by these names. A value here has
passed its types and limits; whether values agree with each other is the
business of `briefings.checks`.

Every record remembers where it came from (`origin`) and where each of its
fields stood, so a later finding can name file, line and column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from briefings.content.limits import Length, OneOf, Pattern, Range, Size, Words
from briefings.errors import Where

Slug = Annotated[str, Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "lower-case letters, digits and single hyphens")]
Line = Annotated[str, Length(1, 300)]
"""One line of literal text: no Markdown in it, every character printed as typed."""
Address = Annotated[str, Pattern(r"(?:https?://\S+|mailto:\S+@\S+)", "an https:// address")]
PartialDate = Annotated[str, Pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", "a date such as 2025-06-13, 2025-06 or 2025")]
LanguageTag = Annotated[
    str, Pattern(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?", "a language tag such as en-US or uk")
]


class Visibility(StrEnum):
    """Who may see an item, widest first. Unset means the narrowest."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    ORGANISERS = "organisers"

    @property
    def rank(self) -> int:
        """0 for everybody, rising as the circle narrows."""
        return list(Visibility).index(self)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stood, and each of its fields."""

    where: Where
    fields: Mapping[str, Where] = field(default_factory=lambda: MappingProxyType({}))
    """Field name, or ``name[2]`` for the third entry of a list, to its place."""

    def of(self, name: str) -> Where:
        """The place of a field, or of the record when the field was not written."""
        return self.fields.get(name, self.where)


UNKNOWN = Origin(Where(""))


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown as written, with the place of its first character."""

    source: str
    where: Where
    indent: int = 0
    """Columns the block is indented by in its file; for places inside it."""
    visibility: Visibility = Visibility.ORGANISERS
    """Only meaningful for a Markdown file of its own; items carry their own."""

    def __bool__(self) -> bool:
        return bool(self.source.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of every mapping in the content."""

    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """Something that is printed, compared and linked to by its id."""

    id: Slug
    """Stable over editions and never used again for something else."""
    visibility: Visibility = Visibility.ORGANISERS
    priority: Annotated[int, Range(1, 9)] = 5
    """1 is the last to go when an audience's budget is short."""


# --- series ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    name: Line
    abbreviation: Line | None = None
    place: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """`series.yaml`: what all briefs of a series share."""

    id: Slug
    name: Line
    abbreviation: Line | None = None
    masthead: Line
    kicker: Line | None = None
    organisation: Organisation
    language: LanguageTag = "en-GB"
    theme: Slug = "house"
    disclaimer: Prose
    contact: Line | None = None
    estimative_scale: Annotated[str, OneOf("icd203", "phia", "kent", "ipcc")] = "icd203"
    marking_scheme: Annotated[str, OneOf("house", "tlp", "gsc", "cui")] = "house"
    glossary: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """Abbreviation to its long form."""


# --- people ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """A book or report of a person."""

    title: Line
    place: Line | None = None
    publisher: Line | None = None
    year: Annotated[int, Range(1500, 2200)]
    role: Annotated[str, OneOf("author", "editor")] = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """What a person has agreed to, for whom, and the proof."""

    scope: tuple[Annotated[str, OneOf("named_as_presenter", "named_as_author", "attributed", "quoted", "photo")], ...]
    audiences: tuple[Slug, ...] = ()
    """Empty: every audience."""
    granted_on: dt.date
    evidence: Line
    revoked_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    id: Slug
    name: Line
    sort_name: Line
    style: Line | None = None
    """Form of address: ``Dr.``"""
    postnominal: Line | None = None
    affiliation: Line | None = None
    email: Line | None = None
    """Organisers only, always."""
    public_email: Line | None = None
    """Printed for every audience."""
    bio: Prose
    works: tuple[Work, ...] = ()
    disclosures: tuple[Line, ...] = ()
    consents: tuple[Consent, ...] = ()


# --- seminar -----------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyJudgement(Item):
    text: Prose
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


# --- findings ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Item):
    """An enduring feature: what stays the same over time."""

    heading: Annotated[str, Words(1, 10), Length(1, 120)]
    claim: Annotated[str, Words(1, 40), Length(1, 400)]
    """One sentence; all that a short edition prints."""
    body: Prose | None = None
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
    examples: tuple[Example, ...] = ()
    counter: Line | None = None
    """What the other side can do about it."""
    scenarios: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()


# --- scenarios ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioClass(Record):
    id: Slug
    label: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Item):
    """One row of the scenario table, joined with its entry in `scenarios.yaml`."""

    number: Annotated[int, Range(1, 99)]
    label: Annotated[str, Words(1, 30), Length(1, 200)]
    class_id: Slug
    probability: Annotated[Decimal, Range(0, 100)] | None = None
    """In percent, exact. None only in a set that is `plausible_only`."""
    behaviours: tuple[Line, ...] = ()
    source_label: Line | None = None
    """The label as the source prints it."""
    resolution: Line | None = None
    """What would count as having happened."""
    indicators: tuple[Line, ...] = ()


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
    residual: Annotated[Decimal, Range(0, 100)] = Decimal(0)
    """Percent left to futures that no row describes."""
    scenarios: tuple[Scenario, ...] = ()
    """In table order."""

    def of_class(self, class_id: str) -> tuple[Scenario, ...]:
        return tuple(row for row in self.scenarios if row.class_id == class_id)

    def total(self, class_id: str | None = None) -> Decimal:
        """Sum of the probabilities in percent, of one class or of all rows."""
        rows = self.scenarios if class_id is None else self.of_class(class_id)
        return sum((row.probability or Decimal(0) for row in rows), Decimal(0))

    @property
    def most_likely(self) -> Scenario | None:
        """The row with the highest probability; the first of equals."""
        rated = [row for row in self.scenarios if row.probability is not None]
        return max(rated, key=lambda row: row.probability or Decimal(0), default=None)


# --- levers ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Record):
    """Which scenario a lever acts on, and which way."""

    scenario: Slug
    direction: Annotated[str, OneOf("raises", "lowers", "shapes")]


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
    effect: Line | None = None
    acts_on: tuple[Effect, ...] = ()
    horizon: Annotated[str, OneOf("weeks", "months", "years")]
    cost: Annotated[str, OneOf("low", "medium", "high")] | None = None
    risk: Line | None = None
    reversibility: Annotated[str, OneOf("reversible", "costly", "irreversible")] | None = None
    indicators: tuple[Line, ...] = ()
    status: Annotated[str, OneOf("proposed", "open", "adopted", "rejected", "overtaken")] = "proposed"
    strength: Annotated[str, OneOf("could", "should")] = "could"
    sources: tuple[Slug, ...] = ()


# --- sources -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Something cited from prose as ``[@id]`` or from a `sources` list."""

    id: Slug
    type: Annotated[
        str, OneOf("report", "book", "article", "speech", "statement", "interview", "web", "treaty", "dataset")
    ]
    author: Line | None = None
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
    note: Line | None = None


# --- the whole ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything one seminar's brief is made from."""

    series: Series
    people: Mapping[str, Person]
    """Id to person, in file order."""
    seminar: Seminar
    introduction: Prose | None = None
    features: tuple[Feature, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    scenarios: ScenarioSet | None = None
    """The seminar's own set, or the one `Seminar.scenarios_from` names."""
    scenarios_seminar: Seminar | None = None
    """The seminar the set was made for, when it is another one."""
    conclusions: Prose | None = None
    levers: tuple[Lever, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    directory: str = ""
    """The seminar's folder, relative to the workspace."""
    files: tuple[str, ...] = ()
    """Every file that was read, relative to the workspace, sorted."""
