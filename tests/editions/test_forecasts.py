"""Forecasts are scored against what came about, as anyone can by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from briefings.content.model import Content, Lineage, Outcome, ScenarioDetail
from briefings.editions.forecasts import as_json, as_text, score_of, tally, track
from tests.contents import sample_content, sample_scenarios

SEVEN = [(str(n + 1), Decimal(share)) for n, share in enumerate((20, 13, 4, 38, 11, 12, 2))]


@pytest.mark.parametrize(
    ("happened", "brier"),
    [("4", 0.47), ("1", 0.83), ("2", 0.97), ("6", 0.99), ("5", 1.01), ("3", 1.15), ("7", 1.19)],
)
def test_the_seven_scenarios_score_as_computed_by_hand(happened: str, brier: float) -> None:
    score = score_of(SEVEN, frozenset({happened}))
    assert score is not None
    assert round(score.brier, 2) == brier
    assert round(score.uniform, 3) == 0.857


def test_a_certain_forecast_scores_nought_or_two() -> None:
    certain = [("a", Decimal(100)), ("b", Decimal(0))]
    scores = [score_of(certain, frozenset({name})) for name in "ab"]
    assert [score.brier for score in scores if score] == [0, 2]


def _edition(date: str, shares: tuple[str, ...], outcome: Outcome | None = None) -> Content:
    content, scenarios = sample_content(), sample_scenarios()
    rows = tuple(
        replace(row, probability=Decimal(share)) for row, share in zip(scenarios.scenarios, shares, strict=True)
    )
    edition = replace(content.seminar.edition, date=dt.date.fromisoformat(date))
    return replace(
        content,
        seminar=replace(content.seminar, edition=edition),
        scenarios=replace(scenarios, scenarios=rows, outcome=outcome),
    )


DROUGHT = Outcome(scenario="drought", on=dt.date(2026, 3, 1), evidence="The gauge at Riverton.")


def test_nothing_is_scored_before_an_outcome_is_recorded() -> None:
    one = track([_edition("2025-07-22", ("60", "20", "20"))])
    assert one.scored == ()
    assert "no outcome is recorded yet" in as_text([one])


def test_editions_are_ordered_by_date_and_scored_each() -> None:
    later = _edition("2025-12-01", ("20", "20", "60"), DROUGHT)
    one = track([later, _edition("2025-07-22", ("60", "20", "20"))])
    assert [forecast.date.year for forecast in one.forecasts] == [2025, 2025]
    assert [round(score.brier, 2) for score in one.scored] == [1.04, 0.24]
    assert one.scored[1].skill > 0 > one.scored[0].skill


def test_an_edition_of_after_the_outcome_is_no_forecast() -> None:
    one = track([_edition("2026-04-01", ("0", "0", "100"), DROUGHT)])
    assert one.scored == ()


def test_an_outcome_is_followed_back_over_a_split() -> None:
    first = _edition("2025-07-22", ("60", "20", "20"))
    later = _edition("2025-12-01", ("60", "20", "20"), replace(DROUGHT, scenario="long-drought"))
    assert later.scenarios is not None
    rows = (*later.scenarios.scenarios[:2], replace(later.scenarios.scenarios[2], id="long-drought"))
    detail = ScenarioDetail(id="long-drought", lineage=Lineage(relation="splits_from", ids=("drought",)))
    later = replace(later, scenarios=replace(later.scenarios, scenarios=rows, details=(detail,)))
    assert [round(score.brier, 2) for score in track([first, later]).scored] == [1.04, 1.04]


def test_the_tally_says_how_many_forecasts_it_rests_on() -> None:
    one = track([_edition("2025-07-22", ("60", "20", "20"), DROUGHT)])
    total = tally([one, one])
    assert total is not None
    assert total.count == 2
    assert "2 forecasts" in as_text([one, one])
    assert as_json([one])["total"] is not None
