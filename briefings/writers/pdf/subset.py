"""A TrueType file cut down to the glyphs a document uses.

Glyphs keep their numbers, so a page's codes are the font's own; outlines that
are not used are left out and the file ends after the last one used. Parts of
composite glyphs come along. Hinting tables are kept as they are. Source:
OpenType 1.9, chapters glyf, loca, hmtx; ISO 19005-2, 6.2.11.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable
from sys import byteorder

from briefings.theme.truetype import TrueType

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a composite glyph's parts."""


def subset(face: TrueType, glyphs: Iterable[int]) -> bytes:
    """Give the bytes of a font file with these glyphs and glyph 0."""
    wanted = _with_parts(face, {0, *glyphs})
    count = max(wanted) + 1
    outlines, offsets = _outlines(face, wanted, count)
    head = bytearray(face.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea = bytearray(face.table("hhea"))
    struct.pack_into(">H", hhea, 34, count)
    maxp = bytearray(face.table("maxp"))
    struct.pack_into(">H", maxp, 4, count)
    tables = {
        "cvt ": face.table("cvt "),
        "fpgm": face.table("fpgm"),
        "glyf": outlines,
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": _metrics(face, wanted, count),
        "loca": _big_endian(offsets),
        "maxp": bytes(maxp),
        "prep": face.table("prep"),
    }
    return _assemble({tag: octets for tag, octets in tables.items() if octets})


def _with_parts(face: TrueType, glyphs: set[int]) -> set[int]:
    """Add the glyphs that composite glyphs are made of."""
    found: set[int] = set()
    open_glyphs = set(glyphs)
    while open_glyphs:
        glyph = open_glyphs.pop()
        found.add(glyph)
        open_glyphs.update(part for part in _parts(_outline(face, glyph)) if part not in found)
    return found


def _outline(face: TrueType, glyph: int) -> bytes:
    start, end = face.offsets[glyph], face.offsets[glyph + 1]
    return face.octets[face.outlines_at + start : face.outlines_at + end] if end > start else b""


def _parts(outline: bytes) -> list[int]:
    """Give the glyphs a composite glyph names; none for a simple one."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts, at, more = [], 10, True
    while more:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        parts.append(glyph)
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        more = bool(flags & _MORE)
    return parts


def _outlines(face: TrueType, wanted: set[int], count: int) -> tuple[bytes, array[int]]:
    """Give the glyf table and where each glyph begins in it."""
    pieces: list[bytes] = []
    offsets = array("I", [0])
    size = 0
    for glyph in range(count):
        if glyph in wanted:
            outline = _outline(face, glyph)
            outline += b"\0" * (-len(outline) % 4)
            pieces.append(outline)
            size += len(outline)
        offsets.append(size)
    return b"".join(pieces) or b"\0\0\0\0", offsets


def _metrics(face: TrueType, wanted: set[int], count: int) -> bytes:
    """Give hmtx: advance and bearing of the glyphs used, zero for the others."""
    hmtx = face.table("hmtx")
    full = struct.unpack_from(">H", face.table("hhea"), 34)[0]
    made = array("H", [0]) * (2 * count)
    for glyph in wanted:
        at = 4 * glyph + 2 if glyph < full else 4 * full + 2 * (glyph - full)
        made[2 * glyph] = face.advances[glyph]
        made[2 * glyph + 1] = struct.unpack_from(">H", hmtx, at)[0] if at + 2 <= len(hmtx) else 0
    return _big_endian(made)


def _big_endian(numbers: array[int]) -> bytes:
    if byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()


def _assemble(tables: dict[str, bytes]) -> bytes:
    """Write the directory and the tables behind it."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    records, bodies, offset = [], [], 12 + 16 * count
    for tag, octets in tables.items():
        padded = octets + b"\0" * (-len(octets) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        records.append(struct.pack(">4sLLL", tag.encode("ascii"), checksum, offset, len(octets)))
        bodies.append(padded)
        offset += len(padded)
    file = bytearray(b"".join([header, *records, *bodies]))
    at = 12 + 16 * count + sum(len(body) for tag, body in zip(tables, bodies, strict=True) if tag < "head")
    total = sum(struct.unpack(f">{len(file) // 4}L", file)) & 0xFFFFFFFF
    struct.pack_into(">L", file, at + 8, (0xB1B0AFBA - total) & 0xFFFFFFFF)
    return bytes(file)
