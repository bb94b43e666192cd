"""What a reader of workbooks passes over, and what it would choke on.

Calamine gives an error and a formula without a result as an empty cell, goes
round in circles in XML that is not well formed, and makes room for every cell
up to the farthest. So the XML of a workbook is looked through before.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_UNPACKED = 100_000_000
_CELL = re.compile(r"([A-Z]{1,6})([0-9]{1,9})")
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_DAMAGE = (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, LookupError, RuntimeError, ValueError)


@dataclass(slots=True)
class SheetFacts:
    """What stands in one sheet."""

    unread: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Cell to what it is (``error`` or ``formula``, as `RawCell.kind`) and what it says."""
    rows: int = 0
    columns: int = 0
    """How far down and to the right there is anything."""


def read_facts(content: bytes) -> dict[str, SheetFacts]:
    """Each sheet's facts, by its name.

    Raises: ValueError, for people, when the file is damaged or unreasonable.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
                raise _UnreasonableError("the workbook unpacks to an unreasonable size")
            if "[Content_Types].xml" not in package.namelist():
                return _Ods(package.read("content.xml")).sheets
            return {name: _Worksheet(package.read(member)).facts for name, member in _worksheets(package)}
    except _UnreasonableError:
        raise
    except _DAMAGE as error:
        raise ValueError("this is not a workbook: the file is damaged or of another kind") from error


class _UnreasonableError(ValueError):
    pass


def letters(column: int) -> str:
    """The spreadsheet's name of a 0-based column.

    >>> letters(0), letters(26)
    ('A', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _number(name: str) -> int:
    """The 1-based number of a column.

    >>> _number("A"), _number("AA")
    (1, 27)
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Xml:
    """Goes through one file of a workbook; names are local, attributes are not."""

    def __init__(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: self.start(name.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda name: self.end(name.rpartition(" ")[2])
        parser.CharacterDataHandler = self.text
        parser.Parse(content, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """Text stands in the element that began last, or behind one that ended."""

    def end(self, name: str) -> None:
        """An element ends."""


# --- XLSX ----------------------------------------------------------------------


class _Named(_Xml):
    """All elements of one name, by an attribute of theirs."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self.found: list[dict[str, str]] = []
        super().__init__(content)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._name:
            self.found.append(attributes)


def _worksheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name of each sheet and the file that holds it."""
    # Old libraries write folders with a backslash, and names in any case.
    members = {name.replace("\\", "/").lower(): name for name in package.namelist()}
    related = _Named(package.read(members["xl/_rels/workbook.xml.rels"]), "Relationship").found
    targets = {one.get("Id", ""): one.get("Target", "") for one in related}
    for sheet in _Named(package.read(members["xl/workbook.xml"]), "sheet").found:
        # The strict variant of the format has another namespace.
        related_to = next((value for name, value in sheet.items() if name.endswith(" id")), "")
        target = targets.get(related_to, "")
        member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if member.lower() in members:
            yield sheet.get("name", ""), members[member.lower()]


class _Worksheet(_Xml):
    def __init__(self, content: bytes) -> None:
        self.facts = SheetFacts()
        self._row = self._column = 0
        self._type = self._inside = ""
        self._parts: dict[str, str] = {}
        super().__init__(content)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row, self._column = int(attributes.get("r") or self._row + 1), 0
        elif name == "c":
            self._column += 1
            self._type, self._parts = attributes.get("t", ""), {}
            if place := _CELL.fullmatch(attributes.get("r", "")):
                self._column, self._row = _number(place[1]), int(place[2])
        elif name in ("f", "v", "is"):
            self._inside = name
            self._parts[name] = ""

    def text(self, text: str) -> None:
        if self._inside:
            self._parts[self._inside] += text

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""
        if name != "c" or not self._parts:
            return
        facts, parts = self.facts, self._parts
        facts.rows, facts.columns = max(facts.rows, self._row), max(facts.columns, self._column)
        cell = f"{letters(self._column - 1)}{self._row}"
        has_result = bool(parts.get("v")) or "is" in parts or (self._type == "str" and "v" in parts)
        if self._type == "e":
            facts.unread[cell] = "error", parts.get("v", "")
        elif "f" in parts and not has_result:
            facts.unread[cell] = "formula", f"={parts['f']}"


# --- ODS -----------------------------------------------------------------------


class _Ods(_Xml):
    def __init__(self, content: bytes) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._sheet = SheetFacts()
        self._row = self._column = 0
        self._error: list[str] | None = None
        super().__init__(content)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._sheet = self.sheets.setdefault(attributes.get(f"{_TABLE} name", ""), SheetFacts())
            self._row = 0
        elif name == "table-row":
            self._row, self._column = self._row + _times(attributes, "rows"), 0
        elif name in ("table-cell", "covered-table-cell"):
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        cell = f"{letters(self._column)}{self._row}"
        self._column += _times(attributes, "columns")
        has_value = f"{_OFFICE} value-type" in attributes
        formula = attributes.get(f"{_TABLE} formula")
        if has_value or formula:
            facts = self._sheet
            facts.rows, facts.columns = max(facts.rows, self._row), max(facts.columns, self._column)
        if attributes.get(f"{_CALC} value-type") == "error":
            self._error = []
            self._sheet.unread[cell] = "error", ""
        elif formula and not has_value:
            self._sheet.unread[cell] = "formula", formula.removeprefix("of:")

    def text(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)

    def end(self, name: str) -> None:
        if self._error is not None and name in ("table-cell", "covered-table-cell"):
            cell = next(reversed(self._sheet.unread))
            self._sheet.unread[cell] = "error", "".join(self._error).strip()
            self._error = None


def _times(attributes: dict[str, str], what: str) -> int:
    return int(attributes.get(f"{_TABLE} number-{what}-repeated", "1"))
