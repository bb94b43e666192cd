"""Freeze an edition: gather, check, render everything, hand it to the archive.

The edition is rendered from the gathered copy of its source, for all
audiences and in all their formats, with its own date as the only clock.

Promise: until the archive has taken it, nothing but scratch files was
written; a refusal or an error leaves the archive as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefings.checks import read_checked
from briefings.content.embargo import lift_of
from briefings.content.model import Content, Edition
from briefings.content.workspace import SeminarFolder, Workspace
from briefings.editions.archive import Archive
from briefings.editions.edition import EditionId
from briefings.editions.ledger import Event, Ledger, read_ledger
from briefings.editions.ocfl import Version
from briefings.editions.previous import edition_before
from briefings.editions.record import BUILD, EDITION, FiledFile, as_json, build_record, edition_record
from briefings.editions.source import (
    content_digest,
    gather_source,
    keep_previous,
    kept_previous,
    open_source,
    source_files,
)
from briefings.editions.states import FROZEN, Entry, editions_of, judge
from briefings.editions.store import Filing, file_edition
from briefings.errors import ArchiveRefusal, ContentError, Problem, Where
from briefings.order import Built, Order
from briefings.pipeline import build
from briefings.staging import staging_folder
from briefings.templating.audiences import Audience, list_audiences
from briefings.templating.issue import Issue
from briefings.templating.search import TemplateSearch

CLASSES = ("corrected", "revised", "expanded")
"""What kind of change a re-issue brings."""


@dataclass(frozen=True, slots=True)
class Request:
    """An edition that somebody wants frozen."""

    edition: EditionId
    by: str
    at: str
    """Time in UTC: ``2025-07-22T12:00:00Z``."""
    note: str = ""
    """Why it was made; kept in the archive, not printed."""
    corrects: Entry | None = None
    change_class: str = ""
    change_note: str = ""
    """What a re-issue changes; printed in it."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What came of it."""

    edition: EditionId
    audiences: tuple[str, ...]
    files: tuple[str, ...]
    tip: str
    """The digest of the ledger's last line: keep it outside the archive."""
    problems: tuple[Problem, ...] = ()
    """Warnings only."""


def freeze(
    archive: Archive, workspace: Workspace, folder: SeminarFolder, shipped: Path, request: Request, lanes: int = 1
) -> Frozen:
    """Make an edition of a seminar and keep it for good.

    Raises: ContentError when the content has errors or another date; ArchiveRefusal when the archive may not take it.
    """
    _judge_request(read_ledger(archive), folder, request)
    with staging_folder(workspace.build) as scratch:
        source = scratch / "source"
        gather_source(workspace, folder, TemplateSearch(workspace.templates, shipped), source)
        if before := edition_before(archive, folder.id, request.edition):
            keep_previous(before, source)
        content, order, built, warnings = render(source, folder.id, scratch / "build", request, lanes)
        files = _filed_files(request.edition, folder, built)
        facts = _facts(content, order, files, request)
        kept = _kept(source, order, content, files, built, request)
        filing = Filing(
            request.edition,
            kept,
            Version(request.at, request.note or "Edition frozen", *_user(request.by)),
            _events(request, facts),
            lambda ledger: _judge_request(ledger, folder, request),
        )
        tip = file_edition(archive, filing)
    names = tuple(file.path for file in files)
    return Frozen(request.edition, tuple(one.name for one in _served(order, files)), names, tip, warnings)


def render(
    source: Path, seminar: str, scratch: Path, request: Request, lanes: int
) -> tuple[Content, Order, tuple[Built, ...], tuple[Problem, ...]]:
    """All files of an edition, made from its gathered source."""
    workspace, folder, search = open_source(source, seminar, scratch)
    corrects = str(request.corrects.id) if request.corrects else ""
    issue = Issue(
        edition=str(request.edition),
        digest=content_digest(source)[:12],
        change_class=request.change_class,
        change_note=request.change_note,
        corrects=corrects,
    )
    order = Order(workspace, search, tuple(list_audiences(search)), (), always=True, lanes=lanes, issue=issue)
    order = replace(order, previous=kept_previous(source, seminar))
    content = read_checked(workspace, folder)[0]
    _agree_on_date(content, request.edition.date)
    (outcome,) = build(order, [folder])
    if outcome.has_errors:
        raise ContentError(outcome.problems)
    return content, order, outcome.built, outcome.problems


def _served(order: Order, files: Sequence[FiledFile]) -> tuple[Audience, ...]:
    """The audiences that got files: one in a language nobody translates this seminar into gets none."""
    names = {file.audience for file in files}
    return tuple(audience for audience in order.audiences if audience.name in names)


def utc_text(moment: dt.datetime) -> str:
    """A time as the archive writes it."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _agree_on_date(content: Content, date: dt.date) -> None:
    edition = content.seminar.edition
    if edition.date != date:
        what = f"the edition is dated {edition.date.isoformat()} here, and {date.isoformat()} was asked for"
        hint = f"write `date: {date.isoformat()}` under `edition`, or freeze with --date {edition.date.isoformat()}"
        raise ContentError(Problem(edition.origin.of("date"), what, hint))


def _judge_request(ledger: Ledger, folder: SeminarFolder, request: Request) -> None:
    """Refuse what the archive can never take, before and again under the lock."""
    entries = {str(entry.id): entry for entry in editions_of(ledger.events)}
    name = Where(str(request.edition))
    if str(request.edition) in entries:
        hint = "to correct it: briefings edition correct; a second edition of the same day: --number 2"
        raise ArchiveRefusal(Problem(name, "this edition is in the archive and never changes", hint))
    for entry in entries.values():
        if entry.id.work == request.edition.work and entry.facts.get("seminar") != folder.seminar:
            other = f"{entry.facts.get('series')}/{entry.facts.get('seminar')}"
            raise ArchiveRefusal(Problem(name, f"`{other}` goes by this name already", "rename the seminar's folder"))
    if request.corrects:
        judge(entries[str(request.corrects.id)], "corrected")


def _filed_files(edition: EditionId, folder: SeminarFolder, built: Sequence[Built]) -> list[FiledFile]:
    return [
        FiledFile(
            one.audience,
            one.format,
            f"variants/{one.audience}/{folder.seminar}_{edition.label}_{one.audience}.{one.format}",
            one.path,
        )
        for one in built
    ]


def _kept(
    source: Path, order: Order, content: Content, files: Sequence[FiledFile], built: Sequence[Built], request: Request
) -> dict[str, Path | bytes]:
    inputs = source_files(source)
    themes = [path for name, path in inputs.items() if name.endswith("/theme.yaml")]
    assert order.issue is not None
    record = edition_record(request.edition, content, order.issue, _served(order, files), files)
    record |= {"frozen_at": request.at, "by": request.by, "note": request.note}
    return {
        EDITION: as_json(record),
        BUILD: as_json(build_record(inputs, themes) | {"searches": _searches(files, built)}),
        **{f"source/{name}": path for name, path in inputs.items()},
        **{file.path: file.content for file in files},
    }


def _searches(files: Sequence[FiledFile], built: Sequence[Built]) -> dict[str, object]:
    """What each file was searched for before it was released; not one protected text is in it."""
    return {file.path: dict(one.certificate) for file, one in zip(files, built, strict=True)}


def _facts(content: Content, order: Order, files: Sequence[FiledFile], request: Request) -> dict[str, object]:
    edition = content.seminar.edition
    return {
        "series": content.series.id,
        "seminar": content.seminar.id,
        "title": content.seminar.title,
        "kind": str(edition.kind),
        "as_of": edition.as_of.isoformat(),
        "audiences": [audience.name for audience in _served(order, files)],
        "files": [file.path for file in files],
        "content_digest": order.issue.digest if order.issue else "",
        "note": request.note,
        **_embargo(edition, order),
        "change_class": request.change_class,
        "change_note": request.change_note,
        "corrects": str(request.corrects.id) if request.corrects else "",
    }


def _embargo(edition: Edition, order: Order) -> dict[str, object]:
    lift = lift_of(edition)
    if lift is None:
        return {}
    early = [audience.name for audience in order.audiences if audience.before_embargo]
    return {"embargo_until": utc_text(lift), "before_embargo": early}


def _events(request: Request, facts: dict[str, object]) -> tuple[Event, ...]:
    frozen = Event(FROZEN[0], str(request.edition), request.at, request.by, facts)
    if request.corrects is None:
        return (frozen,)
    told = {"successor": str(request.edition), "reason": f"{request.change_class}: {request.change_note}"}
    return (frozen, Event("corrected", str(request.corrects.id), request.at, request.by, told))


def _user(by: str) -> tuple[str, str]:
    """Name and address of whoever freezes; an address is a URI."""
    name, _, rest = by.partition("<")
    address = rest.rstrip("> ")
    return name.strip() or by, f"mailto:{address}" if "@" in address else "urn:briefings:archive"
