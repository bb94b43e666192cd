"""What a brief tells of the edition before it, and what it must not tell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefings.compare.since import Since, since
from briefings.content.audience import for_audience
from briefings.content.model import Content, Lineage, ScenarioDetail, Visibility
from tests.contents import sample_content

EDITION = "river-first/2025-07-22"


def _since(before: Content, now: Content, ceiling: Visibility = Visibility.ORGANISERS) -> Since:
    return since(EDITION, for_audience(before, ceiling), for_audience(now, ceiling), now)


def _public() -> Content:
    """The sample with features and scenarios for everybody."""
    content = sample_content()
    assert content.scenarios
    shown = [replace(row, visibility=Visibility.PUBLIC) for row in content.scenarios.scenarios]
    features = tuple(replace(one, visibility=Visibility.PUBLIC) for one in content.features)
    return replace(content, features=features, scenarios=replace(content.scenarios, scenarios=tuple(shown)))


def test_an_edition_with_another_date_alone_has_nothing_to_tell() -> None:
    content = sample_content()
    seminar = replace(content.seminar, edition=replace(content.seminar.edition, number=2))
    assert _since(content, replace(content, seminar=seminar)).is_empty


@pytest.mark.parametrize("field", ["priority", "visibility", "marking"])
def test_who_gets_a_thing_is_not_told_as_a_revision(field: str) -> None:
    content = sample_content()
    other = {"priority": 1, "visibility": Visibility.PARTICIPANTS, "marking": "TLP:GREEN"}[field]
    now = replace(content, features=(replace(content.features[0], **{field: other}), *content.features[1:]))
    assert _since(content, now).is_empty


@pytest.mark.parametrize("ceiling", [Visibility.PUBLIC, Visibility.PARTICIPANTS])
def test_what_an_audience_never_saw_is_not_compared(ceiling: Visibility) -> None:
    content = _public()
    hidden = replace(content.features[0], id="hidden", heading="A ford nobody knows", visibility=Visibility.ORGANISERS)
    before = replace(content, features=(*content.features, hidden))
    assert [one.label for one in _since(before, content).removed] == ["A ford nobody knows"]
    assert _since(before, content, ceiling).is_empty
    assert _since(content, before, ceiling).is_empty


def test_what_an_audience_saw_and_may_not_see_now_is_not_told_to_be_gone() -> None:
    before = _public()
    hidden = replace(before.features[0], visibility=Visibility.ORGANISERS)
    now = replace(before, features=(hidden, *before.features[1:]))
    assert _since(before, now, Visibility.PUBLIC).is_empty
    gone = replace(before, features=before.features[1:])
    assert len(_since(before, gone, Visibility.PUBLIC).removed) == 1


def test_a_scenario_that_is_withheld_now_is_not_told_to_be_dropped() -> None:
    before = _public()
    assert before.scenarios
    first, *rest = before.scenarios.scenarios
    now = replace(
        before,
        scenarios=replace(before.scenarios, scenarios=(replace(first, visibility=Visibility.ORGANISERS), *rest)),
    )
    assert _since(before, now, Visibility.PUBLIC).dropped == ()
    gone = replace(before, scenarios=replace(before.scenarios, scenarios=tuple(rest)))
    assert [one.id for one in _since(before, gone, Visibility.PUBLIC).dropped] == [first.id]


def test_the_parts_of_a_split_are_told_together_with_the_whole() -> None:
    content = sample_content()
    assert content.scenarios
    first, *rest = content.scenarios.scenarios
    assert first.probability
    halves = tuple(replace(first, id=f"half-{n}", probability=first.probability / 2) for n in (1, 2))
    details = tuple(
        ScenarioDetail(id=half.id, lineage=Lineage(relation="splits_from", ids=(first.id,))) for half in halves
    )
    now = replace(content, scenarios=replace(content.scenarios, scenarios=(*halves, *rest), details=details))
    (split,) = _since(content, now).splits
    assert (split.label, split.old) == (first.label, first.probability)
    assert [part.id for part in split.parts] == ["half-1", "half-2"]


def test_tables_of_different_periods_are_not_compared_number_by_number() -> None:
    content = sample_content()
    assert content.scenarios
    first, *rest = content.scenarios.scenarios
    moved = replace(first, probability=(first.probability or Decimal(0)) - 1)
    later = replace(content.scenarios.horizon, last="2031")
    now = replace(content, scenarios=replace(content.scenarios, scenarios=(moved, *rest), horizon=later))
    told = _since(content, now)
    assert (told.comparable, told.moved) == (False, ())


def test_what_reads_differently_is_named() -> None:
    content = sample_content()
    lever = replace(content.levers[0], title="Another lever")
    now = replace(content, levers=(lever,), features=content.features[1:])
    told = _since(content, now)
    assert [one.label for one in told.revised] == ["Another lever"]
    assert [one.label for one in told.removed] == [content.features[0].heading]


def test_the_status_of_a_lever_is_kept_where_it_has_changed_and_empty_where_the_lever_is_new() -> None:
    content = sample_content()
    dam = content.levers[0]
    kept, new = replace(dam, id="kept", status="open"), replace(dam, id="new")
    before = replace(content, levers=(dam, kept))
    now = replace(content, levers=(replace(dam, status="adopted", risk="it leaks"), kept, new))
    assert dict(_since(before, now).statuses) == {"dam": "proposed", "new": ""}


def test_a_status_from_before_an_audience_could_see_the_lever_is_not_told() -> None:
    content = sample_content()
    hidden = replace(content.levers[0], visibility=Visibility.ORGANISERS, status="rejected")
    shown = replace(hidden, visibility=Visibility.PUBLIC, status="open")
    found = _since(replace(content, levers=(hidden,)), replace(content, levers=(shown,)), Visibility.PUBLIC)
    assert dict(found.statuses) == {"dam": ""}
