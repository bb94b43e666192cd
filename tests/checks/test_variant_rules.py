"""Variants that cannot be made, and words that only one audience reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks.variants import unknown_audiences
from tests.seminars import edit, findings, read, spoken, write_seminar

FEATURE = "    heading: Deep water\n"


def vary_feature(root: Path, written: str) -> Path:
    write_seminar(root)
    edit(root, "features.yaml", FEATURE, f"{FEATURE}    {written}\n")
    return root


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("variants: {press: {}}", "changes nothing"),
        ("variants: {press: {replace: {}}}", "changes nothing"),
        ("variants: {press: {form: omit, replace: {heading: X}}}", "leaves the item out and words it differently"),
    ],
)
def test_a_variant_that_cannot_be_made_is_an_error_at_its_place(tmp_path: Path, written: str, fault: str) -> None:
    (problem,) = findings(vary_feature(tmp_path, written))
    assert (problem.rule, problem.where.line, problem.where.column) == ("AUD-05", 5, 23)
    assert problem.what == f"the variant for `press` {fault}"


def test_a_short_variant_of_what_has_no_short_form_is_an_error(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "levers.yaml", "    horizon: years", "    horizon: years\n    variants: {press: {form: short}}")
    (problem,) = findings(tmp_path)
    assert problem.what == "the variant for `press` is short, but `dykes` has no short form"


def test_variants_that_can_be_made_are_no_findings(tmp_path: Path) -> None:
    assert findings(vary_feature(tmp_path, "variants: {press: {form: short}, full: {replace: {heading: X}}}")) == []


def test_an_audience_that_nobody_knows_is_an_error_at_its_place(tmp_path: Path) -> None:
    content = read(vary_feature(tmp_path, "variants: {pres: {form: omit}}")).content
    (problem,) = unknown_audiences(content, ("full", "press"))
    assert (problem.rule, problem.where.line, problem.what) == ("AUD-05", 5, "there is no audience `pres`")
    assert problem.hint == "did you mean `press`?"
    assert not list(unknown_audiences(content, ("pres",)))


def test_replaced_prose_is_read_by_the_rules_of_prose(tmp_path: Path) -> None:
    replaced = "variants: {press: {replace: {body: 'As [@atlos] says, {{ scenarios.totl }}.'}}}"
    assert [one.removeprefix("features.yaml:5:") for one in spoken(vary_feature(tmp_path, replaced))] == [
        "44: there is no source `atlos`",
        "59: unknown fact `scenarios.totl`",
    ]


def test_replaced_references_have_to_exist_too(tmp_path: Path) -> None:
    (problem,) = spoken(vary_feature(tmp_path, "variants: {press: {replace: {sources: [atlos]}}}"))
    assert problem == "features.yaml:5:44: there is no source `atlos`"


def test_a_short_judgement_is_read_by_the_rules_of_prose(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    judgement = (
        "key_judgements:\n  - id: rises\n    visibility: public\n    text: It rises.\n    short: As [@atlos] says.\n"
    )
    edit(tmp_path, "seminar.yaml", "bottom_line: |", f"{judgement}bottom_line: |")
    assert spoken(tmp_path) == ["seminar.yaml:17:15: there is no source `atlos`"]


def test_what_is_wrong_for_everybody_is_said_once(tmp_path: Path) -> None:
    vary_feature(tmp_path, "variants: {press: {replace: {heading: X}}, full: {replace: {heading: Y}}}")
    edit(tmp_path, "features.yaml", "than *most*", "than [@atlos]")
    assert len(spoken(tmp_path)) == 1
