"""Rules for numbers in prose: what the words claim, the table says too.

Read with care against false alarms: a finding needs a class or a scenario of
the table and one number that is said of it. Numbers that come from ``{{ … }}``
are right by construction, and quotations are not the authors' words; neither
is looked at. All kinds are found by one pass and told apart by being right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from briefings.checks.authored import AuthoredText, FieldKind, authored, once
from briefings.checks.naming import (
    CLAUSE,
    NUMBER,
    PERCENT,
    class_names,
    number_of,
    row_names,
)
from briefings.checks.rules import rule
from briefings.checks.scenarios import plain
from briefings.content.model import Content, Scenario, ScenarioSet
from briefings.errors import Problem

_RANGE = re.compile(r"\d\s*(?:to|and|–|-)\s*$")
_OF_SOMETHING_ELSE = re.compile(
    r"\s+(?:of\s+(?!the\s+probabilit|probabilit|the\s+(?:total|weight)|all\b)|points?\b|more\b|less\b)"
)
_SAID_OF = re.compile(
    r"""(?:\s+(?:alone|together|has|have|had|at|is|holds?|stands?|gets?|given|put|with|carries|reaches|only|just|still
    |a|an|the|probability|chance|likelihood|of|and)|\s*[,:(–])*\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What may stand between a scenario's name and the number that is said of it."""
_SAID_TO = re.compile(r"\s*(?:(?:chance|probability|likelihood)\s+)?(?:for|to|on|of)\s+(?:the\s+)?$", re.IGNORECASE)
_SHARE = r"[\w.,\ue001]+\s*(?:%|per\s?cent)"
_TAKEN_TOGETHER = re.compile(
    rf"""\s+(?:together\b|add\s+up\b|account\b|total\b|make\s+up\b|(?:share|hold|carry|take)s?\s+{_SHARE}
    |with\s+{_SHARE})""",
    re.IGNORECASE | re.VERBOSE,
)
_ALL = re.compile(r"\b(?:the|all|all\s+of\s+the|these|those)\s+$", re.IGNORECASE)
_RANK = re.compile(r"\b(\w+)[\s-]+most[\s-]+(?:likely|probable)\b", re.IGNORECASE)
_RANKS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Typed:
    """A number or rank typed by hand that the table knows too."""

    text: AuthoredText
    offset: int
    written: str
    computed: str
    """What the table says, in words."""
    is_right: bool
    instead: str
    """The claim that computes it."""


@rule("SCN-05", "scenarios")
def numbers_in_prose_are_those_of_the_table(content: Content) -> Iterator[Problem]:
    """A percentage, count or rank beside the name of a class or scenario is the one of the table."""
    for typed in typed_numbers(content):
        if not typed.is_right:
            what = f"the text says {typed.written}, the table gives {typed.computed}"
            yield Problem(typed.text.place(typed.offset), what, _hint(typed))


@rule("SCN-06", "scenarios", severity="info")
def numbers_in_prose_are_computed(content: Content) -> Iterator[Problem]:
    """A number that the table knows is computed, so that it cannot drift."""
    for typed in typed_numbers(content):
        if typed.is_right and typed.instead:
            what = f"`{typed.written}` is typed by hand and right today"
            yield Problem(typed.text.place(typed.offset), what, _hint(typed))


@rule("SCN-10", "scenarios")
def a_plausible_set_has_no_percent_in_prose(content: Content) -> Iterator[Problem]:
    """Nobody gives a percentage to what the set only calls plausible."""
    scenarios = content.scenarios
    if scenarios is None or scenarios.mode != "plausible_only":
        return
    names = [*(name for _, name in class_names(scenarios)), *(name for _, name in row_names(scenarios))]
    for text, start, clause in _clauses(content):
        shares = list(_shares(clause))
        if len(shares) == 1 and any(name.search(clause) for name in names):
            what = f"the text says {shares[0][0]}, but the set is plausible_only"
            yield Problem(text.place(start + shares[0].start()), what, "take the number out")


def _hint(typed: Typed) -> str:
    return f"write {{{{ {typed.instead} }}}} so that it cannot drift"


@once
def typed_numbers(content: Content) -> tuple[Typed, ...]:
    """Every number in the authors' words that the table knows, in order."""
    scenarios = content.scenarios
    if scenarios is None or scenarios.mode != "probabilistic":
        return ()
    finder = _Finder(scenarios)
    return tuple(typed for text, start, clause in _clauses(content) for typed in finder.find(text, start, clause))


def _clauses(content: Content) -> Iterator[tuple[AuthoredText, int, str]]:
    for text in authored(content):
        is_of_table = text.field.startswith(("scenarios", "classes", "people"))
        if text.kind is FieldKind.LABEL or is_of_table or text.is_borrowed:
            continue
        for clause in CLAUSE.finditer(text.masked):
            yield text, clause.start(), clause[0]


def _shares(clause: str) -> Iterator[re.Match[str]]:
    for match in PERCENT.finditer(clause):
        if number_of(match[1]) is not None:
            yield match


class _Finder:
    """Knows the names of one table."""

    def __init__(self, scenarios: ScenarioSet) -> None:
        self.scenarios = scenarios
        self.classes = [(name, pattern) for name, pattern in class_names(scenarios) if scenarios.of_class(name)]
        self.counts = [(name, _count_of(pattern)) for name, pattern in self.classes]
        self.count_of_all = re.compile(rf"\b({NUMBER})\s+(?:possible\s+)?(?:scenarios|futures)\b", re.IGNORECASE)

    @cached_property
    def rows(self) -> list[tuple[Scenario, re.Pattern[str]]]:
        """Made when a number is not a class's: few texts have one."""
        return row_names(self.scenarios)

    def find(self, text: AuthoredText, start: int, clause: str) -> Iterator[Typed]:
        found = [*self._share(clause), *self._counts(clause), *self._rank(clause)]
        for offset, written, computed, is_right, instead in sorted(found):
            yield Typed(text, start + offset, written, computed, is_right, instead)

    # --- percentages ------------------------------------------------------------

    def _share(self, clause: str) -> Iterator[tuple[int, str, str, bool, str]]:
        shares = list(_shares(clause))
        if len(shares) != 1 or _OF_SOMETHING_ELSE.match(clause, shares[0].end()):
            return
        (match,) = shares
        percent = number_of(match[1])
        if percent is None or _RANGE.search(clause[: match.start()]):
            return
        classes = [name for name, pattern in self.classes if pattern.search(clause)]
        if len(classes) == 1:
            yield from self._share_of_class(match, percent, classes[0])
        elif not classes:
            yield from self._share_of_row(clause, match, percent)

    def _share_of_class(
        self, match: re.Match[str], percent: Decimal, name: str
    ) -> Iterator[tuple[int, str, str, bool, str]]:
        total = self.scenarios.total(name)
        claim, computed = f'scenarios.total("{name}")', f"{plain(total)} % for `{name}`"
        # "One military scenario has 38 percent" speaks of a row, not of the class.
        if percent == total or percent not in {row.probability for row in self.scenarios.of_class(name)}:
            yield match.start(), match[0], computed, percent == total, claim

    def _share_of_row(
        self, clause: str, match: re.Match[str], percent: Decimal
    ) -> Iterator[tuple[int, str, str, bool, str]]:
        named = [(row, found) for row, name in self.rows if (found := name.search(clause))]
        if len(named) != 1 or named[0][0].probability is None:
            return
        row, found = named[0]
        between = clause[found.end() : match.start()] if found.end() <= match.start() else None
        after = clause[match.end() : found.start()] if found.start() >= match.end() else None
        if (between is not None and _SAID_OF.match(between)) or (after is not None and _SAID_TO.match(after)):
            is_right = percent == row.probability
            if is_right or percent not in (row.low, row.high):
                computed = f"{plain(row.probability or Decimal(0))} % for `{row.id}`"
                yield match.start(), match[0], computed, is_right, f'scenarios.probability("{row.id}")'

    # --- counts and ranks ---------------------------------------------------------

    def _counts(self, clause: str) -> Iterator[tuple[int, str, str, bool, str]]:
        for name, pattern in self.counts:
            for match in pattern.finditer(clause):
                count = len(self.scenarios.of_class(name))
                yield from _counted(clause, match, count, f"{count} for `{name}`", f'scenarios.count("{name}")')
        for match in self.count_of_all.finditer(clause):
            count = len(self.scenarios.scenarios)
            if _ALL.search(clause[: match.start()]):
                yield from _counted(clause, match, count, f"{count}", "scenarios.count()")

    def _rank(self, clause: str) -> Iterator[tuple[int, str, str, bool, str]]:
        for match in _RANK.finditer(clause):
            rank = _rank_of(match[1])
            named = [row for row, name in self.rows if name.search(clause)] if rank else []
            if len(named) == 1 and named[0].probability is not None:
                now = self._rank_of_row(named[0])
                computed = f"rank {now} for `{named[0].id}`"
                claim = f'scenarios.rank("{named[0].id}") | ordinal'
                yield match.start(), match[0], computed, now == rank, claim

    def _rank_of_row(self, row: Scenario) -> int:
        share = row.probability or Decimal(0)
        return 1 + sum((other.probability or Decimal(0)) > share for other in self.scenarios.scenarios)


def _count_of(name: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({NUMBER})\s+(?:{name.pattern})", re.IGNORECASE)


def _counted(
    clause: str, match: re.Match[str], count: int, computed: str, claim: str
) -> Iterator[tuple[int, str, str, bool, str]]:
    number = number_of(match[1])
    # A part of the class may be spoken of ("two military scenarios end in 2026"), unless all are meant.
    means_all = _ALL.search(clause[: match.start()]) or _TAKEN_TOGETHER.match(clause, match.end())
    if number is not None and means_all:
        yield match.start(), match[0], computed, number == count, f"{claim} | words"


def _rank_of(word: str) -> int:
    lowered = word.casefold()
    if lowered in _RANKS[2:]:
        return _RANKS.index(lowered)
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", lowered)
    return int(digits[1]) if digits else 0


ESTIMATE_RULES = (
    numbers_in_prose_are_those_of_the_table,
    numbers_in_prose_are_computed,
    a_plausible_set_has_no_percent_in_prose,
)
