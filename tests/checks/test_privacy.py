"""Private addresses are found in what the public reads, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.seminars import FOLDER, findings, write_seminar


def found(root: Path, text: str) -> list[str]:
    write_seminar(root)
    (root / FOLDER / "introduction.md").write_text(f"---\nvisibility: public\n---\n{text}\n", encoding="utf-8")
    return [one.what for one in findings(root) if one.rule == "PRV-01"]


@pytest.mark.parametrize(
    "text",
    [
        "Write to ada.love@gmail.com for the map.",
        "Write to ADA@Yahoo.co.uk for the map.",
        "Write to ada@ukr.net for the map.",
        "Call +49 (170) 123-4567 for the map.",
        "Call 0049 170 1234567 for the map.",
    ],
)
def test_a_private_address_is_found_and_not_repeated(tmp_path: Path, text: str) -> None:
    (what,) = found(tmp_path, text)
    assert "looks private" in what
    assert not any(word in what for word in ("ada", "ADA", "123"))


@pytest.mark.parametrize(
    "text",
    [
        "Write to office@river.example for the map.",
        "Between 2019 and 2025 the river rose by +3 metres and 1,200,000 people left.",
        "It covers 1990-2025, pages 100-120, and +100 000 people.",
        "[Write to ada.love@gmail.com.]{.participants} The river is deep.",
        "The treaty of 17.03.2024 has 12 345 678 words.",
    ],
)
def test_offices_numbers_and_narrower_circles_are_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []
