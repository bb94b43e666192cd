"""What one audience gets of each item: left out, in other words, or short.

`vary` makes the content of one audience before its circle is asked: an item's
own variant for that audience comes first, then the form the audience gets of
everything. Other audiences' variants are gone afterwards, so no template sees
them. `short_form` is also what a budget uses before it leaves anything out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from briefings.content.items import change_items, every_item
from briefings.content.model import (
    Content,
    Feature,
    Item,
    KeyJudgement,
    Lever,
    Origin,
    Question,
    Replacement,
    Tactic,
)
from briefings.content.model.base import NOTHING
from briefings.errors import Where

ItemT = TypeVar("ItemT", bound=Item)


def vary(content: Content, audience: str, form: str = "long", *, omits: bool = True) -> Content:
    """The content as one audience gets it.

    Shape: without `omits`, what the audience does not get stays, in its own words.
    """
    if form == "long" and not any(item.variants for item in every_item(content)):
        return content

    def varied(item: Item) -> Item | None:
        variant = item.variants.get(audience)
        wanted = (variant and variant.form) or form
        if wanted == "omit" and omits:
            return None
        if wanted == "short":
            item = short_form(item)
        if variant and variant.replace:
            item = _reworded(item, variant.replace)
        return replace(item, variants=NOTHING) if item.variants else item

    return change_items(content, varied)


def has_short_form(item: Item) -> bool:
    """Whether anything would be left out of the item in a short brief."""
    return short_form(item) is not item


def short_form(item: Item) -> Item:
    """The item in one sentence; the very same when there is nothing shorter."""
    match item:
        case Feature(short=None, body=None) | Tactic(short=None, body=None, examples=(), counter=None):
            return item
        case Feature(short=short):
            return _shortened(replace(item, claim=short or item.claim, body=None, short=None), "claim", short)
        case Tactic(short=short):
            less = replace(item, summary=short or item.summary, body=None, examples=(), counter=None, short=None)
            return _shortened(less, "summary", short)
        case Lever(short=str() as short):
            shorter = replace(item, action=short, risk=None, effect=None, cost_note=None, dissent=None, short=None)
            return _shortened(shorter, "action", short)
        case KeyJudgement(short=short) if short:
            return _shortened(replace(item, text=short, basis=None, short=None), "text", short)
        case Question(context=context) if context:
            return replace(item, context=None)
        case _:
            return item


def _shortened(item: ItemT, field: str, short: object) -> ItemT:
    """The short sentence stands in a field now; what is found wrong with it is wrong where it was written."""
    place = item.origin.fields.get("short")
    if short is None or place is None:
        return item
    return replace(item, origin=_origin(item, {field: place}))


def _reworded(item: ItemT, replacement: Replacement) -> ItemT:
    # Decoded by the shapes of the item's own fields, so names and types fit.
    return replace(item, **replacement.fields, origin=_origin(item, replacement.origin.fields))  # type: ignore[arg-type]


def _origin(item: Item, places: Mapping[str, Where]) -> Origin:
    return Origin(item.origin.where, MappingProxyType({**item.origin.fields, **places}))
