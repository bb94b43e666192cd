"""Percentages, counts and ranks that prose says of classes and scenarios.

Read with care against false alarms: a claim needs a class or a scenario of the
table and one number that is said of it. Ranges, shares of something else and
counts that may mean a part are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefings.checks.claims import Claim, Said, TableNames
from briefings.checks.hedges import hedge_before, is_met
from briefings.checks.naming import NUMBER, PERCENT, number_of
from briefings.checks.said_of import is_said_of
from briefings.checks.scenarios import plain
from briefings.checks.some_of import is_of_some
from briefings.checks.whose_numbers import is_of_this_table
from briefings.content.model import Scenario

_RANGE = re.compile(r"\d\s*(?:to|and|–|-)\s*$")
_OF_SOMETHING_ELSE = re.compile(
    r"\s+(?:of\s+(?!the\s+probabilit|probabilit|the\s+(?:total|weight)|all\b)|points?\b|more\b|less\b)"
)
_SHARE = r"[\w.,\ue001]+\s*(?:%|per\s?cent)"
_TAKEN_TOGETHER = re.compile(
    rf"""\s+(?:together\b|add\s+up\b|account\b|total\b|make\s+up\b|(?:share|hold|carry|take)s?\s+{_SHARE}
    |with\s+{_SHARE})""",
    re.IGNORECASE | re.VERBOSE,
)
_ALL = re.compile(r"\b(?:the|all|all\s+of\s+the|these|those)\s+$", re.IGNORECASE)
_RANK = re.compile(r"\b(?:(?P<rank>\w+)[\s-]+)?(?P<end>most|least)[\s-]+(?:likely|probable)\b", re.IGNORECASE)
_RANKS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERED = re.compile(
    r"""\b(?:scenarios|numbers|nos\.)\s+(?P<first>\d+)
    (?:\s*(?:–|-|to)\s*(?P<last>\d+)|(?P<more>(?:,\s*\d+)*,?\s+and\s+\d+))(?P<said>[^,;:]*?)\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_SUMMED = re.compile(
    r"\b(?:together|combined|in\s+total|share|hold|account\s+for|add\s+up\s+to|come\s+to|amount\s+to|make\s+up|total)\b",
    re.IGNORECASE,
)
_ONE_EACH = re.compile(r"\b(?:each|apiece|respectively)\b", re.IGNORECASE)
_A_SCENARIO = re.compile(r"\s+(?:scenario|outcome|future|one)\b", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"\bof\s+(?:all|the|these|those)\s+(?:(?P<all>{NUMBER})\s+)?(?:scenarios|futures)\b", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:last|previous(?:ly)?|before|earlier|since|then|had|was)\b", re.IGNORECASE)


def shares_in(clause: str) -> Iterator[re.Match[str]]:
    """The percentages of a clause, in digits or words."""
    for match in PERCENT.finditer(clause):
        if number_of(match[1]) is not None:
            yield match


class TableNumbers:
    """Finds the numbers of one table in clauses."""

    def __init__(self, names: TableNames) -> None:
        self.names, self.scenarios = names, names.scenarios
        self._counts_of = [(name, _count_of(pattern), _told_of(name)) for name, pattern in names.classes]
        self._count_of_all = re.compile(rf"\b({NUMBER})\s+(?:possible\s+)?(?:scenarios|futures)\b", re.IGNORECASE)

    def claims(self, clause: str, *, is_english: bool = True) -> Iterator[Claim]:
        """What a clause claims; in other languages a share beside a class is taken to be said of it."""
        yield from self._share(clause, is_english=is_english)
        yield from self._counts(clause)
        yield from self._rank(clause)

    # --- percentages ------------------------------------------------------------

    def _share(self, clause: str, *, is_english: bool) -> Iterator[Claim]:
        shares = list(shares_in(clause))
        if len(shares) != 1 or _OF_SOMETHING_ELSE.match(clause, shares[0].end()):
            return
        (match,) = shares
        percent = number_of(match[1])
        if percent is None or _RANGE.search(clause[: match.start()]) or not is_of_this_table(clause, match.start()):
            return
        classes = self.names.classes_in(clause)
        if len(classes) == 1:
            (said,) = classes
            if is_english and not is_said_of(clause, (said.start, said.end), match.span()):
                return
            is_right = is_met(percent, said.percent, hedge_before(clause[: match.start()]))
            # "One military scenario has 38 percent" speaks of a row, not of the class.
            if is_right or not (percent in said.parts or self._is_of_some(clause, said, match)):
                yield _said(clause, match, said.in_words, is_right, f'scenarios.total("{said.id}")')
        elif not classes:
            found = list(self._share_of_row(clause, match, percent))
            yield from found or [*self._share_of_rank(clause, match, percent), *self._sum(clause, match, percent)]

    def _share_of_row(self, clause: str, match: re.Match[str], percent: Decimal) -> Iterator[Claim]:
        named = self.names.rows_in(clause)
        if len(named) != 1 or named[0][0].probability is None:
            return
        row, found = named[0]
        if is_said_of(clause, found.span(), match.span()):
            is_right = is_met(percent, row.probability or Decimal(0), hedge_before(clause[: match.start()]))
            if is_right or percent not in (row.low, row.high):
                yield _said(clause, match, _in_words(row), is_right, f'scenarios.probability("{row.id}")')

    def _is_of_some(self, clause: str, said: Said, match: re.Match[str]) -> bool:
        shares = [row.probability or Decimal(0) for row in self.scenarios.of_class(said.id)]
        hedge = hedge_before(clause[: match.start()])
        return is_of_some(clause, said.start, shares, number_of(match[1]) or Decimal(0), hedge)

    def _share_of_rank(self, clause: str, match: re.Match[str], percent: Decimal) -> Iterator[Claim]:
        """``The second most likely scenario has 20 percent``: its name is not needed."""
        for found in _RANK.finditer(clause, 0, match.start()):
            kind = _A_SCENARIO.match(clause, found.end())
            rank = _rank_of(found["rank"]) or 1
            if not kind or rank > len(self.scenarios.scenarios) or self._is_elsewhere(clause):
                continue
            if is_said_of(clause, (found.start(), kind.end()), match.span()):
                row = self._ranked(found)[rank - 1]
                hedge = hedge_before(clause[: match.start()])
                is_right = is_met(percent, row.probability or Decimal(0), hedge)
                yield Claim(match.start(), match[0], _in_words(row), is_right)

    def _is_elsewhere(self, clause: str) -> bool:
        """Whether a clause names a scenario besides, or an earlier edition."""
        return bool(_EARLIER.search(clause) or self.names.rows_in(clause))

    def _sum(self, clause: str, match: re.Match[str], percent: Decimal) -> Iterator[Claim]:
        """``Scenarios 5 and 6 share 23 percent``."""
        found = _NUMBERED.search(clause[: match.start()])
        if not found or not _SUMMED.search(found["said"] + clause[match.end() :]) or _ONE_EACH.search(clause):
            return
        numbers = _numbers(found)
        rows = [row for row in self.scenarios.scenarios if row.number in numbers and row.probability is not None]
        if len(rows) == len(numbers):
            total = sum((row.probability or Decimal(0) for row in rows), Decimal(0))
            is_right = is_met(percent, total, hedge_before(clause[: match.start()]))
            yield Claim(match.start(), match[0], f"{plain(total)} % for them together", is_right)

    # --- counts and ranks ---------------------------------------------------------

    def _counts(self, clause: str) -> Iterator[Claim]:
        is_parted = self._is_parted(clause)
        for name, pattern, told in self._counts_of:
            count, instead = len(self.scenarios.of_class(name)), f'scenarios.count("{name}")'
            for match in pattern.finditer(clause):
                if not self._adds_up(clause, name, match):
                    yield from _counted(clause, match, count, f"{count} for `{name}`", instead)
            for match in told.finditer(clause) if is_parted else ():
                if (number := number_of(match[1])) is not None:
                    yield Claim(match.start(), match[0], f"{count} for `{name}`", number == count, f"{instead} | words")
        for match in self._count_of_all.finditer(clause):
            count = len(self.scenarios.scenarios)
            if _ALL.search(clause[: match.start()]):
                yield from _counted(clause, match, count, f"{count}", "scenarios.count()")

    def _adds_up(self, clause: str, name: str, match: re.Match[str]) -> bool:
        """Whether as many of a class have together what the clause says: ``two … together hold 58 percent``."""
        shares, count = list(shares_in(clause)), number_of(match[1])
        of_class = self.scenarios.of_class(name)
        if len(shares) != 1 or count is None or count >= len(of_class):
            return False
        said = Said(name, Decimal(0), match.end(1) + 1, match.end(), frozenset())
        return self._is_of_some(clause, said, shares[0])

    def _is_parted(self, clause: str) -> bool:
        """Whether a clause divides all scenarios: ``of the seven scenarios, four are …``."""
        found = _OUT_OF.search(clause) if "scenarios" in clause or "futures" in clause else None
        return found is not None and (not found["all"] or number_of(found["all"]) == len(self.scenarios.scenarios))

    def _rank(self, clause: str) -> Iterator[Claim]:
        for match in _RANK.finditer(clause) if "likely" in clause or "probable" in clause else ():
            is_least = match["end"].casefold() == "least"
            rank = _rank_of(match["rank"]) or (1 if is_least else 0)
            named = self.names.rows_in(clause) if rank else []
            if len(named) == 1 and named[0][0].probability is not None:
                row = named[0][0]
                now = self._rank_of_row(row, is_least=is_least)
                computed = f"rank {now} for `{row.id}`" + (" from below" if is_least else "")
                instead = "" if is_least else f'scenarios.rank("{row.id}") | ordinal'
                yield Claim(match.start(), match[0].strip(), computed, now == rank, instead)

    def _rank_of_row(self, row: Scenario, *, is_least: bool) -> int:
        share, sign = row.probability or Decimal(0), -1 if is_least else 1
        return 1 + sum(sign * (one.probability or Decimal(0)) > sign * share for one in self.scenarios.scenarios)

    def _ranked(self, found: re.Match[str]) -> list[Scenario]:
        is_least = found["end"].casefold() == "least"
        return sorted(self.scenarios.scenarios, key=lambda row: row.probability or Decimal(0), reverse=not is_least)


def _said(clause: str, match: re.Match[str], computed: str, is_right: bool, instead: str) -> Claim:
    """The claim of a percentage; what computes it replaces an exact number only."""
    is_exact = not hedge_before(clause[: match.start()])
    return Claim(match.start(), match[0], computed, is_right, instead if is_exact or not is_right else "")


def _in_words(row: Scenario) -> str:
    return f"{plain(row.probability or Decimal(0))} % for `{row.id}`"


def _numbers(found: re.Match[str]) -> set[int]:
    first, last = int(found["first"]), int(found["last"] or 0)
    return set(range(first, last + 1)) if last else {first, *map(int, re.findall(r"\d+", found["more"]))}


def _count_of(name: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({NUMBER})\s+(?:{name.pattern})", re.IGNORECASE)


def _told_of(name: str) -> re.Pattern[str]:
    word = re.escape(name).replace(r"\-", r"[\s-]")
    return re.compile(rf"\b({NUMBER})\s+(?:are|were)\s+{word}\b(?=\s*(?:$|,|\(|and\b))", re.IGNORECASE)


def _counted(clause: str, match: re.Match[str], count: int, computed: str, instead: str) -> Iterator[Claim]:
    number = number_of(match[1])
    # A part of the class may be spoken of ("two military scenarios end in 2026"), unless all are meant.
    means_all = _ALL.search(clause[: match.start()]) or _TAKEN_TOGETHER.match(clause, match.end())
    if number is not None and means_all:
        yield Claim(match.start(), match[0], computed, number == count, f"{instead} | words")


def _rank_of(word: str | None) -> int:
    lowered = (word or "").casefold()
    if lowered in _RANKS[2:]:
        return _RANKS.index(lowered)
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", lowered)
    return int(digits[1]) if digits else 0
