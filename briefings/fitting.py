"""Keep a brief within its audience's pages by leaving out what matters least.

The brief is really laid out, and as long as it has too many pages the item
with the highest priority number goes, the last of equals first. Items of
priority 1 stay, and so does the scenario table, whose rows only add up
together. One choice serves all formats, every item left out is reported, and
the same input gives the same choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefings.content.model import Content, Item
from briefings.document.model import Document
from briefings.errors import ContentError, Problem
from briefings.templating.audiences import Audience

Render = Callable[[Content], Document]
CountPages = Callable[[Document], int]
MUST_KEEP = 1


@dataclass(frozen=True, slots=True)
class Fitted:
    """The brief as it will be written, and what was left out of it."""

    document: Document
    problems: tuple[Problem, ...] = ()


def fit_pages(content: Content, audience: Audience, render: Render, count_pages: CountPages) -> Fitted:
    """The brief with as few items left out as its budget of pages allows.

    Shape: still too long when nothing more may go; the length check says so.
    Raises: ContentError when the whole brief cannot be rendered.
    """
    document = render(content)
    most = audience.max_pages
    if most is None or count_pages(document) <= most:
        return Fitted(document)
    dropped: list[Problem] = []
    for field, item in _candidates(content):
        fewer = _without(content, field, item)
        try:
            shorter = render(fewer)
        except ContentError:
            continue  # the rest of the brief needs it
        content = fewer
        if shorter == document:
            continue  # this audience does not get to see it anyway
        document = shorter
        dropped.append(_report(item, audience, most))
        if count_pages(document) <= most:
            break
    return Fitted(document, tuple(dropped))


def _candidates(content: Content) -> list[tuple[str, Item]]:
    """What may go, in the order in which it goes."""
    found = [(field, item) for field, item in _items(content) if item.priority > MUST_KEEP]
    found.reverse()
    return sorted(found, key=lambda one: -one[1].priority)


def _items(content: Content) -> Iterator[tuple[str, Item]]:
    """Items in the order of their weight for a reader: what is first here goes last."""
    seminar = content.seminar
    yield from (("key_judgements", item) for item in seminar.key_judgements)
    yield from (("levers", item) for item in content.levers)
    yield from (("tactics", item) for item in content.tactics)
    yield from (("features", item) for item in content.features)
    yield from (("questions", item) for item in seminar.questions)
    yield from (("reading_list", item) for item in seminar.reading_list)


def _without(content: Content, field: str, item: Item) -> Content:
    seminar = content.seminar
    match field:
        case "levers":
            return replace(content, levers=tuple(one for one in content.levers if one is not item))
        case "tactics":
            return replace(content, tactics=tuple(one for one in content.tactics if one is not item))
        case "features":
            return replace(content, features=tuple(one for one in content.features if one is not item))
        case "key_judgements":
            kept = tuple(one for one in seminar.key_judgements if one is not item)
            return replace(content, seminar=replace(seminar, key_judgements=kept))
        case "questions":
            return replace(
                content,
                seminar=replace(seminar, questions=tuple(one for one in seminar.questions if one is not item)),
            )
        case "reading_list":
            readings = tuple(one for one in seminar.reading_list if one is not item)
            return replace(content, seminar=replace(seminar, reading_list=readings))
        case _:
            raise ValueError(field)


def _report(item: Item, audience: Audience, most: int) -> Problem:
    pages = "1 page" if most == 1 else f"{most} pages"
    what = f"`{item.id}` is left out of the brief for `{audience.name}`, which has {pages}"
    hint = f"shorten the text, or give what must stay priority {MUST_KEEP}"
    return Problem(item.origin.where, what, hint, "AUD-04", "info")
