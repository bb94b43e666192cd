"""The shape of each record: its fields, types and limits, read off the model.

`briefings.content.model` says with annotations what the content is. This
module turns the annotations into shapes that the decoder follows and the
schema writer prints, so that both always agree with the model. Shapes are
computed once a class and never change.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from briefings.content.limits import Derived, Key, OneOf, Shorthand, Size
from briefings.content.model import Prose, Record, Scenario, ScenarioDetail, Variant


@dataclass(frozen=True, slots=True)
class TextShape:
    """One line of text."""

    limits: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberShape:
    whole: bool
    limits: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceShape:
    """One of a closed list of words."""

    choices: tuple[str, ...]
    enum: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class TruthShape:
    """``true`` or ``false``."""


@dataclass(frozen=True, slots=True)
class DateShape:
    pass


@dataclass(frozen=True, slots=True)
class ProseShape:
    """Markdown."""


@dataclass(frozen=True, slots=True)
class ListShape:
    entry: Shape
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class MapShape:
    """Free keys, all values of one shape."""

    entry: Shape


@dataclass(frozen=True, slots=True)
class VariantShape:
    """What one audience gets of a kind of item."""

    item: type[Record]


@dataclass(frozen=True, slots=True)
class PartShape:
    """Some fields of a kind of item, none of them required."""

    item: type[Record]

    @property
    def by_key(self) -> Mapping[str, FieldShape]:
        """The fields that may be replaced: what an item is, and who may see it, is the same for all."""
        whole = record_shape(self.item).by_key
        return {key: one for key, one in whole.items() if key not in SAME_FOR_ALL}


SAME_FOR_ALL = frozenset(("id", "visibility", "marking", "variants", "short", "class", "probability"))


@dataclass(frozen=True, slots=True)
class FieldShape:
    name: str
    """As Python calls it."""
    key: str
    """As the file calls it."""
    shape: Shape
    is_required: bool


@dataclass(frozen=True, slots=True)
class RecordShape:
    record: type[Record]
    fields: tuple[FieldShape, ...]
    by_key: Mapping[str, FieldShape] = field(compare=False)
    shorthand: FieldShape | None = None
    """The field whose value alone may stand for the record."""


Shape = (
    TextShape | NumberShape | ChoiceShape | TruthShape | DateShape | ProseShape
    | ListShape | MapShape | RecordShape | VariantShape | PartShape
)  # fmt: skip

_SHAPES: dict[type[Record], RecordShape] = {}


# Rows of a table have their variants in the file beside it.
_ITEMS: dict[type[Record], type[Record]] = {ScenarioDetail: Scenario}


def record_shape(record: type[Record]) -> RecordShape:
    """The shape of a record: every field that is written in its file."""
    if record not in _SHAPES:
        _SHAPES[record] = _read_shape(record)
    return _SHAPES[record]


def _read_shape(record: type[Record]) -> RecordShape:
    hints = get_type_hints(record, include_extras=True)
    found = []
    shorthand = None
    for entry in fields(record):
        limits = _limits(hints[entry.name])
        if entry.name == "origin" or any(isinstance(limit, Derived) for limit in limits):
            continue
        key = next((limit.name for limit in limits if isinstance(limit, Key)), entry.name)
        is_required = entry.default is MISSING and entry.default_factory is MISSING
        is_variants = entry.name == "variants"
        shape = MapShape(VariantShape(_ITEMS.get(record, record))) if is_variants else shape_of(hints[entry.name])
        found.append(FieldShape(entry.name, key, shape, is_required))
        if any(isinstance(limit, Shorthand) for limit in limits):
            shorthand = found[-1]
    return RecordShape(record, tuple(found), {entry.key: entry for entry in found}, shorthand)


def variant_shape(shape: VariantShape) -> RecordShape:
    """How a variant of that kind of item is written."""
    if shape.item not in _VARIANTS:
        form = FieldShape("form", "form", shape_of(get_type_hints(Variant, include_extras=True)["form"]), False)
        found = (form, FieldShape("replace", "replace", PartShape(shape.item), False))
        _VARIANTS[shape.item] = RecordShape(Variant, found, {one.key: one for one in found})
    return _VARIANTS[shape.item]


_VARIANTS: dict[type[Record], RecordShape] = {}


def _limits(hint: Any) -> tuple[object, ...]:
    return tuple(hint.__metadata__) if get_origin(hint) is Annotated else ()


def shape_of(hint: Any, limits: tuple[object, ...] = ()) -> Shape:
    """The shape a type annotation describes.

    Raises: TypeError for an annotation the content files have no notation for.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return shape_of(arguments[0], (*limits, *arguments[1:]))
    if origin in (Union, types.UnionType):
        return shape_of(next(argument for argument in arguments if argument is not type(None)), limits)
    if origin is tuple:
        return ListShape(shape_of(arguments[0]), next((limit for limit in limits if isinstance(limit, Size)), None))
    if origin is Mapping:
        return MapShape(shape_of(arguments[1]))
    return _plain_shape(hint, limits)


def _plain_shape(hint: type, limits: tuple[object, ...]) -> Shape:
    if issubclass(hint, StrEnum):
        return ChoiceShape(tuple(hint), hint)
    if issubclass(hint, Record):
        return record_shape(hint)
    closed = next((limit for limit in limits if isinstance(limit, OneOf)), None)
    if closed:
        return ChoiceShape(closed.choices)
    simple: dict[type, Shape] = {
        str: TextShape(limits),
        int: NumberShape(True, limits),
        bool: TruthShape(),
        Decimal: NumberShape(False, limits),
        dt.date: DateShape(),
        Prose: ProseShape(),
    }
    if hint not in simple:
        raise TypeError(f"content files have no notation for {hint!r}")
    return simple[hint]
