"""Decode a YAML tree into the typed records of the content model.

Follows the shapes of `briefings.content.shapes`. Collects every problem with
its exact place and goes on: where a value cannot be used a stand-in takes its
place, so that the rest of the record is still read and checked. A record that
was decoded without problems holds no stand-in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar, cast

from briefings.content.limit_words import (
    Finding,
    broken_number_limits,
    broken_size,
    broken_text_limits,
    invisible_characters,
)
from briefings.content.model import Origin, Prose, Record, Replacement
from briefings.content.nearest import did_you_mean, nearest
from briefings.content.prose_places import prose_of
from briefings.content.scalars import Core, core_value
from briefings.content.shapes import (
    SAME_FOR_ALL,
    ChoiceShape,
    DateShape,
    FieldShape,
    ListShape,
    MapShape,
    NumberShape,
    PartShape,
    ProseShape,
    RecordShape,
    Shape,
    TextShape,
    TruthShape,
    VariantShape,
    record_shape,
    variant_shape,
)
from briefings.content.stand_ins import make_record, stand_in
from briefings.content.yaml_strict import YamlList, YamlMap, YamlNode, YamlScalar
from briefings.errors import Problem, Where

R = TypeVar("R", bound=Record)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_A_MAPPING = "write `key: text` lines, indented below the key"


class Decoder:
    """Decodes the trees of one file and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lost_ids = False
        """True when an `id` could not be read, so that references may seem to dangle."""

    def where(self, node: YamlNode) -> Where:
        return Where(self.file, node.line, node.column)

    def add(self, node: YamlNode, what: str, hint: str = "") -> None:
        self.problems.append(Problem(self.where(node), what, hint))

    def record(self, record: type[R], node: YamlNode, given: Mapping[str, object] | None = None) -> R:
        """One record. `given` fields come from elsewhere (the folder's name) and need not be written."""
        return cast(R, self._record(record_shape(record), node, given or {}))

    def records(self, record: type[R], node: YamlNode, key: str) -> tuple[R, ...]:
        """The list of records under the one key of a file (``features:`` in features.yaml)."""
        if not isinstance(node, YamlMap):
            self.add(node, f"the list of {key} is wanted under a key of its name", f"begin the file with `{key}:`")
            return ()
        for name, (written, _) in node.pairs.items():
            if name != key:
                self.add(written, f"unknown key `{name}`", f"this file holds one key, `{key}`")
        if key not in node.pairs or _is_empty(node.pairs[key][1]):
            return ()
        entries = node.pairs[key][1]
        if not isinstance(entries, YamlList):
            self.add(entries, "a list is wanted here", "begin each entry with `- `")
            return ()
        return tuple(self.record(record, entry) for entry in entries.entries)

    def _value(self, shape: Shape, node: YamlNode, name: str, places: dict[str, Where]) -> object:
        match shape:
            case RecordShape(shorthand=FieldShape() as alone) if isinstance(node, YamlScalar):
                origin = Origin(self.where(node))
                return make_record(shape.record, {alone.name: self._scalar(alone.shape, node)}, origin)
            case RecordShape():
                return self._record(shape, node, {})
            case ListShape():
                return self._list(shape, node, name, places)
            case MapShape():
                return self._map(shape, node, name, places)
            case VariantShape():
                return self._record(variant_shape(shape), node, {})
            case PartShape():
                return self._part(shape, node)
        if isinstance(node, YamlScalar):
            return self._scalar(shape, node)
        what = "a list" if isinstance(node, YamlList) else "a mapping"
        hint = "quote text that begins with `[` or `{`" if node.column > 1 else ""
        self.add(node, f"text is wanted here, not {what}", hint)
        return stand_in(shape)

    # --- records, lists, mappings --------------------------------------------

    def _record(self, shape: RecordShape, node: YamlNode, given: Mapping[str, object]) -> object:
        if not isinstance(node, YamlMap):
            if not _is_alias(node):
                self.add(node, "a mapping is wanted here", _A_MAPPING)
            self.lost_ids = True
            return stand_in(shape)
        self._unknown_keys(shape, node)
        places: dict[str, Where] = {}
        values = dict(given)
        for field in shape.fields:
            pair = node.pairs.get(field.key)
            if pair and not (_is_empty(pair[1]) and not field.is_required):
                values[field.name] = value = self._field(field.shape, pair, field.name, places)
                places[field.name] = self._place(value, pair[1])
            elif field.is_required and field.name not in given:
                values[field.name] = self._missing(shape, field.key, field.shape, node)
        origin = Origin(self.where(node), MappingProxyType(places))
        return make_record(shape.record, values, origin)

    def _place(self, value: object, node: YamlNode) -> Where:
        if isinstance(value, Prose) and value:
            return value.where
        if isinstance(value, str) and isinstance(node, YamlScalar) and node.style in ("|", ">"):
            # Its first line; YAML has joined the lines, so that no column would be right.
            return Where(self.file, node.line + 1)
        return self.where(node)

    def _field(self, shape: Shape, pair: tuple[YamlScalar, YamlNode], name: str, places: dict[str, Where]) -> object:
        key, node = pair
        if _is_empty(node):
            self.add(key, f"`{key.text}` needs a value", "")
            self.lost_ids |= name == "id"
            return stand_in(shape)
        before = len(self.problems)
        value = self._value(shape, node, name, places)
        self.lost_ids |= name == "id" and (len(self.problems) > before or _is_alias(node))
        return value

    def _unknown_keys(self, shape: RecordShape, node: YamlMap) -> None:
        for name, (key, _) in node.pairs.items():
            if name not in shape.by_key:
                free = [field.key for field in shape.fields if field.key not in node.pairs]
                self.add(key, f"unknown key `{name}`", did_you_mean(name, free or list(shape.by_key)))

    def _missing(self, shape: RecordShape, key: str, wanted: Shape, node: YamlMap) -> object:
        unknown = [name for name in node.pairs if name not in shape.by_key]
        self.lost_ids |= key == "id"
        # A misspelt key has already been reported with the right one as its hint.
        if not any(nearest(name, [key]) for name in unknown):
            self.add(node, f"`{key}` is missing", f"add `{key}:`")
        return stand_in(wanted)

    def _list(self, shape: ListShape, node: YamlNode, name: str, places: dict[str, Where]) -> tuple[object, ...]:
        if not isinstance(node, YamlList):
            if not _is_alias(node):
                self.add(node, "a list is wanted here", "begin each entry with `- `, or write `[one, two]`")
            return ()
        self._report(node, broken_size(len(node.entries), shape.size))
        values = []
        for index, entry in enumerate(node.entries):
            values.append(self._value(shape.entry, entry, f"{name}[{index}]", places))
            places[f"{name}[{index}]"] = self._place(values[-1], entry)
        return tuple(values)

    def _map(self, shape: MapShape, node: YamlNode, name: str, places: dict[str, Where]) -> Mapping[str, object]:
        if not isinstance(node, YamlMap):
            self.add(node, "a mapping is wanted here", _A_MAPPING)
            return MappingProxyType({})
        values = {}
        for key, (_, entry) in node.pairs.items():
            places[f"{name}[{key}]"] = self.where(entry)
            before = len(self.problems)
            value = self._value(shape.entry, entry, f"{name}[{key}]", places)
            # A setting that is half read would ask for what nobody has written.
            if len(self.problems) == before or not _is_of_settings(shape.entry):
                values[key] = value
        return MappingProxyType(values)

    def _part(self, shape: PartShape, node: YamlNode) -> Replacement:
        """Some fields of an item; what they replace is reported at the places of the new ones."""
        if not isinstance(node, YamlMap):
            self.add(node, "a mapping is wanted here", _A_MAPPING)
            return Replacement()
        places: dict[str, Where] = {}
        values: dict[str, object] = {}
        fields = shape.by_key
        for key, pair in node.pairs.items():
            if key in SAME_FOR_ALL:
                self.add(pair[0], f"`{key}` is the same for all audiences", "remove it here")
            elif key not in fields:
                self.add(pair[0], f"unknown key `{key}`", did_you_mean(key, list(fields)))
            else:
                field = fields[key]
                values[field.name] = value = self._field(field.shape, pair, field.name, places)
                places[field.name] = self._place(value, pair[1])
        origin = Origin(self.where(node), MappingProxyType(places))
        return Replacement(fields=MappingProxyType(values), origin=origin)

    # --- scalars ---------------------------------------------------------------

    def _report(self, node: YamlNode, findings: object) -> bool:
        found = list(cast("list[Finding]", findings))
        for what, hint in found:
            self.add(node, what, hint)
        return bool(found)

    def _scalar(self, shape: Shape, node: YamlScalar) -> object:
        if _is_alias(node):
            return stand_in(shape)
        match shape:
            case TextShape(limits):
                text = node.text.rstrip("\n") if node.style in ("|", ">") else node.text
                return stand_in(shape) if self._report(node, broken_text_limits(text, limits)) else text
            case ProseShape():
                return self._prose(node)
            case NumberShape():
                return self._number(shape, node)
            case ChoiceShape():
                return self._choice(shape, node)
            case TruthShape():
                return self._truth(node)
            case DateShape():
                return self._date(node)
        raise TypeError(f"{type(shape).__name__} is not a scalar")

    def _prose(self, node: YamlScalar) -> Prose:
        self._report(node, invisible_characters(node.text))
        prose = prose_of(node, self.file)
        if node.style == ">" and "\n\n" in prose.source.strip():
            self.add(node, "`>` joins these paragraphs into one", "write `|` instead, which keeps lines as they are")
        return prose

    def _number(self, shape: NumberShape, node: YamlScalar) -> int | Decimal:
        number: Core = node.text if node.style else core_value(node.text)
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            self.add(node, f"`{node.text}` is not a number", "write it with digits, without quotes")
        elif shape.whole and not isinstance(number, int):
            self.add(node, f"{node.text} is not a whole number", "leave out the fraction")
        elif not self._report(node, broken_number_limits(number, shape.limits)):
            return number if shape.whole else Decimal(number)
        return cast("int | Decimal", stand_in(shape))

    def _choice(self, shape: ChoiceShape, node: YamlScalar) -> object:
        if node.text not in shape.choices:
            hint = did_you_mean(node.text, shape.choices)
            choices = ", ".join(shape.choices)
            self.add(node, f"`{node.text}` is none of: {choices}", "" if hint.startswith("known") else hint)
            return stand_in(shape)
        return shape.enum(node.text) if shape.enum else node.text

    def _truth(self, node: YamlScalar) -> bool:
        truth = None if node.style else core_value(node.text)
        if not isinstance(truth, bool):
            self.add(node, f"`{node.text}` is neither true nor false", "write `true` or `false`, without quotes")
        return truth is True

    def _date(self, node: YamlScalar) -> object:
        parts = _DATE.fullmatch(node.text)
        if not parts:
            self.add(node, f"`{node.text}` is not a date", "write year-month-day, such as 2025-07-22")
            return stand_in(DateShape())
        try:
            return dt.date(int(parts[1]), int(parts[2]), int(parts[3]))
        except ValueError:
            self.add(node, f"there is no day {node.text}", "check the month and the day")
            return stand_in(DateShape())


def _is_empty(node: YamlNode) -> bool:
    return isinstance(node, YamlScalar) and not node.style and core_value(node.text) is None


def _is_of_settings(shape: Shape) -> bool:
    """Whether a record can be left out as a whole: every field has a default."""
    return isinstance(shape, RecordShape) and not any(field.is_required for field in shape.fields)


def _is_alias(node: YamlNode) -> bool:
    # Already reported by the reader.
    return isinstance(node, YamlScalar) and node.style == "*"
