"""What else a finished file must not show: traces, leftovers, a missing banner.

For files in hand that went through somebody's Word or PDF editor after the
build; looked at through the same readers that search them. A finding says
the rule, the place and the fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    if not marking:
        return
    for piece in texts:
        if piece.place.startswith("page ") and not _bears(piece.text, marking):
            yield Finding("MRK-02", piece.place, f"there is no `{marking}` on it")
    running = [piece for piece in texts if re.fullmatch(r"word/(?:header|footer)\d*\.xml", piece.place)]
    if any(piece.place == "word/document.xml" for piece in texts) and not any(
        _bears(one.text, marking) for one in running
    ):
        yield Finding("MRK-02", "headers and footers", f"there is no `{marking}` in any of them")


def _bears(text: str, marking: str) -> bool:
    """Whether a line of its own is the banner; some themes print it in capitals."""
    lines = (line.strip() for line in re.split(r"[\r\n\x1e]", text))
    return any(marking.casefold() in line.casefold() and len(line) < len(marking) + 60 for line in lines)
