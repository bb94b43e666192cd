"""Ranks as prose says them: `the second most likely`, `the least likely`."""

from __future__ import annotations

import re
from decimal import Decimal

from briefings.content.model import Scenario, ScenarioSet

RANK = re.compile(r"\b(?:(?P<rank>\w+)[\s-]+)?(?P<end>most|least)[\s-]+(?:likely|probable)\b", re.IGNORECASE)
_RANKS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def rank_of(word: str | None) -> int:
    """The rank that a word gives; 0 for one that gives none.

    >>> rank_of("third"), rank_of("4th"), rank_of("the")
    (3, 4, 0)
    """
    lowered = (word or "").casefold()
    if lowered in _RANKS[2:]:
        return _RANKS.index(lowered)
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", lowered)
    return int(digits[1]) if digits else 0


def ranked(scenarios: ScenarioSet, found: re.Match[str]) -> list[Scenario]:
    """The scenarios from the most or, where the words say so, the least likely on."""
    is_least = (found["end"] or "").casefold() == "least"
    return sorted(scenarios.scenarios, key=lambda row: row.probability or Decimal(0), reverse=not is_least)
