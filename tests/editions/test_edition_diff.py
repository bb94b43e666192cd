"""`edition diff` and `edition forecasts` on the example, frozen and revised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.word.revisions import accept_all, has_changes, reject_all, words_of_file
from tests.cli.conftest import Run
from tests.editions.later_edition import revise
from tests.workspaces import SUMMARY

EDITION = "kremlin-negotiates/2025-07-22"


def test_an_edition_is_compared_with_the_seminar_as_it_stands(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    ended = run("edition", "diff", EDITION, "kremlin-negotiates")
    assert ended.exit_code == 0
    assert "38 % → 41 %" in " ".join(ended.out.split())
    assert "split from brokered-ceasefire" in ended.out


def test_an_edition_does_not_differ_from_what_it_was_made_from(frozen: Path, run: Run) -> None:
    assert "nothing" in run("edition", "diff", EDITION, "kremlin-negotiates", "-a", "press").out


def test_the_comparison_is_given_to_programs_too(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    held = json.loads(run("edition", "diff", EDITION, "kremlin-negotiates", "--format", "json").out)
    assert held["changes"]["old"] == "2025-07-22"
    assert run("edition", "diff", EDITION, "kremlin-negotiates", "--format", "md").out.startswith("# ")


def test_the_word_file_of_changes_holds_both_editions(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    ended = run(
        "edition", "diff", EDITION, "kremlin-negotiates", "--format", "docx", "-a", "press", "-o", "changes.docx"
    )
    assert ended.exit_code == 0, ended.err
    content = (frozen / "changes.docx").read_bytes()
    assert has_changes(content)
    (kept,) = (frozen / "archive").rglob("*_press.docx")
    assert words_of_file(reject_all(content)) == words_of_file(kept.read_bytes())
    assert any("41" in text for text in words_of_file(accept_all(content)))


def test_a_word_file_needs_an_audience_and_a_place(frozen: Path, run: Run) -> None:
    ended = run("edition", "diff", EDITION, "kremlin-negotiates", "--format", "docx")
    assert ended.exit_code == 2
    assert "-a NAME -o FILE.docx" in ended.err


def test_the_record_of_forecasts_lists_every_scenario(frozen: Path, run: Run) -> None:
    ended = run("edition", "forecasts", "strategic-competition")
    assert "low-intensity-attrition" in ended.out
    assert "no outcome is recorded yet" in ended.out
    held = json.loads(run("edition", "forecasts", "strategic-competition", "--json").out)
    assert held["forecasts"]["total"] is None


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_changes_are_marked_in_a_file_for_one_audience(form: str, frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    ended = run("edition", "diff", EDITION, "kremlin-negotiates", "--format", form, "-a", "press", "-o", f"c.{form}")
    assert ended.exit_code == 0, ended.err
    assert Path(f"c.{form}").stat().st_size > 10_000
    first = Path(f"c.{form}").read_bytes()
    run("edition", "diff", EDITION, "kremlin-negotiates", "--format", form, "-a", "press", "-o", f"c.{form}")
    assert Path(f"c.{form}").read_bytes() == first


def test_the_slope_chart_shows_only_what_the_audience_may_see(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    ended = run("edition", "diff", EDITION, "kremlin-negotiates", "--format", "svg", "-a", "press")
    assert ended.exit_code == 0, ended.err
    assert ended.out.startswith("<svg")
    assert "38 %" in ended.out
    assert "41 %" in ended.out
