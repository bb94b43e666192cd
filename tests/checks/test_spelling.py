"""TYP-02 in a series in British English; the corpus is in American English."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seminars import FOLDER, edit, spoken, write_seminar


def _said(tmp_path: Path, sentence: str) -> str:
    root = write_seminar(tmp_path)
    edit(root, "series.yaml", "language: en-US", "language: en-GB")
    (root / FOLDER / "conclusions.md").write_text(f"---\nvisibility: public\n---\n{sentence}\n", encoding="utf-8")
    return "\n".join(line for line in spoken(root) if line.startswith("conclusions.md"))


@pytest.mark.parametrize("word", ["laboratory", "laborious", "honorary", "honorarium", "catalyst", "paralysis"])
def test_a_word_that_is_spelled_alike_everywhere_is_no_american_spelling(tmp_path: Path, word: str) -> None:
    assert "spelling" not in _said(tmp_path, f"The {word} of the ford was old.")


@pytest.mark.parametrize("word", ["labor", "honored", "paralyzed", "catalyze", "center"])
def test_american_spelling_is_found_in_a_british_series(tmp_path: Path, word: str) -> None:
    assert f"`{word}` is American spelling" in _said(tmp_path, f"The {word} of the ford was old.")
