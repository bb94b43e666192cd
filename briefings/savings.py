"""What makes a brief shorter, in the order in which it is used.

First items get their short form, those with the highest priority number
first and the last of equals before the others; then, in the same order, they
go. Priority 1 stays: only when nothing else is left does it get its short
form. The scenario table stays too, because its rows only add up together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefings.content.items import change_items
from briefings.content.model import Content, Feature, Item, KeyJudgement, Lever, Question, Reading, Tactic
from briefings.content.variants import has_short_form, short_form
from briefings.document.model import Document, Span
from briefings.document.text import plain_text
from briefings.document.walk import iter_inlines

MUST_KEEP = 1
_Key = tuple[type[Item], str]


@dataclass(frozen=True, slots=True)
class Saving:
    """One thing that makes a brief shorter."""

    item: Item
    drops: bool
    """False: the item stays, in its short form."""

    @property
    def address(self) -> str:
        """Where templates print the item: ``levers/dykes``."""
        return f"{_FOLDERS[type(self.item)]}/{self.item.id}"


_FOLDERS: Mapping[type[Item], str] = {
    KeyJudgement: "key_judgements",
    Lever: "levers",
    Tactic: "tactics",
    Feature: "features",
    Question: "questions",
    Reading: "reading_list",
}


def savings(content: Content) -> tuple[Saving, ...]:
    """All that a budget may use, in order."""
    items = _last_first(content)
    may_go = [item for item in items if item.priority > MUST_KEEP]
    return (
        *(Saving(item, drops=False) for item in may_go if has_short_form(item)),
        *(Saving(item, drops=True) for item in may_go),
        *(Saving(item, drops=False) for item in items if item.priority == MUST_KEEP and has_short_form(item)),
    )


def last_resort(content: Content) -> tuple[Saving, ...]:
    """What no budget may use: the items that must stay would have to go."""
    return tuple(Saving(item, drops=True) for item in _last_first(content) if item.priority == MUST_KEEP)


def save(content: Content, used: Iterable[Saving]) -> Content:
    """The content after some savings."""
    dropped: set[_Key] = set()
    shortened: set[_Key] = set()
    for one in used:
        (dropped if one.drops else shortened).add(_key(one.item))

    def change(item: Item) -> Item | None:
        key = _key(item)
        if key in dropped:
            return None
        return short_form(item) if key in shortened else item

    return change_items(content, change)


def printed_words(document: Document) -> Mapping[str, str]:
    """Address of each item to the words that a document prints there."""
    words: dict[str, list[str]] = {}
    for inline in iter_inlines(document):
        if isinstance(inline, Span) and inline.field.count("/") > 1:
            address = "/".join(inline.field.split("/")[:2])
            words.setdefault(address, []).append(plain_text(inline.inlines))
    return {address: "\n".join(found) for address, found in words.items()}


def _key(item: Item) -> _Key:
    return type(item), item.id


def _last_first(content: Content) -> list[Item]:
    items = [*_by_weight(content)]
    items.reverse()
    return sorted(items, key=lambda item: -item.priority)


def _by_weight(content: Content) -> Iterator[Item]:
    """Items in the order of their weight for a reader: what is first here goes last."""
    seminar = content.seminar
    yield from seminar.key_judgements
    yield from content.levers
    yield from content.tactics
    yield from content.features
    yield from seminar.questions
    yield from seminar.reading_list
