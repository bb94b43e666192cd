"""What every part of the page has to know: the document and its anchors.

Anchors are the ids that links lead to. Those of the document stay as they
are; those the page adds (notes, their marks, labels) never collide with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefings.document.model import Box, Document, Figure, Heading, Note, Paragraph, Table
from briefings.document.walk import iter_blocks


class Anchors:
    """Ids of one page. A mark's id is given when the mark is drawn, in reading order."""

    def __init__(self, document: Document) -> None:
        self._taken = set(_ids(document))
        self.main = self.fresh("text")
        self._notes = {note.id: self.fresh(f"note-{note.number}") for note in document.notes}
        self._marks: dict[str, list[str]] = {note.id: [] for note in document.notes}

    def fresh(self, wish: str) -> str:
        """An id nobody has, like the one wished for."""
        given, count = wish, 1
        while given in self._taken:
            count += 1
            given = f"{wish}-{count}"
        self._taken.add(given)
        return given

    def note(self, note: str) -> str:
        return self._notes[note]

    def mark(self, note: str) -> str:
        """The id of the next mark of a note."""
        self._marks[note].append(self.fresh(self._notes[note].replace("note", "mark", 1)))
        return self._marks[note][-1]

    def marks_of(self, note: Note) -> tuple[str, ...]:
        """The marks drawn so far."""
        return tuple(self._marks[note.id])


def _ids(document: Document) -> list[str]:
    named = (Heading, Paragraph, Box, Table, Figure)
    return [block.id for block in iter_blocks(document) if isinstance(block, named) and block.id]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page while it is drawn."""

    document: Document
    anchors: Anchors = field(compare=False)
