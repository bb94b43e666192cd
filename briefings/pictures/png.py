"""A PNG file taken apart into its chunks, and put together without metadata.

Kept are the chunks a decoder needs and those that say how the picture looks:
colours, transparency, resolution. All others go: texts, Exif, the time, further
frames of an animation, what no specification knows, and whatever follows the
end (where careless editors leave the part that was cropped away).

Source: W3C, Portable Network Graphics (Third Edition), 5 and 11.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefings.pictures.damaged import MOST_PARTS, DamagedPicture
from briefings.pictures.orientation import UPRIGHT, orientation_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DECODING = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
COLOURS = frozenset((b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"mDCV", b"cLLI"))
_DEPTHS = frozenset((b"sBIT", b"bKGD"))
"""Meant for the depth the file came with."""
RESOLUTION = b"pHYs"
_LOOKS = COLOURS | _DEPTHS | {RESOLUTION}
_PROFILE_NAME = b"ICC profile"
"""In place of the name a profile came with: that of somebody's screen, often enough."""
_METRE = 0.0254


@dataclass(frozen=True, slots=True)
class Chunk:
    kind: bytes
    body: bytes

    @property
    def is_critical(self) -> bool:
        return self.kind[:1].isupper()


@dataclass(frozen=True, slots=True)
class Png:
    """A sound PNG file."""

    chunks: tuple[Chunk, ...]
    """Those whose checksum is right; a wrong one of a chunk that matters is damage."""
    width: int
    height: int
    """As stored, before it is turned."""
    orientation: int
    dpi: float | None

    def bare(self) -> bytes:
        """The file without metadata; the pixels are those it came with."""
        return put_together(_nameless(one) for one in self.chunks if _is_kept(one))


def read_png(content: bytes) -> Png:
    """Take a PNG file apart.

    Raises: DamagedPicture unless it is whole from its signature to its end.
    """
    chunks = tuple(islice(_chunks(content), MOST_PARTS + 1))
    if len(chunks) > MOST_PARTS:
        raise DamagedPicture("has more chunks than any picture needs")
    if chunks[0].kind != b"IHDR" or len(chunks[0].body) != 13 or all(one.kind != b"IDAT" for one in chunks):
        raise DamagedPicture("holds no pixels")
    width, height = struct.unpack_from(">II", chunks[0].body)
    exif = next((one.body for one in chunks if one.kind == b"eXIf"), b"")
    return Png(chunks, width, height, orientation_of(exif) if exif else UPRIGHT, _dpi(chunks))


def put_together(chunks: Iterator[Chunk]) -> bytes:
    """A PNG file of some chunks, in their order."""
    return SIGNATURE + b"".join(
        struct.pack(">I", len(one.body)) + one.kind + one.body + struct.pack(">I", zlib.crc32(one.kind + one.body))
        for one in chunks
    )


def _chunks(content: bytes) -> Iterator[Chunk]:
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        if at + 12 > len(content):
            raise DamagedPicture("ends before its last chunk")
        length, kind = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + 8 + length]
        checksum = content[at + 8 + length : at + 12 + length]
        at += 12 + length
        if len(checksum) < 4:
            raise DamagedPicture("ends in the middle of a chunk")
        is_sound = int.from_bytes(checksum, "big") == zlib.crc32(kind + body)
        chunk = Chunk(kind, body)
        if chunk.is_critical and (not is_sound or kind not in DECODING):
            raise DamagedPicture("has a chunk that nobody can read")
        if is_sound:
            yield chunk


def _is_kept(chunk: Chunk) -> bool:
    return chunk.kind in DECODING | _LOOKS and (chunk.kind != RESOLUTION or len(chunk.body) == 9)


def _nameless(chunk: Chunk) -> Chunk:
    if chunk.kind == b"IEND":
        return Chunk(chunk.kind, b"")
    if chunk.kind != b"iCCP":
        return chunk
    _, _, profile = chunk.body.partition(b"\0")
    return Chunk(chunk.kind, _PROFILE_NAME + b"\0" + profile)


def _dpi(chunks: tuple[Chunk, ...]) -> float | None:
    for one in chunks:
        if one.kind == RESOLUTION and len(one.body) == 9:
            across, _down, unit = struct.unpack(">IIB", one.body)
            return across * _METRE if unit == 1 and across else None
    return None
