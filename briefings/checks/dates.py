"""Rules for dates: what a brief says of its days can be true together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from briefings.checks.rules import rule
from briefings.content.embargo import lift_of
from briefings.content.model import Content, Example, Kind, PartialDate, Source
from briefings.content.stand_ins import NO_DATE
from briefings.errors import Problem


@rule("DAT-04")
def information_is_not_from_the_future(content: Content) -> Iterator[Problem]:
    """The day the information holds up to is not after the edition's date."""
    edition = content.seminar.edition
    if NO_DATE not in (edition.as_of, edition.date) and edition.as_of > edition.date:
        what = f"the information is as of {edition.as_of}, after the edition's date {edition.date}"
        yield Problem(edition.origin.of("as_of"), what, "correct one of the two dates")


@rule("DAT-04", "kind")
def a_summary_follows_its_seminar(content: Content) -> Iterator[Problem]:
    """A summary is not dated before the seminar it reports."""
    seminar, edition = content.seminar, content.seminar.edition
    is_early = edition.date < seminar.date and NO_DATE not in (edition.date, seminar.date)
    if edition.kind is Kind.SUMMARY and is_early:
        what = f"a summary of {edition.date} cannot report a seminar of {seminar.date}"
        yield Problem(edition.origin.of("date"), what, "correct a date, or set `kind: read_ahead`")


@rule("DAT-04", "kind")
def a_read_ahead_precedes_its_seminar(content: Content) -> Iterator[Problem]:
    """A read-ahead is not dated after the seminar it prepares."""
    seminar, edition = content.seminar, content.seminar.edition
    is_late = edition.date > seminar.date and NO_DATE not in (edition.date, seminar.date)
    if edition.kind is Kind.READ_AHEAD and is_late:
        what = f"a read-ahead of {edition.date} comes after its seminar of {seminar.date}"
        yield Problem(edition.origin.of("date"), what, "correct a date, or set `kind: summary`")


@rule("DAT-04")
def the_fiscal_year_contains_the_seminar(content: Content) -> Iterator[Problem]:
    """The seminar lies within its fiscal year, and the year ends after it begins."""
    seminar, year = content.seminar, content.seminar.fiscal_year
    if year is None or NO_DATE in (year.first, year.last, seminar.date):
        return
    if year.last <= year.first:
        what = f"the fiscal year ends on {year.last}, before it begins"
        yield Problem(year.origin.of("last"), what, "correct `first` or `last`")
    elif not year.first <= seminar.date <= year.last:
        what = f"the seminar of {seminar.date} lies outside {year.label}, {year.first} to {year.last}"
        yield Problem(seminar.origin.of("date"), what, "correct the date or the fiscal year")


@rule("DAT-06", "scenarios")
def a_horizon_ends_after_it_begins(content: Content) -> Iterator[Problem]:
    """The scenarios' horizon does not end before it begins."""
    if content.scenarios:
        horizon = content.scenarios.horizon
        if horizon.last < _cut(horizon.first, horizon.last):
            what = f"the horizon ends in {horizon.last}, before it begins in {horizon.first}"
            yield Problem(horizon.origin.of("last"), what, "correct `first` or `last`")


def _cut(first: PartialDate, last: PartialDate) -> PartialDate:
    # Dates of different exactness compare at the coarser one: 2025-06 and 2025.
    return first[: len(last)]


@rule("DAT-07")
def real_days_are_meant(content: Content) -> Iterator[Problem]:
    """A partial date that names a day or month names one that exists."""
    records: list[Source | Example] = [
        *content.sources.values(),
        *(one for tactic in content.tactics for one in tactic.examples),
    ]
    for record in records:
        if record.date and not _exists(record.date):
            yield Problem(record.origin.of("date"), f"there is no day {record.date}", "check the month and the day")
    edition = content.seminar.edition
    if edition.embargo_until and lift_of(edition) is None:
        what = f"there is no moment {edition.embargo_until}"
        yield Problem(edition.origin.of("embargo_until"), what, "check the day, the time and the zone")


def _exists(written: PartialDate) -> bool:
    parts = [int(part) for part in written.split("-")]
    try:
        dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        return False
    return True


DATE_RULES = (
    information_is_not_from_the_future,
    a_summary_follows_its_seminar,
    a_read_ahead_precedes_its_seminar,
    the_fiscal_year_contains_the_seminar,
    a_horizon_ends_after_it_begins,
    real_days_are_meant,
)
