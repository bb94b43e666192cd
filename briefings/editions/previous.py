"""Which edition of a seminar came before the one that is made.

For an edition to be frozen it is the one that precedes it, a correction's is
what it corrects; for a draft it is the one that is current. What was withdrawn
is never compared with, and what was corrected is represented by its correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefings.compare.previous import Previous
from briefings.content.workspace import SeminarFolder
from briefings.editions.archive import Archive
from briefings.editions.edition import EditionId, work_of
from briefings.editions.ledger import read_ledger
from briefings.editions.ocfl import CONTENT
from briefings.editions.states import Entry, editions_of, find
from briefings.errors import Problem, UsageError, Where

_STANDING = ("frozen", "superseded")


def edition_before(archive: Archive, seminar: str, edition: EditionId) -> Previous | None:
    """The edition that an edition of a seminar follows; the one it corrects stands until it is filed."""
    earlier = [entry for entry in _entries(archive, edition.work) if entry.id < edition and entry.status in _STANDING]
    return previous_of(archive, earlier[-1], seminar) if earlier else None


def current_editions(archive: Archive, folders: Sequence[SeminarFolder]) -> dict[str, Previous]:
    """Each seminar to its current edition; seminars without one are left out."""
    standing: dict[str, Entry] = {}
    for entry in _entries(archive):
        if entry.status == "frozen":
            standing[entry.id.work] = entry
    named = {folder.id: standing.get(work_of(folder.series, folder.seminar)) for folder in folders}
    return {name: previous_of(archive, entry, name) for name, entry in named.items() if entry}


def named_edition(archive: Archive, folders: Sequence[SeminarFolder], name: str) -> dict[str, Previous]:
    """The seminar of an edition that somebody named, to that edition.

    Raises: UsageError when there is none, or when it is of another seminar.
    """
    entry = find(_entries(archive), name)
    for folder in folders:
        if work_of(folder.series, folder.seminar) == entry.id.work:
            return {folder.id: previous_of(archive, entry, folder.id)}
    made = ", ".join(folder.id for folder in folders)
    raise UsageError(Problem(Where(""), f"`{entry.id}` is not an edition of what is made", f"that is {made}"))


def previous_of(archive: Archive, entry: Entry, seminar: str) -> Previous:
    """A kept edition as that with which another is compared."""
    source = archive.objects / entry.id.folder / CONTENT / "source"
    return Previous(str(entry.id), str(entry.facts.get("content_digest", "")), source, seminar)


def _entries(archive: Archive, work: str = "") -> Iterable[Entry]:
    """Editions in the order in which they were made."""
    return [entry for entry in editions_of(read_ledger(archive).events) if not work or entry.id.work == work]
