"""A table as text with places: what CSV, XLSX and ODS have in common.

`RawTable` is what reading a file yields and what the cache keeps. It knows no
scenarios; every cell is text and remembers where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefings.errors import Where


@dataclass(frozen=True, slots=True)
class RawCell:
    text: str
    where: Where
    kind: str = ""
    """What a workbook holds other than text: ``number``, ``date`` (or a time), ``truth``, ``error``, ``formula``."""


_HINTS = {
    "error": ("the spreadsheet could not calculate this cell: `{}`", "correct its formula, or type the value"),
    "formula": (
        "the result of the formula `{}` is not in the file",
        "open and save the file in a spreadsheet program, or type the value",
    ),
    "date": ("the spreadsheet took this for a date or a time: `{}`", "format the cell as text and type it again"),
    "truth": ("the spreadsheet took this for a truth value: `{}`", "format the cell as text and type it again"),
}


def no_text(cell: RawCell) -> tuple[str, str] | None:
    """Why a cell's text is not what its author typed, and what helps; None when it is, or is a number."""
    found = _HINTS.get(cell.kind)
    return (found[0].format(cell.text), found[1]) if found else None


@dataclass(frozen=True, slots=True)
class RawTable:
    """The header's cells and, below it, rows of as many cells. No empty rows."""

    header: tuple[RawCell, ...] = ()
    rows: tuple[tuple[RawCell, ...], ...] = ()


Plain = list[list[list[str | int]]]


def to_plain(table: RawTable) -> Plain:
    """Lists of [text, line, column, sheet, cell, kind], for JSON. The file name is left out."""
    return [
        [[cell.text, cell.where.line, cell.where.column, cell.where.sheet, cell.where.cell, cell.kind] for cell in row]
        for row in (table.header, *table.rows)
    ]


def from_plain(plain: Plain, file: str) -> RawTable:
    """The table that `to_plain` flattened. Raises: ValueError or TypeError when it is something else."""
    rows = [tuple(_cell(entry, file) for entry in row) for row in plain]
    if not rows:
        raise ValueError("no header")
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("ragged")
    return RawTable(rows[0], tuple(rows[1:]))


def _cell(entry: list[str | int], file: str) -> RawCell:
    text, line, column, sheet, cell, kind = entry
    if not (isinstance(text, str) and isinstance(sheet, str) and isinstance(cell, str) and isinstance(kind, str)):
        raise TypeError("text expected")
    return RawCell(text, Where(file, int(line), int(column), sheet, cell), kind)
