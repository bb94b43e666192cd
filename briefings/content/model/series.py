"""The series and its people: what all its briefs share, and whom they may name.

Decoded from `series.yaml` and `people.yaml`. An e-mail address is printed only
when it stands in `public_email`; consents never leave the organisers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated

from briefings.content.limits import OneOf, Range, Shorthand
from briefings.content.model.base import (
    LanguageTag,
    Line,
    Prose,
    Record,
    Slug,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    name: Line
    abbreviation: Line | None = None
    place: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Record):
    """What a series asks of one rule; a severity alone needs no key."""

    severity: Annotated[str | None, OneOf("error", "warning", "info", "off"), Shorthand()] = None
    words: Annotated[int, Range(1, 9999)] | None = None
    """How many words are too many; what of, the rule says."""
    most: Annotated[int, Range(1, 99)] | None = None
    """How many there may be; of what, the rule says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Record):
    """Who controls marked information, and how far it may go."""

    controlled_by: Line
    category: Line
    dissemination: Line
    contact: Line


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
    estimative_scale: Slug = "icd203"
    """A file of `templates/scales`: `icd203`, `phia`, `kent`, `ipcc`, or one of the workspace's own."""
    marking_scheme: Annotated[str, OneOf("house", "tlp", "gsc", "cui")] = "house"
    designation: Designation | None = None
    """Printed on the first page where the scheme asks for it."""
    glossary: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """Abbreviation to its long form."""
    checks: Mapping[str, Check] = field(default_factory=lambda: MappingProxyType({}))
    """Rule to what this series asks of it: a severity, a budget."""


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
