"""The archive's folders, and the care that touching a disk needs.

    archive/objects/       one OCFL object an edition, read-only
    archive/ledger.jsonl   every event, each line chained to the one before
    archive/ledger.head    number and digest of the last line
    archive/.work/         staging, on the same disk; empty when nobody writes

What a disk refuses becomes an EnvironmentFault that says what to do. A folder
that a program keeps in step with a cloud is not a place for an archive: its
renames and locks are not what they seem.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefings.errors import ArchiveRefusal, EnvironmentFault, Problem, Where

CHUNK = 1 << 20
SYNC_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "sharepoint")
SYNC_MARKS = (".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log", ".nextcloudsync.log", ".849C9593-D756-4E56")


@dataclass(frozen=True, slots=True)
class Archive:
    """Where everything of one archive lies. Makes nothing by itself."""

    root: Path

    @property
    def objects(self) -> Path:
        return self.root / "objects"

    @property
    def work(self) -> Path:
        return self.root / ".work"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.jsonl"

    @property
    def head(self) -> Path:
        return self.root / "ledger.head"

    @property
    def lock(self) -> Path:
        return self.root / ".lock"

    @property
    def holder(self) -> Path:
        """Who holds the lock, in words."""
        return self.root / ".lock.holder"


def refuse_sync_folder(root: Path) -> None:
    """Refuse an archive in a folder that a program keeps in step with a cloud.

    Raises: ArchiveRefusal naming that folder.
    """
    for folder in (root.absolute(), *root.absolute().parents):
        is_named = any(folder.name.lower().startswith(name) for name in SYNC_NAMES)
        if is_named or any((folder / mark).exists() for mark in SYNC_MARKS):
            what = f"the archive lies in `{folder.name}`, which a program synchronises while editions are written"
            hint = "keep the archive on a plain disk and copy exports there; or say --in-sync-folder to risk it"
            raise ArchiveRefusal(Problem(Where(str(root)), what, hint))


@contextmanager
def guarding_disk(root: Path) -> Iterator[None]:
    """Turn what the disk refuses into a problem; what was frozen is not touched by it."""
    try:
        yield
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        hint = "free some space or make the archive's folder writable; everything frozen so far is safe"
        raise EnvironmentFault(Problem(Where(str(root)), f"the archive cannot be written: {reason}", hint)) from fault


def sha512_of(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist, and see it on the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, content: bytes) -> None:
    """Put new content in place of old in one step."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.unlink(missing_ok=True)
    write_new(beside, content)
    beside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See the names in a folder on the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
