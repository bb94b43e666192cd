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
_ANY = re.compile(r" as (?:likely|probable)|(?:likely|probable) than|\bpoints?\b")
_MISS = Decimal("0.2")
"""Of a multiple: `twice as likely` may be said of 38 and 20."""


def comparison_claims(clause: str, names: TableNames) -> Iterator[Claim]:
    """What a clause says of two classes or of two scenarios at once."""
    if not _ANY.search(clause):
        return
    times, points = list(_times().finditer(clause)), list(_points().finditer(clause))
    if not times and not points:
        yield from _more_or_less(clause, names)
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


def _more_or_less(clause: str, names: TableNames) -> Iterator[Claim]:
    """``Negotiated outcomes are more likely than military scenarios``, and nothing else in the clause."""
    found, pair = _than().search(clause), _pair_in(clause, names)
    if not found or pair is None or _change().search(clause):
        return
    first, second = pair
    is_plain = _alone().match(clause[: first.start]) and not clause[second.end :].strip(" ,)")
    joins = (clause[first.end : found.start()], clause[found.end() : second.start])
    if not is_plain or joins[0].strip() or _article().fullmatch(joins[1]) is None or first.percent == second.percent:
        return
    is_right = (first.percent > second.percent) == (found["which"].casefold() != "less")
    yield Claim(found.start("which"), found["claim"], f"{first.in_words} and {second.in_words}", is_right)


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
def _than() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are)\s+(?:(?:far|much|still|slightly|somewhat|clearly|even)\s+)?"
        r"(?P<claim>(?P<which>more|less)\s+(?:likely|probable)\s+than)\b",
        re.IGNORECASE,
    )


@cache
def _alone() -> re.Pattern[str]:
    """What may stand before the first name."""
    return re.compile(
        rf"\W*(?:(?:and|but|so|yet|thus|still|overall|therefore|however|that)\b,?\s*)*(?:(?:the|an?|all|any)\s+)?"
        rf"(?:{NUMBER}\s+)?$",
        re.IGNORECASE,
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:the|an?|all|any)\s+)?(?:{NUMBER}\s+)?", re.IGNORECASE)


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
