"""Read what a page needs from a TrueType file: characters, widths, metrics.

A `TrueType` is parsed once per process and path and never written to. Only
static faces with ``glyf`` outlines can be set; of a variable face the default
instance is. Table layouts: OpenType 1.9, chapters head, hhea, maxp, hmtx,
cmap, OS/2 and post.
"""

from __future__ import annotations

import struct
from array import array
from functools import cached_property, lru_cache
from pathlib import Path
from sys import byteorder

from briefings.errors import EnvironmentFault, Problem, Where


def words(octets: bytes, kind: str = "H") -> array[int]:
    """Read big-endian 16- or 32-bit numbers."""
    numbers = array(kind, octets)
    if byteorder == "little":
        numbers.byteswap()
    return numbers


class TrueType:
    """One face: its tables, and the few numbers that setting text needs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.octets = path.read_bytes()
        if self.octets[:4] not in (b"\x00\x01\x00\x00", b"true"):
            raise ValueError("is not a TrueType font (OpenType/CFF fonts cannot be embedded)")
        self._directory = self._read_directory()
        self._read_metrics()

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        count = struct.unpack_from(">H", self.octets, 4)[0]
        records = (struct.unpack_from(">4sLLL", self.octets, 12 + 16 * index) for index in range(count))
        tables = {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}
        if missing := {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"} - tables.keys():
            raise ValueError(f"lacks the tables {', '.join(sorted(missing))}")
        return tables

    def table(self, tag: str) -> bytes:
        """Give a table's bytes; empty when the face lacks it."""
        offset, length = self._directory.get(tag, (0, 0))
        return self.octets[offset : offset + length]

    def _read_metrics(self) -> None:
        head, hhea = self.table("head"), self.table("hhea")
        self.outlines_at = self._directory["glyf"][0]
        self.units_per_em: int = struct.unpack_from(">H", head, 18)[0]
        self.scale = 1000 / self.units_per_em
        self.box = tuple(round(edge * self.scale) for edge in struct.unpack_from(">4h", head, 36))
        self.long_offsets = struct.unpack_from(">h", head, 50)[0] == 1
        self.glyph_count: int = struct.unpack_from(">H", self.table("maxp"), 4)[0]
        ascent, descent = struct.unpack_from(">2h", hhea, 4)
        self.cap_height: float = ascent * self.scale * 0.7
        self.weight = 400
        if len(os2 := self.table("OS/2")) >= 90:
            self.weight = struct.unpack_from(">H", os2, 4)[0]
            ascent, descent = struct.unpack_from(">2h", os2, 68)
            self.cap_height = struct.unpack_from(">h", os2, 88)[0] * self.scale
        self.ascent: float = ascent * self.scale
        self.descent: float = descent * self.scale
        post = self.table("post")
        self.italic_angle: float = struct.unpack_from(">l", post, 4)[0] / 65536 if len(post) >= 8 else 0.0

    @cached_property
    def advances(self) -> array[int]:
        """Advance width of every glyph, in font units."""
        count = struct.unpack_from(">H", self.table("hhea"), 34)[0]
        advances = words(self.table("hmtx")[: 4 * count])[::2]
        advances.extend([advances[-1]] * (self.glyph_count - count))
        return advances

    @cached_property
    def offsets(self) -> array[int]:
        """Where each glyph's outline begins in ``glyf``; one more than glyphs."""
        loca = self.table("loca")
        if self.long_offsets:
            return words(loca[: 4 * (self.glyph_count + 1)], "I")
        return array("I", [half * 2 for half in words(loca[: 2 * (self.glyph_count + 1)])])

    @cached_property
    def glyphs(self) -> dict[str, int]:
        """Glyph of every character the face has; glyph 0 is never in it."""
        cmap = self.table("cmap")
        found = {}
        for index in range(struct.unpack_from(">H", cmap, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
            found[platform, encoding] = offset
        for key, read in (((3, 10), _segments32), ((0, 4), _segments32), ((3, 1), _segments16), ((0, 3), _segments16)):
            if key in found:
                return read(cmap[found[key] :])
        raise ValueError("has no Unicode character map")


def _segments16(cmap: bytes) -> dict[str, int]:
    """Read a format 4 subtable."""
    if struct.unpack_from(">H", cmap)[0] != 4:
        raise ValueError("has a character map of an unusual kind")
    length, _, doubled = struct.unpack_from(">HHH", cmap, 2)
    table = words(cmap[14 : length - length % 2])
    count = doubled // 2
    ends, starts = table[:count], table[count + 1 : 2 * count + 1]
    deltas, ranges = table[2 * count + 1 : 3 * count + 1], table[3 * count + 1 :]
    glyphs: dict[str, int] = {}
    for index, (first, last, delta, jump) in enumerate(zip(starts, ends, deltas, ranges[:count], strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code if jump == 0 else ranges[index + jump // 2 + code - first]
            if glyph and (glyph + delta) & 0xFFFF:
                glyphs[chr(code)] = (glyph + delta) & 0xFFFF
    return glyphs


def _segments32(cmap: bytes) -> dict[str, int]:
    """Read a format 12 subtable."""
    if struct.unpack_from(">H", cmap)[0] != 12:
        return _segments16(cmap)
    count = struct.unpack_from(">L", cmap, 12)[0]
    glyphs: dict[str, int] = {}
    for index in range(count):
        first, last, glyph = struct.unpack_from(">LLL", cmap, 16 + 12 * index)
        for code in range(first, last + 1):
            glyphs[chr(code)] = glyph + code - first
    return glyphs


@lru_cache(maxsize=64)
def read_face(path: Path) -> TrueType:
    """Read a face once per process.

    Raises: EnvironmentFault when the file is missing or cannot be embedded.
    """
    try:
        return TrueType(path)
    except OSError as fault:
        raise EnvironmentFault(Problem(Where(str(path)), f"the font cannot be read: {fault.strerror}")) from fault
    except (ValueError, struct.error, IndexError) as fault:
        hint = "name a static TrueType file (.ttf) in the theme"
        raise EnvironmentFault(Problem(Where(str(path)), f"the font {fault}", hint)) from fault
