"""Scenario tables as they come from real programs, and what is asked back."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.csv_places import scan_csv
from briefings.content.raw_table import RawTable
from briefings.content.scenario_rows import COLUMNS, ScenarioRows, read_scenario_rows
from briefings.content.table_cache import TableCache
from briefings.content.table_files import load_table
from briefings.content.tables import scenario_frame
from briefings.errors import Problem
from tests.contents import sample_scenarios

KNOWN = frozenset(COLUMNS)
TWO_ROWS = [["a", "War, and “more”", "war", 38, "fights | talks"], ["b", "Talks", "talks", 62, ""]]
HEADER = ["id", "label", "class", "probability", "behaviours"]


def load(folder: Path, name: str, content: bytes) -> tuple[RawTable | None, list[Problem]]:
    path = folder / name
    path.write_bytes(content)
    return load_table(path, name, TableCache(folder / "build"), KNOWN)


def csv(separator: str, percents: tuple[str, str], ending: str = "\n") -> str:
    label = '"War, and “more”"' if separator == "\t" else f'"War{separator} and “more”"'
    rows = [f"a{separator}{label}{separator}war{separator}{percents[0]}{separator}fights / talks"]
    rows.append(f"b{separator}Talks{separator}talks{separator}{percents[1]}{separator}")
    return ending.join([separator.join(HEADER), *rows, ""])


def workbook(rows: Sequence[Sequence[object]], sheet: str = "scenarios", number_format: str = "General") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for cell in book.active["D"][1:]:
        cell.number_format = number_format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def merged_titles() -> bytes:
    """A workbook with a title over merged cells, a note below it, and an empty row before the header."""
    book = openpyxl.load_workbook(
        io.BytesIO(workbook([["Scenarios 2025-2026"], ["Source: a panel"], [], HEADER, *TWO_ROWS]))
    )
    book.active.merge_cells("A1:E1")
    book.active.merge_cells("A2:E2")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


REAL_FILES = {
    "excel-us.csv": (csv(",", ("38", "62"), "\r\n").encode("utf-8-sig"), "percent"),
    "excel-germany.csv": (csv(";", ("38,0", "62,0"), "\r\n").encode("utf-8-sig"), "percent"),
    "old-mac.csv": (csv(",", ("38", "62"), "\r").encode(), "percent"),
    "unicode-text.csv": (csv("\t", ("38", "62")).encode("utf-16"), "percent"),
    "bars.csv": (csv("|", ("38", "62")).encode(), "percent"),
    "signs.csv": (csv(",", ("38%", "62\u00a0%")).encode(), "percent"),
    "fractions.csv": (csv(";", ("0,38", "0,62")).encode(), "fraction"),
    "google-sheets.csv": (csv(",", ('"38"', '"62"')).rstrip("\n").encode(), "percent"),
    "numbers.xlsx": (workbook([HEADER, *TWO_ROWS]), "percent"),
    "titles-above.csv": (
        ("Scenarios of the panel\nAs of June 2025;;\n\n" + csv(";", ("38", "62"))).encode(),
        "percent",
    ),
    "titles-exported.csv": ((";;Scenarios;;\n;;;;\n" + csv(";", ("38,00", "62,00"))).encode("utf-8-sig"), "percent"),
    "blank-below.csv": ((csv(",", ("38", "62")) + ",,,,\n,,,,\n\n\n").encode(), "percent"),
    "merged-titles.xlsx": (merged_titles(), "percent"),
    "blank-around.xlsx": (
        workbook([[*HEADER, None, None], *([*row, None, None] for row in TWO_ROWS), [None] * 7, ["", *[None] * 6]]),
        "percent",
    ),
    "percent-cells.xlsx": (
        workbook([HEADER, *([*row[:3], int(str(row[3])) / 100, row[4]] for row in TWO_ROWS)], "Scenarios", "0%"),
        "fraction",
    ),
}


@pytest.mark.parametrize("name", REAL_FILES)
def test_a_table_from_a_real_program_is_read_exactly(name: str, tmp_path: Path) -> None:
    content, unit = REAL_FILES[name]
    table, problems = load(tmp_path, name, content)
    assert table is not None
    assert problems == []
    rows = read_scenario_rows(table, unit)
    assert rows.problems == ()
    assert [row.probability for row in rows.scenarios] == [Decimal(38), Decimal(62)]
    assert [row.id for row in rows.scenarios] == ["a", "b"]
    assert rows.scenarios[0].label.endswith("and “more”")


def test_an_ods_sheet_is_read_with_its_cells(tmp_path: Path) -> None:
    import pandas

    target = io.BytesIO()
    frame = pandas.DataFrame(TWO_ROWS, columns=HEADER)
    frame.to_excel(target, engine="odf", index=False, sheet_name="scenarios")  # type: ignore[arg-type]
    table, problems = load(tmp_path, "scenarios.ods", target.getvalue())
    assert problems == []
    assert table is not None
    assert [str(cell.where) for cell in table.rows[1][:2]] == [
        "scenarios.ods:scenarios!A3",
        "scenarios.ods:scenarios!B3",
    ]
    assert table.rows[0][3].text == "38"


def test_a_file_of_windows_is_read_and_mentioned(tmp_path: Path) -> None:
    table, problems = load(tmp_path, "s.csv", "id,label,class\na,Café,war\n".encode("cp1252"))
    assert table is not None
    assert table.rows[0][1].text == "Café"
    assert [(str(one.where), one.severity) for one in problems] == [("s.csv:2:6", "warning")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,probability\na,0,38\n", "s.csv:2:5: this row has 3 cells, the header has 2"),
        ("id,label\na\n", "s.csv:2:1: this row has 1 cells, the header has 2"),
        ('id,label\na,"x\n', "s.csv:2:3: the quoted cell that begins here is never closed"),
        ('id,label\n"a" b,c\n', "s.csv:2:4: text after a closing quote"),
        ("", "s.csv: the table is empty"),
    ],
)
def test_a_broken_csv_says_where_it_breaks(content: str, said: str, tmp_path: Path) -> None:
    _, problems = load(tmp_path, "s.csv", content.encode())
    assert f"{problems[0].where}: {problems[0].what}" == said


def asked(tmp_path: Path, content: str, unit: str = "percent") -> list[str]:
    table, problems = load(tmp_path, "s.csv", content.encode())
    assert table is not None
    found = [*problems, *read_scenario_rows(table, unit).problems]
    return [f"{one.where}: {one.what} ({one.hint})" for one in found]


@pytest.mark.parametrize(
    ("written", "unit", "said"),
    [
        ("0.38", "percent", "s.csv:2:7: does `0.38` mean 38 % or 0.38 %? the declared unit is percent"),
        ("38", "fraction", "s.csv:2:7: is `38` meant in percent? the declared unit is fraction"),
        ("high", "percent", "s.csv:2:7: `high` is not a probability"),
        ("-3", "percent", "s.csv:2:7: `-3` is not a probability"),
        ("138", "percent", "s.csv:2:7: 138 is out of range"),
        ('"1,200"', "percent", "s.csv:2:8: does `1,200` mean 1200 or 1.200?"),
        ("12.500", "percent", "s.csv:2:7: does `12.500` mean 12500 or 12.500?"),
        ("1.234.567", "percent", "s.csv:2:7: `1.234.567` is not a probability"),
        ("38-40", "percent", "s.csv:2:7: `38-40` is not a probability"),
    ],
)
def test_a_doubtful_probability_is_a_question_and_never_a_guess(
    written: str, unit: str, said: str, tmp_path: Path
) -> None:
    content = f"id,label,class,probability\na,A,w,{written}\n".replace("a,A,w", "a,A,w")
    assert asked(tmp_path, content, unit)[0].startswith(said)


def test_an_unknown_column_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    found = asked(tmp_path, "id,label,class,probabilty\na,A,w,38\n")
    assert found == ["s.csv:1:16: unknown column `probabilty` (did you mean `probability`?)"]


def test_a_missing_column_and_an_empty_cell_are_reported(tmp_path: Path) -> None:
    assert asked(tmp_path, "id,label\na,A\n") == [
        "s.csv:1:1: the column `class` is missing (add a column named `class`)"
    ]
    assert asked(tmp_path, "id,label,class\na,,w\n")[0].startswith("s.csv:2:3: the cell `label` is empty")


def test_a_table_of_hundreds_of_rows_is_refused_at_the_first_row_too_many(tmp_path: Path) -> None:
    content = "id,label,class\n" + "".join(f"a-{number},A,w\n" for number in range(150))
    _, problems = load(tmp_path, "s.csv", content.encode())
    assert [str(one.where) for one in problems] == ["s.csv:101:1"]


def test_behaviours_are_split_at_bars_between_spaces_and_at_line_breaks(tmp_path: Path) -> None:
    table, _ = load(tmp_path, "s.csv", b'id,label,class,behaviours\na,A,w,"one | a|b\nthree | x \\| y"\n')
    assert table is not None
    assert read_scenario_rows(table, "percent").scenarios[0].behaviours == ("one", "a|b", "three", "x | y")


def test_a_place_is_the_real_line_after_a_cell_with_line_breaks(tmp_path: Path) -> None:
    content = 'id,label,class,probability\n\na,"A\nB",war,high\n'
    assert asked(tmp_path, content)[-1].startswith("s.csv:4:8: `high`")


def test_two_sheets_with_content_are_a_question(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([HEADER, *TWO_ROWS], "One")))
    book.create_sheet("Two")["A1"] = "x"
    target = io.BytesIO()
    book.save(target)
    _, problems = load(tmp_path, "scenarios.xlsx", target.getvalue())
    assert problems[0].what == "which sheet holds the table: One, Two"


def test_a_file_that_is_no_workbook_is_said_to_be_none(tmp_path: Path) -> None:
    _, problems = load(tmp_path, "scenarios.xlsx", b"PK\x03\x04nonsense")
    assert problems[0].what.startswith("this is not a workbook")


def test_a_table_read_before_is_read_again_without_pandas(tmp_path: Path) -> None:
    content = csv(",", ("38", "62")).encode()
    first, _ = load(tmp_path, "s.csv", content)
    code = (
        "import sys; from pathlib import Path\n"
        "from briefings.content.table_files import load_table\n"
        "from briefings.content.table_cache import TableCache\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "table, _ = load_table(folder / 's.csv', 's.csv', TableCache(folder / 'build'), frozenset())\n"
        "assert 'pandas' not in sys.modules and 'numpy' not in sys.modules\n"
        "print(len(table.rows))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "2", done.stderr
    assert load(tmp_path, "s.csv", content)[0] == first


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"[[[1]]]", b'[[["a",1,1,"",""]],[]]', b"\xff"])
def test_a_damaged_cache_is_ignored(damage: bytes, tmp_path: Path) -> None:
    content = csv(",", ("38", "62")).encode()
    first, _ = load(tmp_path, "s.csv", content)
    (entry,) = (tmp_path / "build/.cache/tables").iterdir()
    entry.write_bytes(damage)
    assert load(tmp_path, "s.csv", content)[0] == first


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file where a folder should be")
    table, problems = load(tmp_path, "s.csv", csv(",", ("38", "62")).encode())
    assert table is not None
    assert problems == []


cells = st.text(st.sampled_from('aé,;"\n '), max_size=6)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5), st.sampled_from(",;|\t"))
def test_the_place_of_every_field_is_where_its_text_begins(rows: list[list[str]], separator: str) -> None:
    text = "".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    lines = text.split("\n")
    scanned = scan_csv(text, separator)
    assert [len(record) for record in scanned.records] == [3] * len(rows)
    for row, record in zip(rows, scanned.records, strict=True):
        for cell, place in zip(row, record, strict=True):
            rest = "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])
            assert rest.startswith(cell.replace('"', '""') + '"')


RANGED = """id,label,class,probability,low,high
a,One,x,38 (30-45),,
b,Two,y,"62,5",50,"70,5"
"""


def ranged(tmp_path: Path, text: str, unit: str = "percent") -> ScenarioRows:
    table, problems = load(tmp_path, "scenarios.csv", text.encode())
    assert table is not None and problems == []
    return read_scenario_rows(table, unit)


def test_a_range_stands_in_columns_or_behind_the_probability(tmp_path: Path) -> None:
    rows = ranged(tmp_path, RANGED)
    assert rows.problems == ()
    assert [(row.low, row.probability, row.high) for row in rows.scenarios] == [
        (30, 38, 45),
        (50, Decimal("62.5"), Decimal("70.5")),
    ]
    assert str(rows.scenarios[0].origin.of("low")).endswith(":2:9")


def test_a_range_in_fractions_is_kept_in_percent(tmp_path: Path) -> None:
    rows = ranged(tmp_path, "id,label,class,probability\na,One,x,0.38 (0.3 – 0.45)\n", "fraction")
    assert [(row.low, row.probability, row.high) for row in rows.scenarios] == [(30, 38, 45)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("38 (30-45),,", "38 (30-45),30,45", "the range of `38 (30-45)` is given in columns of its own too"),
        ("38 (30-45)", "38 (30-about 45)", "`about 45` is not a probability"),
        ("38 (30-45)", "38 (0.3-45)", "does `0.3` mean 30 % or 0.3 %?"),
    ],
)
def test_a_range_that_is_unclear_is_asked_about(old: str, new: str, said: str, tmp_path: Path) -> None:
    (problem,) = ranged(tmp_path, RANGED.replace(old, new)).problems
    assert problem.what.startswith(said)


def test_a_frame_keeps_exact_decimals_and_the_order_of_classes() -> None:
    frame = scenario_frame(sample_scenarios())
    assert list(frame.index) == [row.id for row in sample_scenarios().scenarios]
    assert frame["probability"].sum() == Decimal(100)
    assert all(type(share) is Decimal for share in frame["probability"])
    assert list(frame["class"].cat.categories) == ["flood", "drought"] and frame["class"].cat.ordered
    assert frame.groupby("class", observed=True)["probability"].sum().to_dict() == {
        "flood": Decimal("80.5"),
        "drought": Decimal("19.5"),
    }
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "number": "Int64",
        "label": "string",
        "class": "category",
        "probability": "object",
        "low": "object",
        "high": "object",
        "behaviours": "object",
        "visibility": "category",
        "resolution": "string",
    }


def test_a_percent_cell_under_a_unit_of_percent_is_a_question_at_its_cell(tmp_path: Path) -> None:
    rows = [HEADER, *([*row[:3], int(str(row[3])) / 100, row[4]] for row in TWO_ROWS)]
    table, _ = load(tmp_path, "scenarios.xlsx", workbook(rows, number_format="0%"))
    assert table is not None
    found = read_scenario_rows(table, "percent").problems
    assert [str(one.where) for one in found] == ["scenarios.xlsx:scenarios!D2", "scenarios.xlsx:scenarios!D3"]
    assert found[0].what.startswith("does `0.38` mean 38 % or 0.38 %?")


def test_a_spreadsheets_rounding_error_is_not_printed(tmp_path: Path) -> None:
    rows = [HEADER, ["a", "A", "war", 0.1 + 0.2, ""], ["b", "B", "war", 0.7, ""]]
    table, _ = load(tmp_path, "scenarios.xlsx", workbook(rows))
    assert table is not None
    assert [row.probability for row in read_scenario_rows(table, "fraction").scenarios] == [Decimal(30), Decimal(70)]


def test_a_date_that_a_spreadsheet_made_of_a_number_is_a_question(tmp_path: Path) -> None:
    rows = [HEADER, ["a", "A", "war", dt.date(2025, 5, 3), ""], ["b", "B", "war", 62, ""]]
    table, _ = load(tmp_path, "scenarios.xlsx", workbook(rows, number_format="d mmm"))
    assert table is not None
    problem = read_scenario_rows(table, "percent").problems[0]
    assert str(problem.where) == "scenarios.xlsx:scenarios!D2"
    assert "is not a probability" in problem.what


def test_a_title_row_does_not_hide_where_a_fault_stands(tmp_path: Path) -> None:
    found = asked(tmp_path, "Our scenarios\n\nid,label,class,probability\na,A,w,many\n")
    assert found[0].startswith("s.csv:4:7: `many` is not a probability")


def test_a_table_without_a_header_names_what_is_missing_in_its_first_row(tmp_path: Path) -> None:
    found = asked(tmp_path, "a,A,w,38\nb,B,w,62\n")
    assert found[0].startswith("s.csv:1:1: unknown column `a`")
