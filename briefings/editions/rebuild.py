"""Render a frozen edition again, elsewhere, and say how it compares.

The archive's promise is the kept bytes. This is the other question: would
today's program make the same from the kept source? `identical bytes`, or
`identical content` when only the compressor differs, or `differs`. The
archive itself is only read.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from briefings.editions.archive import Archive
from briefings.editions.freeze import Request, render
from briefings.editions.ocfl import CONTENT
from briefings.editions.record import BUILD, build_record
from briefings.editions.states import Entry
from briefings.errors import DamageFound, Problem, Where

SAME_BYTES, SAME_CONTENT, DIFFERS = "identical bytes", "identical content", "differs"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Compared:
    """One file of the edition, rendered again."""

    path: str
    answer: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How the edition came out, and what has changed around it."""

    files: tuple[Compared, ...]
    surroundings: tuple[str, ...]
    """Versions that are others now: ``reportlab 5.1.0 → 5.2.0``."""

    @property
    def answer(self) -> str:
        answers = {file.answer for file in self.files}
        return next(one for one in (DIFFERS, SAME_CONTENT, SAME_BYTES) if one in answers or one == SAME_BYTES)


def rebuild(archive: Archive, entry: Entry, original: Entry | None, lanes: int = 1) -> Rebuilt:
    """Render an edition from its kept source, in a folder that is thrown away.

    `original` is the edition that it corrects, if any.
    """
    kept = archive.objects / entry.id.folder / CONTENT
    change = (str(entry.facts.get(name, "")) for name in ("change_class", "change_note"))
    request = Request(entry.id, entry.by, entry.frozen_at, "", original, *change)
    with tempfile.TemporaryDirectory(prefix="briefings-rebuild-") as scratch:
        source = Path(scratch, "source")
        try:
            shutil.copytree(kept / "source", source, copy_function=shutil.copyfile)
        except OSError as fault:
            raise DamageFound(
                Problem(Where(str(entry.id)), "its source cannot be read", "see edition verify")
            ) from fault
        seminar = f"{entry.facts.get('series')}/{entry.facts.get('seminar')}"
        built = render(source, seminar, Path(scratch, "build"), request, lanes)[2]
        compared = []
        for file in built:
            name = f"{entry.facts.get('seminar')}_{entry.id.label}_{file.audience}.{file.format}"
            path = f"variants/{file.audience}/{name}"
            compared.append(Compared(path, _compared(kept / path, file.path)))
        return Rebuilt(tuple(compared), _changed(kept / BUILD))


def _compared(kept: Path, made: Path) -> str:
    try:
        before, now = kept.read_bytes(), made.read_bytes()
    except OSError:
        return DIFFERS
    if before == now:
        return SAME_BYTES
    return SAME_CONTENT if _content(before, kept.suffix) == _content(now, kept.suffix) else DIFFERS


def _content(file: bytes, suffix: str) -> object:
    """What a file says, whichever compressor packed it."""
    if suffix == ".docx":
        with zipfile.ZipFile(BytesIO(file)) as package:
            return [(entry.filename, _unpacked_part(package.read(entry))) for entry in package.infolist()]
    if suffix == ".pdf":
        plain = _STREAM.sub(lambda found: b"stream\n" + _inflated(found[1]) + b"\nendstream", file)
        # Lengths and the table of offsets follow from how well the streams were packed.
        plain = re.sub(rb"/Length \d+", b"/Length", plain)
        return re.sub(rb"\bxref\b.*?trailer", b"trailer", plain, flags=re.DOTALL).rsplit(b"startxref", 1)[0]
    return file


def _unpacked_part(part: bytes) -> object:
    """A part of a Word file; a workbook inside it is a package itself."""
    return _content(part, ".docx") if part.startswith(b"PK\x03\x04") else part


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _changed(kept: Path) -> tuple[str, ...]:
    """Which versions were others when the edition was made."""
    before, now = json.loads(kept.read_bytes()), build_record({}, ())
    changed = []
    for name in ("python", "zlib", "platform"):
        changed += [f"{name} {before.get(name)} → {now[name]}"] if before.get(name) != now[name] else []
    was, packages = before.get("packages", {}), now["packages"]
    assert isinstance(packages, dict)
    for name in sorted({*was, *packages}):
        if was.get(name) != packages.get(name):
            changed.append(f"{name} {was.get(name, 'absent')} → {packages.get(name, 'absent')}")
    return tuple(changed)
