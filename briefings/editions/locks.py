"""One writer at a time, and a name for whoever is writing.

The lock is held only while an edition is put in place and its event is
written; rendering happens before. The system releases it when a process
dies, so there are no stale locks to remove by hand.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefings.editions.archive import Archive, guarding_disk
from briefings.errors import ArchiveRefusal, Problem, Where

PATIENCE = 30.0
"""Seconds to wait for another writer."""


@contextmanager
def writing(archive: Archive, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only writer of the archive.

    Raises: ArchiveRefusal naming who holds it, after waiting; EnvironmentFault when nobody can write.
    """
    from filelock import FileLock, Timeout  # reading commands never need it

    lock = FileLock(archive.lock)
    with guarding_disk(archive.root):
        try:
            lock.acquire(timeout=patience)
        except Timeout:
            hint = "try again when it has finished"
            what = f"somebody else is writing to the archive: {_holder(archive)}"
            raise ArchiveRefusal(Problem(Where(str(archive.root)), what, hint)) from None
    try:
        with suppress(OSError):  # only for the other one's message
            archive.holder.write_text(json.dumps({"process": os.getpid(), "machine": socket.gethostname()}))
        yield
    finally:
        with suppress(OSError):
            archive.holder.unlink()
        lock.release()


@contextmanager
def alive(mark: Path) -> Iterator[None]:
    """Hold a mark that says: the staging beside it belongs to a process that lives."""
    from filelock import FileLock

    lock = FileLock(mark)
    lock.acquire(timeout=5)
    try:
        yield
    finally:
        lock.release()
        with suppress(OSError):
            mark.unlink(missing_ok=True)


def is_alive(mark: Path) -> bool:
    """Whether the process that made a mark still lives."""
    if not mark.exists():
        return False
    from filelock import FileLock, Timeout

    lock = FileLock(mark)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def _holder(archive: Archive) -> str:
    try:
        holder = json.loads(archive.holder.read_text())
        return f"process {holder['process']} on {holder['machine']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "a process that has not left its name"
