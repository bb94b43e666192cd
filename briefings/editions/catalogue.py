"""What a catalogue tells one audience of the editions in an archive.

Made from the ledger and the records kept with each edition. An audience is
told of the editions that were made for it and of nothing else: no other
audience, no note of the house, no word of the content beyond its ceiling.
A withdrawn edition is listed with its reason and without its files.

Promise: nothing is written, there is no clock, and an edition that is not
byte for byte the one that was frozen stops the catalogue.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from briefings.compare.since import Since, since
from briefings.content.audience import for_audience
from briefings.content.model import Content
from briefings.content.nearest import did_you_mean
from briefings.content.translations import in_language
from briefings.content.variants import vary
from briefings.editions.archive import Archive
from briefings.editions.embargo import is_embargoed
from briefings.editions.forecasts import Track, track
from briefings.editions.ledger import sound_ledger
from briefings.editions.ocfl import CONTENT
from briefings.editions.record import EDITION
from briefings.editions.sides import Kept
from briefings.editions.states import Entry, current, editions_of
from briefings.editions.verify import object_problems
from briefings.errors import DamageFound, Problem, UsageError, Where
from briefings.templating.audiences import load_audience
from briefings.templating.search import TemplateSearch

FILES = "files"


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file to download."""

    format: str
    source: Path
    """Where it lies in the archive."""
    place: str
    """Where it lies beside the page: ``files/talks-first.2025-07-22/first_press.pdf``."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """One edition, as its audience is told of it."""

    entry: Entry
    record: Mapping[str, Any]
    """Its `edition.json`."""
    is_current: bool
    files: tuple[ListedFile, ...]
    content: Content | None
    """As the audience had it; None for a withdrawn edition."""
    changes: Since | None
    """Since the edition before it; None when there is none to compare with."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All editions of one seminar, the newest first."""

    series: str
    series_name: str
    title: str
    editions: tuple[ListedEdition, ...]
    record: Track
    """Its forecasts over the editions; empty where no probabilities are shown."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The archive, for one audience."""

    audience: str
    audience_title: str
    language: str
    as_of: dt.date
    """The day of the last event in the ledger."""
    tip: str
    """The digest of the ledger's last line."""
    shelves: tuple[Shelf, ...]
    """By series, in each the seminar with the newest edition first."""

    @property
    def files(self) -> tuple[ListedFile, ...]:
        return tuple(file for shelf in self.shelves for listed in shelf.editions for file in listed.files)


def catalogue(archive: Archive, audience: str, at: str) -> Catalogue:
    """Everything in an archive that was made for an audience and that it may have at a time.

    Raises: UsageError when there is nothing; DamageFound when an edition is not whole.
    """
    ledger = sound_ledger(archive)
    every = editions_of(ledger.events)
    wanted = [one for one in every if audience in one.audiences and not is_embargoed(one, audience, at)]
    if not wanted:
        names = sorted({name for entry in every for name in entry.audiences})
        what = f"the archive holds no edition for `{audience}`"
        raise UsageError(Problem(Where(""), what, did_you_mean(audience, names, "audience")))
    _refuse_damage(archive, wanted)
    as_of = dt.date.fromisoformat(max(event.at for event in ledger.events)[:10])
    now = current(wanted, as_of)
    works: dict[str, list[Entry]] = {}
    for entry in wanted:
        works.setdefault(entry.id.work, []).append(entry)
    shelves = [_shelf(archive, audience, entries, now) for entries in works.values()]
    # Newest seminar first, then by series: a stable sort keeps the order within each series.
    shelves.sort(key=lambda shelf: shelf.editions[0].entry.id.date, reverse=True)
    shelves.sort(key=lambda shelf: shelf.series_name)
    newest = max((listed for shelf in shelves for listed in shelf.editions), key=lambda one: one.entry.id.date)
    told = newest.record["audiences"][audience]
    language = str(newest.record.get("language", "en"))
    return Catalogue(audience, str(told.get("title", audience)), language, as_of, ledger.tip, tuple(shelves))


def _refuse_damage(archive: Archive, entries: Iterable[Entry]) -> None:
    problems = [
        problem
        for entry in entries
        for problem in object_problems(archive.objects / entry.id.folder, entry.inventory).problems
    ]
    if problems:
        raise DamageFound(problems)


def _shelf(archive: Archive, audience: str, entries: Sequence[Entry], now: Mapping[str, Entry]) -> Shelf:
    listed: list[ListedEdition] = []
    before: tuple[str, Content] | None = None
    for entry in sorted(entries, key=lambda one: one.id):
        record = json.loads((archive.objects / entry.id.folder / CONTENT / EDITION).read_bytes())
        is_current = now.get(entry.id.work) is entry
        if entry.status == "withdrawn":
            listed.append(ListedEdition(entry, record, False, (), None, None))
            continue
        whole, content = _said_and_shown(archive, entry, audience)
        changes = since(*before, content, whole) if before else None
        files = tuple(_files(archive, entry, record["audiences"][audience]["files"]))
        listed.append(ListedEdition(entry, record, is_current, files, content, changes))
        before = (entry.id.label, content)
    newest = listed[-1].record
    # A corrected edition is read in the words of its correction.
    told = [one.content for one in listed if one.content is not None and one.entry.status != "corrected"]
    return Shelf(
        series=str(newest["series"]),
        series_name=str(newest["series_name"]),
        title=str(newest["title"]),
        editions=tuple(reversed(listed)),
        record=track(told),
    )


def _said_and_shown(archive: Archive, entry: Entry, audience: str) -> tuple[Content, Content]:
    """The content of an edition, whole, and as its audience had it then."""
    kept = Kept(archive, entry)
    templates = archive.objects / entry.id.folder / CONTENT / "source" / "templates"
    reader = load_audience(audience, TemplateSearch(None, templates.resolve()))
    content = kept.content()
    translated = in_language(content, reader.language)
    said = translated.content if translated else content
    return said, for_audience(vary(said, reader.name, reader.form), reader.ceiling)


def _files(archive: Archive, entry: Entry, told: Iterable[Mapping[str, str]]) -> Iterable[ListedFile]:
    for file in told:
        source = archive.objects / entry.id.folder / CONTENT / file["path"]
        name = PurePosixPath(file["path"]).name
        yield ListedFile(
            PurePosixPath(name).suffix[1:], source, f"{FILES}/{entry.id.folder}/{name}", source.stat().st_size
        )


def moved_since(shelf: Shelf) -> Mapping[str, Decimal]:
    """Scenario id to its percent in the edition before the newest; empty when there is none."""
    forecasts = shelf.record.forecasts
    return dict(forecasts[-2].shares) if len(forecasts) > 1 else {}
