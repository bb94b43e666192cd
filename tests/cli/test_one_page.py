"""Principals get one page, however long the text: what matters least is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Run
from tests.reading_back import read_docx, read_html, read_pdf
from tests.workspaces import SUMMARY

pytestmark = pytest.mark.timeout(120)


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def _lengthen(example: Path, times: int) -> None:
    place = example / "content" / SUMMARY / "seminar.yaml"
    text = place.read_text(encoding="utf-8")
    start, end = text.index("key_judgements:"), text.index("\nquestions:")
    longer = re.sub(r"(text: [>|]-?\n)((?:      .*\n)+)", r"\1" + times * r"\2", text[start:end])
    assert len(longer) > 1.4 * (end - start)
    longer = re.sub(r"priority: \d", "priority: 3", longer)
    place.write_text(text[:start] + longer + text[end:], encoding="utf-8")


def test_the_example_has_one_page_for_principals_with_nothing_left_out(run: Run, example: Path) -> None:
    ended = run("build", SUMMARY, "-a", "principals", "-f", "pdf")
    assert ended.exit_code == 0
    assert "AUD-04" not in ended.err
    assert _pages(example / ended.out.strip()) == 1


def test_a_text_twice_as_long_has_one_page_too(run: Run, example: Path) -> None:
    _lengthen(example, 2)
    ended = run("build", SUMMARY, "-a", "principals", "-f", "pdf")
    assert _pages(example / ended.out.strip()) == 1


def test_what_does_not_fit_any_more_is_left_out_and_named(run: Run, example: Path) -> None:
    _lengthen(example, 6)
    ended = run("build", SUMMARY, "-a", "principals")
    assert ended.exit_code == 0, ended.err
    files = {Path(name).suffix: example / name for name in ended.out.splitlines()}
    assert _pages(files[".pdf"]) == 1
    assert "is left out of the brief for `principals`, which has 400 words [AUD-04]" in ended.err
    assert set(files) == {".pdf", ".docx", ".html"}


def test_all_formats_leave_out_the_same(run: Run, example: Path) -> None:
    _lengthen(example, 6)
    ended = run("build", SUMMARY, "-a", "principals")
    readers = {".docx": read_docx, ".pdf": read_pdf, ".html": read_html}
    said = [readers[Path(name).suffix]((example / name).read_bytes()).squeezed() for name in ended.out.splitlines()]
    beginnings = ["Nosinglefuture", "Themethodsrecur", "EmpowerUkraine", "SanctionthebuyersofRussianoil"]
    kept = {tuple(beginning in words for beginning in beginnings) for words in said}
    assert len(said) == 3
    assert len(kept) == 1
    assert {True, False} == set(*kept)


def test_a_check_keeps_to_the_words_without_laying_anything_out(run: Run, example: Path) -> None:
    _lengthen(example, 6)
    ended = run("check", SUMMARY)
    assert "is left out of the brief for `principals`, which has 400 words [AUD-04]" in ended.err
    assert "STR-03" not in ended.err


def test_the_same_text_is_cut_the_same_way(run: Run, example: Path) -> None:
    _lengthen(example, 6)
    first = run("build", SUMMARY, "-a", "principals", "-f", "html")
    again = run("build", SUMMARY, "-a", "principals", "-f", "html", "--force")
    left_out = [line for line in first.err.splitlines() if "AUD-04" in line]
    assert left_out
    assert left_out == [line for line in again.err.splitlines() if "AUD-04" in line]
