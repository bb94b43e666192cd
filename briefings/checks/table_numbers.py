"""Percentages that prose says of classes and scenarios.

Read with care against false alarms: a claim needs a class or a scenario of the
table and one number that is said of it. Shares of something else are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefings.checks.claims import Claim, Said, TableNames
from briefings.checks.hedges import hedge_before, is_met
from briefings.checks.naming import NUMBER, PERCENT, number_of
from briefings.checks.pairing import pairs, spans_of_names
from briefings.checks.ranks import RANK, rank_of, ranked
from briefings.checks.said_of import is_said_of
from briefings.checks.scenarios import plain
from briefings.checks.some_of import is_of_some
from briefings.checks.whose_numbers import is_of_this_table
from briefings.content.model import Scenario

MOST_SHARES = 12
"""In one clause; more are a list of numbers and no sentence."""
_RANGE = re.compile(r"\d\s*(?:to|and|–|-)\s*$")
_OF_SOMETHING_ELSE = re.compile(
    r"\s+(?:of\s+(?!the\s+probabilit|probabilit|the\s+(?:total|weight)|all\b)|points?\b|more\b|less\b)"
)
_NUMBERED = re.compile(
    r"""\b(?:scenarios|numbers|nos\.)\s+(?P<first>\d+)
    (?:\s*(?:–|-|to)\s*(?P<last>\d+)|(?P<more>(?:,\s*\d+)*,?\s+and\s+\d+))(?P<said>[^,;:]*?)\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
_SUMMED = re.compile(
    r"\b(?:together|combined|in\s+total|share|hold|account\s+for|add\s+up\s+to|come\s+to|amount\s+to|make\s+up|total)\b",
    re.IGNORECASE,
)
_TOP = re.compile(
    rf"\b(?:(?P<many>{NUMBER})\s+(?P<end>most|least)\s+(?:likely|probable)|top\s+(?P<top>{NUMBER}))\s+"
    r"(?:scenarios|outcomes|futures)\b",
    re.IGNORECASE,
)
_ONE_EACH = re.compile(r"\b(?:each|apiece|respectively)\b", re.IGNORECASE)
_A_SCENARIO = re.compile(r"\s+(?:scenario|outcome|future|one)\b", re.IGNORECASE)
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

    def claims(self, clause: str, *, is_english: bool = True) -> Iterator[Claim]:
        """What a clause claims; in other languages a share beside a class is taken to be said of it."""
        shares = list(shares_in(clause))
        if len(shares) == 1:
            yield from self._share(clause, shares, is_english=is_english)
        elif is_english and 1 < len(shares) <= MOST_SHARES:
            yield from self._several(clause, shares)

    def _several(self, clause: str, shares: Sequence[re.Match[str]]) -> Iterator[Claim]:
        """``The military scenarios get 75 percent and the negotiated outcomes 25``."""
        if not is_of_this_table(clause, shares[-1].start()) or any(_is_of_another_kind(clause, one) for one in shares):
            return
        named = spans_of_names(clause, self.names)
        paired = pairs(clause, [span for _, span in named], [one.span() for one in shares])
        for index, share in zip(paired, shares, strict=False):
            name, (start, end) = named[index]
            row = next((one for one in self.scenarios.scenarios if one.id == name), None)
            if row is None:
                yield from self._claim_of_class(clause, self.names.class_said(name, start, end), share)
            elif row.probability is not None:
                yield from self._claim_of_row(clause, row, share)

    def _share(self, clause: str, shares: Sequence[re.Match[str]], *, is_english: bool) -> Iterator[Claim]:
        (match,) = shares
        if _is_of_another_kind(clause, match) or not is_of_this_table(clause, match.start()):
            return
        classes = self.names.classes_in(clause)
        if len(classes) == 1:
            (said,) = classes
            if not is_english or is_said_of(clause, (said.start, said.end), match.span()):
                yield from self._claim_of_class(clause, said, match)
        elif not classes:
            found = list(self._share_of_row(clause, match))
            yield from found or [
                *self._share_of_rank(clause, match),
                *self._sum(clause, match),
                *self._top(clause, match),
            ]

    def _share_of_row(self, clause: str, match: re.Match[str]) -> Iterator[Claim]:
        named = [(row, pattern) for row, pattern in self.names.rows if pattern.search(clause)]
        if len(named) != 1 or named[0][0].probability is None:
            return
        ((row, pattern),) = named
        if any(is_said_of(clause, found.span(), match.span()) for found in pattern.finditer(clause)):
            yield from self._claim_of_row(clause, row, match)

    def _claim_of_class(self, clause: str, said: Said, match: re.Match[str]) -> Iterator[Claim]:
        percent = _percent(match)
        is_right = is_met(percent, said.percent, hedge_before(clause[: match.start()]))
        # "One military scenario has 38 percent" speaks of a row, not of the class.
        if is_right or not (percent in said.parts or self._is_of_some(clause, said, match)):
            yield _said(clause, match, said.in_words, is_right, f'scenarios.total("{said.id}")')

    def _claim_of_row(self, clause: str, row: Scenario, match: re.Match[str]) -> Iterator[Claim]:
        percent = _percent(match)
        is_right = is_met(percent, row.probability or Decimal(0), hedge_before(clause[: match.start()]))
        if is_right or percent not in (row.low, row.high):
            yield _said(clause, match, _in_words(row), is_right, f'scenarios.probability("{row.id}")')

    def _is_of_some(self, clause: str, said: Said, match: re.Match[str]) -> bool:
        shares = [row.probability or Decimal(0) for row in self.scenarios.of_class(said.id)]
        hedge = hedge_before(clause[: match.start()])
        return is_of_some(clause, said.start, shares, _percent(match), hedge)

    def _share_of_rank(self, clause: str, match: re.Match[str]) -> Iterator[Claim]:
        """``The second most likely scenario has 20 percent``: its name is not needed."""
        for found in RANK.finditer(clause, 0, match.start()):
            kind = _A_SCENARIO.match(clause, found.end())
            rank = rank_of(found["rank"]) or 1
            if not kind or rank > len(self.scenarios.scenarios) or self._is_elsewhere(clause):
                continue
            if is_said_of(clause, (found.start(), kind.end()), match.span()):
                row = ranked(self.scenarios, found)[rank - 1]
                hedge = hedge_before(clause[: match.start()])
                is_right = is_met(_percent(match), row.probability or Decimal(0), hedge)
                yield Claim(match.start(), match[0], _in_words(row), is_right)

    def _is_elsewhere(self, clause: str) -> bool:
        """Whether a clause names a scenario besides, or an earlier edition."""
        return bool(_EARLIER.search(clause) or self.names.rows_in(clause))

    def _sum(self, clause: str, match: re.Match[str]) -> Iterator[Claim]:
        """``Scenarios 5 and 6 share 23 percent``."""
        found = _NUMBERED.search(clause[: match.start()])
        if not found or not _SUMMED.search(found["said"] + clause[match.end() :]) or _ONE_EACH.search(clause):
            return
        numbers = _numbers(found)
        rows = [row for row in self.scenarios.scenarios if row.number in numbers and row.probability is not None]
        if len(rows) == len(numbers):
            total = sum((row.probability or Decimal(0) for row in rows), Decimal(0))
            is_right = is_met(_percent(match), total, hedge_before(clause[: match.start()]))
            yield Claim(match.start(), match[0], f"{plain(total)} % for them together", is_right)

    def _top(self, clause: str, match: re.Match[str]) -> Iterator[Claim]:
        """``The two most likely scenarios hold 58 percent together``."""
        found = _TOP.search(clause, 0, match.start())
        if not found or not _SUMMED.search(clause, found.end()) or self._is_elsewhere(clause):
            return
        many = number_of(found["many"] or found["top"])
        rows = [row.probability for row in ranked(self.scenarios, found) if row.probability is not None]
        if many is None or not 1 < many < len(rows) or not is_said_of(clause, found.span(), match.span()):
            return
        total = sum(rows[: int(many)], Decimal(0))
        is_right = is_met(_percent(match), total, hedge_before(clause[: match.start()]))
        yield Claim(match.start(), match[0], f"{plain(total)} % for them together", is_right)


def _is_of_another_kind(clause: str, match: re.Match[str]) -> bool:
    """Whether a percentage ends a range, or is one of something else."""
    return bool(_OF_SOMETHING_ELSE.match(clause, match.end()) or _RANGE.search(clause[: match.start()]))


def _percent(match: re.Match[str]) -> Decimal:
    return number_of(match[1]) or Decimal(0)


def _said(clause: str, match: re.Match[str], computed: str, is_right: bool, instead: str) -> Claim:
    """The claim of a percentage; what computes it replaces an exact number only."""
    is_exact = not hedge_before(clause[: match.start()])
    printed = f"{instead} | {'percent_sign' if match[0].endswith('%') else 'percent'}"
    return Claim(match.start(), match[0], computed, is_right, printed if is_exact or not is_right else "")


def _in_words(row: Scenario) -> str:
    return f"{plain(row.probability or Decimal(0))} % for `{row.id}`"


def _numbers(found: re.Match[str]) -> set[int]:
    first, last = int(found["first"]), int(found["last"] or 0)
    return set(range(first, last + 1)) if last else {first, *map(int, re.findall(r"\d+", found["more"]))}
