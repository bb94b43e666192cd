"""All items of a content, walked and changed in one place.

What drops, shortens or words items differently says only what becomes of one
item; which lists there are, in which order a reader meets them, is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from briefings.content.model import Content, Item

Change = Callable[[Item], Item | None]
"""What becomes of an item: itself, another of its kind, or nothing."""
ItemT = TypeVar("ItemT", bound=Item)
Holder = TypeVar("Holder")
_OF_SEMINAR = ("key_judgements", "agenda", "questions", "reading_list")
_OF_CONTENT = ("features", "tactics", "levers")


def every_item(content: Content) -> Iterator[Item]:
    """Judgements, agenda, questions and reading, then findings, levers and the rows of the scenario table."""
    for name in _OF_SEMINAR:
        yield from getattr(content.seminar, name)
    for name in _OF_CONTENT:
        yield from getattr(content, name)
    if content.scenarios:
        yield from content.scenarios.scenarios


def change_items(content: Content, change: Change) -> Content:
    """The content with every item as `change` leaves it; the very same content when nothing changes."""
    seminar = _with(content.seminar, _OF_SEMINAR, change)
    if seminar is not content.seminar:
        content = replace(content, seminar=seminar)
    content = _with(content, _OF_CONTENT, change)
    if content.scenarios:
        scenarios = _with(content.scenarios, ("scenarios",), change)
        content = content if scenarios is content.scenarios else replace(content, scenarios=scenarios)
    return content


def _with(holder: Holder, names: tuple[str, ...], change: Change) -> Holder:
    lists = {name: _changed(getattr(holder, name), change) for name in names}
    changed = {name: kept for name, kept in lists.items() if kept is not getattr(holder, name)}
    # Names and kinds of the lists come from the holder itself.
    make: Callable[..., Holder] = replace
    return make(holder, **changed) if changed else holder


def _changed(items: tuple[ItemT, ...], change: Change) -> tuple[ItemT, ...]:
    changed = tuple(now for item in items if (now := change(item)) is not None)
    is_same = len(changed) == len(items) and all(now is item for now, item in zip(changed, items, strict=True))
    return items if is_same else cast("tuple[ItemT, ...]", changed)
