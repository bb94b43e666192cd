"""Make a content smaller: what an audience may not see never reaches a template.

Model in, model out. Items beyond the audience's ceiling are dropped wherever
they stand, passages within prose too, and references to dropped items with them; private addresses and
records of consent leave with everything that is for organisers only. A wider
ceiling never shows less than a narrower one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from operator import is_
from types import MappingProxyType
from typing import TypeVar

from briefings.content.abbreviations import with_seen_abbreviations
from briefings.content.model import (
    Content,
    Item,
    Lever,
    Person,
    Prose,
    Record,
    ScenarioSet,
    Source,
    Tactic,
    Visibility,
)
from briefings.content.passages import cut_passages

R = TypeVar("R", bound=Record)
ItemT = TypeVar("ItemT", bound=Item)


def for_audience(content: Content, ceiling: Visibility) -> Content:
    """The part of a content that may be shown up to a visibility.

    Shape: a `Content` whose every item has a visibility of at most `ceiling`.
    """
    seen = with_references(content, ceiling)
    if ceiling is not Visibility.ORGANISERS:
        seen = with_seen_abbreviations(seen, content)
    rows = frozenset(row.id for row in seen.scenarios.scenarios) if seen.scenarios else frozenset()
    return replace(
        seen,
        tactics=tuple(_tactic(tactic, rows) for tactic in seen.tactics),
        scenarios=_without_unseen_outcome(seen.scenarios, rows),
        levers=tuple(_lever(lever, rows) for lever in seen.levers),
    )


def with_references(content: Content, ceiling: Visibility) -> Content:
    """The same with all references as they were written, also those to what is withheld."""
    return replace(
        content,
        translations=MappingProxyType({}),
        series=_narrow(content.series, ceiling),
        people=MappingProxyType({name: _person(person, ceiling) for name, person in content.people.items()}),
        seminar=_narrow(content.seminar, ceiling),
        scenarios_seminar=_narrow(content.scenarios_seminar, ceiling) if content.scenarios_seminar else None,
        introduction=_prose(content.introduction, ceiling),
        conclusions=_prose(content.conclusions, ceiling),
        features=_items(content.features, ceiling),
        tactics=_items(content.tactics, ceiling),
        scenarios=_narrow_set(content.scenarios, ceiling),
        previous_scenarios=_narrow_set(content.previous_scenarios, ceiling),
        levers=_items(content.levers, ceiling),
        sources=_sources(content.sources, ceiling),
    )


def _sources(sources: Mapping[str, Source], ceiling: Visibility) -> Mapping[str, Source]:
    if all(_is_for(one, ceiling) for one in sources.values()):
        return sources
    return MappingProxyType({name: one for name, one in sources.items() if _is_for(one, ceiling)})


def _is_for(source: Source, ceiling: Visibility) -> bool:
    return source.visibility is None or source.visibility.rank <= ceiling.rank


def _prose(prose: Prose | None, ceiling: Visibility) -> Prose | None:
    return cut_passages(prose, ceiling) if prose and prose.visibility.rank <= ceiling.rank else None


def _items(items: tuple[ItemT, ...], ceiling: Visibility) -> tuple[ItemT, ...]:
    return tuple(_narrow(item, ceiling) for item in items if item.visibility.rank <= ceiling.rank)


def _narrow(record: R, ceiling: Visibility) -> R:
    """A record without the items in it that lie beyond the ceiling; the same one when there are none."""
    changed = {}
    for name in _holders(type(record)):
        held = getattr(record, name)
        narrowed = _narrow_value(held, ceiling)
        if narrowed is not held:
            changed[name] = narrowed
    # Names and values come from the record itself, so their types fit.
    make: Callable[..., R] = replace
    return make(record, **changed) if changed else record


def _narrow_value(held: object, ceiling: Visibility) -> object:
    match held:
        case tuple():
            seen = (entry for entry in held if not isinstance(entry, Item) or entry.visibility.rank <= ceiling.rank)
            kept = tuple(_narrow_value(entry, ceiling) for entry in seen)
            return held if len(kept) == len(held) and all(map(is_, kept, held)) else kept
        case Item() if held.visibility.rank > ceiling.rank:
            return None
        case Record():
            return _narrow(held, ceiling)
        case Prose():
            return cut_passages(held, ceiling)
        case Mapping():
            narrowed = {key: _narrow_value(entry, ceiling) for key, entry in held.items()}
            return held if all(map(is_, narrowed.values(), held.values())) else MappingProxyType(narrowed)
        case _:
            return held


def _holders(record: type[Record]) -> tuple[str, ...]:
    """Fields that could hold records: all but the plainly typed."""
    if record not in _HOLDERS:
        plain = ("str", "int", "Slug", "Line", "Visibility", "Decimal", "dt.date", "Kind", "Regime")
        named = ((one.name, str(one.type).split(" |")[0]) for one in fields(record))
        _HOLDERS[record] = tuple(name for name, kind in named if name != "origin" and kind not in plain)
    return _HOLDERS[record]


_HOLDERS: dict[type[Record], tuple[str, ...]] = {}


def _person(person: Person, ceiling: Visibility) -> Person:
    person = _narrow(person, ceiling)
    if ceiling is Visibility.ORGANISERS:
        return person
    return replace(person, email=None, consents=())


def _narrow_set(scenarios: ScenarioSet | None, ceiling: Visibility) -> ScenarioSet | None:
    if scenarios is None:
        return None
    narrowed = _narrow(scenarios, ceiling)
    rows = {row.id for row in narrowed.scenarios}
    return replace(narrowed, details=tuple(detail for detail in narrowed.details if detail.id in rows))


def _without_unseen_outcome(scenarios: ScenarioSet | None, rows: frozenset[str]) -> ScenarioSet | None:
    if scenarios is None or scenarios.outcome is None or scenarios.outcome.scenario in rows:
        return scenarios
    return replace(scenarios, outcome=None)


def _tactic(tactic: Tactic, rows: frozenset[str]) -> Tactic:
    kept = tuple(name for name in tactic.scenarios if name in rows)
    return tactic if kept == tactic.scenarios else replace(tactic, scenarios=kept)


def _lever(lever: Lever, rows: frozenset[str]) -> Lever:
    kept = tuple(effect for effect in lever.acts_on if effect.scenario in rows)
    return lever if kept == lever.acts_on else replace(lever, acts_on=kept)
