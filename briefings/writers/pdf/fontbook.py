"""Faces as one PDF uses them: text in, glyphs and widths out.

A `FontBook` belongs to one document. It opens a face when a character first
asks for it, remembers each word once set, and knows at the end which glyphs of
which faces must be embedded. Glyphs are numbered as in the font file, so a
word's code in the page is its glyph numbers in hex.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.errors import ContentError, Problem, Where
from briefings.theme.fonts import INVISIBLE, FaceChooser
from briefings.theme.model import Face, Theme
from briefings.theme.truetype import TrueType, read_face
from briefings.writers.pdf.kerning import Kerning, read_kerning


class FaceUse:
    """One face in one document: its short name and the glyphs used of it."""

    def __init__(self, label: str, face: Face) -> None:
        self.label = label
        self.face = face
        self.file: TrueType = read_face(face.path)
        self.kerning: Kerning = read_kerning(face.path)
        self.used: dict[int, str] = {}
        """Glyph to the text it stands for."""

    def code(self, glyphs: str, texts: str) -> tuple[str, float]:
        """Set characters: an array operand for TJ, and the width per 1000 em.

        `glyphs` are the characters whose glyphs are shown, `texts` what they mean.
        """
        numbers = [self.file.glyphs[character] for character in glyphs]
        return self.show(numbers, texts)

    def show(self, numbers: list[int], texts: str) -> tuple[str, float]:
        """Set glyphs that stand for `texts`, one for each character."""
        scale = self.file.scale
        self.used.update(zip(numbers, texts, strict=True))
        advances = self.file.advances
        width = sum([advances[number] for number in numbers]) * scale
        pairs = self.kerning.pairs(numbers)
        if not pairs:
            return "<" + "".join([f"{number:04X}" for number in numbers]) + ">", width
        parts = ["<"]
        for index, number in enumerate(numbers):
            parts.append(f"{number:04X}")
            if index in pairs:
                parts.append(f">{round(-pairs[index] * scale, 1):g}<")
        return "".join([*parts, ">"]), width + sum(pairs.values()) * scale


Glyphs = tuple[FaceUse, str, float, str]
"""A face, the operand for TJ, the width per 1000 em, and the text when the glyphs do not say it."""


class FontSet:
    """One family in one weight and slope, with its fallback faces behind it."""

    def __init__(self, book: FontBook, chooser: FaceChooser) -> None:
        self._book = book
        self._chooser = chooser
        self._known: dict[str, tuple[Glyphs, ...]] = {}

    def word(self, text: str) -> tuple[Glyphs, ...]:
        """Set a word: runs of one face each; what was set once is remembered."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = tuple(self._runs(text))
        return found

    def face_of(self, character: str) -> FaceUse:
        """Give the face that has a character."""
        return self._book.use(self._choose(character)[0])

    @property
    def main(self) -> FaceUse:
        """The family's own face."""
        return self._book.use(self._chooser.faces[0])

    def _runs(self, text: str) -> Iterator[Glyphs]:
        """Split by face, and where the glyph shown is not the character meant."""
        main = self._chooser.faces[0]
        use = self._book.use(main)
        try:
            numbers = [use.file.glyphs[character] for character in text]
        except KeyError:
            yield from self._mixed(main, text)
        else:
            yield use, *use.show(numbers, text), ""

    def _mixed(self, main: Face, text: str) -> Iterator[Glyphs]:
        """Set a word that the main face cannot set alone."""
        face, shown, meant, is_exact = main, "", "", True
        for character in text:
            if character in INVISIBLE:
                meant += character
                continue
            chosen_face, glyph = self._choose(character)
            exact = glyph == character
            if shown and (chosen_face is not face or exact is not is_exact):
                yield self._run(face, shown, meant)
                shown = meant = ""
            face, is_exact = chosen_face, exact
            shown += glyph
            meant += character
        yield self._run(face, shown, meant)

    def _choose(self, character: str) -> tuple[Face, str]:
        chosen = self._chooser.choose(character)
        if chosen is None:
            fact = f"no font has U+{ord(character):04X}"
            raise ContentError(Problem(Where(""), fact, "check the document with missing_characters first"))
        return chosen

    def _run(self, face: Face, shown: str, meant: str) -> Glyphs:
        use = self._book.use(face)
        operand, width = use.code(shown, shown)
        return use, operand if shown else "", width, "" if shown == meant else meant


class FontBook:
    """Every face of one document, in the order of first use."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._sets: dict[tuple[str, bool, bool], FontSet] = {}
        self._uses: dict[Face, FaceUse] = {}

    def set(self, family: str, *, bold: bool, italic: bool) -> FontSet:
        """Give the letters of a family in a weight and slope."""
        key = (family, bold, italic)
        if key not in self._sets:
            self._sets[key] = FontSet(self, FaceChooser(self._theme, family, bold=bold, italic=italic))
        return self._sets[key]

    def use(self, face: Face) -> FaceUse:
        """Give a face's use in this document, opening it the first time."""
        if face not in self._uses:
            self._uses[face] = FaceUse(f"F{len(self._uses) + 1}", face)
        return self._uses[face]

    @property
    def uses(self) -> tuple[FaceUse, ...]:
        """Every face of which at least one glyph is shown."""
        return tuple(use for use in self._uses.values() if use.used)
