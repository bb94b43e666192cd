"""Numbers that speak of some scenarios of a class and not of all.

`Two military scenarios together hold 58 percent` is right when two of them do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from briefings.checks.hedges import is_met
from briefings.checks.naming import NUMBER, number_of

_MOST_TRIED = 12
"""Scenarios of a class; of more, any number may be the sum of some."""


def is_of_some(clause: str, name: int, shares: Sequence[Decimal], percent: Decimal, hedge: str) -> bool:
    """Whether a share is that of some of a class with these shares, which is named at an offset of the clause."""
    if not speaks_of_some(clause, name):
        return False
    found = _some().search(clause, 0, name)
    many = number_of(found["many"]) if found and found["many"] else None
    if many is not None:
        sizes = [int(many)] if many < len(shares) else []
    elif found and found["many"]:
        return False
    else:
        sizes = list(range(1, len(shares)))
    if len(shares) > _MOST_TRIED:
        return bool(sizes)
    sums = (sum(some, Decimal(0)) for size in sizes for some in combinations(shares, size))
    return any(is_met(percent, one, hedge) for one in sums)


def speaks_of_some(clause: str, name: int) -> bool:
    """Whether words before the name of a class may single out some of its scenarios."""
    return bool(_some().search(clause, 0, name) or _without().match(clause))


@cache
def _some() -> re.Pattern[str]:
    """`two of the`, `the other`, `the rest of the`, before the name of a class."""
    return re.compile(
        r"\b(?:all\s+but\s+\w+|rest|remainder|some|others?|most|many|several|remaining|both"
        rf"|(?!(?:the|these|those|all|its|an?)\b)(?P<many>{NUMBER}))\s+"
        r"(?:of\s+(?:the|these|those|all)\s+)?(?:(?:other|remaining|(?:most|least)\s+(?:likely|probable)|likeliest)\s+)?$",
        re.IGNORECASE,
    )


@cache
def _without() -> re.Pattern[str]:
    return re.compile(r"\s*(?:without|apart\s+from|except\s+for|excluding|leaving\s+aside)\b", re.IGNORECASE)
