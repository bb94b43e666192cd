"""The edition before reaches drafts and frozen editions, and nothing withheld."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.editions.later_edition import LATER_DATE, revise
from tests.workspaces import SUMMARY, change

FIRST = "kremlin-negotiates/2025-07-22"
LATER = f"kremlin-negotiates/{LATER_DATE}"
TOLD = "What has changed since the edition of July 22, 2025"


def _draft(root: Path, run: Run, *options: str, audience: str = "full") -> str:
    ended = run("build", "kremlin-negotiates", "-a", audience, "-f", "html", *options)
    assert ended.exit_code == 0, ended.err
    (page,) = (root / "build" / SUMMARY / audience).glob("*.html")
    return " ".join(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8").split("<body", 1)[1]).split())


def test_a_draft_tells_what_has_changed_since_the_current_edition(frozen: Path, run: Run) -> None:
    assert TOLD not in _draft(frozen, run)
    revise(frozen / "content" / SUMMARY)
    page = _draft(frozen, run)
    assert TOLD in page
    assert "38% → 41% (+3 points)" in page
    assert "(12%) is split:" in page
    assert "No longer included: lever" in page


def test_the_table_says_in_words_what_the_chart_marks(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    page = _draft(frozen, run)
    for words in ("up from 38%", "down from 20%", "unchanged", "split from 12%", "(before: 38%)"):
        assert words in page, words


@pytest.mark.parametrize("audience", ["press", "principals"])
def test_an_audience_without_the_section_gets_no_box(audience: str, frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    assert TOLD not in _draft(frozen, run, audience=audience)


def test_nothing_is_compared_when_told_so(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    assert TOLD in _draft(frozen, run, "--since", FIRST)
    assert TOLD not in _draft(frozen, run, "--since", "none")


def test_an_edition_to_compare_with_must_be_in_the_archive(frozen: Path, run: Run) -> None:
    ended = run("build", "kremlin-negotiates", "--since", "kremlin-negotiates/2024-01-01")
    assert ended.exit_code == 2
    assert "2024-01-01" in ended.err


def test_a_withdrawn_edition_is_not_compared_with(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    assert run("edition", "withdraw", FIRST, "--reason", "A source fell.").exit_code == 0
    assert TOLD not in _draft(frozen, run)


def test_what_was_withheld_leaks_through_no_comparison(frozen: Path, run: Run) -> None:
    seminar = frozen / "content" / SUMMARY
    levers = seminar / "levers.yaml"
    change(levers, "visibility: public", "visibility: organisers")
    revise(seminar)
    hidden = "Empower Ukraine to neutralize Russian operations"
    assert hidden not in _draft(frozen, run, "--since", "none")
    page = _draft(frozen, run)
    assert TOLD in page
    assert hidden not in page


def test_a_frozen_edition_keeps_what_it_was_compared_with(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    ended = run("edition", "freeze", "kremlin-negotiates", "--date", LATER_DATE)
    assert ended.exit_code == 0, ended.err
    (kept,) = (frozen / "archive/objects").glob(f"*.{LATER_DATE}")
    (page,) = kept.rglob("*_full.html")
    assert TOLD in " ".join(page.read_text(encoding="utf-8").split())
    source = kept / "v1/content/source"
    assert (source / "previous-edition/content" / SUMMARY / "scenarios.csv").is_file()
    assert not (source / "previous-edition/templates").exists()
    _forget(frozen, "2025-07-22")
    assert run("edition", "rebuild", LATER, "--check", "--json").json["answer"] == "identical bytes"


def test_a_correction_is_compared_with_what_it_corrects(frozen: Path, run: Run) -> None:
    change(frozen / "content" / SUMMARY / "scenarios.csv", "military,38,", "military,41,")
    change(frozen / "content" / SUMMARY / "scenarios.csv", "military,20,", "military,17,")
    ended = run("edition", "correct", FIRST, "--class", "revised", "--note", "New polls.")
    assert ended.exit_code == 0, ended.err
    (page,) = (frozen / "archive/objects").glob("*.2025-07-22.r1/v1/content/variants/full/*.html")
    assert "38% → 41%" in page.read_text(encoding="utf-8")


def test_a_new_edition_in_the_archive_makes_drafts_stale(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    assert TOLD in _draft(frozen, run)
    assert "0 files written, 1 unchanged" in run("build", "kremlin-negotiates", "-a", "full", "-f", "html").err
    assert run("edition", "freeze", "kremlin-negotiates", "--date", LATER_DATE).exit_code == 0
    assert TOLD not in _draft(frozen, run)


def test_an_edition_that_cannot_be_read_is_a_warning(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    (kept,) = (frozen / "archive/objects").rglob("source/content/*/*/levers.yaml")
    kept.chmod(0o644)
    kept.write_text("levers: [", encoding="utf-8")
    ended = run("build", "kremlin-negotiates", "-a", "full", "-f", "html")
    assert ended.exit_code == 0
    assert "the edition before this one cannot be compared" in ended.err


def _forget(root: Path, date: str) -> None:
    """Take an edition's folder away, as another archive would not have it."""
    (folder,) = (root / "archive/objects").glob(f"*.{date}")
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(folder)
