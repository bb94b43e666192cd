"""Make scenarios of the rows of the scenario table.

Columns: ``id``, ``label``, ``class``, ``probability``, ``low``, ``high``,
``behaviours``, ``visibility``, ``priority``, ``marking``, ``part``, ``source_label``; the first two and ``class`` are
required. Several behaviours stand in one cell, separated by `` | `` (a bar
between spaces) or by line breaks; a bar that belongs to the text between
spaces is written ``\\|``. A row's number is its order in the table.

A range stands in ``low`` and ``high``, or behind the probability: ``38 (30-45)``.

A probability means what the declared unit says. One that only makes sense in
the other unit is a question to the author, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from briefings.content.limit_words import Finding, broken_number_limits, broken_text_limits
from briefings.content.limits import Words
from briefings.content.model import Origin, Scenario, Visibility
from briefings.content.nearest import did_you_mean
from briefings.content.raw_table import RawCell, RawTable, no_text
from briefings.content.shapes import ChoiceShape, NumberShape, Shape, TextShape, record_shape
from briefings.content.stand_ins import make_record
from briefings.errors import Problem

_SHARES = ("probability", "low", "high")
COLUMNS = ("id", "label", "class", *_SHARES, "behaviours", "visibility", "priority", "marking", "part", "source_label")
REQUIRED = ("id", "label", "class")
_FIELD_OF = {"class": "class_id"}
_BETWEEN = re.compile(r"(?:(?<=\s)|^)\|(?=\s|$)|\n")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")
_RANGED = re.compile(r"(.+?)\s*\(\s*([^()]+?)\s*[-–]\s*([^()]+?)\s*\)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_BLANKS = str.maketrans("\u00a0\u202f\u2009", "   ")


@dataclass(frozen=True, slots=True)
class ScenarioRows:
    scenarios: tuple[Scenario, ...]
    problems: tuple[Problem, ...]


def read_scenario_rows(table: RawTable, unit: str) -> ScenarioRows:
    """The scenarios of a table, `unit` being ``percent`` or ``fraction``.

    Units: the probabilities that come back are in percent, exact.
    """
    reader = _RowReader(table, unit)
    return ScenarioRows(tuple(reader.scenarios()), tuple(reader.problems))


class _RowReader:
    def __init__(self, table: RawTable, unit: str) -> None:
        self.problems: list[Problem] = []
        self._table = table
        self._unit = unit
        self._columns = self._named_columns()

    def _add(self, cell: RawCell, what: str, hint: str = "") -> None:
        self.problems.append(Problem(cell.where, what, hint))

    def _named_columns(self) -> dict[str, int]:
        columns: dict[str, int] = {}
        for index, cell in enumerate(self._table.header):
            name = re.sub(r"[\s-]+", "_", cell.text.strip().casefold())
            if not name:
                self._add(cell, "this column has no name", f"name it, or remove it; known: {', '.join(COLUMNS)}")
            elif name not in COLUMNS:
                self._add(cell, f"unknown column `{cell.text}`", did_you_mean(name, COLUMNS))
            elif name in columns:
                self._add(cell, f"the column `{name}` is there twice", "remove one of them")
            else:
                columns[name] = index
        for name in REQUIRED:
            if name not in columns:
                self._add(self._table.header[0], f"the column `{name}` is missing", f"add a column named `{name}`")
        return columns

    def scenarios(self) -> Iterator[Scenario]:
        if any(name not in self._columns for name in REQUIRED):
            return
        for number, row in enumerate(self._table.rows, start=1):
            yield self._scenario(number, {name: row[index] for name, index in self._columns.items()}, row[0])

    def _scenario(self, number: int, cells: dict[str, RawCell], first: RawCell) -> Scenario:
        places = {_FIELD_OF.get(name, name): cell.where for name, cell in cells.items() if cell.text}
        written = {name: cell for name, cell in cells.items() if cell.text or name in REQUIRED}
        values: dict[str, object] = {}
        for name, cell in written.items():
            if self._is_no_text(name, cell):
                values[_FIELD_OF.get(name, name)] = "" if name in REQUIRED else None
            elif name in _SHARES:
                values |= self._shares(name, cell, written)
            elif name == "behaviours":
                values[name] = self._behaviours(cell)
                places |= {f"behaviours[{index}]": cell.where for index in range(len(_entries(cell.text)))}
            else:
                values[_FIELD_OF.get(name, name)] = self._value(name, cell)
        places["probability"] = cells.get("probability", first).where
        places = {name: places["probability"] for name in ("low", "high") if name in values} | places
        origin = Origin(first.where, MappingProxyType(places))
        kept = {name: value for name, value in values.items() if value is not None}
        scenario = make_record(Scenario, {"number": number, **kept}, origin)
        assert isinstance(scenario, Scenario)
        return scenario

    def _is_no_text(self, column: str, cell: RawCell) -> bool:
        asked = no_text(cell) if column not in _SHARES or cell.kind in ("error", "formula") else None
        if asked:
            self._add(cell, *asked)
        return asked is not None

    def _value(self, column: str, cell: RawCell) -> object:
        if not cell.text:
            self._add(cell, f"the cell `{column}` is empty", "every scenario needs one")
            return ""
        shape = record_shape(Scenario).by_key[column].shape
        findings = list(_findings(shape, cell.text))
        for what, hint in findings:
            self._add(cell, what, hint)
        if isinstance(shape, TextShape):
            return cell.text
        if findings:
            return None
        return Visibility(cell.text) if column == "visibility" else int(cell.text)

    def _behaviours(self, cell: RawCell) -> tuple[str, ...]:
        entries = _entries(cell.text)
        for entry in entries:
            for what, hint in broken_text_limits(entry, (Words(1, 60),)):
                self._add(cell, what, hint)
        return entries

    def _shares(self, name: str, cell: RawCell, written: dict[str, RawCell]) -> dict[str, object]:
        """What a cell says: one number, or a probability with its range."""
        ranged = _RANGED.fullmatch(cell.text.translate(_BLANKS).strip()) if name == "probability" else None
        if not ranged:
            return {name: self._share(cell)}
        if "low" in written or "high" in written:
            self._add(cell, f"the range of `{cell.text}` is given in columns of its own too", "leave one of them out")
        return {one: self._share(RawCell(part, cell.where)) for one, part in zip(_SHARES, ranged.groups(), strict=True)}

    def _share(self, cell: RawCell) -> Decimal | None:
        text = cell.text.translate(_BLANKS).strip()
        match = _NUMBER.fullmatch(text)
        if not match:
            self._add(cell, f"`{cell.text}` is not a probability", "write a number such as 38, 38 % or 0,38")
            return None
        # A spreadsheet's own number has no separators of thousands.
        if cell.kind != "number" and _THOUSANDS.fullmatch(match[1]):
            whole, part = re.split("[.,]", match[1])
            what = f"does `{cell.text}` mean {whole}{part} or {whole}.{part}?"
            clear = f"{part}0" if part[-1] != "0" else part.rstrip("0") or "0"
            self._add(cell, what, f"write {whole}.{clear}, or the number without a separator")
            return None
        number = Decimal(match[1].replace(",", "."))
        if match[2]:
            return self._in_range(cell, number)
        if self._unit == "fraction":
            return self._from_fraction(cell, number)
        return self._from_percent(cell, number)

    def _from_fraction(self, cell: RawCell, number: Decimal) -> Decimal | None:
        if number > 1:
            what = f"is `{cell.text}` meant in percent? the declared unit is fraction, where 1 is certain"
            self._add(cell, what, f"write {number / 100}, or `{number} %`, or set `unit: percent` in scenarios.yaml")
            return None
        return self._in_range(cell, number * 100)

    def _from_percent(self, cell: RawCell, number: Decimal) -> Decimal | None:
        if 0 < number < 1:
            readings = f"{_plain(number * 100)} % or {_plain(number)} %"
            what = f"does `{cell.text}` mean {readings}? the declared unit is percent"
            self._add(cell, what, "write it with a % sign, or set `unit: fraction` in scenarios.yaml")
            return None
        return self._in_range(cell, number)

    def _in_range(self, cell: RawCell, percent: Decimal) -> Decimal | None:
        for what, hint in broken_number_limits(percent, _probability_limits()):
            self._add(cell, what, hint)
            return None
        return percent


def _entries(text: str) -> tuple[str, ...]:
    """The behaviours in one cell.

    >>> _entries("fights on | talks | a \\\\| b")
    ('fights on', 'talks', 'a | b')
    """
    parts = (part.strip().replace("\\|", "|") for part in _BETWEEN.split(text))
    return tuple(part for part in parts if part)


def _probability_limits() -> tuple[object, ...]:
    shape = record_shape(Scenario).by_key["probability"].shape
    return shape.limits if isinstance(shape, NumberShape) else ()


def _findings(shape: Shape, text: str) -> Iterator[Finding]:
    match shape:
        case TextShape(limits):
            yield from broken_text_limits(text, limits)
        case ChoiceShape(choices):
            if text not in choices:
                yield f"`{text}` is none of: {', '.join(choices)}", did_you_mean(text, choices)
        case NumberShape(_, limits):
            if not text.isdecimal():
                yield f"`{text}` is not a whole number", "write digits only"
            else:
                yield from broken_number_limits(int(text), limits)
        case _:
            raise TypeError(f"no cell holds a {type(shape).__name__}")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
