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
from briefings.checks.whose_numbers import is_of_this_table
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
_TABLE = re.compile(
    r"\b(?:the|this|our)\s+(?:scenario\s+)?(?:table|brief|set)\s+(?:lists?|has|holds?|shows?|contains?|sets\s+out|gives"
    r"|names?|compares?|distinguishes|comprises|presents?)\s+$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\branks\s+(?:only\s+)?(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?=\s*(?:$|[,:(]|(?:in\s+the\s+table|overall|with|at|and|by\s+probability)\b))",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"\s*(?:$|[,:(]|(?:and|for|in\s+(?:all|total))\b)", re.IGNORECASE)
_NOT_NOW = re.compile(
    r"\b(?:had|was|were|then|once|originally|dropped|merged|former|new|would|could|might|if|not|(?:19|20)\d\d)\b", re.I
)


class TableCounts:
    """Finds what clauses say of how many there are in one table, and of who leads it."""

    def __init__(self, names: TableNames) -> None:
        self.names, self.scenarios = names, names.scenarios
        self._counts_of = [
            (name, _count_of(pattern), _told_of(name), _out_of(name, pattern)) for name, pattern in names.classes
        ]
        self._count_of_all = re.compile(rf"\b({NUMBER})\s+(?:possible\s+)?(?:scenarios|futures)\b", re.IGNORECASE)

    def claims(self, clause: str) -> Iterator[Claim]:
        """What a clause claims."""
        yield from self._counts(clause)
        yield from self._rank(clause)
        yield from self._place(clause)

    def _counts(self, clause: str) -> Iterator[Claim]:
        is_parted = self._is_parted(clause)
        for name, pattern, told, out_of in self._counts_of:
            count, computed = len(self.scenarios.of_class(name)), f"{len(self.scenarios.of_class(name))} for `{name}`"
            instead = f'scenarios.count("{name}")'
            for match in pattern.finditer(clause):
                if not self._adds_up(clause, name, match):
                    yield from _counted(clause, match, count, computed, instead) or self._too_many(clause, match, name)
            for match in [*told.finditer(clause), *out_of.finditer(clause)] if is_parted else ():
                if (number := number_of(match[1])) is not None and not hedge_before(clause[: match.start()]):
                    yield Claim(match.start(), match[0], computed, number == count, f"{instead} | words")
        for match in self._count_of_all.finditer(clause):
            if _ALL.search(clause[: match.start()]) or _is_of_the_table(clause, match):
                count = len(self.scenarios.scenarios)
                yield from _counted(clause, match, count, f"{count}", "scenarios.count()", means_all=True)

    def _too_many(self, clause: str, match: re.Match[str], name: str) -> list[Claim]:
        """``Five military scenarios`` of four, where no other edition and nothing supposed is spoken of."""
        number, count = number_of(match[1]), len(self.scenarios.of_class(name))
        is_slip = number is not None and count < number <= len(self.scenarios.scenarios)
        if not is_slip or _NOT_NOW.search(clause) or not is_of_this_table(clause, match.start()):
            return []
        return [Claim(match.start(), match[0], f"{count} for `{name}`", False, f'scenarios.count("{name}") | words')]

    def _adds_up(self, clause: str, name: str, match: re.Match[str]) -> bool:
        """Whether as many of a class have together what the clause says: ``two … together hold 58 percent``."""
        count, of_class = number_of(match[1]), self.scenarios.of_class(name)
        if count is None or count >= len(of_class) or len(shares := list(shares_in(clause))) != 1:
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

    def _place(self, clause: str) -> Iterator[Claim]:
        """``A brokered ceasefire ranks third``."""
        for match in _PLACE.finditer(clause) if "rank" in clause else ():
            rank = rank_of(match["rank"]) or 1
            named = [(row, found) for row, found in self.names.rows_in(clause) if found.end() <= match.start()]
            if len(named) == 1 and named[0][0].probability is not None and is_of_this_table(clause, match.start()):
                now = self._rank_of_row(named[0][0], is_least=False)
                claim = f'scenarios.rank("{named[0][0].id}") | ordinal'
                yield Claim(match.start(), match[0], f"rank {now} for `{named[0][0].id}`", now == rank, claim)

    def _rank_of_row(self, row: Scenario, *, is_least: bool) -> int:
        share, sign = row.probability or Decimal(0), -1 if is_least else 1
        return 1 + sum(sign * (one.probability or Decimal(0)) > sign * share for one in self.scenarios.scenarios)


def _count_of(name: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({NUMBER})\s+(?:{name.pattern})", re.IGNORECASE)


def _told_of(name: str) -> re.Pattern[str]:
    word = re.escape(name).replace(r"\-", r"[\s-]")
    return re.compile(rf"\b({NUMBER})\s+(?:are|were)\s+{word}\b(?=\s*(?:$|,|\(|and\b))", re.IGNORECASE)


def _out_of(name: str, pattern: re.Pattern[str]) -> re.Pattern[str]:
    """``three of the seven scenarios are military``."""
    word = re.escape(name).replace(r"\-", r"[\s-]")
    return re.compile(
        rf"\b({NUMBER})\s+of\s+(?:all|the|these|those)\s+(?:{NUMBER}\s+)?(?:scenarios|futures)\s+(?:are|were)\s+"
        rf"(?:{word}|{pattern.pattern})(?=\s*(?:$|,|\(|and\b))",
        re.IGNORECASE,
    )


def _is_of_the_table(clause: str, match: re.Match[str]) -> bool:
    """``The table lists seven scenarios``, and not `seven scenarios that …`."""
    return bool(_TABLE.search(clause[: match.start()]) and _NO_MORE.match(clause, match.end()))


def _counted(
    clause: str, match: re.Match[str], count: int, computed: str, instead: str, *, means_all: bool = False
) -> list[Claim]:
    number = number_of(match[1])
    # A part of the class may be spoken of ("two military scenarios end in 2026"), unless all are meant.
    if not means_all:
        means_all = bool(_ALL.search(clause[: match.start()]) or _TAKEN_TOGETHER.match(clause, match.end()))
    if number is None or not means_all:
        return []
    return [Claim(match.start(), match[0], computed, number == count, f"{instead} | words")]
