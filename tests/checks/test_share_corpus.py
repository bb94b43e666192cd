"""Sentences that give shares: rough ones, of others, of some, several at once.

Judged like those of `test_estimate_corpus`: military 75 (20, 13, 4, 38), negotiated 25 (11, 12, 2).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefings.checks.estimates import ESTIMATE_RULES
from briefings.content.model import Prose, Visibility
from briefings.errors import Where
from tests.checks.test_estimate_corpus import CORPUS, example, found

WRONG = (
    "The military scenarios hold more than 80 percent.",
    "The negotiated outcomes hold less than 20 percent.",
    "The military scenarios hold less than 70 percent.",
    "The negotiated outcomes account for about 30 percent of the total.",
    "Low-intensity attrition has nearly 50 percent.",
    "The military scenarios hold just over 60 percent.",
    "The military scenarios add up to 85 percent of the probability.",
    "The military scenarios hold 74 percent, more than last year.",
    "Compared with the previous edition, the military scenarios hold 74 percent.",
    "Unlike last year, a brokered ceasefire has 13 percent.",
    "Two military scenarios together hold 60 percent.",
    "The other military scenarios share 43 percent.",
    "A poll of 61 Ukrainian experts gives the military scenarios 74 percent.",
    "If the table is right, the military scenarios hold 74 percent.",
)
"""Each is an error by SCN-05."""

INNOCENT = (
    "The military scenarios hold more than 70 percent.",
    "More than 70 percent of the probability lies with the military scenarios.",
    "The military scenarios hold well over 70 percent.",
    "The military scenarios hold at least 70 percent.",
    "The negotiated outcomes hold less than 30 percent.",
    "The negotiated outcomes get no more than 30 percent.",
    "Low-intensity attrition has almost 40 percent.",
    "A hybrid world war stands at just under 21 percent.",
    "Two military scenarios together hold 58 percent.",
    "The two most likely military scenarios hold 58 percent.",
    "The rest of the military scenarios hold 37 percent.",
    "The other military scenarios share 37 percent.",
    "The remaining military scenarios come to about 40 percent.",
    "Without low-intensity attrition, the military scenarios hold 37 percent.",
    "The military scenarios had 70 percent in the previous edition.",
    "A year ago the military scenarios stood at 71 percent.",
    "Bookmakers put a negotiated outcome at 40 percent.",
    "Bookmakers give a negotiated outcome one chance in three.",
    "Another panel puts the military scenarios at 60 percent.",
    "A poll of 2,000 Germans gives the negotiated outcomes 31 percent.",
    "Had the panel given the military scenarios 60 percent, the title would differ.",
    "If the military scenarios had 60 percent, the advice would change.",
    "The margin of error for the military scenarios is 5 percent.",
)
"""None breaks any rule for numbers."""


@pytest.mark.parametrize("sentence", WRONG)
def test_a_share_that_the_table_contradicts_is_found(sentence: str) -> None:
    assert "SCN-05" in {one.rule for one in found(sentence)}


@pytest.mark.parametrize("sentence", INNOCENT)
def test_a_share_that_the_table_does_not_contradict_is_left_alone(sentence: str) -> None:
    assert [f"{one.rule}: {one.what}" for one in found(sentence) if one.rule.startswith("SCN")] == []


@pytest.mark.parametrize(("told", "is_right"), [("31", True), ("31.0", True), ("31.02", True), ("30", False)])
def test_a_share_may_be_rounded_where_the_table_has_decimals(told: str, is_right: bool) -> None:
    content = example()
    assert content.scenarios
    rows = [replace(row, probability=Decimal("31.02")) for row in content.scenarios.scenarios[:1]]
    scenarios = replace(content.scenarios, scenarios=(*rows, *content.scenarios.scenarios[1:]))
    text = Prose(f"A hybrid world war has {told} percent.", Where(CORPUS, 1, 1), 0, Visibility.PUBLIC)
    changed = replace(content, scenarios=scenarios, conclusions=text)
    assert ("SCN-05" in {one.rule for rule in ESTIMATE_RULES for one in rule.problems(changed)}) is not is_right
