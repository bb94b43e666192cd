"""Hand an edition over: a bag for chosen audiences, or whole for another archive.

A bag for audiences holds their files and the part of the record that is
about them: no source, no other audience, not even their names. Only a whole
edition can be taken into another archive, where it becomes the same object,
byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefings import __version__
from briefings.content.nearest import did_you_mean
from briefings.editions.archive import Archive
from briefings.editions.bag import bag_files, read_bag, write_folder, write_zip
from briefings.editions.edition import EditionId, parse_edition
from briefings.editions.embargo import refuse_embargoed
from briefings.editions.ledger import Event
from briefings.editions.ocfl import CONTENT, INVENTORY, Version, inventory_bytes, manifest_paths
from briefings.editions.record import EDITION, as_json
from briefings.editions.states import Entry
from briefings.editions.store import Filing, file_edition
from briefings.editions.verify import object_problems
from briefings.errors import ArchiveRefusal, DamageFound, Problem, UsageError, Where

OBJECT, HISTORY = "object", "history.json"
README = """{citation}

This is edition {edition}, as it was frozen on {frozen_at}.
{audience_line}
To see that nothing was changed, run in the folder above:

    sha512sum -c manifest-sha512.txt

Status when it was handed over: {status}
"""


def export(archive: Archive, entry: Entry, audiences: Sequence[str], target: Path, at: str) -> tuple[str, ...]:
    """Write a bag of an edition for some audiences; for none named, of all of it. The paths in it.

    A `target` that ends in ``.zip`` becomes a ZIP, any other a folder. `at` is the time, for an embargo.
    Raises: UsageError for an audience it has not, or a target that exists; ArchiveRefusal before an embargo is lifted;
            DamageFound when it is not whole.
    """
    _refuse(entry, audiences, target)
    refuse_embargoed(entry, audiences, at)
    folder = archive.objects / entry.id.folder
    if problems := object_problems(folder, entry.inventory).problems:
        raise DamageFound(problems)
    payload = _audience_payload(folder / CONTENT, entry, audiences) if audiences else _whole(folder, entry)
    files = bag_files(payload, _facts(entry, audiences))
    if target.suffix == ".zip":
        write_zip(files, target, entry.id.folder)
    else:
        write_folder(files, target)
    return tuple(files)


def import_bag(archive: Archive, place: Path, by: str, at: str) -> EditionId:
    """Take a whole edition from a bag into this archive.

    Raises: ArchiveRefusal when it is here already or the bag is for audiences only; DamageFound when it is not whole.
    """
    payload = read_bag(place)
    if HISTORY not in payload:
        hint = "ask for one made with `edition export --whole`"
        raise ArchiveRefusal(Problem(Where(str(place)), "this bag holds some files of an edition, not all of it", hint))
    events = [Event(**told) for told in json.loads(payload[HISTORY])]
    edition = parse_edition(events[0].edition)
    files, version = _object_files(payload, edition, place)
    facts = {**events[0].facts, "imported_at": at, "imported_by": by}
    first = replace(events[0], event="imported", facts=facts)
    file_edition(archive, Filing(edition, dict(files), version, (first, *events[1:])))
    return edition


def _refuse(entry: Entry, audiences: Sequence[str], target: Path) -> None:
    unknown = [name for name in audiences if name not in entry.audiences]
    if unknown:
        raise UsageError(
            Problem(Where(""), f"{entry.id} has no audience `{name}`", did_you_mean(name, entry.audiences, "audience"))
            for name in unknown
        )
    if target.exists():
        raise UsageError(Problem(Where(str(target)), "this exists already", "name a new file or folder"))


def _audience_payload(content: Path, entry: Entry, audiences: Sequence[str]) -> dict[str, bytes]:
    record = json.loads((content / EDITION).read_bytes())
    record["audiences"] = {name: record["audiences"][name] for name in sorted(audiences)}
    # Whoever froze it and why is the house's own business.
    for private in ("by", "note"):
        record.pop(private, None)
    files = [file["path"] for told in record["audiences"].values() for file in told["files"]]
    line = f"It holds the files for: {', '.join(sorted(audiences))}.\n"
    payload = {path: (content / path).read_bytes() for path in files}
    return {**payload, EDITION: as_json(record), "README.txt": _readme(record, entry, line)}


def _whole(folder: Path, entry: Entry) -> dict[str, bytes]:
    record = json.loads((folder / CONTENT / EDITION).read_bytes())
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    history = [
        {"event": one.event, "edition": one.edition, "at": one.at, "by": one.by, "facts": dict(one.facts)}
        for one in entry.events
        if one.event != "recovered"
    ]
    line = "It holds everything: the files of all audiences and the internal source.\n"
    return {
        **{f"{OBJECT}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files},
        HISTORY: json.dumps(history, ensure_ascii=False, indent=1).encode() + b"\n",
        "README.txt": _readme(record, entry, line),
    }


def _readme(record: dict[str, str], entry: Entry, line: str) -> bytes:
    status = entry.status + (f", replaced by {entry.successor}" if entry.successor else "")
    told = {"citation": record["citation"], "edition": record["edition"], "frozen_at": record["frozen_at"]}
    return README.format(**told, audience_line=line, status=status).encode()


def _facts(entry: Entry, audiences: Sequence[str]) -> dict[str, str]:
    return {
        "External-Identifier": entry.id.urn,
        "External-Description": str(entry.facts.get("title", "")),
        "Bagging-Date": entry.id.date.isoformat(),
        "Bag-Software-Agent": f"briefings {__version__}",
        "Internal-Sender-Description": "for " + (", ".join(sorted(audiences)) or "another archive, whole"),
    }


def _object_files(payload: dict[str, bytes], edition: EditionId, place: Path) -> tuple[dict[str, bytes], Version]:
    """Logical path to bytes, and the version, such that writing them gives the same object."""
    inventory = payload.get(f"{OBJECT}/{INVENTORY}", b"")
    try:
        told = json.loads(inventory)["versions"]["v1"]
        version = Version(told["created"], told["message"], told["user"]["name"], told["user"]["address"])
        digests = {path.removeprefix(f"{CONTENT}/"): digest for path, digest in manifest_paths(inventory).items()}
        files = {path: payload[f"{OBJECT}/{CONTENT}/{path}"] for path in digests}
    except (ValueError, KeyError, TypeError) as fault:
        raise DamageFound(Problem(Where(str(place)), "the edition in this bag is not whole")) from fault
    if inventory_bytes(edition.urn, digests, version) != inventory:
        raise ArchiveRefusal(Problem(Where(str(place)), "the edition in this bag was not written by this program"))
    return files, version
