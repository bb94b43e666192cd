"""Which edition a file in hand belongs to, by its bytes alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefings.editions.archive import Archive, sha512_of
from briefings.editions.ocfl import CONTENT, INVENTORY, manifest_paths
from briefings.editions.states import Entry


@dataclass(frozen=True, slots=True)
class Match:
    """A file of an edition with exactly these bytes."""

    entry: Entry
    path: str


def which(archive: Archive, entries: tuple[Entry, ...], file: Path) -> tuple[Match, ...]:
    """Every edition that holds a file with these very bytes; none when the file was changed or never frozen."""
    digest = sha512_of(file)
    matches = []
    for entry in entries:
        try:
            inventory = (archive.objects / entry.id.folder / INVENTORY).read_bytes()
        except OSError:
            continue
        # Most editions can be ruled out without parsing anything.
        if digest.encode() in inventory:
            paths = [path for path, known in manifest_paths(inventory).items() if known == digest]
            matches += [Match(entry, path.removeprefix(f"{CONTENT}/")) for path in paths]
    return tuple(matches)
