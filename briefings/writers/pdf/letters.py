"""Letters, inks and chunks: text as it will look, before it is in lines.

`Letters` say how text looks at one place of a paragraph and what it belongs
to; an `Ink` is what one run of glyphs of one face is drawn with; a `Chunk` is
text that may not be broken, set and measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefings.theme.model import TextStyle
from briefings.writers.pdf.fontbook import FaceUse, FontBook, FontSet
from briefings.writers.pdf.structure import ARTIFACT, Element

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
"""Letters that run from right to left; they are set when their paragraph is whole."""


@dataclass(slots=True, eq=False)
class Target:
    """Where a link leads: an address, or the id of something in the document."""

    url: str = ""
    id: str = ""
    element: Element = ARTIFACT
    contents: str = ""
    """What a reader hears of the link."""
    is_underlined: bool = False


@dataclass(slots=True, eq=False)
class Ink:
    """What one run of glyphs is drawn with."""

    face: FaceUse
    size: float
    colour: str
    rise: float
    spacing: float
    element: Element
    target: Target | None
    decoration: str = ""
    """``underline`` or ``strike``, beside a link's own."""
    actual: str = ""
    """The text, where the glyphs do not say it."""


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """How text is to look and what it belongs to, at one place of an inline tree."""

    fonts: FontSet
    family: str
    bold: bool
    italic: bool
    size: float
    colour: str
    uppercase: bool
    spacing: float
    element: Element
    language: str
    rise: float = 0.0
    target: Target | None = None
    decoration: str = ""
    inks: dict[FaceUse, Ink] = field(default_factory=dict)

    def ink(self, face: FaceUse, actual: str = "") -> Ink:
        """Give the ink of a face; one object for all runs that may be joined."""
        if actual or face not in self.inks:
            look = (self.size, self.colour, self.rise, self.spacing)
            ink = Ink(face, *look, self.element, self.target, self.decoration, actual)
            if actual:
                return ink
            self.inks[face] = ink
        return self.inks[face]

    @property
    def unspaced(self) -> Letters:
        """Give the same letters without space between them: letters that join may not be parted."""
        return replace(self, spacing=0.0, inks={}) if self.spacing else self


Glyphs = tuple[Ink, str, float]
"""Ink, operand for TJ, width in points."""


@dataclass(slots=True, eq=False)
class Chunk:
    """What may not be broken, and the space and the possible line end after it."""

    glyphs: tuple[Glyphs, ...]
    width: float
    text: str
    letters: Letters
    gap: float = 0.0
    space: tuple[Ink, str] | None = None
    """Ink and glyph of the space after it."""
    penalty: float = 0.0
    hyphen: float = 0.0
    notes: tuple[str, ...] = ()
    """Ids of the notes whose marks are in it."""
    pieces: tuple[tuple[str, Letters], ...] = ()
    """Its text, where it has letters of several kinds."""
    is_unset: bool = False
    """Whether it has letters that run from right to left and are still to be set."""
    levels: tuple[int, ...] = ()
    """Level of each of its glyph runs, in a paragraph that has a direction."""
    space_level: int = 0

    def all_pieces(self) -> tuple[tuple[str, Letters], ...]:
        """Give its text with its letters."""
        return self.pieces or ((self.text, self.letters),)


def style_letters(
    fonts: FontBook, style: TextStyle, element: Element, language: str, *, bold: bool = False, italic: bool = False
) -> Letters:
    """Give the letters of a style."""
    is_bold, is_italic = style.bold or bold, style.italic or italic
    font_set = fonts.set(style.family, bold=is_bold, italic=is_italic)
    look = (style.family, is_bold, is_italic, style.size, style.colour, style.uppercase, style.letter_spacing)
    return Letters(font_set, *look, element, language)


def set_word(part: str, letters: Letters) -> tuple[tuple[Glyphs, ...], float, float]:
    """Set one piece of a word: its glyphs, its width, and the width of the hyphen a break after it adds."""
    hyphen = 0.0
    if not part.isascii() and RIGHT_TO_LEFT.search(part):
        return (), 0.0, 0.0
    if part.endswith("\u00ad"):
        part = part[:-1]
        hyphen = letters.fonts.word("-")[0][2] * letters.size / 1000
    shown = part.upper() if letters.uppercase else part
    scale = letters.size / 1000
    runs = letters.fonts.word(shown)
    if len(runs) == 1 and not runs[0][3] and not letters.spacing:
        face, operand, width, _ = runs[0]
        width *= scale
        return ((letters.ink(face, "" if shown == part else part), operand, width),), width, hyphen
    glyphs = tuple(_set_run(run, letters, part if shown != part and len(runs) == 1 else "") for run in runs)
    return glyphs, sum(width for _, _, width in glyphs), hyphen


def _set_run(run: tuple[FaceUse, str, float, str], letters: Letters, meant: str) -> Glyphs:
    """Set one run of a word of several, or one with space between its letters."""
    face, operand, width, actual = run
    count = sum(
        character in "0123456789ABCDEF" for piece in operand.split("<")[1:] for character in piece.split(">")[0]
    )
    return letters.ink(face, meant or actual), operand, width * letters.size / 1000 + letters.spacing * (count // 4)
