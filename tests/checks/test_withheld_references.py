"""AUD-02: a reference to what an audience does not get is an error at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks.visibility import refuse_for
from briefings.cli.orders import make_order
from briefings.content.audience import for_audience
from briefings.content.model import Visibility
from briefings.content.workspace import find_workspace
from briefings.pipeline import check
from tests.seminars import FOLDER, edit, read, write_seminar

PARTICIPANTS = Visibility.PARTICIPANTS


def refused(root: Path) -> list[str]:
    """What is wrong with the seminar for participants, found without rendering."""
    found = refuse_for(read(root).content, PARTICIPANTS)
    return [f"{one.rule} {one.where}: {one.what}".replace(f"{FOLDER}/", "") for one in found]


def broken(root: Path) -> list[str]:
    """What is wrong with the brief for participants, rendering included."""
    workspace = find_workspace(root)
    (outcome,) = check(make_order(workspace, ["participants"], jobs=1), workspace.seminars)
    found = [one for one in outcome.problems if one.severity == "error"]
    return [f"{one.rule} {one.where}: {one.what}".replace(f"{FOLDER}/", "") for one in found]


@pytest.fixture
def seminar(tmp_path: Path) -> Path:
    """The small seminar, with all of its prose for everybody."""
    write_seminar(tmp_path)
    conclusions = tmp_path / FOLDER / "conclusions.md"
    conclusions.write_text("---\nvisibility: public\n---\nIt runs on.\n", encoding="utf-8")
    return tmp_path


def withhold_source(root: Path) -> None:
    edit(root, "sources.yaml", "    type: book", "    visibility: organisers\n    type: book")


def withhold_row(root: Path) -> None:
    edit(root, "scenarios.csv", 'People leave",public', 'People leave",organisers')


def test_a_sound_seminar_refers_to_nothing_withheld(seminar: Path) -> None:
    assert refused(seminar) == []
    assert broken(seminar) == []


def test_a_withheld_source_is_an_error_in_every_list_that_names_it(seminar: Path) -> None:
    withhold_source(seminar)
    assert refused(seminar) == [
        "AUD-02 features.yaml:8:15: the source `atlas` is for organisers, what refers to it is for a wider circle",
        "AUD-02 scenarios.yaml:11:9: the source `atlas` is for organisers, what refers to it is for a wider circle",
        "AUD-02 tactics.yaml:9:19: the source `atlas` is for organisers, what refers to it is for a wider circle",
    ]


def test_a_withheld_source_is_not_in_the_content_of_a_wider_circle(seminar: Path) -> None:
    withhold_source(seminar)
    content = read(seminar).content
    assert "atlas" in for_audience(content, Visibility.ORGANISERS).sources
    assert "atlas" not in for_audience(content, PARTICIPANTS).sources


def test_a_citation_of_a_withheld_source_is_an_error_at_its_bracket(seminar: Path) -> None:
    edit(seminar, "conclusions.md", "on.", "on [@atlas].")
    withhold_source(seminar)
    found = broken(seminar)
    assert "AUD-02 conclusions.md:4:12: there is no source `atlas` in what this audience gets" in found


def test_a_citation_inside_a_passage_of_its_circle_is_sound(seminar: Path) -> None:
    edit(seminar, "conclusions.md", "on.", "on[ [@atlas]]{.organisers}.")
    withhold_source(seminar)
    assert not [one for one in broken(seminar) if "conclusions.md" in one]


def test_a_withheld_row_that_prose_names_is_an_error_at_its_brace(seminar: Path) -> None:
    edit(seminar, "conclusions.md", "on.", 'on to {{ scenarios.label("high") }}.')
    withhold_row(seminar)
    found = broken(seminar)
    assert "AUD-02 conclusions.md:4:15: there is no scenario `high` in what this audience gets" in found


def test_a_number_that_counts_withheld_rows_is_an_error_at_its_brace(seminar: Path) -> None:
    withhold_row(seminar)
    assert [one for one in refused(seminar) if "seminar.yaml" in one] == [
        'AUD-02 seminar.yaml:14:21: `{{ scenarios.total("flood") | percent }}` counts scenarios that this audience'
        " does not get"
    ]


def test_a_number_that_no_withheld_row_is_part_of_stands(seminar: Path) -> None:
    edit(seminar, "conclusions.md", "on.", 'on: {{ scenarios.total("dry") }}.')
    withhold_row(seminar)
    assert not [one for one in broken(seminar) if "conclusions.md" in one]


def test_an_outcome_that_names_a_withheld_row_is_an_error(seminar: Path) -> None:
    outcome = "outcome: {scenario: high, on: 2026-01-01, evidence: The gauge}\nsource: atlas"
    edit(seminar, "scenarios.yaml", "source: atlas", outcome)
    withhold_row(seminar)
    assert any(one.startswith("AUD-02 scenarios.yaml:11:21: the scenario `high`") for one in refused(seminar))
    shown = for_audience(read(seminar).content, PARTICIPANTS).scenarios
    assert shown
    assert shown.outcome is None


def test_a_link_to_a_section_the_audience_does_not_get_is_an_error_at_its_place(seminar: Path) -> None:
    edit(seminar, "conclusions.md", "on.", "on, see [the sources](#no-such-table).")
    assert "AUD-02 conclusions.md:4:1: nothing here has the id `no-such-table` in what this audience gets" in broken(
        seminar
    )


def test_a_note_whose_text_is_withheld_is_an_error_at_its_mark(seminar: Path) -> None:
    edit(seminar, "conclusions.md", "on.", "on.[^1]\n\n::: organisers\n[^1]: Who says so.\n:::")
    found = broken(seminar)
    assert "AUD-02 conclusions.md:4:12: the note [^1] has no text in what this audience gets" in found


def test_a_link_whose_address_is_withheld_is_an_error_at_its_bracket(seminar: Path) -> None:
    edit(
        seminar,
        "conclusions.md",
        "on.",
        "on, as [the map][map] has it.\n\n::: organisers\n[map]: https://a.example\n:::",
    )
    assert refused(seminar) == [
        "AUD-02 conclusions.md:4:25: the address of [map] stands in a passage that this audience does not get"
    ]


def test_a_link_whose_address_stands_outside_the_passage_is_sound(seminar: Path) -> None:
    edit(
        seminar,
        "conclusions.md",
        "on.",
        "on, as [the map][map][ here]{.organisers} has it.\n\n[map]: https://a.example",
    )
    assert broken(seminar) == []
