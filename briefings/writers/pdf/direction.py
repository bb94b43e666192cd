"""Which way text runs, and where each part of a line is seen.

Levels are settled for a whole paragraph and applied line by line, after the
lines are broken (UAX #9, rules X to L2). Runs stay in the order they are read
and only their places are those they are seen at, so that tags, copied text and
links need to know nothing of it. Needs the optional packages of
``briefings[rtl]``, and asks for them only when a text does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import bidirectional

from briefings.writers.pdf.letters import RIGHT_TO_LEFT, Chunk, Glyphs, Letters, set_word
from briefings.writers.pdf.shaping import MissingExtra, shape
from briefings.writers.pdf.strips import Run

_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))
_SCRIPTS = frozenset(("arab", "hebr", "syrc", "thaa", "nkoo"))
_STEERING = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
"""Classes of characters that show nothing: they take the level of what is before them."""


@lru_cache(maxsize=256)
def is_right_to_left(language: str) -> bool:
    """Say whether a language's text begins at the right.

    >>> is_right_to_left("ar-EG"), is_right_to_left("az-Arab"), is_right_to_left("en-US")
    (True, True, False)
    """
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4), "")
    return script in _SCRIPTS if script else first in _LANGUAGES


def needs_direction(chunks: Sequence[Chunk], language: str) -> bool:
    """Say whether a paragraph has anything that runs from right to left."""
    return is_right_to_left(language) or any(chunk.is_unset for chunk in chunks)


def directed(chunks: Sequence[Chunk], language: str) -> list[Chunk]:
    """Give a paragraph's chunks with the level of everything in them, shaped."""
    words = ["".join(text for text, _ in chunk.all_pieces()) for chunk in chunks]
    joined = "".join(word + " " * (chunk.space is not None) for word, chunk in zip(words, chunks, strict=True))
    levels = embedding_levels(joined, int(is_right_to_left(language)))
    made, at = [], 0
    for word, chunk in zip(words, chunks, strict=True):
        end = at + len(word)
        space = levels[end : end + 1] or levels[-1:]
        made.append(_directed(chunk, word, levels[at:end], space[0] if space else 0))
        at = end + (chunk.space is not None)
    return made


def _directed(chunk: Chunk, word: str, levels: Sequence[int], space_level: int) -> Chunk:
    """Set one chunk again: a run of glyphs for each change of level, letters or face."""
    found: list[tuple[int, Glyphs]] = []
    hyphen, at = 0.0, 0
    for text, letters in chunk.all_pieces():
        for level, group in groupby(range(at, at + len(text)), key=levels.__getitem__):
            places = list(group)
            glyphs, hyphen = _set_part(word, places[0], places[-1] + 1, level, letters)
            found += [(level, one) for one in glyphs]
        at += len(text)
    width = sum(one[2] for _, one in found)
    rest = (chunk.gap, chunk.space, chunk.penalty, hyphen, chunk.notes)
    made = Chunk(tuple(one for _, one in found), width, "", chunk.letters, *rest)
    made.levels = tuple(level for level, _ in found)
    made.space_level = space_level
    return made


def _set_part(word: str, begin: int, end: int, level: int, letters: Letters) -> tuple[Sequence[Glyphs], float]:
    """Set what has one level and one kind of letter; give its glyphs and the width of a hyphen after it."""
    if level % 2 or RIGHT_TO_LEFT.search(word, begin, end):
        return list(shape(word, begin, end, letters, is_reversed=bool(level % 2))), 0.0
    glyphs, _, hyphen = set_word(word[begin:end], letters)
    return glyphs, hyphen


def embedding_levels(text: str, base: int) -> list[int]:
    """Give the level of each character: even runs to the right, odd to the left."""
    kept = [place for place, character in enumerate(text) if bidirectional(character) not in _STEERING]
    levels = [-1] * len(text)
    if kept:
        for place, level in zip(kept, _resolve("".join(text[place] for place in kept), base), strict=True):
            levels[place] = level
    before = base
    for place, level in enumerate(levels):
        before = levels[place] = before if level < 0 else level
    return levels


def _resolve(text: str, base: int) -> list[int]:
    algorithm = _algorithm()
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [character["level"] for character in storage["chars"]]


@lru_cache(maxsize=1)
def _algorithm() -> Any:
    try:
        from bidi import algorithm  # optional: python-bidi comes with briefings[rtl]
    except ImportError as fault:
        raise MissingExtra from fault
    return algorithm


def visual_order(levels: Sequence[int]) -> list[int]:
    """Give the places of a line's runs from left to right (UAX #9, L2).

    >>> visual_order([1, 2, 2, 1])
    [3, 1, 2, 0]
    """
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = max(end, at + 1)
    return order


def directed_runs(line: Sequence[Chunk], x: float, stretch: float, *, ends_paragraph: bool) -> list[Run]:
    """Give the runs of a line in the order they are read, each at the place where it is seen."""
    found: list[tuple[int, Run]] = []
    for chunk in line[:-1]:
        found += _chunk_runs(chunk)
        if chunk.space is not None:
            ink, operand = chunk.space
            extra = chunk.gap * stretch
            # Moved after it is shown: the room counts for the space on whichever side the next word stands.
            found.append((chunk.space_level, Run(0.0, ink, [operand], chunk.gap + extra)))
    last = line[-1]
    found += _chunk_runs(last)
    if last.hyphen and not ends_paragraph:
        face, operand, width, _ = last.letters.fonts.word("-")[0]
        level = last.levels[-1] if last.levels else 0
        ink = last.letters.ink(face, "\u00ad")
        found.append((level, Run(0.0, ink, [operand], width * last.letters.size / 1000)))
    for place in visual_order([level for level, _ in found]):
        run = found[place][1]
        run.x = x
        x += run.width
    runs = [run for _, run in found]
    if last.space is not None and not ends_paragraph and not last.hyphen and runs:
        ink, operand = last.space
        runs.append(Run(runs[-1].x, ink, [operand], 0.0))
    return runs


def _chunk_runs(chunk: Chunk) -> list[tuple[int, Run]]:
    glyphs = zip(chunk.levels, chunk.glyphs, strict=True)
    return [(level, Run(0.0, ink, [operand], width)) for level, (ink, operand, width) in glyphs]
