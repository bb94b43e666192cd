"""Finished files appear whole or not at all.

Files are written into a folder of their own under ``build/.cache`` and moved
to their places only when every file of the seminar is there. A move within
one disk is a rename, so a reader sees the old file or the new one, never a
part of either.

Promise: whatever happens before `publish`, nothing a person can see has
changed; the folder is removed in every case.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefings.errors import EnvironmentFault, Problem, Where


@dataclass(frozen=True, slots=True)
class Staged:
    """A finished file and the place it is meant for."""

    staged: Path
    place: Path


@contextmanager
def staging_folder(build: Path) -> Iterator[Path]:
    """A new folder on the same disk as the build folder, removed at the end."""
    with reporting_disk_faults(build):
        (build / ".cache").mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix="staging-", dir=build / ".cache"))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def publish(finished: list[Staged]) -> list[bool]:
    """Move every file to its place; say for each whether anything changed there.

    Shape:   one answer a file, in order. A file whose bytes are already in
             place is left alone, with its old time.
    """
    for file in finished:
        with reporting_disk_faults(file.place):
            file.place.parent.mkdir(parents=True, exist_ok=True)
    return [_move(file) for file in finished]


def write_whole(place: Path, content: bytes) -> None:
    """Write one file that somebody asked for by name: the old one stays until the new one is whole.

    Raises: EnvironmentFault when the disk refuses.
    """
    beside = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    with reporting_disk_faults(place):
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)


def _move(file: Staged) -> bool:
    with reporting_disk_faults(file.place):
        if file.place.is_file() and file.place.read_bytes() == file.staged.read_bytes():
            return False
        file.staged.replace(file.place)
    return True


@contextmanager
def reporting_disk_faults(place: Path) -> Iterator[None]:
    """Turn the system's refusal to write into a problem that names the place."""
    try:
        yield
    except OSError as fault:
        # The place, not the staged file's name: it is the only one of the two that a person knows.
        reason = (fault.strerror or str(fault)).lower()
        raise EnvironmentFault(Problem(Where(str(place)), f"cannot be written: {reason}", _advice(fault))) from fault


def _advice(fault: OSError) -> str:
    if isinstance(fault, PermissionError):
        return "close it in other programs, or make the folder writable"
    return "free some space or make the folder writable, then build again; nothing half-written was left"
