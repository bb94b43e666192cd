"""Read a table file (CSV, XLSX, ODS) into cells of text with places; frames.

The only module that imports pandas; it is imported itself only when a file has
changed since it was last read (`table_files`). Encoding and separator of a CSV are detected; of a workbook the
sheet named after the file, or the only one with content, is read. What cannot
be read for certain is a problem at its place. Files are opened under limits.
`scenario_frame` gives a set of scenarios to people who work with pandas.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.content.csv_bytes import csv_text
from briefings.content.csv_places import ScannedCsv, detect_separator, header_at, scan_csv
from briefings.content.model import ScenarioSet, Visibility
from briefings.content.raw_table import RawCell, RawTable, no_text
from briefings.content.workbook_facts import SheetFacts, letters, read_facts
from briefings.errors import Problem, Where

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 99
MOST_CELLS = 200_000


def read_table(content: bytes, path: Path, file: str, known: frozenset[str]) -> tuple[RawTable | None, list[Problem]]:
    """The cells of a table file's bytes, and what is wrong with it as a file.

    Shape: the table is None when nothing could be read. `known` are the
           column names that help to detect the separator.
    """
    if path.suffix.lower() == ".csv":
        return _read_csv(content, file, known)
    return _read_workbook(content, file, path.stem, known)


# --- CSV ---------------------------------------------------------------------


def _read_csv(content: bytes, file: str, known: frozenset[str]) -> tuple[RawTable | None, list[Problem]]:
    text, problems = csv_text(content, file)
    separator = detect_separator(text, known)
    if text.count(separator) + text.count("\n") > MOST_CELLS:
        what = f"the table has more than {MOST_CELLS} cells; a brief can tell {MOST_ROWS} scenarios"
        problems.append(Problem(Where(file), what, "keep the rows and columns of the scenarios only"))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    scanned = scan_csv(text, separator)
    problems += _quote_faults(scanned, file)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    values = _csv_values(text, separator, max((len(record) for record in scanned.records), default=0))
    rows = [
        tuple(
            # Rows shorter than the longest were filled up; what was not written has no place.
            RawCell(value.strip(), Where(file, place.line, place.column))
            for value, place in zip(row, record, strict=False)
        )
        for row, record in zip(values, scanned.records, strict=True)
    ]
    lines = text.split("\n")
    written = [row for row in rows if len(row) > 1 or lines[row[0].where.line - 1].strip()]
    first = header_at(([cell.text for cell in row] for row in written), known)
    problems += _width_faults(written[first:], separator)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return _with_header(written, file, problems, known)


def _quote_faults(scanned: ScannedCsv, file: str) -> list[Problem]:
    faults = []
    if scanned.unclosed:
        where = Where(file, scanned.unclosed.line, scanned.unclosed.column - 1)
        faults.append(Problem(where, "the quoted cell that begins here is never closed", 'add the closing `"`'))
    for place in scanned.stray:
        where = Where(file, place.line, place.column)
        faults.append(Problem(where, "text after a closing quote", 'write a quote inside a cell as `""`'))
    return faults


def _width_faults(rows: list[tuple[RawCell, ...]], separator: str) -> list[Problem]:
    faults = []
    width = len(rows[0]) if rows else 0
    for row in rows:
        if len(row) != width:
            name = "tab" if separator == "\t" else separator
            what = f"this row has {len(row)} cells, the header has {width}"
            place = row[min(width, len(row) - 1)].where
            faults.append(Problem(place, what, f'put a cell that contains `{name}` in quotes: "0,38"'))
    return faults


def _csv_values(text: str, separator: str, width: int) -> list[list[str]]:
    import pandas  # slow to import; most runs find the table unchanged

    if not text.strip():
        return []
    frame = pandas.read_csv(
        io.StringIO(text),
        sep=separator,
        header=None,
        names=range(width),
        dtype=str,
        keep_default_na=False,
        na_filter=False,
        skip_blank_lines=False,
        encoding_errors="strict",
    )
    return [["" if value is None else str(value) for value in row] for row in frame.itertuples(index=False, name=None)]


# --- workbooks ---------------------------------------------------------------


def _read_workbook(
    content: bytes, file: str, stem: str, known: frozenset[str]
) -> tuple[RawTable | None, list[Problem]]:
    from python_calamine import CalamineError  # only workbooks need it

    try:
        facts = read_facts(content)
    except ValueError as error:
        return None, [Problem(Where(file), str(error), "save it again from the spreadsheet program")]
    filled = [name for name in facts if facts[name].rows]
    names = [name for name in filled if name.strip().casefold() == stem.casefold()] or filled
    for name in names:
        if facts[name].rows * facts[name].columns > MOST_CELLS:
            place = Where(file, sheet=name, cell=f"{letters(facts[name].columns - 1)}{facts[name].rows}")
            what = f"there is something as far away as this cell; a brief can tell {MOST_ROWS} scenarios"
            return None, [Problem(place, what, "clear the rows and columns behind the table")]
    try:
        sheets = _sheets(content, names)
    except (CalamineError, ValueError, OSError) as error:
        # Some errors of newer spreadsheet programs make a whole file unreadable.
        unread = [fault for name in names for fault in _unread(facts[name], file, name)]
        if unread:
            return None, unread
        return None, [Problem(Where(file), f"the workbook cannot be read: {error}", "save it again")]
    rows = {name: _cells(values, file, name, facts[name]) for name, values in sheets.items()}
    filled = [name for name in rows if any(cell.text for row in rows[name] for cell in row)]
    if len(filled) != 1:
        what = f"which sheet holds the table: {', '.join(filled)}" if filled else "the workbook is empty"
        return None, [Problem(Where(file), what, f"name the sheet `{stem}`")]
    return _with_header(rows[filled[0]], file, [], known)


def _sheets(content: bytes, names: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    import pandas  # slow to import; most runs find the table unchanged

    frames = pandas.read_excel(
        io.BytesIO(content), sheet_name=names, header=None, dtype=object, engine="calamine", na_filter=False
    )
    return {str(name): list(frame.itertuples(index=False, name=None)) for name, frame in frames.items()}


def _unread(facts: SheetFacts, file: str, sheet: str) -> Iterator[Problem]:
    for name, (kind, text) in facts.unread.items():
        cell = RawCell(text, Where(file, sheet=sheet, cell=name), kind)
        if asked := no_text(cell):
            yield Problem(cell.where, *asked)


def _cells(rows: list[tuple[Any, ...]], file: str, sheet: str, facts: SheetFacts) -> list[tuple[RawCell, ...]]:
    """All cells, also those that are empty only because nobody could calculate them."""
    cells = []
    for number in range(1, facts.rows + 1):
        values = rows[number - 1] if number <= len(rows) else ()
        row = []
        for column in range(max(facts.columns, len(values))):
            name = f"{letters(column)}{number}"
            kind, text = facts.unread.get(name) or _cell(values[column] if column < len(values) else None)
            row.append(RawCell(text, Where(file, sheet=sheet, cell=name), kind))
        cells.append(tuple(row))
    return cells


def _cell(value: object) -> tuple[str, str]:
    """The kind of a cell, and what its author sees: numbers with the 15 digits a spreadsheet shows."""
    if value is None or value != value:  # NaN is what an empty cell becomes
        return "", ""
    if isinstance(value, bool):
        return "truth", str(value).upper()
    if isinstance(value, int | float):
        return "number", f"{value:.15g}" if isinstance(value, float) else str(value)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return "date", str(value).removesuffix(" 00:00:00")
    return "", str(value).strip()


# --- both --------------------------------------------------------------------


def _with_header(
    rows: list[tuple[RawCell, ...]], file: str, problems: list[Problem], known: frozenset[str]
) -> tuple[RawTable | None, list[Problem]]:
    """The table from its header on; titles above it are for people."""
    written = [row for row in rows if any(cell.text for cell in row)]
    written = written[header_at(([cell.text for cell in row] for row in written), known) :]
    if not written:
        return None, [*problems, Problem(Where(file), "the table is empty", "write a header and one row a scenario")]
    if len(written) - 1 > MOST_ROWS:
        what = f"the table has {len(written) - 1} rows; a brief can tell {MOST_ROWS} scenarios"
        return None, [*problems, Problem(written[MOST_ROWS + 1][0].where, what, "leave some out")]
    header = written[0]
    used = [index for index, cell in enumerate(header) if cell.text or any(row[index].text for row in written[1:])]
    kept = [tuple(row[index] for index in used) for row in written]
    return RawTable(kept[0], tuple(kept[1:])), problems


# --- frames ------------------------------------------------------------------


def scenario_frame(scenarios: ScenarioSet) -> DataFrame:
    """The scenarios as a pandas DataFrame, to calculate with.

    Shape:   one row a scenario in table order, indexed by `id`: `number` (Int64), `label` (string), `class` (ordered
             category of all declared classes), `probability`, `low`, `high` (object: `Decimal` or None), `behaviours`
             (object: tuples), `visibility` (ordered category, widest first), `resolution` (string).
    Units:   percent, exact: `frame["probability"].sum()` is a `Decimal`.
    """
    import pandas  # as above

    rows = scenarios.scenarios
    classes = pandas.CategoricalDtype([one.id for one in scenarios.classes], ordered=True)
    circles = pandas.CategoricalDtype([str(one) for one in Visibility], ordered=True)
    columns: dict[str, tuple[list[Any], Any]] = {
        "number": ([row.number for row in rows], "Int64"),
        "label": ([row.label for row in rows], "string"),
        "class": ([row.class_id for row in rows], classes),
        "probability": ([row.probability for row in rows], object),
        "low": ([row.low for row in rows], object),
        "high": ([row.high for row in rows], object),
        "behaviours": ([row.behaviours for row in rows], object),
        "visibility": ([str(row.visibility) for row in rows], circles),
        "resolution": ([row.resolution for row in rows], "string"),
    }
    index = pandas.Index([row.id for row in rows], name="id", dtype="string")
    made = {name: pandas.Series(values, index=index, dtype=kind) for name, (values, kind) in columns.items()}
    return pandas.DataFrame(made, index=index)
