"""Read every byte of the archive and compare it with what was promised.

Three questions: is the ledger's chain whole, is every edition it knows there
and nothing else, and is every file the one that was frozen. An object's
inventory must be the one the ledger names, so that a forgery with consistent
digests is found too.

Promise: nothing is written. A clean answer says how many files were read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefings.editions.archive import Archive, sha512_of
from briefings.editions.ledger import read_ledger
from briefings.editions.ocfl import INVENTORY, LAYOUT, OBJECT_MARK, ROOT_MARK, SIDECAR, manifest_paths, sidecar_bytes
from briefings.editions.states import editions_of
from briefings.errors import Problem, Where


@dataclass(slots=True)
class Findings:
    """What was read, and what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)
    files: int = 0
    size: int = 0
    """Bytes."""
    editions: int = 0
    tip: str = ""
    """The ledger's last digest, to be kept elsewhere as an anchor."""

    def add(self, place: str, what: str) -> None:
        self.problems.append(Problem(Where(place), what))

    def join(self, other: Findings) -> None:
        self.problems += other.problems
        self.files += other.files
        self.size += other.size


def verify(archive: Archive, anchor: str = "") -> Findings:
    """Everything that is wrong with an archive.

    `anchor` is a digest of the ledger that was kept elsewhere: its line must still be in the chain.
    """
    findings = Findings()
    ledger = read_ledger(archive)
    findings.problems += ledger.problems
    findings.tip = ledger.tip
    findings.files += archive.ledger.exists() + archive.head.exists()
    if ledger.torn and not ledger.problems:
        findings.add(archive.ledger.name, "the last line is not whole")
    if anchor and anchor not in ledger.digests:
        findings.add(archive.ledger.name, f"no line has the digest {anchor[:12]}…: the ledger was written anew")
    if not archive.root.exists():
        return findings
    expected = {entry.id.folder: entry.inventory for entry in editions_of(ledger.events)}
    findings.editions = len(expected)
    _verify_root(archive, set(expected), findings)
    for folder, inventory in sorted(expected.items()):
        found = object_problems(archive.objects / folder, inventory, folder)
        findings.join(found)
    return findings


def object_problems(folder: Path, inventory_digest: str, name: str = "") -> Findings:
    """Everything that is wrong with one object; its inventory must have this digest."""
    findings = Findings()
    name = name or folder.name
    if not folder.is_dir() or folder.is_symlink():
        findings.add(name, "this edition is in the ledger and not in the archive")
        return findings
    present = dict(_files(folder, findings, name))
    expected = _expected(folder, inventory_digest, findings, name)
    for path in sorted(expected.keys() - present.keys()):
        findings.add(f"{name}/{path}", "this file is missing")
    for path in sorted(present.keys() - expected.keys()):
        findings.add(f"{name}/{path}", "this file does not belong to the edition")
    for path in sorted(present.keys() & expected.keys()):
        _compare(present[path], expected[path], f"{name}/{path}", findings)
    return findings


def _compare(path: Path, digest: str | bytes, place: str, findings: Findings) -> None:
    try:
        is_same = sha512_of(path) == digest if isinstance(digest, str) else path.read_bytes() == digest
        findings.size += path.stat().st_size
    except OSError as fault:
        findings.add(place, f"cannot be read: {(fault.strerror or str(fault)).lower()}")
        return
    findings.files += 1
    if not is_same:
        findings.add(place, "its bytes are not those that were frozen")


def _expected(folder: Path, digest: str, findings: Findings, name: str) -> dict[str, str | bytes]:
    """Every file an object must have, with its digest or its very bytes."""
    sidecar = sidecar_bytes(digest)
    expected: dict[str, str | bytes] = {OBJECT_MARK[0]: OBJECT_MARK[1]}
    expected |= {INVENTORY: digest, SIDECAR: sidecar, f"v1/{INVENTORY}": digest, f"v1/{SIDECAR}": sidecar}
    for copy in (INVENTORY, f"v1/{INVENTORY}"):
        # One good copy is enough to judge the files by; the other one is named as damaged.
        try:
            if sha512_of(folder / copy) == digest:
                return expected | manifest_paths((folder / copy).read_bytes())
        except (OSError, ValueError):
            continue
    findings.add(f"{name}/{INVENTORY}", "neither copy of the inventory is the one in the ledger")
    return expected


def _files(folder: Path, findings: Findings, name: str) -> Iterator[tuple[str, Path]]:
    for directory, folders, names in os.walk(folder):
        here = Path(directory)
        if not folders and not names:
            findings.add(f"{name}/{here.relative_to(folder).as_posix()}", "this folder is empty")
        for one in (*names, *(inner for inner in folders if (here / inner).is_symlink())):
            path = here / one
            if path.is_symlink() or not path.is_file():
                findings.add(f"{name}/{path.relative_to(folder).as_posix()}", "this is not a plain file")
            yield path.relative_to(folder).as_posix(), path


def _verify_root(archive: Archive, expected: set[str], findings: Findings) -> None:
    marks = dict((ROOT_MARK, LAYOUT))
    present = {path.name for path in archive.objects.iterdir()} if archive.objects.is_dir() else set()
    for name, content in marks.items():
        if name in present:
            _compare(archive.objects / name, content, f"objects/{name}", findings)
        else:
            findings.add(f"objects/{name}", "this file is missing")
    for name in sorted(present - expected - marks.keys()):
        findings.add(f"objects/{name}", "this is in the archive and not in the ledger")
