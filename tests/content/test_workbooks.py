"""What a workbook holds that is neither text nor a number, or lies far away."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from briefings.content.raw_table import RawTable
from briefings.content.scenario_rows import COLUMNS, read_scenario_rows
from briefings.content.table_cache import TableCache
from briefings.content.table_files import load_table
from briefings.errors import Problem

HEADER = ["id", "label", "class", "probability", "low", "high", "behaviours", "marking"]
ROW = ["a", "War", "war", 38, 30, 45, "fights", "amber"]
SHEET = "xl/worksheets/sheet1.xml"
SPREADSHEET = "urn:oasis:names:tc:opendocument:xmlns"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def load(folder: Path, content: bytes, name: str = "scenarios.xlsx") -> tuple[RawTable | None, list[Problem]]:
    path = folder / name
    path.write_bytes(content)
    table, problems = load_table(path, name, TableCache(folder / "build"), frozenset(COLUMNS))
    again, _ = load_table(path, name, TableCache(folder / "build"), frozenset(COLUMNS))
    assert again == table  # also as it is remembered
    return table, problems


def asked(folder: Path, content: bytes, name: str = "scenarios.xlsx") -> list[str]:
    table, problems = load(folder, content, name)
    found = [*problems, *(read_scenario_rows(table, "percent").problems if table else ())]
    return [f"{one.where.sheet}!{one.where.cell}: {one.what}" for one in found]


def workbook(**cells: object) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "scenarios"
    book.active.append(HEADER)
    book.active.append(ROW)
    for cell, value in cells.items():
        book.active[cell] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def changed(content: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
    return target.getvalue()


def ods(cell: str, end: str = "</office:document-content>") -> bytes:
    """A sheet as LibreOffice writes it, with one cell of its own below `probability`."""
    text = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    texts = "".join(text.format(one) for one in HEADER[:4])
    row = texts.replace("id<", "a<").replace("label<", "War<").replace("class<", "war<")
    row = row[: row.rindex("<table:table-cell")] + cell
    spaces = " ".join(f'xmlns:{name}="{SPREADSHEET}:{name}:1.0"' for name in ("office", "table", "text"))
    xml = (
        f'<office:document-content {spaces} xmlns:calcext="{CALC}"><office:body><office:spreadsheet>'
        f'<table:table table:name="scenarios"><table:table-row>{texts}</table:table-row>'
        f"<table:table-row>{row}</table:table-row></table:table></office:spreadsheet></office:body>{end}"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", xml)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return target.getvalue()


@pytest.mark.parametrize("cell", ["B2", "D2", "E2", "F2", "G2", "H2"])
@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#SPILL!"])
def test_an_error_of_the_spreadsheet_is_never_an_empty_cell(tmp_path: Path, cell: str, error: str) -> None:
    written = f'<c r="{cell}" t="e"><v>{error}</v></c>'.encode()
    of_cell = re.compile(rf'<c r="{cell}"[^>]*>.*?</c>'.encode())
    content = changed(workbook(), SHEET, lambda xml: of_cell.sub(written, xml))
    assert asked(tmp_path, content) == [f"scenarios!{cell}: the spreadsheet could not calculate this cell: `{error}`"]


@pytest.mark.parametrize("cell", ["B2", "D2", "E2", "H2"])
def test_a_formula_that_nobody_has_calculated_is_never_an_empty_cell(tmp_path: Path, cell: str) -> None:
    found = asked(tmp_path, workbook(**{cell: "=1+2"}))
    assert found == [f"scenarios!{cell}: the result of the formula `=1+2` is not in the file"]


def test_a_formula_with_its_result_is_read_also_when_that_is_nothing(tmp_path: Path) -> None:
    results = {b"D2": b"><f>1+2</f><v>38</v>", b"H2": b' t="str"><f>""</f><v></v>'}

    def calculated(xml: bytes) -> bytes:
        for cell, result in results.items():
            xml = re.sub(b'<c r="%s"[^>]*>.*?</c>' % cell, b'<c r="%s"%s</c>' % (cell, result), xml)
        return xml

    table, problems = load(tmp_path, changed(workbook(), SHEET, calculated))
    assert table and problems == []
    rows = read_scenario_rows(table, "percent")
    assert rows.problems == () and [(row.probability, row.marking) for row in rows.scenarios] == [(38, None)]


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("A2", dt.date(2025, 5, 3), "took this for a date or a time: `2025-05-03`"),
        ("B2", dt.datetime(2025, 5, 3), "took this for a date or a time: `2025-05-03`"),
        ("B2", dt.time(1, 30), "took this for a date or a time: `01:30:00`"),
        ("G2", dt.datetime(2025, 5, 3), "took this for a date or a time: `2025-05-03`"),
        ("B2", True, "took this for a truth value: `TRUE`"),
    ],
)
def test_what_a_spreadsheet_made_of_a_text_is_a_question(tmp_path: Path, cell: str, value: object, said: str) -> None:
    assert asked(tmp_path, workbook(**{cell: value})) == [f"scenarios!{cell}: the spreadsheet {said}"]


def test_a_number_of_a_spreadsheet_has_no_separators_of_thousands(tmp_path: Path) -> None:
    table, _ = load(tmp_path, workbook(D2=33.333))
    assert table
    rows = read_scenario_rows(table, "percent")
    assert rows.problems == () and rows.scenarios[0].probability == Decimal("33.333")


def test_the_answer_to_a_question_about_thousands_is_not_asked_about_again(tmp_path: Path) -> None:
    def problems(number: str) -> tuple[Problem, ...]:
        text = f"id,label,class,probability\na,War,war,{number}\n"
        table, _ = load(tmp_path, text.encode(), "scenarios.csv")
        assert table
        return read_scenario_rows(table, "percent").problems

    for number in ("33.333", "12.500", "12.000"):
        (problem,) = problems(number)
        answer = problem.hint.removeprefix("write ").split(", ")[0]
        assert problems(answer) == () and Decimal(answer) == Decimal(number)


@pytest.mark.parametrize("cell", ["A1048576", "XFD1048576", "ZZZZZZ999999999"])
def test_something_at_the_end_of_the_sheet_is_a_question(tmp_path: Path, cell: str) -> None:
    row = f'<row r="{cell.lstrip("ADFXZ")}"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    content = changed(workbook(), SHEET, lambda xml: xml.replace(b"</sheetData>", row))
    (found,) = asked(tmp_path, content)
    assert found.endswith("there is something as far away as this cell; a brief can tell 99 scenarios")


def test_empty_cells_at_the_end_of_the_sheet_are_nothing(tmp_path: Path) -> None:
    row = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    assert asked(tmp_path, changed(workbook(), SHEET, lambda xml: xml.replace(b"</sheetData>", row))) == []


ERROR = "<table:table-cell table:formula='of:=1/0' office:value-type='{}' office:value='0' calcext:value-type='error'>"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (ERROR.format("string"), "the spreadsheet could not calculate this cell: `#DIV/0!`"),
        (ERROR.format("float"), "the spreadsheet could not calculate this cell: `#DIV/0!`"),
        ("<table:table-cell table:formula='of:=1+2'>", "the result of the formula `=1+2` is not in the file"),
    ],
)
def test_what_calc_could_not_calculate_is_a_question_too(tmp_path: Path, cell: str, said: str) -> None:
    found = asked(tmp_path, ods(f"{cell}<text:p>#DIV/0!</text:p></table:table-cell>"), "scenarios.ods")
    assert found == [f"scenarios!D2: {said}"]


def test_a_row_that_is_repeated_a_million_times_is_a_question(tmp_path: Path) -> None:
    cell = "<table:table-cell office:value-type='float' office:value='3' table:number-columns-repeated='999999'/>"
    assert "as far away as this cell" in asked(tmp_path, ods(cell), "scenarios.ods")[0]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("end", ["", "</office:other>", "</office:document-content><", "&undefined;"])
def test_a_damaged_sheet_is_refused(tmp_path: Path, end: str) -> None:
    cell = "<table:table-cell office:value-type='float' office:value='38'/>"
    assert asked(tmp_path, ods(cell), "scenarios.ods") == []
    (found,) = asked(tmp_path, ods(cell, end), "scenarios.ods")
    assert found == "!: this is not a workbook: the file is damaged or of another kind"
