"""Rules for who may see what: passages, unset visibility, withheld references.

`passages_are_marked` runs with all the other rules. `refuse_unset` and
`refuse_withheld` belong to the build of one audience and take its ceiling:
what an author forgot to decide is never decided for the public by a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from briefings.checks.prose import proses
from briefings.checks.rules import rule
from briefings.content.model import Content, Item, Record, Visibility
from briefings.content.passages import passage_faults
from briefings.errors import Problem

_HINT = "write `visibility: public`, `participants` or `organisers`"


@rule("AUD-03")
def passages_are_marked(content: Content) -> Iterator[Problem]:
    """Every passage with a circle of its own is closed and names a circle there is."""
    for prose in proses(content):
        yield from passage_faults(prose)


def refuse_for(content: Content, ceiling: Visibility) -> tuple[Problem, ...]:
    """Everything that forbids to make a brief up to a ceiling."""
    found = [*refuse_unset(content, ceiling), *refuse_withheld(content, ceiling)]
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


def refuse_withheld(content: Content, ceiling: Visibility) -> Iterator[Problem]:
    """AUD-02: what an audience sees refers to nothing it does not get."""
    rows = content.scenarios.scenarios if content.scenarios else ()
    withheld = {row.id: row.visibility.value for row in rows if row.visibility.rank > ceiling.rank}
    for tactic in content.tactics:
        for index, name in enumerate(tactic.scenarios):
            if name in withheld and tactic.visibility.rank <= ceiling.rank:
                yield _refers(tactic, f"scenarios[{index}]", name, withheld[name])
    for lever in content.levers:
        for effect in lever.acts_on:
            if effect.scenario in withheld and lever.visibility.rank <= ceiling.rank:
                yield _refers(effect, "scenario", effect.scenario, withheld[effect.scenario])


def _refers(record: Record, field: str, name: str, circle: str) -> Problem:
    what = f"the scenario `{name}` is for {circle}, what refers to it is for a wider circle"
    return Problem(record.origin.of(field), what, "remove the reference, or change who may see one of them", "AUD-02")


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
