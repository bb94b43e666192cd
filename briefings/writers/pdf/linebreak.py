"""Break a paragraph into lines by looking at the whole of it.

Total fit after Knuth and Plass, "Breaking Paragraphs into Lines" (Software:
Practice and Experience 11, 1981): the breaks chosen are those with the least
sum of squared badness over all lines, so one line never pays for another. A
chunk is what may not be broken; a break is possible after each. Pure numbers
in, indices out. Promise: every chunk is in exactly one line, in order, and no
line is wider than its measure unless a single chunk is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

FORCED = -1.0
"""Penalty of a break that must be taken."""
_LADDER = 2
"""Lines in a row that may end with a hyphen."""
_RAGGED_SLACK = 0.14
"""Share of a ragged line that may stay empty before it counts as bad."""
_STRETCH, _SHRINK = 0.55, 0.24
"""How far a space gives way, as a share of its width."""
_SHORT_LAST = 0.2
"""A last line shorter than this share of the measure is avoided."""
_TWO_HYPHENS, _SHORT_COST = 10000.0, 40000.0
"""Extra cost of a second hyphen in a row, and of a last line with next to nothing in it."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """A paragraph as numbers, one of each for every chunk. Lengths in points."""

    widths: Sequence[float]
    gaps: Sequence[float]
    """Space after the chunk when the line goes on."""
    penalties: Sequence[float]
    """Cost of ending a line after the chunk; `FORCED` must."""
    hyphens: Sequence[float]
    """Width of the hyphen that a break here adds; 0 for none."""


def break_lines(chunks: Chunks, first: float, rest: float, *, justified: bool, tolerance: float) -> list[int] | None:
    """Give the index after the last chunk of each line; None when `tolerance` is too strict.

    Units: `first` and `rest` are the measures of the first and the other lines.
    `tolerance` bounds the badness ratio of a line: 1 is good, infinity takes anything.
    """
    ends: list[int] = []
    start = 0
    for stop in _paragraph_ends(chunks.penalties):
        part = _fit(chunks, start, stop, rest if start else first, rest, justified, tolerance)
        if part is None:
            return None
        ends += part
        start = stop
    return ends


def _paragraph_ends(penalties: Sequence[float]) -> list[int]:
    """Give the index after each chunk where a break is forced, the last included."""
    count = len(penalties)
    return [index + 1 for index, cost in enumerate(penalties) if cost == FORCED or index == count - 1]


def _fit(
    chunks: Chunks, start: int, stop: int, first: float, rest: float, justified: bool, tolerance: float
) -> list[int] | None:
    """Break one stretch without forced breaks inside."""
    if sum(chunks.widths[start:stop]) + sum(chunks.gaps[start : stop - 1]) <= first:
        return [stop]
    return _Fit(chunks, start, stop, (first, rest), justified, tolerance).ends()


class _Fit:
    """The search for the best line ends of one stretch.

    A node is a place where a line may begin: (chunk, least cost of getting
    there, node before, hyphens in a row). Nodes are kept in order; those before
    `oldest` are too far back to begin a line that ends here.
    """

    __slots__ = (
        "after",
        "chunks",
        "give",
        "measures",
        "nodes",
        "oldest",
        "pull",
        "slack",
        "spaces",
        "start",
        "tolerance",
    )

    def __init__(
        self,
        chunks: Chunks,
        start: int,
        stop: int,
        measures: tuple[float, float],
        justified: bool,
        tolerance: float,
    ) -> None:
        self.chunks, self.start, self.measures, self.tolerance = chunks, start, measures, tolerance
        self.give, self.pull = (_STRETCH, _SHRINK) if justified else (0.0, 0.0)
        self.slack = 0.0 if justified else _RAGGED_SLACK
        gaps = chunks.gaps[start:stop]
        # after[k], spaces[k]: natural width and spaces of the first k chunks, their gaps included.
        self.spaces = [0.0, *accumulate(gaps)]
        self.after = [0.0, *accumulate(width + gap for width, gap in zip(chunks.widths[start:stop], gaps, strict=True))]
        self.nodes: list[tuple[int, float, int, int]] = [(0, 0.0, -1, 0)]
        self.oldest = 0

    def ends(self) -> list[int] | None:
        """Give the index after the last chunk of each line."""
        last = len(self.after) - 1
        for end in range(1, last + 1):
            cost, node, hyphens = self._best(end, end == last)
            if node >= 0:
                self.nodes.append((end, cost, node, hyphens))
        if self.nodes[-1][0] != last:
            return None
        ends, at = [], len(self.nodes) - 1
        while at > 0:
            ends.append(self.start + self.nodes[at][0])
            at = self.nodes[at][2]
        return ends[::-1]

    def _best(self, end: int, is_last: bool) -> tuple[float, int, int]:
        """Find the best line that ends before chunk `end`: its cost, its node (-1: none), its hyphens in a row."""
        at = self.start + end - 1
        gap, hyphen = self.chunks.gaps[at], self.chunks.hyphens[at]
        penalty = 0.0 if is_last else self.chunks.penalties[at]
        right, right_spaces = self.after[end] - gap, self.spaces[end] - gap
        best_cost, best_node, best_run = 1e30, -1, 0
        for number in range(self.oldest, len(self.nodes)):
            begin, cost, _, run = self.nodes[number]
            measure = self.measures[1] if begin else self.measures[0]
            natural = right - self.after[begin] + hyphen
            room = right_spaces - self.spaces[begin]
            slack = measure - natural
            least = -self.pull * room - 1e-6
            if slack < least:
                # Lines only grow with `end`: a node that is too far away now stays so (a hyphen's width aside).
                self.oldest += number == self.oldest and slack + hyphen < least
                continue
            ratio = self._ratio(slack, room, measure, is_last)
            if ratio > self.tolerance:
                break
            if hyphen and run >= _LADDER:
                continue
            total = cost + (1 + 100 * abs(ratio) ** 3 + penalty) ** 2 + (_TWO_HYPHENS if hyphen and run else 0.0)
            if is_last and natural < _SHORT_LAST * measure:
                total += _SHORT_COST * (1 - natural / (_SHORT_LAST * measure))
            if total < best_cost:
                best_cost, best_node, best_run = total, number, run
        return best_cost, best_node, best_run + 1 if hyphen else 0

    def _ratio(self, slack: float, room: float, measure: float, is_last: bool) -> float:
        """Say how far a line is from its natural width: 0 perfect, -1 as tight as it may be."""
        if slack < 0:
            return slack / (self.pull * room)
        return 0.0 if is_last else slack / (self.give * room + self.slack * measure + 0.01)


def fill_lines(chunks: Chunks, first: float, rest: float) -> list[int]:
    """Break by first fit: each line takes what it can. Never fails."""
    ends: list[int] = []
    used, measure, begin = 0.0, first, 0
    for index, width in enumerate(chunks.widths):
        if index > begin and used + width + chunks.hyphens[index] > measure + 1e-6:
            ends.append(index)
            begin, used, measure = index, 0.0, rest
        used += width + chunks.gaps[index]
        if chunks.penalties[index] == FORCED and index + 1 < len(chunks.widths):
            ends.append(index + 1)
            begin, used, measure = index + 1, 0.0, rest
    return [*ends, len(chunks.widths)]


def balanced_measure(chunks: Chunks, measure: float) -> float:
    """Give the smallest measure that needs no more lines than `measure` does."""
    count = len(fill_lines(chunks, measure, measure))
    low, high = max(chunks.widths), measure
    while high - low > 1:
        middle = (low + high) / 2
        if len(fill_lines(chunks, middle, middle)) <= count:
            high = middle
        else:
            low = middle
    return min(high + 0.5, measure)
