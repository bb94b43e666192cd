"""Rules for who may see what: passages that are marked, visibility that is set.

`passages_are_marked` runs with all the other rules. `refuse_for` belongs to
the build of one audience and takes its ceiling: what an author forgot to
decide is never decided for the public by a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from briefings.checks.prose import proses
from briefings.checks.rules import rule
from briefings.checks.withheld import refuse_withheld
from briefings.content.model import Content, Item, Record, Visibility
from briefings.content.passages import passage_faults
from briefings.errors import Problem

_HINT = "write `visibility: public`, `participants` or `organisers`"


@rule("AUD-03")
def passages_are_marked(content: Content) -> Iterator[Problem]:
    """Every passage with a circle of its own is closed and names a circle there is."""
    for prose in proses(content):
        yield from passage_faults(prose)


def refuse_for(content: Content, ceiling: Visibility, left: Content | None = None) -> tuple[Problem, ...]:
    """Everything that forbids to make a brief up to a ceiling; `left` lacks what is left out for its audience."""
    found = [*refuse_unset(content, ceiling), *refuse_withheld(content, ceiling, left)]
    return tuple(sorted(found, key=lambda one: one.where))


def refuse_unset(content: Content, ceiling: Visibility) -> Iterator[Problem]:
    """AUD-01: in a public build every item says who may see it."""
    if ceiling is not Visibility.PUBLIC:
        return
    for prose in (content.introduction, content.conclusions):
        if prose and not prose.states_visibility:
            yield Problem(prose.where, "this file does not say who may see it", _front_matter_hint(), "AUD-01")
    parts = (content.seminar, content.features, content.tactics, content.scenarios, content.levers)
    for item in _items(parts):
        if item.origin.where.file and "visibility" not in item.origin.fields:
            yield Problem(item.origin.where, f"`{item.id}` does not say who may see it", _HINT, "AUD-01")


def _front_matter_hint() -> str:
    return "begin the file with `---`, `visibility: public` and `---`, each on a line of its own"


def _items(held: object) -> Iterator[Item]:
    match held:
        case tuple():
            for entry in held:
                yield from _items(entry)
        case Mapping():
            yield from _items(tuple(held.values()))
        case Record():
            if isinstance(held, Item):
                yield held
            for one in fields(held):
                if one.name != "origin":
                    yield from _items(getattr(held, one.name))
        case _:
            return


VISIBILITY_RULES = (passages_are_marked,)
