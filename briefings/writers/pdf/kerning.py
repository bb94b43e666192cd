"""Kerning between two glyphs, read from a face's GPOS table.

Only what Latin, Greek and Cyrillic faces use is read: pair adjustment (lookup
type 2, also through extension lookups) of the ``kern`` feature, its horizontal
advance of the first glyph. A face without it kerns nothing. Source: OpenType
1.9, chapter GPOS.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from briefings.theme.truetype import read_face, words

_EXTENSION, _PAIRS = 9, 2


class Kerning:
    """The pair adjustments of one face; reads its subtables as glyphs ask."""

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._subtables = [_Subtable(table, offset) for offset in _pair_subtables(table)] if table else []
        self._known: dict[tuple[int, int], int] = {}

    def pairs(self, glyphs: list[int]) -> dict[int, int]:
        """Give, for each glyph that is followed by a kerned one, the change in font units."""
        if not self._subtables:
            return {}
        found = {}
        known = self._known
        for index, pair in enumerate(pairwise(glyphs)):
            change = known.get(pair)
            if change is None:
                change = known[pair] = self._change(*pair)
            if change:
                found[index] = change
        return found

    def _change(self, left: int, right: int) -> int:
        """Ask the subtables: the first that covers the pair decides, even if it says 0."""
        for subtable in self._subtables:
            change = subtable.change(left, right)
            if change is not None:
                return change
        return 0


class _Subtable:
    """One PairPos subtable, format 1 (single pairs) or 2 (classes)."""

    def __init__(self, table: bytes, offset: int) -> None:
        self.table = table
        self.offset = offset
        self.format, coverage, first, second = struct.unpack_from(">4H", table, offset)
        self.sizes = (2 * first.bit_count(), 2 * second.bit_count())
        # The advance stands after placement X and Y in a value record, where those are given at all.
        self.advance_at = 2 * (first & 3).bit_count() if first & 4 else -1
        self.coverage = _Ranges(table, offset + coverage, is_coverage=True)
        self.pair_sets: dict[int, dict[int, int]] = {}
        if self.format == 2:
            one, two, _, self.class_count = struct.unpack_from(">4H", table, offset + 8)
            self.first_classes = _Ranges(table, offset + one, is_coverage=False)
            self.second_classes = _Ranges(table, offset + two, is_coverage=False)

    def change(self, left: int, right: int) -> int | None:
        index = self.coverage[left]
        if index < 0 or self.advance_at < 0:
            return None
        if self.format == 2:
            return self._class_change(left, right)
        if index not in self.pair_sets:
            self.pair_sets[index] = self._pair_set(index)
        return self.pair_sets[index].get(right)

    def _class_change(self, left: int, right: int) -> int:
        row = self.first_classes[left] * self.class_count + self.second_classes[right]
        at = self.offset + 16 + row * sum(self.sizes) + self.advance_at
        change: int = struct.unpack_from(">h", self.table, at)[0]
        return change

    def _pair_set(self, index: int) -> dict[int, int]:
        start = self.offset + struct.unpack_from(">H", self.table, self.offset + 10 + 2 * index)[0]
        size = 2 + sum(self.sizes)
        records = range(start + 2, start + 2 + struct.unpack_from(">H", self.table, start)[0] * size, size)
        read = struct.unpack_from
        return {read(">H", self.table, at)[0]: read(">h", self.table, at + 2 + self.advance_at)[0] for at in records}


def _pair_subtables(table: bytes) -> list[int]:
    """Find the offsets of the pair subtables that the ``kern`` feature uses."""
    _, _, features, lookups = struct.unpack_from(">LHHH", table)
    wanted: dict[int, None] = {}
    for number in range(struct.unpack_from(">H", table, features)[0]):
        tag, offset = struct.unpack_from(">4sH", table, features + 2 + 6 * number)
        if tag == b"kern":
            count = struct.unpack_from(">H", table, features + offset + 2)[0]
            wanted.update(dict.fromkeys(struct.unpack_from(f">{count}H", table, features + offset + 4)))
    found = []
    for index in sorted(wanted):
        lookup = lookups + struct.unpack_from(">H", table, lookups + 2 + 2 * index)[0]
        kind, _, count = struct.unpack_from(">3H", table, lookup)
        for relative in struct.unpack_from(f">{count}H", table, lookup + 6):
            found += _resolve(table, lookup + relative, kind)
    return found


def _resolve(table: bytes, offset: int, kind: int) -> list[int]:
    """Follow an extension subtable; keep only pair adjustment."""
    if kind == _EXTENSION:
        _, kind, further = struct.unpack_from(">HHL", table, offset)
        offset += further
    return [offset] if kind == _PAIRS else []


class _Ranges(dict[int, int]):
    """A coverage or class table: a number for a glyph, found without reading the rest and then remembered."""

    def __init__(self, table: bytes, offset: int, *, is_coverage: bool) -> None:
        kind, first, second = struct.unpack_from(">3H", table, offset)
        self.is_coverage = is_coverage
        self.is_list = kind == 1
        self.first = 0 if is_coverage else first
        count = second if self.is_list and not is_coverage else first
        start = offset + (6 if self.is_list and not is_coverage else 4)
        self.numbers = words(table[start : start + count * (2 if self.is_list else 6)])
        self.starts = self.numbers if self.is_list else self.numbers[::3]

    def __missing__(self, glyph: int) -> int:
        """Give a glyph's coverage index or class; -1 when it is not covered, class 0 when not classed."""
        found = self[glyph] = self._find(glyph)
        return found

    def _find(self, glyph: int) -> int:
        missing = -1 if self.is_coverage else 0
        if self.is_list and not self.is_coverage:
            at = glyph - self.first
            return self.numbers[at] if 0 <= at < len(self.numbers) else missing
        at = bisect_right(self.starts, glyph) - 1
        if at < 0:
            return missing
        if self.is_list:
            return at if self.starts[at] == glyph else missing
        if glyph > self.numbers[3 * at + 1]:
            return missing
        number = self.numbers[3 * at + 2]
        return number + glyph - self.starts[at] if self.is_coverage else number


@lru_cache(maxsize=64)
def read_kerning(path: Path) -> Kerning:
    """Read a face's kerning once per process; none when the table is damaged."""
    try:
        return Kerning(read_face(path).table("GPOS"))
    except (struct.error, IndexError):
        return Kerning(b"")
