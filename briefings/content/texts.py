"""Every text of a content that is written for readers, with its stable address.

One place knows which fields are language and which are names, ids, dates and
choices. `change_texts` hands out each text with its address and takes back
what it shall say; everything else of the content stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TypeVar

from briefings.content.model import (
    AgendaItem,
    Consent,
    Content,
    Designation,
    Disclosures,
    Dropped,
    Edition,
    Elicitation,
    Example,
    Feature,
    FiscalYear,
    KeyJudgement,
    Lever,
    Organisation,
    Outcome,
    Person,
    Prose,
    Question,
    Reading,
    Record,
    Scenario,
    ScenarioClass,
    ScenarioDetail,
    ScenarioSet,
    Seminar,
    Series,
    Source,
    Tactic,
    Waiver,
    Work,
)
from briefings.content.model.base import Replacement, Variant

Text = str | Prose
Change = Callable[[str, Text], Text]
"""Address and text to what it shall say."""
HolderT = TypeVar("HolderT")

LANGUAGE: Mapping[type[Record], tuple[str, ...]] = {
    Series: ("name", "masthead", "kicker", "disclaimer", "contact", "glossary"),
    Organisation: ("name", "place"),
    Person: ("style", "affiliation", "bio", "disclosures"),
    Seminar: ("title", "subtitle", "standfirst", "bottom_line", "glossary"),
    Edition: ("change_note",),
    FiscalYear: ("label",),
    KeyJudgement: ("text", "short", "basis"),
    AgendaItem: ("title",),
    Question: ("text", "context"),
    Reading: ("why",),
    Disclosures: ("funding", "conflicts", "ai_use", "limits"),
    Feature: ("heading", "claim", "short", "body"),
    Tactic: ("name", "summary", "short", "body", "counter"),
    Example: ("event", "measure"),
    Lever: (
        *("title", "actor", "addressee", "action", "short", "target", "mechanism", "effect", "cost_note", "risk"),
        *("indicators", "dissent"),
    ),
    ScenarioSet: ("title", "note"),
    ScenarioClass: ("label",),
    Scenario: ("label", "behaviours"),
    Source: ("note",),
}
"""Record to its fields that are written in a language."""
NO_LANGUAGE: Mapping[type[Record], tuple[str, ...]] = {
    Series: ("abbreviation",),
    Organisation: ("abbreviation",),
    Designation: ("controlled_by", "category", "dissemination", "contact"),
    Person: ("name", "sort_name", "postnominal", "email", "public_email"),
    Work: ("title", "place", "publisher"),
    Source: ("author", "organisation", "title", "container", "place", "publisher", "translated_by"),
    Consent: ("evidence",),
    Waiver: ("rule", "where", "reason", "by"),
    # Read by checks and by the record of forecasts, printed by no brief.
    Elicitation: ("method",),
    Dropped: ("reason",),
    Outcome: ("evidence",),
    Scenario: ("source_label", "resolution", "indicators", "delta_reason"),
    ScenarioDetail: ("source_label", "resolution", "indicators", "delta_reason"),
}
"""Record to its texts that are names, references, or for the house alone. A text in neither list is an omission."""


def texts_of(content: Content) -> Iterator[tuple[str, Text]]:
    """Address and text of everything written for readers, in the order of the files."""
    found: list[tuple[str, Text]] = []

    def noted(address: str, text: Text) -> Text:
        found.append((address, text))
        return text

    change_texts(content, noted)
    return iter(found)


def digest_of(text: Text) -> str:
    """Ten digits that change when the words of a text change, and not when it is only wrapped anew."""
    words = " ".join(said(text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def said(text: Text) -> str:
    """The characters of a text."""
    return text.source if isinstance(text, Prose) else text


def change_texts(content: Content, change: Change) -> Content:
    """The content with every text as `change` leaves it."""

    def part(name: str, held: HolderT) -> HolderT:
        return _changed(held, name, change)

    def prose(name: str, held: Prose | None) -> Prose | None:
        return _prose(held, change(name, held)) if held else held

    named = _named(content.seminar)

    def person(name: str, held: Person) -> Person:
        return part(f"people/{name}", held) if name in named else held

    return replace(
        content,
        series=part("series", content.series),
        people=MappingProxyType({name: person(name, one) for name, one in content.people.items()}),
        seminar=part("seminar", content.seminar),
        introduction=prose("introduction", content.introduction),
        features=part("features", content.features),
        tactics=part("tactics", content.tactics),
        scenarios=part("scenarios", content.scenarios),
        scenarios_seminar=_retitled(content.scenarios_seminar, change),
        conclusions=prose("conclusions", content.conclusions),
        levers=part("levers", content.levers),
        sources=MappingProxyType({name: part(f"sources/{name}", one) for name, one in content.sources.items()}),
    )


def _named(seminar: Seminar) -> frozenset[str]:
    """The people of this seminar; a series knows more."""
    speakers = (name for item in seminar.agenda for name in item.speakers)
    return frozenset((*seminar.authors, *seminar.presenters, *speakers, *filter(None, [seminar.moderator])))


def _retitled(seminar: Seminar | None, change: Change) -> Seminar | None:
    """Of the seminar whose table is borrowed, only the title is read."""
    if seminar is None:
        return None
    title = said(change("scenarios_seminar/title", seminar.title))
    return seminar if title == seminar.title else replace(seminar, title=title)


def _changed(held: HolderT, address: str, change: Change) -> HolderT:
    """A record, a list or a mapping with the texts in it changed; the very same when nothing does."""
    if isinstance(held, Record):
        return _record(held, address, change)  # type: ignore[return-value]
    if isinstance(held, tuple) and held and isinstance(held[0], Record):
        kept = tuple(_changed(one, f"{address}/{_name(one, n)}", change) for n, one in enumerate(held, start=1))
        return kept if any(a is not b for a, b in zip(kept, held, strict=True)) else held  # type: ignore[return-value]
    if isinstance(held, Mapping) and any(isinstance(one, Record) for one in held.values()):
        changed = {name: _changed(one, f"{address}/{name}", change) for name, one in held.items()}
        same = all(changed[name] is one for name, one in held.items())
        return held if same else MappingProxyType(changed)  # type: ignore[return-value]
    return held


def _record(record: Record, address: str, change: Change) -> Record:
    if isinstance(record, Variant) and record.replace:
        replaced = replace(record.replace, fields=_fields(record.replace, address, change))
        return record if replaced == record.replace else replace(record, replace=replaced)
    language = LANGUAGE.get(type(record), ())
    changed: dict[str, object] = {}
    for one in fields(record):
        if one.name == "origin" or (isinstance(record, ScenarioSet) and one.name in ("details", "outcome")):
            continue
        held = getattr(record, one.name)
        inner = f"{_home(address, one.name)}"
        now = _text(held, inner, change) if one.name in language else _changed(held, inner, change)
        if now is not held:
            changed[one.name] = now
    make: Callable[..., Record] = replace
    return make(record, **changed) if changed else record


def _fields(replacement: Replacement, address: str, change: Change) -> Mapping[str, object]:
    texts = {
        name: _text(held, f"{address}/{name}", change) if isinstance(held, str | Prose) else held
        for name, held in replacement.fields.items()
    }
    return MappingProxyType(texts)


def _home(address: str, name: str) -> str:
    """Addresses are short: ``questions/who``, not ``seminar/questions/who``; ``scenarios/attrition``."""
    if address == "seminar" and name in ("key_judgements", "agenda", "questions", "reading_list"):
        return name
    if address == "scenarios" and name == "scenarios":
        return address
    return f"{address}/{name}"


def _name(record: object, number: int) -> str:
    return str(getattr(record, "id", "") or number)


def _text(held: object, address: str, change: Change) -> object:
    match held:
        case Prose():
            return _prose(held, change(address, held)) if held else held
        case str():
            return said(change(address, held)) if held else held
        case tuple():
            kept = tuple(_text(one, f"{address}/{number}", change) for number, one in enumerate(held, start=1))
            return held if kept == held else kept
        case Mapping():
            changed = {name: _text(one, f"{address}/{name}", change) for name, one in held.items()}
            return held if changed == dict(held) else MappingProxyType(changed)
        case _:
            return held


def _prose(held: Prose, now: Text) -> Prose:
    """The new words, seen by whom the old ones are."""
    if now is held:
        return held
    assert isinstance(now, Prose)
    return replace(now, visibility=held.visibility, states_visibility=held.states_visibility)
