"""Rows of the scenario table that an audience does not get are still counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.audience import for_audience
from briefings.content.model import Content, Effect, Scenario, Visibility
from briefings.document.blocks import BarChart, Figure, Table
from briefings.document.model import Document
from briefings.document.text import document_text
from briefings.document.walk import iter_blocks
from briefings.templating.audiences import list_audiences
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from tests.contents import sample_content

SEARCH = TemplateSearch(None, shipped_templates())
AUDIENCES = {audience.name: audience for audience in list_audiences(SEARCH)}
NOT_SHOWN = "Scenarios not shown here"


def withheld(*hidden: str, residual: Decimal = Decimal(0)) -> Content:
    """The sample without references to what is hidden, as the public gets it."""
    content = sample_content()
    assert content.scenarios
    rows = tuple(
        replace(row, visibility=Visibility.ORGANISERS if row.id in hidden else Visibility.PUBLIC)
        for row in content.scenarios.scenarios
    )
    shares = tuple(_smaller(row, residual) if row.id == "big-flood" else row for row in rows)
    scenarios = replace(content.scenarios, scenarios=shares, residual=residual)
    lever = replace(content.levers[0], acts_on=(Effect(scenario="drought", direction="lowers"),))
    seminar = replace(content.seminar, bottom_line=None, key_judgements=())
    return for_audience(replace(content, scenarios=scenarios, levers=(lever,), seminar=seminar), Visibility.PUBLIC)


def _smaller(row: Scenario, by: Decimal) -> Scenario:
    return replace(row, probability=(row.probability or Decimal(0)) - by)


def rendered(content: Content, audience: str = "full") -> Document:
    return render_document(content, AUDIENCES[audience], SEARCH, Path())


def chart_of(document: Document) -> tuple[BarChart, str]:
    (figure,) = (block for block in iter_blocks(document) if isinstance(block, Figure))
    assert isinstance(figure.content, BarChart)
    return figure.content, figure.alt


def words_of(document: Document) -> str:
    return " ".join(unit.text for unit in document_text(document))


@pytest.mark.parametrize("audience", ["full", "press", "principals"])
def test_a_chart_ends_with_what_is_not_shown_in_bars_and_in_words(audience: str) -> None:
    chart, alt = chart_of(rendered(withheld("small-flood"), audience))
    assert (chart.bars[-1].label, chart.bars[-1].percent, chart.bars[-1].display) == (NOT_SHOWN, 20.0, "20%")
    assert sum(bar.percent for bar in chart.bars) == 100
    assert f"{NOT_SHOWN}, 20%." in alt


def test_the_table_and_the_sentence_say_the_same_share() -> None:
    document = rendered(withheld("small-flood"))
    said = words_of(document)
    assert any(isinstance(block, Table) for block in iter_blocks(document))
    assert f"{NOT_SHOWN}: 20%" in said
    assert f"; {NOT_SHOWN}, 20%" in said
    assert "Small flood" not in said


def test_a_table_that_is_whole_has_no_such_line() -> None:
    assert NOT_SHOWN not in words_of(rendered(withheld()))


def test_futures_that_no_row_describes_are_counted_apart() -> None:
    chart, alt = chart_of(rendered(withheld("small-flood", residual=Decimal(10))))
    assert [(bar.label, bar.display) for bar in chart.bars[-2:]] == [
        ("Futures that no scenario describes", "10%"),
        (NOT_SHOWN, "20%"),
    ]
    assert sum(bar.percent for bar in chart.bars) == 100
    assert alt.endswith("Futures that no scenario describes, 10%. Scenarios not shown here, 20%.")


def test_no_row_is_called_the_most_likely_when_a_hidden_one_may_be_likelier() -> None:
    assert "The most likely" in words_of(rendered(withheld("small-flood")))
    assert "The most likely" not in words_of(rendered(withheld("big-flood")))


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(["big-flood", "small-flood", "drought"]), max_size=2))
def test_bars_add_up_to_100_whatever_is_withheld(hidden: set[str]) -> None:
    content = withheld(*hidden)
    assert content.scenarios
    assert content.scenarios.total() + content.scenarios.unseen == 100
    chart, _ = chart_of(rendered(content))
    assert sum(bar.percent for bar in chart.bars) == 100
