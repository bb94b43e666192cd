"""A content with twice as much in it: every list and every text twice as long.

Texts are doubled as the shapes of the content's own fields find them, so a
field that is added later is doubled too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefings.content.limits import Pattern
from briefings.content.model import Content, Item, Prose, Record
from briefings.content.shapes import ListShape, ProseShape, RecordShape, Shape, TextShape, record_shape

_ONCE = frozenset(("id", "priority", "visibility", "marking", "variants"))


def doubled(content: Content, second: int = 2) -> Content:
    """Twice the items, each with twice the text, and twice the prose that is in no item.

    `second`: the priority of the second ones; 1 makes them as important as the first.
    """
    seminar = content.seminar
    lists = {name: _twice(getattr(seminar, name), second) for name in ("key_judgements", "questions", "reading_list")}
    make: Any = replace
    return replace(
        content,
        seminar=make(
            seminar,
            standfirst=_text(ProseShape(), seminar.standfirst),
            bottom_line=_text(ProseShape(), seminar.bottom_line),
            **lists,
        ),
        introduction=content.introduction and _text(ProseShape(), content.introduction),
        conclusions=content.conclusions and _text(ProseShape(), content.conclusions),
        features=_twice(content.features, second),
        tactics=_twice(content.tactics, second),
        levers=_twice(content.levers, second),
    )


def _twice(items: tuple[Any, ...], second: int) -> tuple[Any, ...]:
    longer = [_record(item) for item in items]
    return (*longer, *(replace(item, id=f"{item.id}-again", priority=max(item.priority, second)) for item in longer))


def _record(record: Any) -> Any:
    changed = {
        one.name: _text(one.shape, getattr(record, one.name))
        for one in record_shape(type(record)).fields
        if one.name not in _ONCE
    }
    return replace(record, **changed)


def _text(shape: Shape, value: Any) -> Any:
    match shape, value:
        case _, None:
            return None
        case ProseShape(), Prose():
            return replace(value, source=f"{value.source.strip()} {value.source}")
        case TextShape(limits), str() if not any(isinstance(limit, Pattern) for limit in limits):
            return f"{value} {value}"
        case ListShape(entry=RecordShape()), tuple():
            return tuple(_record(one) for one in (*value, *value) if isinstance(one, Record))
        case ListShape(entry), tuple():
            return tuple(_text(entry, one) for one in value)
        case _:
            return value


def items_of(content: Content) -> dict[str, Item]:
    """Id to item, of the lists that a budget may shorten."""
    seminar = content.seminar
    lists: tuple[tuple[Item, ...], ...] = (
        *(seminar.key_judgements, seminar.questions, seminar.reading_list),
        *(content.features, content.tactics, content.levers),
    )
    return {item.id: item for items in lists for item in items}
