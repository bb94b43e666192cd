"""OCFL 1.1 on the disk: the storage root, and one object for one edition.

An object has one version and never gets a second: what is frozen is put in
place by a single rename, and a correction is an object of its own.

Source: Oxford Common File Layout 1.1, sections 3 and 4 (ocfl.io).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefings.editions.archive import CHUNK, Archive, sync_folder, write_new

ROOT_MARK = ("0=ocfl_1.1", b"ocfl_1.1\n")
LAYOUT = (
    "ocfl_layout.json",
    b'{\n "extension": "0002-flat-direct-storage-layout",\n'
    b' "description": "one folder an edition, named after it"\n}\n',
)
OBJECT_MARK = ("0=ocfl_object_1.1", b"ocfl_object_1.1\n")
INVENTORY, SIDECAR, CONTENT = "inventory.json", "inventory.json.sha512", "v1/content"


@dataclass(frozen=True, slots=True)
class Version:
    """Who froze the object, when and why."""

    created: str
    message: str
    user: str
    address: str


def make_root(archive: Archive) -> None:
    """Begin an archive; what is there already is left alone."""
    archive.objects.mkdir(parents=True, exist_ok=True)
    archive.work.mkdir(exist_ok=True)
    for name, content in (ROOT_MARK, LAYOUT):
        if not (archive.objects / name).exists():
            # A crash must not leave half a mark, and two writers may begin at once.
            beside = archive.work / f"{name}.{os.getpid()}"
            beside.write_bytes(content)
            beside.replace(archive.objects / name)


def write_object(folder: Path, urn: str, files: Mapping[str, Path | bytes], version: Version) -> str:
    """Write a whole object into a new folder; the SHA-512 of its inventory.

    Shape:   `files` maps logical paths to their sources; digests are taken while copying.
    """
    content = folder / CONTENT
    content.mkdir(parents=True)
    digests = {path: _copied(source, content / path) for path, source in sorted(files.items())}
    inventory = inventory_bytes(urn, digests, version)
    digest = hashlib.sha512(inventory).hexdigest()
    for place in (folder / "v1", folder):
        write_new(place / INVENTORY, inventory)
        write_new(place / SIDECAR, sidecar_bytes(digest))
    write_new(folder / OBJECT_MARK[0], OBJECT_MARK[1])
    _settle(folder)
    return digest


def inventory_bytes(urn: str, digests: Mapping[str, str], version: Version) -> bytes:
    """The inventory of an object with one version."""
    state: dict[str, list[str]] = {}
    for path, digest in sorted(digests.items()):
        state.setdefault(digest, []).append(path)
    inventory = {
        "id": urn,
        "type": "https://ocfl.io/1.1/spec/#inventory",
        "digestAlgorithm": "sha512",
        "head": "v1",
        "contentDirectory": "content",
        "manifest": {digest: [f"{CONTENT}/{path}" for path in paths] for digest, paths in state.items()},
        "versions": {
            "v1": {
                "created": version.created,
                "message": version.message,
                "user": {"name": version.user, "address": version.address},
                "state": state,
            }
        },
    }
    return json.dumps(inventory, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def sidecar_bytes(digest: str) -> bytes:
    """The line that `sha512sum -c` reads."""
    return f"{digest} {INVENTORY}\n".encode()


def manifest_paths(inventory: bytes) -> dict[str, str]:
    """Path inside the object to digest, for all content files.

    Raises: ValueError when this is not an inventory of ours.
    """
    try:
        manifest: Mapping[str, Sequence[str]] = json.loads(inventory)["manifest"]
        return {path: digest for digest, paths in manifest.items() for path in paths}
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("no manifest") from fault


def _copied(source: Path | bytes, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(source, bytes):
        write_new(target, source)
        return hashlib.sha512(source).hexdigest()
    digest = hashlib.sha512()
    with source.open("rb") as read, target.open("xb") as written:
        while part := read.read(CHUNK):
            digest.update(part)
            written.write(part)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """See every name on the disk and take the right to write away, from the leaves up."""
    for directory, _, names in os.walk(folder, topdown=False):
        for name in names:
            Path(directory, name).chmod(0o444)
        sync_folder(Path(directory))
