"""What a set of scenarios says of its past and its end makes sense."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from briefings.checks.lineage import LINEAGE_RULES
from briefings.content.audience import for_audience
from briefings.content.model import Content, Horizon, Lineage, Outcome, ScenarioDetail, ScenarioSet, Visibility
from tests.contents import sample_content, sample_scenarios

BEFORE = sample_content()
FIRST, SECOND, THIRD = sample_scenarios().scenarios


def ruled(scenarios: ScenarioSet, date: dt.date = dt.date(2025, 7, 23)) -> list[tuple[str, str]]:
    seminar = replace(BEFORE.seminar, edition=replace(BEFORE.seminar.edition, date=date))
    content = replace(BEFORE, scenarios=scenarios, seminar=seminar)
    return [(one.rule, one.severity) for rule in LINEAGE_RULES for one in rule.problems(content)]


@pytest.mark.parametrize(
    ("last", "date", "is_reported"),
    [
        ("2026", dt.date(2026, 12, 31), False),
        ("2026", dt.date(2027, 1, 1), True),
        ("2026-05", dt.date(2026, 5, 31), False),
        ("2026-05", dt.date(2026, 6, 1), True),
        ("2026-05-09", dt.date(2026, 5, 10), True),
    ],
)
def test_a_horizon_has_ended_when_its_last_day_is_over(last: str, date: dt.date, is_reported: bool) -> None:
    ended = replace(sample_scenarios(), horizon=Horizon(first="2025", last=last))
    assert ruled(ended, date) == ([("SCN-09", "info")] if is_reported else [])
    known = replace(ended, outcome=Outcome(scenario=FIRST.id, on=dt.date(2026, 5, 1), evidence="seen"))
    assert ruled(known, date) == []


@pytest.mark.parametrize(
    ("relation", "ids", "is_sound"),
    [
        *(("new", (), True), ("new", ("a",), False), ("continues", ("a",), True), ("continues", ("a", "b"), False)),
        *(("splits_from", (), False), ("merges", ("a",), False), ("merges", ("a", "b"), True)),
    ],
)
def test_a_lineage_names_as_many_as_it_should(relation: str, ids: tuple[str, ...], is_sound: bool) -> None:
    detail = ScenarioDetail(id=FIRST.id, lineage=Lineage(relation=relation, ids=ids))
    assert ruled(replace(sample_scenarios(), details=(detail,))) == ([] if is_sound else [("SCN-12", "error")])


def test_an_audience_learns_no_more_of_the_edition_before_than_of_this_one() -> None:
    hidden = replace(SECOND, visibility=Visibility.ORGANISERS)
    before = replace(sample_scenarios(), scenarios=(FIRST, hidden, THIRD))
    seen: Content = for_audience(replace(BEFORE, previous_scenarios=before), Visibility.PUBLIC)
    assert seen.previous_scenarios
    assert hidden.id not in [row.id for row in seen.previous_scenarios.scenarios]
