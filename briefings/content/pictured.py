"""Which pictures the prose of a content shows, in every form and language.

An edition keeps them with its source, and a brief is made anew when one of
them changes, wherever in the workspace they lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from briefings.content.model import Content, Prose, Record
from briefings.content.prose import check_prose, prose_context

_MARK = "!["


def shown_pictures(content: Content) -> tuple[str, ...]:
    """Paths of the pictures that are there, relative to the workspace's folder; sorted."""
    context = prose_context(content)
    for prose in _proses(content):
        if _MARK in prose.source:
            check_prose(prose, context)
    return tuple(sorted(context.pictures))


def _proses(held: object) -> Iterator[Prose]:
    if isinstance(held, Prose):
        yield held
    elif isinstance(held, tuple):
        for one in held:
            yield from _proses(one)
    elif isinstance(held, Mapping):
        yield from _proses(tuple(held.values()))
    elif isinstance(held, Record | Content):
        for one in fields(held):
            yield from _proses(getattr(held, one.name))
