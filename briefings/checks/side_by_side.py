"""Two classes or scenarios set side by side: times as likely, points apart.

Both must be named in one clause, with one such number between or behind them.
What speaks of a change over time is about another edition, and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from briefings.checks.claims import Claim, Said, TableNames
from briefings.checks.naming import NUMBER, number_of
from briefings.checks.scenarios import plain

_MULTIPLES = {"half": Decimal("0.5"), "twice": Decimal(2)}
_ANY = re.compile(r" as (?:likely|probable)|\bpoints?\b")
_MISS = Decimal("0.2")
"""Of a multiple: `twice as likely` may be said of 38 and 20."""


def comparison_claims(clause: str, names: TableNames) -> Iterator[Claim]:
    """What a clause says of two classes or of two scenarios at once."""
    if not _ANY.search(clause):
        return
    times, points = list(_times().finditer(clause)), list(_points().finditer(clause))
    if len(times) + len(points) != 1:
        return
    pair = _pair_in(clause, names)
    if pair is None or _change().search(clause):
        return
    first, second = pair
    if times:
        yield from _times_as_likely(times[0], first, second)
    else:
        yield from _points_apart(points[0], first, second)


def _pair_in(clause: str, names: TableNames) -> tuple[Said, Said] | None:
    """The two that are named, in the order of the clause."""
    said = names.classes_in(clause)
    if not said:
        said = [
            Said(row.id, row.probability, *match.span(), frozenset())
            for row, match in names.rows_in(clause)
            if row.probability is not None
        ]
    if len(said) != 2:
        return None
    first, second = sorted(said, key=lambda one: one.start)
    return (first, second) if first.end <= second.start else None


def _times_as_likely(found: re.Match[str], first: Said, second: Said) -> Iterator[Claim]:
    told = _MULTIPLES[found["word"].casefold()] if found["word"] else number_of(found["many"])
    is_between = first.end <= found.start() and found.end() <= second.start
    if not told or not second.percent or not is_between:
        return
    now = first.percent / second.percent
    is_right = abs(now - told) <= _MISS * told
    if found["hedge"]:
        is_right = now >= told * (1 - _MISS / 2)
    computed = f"{first.in_words} and {second.in_words}, {plain(round(now, 1))} times"
    yield Claim(found.start(), " ".join(found[0].split()), computed, is_right)


def _points_apart(found: re.Match[str], first: Said, second: Said) -> Iterator[Claim]:
    told = number_of(found["points"] or found["by"] or found["apart"])
    if told is None:
        return
    apart = abs(first.percent - second.percent)
    computed = f"{first.in_words} and {second.in_words}, {plain(apart)} apart"
    yield Claim(found.start(), " ".join(found[0].split()), computed, told == apart)


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<hedge>more\s+than\s+|over\s+|at\s+least\s+)?"
        rf"(?:(?P<word>half|twice)|(?P<many>{NUMBER})\s+times)\s+as\s+(?:likely|probable)\s+as\b",
        re.IGNORECASE,
    )


@cache
def _points() -> re.Pattern[str]:
    """Percentage points; bare ones only where they measure: ``by 50 points``, ``50 points ahead``."""
    return re.compile(
        rf"\b(?:(?P<points>{NUMBER})\s+percentage\s+points?|(?<=\bby\s)(?P<by>{NUMBER})\s+points?"
        rf"|(?P<apart>{NUMBER})\s+points?\s+(?:ahead|apart|behind|more|less))\b",
        re.IGNORECASE,
    )


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:since|previous(?:ly)?|before|earlier|last|rose|risen|fell|fallen|gain(?:s|ed)?|los[et]s?|up|down|moved?"
        r"|shift(?:s|ed)?|grew|grown|shr[aiu]nk|would|could|should|might|if)\b",
        re.IGNORECASE,
    )
