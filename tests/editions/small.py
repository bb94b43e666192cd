"""Small editions for tests of the archive: a few bytes, no rendering."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

import ocfl

from briefings.editions.archive import Archive
from briefings.editions.edition import EditionId
from briefings.editions.ledger import Event
from briefings.editions.ocfl import Version
from briefings.editions.store import Filing, file_edition

AT = "2025-07-22T12:00:00Z"
FIRST = EditionId("talks-first", dt.date(2025, 7, 22))
LATER = EditionId("talks-first", dt.date(2025, 9, 3))


def filing(edition: EditionId = FIRST, size: int = 40) -> Filing:
    """An edition of three small files."""
    files: dict[str, Path | bytes] = {
        "edition.json": f'{{"edition": "{edition}"}}\n'.encode(),
        "variants/press/a.pdf": b"%PDF " + str(edition).encode() * (size // 10),
        "source/content/talks/first/seminar.yaml": b"title: First\n",
    }
    facts = {"series": "talks", "seminar": "first", "title": "First talks", "audiences": ["press"], "files": ["a.pdf"]}
    event = Event("frozen", str(edition), AT, "A. Analyst", facts)
    return Filing(edition, files, Version(AT, "Edition frozen", "A. Analyst", "mailto:a@example.org"), (event,))


def archive_with(folder: Path, *editions: EditionId) -> Archive:
    """An archive that holds some small editions."""
    archive = Archive(folder / "archive")
    for edition in editions:
        file_edition(archive, filing(edition))
    return archive


def tree(folder: Path) -> dict[str, str]:
    """Path to digest and mode of everything under a folder."""
    return {
        path.relative_to(folder).as_posix(): f"{path.stat().st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_valid_for_others(folder: Path) -> bool:
    """Whether ocfl-py, which shares no code with us, finds nothing wrong with an object."""
    valid, validator = ocfl.Object().validate(str(folder), log_warnings=True)
    return bool(valid) and not str(validator).strip()


def writable(path: Path) -> Path:
    """The same path, for a test that damages it."""
    path.chmod(0o644)
    return path


def change_file(path: Path, change: Callable[[bytes], bytes]) -> None:
    writable(path).write_bytes(change(path.read_bytes()))
