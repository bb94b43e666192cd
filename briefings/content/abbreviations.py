"""Which abbreviations an audience is told: not those of texts it does not get.

An abbreviation that stands only in what is withheld would tell what that is
about. One that stands nowhere at all is kept, as the author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache, lru_cache
from types import MappingProxyType

from briefings.content.model import Content, Prose, Record, Variant

_SILENT = frozenset(("origin", "id", "glossary", "waivers", "checks", "consents", "email"))
_NO_TEXT = frozenset(("root", "files", "notices"))
_TOLD: dict[type[Record], tuple[str, ...]] = {}


def with_seen_abbreviations(seen: Content, written: Content) -> Content:
    """The part of a content that an audience sees, without abbreviations of the other part."""
    if not (seen.seminar.glossary or seen.series.glossary):
        return seen
    here = _text_of(seen)
    before = cache(lambda: _text_of(written))

    def is_told(short: str) -> bool:
        word = _word(short)
        return bool(word.search(here)) or not word.search(before())

    told = {name: _told(getattr(seen, name).glossary, is_told) for name in ("seminar", "series")}
    if told == {"seminar": seen.seminar.glossary, "series": seen.series.glossary}:
        return seen
    return replace(
        seen,
        seminar=replace(seen.seminar, glossary=told["seminar"]),
        series=replace(seen.series, glossary=told["series"]),
    )


@lru_cache(maxsize=1024)
def _word(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")


def _told(glossary: Mapping[str, str], is_told: Callable[[str], bool]) -> Mapping[str, str]:
    return MappingProxyType({short: long for short, long in glossary.items() if is_told(short)})


def _text_of(content: Content) -> str:
    found: list[str] = []
    for one in fields(content):
        if one.name not in _NO_TEXT:
            _gather(getattr(content, one.name), found)
    return "\n".join(found)


def _gather(held: object, found: list[str]) -> None:
    # A seminar holds thousands of values, and this is asked for every audience.
    if isinstance(held, str):
        found.append(held)
    elif isinstance(held, tuple):
        for one in held:
            _gather(one, found)
    elif isinstance(held, Prose):
        found.append(held.source)
    elif isinstance(held, Record):
        for name in _told_fields(type(held)):
            _gather(getattr(held, name), found)
    elif isinstance(held, Mapping):
        for one in held.values():
            _gather(one, found)


def _told_fields(record: type[Record]) -> tuple[str, ...]:
    if record not in _TOLD:
        known = () if issubclass(record, Variant) else fields(record)
        _TOLD[record] = tuple(one.name for one in known if one.name not in _SILENT)
    return _TOLD[record]
