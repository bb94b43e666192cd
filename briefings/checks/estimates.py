"""Rules for estimates in prose: what the words claim, the table says too.

Read with care against false alarms: a finding needs a class of the table and
one percentage in one clause. Numbers that come from ``{{ … }}`` are right by
construction and are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefings.checks.prose import proses
from briefings.checks.rules import rule
from briefings.checks.scenarios import plain
from briefings.content.model import Content, Prose, Record, ScenarioClass, ScenarioSet
from briefings.content.prose_places import place_in
from briefings.content.wording import number_words
from briefings.errors import Problem

_COMPUTED = re.compile(r"\{\{.*?\}\}|`[^`]*`", re.DOTALL)
_CLAUSE = re.compile(r"(?:[^.;!?\n]|\.(?=\w)|\n(?!\s*\n))+")
_PERCENT = re.compile(r"(?<![\w.,–-])(\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?)[\s\u00a0]*(?:%|per\s?cent\b)", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*(?:to|and|–|-)\s*$")
_KINDS = r"(?:scenarios?|outcomes?|futures?|ones?|rows?|class(?:es)?)"


@dataclass(frozen=True, slots=True)
class TypedShare:
    """A percentage typed by hand beside the name of a class."""

    prose: Prose
    offset: int
    written: str
    percent: Decimal
    class_id: str


@rule("SCN-05", "scenarios")
def shares_in_prose_are_those_of_the_table(content: Content) -> Iterator[Problem]:
    """A percentage beside the name of a class is that class's total."""
    scenarios = content.scenarios
    for share in _typed_shares(content):
        assert scenarios
        total = scenarios.total(share.class_id)
        # "One military scenario has 38 percent" speaks of a row, not of the class.
        if share.percent not in (total, *(row.probability for row in scenarios.of_class(share.class_id))):
            what = f"the text says {share.written}, the table gives {plain(total)} % for `{share.class_id}`"
            yield Problem(place_in(share.prose, share.offset), what, _instead(share.class_id))


@rule("SCN-06", "scenarios", severity="info")
def shares_in_prose_are_computed(content: Content) -> Iterator[Problem]:
    """A percentage that equals a class's total is computed, so that it cannot drift."""
    for share in _typed_shares(content):
        assert content.scenarios
        if share.percent == content.scenarios.total(share.class_id):
            what = f"`{share.written}` is typed by hand and right today"
            yield Problem(place_in(share.prose, share.offset), what, _instead(share.class_id))


def _instead(class_id: str) -> str:
    return f'write {{{{ scenarios.total("{class_id}") }}}} so that it cannot drift'


def _typed_shares(content: Content) -> Iterator[TypedShare]:
    scenarios = content.scenarios
    if scenarios is None or scenarios.mode != "probabilistic":
        return
    names = [(one.id, _names_of(one)) for one in scenarios.classes]
    for prose in (*proses(content), *_lines(content)):
        if "%" in prose.source or "cent" in prose.source:
            yield from _shares_in(prose, names, scenarios)


def _lines(content: Content) -> Iterator[Prose]:
    fields: tuple[tuple[tuple[Record, ...], str], ...] = (
        (content.features, "claim"),
        (content.tactics, "summary"),
        (content.levers, "mechanism"),
        (content.levers, "action"),
    )
    for records, name in fields:
        for record in records:
            where = record.origin.of(name)
            yield Prose(getattr(record, name), where, max(where.column - 1, 0))


def _shares_in(prose: Prose, names: list[tuple[str, re.Pattern[str]]], scenarios: ScenarioSet) -> Iterator[TypedShare]:
    text = _COMPUTED.sub(lambda match: "\x00" * len(match[0]), prose.source)
    for clause in _CLAUSE.finditer(text):
        classes = [class_id for class_id, name in names if name.search(clause[0])]
        shares = [match for match in _PERCENT.finditer(clause[0]) if _number(match[1]) is not None]
        is_range = shares and _RANGE.search(clause[0][: shares[0].start()])
        if len(classes) != 1 or len(shares) != 1 or is_range:
            continue
        (match,) = shares
        percent = _number(match[1])
        if percent is not None and scenarios.of_class(classes[0]):
            yield TypedShare(prose, clause.start() + match.start(), match[0], percent, classes[0])


def _names_of(one: ScenarioClass) -> re.Pattern[str]:
    label = r"\s+".join(re.escape(word) for word in one.label.split())
    word = re.escape(one.id).replace(r"\-", r"[\s-]")
    return re.compile(rf"\b{label}\b|\b{word}(?:\s+\w+)?\s+{_KINDS}\b", re.IGNORECASE)


def _number(written: str) -> Decimal | None:
    if written[0].isdecimal():
        return Decimal(written.replace(",", "."))
    return _numbers_in_words().get(written.casefold())


@cache
def _numbers_in_words() -> dict[str, Decimal]:
    return {str(number_words(number, "en")): Decimal(number) for number in range(101)}


ESTIMATE_RULES = (shares_in_prose_are_those_of_the_table, shares_in_prose_are_computed)
