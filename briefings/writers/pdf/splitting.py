"""Split chunks further: by hyphenation, or anywhere when nothing else fits.

Both give new lists and leave the chunks they were given alone. Text is never
lost: the parts of a chunk, joined, are the chunk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefings.writers.pdf.hyphens import hyphenator
from briefings.writers.pdf.letters import Chunk, set_word

_HYPHEN_PENALTY, _ANYWHERE_PENALTY = 90.0, 400.0
_EDGES = "\"'.,;:!?()[]“”‘’«»„…"


def hyphenated(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Give the chunks with every word split where it may be hyphenated."""
    made: list[Chunk] = []
    for chunk in chunks:
        points = _points(chunk)
        made += _split(chunk, points, _HYPHEN_PENALTY) if points else (chunk,)
    return made


def _points(chunk: Chunk) -> tuple[int, ...]:
    """Find a word's points; punctuation around it counts for nothing."""
    if len(chunk.text) < 6 or chunk.notes or chunk.hyphen:
        return ()
    found = hyphenator(chunk.letters.language)
    core = chunk.text.strip(_EDGES)
    if found is None or not core:
        return ()
    before = chunk.text.index(core)
    return tuple(point + before for point in found.points(core))


def fitted(chunks: Iterable[Chunk], measure: float) -> list[Chunk]:
    """Give the chunks with those that are wider than a line split anywhere."""
    made: list[Chunk] = []
    for chunk in chunks:
        if chunk.width + chunk.hyphen <= measure or len(chunk.text) < 2:
            made.append(chunk)
        else:
            made += _split(chunk, tuple(range(1, len(chunk.text))), _ANYWHERE_PENALTY, with_hyphen=False)
    return made


def _split(chunk: Chunk, points: tuple[int, ...], penalty: float, *, with_hyphen: bool = True) -> Iterator[Chunk]:
    for begin, end in pairwise((0, *points, len(chunk.text))):
        is_last = end == len(chunk.text)
        part = chunk.text[begin:end]
        glyphs, width, hyphen = set_word(part + ("\u00ad" if with_hyphen and not is_last else ""), chunk.letters)
        if is_last:
            yield Chunk(
                glyphs, width, part, chunk.letters, chunk.gap, chunk.space, chunk.penalty, chunk.hyphen, chunk.notes
            )
        else:
            yield Chunk(glyphs, width, part, chunk.letters, penalty=penalty, hyphen=hyphen)
