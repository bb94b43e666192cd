"""The filter for audiences: what may not be seen is not there."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefings.content.audience import for_audience
from briefings.content.model import Content, Feature, Item, KeyJudgement, Prose, Visibility
from briefings.errors import Where
from tests.seminars import edit, read, write_seminar

visibilities = st.sampled_from(list(Visibility))


def items(value: Any) -> list[Item]:
    """Every item anywhere in a value."""
    if isinstance(value, tuple):
        return [found for entry in value for found in items(entry)]
    if is_dataclass(value):
        own = [value] if isinstance(value, Item) else []
        return own + [found for one in fields(value) for found in items(getattr(value, one.name))]
    return []


def test_the_public_sees_public_items_only(tmp_path: Path) -> None:
    content = read(write_seminar(tmp_path)).content
    public = for_audience(content, Visibility.PUBLIC)
    assert [feature.id for feature in public.features] == ["depth"]
    assert public.tactics == ()
    assert public.introduction is not None
    assert public.conclusions is None


def test_private_addresses_and_consents_are_for_organisers(tmp_path: Path) -> None:
    content = read(write_seminar(tmp_path)).content
    for ceiling in (Visibility.PUBLIC, Visibility.PARTICIPANTS):
        ada = for_audience(content, ceiling).people["ada"]
        assert (ada.email, ada.public_email, ada.consents) == (None, "ada@river.example", ())
    assert for_audience(content, Visibility.ORGANISERS).people["ada"].email == "ada@private.example"


def test_an_abbreviation_of_withheld_text_only_is_not_told(tmp_path: Path) -> None:
    root = write_seminar(tmp_path)
    edit(
        root, "seminar.yaml", "standfirst: |", "glossary: {GW: Great Weir, RS: River Source, XX: Unused}\nstandfirst: |"
    )
    edit(root, "introduction.md", "a mouth.", "a mouth (RS)[ and a GW]{.organisers}.")
    content = read(root).content
    told = {ceiling: dict(for_audience(content, ceiling).seminar.glossary) for ceiling in Visibility}
    assert list(told[Visibility.ORGANISERS]) == ["GW", "RS", "XX"]
    assert list(told[Visibility.PARTICIPANTS]) == list(told[Visibility.PUBLIC]) == ["RS", "XX"]


def test_organisers_see_everything_unchanged(tmp_path: Path) -> None:
    content = read(write_seminar(tmp_path)).content
    assert for_audience(content, Visibility.ORGANISERS) == content


def test_references_to_dropped_scenarios_are_dropped_too(tmp_path: Path) -> None:
    content = read(write_seminar(tmp_path)).content
    assert content.scenarios
    rows = tuple(replace(row, visibility=Visibility.ORGANISERS) for row in content.scenarios.scenarios[:1])
    hidden = replace(content.scenarios, scenarios=(*rows, *content.scenarios.scenarios[1:]))
    narrowed = for_audience(replace(content, scenarios=hidden), Visibility.PARTICIPANTS)
    assert narrowed.scenarios
    assert [detail.id for detail in narrowed.scenarios.details] == ["mid", "low"]
    assert narrowed.tactics[0].scenarios == ("low",)
    assert narrowed.levers[0].acts_on == ()


@given(st.lists(visibilities, max_size=6), st.lists(visibilities, max_size=6))
def test_a_narrower_audience_sees_a_part_of_what_a_wider_circle_sees(
    of_features: list[Visibility], of_judgements: list[Visibility]
) -> None:
    content = _content(of_features, of_judgements)
    seen = [
        {(type(item), item.id) for item in items((one.features, one.seminar))}
        for one in (for_audience(content, ceiling) for ceiling in Visibility)
    ]
    assert seen[0] <= seen[1] <= seen[2]
    for ceiling in Visibility:
        visible = for_audience(content, ceiling)
        assert all(item.visibility.rank <= ceiling.rank for item in items((visible.features, visible.seminar)))


def _content(of_features: list[Visibility], of_judgements: list[Visibility]) -> Content:
    text = Prose("x", Where("x"))
    features = tuple(
        Feature(id=f"f-{number}", heading="H", claim="C", visibility=visibility)
        for number, visibility in enumerate(of_features)
    )
    judgements = tuple(
        KeyJudgement(id=f"k-{number}", text=text, visibility=visibility)
        for number, visibility in enumerate(of_judgements)
    )
    return replace(_BASE, features=features, seminar=replace(_BASE.seminar, key_judgements=judgements))


def _base() -> Content:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return read(write_seminar(Path(folder))).content


_BASE = _base()
