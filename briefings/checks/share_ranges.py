"""Ranges that prose gives to classes and scenarios: ``60–70 percent``.

A range is wrong where the table's number lies outside it; one that holds it,
or that may speak of single scenarios of a class, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefings.checks.claims import Claim, TableNames
from briefings.checks.naming import NUMBER, PERCENT, number_of
from briefings.checks.said_of import is_said_of
from briefings.checks.some_of import speaks_of_some
from briefings.checks.whose_numbers import is_of_this_table


def range_claims(clause: str, names: TableNames) -> Iterator[Claim]:
    """The one range that a clause gives to one class or one scenario, where it does not hold the table's number."""
    if "%" not in clause and "cent" not in clause:
        return
    found = list(_range().finditer(clause))
    if len(found) != 1 or not is_of_this_table(clause, found[0].start()):
        return
    (match,) = found
    low, high = number_of(match["least"] or match["first"]), number_of(match["high"])
    is_with_others = any(not match.start() <= one.start() < match.end() for one in PERCENT.finditer(clause))
    if low is None or high is None or low >= high or is_with_others or _of_something_else().match(clause, match.end()):
        return
    said = names.only_one_in(clause)
    if said is None or low <= said.percent <= high or not is_said_of(clause, (said.start, said.end), match.span()):
        return
    if not (any(low <= part <= high for part in said.parts) or speaks_of_some(clause, said.start)):
        yield Claim(match.start(), match[0], said.in_words, False)


@cache
def _range() -> re.Pattern[str]:
    unit = r"(?:%|per\s?cent\b)"
    return re.compile(
        rf"(?:\bbetween\s+(?P<least>{NUMBER})(?:\s*{unit})?\s+and\s"
        rf"|(?<![\w.,–-])(?P<first>{NUMBER})(?:\s*{unit})?(?:\s*[–-]|\s+to\s))\s*(?P<high>{NUMBER})\s*{unit}",
        re.IGNORECASE,
    )


@cache
def _of_something_else() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:of\s+(?!the\s+probabilit|probabilit|the\s+(?:total|weight)|all\b)|points?\b|more\b|less\b)"
    )
