"""What a series and a seminar decide about findings: severities and waivers.

`settle` takes what the rules found and answers with what is reported: a series
changes the severity of a rule (`checks` in series.yaml), a seminar waives
findings with a reason (`waivers` in seminar.yaml). `weighed` does the same for
what later stages find. Findings that would make a brief false or unprintable
stay errors, whatever is written. There is no clock: a waiver has expired when
the edition is dated after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import chain

from briefings.checks.budgets import BUDGETS
from briefings.content.model import Check, Content, Prose, Record, Waiver
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, Where

SEVERITIES = ("error", "warning", "info")
"""The gravest first."""

FIXED = frozenset(
    {
        *("AUD-01", "AUD-02", "AUD-03", "AUD-05", "CHR-01", "CHR-04"),
        "LNG-04",
        *("MRK-01", "MRK-02", "MRK-03", "MRK-04", "MRK-05"),
        *("PRO-01", "REF-01", "REF-02", "REF-03", "REF-04"),
        *("SCN-01", "SCN-02", "SCN-03", "SCN-05", "SCN-10"),
        *("WVR-01", "WVR-02", "WVR-05", "WVR-06"),
    }
)
"""Rules that are neither waived nor made weaker."""

BY_ANOTHER = frozenset({"CHR-02", "CHR-03", "CHR-05"})
"""Rules that protect other people: their findings are waived by somebody who is no author of the brief."""

LATE_RULES: Mapping[str, str] = {
    "A11-04": "warning",
    "AUD-01": "error",
    "AUD-02": "error",
    "AUD-04": "info",
    "CHR-01": "error",
    "CHR-04": "error",
    "EDN-02": "warning",
    "EST-06": "warning",
    "LNG-01": "error",
    "LNG-02": "warning",
    "MRK-01": "error",
    "MRK-02": "error",
    "MRK-03": "error",
    "MRK-04": "error",
    "MRK-05": "error",
    "DIS-01": "warning",
    "PRV-02": "error",
    "RDB-01": "info",
    "SCN-07": "error",
    "STR-03": "warning",
    "STR-05": "warning",
    "STR-07": "warning",
    "STR-08": "warning",
    "STR-09": "error",
    "WVR-01": "error",
    "WVR-02": "error",
    "WVR-03": "warning",
    "WVR-04": "info",
    "WVR-05": "error",
    "WVR-06": "error",
}
"""Rule to severity, for those that do not look at the content alone: the brief of one audience, a finished file,
these settings. Whoever reports them passes the findings through `weighed`."""


def settle(content: Content, found: Iterable[Problem], known: Iterable[str]) -> list[Problem]:
    """The findings as they are reported, and what is wrong with the settings themselves."""
    names = sorted({*known, *LATE_RULES})
    used: set[int] = set()
    kept = weighed(content, found, used)
    return [*kept, *_wrong_settings(content, names), *_wrong_waivers(content, names, used)]


def weighed(content: Content, found: Iterable[Problem], used: set[int] | None = None) -> list[Problem]:
    """The findings with the series' severities, without what is switched off or waived.

    `used` gathers the indices of the waivers that covered something.
    """
    weights = chain.from_iterable(_weighed(content, problem) for problem in found)
    taken = set[int]() if used is None else used
    return [problem for problem in weights if not _is_waived(content, problem, taken)]


def _weighed(content: Content, problem: Problem) -> Iterator[Problem]:
    check = content.series.checks.get(problem.rule)
    severity = (check.severity if check else None) or problem.severity
    if problem.rule in FIXED | BY_ANOTHER:
        severity = problem.severity
    if severity != "off":
        yield replace(problem, severity=severity)


def _is_waived(content: Content, problem: Problem, used: set[int]) -> bool:
    for index, waiver in enumerate(content.seminar.waivers):
        if waiver.rule == problem.rule and waiver.rule not in FIXED and _covers(content, waiver, problem.where):
            used.add(index)
            if not _has_expired(content, waiver) and not _is_by_an_author(content, waiver):
                return True
    return False


def _covers(content: Content, waiver: Waiver, where: Where) -> bool:
    if waiver.where == where.file or where.file.endswith(f"/{waiver.where}"):
        return True
    return any(_holds(record, where) for record in _records(content) if getattr(record, "id", None) == waiver.where)


def _holds(record: Record, where: Where) -> bool:
    """Whether a place lies on a field of a record, or within its prose."""
    prose = [held for held in (getattr(record, one.name) for one in fields(record)) if isinstance(held, Prose)]
    places = (record.origin.where, *record.origin.fields.values())
    # A finding within a field stands right of where the field begins.
    if any((one.file, one.line, one.cell) == (where.file, where.line, where.cell) for one in places):
        return True
    inside = (one for one in prose if one.where.file == where.file)
    return any(0 <= where.line - one.where.line <= one.source.count("\n") for one in inside)


def _records(content: Content) -> Iterator[Record]:
    yield from (*content.features, *content.tactics, *content.levers)
    yield from (*content.seminar.key_judgements, *content.seminar.questions, *content.seminar.agenda)
    yield from (*content.sources.values(), *content.people.values())
    if content.scenarios:
        yield from (*content.scenarios.scenarios, *content.scenarios.classes, *content.scenarios.details)


def _has_expired(content: Content, waiver: Waiver) -> bool:
    return waiver.until < content.seminar.edition.date


def _is_by_an_author(content: Content, waiver: Waiver) -> bool:
    """Whether a waiver that somebody else has to sign is signed by an author."""
    if waiver.rule not in BY_ANOTHER:
        return False
    signed = {word.strip(".,").casefold() for word in waiver.by.split()}
    authors = (content.people[name] for name in content.seminar.authors if name in content.people)
    return any(signed & {one.id, one.name.split()[-1].casefold()} for one in authors)


def _wrong_settings(content: Content, known: list[str]) -> Iterator[Problem]:
    for name, check in content.series.checks.items():
        where = content.series.origin.of(f"checks[{name}]")
        if name not in known:
            yield Problem(where, f"there is no rule `{name}`", did_you_mean(name, known, "rule"), "WVR-01")
        elif name in FIXED | BY_ANOTHER and check.severity not in (None, "error"):
            what = f"the rule {name} cannot be set to `{check.severity}`"
            yield Problem(where, what, "a brief that breaks it is false or cannot be printed; take it out", "WVR-02")
        yield from _wrong_budgets(name, check)


def _wrong_budgets(name: str, check: Check) -> Iterator[Problem]:
    known = BUDGETS.get(name, {})
    for one in ("words", "most"):
        if getattr(check, one) is not None and one not in known:
            hint = f"its number is `{next(iter(known))}`" if known else "take it out"
            yield Problem(check.origin.of(one), f"the rule {name} does not go by `{one}`", hint, "WVR-05")


def _wrong_waivers(content: Content, known: list[str], used: set[int]) -> Iterator[Problem]:
    for index, waiver in enumerate(content.seminar.waivers):
        where, name = waiver.origin.of("rule"), waiver.rule
        if name not in known:
            yield Problem(where, f"there is no rule `{name}`", did_you_mean(name, known, "rule"), "WVR-01")
        elif name in FIXED:
            yield Problem(where, f"the rule {name} cannot be waived", "correct what it found", "WVR-02")
        elif _is_by_an_author(content, waiver):
            what = f"the waiver of {name} is signed by an author of the brief"
            hint = "it protects those who took part: let somebody else decide"
            yield Problem(waiver.origin.of("by"), what, hint, "WVR-06")
        elif _has_expired(content, waiver):
            what = f"the waiver of {name} ended on {waiver.until}, before the edition of {content.seminar.edition.date}"
            hint = "correct what it waived, or set a later `until`"
            yield Problem(waiver.origin.of("until"), what, hint, "WVR-03", "warning")
        elif index not in used and not content.broken and name not in LATE_RULES:
            # What a later stage finds depends on the audiences and formats of the run.
            what = f"the waiver of {name} waives nothing at `{waiver.where}`"
            yield Problem(waiver.origin.of("where"), what, "take it out, or correct `where`", "WVR-04", "info")
