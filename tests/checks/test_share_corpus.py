"""Sentences that give shares and counts: rough ones, of others, several at once.

Judged like those of `test_estimate_corpus`: military 75 (20, 13, 4, 38), negotiated 25 (11, 12, 2).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from briefings.checks.estimates import ESTIMATE_RULES
from briefings.content.claims import answer_claim
from briefings.content.model import Prose, Visibility
from briefings.content.prose_context import prose_context
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
    "The military scenarios get 75 percent and the negotiated outcomes 20 percent.",
    "Military scenarios hold 70 percent, negotiated outcomes 25 percent.",
    "The military scenarios (74%) outweigh the negotiated outcomes (25%).",
    "The panel gives 38 percent to low-intensity attrition and 25 percent to a hybrid world war.",
    "75 percent of the probability goes to the military scenarios, 30 percent to the negotiated outcomes.",
    "The military scenarios hold 75 percent of the probability and the negotiated outcomes 30 percent.",
    "With the military scenarios at 70 percent and the negotiated outcomes at 25 percent, pressure is needed.",
    "A brokered ceasefire (12 percent) is followed by an unacceptable ceasefire (13 percent).",
    "Scenario 1 stands at 21 percent, scenario 2 at 13 percent.",
    "Scenario 4 (low-intensity attrition) has 37 percent.",
    "Scenario 4, low-intensity attrition, has 37 percent.",
    "The low-intensity-attrition scenario has 37 percent.",
    "Taken as a whole, the military scenarios are assigned 70 percent.",
    "There are five military scenarios and two negotiated outcomes.",
    "Five military scenarios end in exhaustion.",
    "The remaining four negotiated outcomes are less likely.",
    "Three of the seven scenarios are military.",
    "Only two of the seven scenarios are negotiated outcomes.",
    "The table lists six scenarios.",
    "This brief sets out eight scenarios, each with its signs.",
    "A brokered ceasefire ranks second.",
    "A hybrid world war ranks third, behind two others.",
    "The military scenarios hold between 80 and 90 percent.",
    "The military scenarios hold 60–70 percent of the probability.",
    "The military scenarios are put at 60 to 70 per cent.",
    "A brokered ceasefire has 15–20 percent.",
    "Experts give 30 to 40 percent to the negotiated outcomes.",
    "The two most likely scenarios hold 68 percent together.",
    "The top two scenarios share 68 percent.",
    "The three least likely scenarios share 20 percent.",
    "Negotiated outcomes are more likely than military scenarios.",
    "A brokered ceasefire is more likely than low-intensity attrition.",
    "Low-intensity attrition is less likely than a brokered ceasefire.",
    "The negotiated outcomes are far more likely than the military scenarios.",
    "Negotiated outcomes now stand at one in three.",
    "**A brokered ceasefire** has 13 percent.",
    "The *military scenarios* hold **74 percent**.",
    "The military scenarios [@globsec-2025] hold 74 percent.",
    "- **Military scenarios**: 74 percent\n- **Negotiated outcomes**: 25 percent",
    "| Scenario | Probability |\n| --- | --- |\n| A brokered ceasefire | 13 percent |",
    "The panel of 61 experts gives the military scenarios 74 percent.",
    "A brokered ceasefire, 13 percent, comes before peace.",
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
    "In the military scenarios growth is 2 percent, in the negotiated outcomes 5 percent.",
    "In low-intensity attrition, 15 percent is lost, and in a brokered ceasefire, 9 percent.",
    "In the military scenarios, 60 percent is lost.",
    "Support stands at 31 percent for the negotiated outcomes.",
    "Support stands at 40 percent for the military scenarios and 60 percent for the negotiated outcomes.",
    "Support for the military scenarios stands at 40 percent and for the negotiated outcomes at 60 percent.",
    "The panel split: 55 percent for the negotiated outcomes, 45 percent for the military scenarios.",
    "Inflation reaches 9 percent in the military scenarios and 4 percent in the negotiated outcomes.",
    "The military scenarios fell from 80 percent to 75 percent.",
    "The military scenarios had 80 percent in the last edition and the negotiated outcomes 20 percent.",
    "The military scenarios, with exports down 20 percent, and the negotiated outcomes, up 10 percent, differ.",
    "Of the military scenarios, a hybrid world war has about 20 percent and low-intensity attrition almost 40 percent.",
    "The military scenarios, at 20, 13, 4 and 38 percent, and the negotiated ones, at 11, 12 and 2 percent, differ.",
    "The table lists three scenarios that end in 2026.",
    "A brokered ceasefire ranks second among the negotiated outcomes.",
    "A brokered ceasefire ranks first in the polls.",
    "The war game ran 200 military scenarios.",
    "The last edition had five military scenarios.",
    "Five military scenarios were drawn up, and one was dropped.",
    "Five new military scenarios would not change the sum.",
    "Experts give 20 to 30 percent to the negotiated outcomes.",
    "The military scenarios hold between 70 and 80 percent.",
    "The military scenarios hold 4 to 38 percent each.",
    "Two of the military scenarios hold 50 to 60 percent.",
    "In the military scenarios inflation reaches 12 to 15 percent.",
    "The military scenarios cost 8–10 percent of output.",
    "The military scenarios rose from 60 to 70 percent.",
    "Between 2 and 5 percent of the troops desert in the military scenarios.",
    "Low-intensity attrition has 30–45 percent.",
    "The two most likely scenarios share 58 percent.",
    "The top three scenarios account for 71 percent.",
    "The two most likely scenarios lose Russia 20 percent of its exports.",
    "The two most likely scenarios each take more than 15 percent.",
    "Military scenarios are more likely than negotiated outcomes.",
    "Negotiated outcomes are more likely than military scenarios to please Kyiv.",
    "Few believe that negotiated outcomes are more likely than military scenarios.",
    "If negotiated outcomes are more likely than military scenarios, the advice changes.",
    "Are negotiated outcomes more likely than military scenarios?",
    "Negotiated outcomes are no more likely than military scenarios.",
    "In winter, negotiated outcomes are more likely than military scenarios.",
    "Negotiated outcomes are less likely than military scenarios.",
    "An unacceptable ceasefire is slightly less likely than a brokered ceasefire.",
    "Negotiated outcomes now stand at one in four.",
    "| Scenario | Inflation |\n| --- | --- |\n| A brokered ceasefire | 13 percent |",
    "Nine of 61 experts put the negotiated outcomes above 50 percent.",
    "Most experts gave the negotiated outcomes 30 percent.",
    "Of those who chose a brokered ceasefire, 60 percent live in Kyiv.",
    "Negotiated outcomes are possible, but 75 percent of the weight lies elsewhere.",
    "The margin of error for the military scenarios is 5 percent.",
)
"""None breaks any rule for numbers."""


@pytest.mark.parametrize("sentence", WRONG)
def test_a_share_that_the_table_contradicts_is_found(sentence: str) -> None:
    assert "SCN-05" in {one.rule for one in found(sentence)}


@pytest.mark.parametrize("sentence", INNOCENT)
def test_a_share_that_the_table_does_not_contradict_is_left_alone(sentence: str) -> None:
    assert [f"{one.rule}: {one.what}" for one in found(sentence) if one.rule.startswith("SCN")] == []


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("The military scenarios hold 74 percent.", "74 percent"),
        ("A brokered ceasefire has 13 %.", "13 %"),
        ("All five military scenarios end in exhaustion.", "five"),
        ("A brokered ceasefire ranks second.", "second"),
    ],
)
def test_what_the_hint_says_can_be_written(sentence: str, written: str) -> None:
    (problem,) = (one for one in found(sentence) if one.rule == "SCN-05")
    claim = re.search(r"\{\{.*?\}\}", problem.hint)
    assert claim
    corrected = sentence.replace(written, claim[0])
    assert [one.rule for one in found(corrected)] == []
    assert re.fullmatch(r"[\w ,%\u00a0\u202f]+\.", _answered(corrected, claim[0]))


def _answered(sentence: str, claim: str) -> str:
    return sentence.replace(claim, answer_claim(claim[2:-2], prose_context(example())))


@pytest.mark.parametrize(("told", "is_right"), [("31", True), ("31.0", True), ("31.02", True), ("30", False)])
def test_a_share_may_be_rounded_where_the_table_has_decimals(told: str, is_right: bool) -> None:
    content = example()
    assert content.scenarios
    rows = [replace(row, probability=Decimal("31.02")) for row in content.scenarios.scenarios[:1]]
    scenarios = replace(content.scenarios, scenarios=(*rows, *content.scenarios.scenarios[1:]))
    text = Prose(f"A hybrid world war has {told} percent.", Where(CORPUS, 1, 1), 0, Visibility.PUBLIC)
    changed = replace(content, scenarios=scenarios, conclusions=text)
    assert ("SCN-05" in {one.rule for rule in ESTIMATE_RULES for one in rule.problems(changed)}) is not is_right


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A brokered ceasefire has 12 percent.", 1),
        ("The military scenarios get 75 percent and the negotiated outcomes 25 percent.", 2),
        ("In the negotiated outcomes, Russian output grows by 3 percent.", 0),
        ("Support stands at 40 percent for the military scenarios and 60 percent for the negotiated outcomes.", 0),
    ],
)
def test_a_set_that_is_plausible_only_has_no_shares_and_may_speak_of_others(sentence: str, number: int) -> None:
    content = example()
    assert content.scenarios
    rows = tuple(replace(row, probability=None) for row in content.scenarios.scenarios)
    text = Prose(sentence, Where(CORPUS, 1, 1), 0, Visibility.PUBLIC)
    scenarios = replace(content.scenarios, mode="plausible_only", scenarios=rows)
    changed = replace(content, scenarios=scenarios, conclusions=text)
    reported = [one for rule in ESTIMATE_RULES for one in rule.problems(changed) if one.where.file == CORPUS]
    assert [one.rule for one in reported] == ["SCN-10"] * number
