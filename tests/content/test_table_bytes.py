"""Tables that are damaged, or far larger than what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.content.raw_table import RawTable
from briefings.content.scenario_rows import COLUMNS
from briefings.content.table_cache import TableCache
from briefings.content.table_files import load_table
from briefings.errors import Problem

TABLE = "id,label,class,probability,behaviours\na,War,war,38,\nb,Talks,talks,62,\n"


def load(folder: Path, content: bytes, name: str = "s.csv") -> tuple[RawTable | None, list[Problem]]:
    path = folder / name
    path.write_bytes(content)
    return load_table(path, name, TableCache(folder / "build"), frozenset(COLUMNS))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,label\na,é\n".encode("utf-16-le"), "s.csv:1:2: there is a character U+0000"),
        ("id,label\na,é\n".encode("utf-32"), "s.csv:1:1: there is a character U+0000"),
        (b"id,label\r\na,\0\r\n", "s.csv:2:3: there is a character U+0000"),
        ("id,label\na,é\n".encode("utf-16") + b"\x0a", "s.csv:3:1: the file is damaged: this is no UTF-16"),
        (b"id,label\rb,\x81\r", "s.csv:2:3: the file is not UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_named_at_their_place(content: bytes, said: str, tmp_path: Path) -> None:
    _, problems = load(tmp_path, content)
    assert any(f"{one.where}: {one.what}".startswith(said) for one in problems)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("rest", ["\n" * 9_000_000, ",,,,\n" * 1_500_000, "," * 9_000_000])
def test_a_million_empty_rows_cost_nothing(rest: str, tmp_path: Path) -> None:
    table, problems = load(tmp_path, (TABLE + rest).encode())
    assert table is not None and problems == []
    assert [row[3].text for row in table.rows] == ["38", "62"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("rest", ["\n" * 9_000_000 + "x", "," * 9_000_000 + "x\n"])
def test_a_table_of_a_million_cells_is_refused(rest: str, tmp_path: Path) -> None:
    _, problems = load(tmp_path, (TABLE + rest).encode())
    assert problems[0].what.startswith("the table has more than 200000 cells")
