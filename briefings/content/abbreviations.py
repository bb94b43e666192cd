"""Which abbreviations an audience is told: not those of texts it does not get.

An abbreviation that stands only in what is withheld would tell what that is
about. One that stands nowhere at all is kept, as the author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType

from briefings.content.model import Content, Prose, Record, Variant

_SILENT = frozenset(("origin", "id", "glossary", "waivers", "checks", "consents", "email"))


def with_seen_abbreviations(seen: Content, written: Content) -> Content:
    """The part of a content that an audience sees, without abbreviations of the other part."""
    if not (seen.seminar.glossary or seen.series.glossary):
        return seen
    here, before = _text_of(seen), _text_of(written)

    def is_told(short: str) -> bool:
        word = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
        return bool(word.search(here)) or not word.search(before)

    told = {name: _told(getattr(seen, name).glossary, is_told) for name in ("seminar", "series")}
    if told == {"seminar": seen.seminar.glossary, "series": seen.series.glossary}:
        return seen
    return replace(
        seen,
        seminar=replace(seen.seminar, glossary=told["seminar"]),
        series=replace(seen.series, glossary=told["series"]),
    )


def _told(glossary: Mapping[str, str], is_told: Callable[[str], bool]) -> Mapping[str, str]:
    return MappingProxyType({short: long for short, long in glossary.items() if is_told(short)})


def _text_of(content: Content) -> str:
    parts = (getattr(content, one.name) for one in fields(content) if one.name not in ("root", "files", "notices"))
    return "\n".join(text for part in parts for text in _texts(part))


def _texts(held: object) -> Iterator[str]:
    match held:
        case str():
            yield held
        case Prose():
            yield held.source
        case tuple():
            for one in held:
                yield from _texts(one)
        case Mapping():
            yield from _texts(tuple(held.values()))
        case Variant():
            return
        case Record():
            yield from _texts(tuple(getattr(held, one.name) for one in fields(held) if one.name not in _SILENT))
        case _:
            return
