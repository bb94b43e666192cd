"""What one audience gets of an item: left out, in other words, or short."""

from __future__ import annotations

from pathlib import Path

from briefings.content.audience import for_audience
from briefings.content.items import change_items, every_item
from briefings.content.model import Visibility
from briefings.content.schema import schemas
from briefings.content.variants import has_short_form, short_form, vary
from tests.contents import sample_content
from tests.seminars import edit, read, spoken, write_seminar

FEATURE = "    heading: Deep water\n"
SHORTER = """\
    heading: Deep water
    short: It is deep.
    variants:
      press: {form: omit}
      principals:
        replace:
          heading: Deeper water
          sources: []
      full: {form: short}
"""


def test_an_item_is_left_out_for_one_audience_only(tmp_path: Path) -> None:
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, SHORTER)
    content = read(tmp_path).content
    assert [one.id for one in vary(content, "press").features] == ["secret"]
    assert [one.id for one in vary(content, "participants").features] == ["depth", "secret"]


def test_fields_are_replaced_for_one_audience_only_and_found_where_they_stand(tmp_path: Path) -> None:
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, SHORTER)
    content = read(tmp_path).content
    feature = vary(content, "principals").features[0]
    assert (feature.heading, feature.claim, feature.sources) == ("Deeper water", "The river is deep.", ())
    assert str(feature.origin.of("heading")).endswith("features.yaml:10:20")
    assert vary(content, "participants").features[0].heading == "Deep water"


def test_the_short_form_says_it_in_one_sentence_and_is_found_where_it_stands(tmp_path: Path) -> None:
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, SHORTER)
    content = read(tmp_path).content
    for feature in (vary(content, "full").features[0], vary(content, "academics", "short").features[0]):
        assert (feature.claim, feature.body) == ("It is deep.", None)
        assert str(feature.origin.of("claim")).endswith("features.yaml:5:12")
    assert vary(content, "academics").features[0].body


def test_no_audience_gets_the_variants_of_another(tmp_path: Path) -> None:
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, SHORTER)
    varied = vary(read(tmp_path).content, "academics")
    assert not any(item.variants for item in every_item(varied))


def test_a_passage_in_replaced_prose_is_cut_like_any_other(tmp_path: Path) -> None:
    replaced = "    variants: {press: {replace: {body: 'Deep[ and cold]{.organisers}.'}}}\n"
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, FEATURE + replaced)
    seen = for_audience(vary(read(tmp_path).content, "press"), Visibility.PUBLIC)
    assert seen.features[0].body
    assert seen.features[0].body.source == "Deep."


def test_a_row_of_the_table_has_its_variants_beside_it(tmp_path: Path) -> None:
    variants = "    variants: {press: {replace: {label: Much water}}, full: {form: omit}}\n"
    edit(write_seminar(tmp_path), "scenarios.yaml", "    indicators:", variants + "    indicators:")
    content = read(tmp_path).content
    for audience, labels in (("press", ["Much water", "Some flood"]), ("full", ["Some flood"])):
        scenarios = vary(content, audience).scenarios
        assert scenarios
        assert [row.label for row in scenarios.of_class("flood")] == labels


def test_what_is_the_same_for_all_cannot_be_replaced(tmp_path: Path) -> None:
    replaced = "    variants: {press: {replace: {visibility: public, headin: X}, form: shorter}}\n"
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, FEATURE + replaced)
    assert spoken(tmp_path) == [
        "features.yaml:5:34: `visibility` is the same for all audiences",
        "features.yaml:5:54: unknown key `headin`",
        "features.yaml:5:72: `shorter` is none of: long, short, omit",
    ]


def test_a_replaced_field_keeps_its_limits(tmp_path: Path) -> None:
    replaced = "    variants: {press: {replace: {heading: one two three four five six seven eight nine ten eleven}}}\n"
    edit(write_seminar(tmp_path), "features.yaml", FEATURE, FEATURE + replaced)
    (problem,) = spoken(tmp_path)
    assert problem.startswith("features.yaml:5:43:")


def test_the_schema_knows_what_may_be_replaced() -> None:
    properties = schemas()["levers"]["$defs"]["Lever"]["properties"]  # type: ignore[index]
    variant = properties["variants"]["additionalProperties"]["properties"]
    assert variant["form"] == {"description": variant["form"]["description"], "enum": ["long", "short", "omit"]}
    assert "mechanism" in variant["replace"]["properties"]
    assert not {"id", "visibility", "marking"} & variant["replace"]["properties"].keys()


def test_a_short_form_is_never_shortened_again() -> None:
    items = list(every_item(sample_content()))
    shorter = [short_form(item) for item in items if has_short_form(item)]
    assert shorter
    assert not any(has_short_form(item) for item in shorter)


def test_content_in_which_nothing_changes_is_the_same_object() -> None:
    content = sample_content()
    assert change_items(content, lambda item: item) is content
    assert vary(content, "press") is content
