"""Inlines to chunks: the unbreakable pieces of a paragraph, set and measured.

Walks an inline tree once, carrying the letters (family, weight, size, colour)
and the structure element in force, and splits the text where lines may end:
at spaces, after hyphens and dashes between letters, in addresses. Non-breaking
spaces and hyphens hold. Hyphenation and emergency splitting of chunks are in
`splitting`, since most paragraphs need neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefings.document.model import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    EndMark,
    Inline,
    Inserted,
    LineBreak,
    Link,
    NoteReference,
    PageCount,
    PageNumber,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from briefings.writers.pdf.fontbook import FontBook
from briefings.writers.pdf.letters import Chunk, Ink, Letters, Target, set_word
from briefings.writers.pdf.linebreak import FORCED
from briefings.writers.pdf.structure import ARTIFACT, Element

_SPLIT = re.compile(r"([ \t\n\r\u200b]+)")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-\u2010\u2013/])(?=[^\W\d_])|(?<=\u2014)(?=\w)|(?<=\u00ad)")
_IN_ADDRESS = re.compile(r"(?<=[/?&=_.,-])(?=\w)")
_ADDRESS_LENGTH = 24
"""A word longer than this, or one with ``://`` in it, may be broken like an address."""
_SMALL, _RAISE, _LOWER = 0.66, 0.34, -0.16
"""Size, rise and fall of superscripts and subscripts, as shares of the size."""


@dataclass(slots=True)
class Surroundings:
    """What inlines need beside themselves."""

    fonts: FontBook
    link_colour: str
    end_mark: str
    inserted: str = ""
    deleted: str = ""
    """Colours of words in a comparison."""
    page: int = 0
    pages: int = 0
    language: str = ""


class Setter:
    """Turns one paragraph's inlines into chunks."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.chunks: list[Chunk] = []
        self._is_open = False
        """Whether the next text continues the last chunk."""

    def set(self, inlines: Iterable[Inline], letters: Letters) -> list[Chunk]:
        """Give the chunks of inlines in their order."""
        for inline in inlines:
            self._inline(inline, letters)
        return self.chunks

    def _inline(self, inline: Inline, letters: Letters) -> None:
        match inline:
            case Text():
                self.text(inline.text, letters)
            case Strong() | Emphasis() | Superscript() | Subscript() | Code():
                self._look(inline, letters)
            case Link() | Span() | CrossReference() | NoteReference():
                self._element(inline, letters)
            case Inserted() | Deleted():
                self._change(inline, letters)
            case LineBreak():
                self._force()
            case PageNumber():
                self.text(str(self.around.page), letters)
            case PageCount():
                self.text(str(self.around.pages), letters)
            case EndMark():
                self.text(f"\u00a0{self.around.end_mark}", replace(letters, element=ARTIFACT, inks={}))
            case _:
                raise TypeError(f"the PDF writer cannot set {type(inline).__name__}")

    def _look(self, inline: Strong | Emphasis | Superscript | Subscript | Code, letters: Letters) -> None:
        """Set what only looks different."""
        match inline:
            case Strong():
                self.set(inline.inlines, self._styled(letters, bold=True))
            case Emphasis():
                self.set(inline.inlines, self._styled(letters, italic=not letters.italic))
            case Superscript():
                self.set(inline.inlines, self._shifted(letters, _RAISE))
            case Subscript():
                self.set(inline.inlines, self._shifted(letters, _LOWER))
            case Code():
                self.text(inline.text, replace(letters, element=self._drawn(letters, "Code"), inks={}))

    def _element(self, inline: Link | Span | CrossReference | NoteReference, letters: Letters) -> None:
        """Set what is an element of its own."""
        match inline:
            case Link():
                self._link(inline, letters)
            case Span():
                self._span(inline, letters)
            case CrossReference():
                self._reference(inline.target, inline.text, inline.text, letters)
            case NoteReference():
                self._note_reference(inline, letters)

    def _styled(self, letters: Letters, *, bold: bool | None = None, italic: bool | None = None) -> Letters:
        is_bold = letters.bold if bold is None else bold
        is_italic = letters.italic if italic is None else italic
        fonts = self.around.fonts.set(letters.family, bold=is_bold, italic=is_italic)
        return replace(letters, fonts=fonts, bold=is_bold, italic=is_italic, inks={})

    def _shifted(self, letters: Letters, share: float) -> Letters:
        rise = letters.rise + share * letters.size
        return replace(letters, size=round(letters.size * _SMALL, 2), rise=rise, inks={})

    def _drawn(self, letters: Letters, tag: str, **properties: str) -> Element:
        if letters.element is ARTIFACT:
            return ARTIFACT
        return letters.element.add(tag, when_drawn=True, **properties)

    def _link(self, link: Link, letters: Letters) -> None:
        element = self._drawn(letters, "Link")
        contents = link.target.removeprefix("mailto:")
        target = Target(url=link.target, element=element, contents=contents, is_underlined=True)
        self.set(
            link.inlines, replace(letters, element=element, target=target, colour=self.around.link_colour, inks={})
        )

    def _span(self, span: Span, letters: Letters) -> None:
        if not span.language:
            self.set(span.inlines, letters)
            return
        element = self._drawn(letters, "Span", language=span.language)
        self.set(span.inlines, replace(letters, element=element, language=span.language, inks={}))

    def _change(self, inline: Inserted | Deleted, letters: Letters) -> None:
        """Set words of a comparison: coloured, with a line, and the same said in the structure (14.8.5.4.4)."""
        is_new = isinstance(inline, Inserted)
        colour = self.around.inserted if is_new else self.around.deleted
        line = "Underline" if is_new else "LineThrough"
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        shown = f"<< /O /Layout /TextDecorationType /{line} /TextDecorationColor [{red:.3f} {green:.3f} {blue:.3f}] >>"
        element = self._drawn(letters, "Span", attributes=shown)
        decoration = "underline" if is_new else "strike"
        self.set(inline.inlines, replace(letters, element=element, colour=colour, decoration=decoration, inks={}))

    def _reference(self, id_: str, text: str, contents: str, letters: Letters) -> None:
        """Set a link to something in the document: a Link inside a Reference."""
        outer = self._drawn(letters, "Reference")
        element = ARTIFACT if outer is ARTIFACT else outer.add("Link", when_drawn=True)
        target = Target(id=id_, element=element, contents=contents)
        self.text(text, replace(letters, element=element, target=target, colour=self.around.link_colour, inks={}))

    def _note_reference(self, mark: NoteReference, letters: Letters) -> None:
        raised = self._shifted(letters, _RAISE)
        self._reference(f"note-{mark.note}", str(mark.number), str(mark.number), raised)
        self.chunks[-1].notes += (mark.note,)

    def _force(self) -> None:
        """End the line here; who reads the text hears a space."""
        self._is_open = False
        if self.chunks:
            chunk = self.chunks[-1]
            chunk.penalty, chunk.gap = FORCED, 0.0
            chunk.space = chunk.space or self._space_glyph(chunk.letters)

    def _space_glyph(self, letters: Letters) -> tuple[Ink, str]:
        face, operand, _, _ = letters.fonts.word(" ")[0]
        return letters.ink(face), operand

    def text(self, text: str, letters: Letters) -> None:
        """Add text: words and the spaces between them."""
        for index, token in enumerate(_SPLIT.split(text)):
            if index % 2:
                self._space(token, letters)
            elif token:
                for part, penalty in _parts(token):
                    self._word(part, letters, penalty)

    def _space(self, token: str, letters: Letters) -> None:
        self._is_open = False
        if not self.chunks or self.chunks[-1].penalty == FORCED:
            return
        chunk = self.chunks[-1]
        if chunk.gap or token.strip("\u200b") == "":
            return
        face, operand, width, _ = letters.fonts.word(" ")[0]
        chunk.gap = width * letters.size / 1000 + letters.spacing
        chunk.space = (letters.ink(face), operand)

    def _word(self, part: str, letters: Letters, penalty: float) -> None:
        glyphs, width, hyphen = set_word(part, letters)
        if self._is_open:
            chunk = self.chunks[-1]
            chunk.pieces = (*chunk.all_pieces(), (part, letters))
            chunk.is_unset = chunk.is_unset or not glyphs
            chunk.glyphs += glyphs
            chunk.width += width
            chunk.text = ""
            chunk.penalty = max(penalty, 0.0)
            chunk.hyphen = hyphen
        else:
            chunk = Chunk(glyphs, width, part, letters, penalty=max(penalty, 0.0), hyphen=hyphen)
            chunk.is_unset = not glyphs
            self.chunks.append(chunk)
        self._is_open = penalty < 0


def _parts(token: str) -> Iterator[tuple[str, float]]:
    """Split a word where a line may end inside it; the last part stays open (penalty below 0)."""
    if token.isalnum():
        yield token, -1.0
        return
    is_address = "://" in token or len(token) > _ADDRESS_LENGTH
    parts = (_IN_ADDRESS if is_address else _AFTER_DASH).split(token)
    for part in parts[:-1]:
        yield part, 30.0 if is_address else 60.0
    yield parts[-1], -1.0
