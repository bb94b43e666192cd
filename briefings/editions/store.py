"""Put an edition into the archive: wholly, once, or not at all.

Everything is written beside, digested while it is copied, seen on the disk,
made read-only and read again. Then, under the lock, an intent is noted, one
rename puts the object in its place, and the ledger gets its line. A crash
before the rename leaves nothing; after it, the intent finishes the ledger.

Promise: no function here opens a frozen file for writing.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefings.editions.archive import Archive, guarding_disk, sync_folder, write_new
from briefings.editions.edition import EditionId
from briefings.editions.ledger import Event, Ledger, append, sound_ledger
from briefings.editions.locks import alive, writing
from briefings.editions.ocfl import Version, make_root, write_object
from briefings.editions.recovery import recover_locked
from briefings.editions.verify import object_problems
from briefings.errors import ArchiveRefusal, EnvironmentFault, Problem, Where

Step = Callable[[str], None]
"""Told after each step of a commit; tests end the process there."""


@dataclass(frozen=True, slots=True)
class Filing:
    """An edition as it is handed to the archive."""

    edition: EditionId
    files: Mapping[str, Path | bytes]
    version: Version
    events: tuple[Event, ...]
    """The first tells of the edition itself; its object's digest is added here."""
    judge: Callable[[Ledger], None] = lambda _: None
    """Raises ArchiveRefusal when the ledger, read under the lock, does not allow it."""


def file_edition(archive: Archive, filing: Filing, step: Step = lambda _: None) -> str:
    """Put an edition into the archive; the digest of the ledger's last line.

    Raises: ArchiveRefusal when there is one of that name; EnvironmentFault when the disk refuses.
    """
    name = uuid.uuid4().hex
    stage = archive.work / name
    with guarding_disk(archive.root):
        make_root(archive)
        with alive(archive.work / f"{name}.alive"):
            try:
                digest = write_object(stage, filing.edition.urn, filing.files, filing.version)
                step("staged")
                _read_again(stage, digest)
                with writing(archive):
                    recover_locked(archive)
                    return _commit(archive, filing, stage, digest, step)
            finally:
                shutil.rmtree(stage, ignore_errors=True)


def record_event(archive: Archive, judge: Callable[[Ledger], Event]) -> tuple[Event, str]:
    """Append the event that `judge` makes of the ledger, read under the lock; the event and the last line's digest.

    Raises: ArchiveRefusal when `judge` does not allow it.
    """
    with guarding_disk(archive.root), writing(archive):
        recover_locked(archive)
        event = judge(sound_ledger(archive))
        return event, append(archive, event)


def _commit(archive: Archive, filing: Filing, stage: Path, digest: str, step: Step) -> str:
    target = archive.objects / filing.edition.folder
    _refuse_known(sound_ledger(archive), filing.edition, target)
    filing.judge(sound_ledger(archive))
    first = replace(filing.events[0], facts={**filing.events[0].facts, "inventory": digest})
    events = (first, *filing.events[1:])
    intent = archive.work / f"{stage.name}.intent"
    try:
        write_new(intent, _intent(filing.edition, digest, events))
        step("intended")
        # The one moment at which the edition comes to be.
        os.rename(stage, target)  # noqa: PTH104 - Path.rename is the same call with another name
    except OSError:
        intent.unlink(missing_ok=True)
        raise
    step("renamed")
    sync_folder(archive.objects)
    tip = append(archive, *events)
    step("recorded")
    intent.unlink()
    return tip


def _refuse_known(ledger: Ledger, edition: EditionId, target: Path) -> None:
    known = any(event.edition == str(edition) for event in ledger.events)
    # A rename onto an empty folder succeeds, so the folder is looked at as well.
    if known or os.path.lexists(target):
        hint = "a correction is a re-issue: briefings edition correct; a second edition of a day is --number 2"
        raise ArchiveRefusal(Problem(Where(str(edition)), "this edition is in the archive and never changes", hint))


def _intent(edition: EditionId, digest: str, events: tuple[Event, ...]) -> bytes:
    told = [
        {"event": one.event, "edition": one.edition, "at": one.at, "by": one.by, "facts": dict(one.facts)}
        for one in events
    ]
    return json.dumps({"folder": edition.folder, "inventory": digest, "events": told}, ensure_ascii=False).encode()


def _read_again(stage: Path, digest: str) -> None:
    problems = object_problems(stage, digest).problems
    if problems:
        what = f"the disk does not give back what was written: {problems[0].what}"
        raise EnvironmentFault(Problem(problems[0].where, what, "look at the disk before you try again"))
