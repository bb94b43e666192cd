"""One finished file searched for everything that its audience may not see.

Promise: a `Hit` shows the protected text to nobody who does not ask for it;
what cannot be read is not passed over but said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.scan import docx_reader, html_reader, pdf_reader
from briefings.scan.bytes_reader import read_bytes
from briefings.scan.docx_reader import read_docx
from briefings.scan.finished import Finding, findings
from briefings.scan.html_reader import read_html
from briefings.scan.pdf_reader import read_pdf
from briefings.scan.piece import Image, Piece, Unreadable
from briefings.scan.protected import Protected, pixel_digests, pixels_digest
from briefings.scan.words import Words, words_of

READERS = {
    "docx": f"{docx_reader.READER}, 1",
    "pdf": f"{pdf_reader.READER}, 1",
    "html": f"{html_reader.READER}, 1",
}
"""What each format is read with, and the version of our part in it."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A protected text at a place of a file."""

    place: str
    kind: str
    text: str = field(repr=False)
    """For the organisers' report only."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What came of searching one file."""

    hits: tuple[Hit, ...] = ()
    """Each once a place, sorted."""
    places: int = 0
    """How many texts and pictures of the file were looked at."""
    words: int = 0
    fault: str = ""
    """Why the file cannot be searched whole; it may not be released then."""
    findings: tuple[Finding, ...] = ()
    """Traces of editing, leftovers, pages without their banner."""


def search(name: str, content: bytes, protected: Protected, marking: str = "") -> Searched:
    """Look for every protected text in a finished file and in its name, and for what else is wrong with it.

    `marking` is the banner that every page must bear.
    """
    hits: set[Hit] = set()
    seen: list[Piece | Image] = []
    places = words = 0
    try:
        for piece in (Piece("the file's name", name), *read_finished(name, content)):
            places += 1
            seen.append(piece)
            if isinstance(piece, Image):
                hits.update(_picture_hits(piece, protected))
            elif piece.text:
                spoken = words_of(piece.text)
                words += len(spoken.folded)
                hits.update(_hits(piece, spoken, protected))
    except Unreadable as fault:
        return Searched((), places, words, str(fault))
    return Searched(tuple(sorted(hits)), places, words, findings=tuple(findings(seen[1:], marking)))


def read_finished(name: str, content: bytes) -> Iterator[Piece | Image]:
    """Everything in a finished file, by the reader of its format.

    Raises: Unreadable.
    """
    if content.startswith(b"PK\x03\x04"):
        return read_docx(content)
    if b"%PDF-" in content[:1024]:
        return read_pdf(content)
    if name.endswith((".docx", ".pdf")):
        raise Unreadable(f"it is no {name.rpartition('.')[2].upper()} file")
    return read_html(content) if b"<" in content[:1024] else read_bytes(name, content)


def _hits(piece: Piece, words: Words, protected: Protected) -> Iterator[Hit]:
    for _, phrase in protected.tree.found_in(words):
        if not (phrase.is_short and piece.is_inner):
            yield Hit(piece.place, phrase.kind, phrase.text)


def _picture_hits(image: Image, protected: Protected) -> Iterator[Hit]:
    if protected.pictures and protected.pictures.intersection(_digests(image)):
        yield Hit(image.place, "picture", "a withheld picture")


def _digests(image: Image) -> Iterator[str]:
    if image.size != (0, 0):
        yield pixels_digest(image.size, image.content)
        return
    yield hashlib.sha256(image.content).hexdigest()
    yield from pixel_digests(image.content)
