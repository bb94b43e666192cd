"""Remember what a table file said, so that pandas sleeps when nothing changed.

Entries lie under ``build/.cache/tables`` and are named after the SHA-256 of
the file's bytes and the version of the reader. An entry that is missing,
damaged or of another shape is ignored; a folder that cannot be written is no
error. Only tables without problems are kept. Nothing here is ever trusted
further than its file's bytes: delete the folder at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from briefings.content.raw_table import RawTable, from_plain, to_plain

READER_VERSION = 2


class TableCache:
    """Tables read before, by the bytes they were read from."""

    def __init__(self, build: Path) -> None:
        self._folder = build / ".cache" / "tables"

    def _entry(self, content: bytes, suffix: str) -> Path:
        digest = hashlib.sha256(content + f"\0{suffix}\0{READER_VERSION}".encode()).hexdigest()
        return self._folder / f"{digest}.json"

    def find(self, content: bytes, suffix: str, file: str) -> RawTable | None:
        """The table of these bytes, when it was read before."""
        try:
            return from_plain(json.loads(self._entry(content, suffix).read_bytes()), file)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, content: bytes, suffix: str, table: RawTable) -> None:
        """Remember a table; silently not, where the folder cannot be written."""
        entry = self._entry(content, suffix)
        beside = entry.with_name(f"{entry.name}.{os.getpid()}.part")
        try:
            entry.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(to_plain(table), ensure_ascii=False), encoding="utf-8")
            beside.replace(entry)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
