"""Changes since the edition before need a reason; what prints nothing needs none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefings.checks.continuity import unexplained_changes
from briefings.content.model import Content, Dropped, Lineage, Scenario, ScenarioDetail, ScenarioSet
from tests.contents import sample_content


def _with(rows: tuple[Scenario, ...] | None = None, **changed: object) -> Content:
    content = sample_content()
    assert content.scenarios
    noted = replace(content.seminar, edition=replace(content.seminar.edition, change_note="New polls."))
    changed |= {} if rows is None else {"scenarios": rows}
    scenarios: ScenarioSet = replace(content.scenarios, **changed)  # type: ignore[arg-type]
    return replace(content, seminar=noted, scenarios=scenarios)


def _rows() -> tuple[Scenario, ...]:
    scenarios = sample_content().scenarios
    assert scenarios
    return scenarios.scenarios


def _found(now: Content) -> list[str]:
    return [problem.rule for problem in unexplained_changes(sample_content(), now)]


@pytest.mark.parametrize(("points", "found"), [("5", ["SCN-07"]), ("-5", ["SCN-07"]), ("4.9", []), ("0", [])])
def test_a_move_of_five_points_needs_a_reason(points: str, found: list[str]) -> None:
    first, *rest = _rows()
    moved = replace(first, probability=(first.probability or Decimal(0)) + Decimal(points))
    assert _found(_with((moved, *rest))) == found
    assert _found(_with((replace(moved, delta_reason="New polls."), *rest))) == []


def test_a_new_scenario_says_where_it_comes_from_and_an_old_one_why_it_went() -> None:
    first, *rest = _rows()
    rows = (replace(first, id="other"), *rest)
    assert _found(_with(rows)) == ["SCN-07", "SCN-07"]
    born = ScenarioDetail(id="other", lineage=Lineage(relation="new"))
    gone = Dropped(id=first.id, reason="Nobody expects it now.")
    assert _found(_with(rows, details=(born,), dropped=(gone,))) == []


def test_a_split_with_its_lineage_is_explained() -> None:
    first, *rest = _rows()
    halves = [replace(first, id=f"half-{n}", probability=Decimal(n)) for n in (1, 2)]
    lineage = Lineage(relation="splits_from", ids=(first.id,))
    details = tuple(ScenarioDetail(id=half.id, lineage=lineage) for half in halves)
    assert _found(_with((*halves, *rest), details=details)) == []


@pytest.mark.parametrize("changed", [{"id": "another-set"}, {"horizon": "later"}])
def test_another_question_is_not_compared(changed: dict[str, object]) -> None:
    scenarios = sample_content().scenarios
    assert scenarios
    if "horizon" in changed:
        changed = {"horizon": replace(scenarios.horizon, last="2031")}
    assert _found(_with(_rows()[1:], **changed)) == []


def test_what_changed_needs_a_note_unless_a_correction_brings_one() -> None:
    before = sample_content()
    now = replace(before, features=before.features[1:])
    (problem,) = unexplained_changes(before, now)
    assert (problem.rule, problem.severity) == ("EDN-02", "warning")
    assert list(unexplained_changes(before, now, is_noted=True)) == []
    assert list(unexplained_changes(before, before)) == []
