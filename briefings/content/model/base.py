"""What every record of the content shares: ids, places, visibility, prose.

A `Record` remembers where it stood; an `Item` is a record that is printed,
compared and linked to by its id. The narrow text types (`Slug`, `Line` …)
name the limits that the decoder enforces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any

from briefings.content.limits import Length, OneOf, Pattern, Range
from briefings.errors import Where

Slug = Annotated[str, Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*", "lower-case letters, digits and single hyphens")]
Line = Annotated[str, Length(1, 300)]
"""One line of literal text: no Markdown in it, every character printed as typed."""
Address = Annotated[str, Pattern(r"(?:https?://\S+|mailto:\S+@\S+)", "an https:// address")]
PartialDate = Annotated[str, Pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", "a date such as 2025-06-13, 2025-06 or 2025")]
Moment = Annotated[
    str,
    Pattern(
        r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})",
        "a moment with its zone, such as 2025-07-23T00:01+03:00",
    ),
]
LANGUAGE_TAG = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"
LanguageTag = Annotated[str, Pattern(LANGUAGE_TAG, "a language tag such as en-US or uk")]


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
NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The mapping of everything that has no entries."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where something was taken out of a prose: a point of what remains, and what stood behind the gap.

    Units: 0-based lines and columns, of the remaining and of the written text.
    """

    line: int
    column: int
    written_line: int
    written_column: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown as written, with the place of its first character."""

    source: str
    where: Where
    indent: int = 0
    """Columns the block is indented by in its file; for places inside it."""
    visibility: Visibility = Visibility.ORGANISERS
    """Only meaningful for a Markdown file of its own; items carry their own."""
    states_visibility: bool = True
    """False: a Markdown file of its own that does not say who may see it."""
    cuts: tuple[Cut, ...] = ()
    """What the audience's filter has taken out, in order."""

    def __bool__(self) -> bool:
        return bool(self.source.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of every mapping in the content."""

    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement(Record):
    """Fields of an item as one audience reads them; its origin knows their places."""

    fields: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """What one audience gets of an item, in place of what all others get."""

    form: Annotated[str, OneOf("long", "short", "omit")] | None = None
    """None: the form the audience gets of everything."""
    replace: Replacement | None = None
    """Other words for some of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """Something that is printed, compared and linked to by its id."""

    id: Slug
    """Stable over editions and never used again for something else."""
    visibility: Visibility = Visibility.ORGANISERS
    priority: Annotated[int, Range(1, 9)] = 5
    """1 is the last to go when an audience's budget is short."""
    variants: Mapping[Slug, Variant] = field(default_factory=lambda: NOTHING, hash=False)
    """Audience to what it gets of this item: `press: {form: short}`."""
    part: Slug | None = None
    """The entry of the agenda it was said in, whose regime then holds for it."""
    marking: Line | None = None
    """Handling marking of its own; the banner of a brief is never below it."""
