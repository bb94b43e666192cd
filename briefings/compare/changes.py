"""What changed between two editions, compared by stable id, never by position.

The content is compared, not the finished files: probabilities as exact
decimals in points, texts word by word, everything else field by field. What
only moved in its file did not change. Nothing is left out: a field that a
later version of the content adds is compared as all others are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Literal

from briefings.compare.estimates import EstimateChange, compare_estimates
from briefings.content.model import Content, Item, KeyJudgement, Person, Prose, Record, Source
from briefings.words import Piece, compare_words

Verdict = Literal["added", "removed", "changed"]

_NEVER = frozenset({"origin", "id", "number", "probability"})
"""Places are not content, ids are what is compared by, and estimates have a table of their own."""
_SEMINAR_LISTS = ("key_judgements", "agenda", "questions", "reading_list")
_LABELS = ("heading", "name", "title", "label", "text", "source")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose text differs; an empty side means it was not there."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def old(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "inserted")

    @property
    def new(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != "deleted")


@dataclass(frozen=True, slots=True)
class PartChange:
    """One thing that came, went or reads differently."""

    part: str
    """The part of the content in its own words: ``levers``, ``people``, ``introduction``."""
    id: str
    """Empty for a part that is one text."""
    label: str
    verdict: Verdict
    fields: tuple[FieldChange, ...] = ()

    @property
    def address(self) -> str:
        return f"{self.part}/{self.id}" if self.id else self.part


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two editions of a seminar's content."""

    title: str
    old_date: dt.date
    new_date: dt.date
    estimates: tuple[EstimateChange, ...]
    """Every scenario of either edition, in the new one's order, dropped ones last; moved or not."""
    parts: tuple[PartChange, ...]
    note: str = ""
    """Why the two tables of probabilities cannot be compared, when they cannot."""

    @property
    def is_empty(self) -> bool:
        return not self.parts and not any(one.is_change for one in self.estimates)

    def of(self, part: str) -> tuple[PartChange, ...]:
        return tuple(one for one in self.parts if one.part == part)


def compare(old: Content, new: Content) -> Changes:
    """Compare two editions of one seminar; filter both for the same audience first."""
    estimates, note = compare_estimates(old.scenarios, new.scenarios)
    return Changes(
        title=new.seminar.title,
        old_date=old.seminar.edition.date,
        new_date=new.seminar.edition.date,
        estimates=estimates,
        parts=tuple(_parts(old, new)),
        note=note,
    )


def _parts(old: Content, new: Content) -> Iterator[PartChange]:
    yield from _one("seminar", old.seminar, new.seminar, skipped=_SEMINAR_LISTS)
    yield from _items("key_judgements", old.seminar.key_judgements, new.seminar.key_judgements)
    yield from _text("introduction", old.introduction, new.introduction)
    yield from _items("features", old.features, new.features)
    yield from _items("tactics", old.tactics, new.tactics)
    if old.scenarios and new.scenarios:
        yield from _one("scenario_set", old.scenarios, new.scenarios, skipped=("scenarios", "details"))
    before, after = (one.scenarios.scenarios if one.scenarios else () for one in (old, new))
    yield from _items("scenarios", before, after)
    yield from _text("conclusions", old.conclusions, new.conclusions)
    yield from _items("levers", old.levers, new.levers)
    yield from _items("agenda", old.seminar.agenda, new.seminar.agenda)
    yield from _items("questions", old.seminar.questions, new.seminar.questions)
    yield from _items("reading_list", old.seminar.reading_list, new.seminar.reading_list)
    yield from _items("people", tuple(old.people.values()), tuple(new.people.values()))
    yield from _items("sources", tuple(old.sources.values()), tuple(new.sources.values()))
    yield from _one("series", old.series, new.series)


def _items(
    part: str, old: Sequence[Item | Person | Source], new: Sequence[Item | Person | Source]
) -> Iterator[PartChange]:
    """Compare lists by id: the new one's order, then what was removed."""
    before = {item.id: item for item in old}
    kept = {item.id for item in new}
    for item in new:
        if item.id not in before:
            yield PartChange(part, item.id, _label(item), "added", _fields({}, _texts(item)))
        elif changed := _fields(_texts(before[item.id]), _texts(item)):
            yield PartChange(part, item.id, _label(item), "changed", changed)
    for item in old:
        if item.id not in kept:
            yield PartChange(part, item.id, _label(item), "removed", _fields(_texts(item), {}))


def _one(part: str, old: Record, new: Record, skipped: Sequence[str] = ()) -> Iterator[PartChange]:
    before, after = ({name: text for name, text in _texts(one).items() if name not in skipped} for one in (old, new))
    if changed := _fields(before, after):
        yield PartChange(part, "", part.replace("_", " "), "changed", changed)


def _text(part: str, old: Prose | None, new: Prose | None) -> Iterator[PartChange]:
    before, after = (one.source if one else "" for one in (old, new))
    if before != after:
        verdict: Verdict = "changed" if before and after else "added" if after else "removed"
        yield PartChange(part, "", part, verdict, (FieldChange("text", compare_words(before, after)),))


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    pairs = ((name, old.get(name, ""), new.get(name, "")) for name in {**new, **old})
    return tuple(FieldChange(name, compare_words(was, now)) for name, was, now in pairs if was != now)


def _texts(record: Record) -> dict[str, str]:
    """Every field of a record as text."""
    return {one.name: _as_text(getattr(record, one.name)) for one in fields(record) if one.name not in _NEVER}


def _as_text(held: object) -> str:
    match held:
        case None:
            return ""
        case Prose():
            return held.source.strip()
        case Record():
            parts = ((one.name, _as_text(getattr(held, one.name))) for one in fields(held) if one.name != "origin")
            return "; ".join(f"{name}: {text}" for name, text in parts if text)
        case Enum():
            return str(held.value)
        case Mapping():
            return "\n".join(f"{key}: {_as_text(entry)}" for key, entry in held.items())
        case tuple() | list():
            return _listed(held)
        case _:
            return str(held)


def _listed(held: Iterable[object]) -> str:
    return "\n".join(_as_text(entry) for entry in held)


def _label(item: Item | Person | Source) -> str:
    """What people call it."""
    if isinstance(item, KeyJudgement):
        return item.text.source.strip()
    held = (getattr(item, name, None) for name in _LABELS)
    return next((text for text in held if isinstance(text, str)), item.id)
