"""A content parted into what an audience may see and what is withheld from it.

The parts are told by the visibility that stands at every item, source, file
of prose and passage, not by the filter that feeds the templates: a mistake
there shows here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from briefings.content.model import Content, Item, Prose, Record, Visibility
from briefings.content.passages import cut_passages, withheld_passages

_CITED = re.compile(r"\[@([a-z0-9-]+)")
_PLAIN = ("Slug", "Visibility", "int", "Decimal", "dt.date", "Kind", "Regime", "bool", "LanguageTag", "PartialDate")
_SILENT = frozenset(("origin", "id", "visibility", "priority", "marking", "sources", "consents", "email", "variants"))


@dataclass(slots=True)
class Parted:
    """Texts by what they are; prose is Markdown still."""

    withheld: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text."""
    visible: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    """Label and percent of rows that are withheld."""
    cited: set[str] = field(default_factory=set)
    """Ids of sources that something visible names."""


def part(content: Content, ceiling: Visibility) -> Parted:
    """Part everything but people and sources' own texts, which depend on who names them."""
    parted = Parted()
    hidden_rows: set[str] = set()
    for row in content.scenarios.scenarios if content.scenarios else ():
        if row.visibility.rank > ceiling.rank:
            hidden_rows.add(row.id)
            if row.probability is not None:
                parted.numbers.append((row.label, f"{row.probability:f}"))
    parting = _Parting(ceiling, parted, hidden_rows)
    for prose in (content.introduction, content.conclusions):
        if prose:
            parting.prose(prose, "passage", prose.visibility.rank > ceiling.rank)
    seminar = (content.seminar, content.scenarios_seminar, content.series)
    for held in (*seminar, content.features, content.tactics, content.scenarios, content.levers):
        parting.value(held, "text", False)
    named = {*content.seminar.authors, *content.seminar.presenters, content.seminar.moderator}
    for entry in content.seminar.agenda:
        named.update(entry.speakers)
    for person in content.people.values():
        parting.value(person, "biography", person.id not in named)
    for source in content.sources.values():
        parting.value(source, "source", _is_hidden(source, ceiling) or source.id not in parted.cited)
    return parted


class _Parting:
    def __init__(self, ceiling: Visibility, parted: Parted, hidden_rows: set[str]) -> None:
        self._ceiling, self._parted, self._hidden_rows = ceiling, parted, hidden_rows

    def value(self, held: object, kind: str, is_hidden: bool) -> None:
        match held:
            case str():
                self._text(held, kind, is_hidden)
            case Prose():
                self.prose(held, kind, is_hidden)
            case Record():
                self._record(held, kind, is_hidden)
            case tuple():
                for entry in held:
                    self.value(entry, kind, is_hidden)
            case Mapping():
                for key, entry in held.items():
                    self._text(str(key), kind, is_hidden)
                    self.value(entry, kind, is_hidden)
            case _:
                pass

    def prose(self, prose: Prose, kind: str, is_hidden: bool) -> None:
        if is_hidden:
            self._text(prose.source, kind, True)
            return
        for passage in withheld_passages(prose, self._ceiling):
            self._text(passage, "passage", True)
        seen = cut_passages(prose, self._ceiling).source
        self._parted.cited.update(_CITED.findall(seen))
        self._text(seen, kind, False)

    def _record(self, record: Record, kind: str, is_hidden: bool) -> None:
        is_hidden = is_hidden or _is_hidden(record, self._ceiling)
        is_hidden = is_hidden or type(record).__name__ in ("Waiver", "Consent")
        if type(record).__name__ == "ScenarioDetail" and getattr(record, "id", "") in self._hidden_rows:
            is_hidden = True
        if not is_hidden:
            self._parted.cited.update(_sources_of(record))
        for name in _texts_of(type(record)):
            self.value(getattr(record, name), kind, is_hidden)
        if isinstance(record, Item):
            # What another audience reads in other words is no secret.
            for variant in record.variants.values():
                if variant.replace:
                    self.value(variant.replace.fields, kind, is_hidden)

    def _text(self, text: str, kind: str, is_hidden: bool) -> None:
        if is_hidden:
            self._parted.withheld.append((kind, text))
        else:
            self._parted.visible.append(text)


def _is_hidden(record: object, ceiling: Visibility) -> bool:
    visibility = getattr(record, "visibility", None)
    return isinstance(visibility, Visibility) and visibility.rank > ceiling.rank


def _sources_of(record: Record) -> Iterator[str]:
    yield from getattr(record, "sources", ())
    if isinstance(source := getattr(record, "source", None), str):
        yield source


def _texts_of(record: type[Record]) -> tuple[str, ...]:
    """Fields that hold words people could read."""
    if record not in _TEXTS:
        _TEXTS[record] = tuple(
            one.name
            for one in fields(record)
            if one.name not in _SILENT
            and not str(one.type).removeprefix("tuple[").startswith(_PLAIN)
            and "OneOf(" not in str(one.type)
            and "Annotated[Slug" not in str(one.type)
        )
    return _TEXTS[record]


_TEXTS: dict[type[Record], tuple[str, ...]] = {}
