"""What changed between two texts, word by word, with nothing lost.

A word keeps its apostrophes and hyphens, a number its decimals and its percent
sign: neither is ever split. The pieces that are the same or deleted, joined,
are the old text; those that are the same or inserted, joined, are the new one.

The order of work keeps long texts quick: what begins and ends alike is set
aside, the rest goes through Myers' greedy comparison (*An O(ND) Difference
Algorithm*, 1986), and where that finds too much it is cut at the words that
stand exactly once on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "deleted", "inserted"]
Run = tuple[bool, int, int, int, int]
"""Whether it is the same, then where it starts and ends in the old and in the new."""

_MOST_DIFFERENCES = 1_200
"""Myers' work grows with the square of what differs; beyond this the text is cut first."""

_TOKEN = re.compile(
    r"(?:(?<![\w.,])[+\-−](?=\d))?\w+(?:(?:['’‐‑-]|(?<=\d)[.,](?=\d))\w+)*"
    r"(?:(?<=\d)[ \u00a0\u202f]?(?:%|per[ ]?cent\b))?"
    r"|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and what happened to it."""

    kind: Kind
    text: str


def word_tokens(text: str) -> list[str]:
    """Cut a text into words, numbers, spaces and single marks; joined they are the text.

    >>> word_tokens("Kyiv's 38.5 % share")
    ["Kyiv's", ' ', '38.5 %', ' ', 'share']
    """
    return _TOKEN.findall(text)


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Say what was deleted and inserted between two texts, in reading order.

    >>> [(piece.kind, piece.text) for piece in compare_words("38 % of us", "41 % of us")]
    [('deleted', '38 %'), ('inserted', '41 %'), ('same', ' of us')]
    """
    before, after = word_tokens(old), word_tokens(new)
    pieces: list[Piece] = []
    for is_same, i, k, j, m in joined_at_spaces(align(before, after), before):
        if is_same:
            pieces.append(Piece("same", "".join(before[i:k])))
            continue
        if k > i:
            pieces.append(Piece("deleted", "".join(before[i:k])))
        if m > j:
            pieces.append(Piece("inserted", "".join(after[j:m])))
    return tuple(pieces)


def joined_at_spaces(runs: Sequence[Run], old: Sequence[str]) -> list[Run]:
    """Join two replacements that only a space keeps apart: one phrase was changed, not two words."""
    joined: list[Run] = []
    for position, run in enumerate(runs):
        is_same, i, k, _, m = run
        is_between = 0 < position < len(runs) - 1
        is_gap = is_same and is_between and k - i == 1 and old[i].isspace()
        if is_gap and _replaces(runs[position - 1]) and _replaces(runs[position + 1]):
            run = (False, *run[1:])
        if joined and not run[0] and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1], k, joined[-1][3], m)
        else:
            joined.append(run)
    return joined


def _replaces(run: Run) -> bool:
    return not run[0] and run[2] > run[1] and run[4] > run[3]


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Line up two sequences: runs that are the same and runs that differ, by turns.

    Shape:   covers both sequences completely, in order; empty for two empty ones.
    """
    runs: list[Run] = []
    i = j = 0
    for start, other, length in _common(old, new, 0, 0):
        if start > i or other > j:
            runs.append((False, i, start, j, other))
        if runs and runs[-1][0]:
            runs[-1] = (True, runs[-1][1], start + length, runs[-1][3], other + length)
        else:
            runs.append((True, start, start + length, other, other + length))
        i, j = start + length, other + length
    if i < len(old) or j < len(new):
        runs.append((False, i, len(old), j, len(new)))
    return runs


def _common(
    old: Sequence[Hashable], new: Sequence[Hashable], first: int, second: int
) -> Iterator[tuple[int, int, int]]:
    """Yield stretches that are the same: start in the old, start in the new, length; `first` and `second` offset."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    if head:
        yield first, second, head
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if a and b:
        yield from _common_inside(a, b, first + head, second + head)
    if tail:
        yield first + len(old) - tail, second + len(new) - tail, tail


def _common_inside(
    a: Sequence[Hashable], b: Sequence[Hashable], first: int, second: int
) -> Iterator[tuple[int, int, int]]:
    found = _myers(a, b)
    if found is not None:
        yield from ((first + i, second + j, 1) for i, j in found)
        return
    i = j = 0
    for x, y in _landmarks(a, b):
        yield from _common(a[i:x], b[j:y], first + i, second + j)
        yield first + x, second + y, 1
        i, j = x + 1, y + 1
    if i or j:
        yield from _common(a[i:], b[j:], first + i, second + j)


def _myers(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]] | None:
    """Pair what is the same, as much as can be; None when too much differs."""
    reach: dict[int, int] = {1: 0}
    trail: list[dict[int, int]] = []
    for differences in range(min(len(a) + len(b), _MOST_DIFFERENCES) + 1):
        trail.append(dict(reach))
        for k in range(-differences, differences + 1, 2):
            is_down = k == -differences or (k != differences and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if is_down else reach[k - 1] + 1
            y = x - k
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            reach[k] = x
            if x >= len(a) and y >= len(b):
                return _walked_back(trail, len(a), len(b))
    return None


def _walked_back(trail: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """Follow the furthest points from the end to the start and collect the diagonals."""
    pairs: list[tuple[int, int]] = []
    for differences in range(len(trail) - 1, -1, -1):
        reach, k = trail[differences], x - y
        is_down = k == -differences or (k != differences and reach[k - 1] < reach[k + 1])
        before = k + 1 if is_down else k - 1
        from_x = reach[before]
        from_y = from_x - before
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = from_x, from_y
    return pairs[::-1]


def _landmarks(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pair what stands exactly once on both sides, as many as keep their order (patience)."""
    once, twice = Counter(a), Counter(b)
    place = {token: n for n, token in enumerate(b)}
    pairs = [(n, place[token]) for n, token in enumerate(a) if once[token] == 1 == twice[token]]
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for n, (_, y) in enumerate(pairs):
        pile = bisect_left(ends, y)
        before.append(chain[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [y]
        chain[pile : pile + 1] = [n]
    kept: list[tuple[int, int]] = []
    n = chain[-1] if chain else -1
    while n >= 0:
        kept.append(pairs[n])
        n = before[n]
    return kept[::-1]
