"""How exactly a number in prose is meant: `more than 70 percent`, `almost 40`.

A bare number is exact, or the table's own number rounded to as many places.
After `about` it may miss by less than half of what it is rounded to; `more
than` and `at most` say on which side of it the table's number lies.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

_ABOVE = (
    r"(?<!little\s)(?<!slightly\s)(?<!just\s)(?<!no\s)(?<!not\s)(?:well\s+)?(?:more\s+than|over|above)"
    r"|at\s+least|(?:no|not)\s+(?:less|fewer)\s+than|upwards?\s+of"
)
_BELOW = (
    r"(?<!little\s)(?<!slightly\s)(?<!just\s)(?<!no\s)(?<!not\s)(?:well\s+)?(?:less\s+than|under|below)"
    r"|at\s+most|(?:no|not)\s+more\s+than|(?<!add\s)(?<!adds\s)(?<!adding\s)up\s+to"
)
_ABOUT = (
    r"about|almost|approximately|around|barely|close\s+to|hardly|nearly|roughly|some"
    r"|(?:a\s+little|slightly|just)\s+(?:more\s+than|less\s+than|over|under|above|below)|little\s+more\s+than"
)
HEDGES = rf"{_ABOUT}|{_ABOVE}|{_BELOW}"


def hedge_before(text: str) -> str:
    """The hedge that a text ends with: `above`, `below`, `about`, or none."""
    found = _hedge().search(text)
    return (found.lastgroup or "") if found else ""


def is_met(told: Decimal, table: Decimal, hedge: str = "") -> bool:
    """Whether the number of the table is what a number with its hedge says.

    >>> is_met(Decimal(40), Decimal(38)), is_met(Decimal(40), Decimal(38), "about")
    (False, True)
    """
    if hedge == "above":
        return table >= told
    if hedge == "below":
        return table <= told
    if hedge == "about":
        return abs(table - told) < _half_of_its_unit(told)
    return told == table or _is_rounded(told, table)


def _half_of_its_unit(told: Decimal) -> Decimal:
    if told % 10 == 0:
        return Decimal(5)
    return Decimal("2.5") if told % 5 == 0 else Decimal(1)


def _is_rounded(told: Decimal, table: Decimal) -> bool:
    told_places, places = (_places(one) for one in (told, table))
    return told_places < places and 2 * abs(table - told) <= Decimal(1).scaleb(-told_places)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<about>{_ABOUT})|(?P<above>{_ABOVE})|(?P<below>{_BELOW}))\s+$", re.IGNORECASE)
