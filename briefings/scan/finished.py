"""What else a finished file must not show: traces, leftovers, a missing banner.

Looked at in what the readers found in it anyway: right after it was written,
and again when it comes back from somebody's Word or PDF editor. A finding
says the rule, the place and the fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import bidirectional

from briefings.scan.picture_reader import METADATA
from briefings.scan.piece import Image, Piece

_LEFT = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,80}%\}|\bTODO\b|\bTK\b|\b[Ll]orem ipsum\b|</?(?:p|span|div|br|strong|em)>"
)
_MARKUP = re.compile(r"\[@[a-z0-9-]+\]|\]\(https?://|\*\*\w")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a finished file."""

    rule: str
    place: str
    what: str


def findings(pieces: Iterable[Piece | Image], marking: str) -> Iterator[Finding]:
    """Everything that is wrong with a file, given what its readers found and the banner it must bear."""
    texts = [piece for piece in pieces if isinstance(piece, Piece) and not piece.is_inner and piece.text.strip()]
    for piece in texts:
        if METADATA in piece.place:
            yield Finding("PRV-02", piece.place, "a picture tells more than it shows")
        if re.fullmatch(r"page \d+|text|word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml", piece.place):
            for left in (*_LEFT.finditer(piece.text), *_MARKUP.finditer(piece.text)):
                yield Finding("STR-07", piece.place, f"`{left[0]}` was left in the text")
        if piece.place == "word/document.xml (authors of changes)":
            yield Finding("PRV-02", piece.place, "the file carries tracked changes")
        if re.fullmatch(r"word/comments\w*\.xml", piece.place):
            yield Finding("PRV-02", piece.place, "the file carries comments")
    yield from _unmarked(texts, marking)


def _unmarked(texts: list[Piece], marking: str) -> Iterator[Finding]:
    """Pages without the banner; of a Word file, its headers and footers."""
    # Marks that run from right to left come out of a PDF in the order they are drawn.
    if not marking or any(bidirectional(letter) in ("R", "AL") for letter in marking):
        return
    # The metadata of a PDF are read as a text, too; only a web page has no pages.
    pages = [piece for piece in texts if re.fullmatch(r"page \d+", piece.place)]
    for piece in pages or [piece for piece in texts if piece.place == "text"]:
        if not _bears(piece.text, marking):
            yield Finding("MRK-02", piece.place, f"there is no `{marking}` on it")
    running = [piece for piece in texts if re.fullmatch(r"word/(?:header|footer)\d*\.xml", piece.place)]
    if any(piece.place == "word/document.xml" for piece in texts) and not any(
        _bears(one.text, marking) for one in running
    ):
        yield Finding("MRK-02", "headers and footers", f"there is no `{marking}` in any of them")


def _bears(text: str, marking: str) -> bool:
    """Whether a line of its own is the banner; some themes print it in capitals."""
    banner = " ".join(marking.casefold().split())
    lines = [" ".join(line.casefold().split()) for line in re.split(r"[\r\n\x1e]", text)]
    # A long one is set in two lines.
    pairs = (f"{line} {following}" for line, following in pairwise(lines))
    return any(banner in line and len(line) < len(banner) + 60 for line in (*lines, *pairs))
