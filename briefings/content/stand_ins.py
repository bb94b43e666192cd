"""Harmless values that take the place of ones that could not be read.

They let a record with one bad field still be checked in its other fields. No
stand-in ever reaches a template: content with problems is not built.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from briefings.content.limits import Range
from briefings.content.model import UNKNOWN, Origin, Prose, Record, Replacement, Variant
from briefings.content.shapes import (
    ChoiceShape,
    DateShape,
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
)
from briefings.errors import Where

NO_DATE = dt.date(1, 1, 1)


def stand_in(shape: Shape) -> object:
    """The least surprising value of a shape."""
    return _STAND_INS[type(shape)](shape)


def make_record(record: type[Record], values: Mapping[str, object], origin: Origin = UNKNOWN) -> Record:
    """A record from decoded values, which the shapes have already brought to their types."""
    # The one place where names and values meet without a signature between them.
    make: Callable[..., Record] = record
    return make(**values, origin=origin)


def _number(shape: Shape) -> object:
    assert isinstance(shape, NumberShape)
    least = next((limit.least for limit in shape.limits if isinstance(limit, Range)), 0)
    return least if shape.whole else Decimal(least)


def _choice(shape: Shape) -> object:
    assert isinstance(shape, ChoiceShape)
    return shape.enum(shape.choices[0]) if shape.enum else shape.choices[0]


def _record(shape: Shape) -> object:
    assert isinstance(shape, RecordShape)
    return make_record(shape.record, {one.name: stand_in(one.shape) for one in shape.fields if one.is_required})


_STAND_INS: Mapping[type, Callable[[Shape], object]] = {
    TextShape: lambda _: "",
    NumberShape: _number,
    ChoiceShape: _choice,
    TruthShape: lambda _: False,
    DateShape: lambda _: NO_DATE,
    ProseShape: lambda _: Prose("", Where("")),
    VariantShape: lambda _: Variant(),
    PartShape: lambda _: Replacement(),
    ListShape: lambda _: (),
    MapShape: lambda _: MappingProxyType({}),
    RecordShape: _record,
}
