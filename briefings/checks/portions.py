"""Shares that prose words otherwise than in percent: fractions, odds, decimals.

A fraction is a rough number, and allows for a few points; `more than` or
`almost` before it say on which side. It counts only where it is plainly a
share of the probability: "a third military scenario" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefings.checks.claims import Claim, TableNames
from briefings.checks.naming import NUMBER, PERCENT, number_of
from briefings.checks.whose_numbers import is_of_this_table

_NEAR, _ROUGH, _ALL = Decimal(4), Decimal(8), Decimal(100)
"""Points by which a fraction may miss, as it stands and after `about`; the whole."""
_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "six": 6, "sev": 7, "eig": 8, "nin": 9, "ten": 10}
_ABOVE = ("more than", "over", "at least")
_BELOW = ("less than", "under", "at most", "up to")
_ABOUT = ("about", "almost", "around", "close to", "nearly", "roughly", "some")
_CLUES = (
    *(
        " at one ",
        " at two ",
        " at three ",
        "chance",
        "likelihood",
        "probability",
        "half",
        "halves",
        "third",
        "quarter",
        "fourth",
    ),
    *("fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
)
"""One of these is in every clause that words a share otherwise."""
_HEDGE = rf"(?:(?P<hedge>{'|'.join((*_ABOVE, *_BELOW, *_ABOUT))})\s+)?"


@dataclass(frozen=True, slots=True)
class Portion:
    """A share in words, and where the table's number may lie for it to be true."""

    start: int
    written: str
    low: Decimal
    high: Decimal

    @property
    def is_two_sided(self) -> bool:
        return self.high - self.low <= 2 * _ROUGH


def portion_claims(clause: str, names: TableNames) -> Iterator[Claim]:
    """The one share in words that a clause says of one class or one scenario."""
    lowered = clause.casefold()
    if not any(clue in lowered for clue in _CLUES):
        return
    portions = [*_fractions(clause), *_odds(clause), *_decimals(clause)]
    if len(portions) != 1 or PERCENT.search(clause):
        return
    said, (portion,) = names.only_one_in(clause), portions
    if said is None or not is_of_this_table(clause, portion.start):
        return
    if portion.is_two_sided and any(portion.low <= part <= portion.high for part in said.parts):
        return
    is_right = portion.low <= said.percent <= portion.high
    yield Claim(portion.start, portion.written, said.in_words, is_right)


def _fractions(clause: str) -> Iterator[Portion]:
    """``three quarters of the probability``; ``share a fifth`` at the end of a clause."""
    for found in _fraction().finditer(clause):
        is_of_all = _of_all().match(clause, found.end())
        is_last = re.compile(r"[\s,]*$").match(clause, found.end())
        if is_of_all or (is_last and _held().search(clause[: found.start()])):
            many = number_of(found["many"]) if found["many"] and found["many"].casefold() not in ("a", "an") else 1
            percent = Decimal(many or 1) * _ALL / _PARTS[found["parts"][:3].casefold()]
            if percent < _ALL:
                yield _portion(found, percent)


def _odds(clause: str) -> Iterator[Portion]:
    """``one chance in three``, ``a one-in-three chance``, ``three chances out of four``."""
    for found in _odd().finditer(clause):
        won = number_of(found["won"] or found["won_of"] or found["won_at"])
        of = number_of(found["of"] or found["of_chance"] or found["of_at"])
        if won is not None and of is not None and won < of:
            yield _portion(found, won * _ALL / of)


def _decimals(clause: str) -> Iterator[Portion]:
    """``a probability of 0.25``."""
    for found in _decimal().finditer(clause):
        percent = Decimal(found["decimal"]) * _ALL
        yield Portion(found.start("decimal"), found["decimal"], percent, percent)


def _portion(found: re.Match[str], percent: Decimal) -> Portion:
    hedge = " ".join((found["hedge"] or "").casefold().split())
    margin = _ROUGH if hedge in _ABOUT else _NEAR
    low = percent if hedge in _ABOVE else Decimal(0) if hedge in _BELOW else percent - margin
    high = percent if hedge in _BELOW else _ALL if hedge in _ABOVE else percent + margin
    return Portion(found.start(), " ".join(found[0].split()), low, high)


# --- patterns, made when a clause is looked at ------------------------------------


@cache
def _fraction() -> re.Pattern[str]:
    many = r"an?|one|two|three|four|five|six|seven|eight|nine"
    parts = r"hal(?:f|ves)|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    return re.compile(rf"\b{_HEDGE}(?:(?P<many>{many})[\s-]+)?(?P<parts>{parts})\b", re.IGNORECASE)


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(r"\s+of\s+(?:all\s+)?(?:the\s+)?(?:total\s+)?(?:probabilit|likelihood|weight|chances?\b)", re.I)


@cache
def _held() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:shares?|holds?|carr(?:y|ies)|accounts?\s+for|makes?\s+up|amounts?\s+to|comes?\s+to|represents?)\s+$",
        re.IGNORECASE,
    )


@cache
def _odd() -> re.Pattern[str]:
    chance = r"(?:chances?|probability|likelihood)"
    return re.compile(
        rf"\b{_HEDGE}(?:(?P<won>{NUMBER})\s+chances?\s+(?:in|out\s+of)\s+(?P<of>{NUMBER})"
        rf"|(?P<won_of>\w+)[\s-](?:in|out[\s-]of)[\s-](?P<of_chance>\w+)[\s-]{chance}"
        rf"|(?<=\bat\s)(?P<won_at>{NUMBER})\s(?:in|out\sof)\s(?P<of_at>{NUMBER})(?=\s*(?:$|[,:)])))\b",
        re.IGNORECASE,
    )


@cache
def _decimal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:probability|likelihood|chance)\s*(?:of|is|at|=|:)?\s*(?P<decimal>0?\.\d+)(?![\d.]|\s*(?:%|per))", re.I
    )
