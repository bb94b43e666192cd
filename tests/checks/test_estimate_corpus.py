"""Sentences with and without faults: what the rules for estimates find and miss.

Each sentence is judged as the bottom line of the example, whose table it may
speak of: military 75 (20, 13, 4, 38), negotiated 25 (11, 12, 2).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefings.checks.estimates import ESTIMATE_RULES
from briefings.checks.likelihood import LIKELIHOOD_RULES
from briefings.content.load import load_seminar
from briefings.content.model import Content, Prose, Visibility
from briefings.content.workspace import find_workspace
from briefings.errors import Problem, Where

RULES = (*ESTIMATE_RULES, *LIKELIHOOD_RULES)
CORPUS = "corpus.md"

FAULTY = {
    "SCN-05": (
        "The military scenarios hold 74 percent.",
        "Four military scenarios with 74 percent lead the table.",
        "Military scenarios together have seventy-four per cent.",
        "Negotiated outcomes share 24%.",
        "The three military scenarios end in exhaustion.",
        "All five military scenarios end in exhaustion.",
        "Two negotiated outcomes together outweigh a breakthrough.",
        "The six scenarios differ in who pays.",
        "A brokered ceasefire has 13 percent.",
        "The experts give 37 percent to low-intensity attrition.",
        "Attrition at lower intensity as both sides run short of resources stands at 40 percent.",
        "Scenario 4 is put at 37 percent.",
        "An unacceptable ceasefire is the second most likely.",
        "The third most likely is a hybrid world war.",
        "Negotiated outcomes have one chance in three.",
        "Roughly two thirds of the probability lies with the negotiated outcomes.",
        "The negotiated outcomes make up less than a fifth of the probability.",
        "The negotiated outcomes share half.",
        "More than half of the probability goes to negotiated outcomes.",
        "There is a one-in-three chance of a negotiated outcome.",
        "A hybrid world war has a probability of 0.25.",
        "Scenario 4 has a likelihood of 0.4.",
        "Of the seven scenarios, three are military and four are negotiated.",
        "Of all scenarios, five are military.",
        "Scenarios 5 and 6 share 25 percent.",
        "Scenarios 1 to 4 together hold 70 percent.",
        "Scenarios 1, 2, and 3 add up to 40 percent.",
        "The second most likely scenario has 13 percent.",
        "The most likely scenario has 40 percent.",
        "The least likely scenario is given 4 percent.",
        "The least likely, a hybrid world war, would surprise everybody.",
        "Scenario 7 is the second least likely.",
        "The military scenarios are four times as likely as the negotiated outcomes.",
        "Military scenarios are only twice as likely as negotiated outcomes.",
        "Military scenarios outweigh negotiated outcomes by 60 percentage points.",
        "The military scenarios, from hybrid war to slow attrition, hold 72 percent.",
        "There is a 74 percent chance that one of the military scenarios comes true.",
        "The 74 percent that the military scenarios hold should worry us.",
        "At 74 percent, the military scenarios dominate.",
        "Only 20 percent of the probability is left for the negotiated outcomes.",
        "Experts assign 30 percent to the three negotiated outcomes.",
        "The negotiated outcomes get no more than 20 percent.",
        "The military scenarios’ share is 80 percent.",
    ),
    "SCN-06": (
        "The military scenarios hold 75 percent.",
        "The seven scenarios differ in who pays.",
        "The four military scenarios end in exhaustion.",
        "Scenario 4 is put at 38 percent.",
        "A hybrid world war is the second most likely.",
    ),
    "EST-01": (
        "A negotiated end is unlikely (60 percent).",
        "War goes on; this is very likely, at 75%.",
        "The probability of an agreement is 12 percent, hence likely.",
        "An agreement is almost certain (50%).",
        "An agreement is roughly even chance, 30 percent.",
        "A ceasefire is very unlikely: 25 percent.",
        "War is unlikely, with a probability of 75 percent.",
        "War at {{ scenarios.total('military') | percent }} is unlikely.",
        "A ceasefire is probable, with some 20 percent.",
        "Peace is highly improbable (2%).",
    ),
    "EST-02": (
        "A collapse is a realistic possibility.",
        "A collapse is highly unlikely.",
        "An agreement is fairly likely to fail.",
        "In all likelihood the war goes on.",
        "There is a good chance of a ceasefire.",
        "War is likely; collapse is improbable; peace is unlikely.",
        "The war will probably go on. It is likely to spread and unlikely to end.",
        "A collapse is virtually certain.",
    ),
    "EST-03": (
        "Moscow may accept a ceasefire by the autumn.",
        "Putin might not survive the year.",
        "Unrest could follow in the regions.",
        "Perhaps the Kremlin wants a deal.",
        "It is possible that Beijing mediates.",
        "A deal is possible.",
        "The army has possibly run out of shells.",
        "The banks reportedly seek a bailout.",
        "In May 2026 talks may resume.",
        "Kyiv may well refuse.",
    ),
    "EST-04": (
        "We judge with high confidence that the war is likely to go on.",
        "The war is likely to go on (moderate confidence).",
        "We have low confidence that a deal is unlikely.",
        "The authors are confident that peace is very unlikely.",
        "It is almost certain, with moderate to high confidence, that talks fail.",
        "A deal is unlikely, and our confidence is high.",
    ),
    "EST-05": (
        "The most likely scenario is a brokered ceasefire.",
        "The most likely outcome, a hybrid world war, would be the worst.",
        "The single most likely future is a war of lower intensity.",
        "The most likely one is a long war.",
        "The likeliest of all is low-intensity attrition.",
    ),
}
"""Rule to sentences that break it (and may break a weaker one as well)."""

INNOCENT = (
    "Military spending rose by 74 percent.",
    "In the military scenarios 20 percent of the territory changes hands.",
    "Two military scenarios end with a ceasefire.",
    "One of the military scenarios alone has 38 percent.",
    "Three of the four groups left.",
    "The report says “the military scenarios hold 80 percent”.",
    "Military scenarios took 60 to 71 percent of our time.",
    "The military scenarios hold {{ scenarios.total('military') | percent }}.",
    "In a brokered ceasefire, Russia keeps 20 percent of the land.",
    "A brokered ceasefire would free 30 percent more oil.",
    "Attrition costs both sides, and 40 percent of banks are in trouble.",
    "Two scenarios worry the editors.",
    "Several scenarios end in 2026.",
    "The second most likely buyer of oil is India.",
    "A negotiated end is unlikely.",
    "The military scenarios hold {{ scenarios.total('military') | percent }}, so a negotiated end is unlikely.",
    "The war is likely (75 percent) to go on.",
    "A ceasefire is unlikely: 20 percent.",
    "A ceasefire is very unlikely, at 20 percent.",
    "Oil fell by 60 percent, and a recovery is unlikely.",
    "It is unlikely that 60 percent of the voters turn out.",
    "The likely winner took 12 percent of the vote.",
    "Their likely voters make up 30 percent.",
    "“It is almost certain (5 percent)”, he said.",
    "War is more likely than peace.",
    "Peace is not likely.",
    "How likely is it?",
    "Nobody knows how probable that is.",
    "It is as likely as unlikely.",
    "Talks broke off in May 2025.",
    "On May 9, the parade was short.",
    "May and June were quiet.",
    "Russia wants talks to end as soon as possible.",
    "Sanctions make it possible to press Moscow.",
    "Russia’s military might is spent.",
    "The might of the fleet is gone.",
    "Kyiv could not agree to those terms.",
    "The envoys could no longer meet.",
    "Moscow may bluff, but its reserves are gone.",
    "If payments froze, unrest could follow.",
    "Whatever Washington may say, Moscow waits.",
    "Unrest is likely and could spread.",
    "Participants may use what they hear.",
    "Whether talks might help is open.",
    "He said: “We may attack tomorrow.”",
    "The army couldn’t hold the line.",
    "Consumer confidence is low, and a recession is likely.",
    "Investors with high confidence buy bonds.",
    "We have high confidence in this judgement. The war is likely to go on.",
    "Low confidence in the rouble persists; a default is unlikely.",
    "Confidence-building measures are unlikely to work.",
    "The most likely single one has {{ scenarios.most_likely.probability | percent }}.",
    "The most likely scenario is low-intensity attrition, at {{ scenarios.most_likely.probability | percent }}.",
    "The most likely successor is unknown.",
    "Moscow will most likely refuse.",
    "The scenario table is on page 3.",
    "The war is unlikely to end soon, and very unlikely to end well.",
    "Prices rose 12 percent in a year.",
    "The deadline of September 2 passed without consequence.",
    "Talks about talks serve the Kremlin.",
    "NATO, START and the INF treaty stand in the way.",
    "Some 30 percent of refineries stand still.",
    "In the military scenarios inflation stays at 9 percent.",
    "In the negotiated outcomes, Russian output grows by 3 percent.",
    "The negotiated outcomes assume that taxes rise to 25 percent by 2026.",
    "Under the military scenarios, defense spending climbs to 8 percent.",
    "In the negotiated outcomes a 10 percent tariff remains.",
    "The 0.5 percent tax would not change any military scenario.",
    "Turnout of 60 percent is assumed in the negotiated outcomes.",
    "The military scenarios see Russian losses up 15 percent on 2024.",
    "Support for the negotiated outcomes stands at 31 percent in Kyiv polls.",
    "With oil at 5 percent above the cap, the military scenarios pay for themselves.",
    "Military scenarios raise the price of gas by 40 percent.",
    "The reserve fund holds 20 percent less than in the military scenarios.",
    "For the military scenarios to hold, 90 percent of shells must come from abroad.",
    "Military scenarios hold three quarters of the probability.",
    "Nearly two fifths of the probability belong to scenario 4.",
    "More than half of the probability lies with the military scenarios.",
    "There is a one-in-four chance of a negotiated outcome.",
    "A hybrid world war has a probability of 0.2.",
    "A third military scenario was dropped in June.",
    "Half of the military scenarios assume Western aid.",
    "The military scenarios share a third trait: nobody wins.",
    "The military scenarios assume that Russia loses a third of its tanks.",
    "Two thirds of Germans fear the military scenarios.",
    "The military scenarios come to half a decade of war.",
    "The military scenarios hold for three quarters of a year.",
    "One in five soldiers deserts in the military scenarios.",
    "The market gives a chance of 0.3 percent to default.",
    "The military scenarios are three times as likely as the negotiated outcomes.",
    "A military scenario costs three times as much as a negotiated outcome.",
    "Military scenarios outweigh negotiated outcomes by 50 percentage points.",
    "The military scenarios and the negotiated outcomes differ on two points.",
    "The negotiated outcomes gained 5 points since May, and the military scenarios lost them.",
    "Scenarios 5 and 6 share 23 percent.",
    "Scenarios 1 and 2 each assume that 20 percent of Ukraine stays occupied.",
    "The second most likely scenario has 20 percent.",
    "The least likely scenario is given 2 percent.",
    "The most likely scenario had 41 percent in January.",
    "Of the three presenters, two are military and one is a diplomat.",
)
"""Sentences that break no rule at all, each with a trap."""


@cache
def example() -> Content:
    workspace = find_workspace(Path(__file__).parents[2])
    return load_seminar(workspace, next(one for one in workspace.seminars if one.seminar == "kremlin-negotiates"))


@cache
def found(sentence: str) -> tuple[Problem, ...]:
    content = example()
    text = Prose(sentence, Where(CORPUS, 1, 1), 0, Visibility.PUBLIC)
    changed = replace(content, seminar=replace(content.seminar, bottom_line=text, key_judgements=()))
    return tuple(one for rule in RULES for one in rule.problems(changed) if one.where.file == CORPUS)


@pytest.mark.parametrize(("rule", "sentence"), [(rule, text) for rule, texts in FAULTY.items() for text in texts])
def test_a_faulty_sentence_is_found(rule: str, sentence: str) -> None:
    assert rule in {problem.rule for problem in found(sentence)}


@pytest.mark.parametrize("sentence", INNOCENT)
def test_an_innocent_sentence_is_left_alone(sentence: str) -> None:
    assert [f"{one.rule}: {one.what}" for one in found(sentence)] == []


def test_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """No finding is missed where it is an error, and at most one in twenty is a false alarm."""
    alarms = Counter(rule for text in INNOCENT for rule in {one.rule for one in found(text)})
    missed = Counter(
        rule for rule, texts in FAULTY.items() for text in texts if rule not in {p.rule for p in found(text)}
    )
    size = sum(map(len, FAULTY.values())) + len(INNOCENT)
    with capsys.disabled():
        print(f"\nestimates: {size} sentences, {len(INNOCENT)} innocent")
        for rule, texts in FAULTY.items():
            rate = alarms[rule] / len(INNOCENT)
            print(f"  {rule}: found {len(texts) - missed[rule]} of {len(texts)}, false alarms {rate:.1%}")
            assert rate <= 0.05
    assert size >= 100 and len(INNOCENT) * 2 >= size
    assert not missed
