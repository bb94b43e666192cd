"""Counts and ranks that prose says of classes and scenarios.

A count may mean a part ("two military scenarios end in 2026"), and is claimed
only where it plainly means all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefings.checks.claims import Claim, TableNames
from briefings.checks.hedges import hedge_before
from briefings.checks.naming import NUMBER, number_of
from briefings.checks.ranks import RANK, rank_of
from briefings.checks.some_of import is_of_some
from briefings.checks.table_numbers import shares_in
from briefings.content.model import Scenario

_SHARE = r"[\w.,\ue001]+\s*(?:%|per\s?cent)"
_TAKEN_TOGETHER = re.compile(
    rf"""\s+(?:together\b|add\s+up\b|account\b|total\b|make\s+up\b|(?:share|hold|carry|take)s?\s+{_SHARE}
    |with\s+{_SHARE})""",
    re.IGNORECASE | re.VERBOSE,
)
_ALL = re.compile(r"\b(?:the|all|all\s+of\s+the|these|those)\s+$", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"\bof\s+(?:all|the|these|those)\s+(?:(?P<all>{NUMBER})\s+)?(?:scenarios|futures)\b", re.IGNORECASE
)


class TableCounts:
    """Finds what clauses say of how many there are in one table, and of who leads it."""

    def __init__(self, names: TableNames) -> None:
        self.names, self.scenarios = names, names.scenarios
        self._counts_of = [(name, _count_of(pattern), _told_of(name)) for name, pattern in names.classes]
        self._count_of_all = re.compile(rf"\b({NUMBER})\s+(?:possible\s+)?(?:scenarios|futures)\b", re.IGNORECASE)

    def claims(self, clause: str) -> Iterator[Claim]:
        """What a clause claims."""
        yield from self._counts(clause)
        yield from self._rank(clause)

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
        probabilities = [row.probability or Decimal(0) for row in of_class]
        percent, hedge = number_of(shares[0][1]) or Decimal(0), hedge_before(clause[: shares[0].start()])
        return is_of_some(clause, match.end(1) + 1, probabilities, percent, hedge)

    def _is_parted(self, clause: str) -> bool:
        """Whether a clause divides all scenarios: ``of the seven scenarios, four are …``."""
        found = _OUT_OF.search(clause) if "scenarios" in clause or "futures" in clause else None
        return found is not None and (not found["all"] or number_of(found["all"]) == len(self.scenarios.scenarios))

    def _rank(self, clause: str) -> Iterator[Claim]:
        for match in RANK.finditer(clause) if "likely" in clause or "probable" in clause else ():
            is_least = match["end"].casefold() == "least"
            rank = rank_of(match["rank"]) or (1 if is_least else 0)
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
