"""The same five-page brief for both floor scripts: words and numbers, no markup.

What a person would paste into a script of their own: a title, headings,
paragraphs, a scenario table with bullets in its cells, a levers table and
short lists, about 2,300 words in all. It is plain on purpose.
"""

from __future__ import annotations

TITLE = "How a Neighbour Negotiates"
BYLINE = "A. Author, B. Author and C. Author"
STANDFIRST = "This brief sums up a seminar on negotiation under pressure, held online in summer. " * 4
SENTENCE = (
    "Talks are treated as one more front: length tires the other side, brevity shows disdain, and a demand "
    "that was never meant seriously can be sold for a concession that was. "
)
SECTIONS = {
    "Introduction": [SENTENCE * 3, SENTENCE * 3],
    "Enduring features": [SENTENCE * 3] * 7,
    "Tactics": [SENTENCE * 2] * 9,
    "Conclusions": [SENTENCE * 3] * 6,
}
SCENARIOS = [
    (f"Scenario {number}: what the fighting looks like by the end of next year and who takes part in it", share)
    for number, share in enumerate((20, 13, 4, 38, 11, 12, 2), 1)
]
BEHAVIOURS = [
    "Lets talks stall and turns to alternatives",
    "Holds rigidly to demands that were set high",
    "Coerces by diplomacy and by threats to safety",
]
LEVERS = [
    ("Government", f"Lever {number}: propose a fixed end for every round", "Months", "Lower") for number in range(1, 8)
]
NOTES = [f"Organisation, A Report of Findings, part {number}, 2025." for number in range(1, 16)]
