"""Put right what a crash left behind; the next command does it by itself.

Staging of dead processes is removed, an edition whose rename was done gets
its lines in the ledger, half a line at the ledger's end is cut. Only an
intent noted under the lock is finished: an object that somebody copied in by
hand has none, stays out of the ledger, and `verify` names it.

Promise: nothing that is frozen is touched, and where the ledger is damaged
nothing is done at all.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from briefings.editions.archive import Archive, guarding_disk, sha512_of
from briefings.editions.ledger import START, Event, append, read_ledger, repair_tail
from briefings.editions.locks import is_alive, writing
from briefings.editions.ocfl import INVENTORY
from briefings.errors import ArchiveRefusal, EnvironmentFault


def recover(archive: Archive) -> tuple[str, ...]:
    """Repair what can be repaired; what was done, in words.

    A folder that cannot be written to is left as it is: reading goes on.
    """
    if not _needs_repair(archive):
        return ()
    try:
        with writing(archive), guarding_disk(archive.root):
            return recover_locked(archive)
    except (EnvironmentFault, ArchiveRefusal) as refusal:
        return tuple(f"not repaired now: {problem.what}" for problem in refusal.problems)


def recover_locked(archive: Archive) -> tuple[str, ...]:
    """The same, by whoever holds the lock."""
    if not archive.work.is_dir() or read_ledger(archive).problems:
        return ()
    done = [note for note in (repair_tail(archive),) if note]
    for intent in sorted(archive.work.glob("*.intent")):
        done += _finished(archive, intent)
        intent.unlink()
    for stage in _abandoned(archive):
        shutil.rmtree(stage, ignore_errors=True)
        stage.with_name(f"{stage.name}.alive").unlink(missing_ok=True)
        done.append("removed the unfinished copy of an edition that was never frozen")
    return tuple(done)


def _needs_repair(archive: Archive) -> bool:
    if not archive.work.is_dir():
        return False
    if any(archive.work.glob("*.intent")) or any(True for _ in _abandoned(archive)):
        return True
    ledger = read_ledger(archive)
    head = ledger.head or (0, START)
    return not ledger.problems and bool(ledger.torn or head[0] != len(ledger.digests))


def _abandoned(archive: Archive) -> Iterator[Path]:
    for stage in sorted(archive.work.iterdir()):
        if stage.is_dir() and not is_alive(stage.with_name(f"{stage.name}.alive")):
            yield stage


def _finished(archive: Archive, intent: Path) -> list[str]:
    """Complete the ledger for an edition that is in its place; nothing when it never got there."""
    try:
        noted = json.loads(intent.read_bytes())
        events = [Event(**event) for event in noted["events"]]
        inventory = archive.objects / noted["folder"] / INVENTORY
        if sha512_of(inventory) != noted["inventory"]:
            return []
    except (OSError, ValueError, KeyError, TypeError):
        return []  # a torn intent was written before the rename
    known = {(event.event, event.edition, event.at) for event in read_ledger(archive).events}
    missing = [event for event in events if (event.event, event.edition, event.at) not in known]
    if missing:
        note = Event("recovered", missing[0].edition, missing[0].at, missing[0].by)
        append(archive, *missing, note)
    return [f"completed the ledger for {missing[0].edition}, which a crash had cut short"] if missing else []
