"""Two editions compared by id: points, words, splits and mergers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefings.compare.changes import Changes, compare
from briefings.compare.estimates import EstimateChange, compare_estimates
from briefings.content.load import load_seminar
from briefings.content.model import Content, Lineage, ScenarioDetail
from briefings.content.workspace import find_workspace
from briefings.editions.changes_views import as_json, as_markdown, as_text
from tests.contents import prose, sample_content, sample_scenarios
from tests.editions.later_edition import write_pair
from tests.workspaces import SUMMARY


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Changes:
    old, new = (_loaded(root) for root in write_pair(tmp_path_factory.mktemp("pair")))
    return compare(old, new)


def _loaded(root: Path) -> Content:
    workspace = find_workspace(root)
    return load_seminar(workspace, next(one for one in workspace.seminars if one.id == SUMMARY))


def _of(changes: Changes, name: str) -> EstimateChange:
    return next(one for one in changes.estimates if one.id == name)


def test_an_edition_compared_with_itself_has_not_changed() -> None:
    content = sample_content()
    changes = compare(content, content)
    assert changes.is_empty
    assert "nothing" in as_text(changes)


def test_probabilities_move_in_exact_points(example: Changes) -> None:
    one = _of(example, "low-intensity-attrition")
    assert (one.move, one.old, one.new, one.points) == ("moved", Decimal(38), Decimal(41), Decimal(3))


def test_a_rank_that_changed_is_given_though_the_number_stayed(example: Changes) -> None:
    one = _of(example, "unacceptable-ceasefire")
    assert (one.move, one.old_rank, one.new_rank) == ("same", 5, 4)


def test_the_halves_of_a_split_are_not_compared_with_the_whole(example: Changes) -> None:
    for name in ("ceasefire-in-the-air", "ceasefire-on-the-line"):
        one = _of(example, name)
        assert (one.move, one.ancestors, one.old, one.points) == ("split", ("brokered-ceasefire",), Decimal(12), None)
    assert "brokered-ceasefire" not in {one.id for one in example.estimates}


def test_what_came_went_and_changed_is_named(example: Changes) -> None:
    found = {(one.address, one.verdict) for one in example.parts}
    assert {
        ("introduction", "changed"),
        ("levers/share-the-burden", "removed"),
        ("levers/strike-in-depth", "changed"),
        ("sources/autumn-note", "added"),
        ("seminar", "changed"),
    } <= found


def test_prose_is_compared_by_words(example: Changes) -> None:
    (change,) = example.of("introduction")
    assert [piece.text for piece in change.fields[0].pieces if piece.kind != "same"] == ["same "]


def test_an_order_that_changed_is_no_change() -> None:
    content = sample_content()
    turned = replace(content, features=content.features[::-1], sources=dict(reversed(list(content.sources.items()))))
    assert compare(content, turned).is_empty


def test_a_place_that_changed_is_no_change() -> None:
    content = sample_content()
    was, now = (replace(content, introduction=prose("The same.", line=line)) for line in (3, 30))
    assert compare(was, now).is_empty


def test_scenarios_without_lineage_are_new_and_dropped() -> None:
    old = sample_scenarios()
    new = replace(old, scenarios=(replace(old.scenarios[0], id="flood-again"), *old.scenarios[1:]))
    moves = {one.id: one.move for one in compare_estimates(old, new)[0]}
    assert moves == {"flood-again": "new", "small-flood": "same", "drought": "same", "big-flood": "dropped"}


def test_a_merger_is_compared_with_the_sum_of_what_it_merges() -> None:
    old = sample_scenarios()
    merged = replace(old.scenarios[0], id="flood", probability=Decimal("79.5"))
    detail = ScenarioDetail(id="flood", lineage=Lineage(relation="merges", ids=("big-flood", "small-flood")))
    new = replace(old, scenarios=(merged, old.scenarios[2]), details=(detail,))
    one = compare_estimates(old, new)[0][0]
    assert (one.move, one.old, one.points, one.ancestors) == (
        "merged", Decimal("80.5"), Decimal("-1.0"), ("big-flood", "small-flood")
    )  # fmt: skip


def test_a_scenario_that_asks_something_else_is_not_compared() -> None:
    old = sample_scenarios()
    first = old.scenarios[0]
    was, now = (
        replace(old, scenarios=(replace(first, resolution=text), *old.scenarios[1:]))
        for text in ("By May.", "By June.")
    )
    one = compare_estimates(was, now)[0][0]
    assert (one.move, one.points) == ("redefined", None)


def test_tables_of_different_periods_say_so() -> None:
    old = sample_scenarios()
    later = replace(old, horizon=replace(old.horizon, last="2031"))
    assert compare_estimates(old, later)[1] == "the two editions look at different periods"


def test_every_view_tells_of_every_change(example: Changes) -> None:
    for view in (as_text(example), as_markdown(example)):
        assert "brokered-ceasefire" in view
        assert "autumn-note" in view
        assert "38 %" in view and "41 %" in view and "+3" in view
    held = as_json(example)
    assert held["version"] == 1
    assert len(held["parts"]) == len(example.parts)  # type: ignore[arg-type]


def test_markdown_is_escaped() -> None:
    content = sample_content()
    changed = replace(content, seminar=replace(content.seminar, title="A | *B* <c>"))
    assert "A \\| \\*B\\* \\<c\\>" in as_markdown(compare(content, changed))
