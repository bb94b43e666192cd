"""What a computed claim prints, and what it says when it has no answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefings.content.claims import ClaimError, answer_claim
from briefings.content.model import Content, Elicitation
from briefings.content.prose_context import prose_context
from tests.contents import sample_content

DOCS = Path(__file__).parents[2] / "docs" / "write-content.md"


def compared() -> Content:
    """The sample, a survey of 61, with a range for the first row and an edition before it."""
    content = sample_content()
    assert content.scenarios
    first, second, third = content.scenarios.scenarios
    rows = (replace(first, low=Decimal(50), high=Decimal("66.5")), second, third)
    now = replace(content.scenarios, scenarios=rows, elicitation=Elicitation(method="Survey", experts=61))
    before = (replace(first, probability=Decimal(64)), replace(second, probability=Decimal("16.5")))
    return replace(content, scenarios=now, previous_scenarios=replace(now, scenarios=before))


def answer(claim: str, content: Content, language: str = "en-US") -> str:
    return answer_claim(claim, prose_context(content, language=language))


@pytest.mark.parametrize(
    ("claim", "printed"),
    [
        ("scenarios.total()", "100"),
        ('scenarios.total("flood") | percent', "80.5 percent"),
        ('scenarios.total("flood") | term', "very likely"),
        ('scenarios.count("flood") | words | capital', "Two"),
        ('scenarios.probability("{first}")', "60.5"),
        ('scenarios.range("{first}") | percent', "50–66.5 percent"),
        ('scenarios.rank("{third}") | ordinal', "third"),
        ('scenarios["{second}"].rank', "2"),
        ("scenarios.most_likely.number", "1"),
        ("scenarios.most_likely.rank | ordinal", "first"),
        ('scenarios.most_likely.label("drought")', "{third_label}"),
        ("scenarios.least_likely.probability", "19.5"),
        ('scenarios.least_likely.number("flood")', "2"),
        ('scenarios.class_label("flood")', "Flood"),
        ('scenarios.change("{first}")', "−3.5"),
        ('scenarios.change("{second}")', "+3.5"),
        ('scenarios.previous("{first}")', "64"),
        ("scenarios.horizon.last", "2026"),
        ("scenarios.experts | words", "sixty-one"),
    ],
)
def test_a_claim_prints(claim: str, printed: str) -> None:
    content = compared()
    assert content.scenarios
    names = dict(zip(("first", "second", "third"), (row.id for row in content.scenarios.scenarios), strict=True))
    filled = claim.replace("{first}", names["first"]).replace("{second}", names["second"])
    third = content.scenarios.scenarios[2]
    assert answer(filled.replace("{third}", third.id), content) == printed.replace("{third_label}", third.label)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ('scenarios.range("{second}")', "has no range"),
        ('scenarios.change("{third}")', "the edition before has no scenario"),
        ("scenarios.most_likly.label", "unknown fact"),
        ('scenarios.most_likely.label("floods")', "there is no class `floods`"),
        ("scenarios.title | ordinal", "has no ordinal"),
        ("scenarios.title | term", "is not a number"),
        ("scenarios.residual | term", "the scale has no word for 0 percent"),
    ],
)
def test_a_claim_without_an_answer_says_why(claim: str, said: str) -> None:
    content = compared()
    assert content.scenarios
    _, second, third = content.scenarios.scenarios
    with pytest.raises(ClaimError, match=said):
        answer(claim.replace("{second}", second.id).replace("{third}", third.id), content)


def test_a_first_edition_has_nothing_to_compare_with() -> None:
    content = sample_content()
    assert content.scenarios
    with pytest.raises(ClaimError, match="there is no earlier edition"):
        answer(f'scenarios.change("{content.scenarios.scenarios[0].id}")', content)


@pytest.mark.parametrize("fact", ["scenarios.total()", "scenarios.most_likely.label"])
def test_a_plausible_set_has_no_numbers_to_claim(fact: str) -> None:
    content = sample_content()
    assert content.scenarios
    rows = tuple(replace(row, probability=None) for row in content.scenarios.scenarios)
    plausible = replace(content.scenarios, mode="plausible_only", scenarios=rows)
    with pytest.raises(ClaimError, match="probabilit"):
        answer(fact, replace(content, scenarios=plausible))


def test_the_guide_names_every_fact_and_filter() -> None:
    from briefings.content import claims

    text = DOCS.read_text(encoding="utf-8")
    facts = (*claims._SCENARIO_FACTS, *claims._CONTEXT_FACTS, *claims._DATES)
    known = [name for name in facts if not name.startswith(("scenarios.most_likely.", "scenarios.least_likely."))]
    assert [name for name in known if name not in text] == []
    assert [name for name in (*claims._FILTERS, "term") if f"`{name}`" not in text and f"\\| {name}" not in text] == []
