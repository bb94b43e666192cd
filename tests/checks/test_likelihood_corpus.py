"""More sentences with words of likelihood: amounts, ranges, classes, other words.

Judged like those of `test_estimate_corpus`; the scale is ICD 203.
"""

from __future__ import annotations

import pytest

from tests.checks.test_estimate_corpus import found

WRONG = (
    ("EST-01", "A ceasefire is *likely* (**20 percent**)."),
    ("EST-01", "A ceasefire is likely (20–30 percent)."),
    ("EST-01", "A ceasefire is unlikely: 60 to 70 percent."),
    ("EST-01", "A ceasefire is very likely, between 30 and 40 percent."),
    ("EST-01", "War is unlikely, with a probability of 75 percent."),
    ("EST-01", "A probability of 70 percent is unlikely."),
    ("EST-01", "A chance of 12 percent, hence likely, remains."),
    ("EST-01", "With odds of 70 percent, unlikely, they bet."),
    ("EST-05", "Of all scenarios, the most likely one is a hybrid world war."),
    ("EST-05", "After years of war, the most likely scenario is a brokered ceasefire."),
    ("EST-05", "The most likely of the military scenarios is a hybrid world war."),
    ("EST-02", "There is a fifty-fifty chance of a deal."),
    ("EST-02", "There is every chance that talks resume."),
    ("EST-02", "There is little chance that talks resume."),
    ("EST-02", "There is a real chance that talks resume."),
    ("EST-02", "There is a high probability that talks fail."),
    ("EST-02", "There is a low probability of success."),
)
"""The rule that each breaks."""

INNOCENT = (
    "Growth of 3 percent is unlikely.",
    "A rise of 10 percent is likely.",
    "A cut of 5 percent is likely.",
    "Inflation of 9 percent, likely for years, eats wages.",
    "Prices rose by 12 percent, and unlikely to fall they are not.",
    "Output fell by 12 percent, very likely because of the drones.",
    "Russia lost likely 40 percent of its tanks.",
    "It is likely 40 percent of the tanks are lost.",
    "Exports are likely 15 percent lower.",
    "The rate went to 20 percent, very likely too late.",
    "A majority of 60 percent is unlikely.",
    "A tariff of 500 percent is unlikely.",
    "A loss of 5 percent is almost certain.",
    "A ceasefire is unlikely (20–30 percent).",
    "A ceasefire is unlikely (15–25 percent).",
    "The most likely of the negotiated outcomes is a brokered ceasefire.",
    "After low-intensity attrition, the most likely scenario is a hybrid world war.",
    "Apart from attrition, the most likely scenario is a hybrid world war.",
    "He gave talks a chance.",
    "Low-probability events with high impact need watching.",
    "The high-probability rows come first.",
)
"""None breaks any rule for words of likelihood."""


@pytest.mark.parametrize(("rule", "sentence"), WRONG)
def test_a_word_that_the_number_beside_it_contradicts_is_found(rule: str, sentence: str) -> None:
    assert rule in {one.rule for one in found(sentence)}


@pytest.mark.parametrize("sentence", INNOCENT)
def test_a_number_that_is_no_likelihood_is_left_alone(sentence: str) -> None:
    assert [f"{one.rule}: {one.what}" for one in found(sentence) if one.rule.startswith("EST")] == []
