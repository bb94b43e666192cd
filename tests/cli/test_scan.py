"""Files in hand are searched as if they were to be released."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.scan.planted import add_part, in_body
from tests.workspaces import SUMMARY

SECRET = "Does the ninth session take up monitoring, and may the scenario table be printed again?"


@pytest.fixture
def brief(run: Run, example: Path) -> Path:
    """A finished Word file for the press."""
    (name,) = run("build", SUMMARY, "-a", "press", "-f", "docx").out.splitlines()
    return example / name


def _edited(brief: Path, text: str) -> Path:
    """The brief after somebody wrote into it."""
    edited = brief.with_name("edited.docx")
    edited.write_bytes(in_body(brief.read_bytes(), f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    return edited


def test_a_file_as_it_was_built_passes(run: Run, brief: Path) -> None:
    ended = run("scan", brief, "--seminar", SUMMARY, "--audience", "press")
    assert ended.exit_code == 0
    assert "nothing found in" in ended.out


def test_a_withheld_text_written_into_the_file_is_found_and_not_repeated(run: Run, brief: Path) -> None:
    ended = run("scan", _edited(brief, SECRET), "-s", SUMMARY, "-a", "press")
    assert ended.exit_code == 4
    assert "found in docx of `press`: word/document.xml [CHR-04]" in ended.err
    assert "monitoring" not in ended.err + ended.out


def test_the_organisers_can_have_the_text_shown(run: Run, brief: Path) -> None:
    ended = run("scan", _edited(brief, SECRET), "-s", SUMMARY, "-a", "press", "--show")
    assert ended.exit_code == 4
    assert "ninth session take up monitoring" in ended.err


def test_the_answer_for_programs_has_no_protected_text(run: Run, brief: Path) -> None:
    ended = run("scan", _edited(brief, SECRET), "-s", SUMMARY, "-a", "press", "--json")
    assert (ended.exit_code, ended.json["exit_code"], ended.json["files"][0]["hits"] > 0) == (4, 4, True)
    assert "monitoring" not in ended.out


def test_a_file_that_cannot_be_read_is_not_passed(run: Run, brief: Path) -> None:
    broken = brief.with_name("broken.docx")
    broken.write_bytes(brief.read_bytes()[:900])
    ended = run("scan", broken, "-s", SUMMARY, "-a", "press")
    assert ended.exit_code == 4
    assert "it cannot be searched" in ended.err


CHANGE = "<w:p><w:ins w:id='9' w:author='Somebody'><w:r><w:t>x</w:t></w:r></w:ins></w:p>"
TRACES = {
    "STR-07": "<w:p><w:r><w:t>Numbers: TODO</w:t></w:r></w:p>",
    "PRV-02": CHANGE,
}


@pytest.mark.parametrize("rule", TRACES)
def test_traces_of_editing_and_leftovers_are_found(run: Run, brief: Path, rule: str) -> None:
    edited = brief.with_name("edited.docx")
    edited.write_bytes(in_body(brief.read_bytes(), TRACES[rule]))
    ended = run("scan", edited, "-s", SUMMARY, "-a", "press")
    assert ended.exit_code == 4
    assert f"[{rule}]" in ended.err


def test_a_comment_is_a_trace_too(run: Run, brief: Path) -> None:
    edited = brief.with_name("edited.docx")
    edited.write_bytes(add_part(brief.read_bytes(), "word/comments.xml", b"<a>Is this so?</a>"))
    assert "the file carries comments [PRV-02]" in run("scan", edited, "-s", SUMMARY, "-a", "press").err


def test_a_file_without_the_banner_of_its_audience_is_found(run: Run, example: Path) -> None:
    names = run("build", SUMMARY, "-a", "press,participants", "-f", "docx,pdf").out.splitlines()
    for name in names:
        ended = run("scan", example / name, "-s", SUMMARY, "-a", "participants")
        assert ("MRK-02" in ended.err) is ("press" in name), (name, ended.err)
