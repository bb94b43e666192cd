"""Which face sets which character, and which characters no face has.

A style's own face comes first, then the theme's `fallback` families in their
order, in the same weight and slope. A face's file is opened when a character
asks for it and not before. Some characters are set with another's glyph or
with none (`STAND_INS`, `INVISIBLE`); writers keep the character itself as text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from briefings.document.model import NOWHERE, Document
from briefings.errors import Problem, Where
from briefings.theme.model import Face, TextStyle, Theme
from briefings.theme.truetype import read_face
from briefings.theme.uses import Use, uses

STAND_INS = {
    "\u2011": "-\u2010",
    "\u2010": "-\u2011",
    "\u00a0": " ",
    "\u202f": "\u00a0 ",
    "\u2007": "\u00a0 ",
    "\u2009": "\u00a0 ",
    "\u200a": "\u00a0 ",
    "\u2002": "\u00a0 ",
    "\u2003": "\u00a0 ",
    "\u2212": "\u2013-",
    "\t": " ",
    "\n": " ",
    "\r": " ",
}
"""Characters whose glyph may be another's, in order of preference."""

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff")
"""Characters that steer others and show nothing themselves."""


class FaceChooser:
    """Chooses faces for one style's kind of letter; remembers its choices."""

    def __init__(self, theme: Theme, family: str, *, bold: bool = False, italic: bool = False) -> None:
        names = [family, *(name for name in theme.fallback if name != family)]
        self.faces: tuple[Face, ...] = tuple(theme.families[name].face(bold=bold, italic=italic) for name in names)
        self._chosen: dict[str, tuple[Face, str] | None] = {}

    def choose(self, character: str) -> tuple[Face, str] | None:
        """Give the face and the character whose glyph to show; None when no face has one."""
        try:
            return self._chosen[character]
        except KeyError:
            found = self._chosen[character] = self._search(character)
            return found

    def _search(self, character: str) -> tuple[Face, str] | None:
        candidates = character + STAND_INS.get(character, "")
        for face in self.faces:
            glyphs = read_face(face.path).glyphs
            for candidate in candidates:
                if candidate in glyphs:
                    return face, candidate
        return None


def shown_text(text: str, style: TextStyle) -> str:
    """Give the characters as the style shows them: capitals where it says so."""
    return text.upper() if style.uppercase else text


def missing_characters(document: Document, theme: Theme) -> list[Problem]:
    """Find every character that no face of its style or of the fallback has.

    Shape: one problem a block and character, in reading order.
    """
    marks = (Use(theme.bullet, "bullet", NOWHERE), Use(theme.end_mark, "body", NOWHERE))
    return list(_missing((*marks, *uses(document)), theme))


_Kind = tuple[str, bool, bool]
"""Letters of a style: its family, bold, italic."""


def _missing(found: Sequence[Use], theme: Theme) -> Iterator[Problem]:
    kinds: dict[tuple[str, bool, bool], tuple[TextStyle, _Kind]] = {}
    shown: dict[_Kind, set[str]] = {}
    for use in found:
        as_used = (use.style, use.bold, use.italic)
        if as_used not in kinds:
            style = theme.style(use.style)
            kinds[as_used] = style, (style.family, style.bold or use.bold, style.italic or use.italic)
        style, kind = kinds[as_used]
        shown.setdefault(kind, set()).update(shown_text(use.text, style))
    # Nearly always nothing is missing: only then is every use asked for its own characters.
    lacking = {kind: _without_face(characters, theme, kind) for kind, characters in shown.items()}
    for use in found if any(lacking.values()) else ():
        style, kind = kinds[use.style, use.bold, use.italic]
        for character in sorted(lacking[kind].intersection(shown_text(use.text, style))):
            yield _problem(use.where, character, theme, kind[0])


def _without_face(characters: set[str], theme: Theme, kind: _Kind) -> set[str]:
    chooser = FaceChooser(theme, kind[0], bold=kind[1], italic=kind[2])
    return {one for one in characters - INVISIBLE if chooser.choose(one) is None}


def _problem(where: Where, character: str, theme: Theme, family: str) -> Problem:
    name = unicodedata.name(character, "a character without a name")
    shown = (
        f"`{character}` (U+{ord(character):04X} {name})"
        if character.isprintable()
        else f"U+{ord(character):04X} {name}"
    )
    families = [theme.families[key].name for key in (family, *theme.fallback) if key in theme.families]
    hint = f"replace the character, or name a font that has it in `fallback` of the theme `{theme.name}`"
    return Problem(where, f"no font has {shown}; looked in {', '.join(dict.fromkeys(families))}", hint)
