"""Letters that join or carry marks, shaped by HarfBuzz into placed glyphs.

For Arabic, Hebrew and their relatives: text in reading order in, the operand of
one showing of glyphs out, in the order they are seen. What the glyphs say is
kept beside them as ActualText, since one glyph may stand for several letters.
Needs uharfbuzz, which comes with ``briefings[rtl]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from briefings.theme.fonts import INVISIBLE
from briefings.theme.truetype import read_face
from briefings.writers.pdf.fontbook import FaceUse
from briefings.writers.pdf.letters import Glyphs, Letters


class MissingExtra(Exception):
    """A package of ``briefings[rtl]`` is needed and not installed."""


class Glyph(NamedTuple):
    """One shaped glyph; lengths in font units."""

    number: int
    first: int
    """Place of the first letter it stands for."""
    advance: int
    right: int
    up: int


def shape(word: str, begin: int, end: int, letters: Letters, *, is_reversed: bool) -> Iterator[Glyphs]:
    """Shape a part of a word; letters beyond it are seen, so that joining ones join."""
    plain = letters.unspaced
    for face, first, last in _faces(word, begin, end, letters):
        glyphs = _shape(face.file.path, word, first, last, letters.language, is_reversed)
        _note_use(face, glyphs, word, last)
        width = sum(glyph.advance for glyph in glyphs) * face.file.scale
        yield plain.ink(face, word[first:last]), _operand(face, glyphs, plain), width * plain.size / 1000


def _faces(word: str, begin: int, end: int, letters: Letters) -> Iterator[tuple[FaceUse, int, int]]:
    """Split by face; what the face of the letter before also has stays with it."""
    start, current = begin, None
    for place in range(begin, end):
        character = word[place]
        if character in INVISIBLE or (current is not None and character in current.file.glyphs):
            continue
        face = letters.fonts.face_of(character)
        if current is not None and face is not current:
            yield current, start, place
            start = place
        current = face
    yield current or letters.fonts.main, start, end


@lru_cache(maxsize=16)
def _font(path: Path) -> Any:
    try:
        import uharfbuzz  # optional: comes with briefings[rtl]
    except ImportError as fault:
        raise MissingExtra from fault
    return uharfbuzz.Font(uharfbuzz.Face(read_face(path).octets))


@lru_cache(maxsize=20_000)
def _shape(path: Path, word: str, begin: int, end: int, language: str, is_reversed: bool) -> tuple[Glyph, ...]:
    font = _font(path)
    import uharfbuzz  # `_font` has made sure of it

    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(character) for character in word], begin, end - begin)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_reversed else "ltr"
    buffer.language = language or "und"
    uharfbuzz.shape(font, buffer)
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return tuple(
        Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset) for info, place in placed
    )


def _note_use(face: FaceUse, glyphs: Sequence[Glyph], word: str, end: int) -> None:
    """Enter glyphs among those to embed, with the letters of their cluster."""
    starts = sorted({glyph.first for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    for glyph in glyphs:
        if glyph.number not in face.used:
            cluster = word[glyph.first : ends[glyph.first]]
            face.used[glyph.number] = "".join(one for one in cluster if one not in INVISIBLE) or " "


def _operand(face: FaceUse, glyphs: Sequence[Glyph], letters: Letters) -> str:
    """Write shaped glyphs for TJ; marks that stand higher or lower are raised between two showings."""
    scale, advances = face.file.scale, face.file.advances
    parts: list[str] = []
    move = 0.0
    for glyph in glyphs:
        move += glyph.right * scale
        shown = f"{-move:.6g}<{glyph.number:04X}>" if abs(move) > 0.05 else f"<{glyph.number:04X}>"
        if glyph.up:
            rise = letters.rise + glyph.up * scale * letters.size / 1000
            shown = f"] TJ {rise:.2f} Ts [{shown}] TJ {letters.rise:.2f} Ts ["
        parts.append(shown)
        move = (glyph.advance - glyph.right - advances[glyph.number]) * scale
    return "".join(parts) + (f"{-move:.6g}" if abs(move) > 0.05 else "")
