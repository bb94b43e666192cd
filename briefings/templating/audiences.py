"""Who a brief is for, and what that changes: `templates/audiences/NAME.yaml`.

An audience names its template, the widest circle it belongs to, the sections
it gets and their order, how probabilities are shown and how long the brief
may be. A new audience is a new file; no code knows any audience by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Annotated

from briefings.content.limits import OneOf, Range, Size
from briefings.content.model import Kind, LanguageTag, Line, Record, Slug, Visibility
from briefings.content.nearest import did_you_mean
from briefings.errors import ContentError, Problem, Where
from briefings.templating.records import read_record
from briefings.templating.search import TemplateSearch

FOLDER = "audiences"
FORMATS = ("docx", "pdf", "html")
FILE_NAME_PARTS = ("series", "seminar", "audience", "edition_date", "edition_number", "marking")
_PART = re.compile(r"\{([^{}]*)\}")
_SAFE = re.compile(r"[A-Za-z0-9{}._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Record):
    """One audience of the briefs."""

    name: Slug
    """The name of its file."""
    title: Line
    description: Line | None = None
    template: Line
    """Path of its template, relative to the templates folder."""
    theme: Slug | None = None
    """None: the theme of the series."""
    ceiling: Visibility
    """The narrowest items it may still see."""
    form: Annotated[str, OneOf("long", "short")] = "long"
    """Which form of the items it gets, unless an item says otherwise for it."""
    marking: str = ""
    """Handling banner on every page, such as ``For participants only``."""
    probability_display: Annotated[str, OneOf("number", "word", "both")] = "number"
    decimals: Annotated[int, Range(0, 4)] | None = None
    """How many a probability is printed with; None: as the set of scenarios says."""
    ranges: Annotated[str, OneOf("shown", "hidden")] = "hidden"
    """Whether the range of a probability is printed beside it."""
    max_pages: Annotated[int, Range(1, 99)] | None = None
    max_words: Annotated[int, Range(1, 99999)] | None = None
    max_grade: Annotated[int, Range(1, 30)] | None = None
    """Years of school that its text may ask for; see the rule RDB-01."""
    most_judgements: Annotated[int, Range(1, 7)] = 7
    """How many key judgements it gets, by their priority."""
    most_levers: Annotated[int, Range(1, 99)] = 99
    sections: Annotated[tuple[Slug, ...], Size(1, 40)]
    """Blocks of the template, in the order they are printed."""
    read_ahead: tuple[Slug, ...] = ()
    """The same for a brief made before its seminar; empty: as in `sections`."""
    formats: tuple[Annotated[str, OneOf(*FORMATS)], ...] = FORMATS
    language: LanguageTag | None = None
    """Its brief is in this language; None: that of the series. A seminar without translations into it has no brief."""
    untranslated: Annotated[str, OneOf("refuse", "notice")] = "refuse"
    """What becomes of texts without a translation: an error, or the original and a notice in the brief."""
    file_name: Line = "{seminar}-{audience}"
    """Without its ending; may use {series}, {seminar}, {audience}, {edition_date}, {edition_number}, {marking}."""
    before_embargo: bool = False
    """Whether it may have an edition before its embargo is lifted."""
    notes: Annotated[str, OneOf("foot", "end")] = "foot"
    """Where files with pages print the notes: at the foot of the page, or all together at the end."""
    addresses: Annotated[str, OneOf("linked", "printed")] = "linked"
    """Whether the web addresses of sources are only links, or also printed, for readers who hold paper."""
    draft_mark: bool = True
    """Whether files that are not a frozen edition say so on every page."""
    words: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    """Labels this audience words differently: `scenarios: What could happen`."""

    @property
    def where(self) -> Where:
        """Its file, for messages."""
        return Where(self.origin.where.file)

    def sections_of(self, kind: Kind) -> tuple[str, ...]:
        """The sections of a brief of one kind, in order."""
        return self.read_ahead if kind is Kind.READ_AHEAD and self.read_ahead else self.sections


def audience_names(search: TemplateSearch) -> tuple[str, ...]:
    """Names of all audiences, sorted."""
    return tuple(PurePosixPath(name).stem for name in search.names(FOLDER, ".yaml"))


def load_audience(name: str, search: TemplateSearch) -> Audience:
    """The audience of that name.

    Raises: ContentError when there is none, and with what is wrong in its file.
    """
    known = audience_names(search)
    if name not in known:
        raise ContentError(unknown_audience(name, known))
    return _read(name, search)


def _read(name: str, search: TemplateSearch) -> Audience:
    audience = read_record(Audience, f"{FOLDER}/{name}.yaml", search, {"name": name})
    problems = [*_file_name_problems(audience), *_template_problems(audience, search)]
    if problems:
        raise ContentError(problems)
    return audience


def unknown_audience(name: str, known: Sequence[str]) -> Problem:
    """An audience is a file: one that is not there is missed at its place."""
    where = Where(f"templates/{FOLDER}/{name}.yaml")
    return Problem(where, f"there is no audience `{name}`", did_you_mean(name, known, "audience"))


def list_audiences(search: TemplateSearch) -> tuple[Audience, ...]:
    """All audiences, sorted by name.

    Raises: ContentError with the problems of all their files.
    """
    audiences: list[Audience] = []
    problems: list[Problem] = []
    for name in audience_names(search):
        try:
            audiences.append(_read(name, search))
        except ContentError as refused:
            problems += refused.problems
    if problems:
        raise ContentError(problems)
    return tuple(audiences)


def _file_name_problems(audience: Audience) -> list[Problem]:
    where = audience.origin.of("file_name")
    problems = [
        Problem(where, f"a file name has no part {{{part}}}", did_you_mean(part, FILE_NAME_PARTS))
        for part in _PART.findall(audience.file_name)
        if part not in FILE_NAME_PARTS
    ]
    rest = _PART.sub("", audience.file_name)
    if not _SAFE.fullmatch(audience.file_name) or "{" in rest or "}" in rest or rest.startswith("."):
        hint = "use letters, digits, `-`, `_`, `.` and parts such as {seminar}"
        problems.append(Problem(where, f"`{audience.file_name}` cannot be the name of a file", hint))
    return problems


def _template_problems(audience: Audience, search: TemplateSearch) -> list[Problem]:
    if search.find(audience.template):
        return []
    hint = did_you_mean(audience.template, search.names(suffix=".j2"))
    return [Problem(audience.origin.of("template"), f"there is no template `{audience.template}`", hint)]
