"""Where each field of a CSV text stands: line and column of the real file.

A reader of values (pandas) forgets places; this scan keeps them. It follows
RFC 4180 with a free separator: quoted fields may hold separators, doubled
quotes and line breaks. Same records, same fields as the values, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t", "|")
MOST_TITLES = 9
"""Rows that may stand above the header: a title, a date, a source."""


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """The 1-based place of a field's first character, after an opening quote."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ScannedCsv:
    records: tuple[tuple[FieldPlace, ...], ...]
    unclosed: FieldPlace | None = None
    """Where a quoted field begins that never ends."""
    stray: tuple[FieldPlace, ...] = ()
    """Where text follows a closing quote, so that the field is not what it seems."""


def scan_csv(text: str, separator: str) -> ScannedCsv:
    """The place of every field. The text has ``\\n`` line ends."""
    scan = _Scan(text, separator)
    return scan.run()


class _Scan:
    def __init__(self, text: str, separator: str) -> None:
        self._text = text
        self._end_of_field = re.compile(f"[{re.escape(separator)}\n]")
        self._at = 0
        self._line = 1
        self._line_start = 0
        self._stray: list[FieldPlace] = []

    def run(self) -> ScannedCsv:
        records: list[tuple[FieldPlace, ...]] = []
        while self._at < len(self._text):
            record: list[FieldPlace] = []
            while True:
                is_quoted = self._text.startswith('"', self._at)
                record.append(self._place(1 if is_quoted else 0))
                if is_quoted and not self._skip_quoted():
                    return ScannedCsv((*records, tuple(record)), record[-1], tuple(self._stray))
                self._skip_to_end_of_field()
                if self._at >= len(self._text) or self._text[self._at] == "\n":
                    break
                self._at += 1
            records.append(tuple(record))
            self._next_line()
        return ScannedCsv(tuple(records), None, tuple(self._stray))

    def _place(self, ahead: int = 0) -> FieldPlace:
        return FieldPlace(self._line, self._at - self._line_start + 1 + ahead)

    def _skip_quoted(self) -> bool:
        self._at += 1
        while True:
            quote = self._text.find('"', self._at)
            if quote < 0:
                return False
            self._count_lines(quote)
            self._at = quote + 1
            if not self._text.startswith('"', self._at):
                return True
            self._at += 1

    def _count_lines(self, end: int) -> None:
        breaks = self._text.count("\n", self._at, end)
        if breaks:
            self._line += breaks
            self._line_start = self._text.rfind("\n", self._at, end) + 1

    def _skip_to_end_of_field(self) -> None:
        start = self._at
        after_quote = start > 0 and self._text[start - 1] == '"'
        end = self._end_of_field.search(self._text, start)
        self._at = end.start() if end else len(self._text)
        if after_quote and self._text[start : self._at].strip():
            self._stray.append(FieldPlace(self._line, start - self._line_start + 1))

    def _next_line(self) -> None:
        self._at += 1
        self._line += 1
        self._line_start = self._at


def detect_separator(text: str, known: frozenset[str]) -> str:
    """The separator under which one of the first written lines names most known columns.

    >>> detect_separator("Scenarios, 2025\\nid;label;class\\n", frozenset({"id", "label", "class"}))
    ';'
    """
    written = (line for line in text.split("\n") if line.strip())
    first = [line for line, _ in zip(written, range(MOST_TITLES + 1), strict=False)]

    def named(separator: str) -> tuple[int, int]:
        return max(
            ((known_columns(line.split(separator), known), line.count(separator)) for line in first), default=(0, 0)
        )

    return max(SEPARATORS, key=named)


def header_at(rows: Iterable[Iterable[str]], known: frozenset[str]) -> int:
    """Where the header stands: the first of the first rows that names two columns; above it stand titles.

    Shape:   0 when no row does, so that what is wrong with the first is said.
    """
    for index, row in enumerate(rows):
        if index > MOST_TITLES:
            break
        if known_columns(row, known) > 1:
            return index
    return 0


def known_columns(cells: Iterable[str], known: frozenset[str]) -> int:
    """How many of the cells of a row are names of columns."""
    return sum(cell.strip().strip('"').strip().casefold() in known for cell in cells)
