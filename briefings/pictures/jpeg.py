"""A JPEG file taken apart into its segments, and put together without metadata.

Kept are the segments a decoder needs, the resolution, the colour profile and
the colour transform. All others go: Exif, XMP, IPTC, comments, thumbnails
(which may show what was cropped away), and whatever follows the last mark.

Source: ITU-T T.81, annex B; T.871 (JFIF); ICC.1, annex B.4.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefings.pictures.damaged import MOST_PARTS, DamagedPicture
from briefings.pictures.orientation import UPRIGHT, orientation_of

SIGNATURE = b"\xff\xd8\xff"
_END, _SCAN, _LINES = 0xD9, 0xDA, 0xDC
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that carry the size (table B.1)."""
_DECODING = frozenset(range(0xC0, 0xD0)) - {0xC8} | {0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
_JFIF, _EXIF, _PROFILE, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
# In coded data a FF is stuffed with 00 or begins a restart (B.1.1.5); any other mark ends it.
_AFTER_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_INCH_CM = 2.54


@dataclass(frozen=True, slots=True)
class Segment:
    """One marker with what belongs to it."""

    marker: int
    body: bytes
    coded: bytes = b""
    """The coded data behind the header of a scan."""


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A sound JPEG file."""

    segments: tuple[Segment, ...]
    width: int
    height: int
    """As stored, before it is turned."""
    orientation: int
    dpi: float | None

    def bare(self) -> bytes:
        """The file without metadata; the pixels are those it came with."""
        kept = ((one, _kept(one)) for one in self.segments)
        parts = (_written(one, body) for one, body in kept if body is not None)
        return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


def read_jpeg(content: bytes) -> Jpeg:
    """Take a JPEG file apart.

    Raises: DamagedPicture unless it is whole from the first mark to the last.
    """
    segments = tuple(islice(_segments(content), MOST_PARTS + 1))
    if len(segments) > MOST_PARTS:
        raise DamagedPicture("has more segments than any picture needs")
    frame = next((one for one in segments if one.marker in _FRAMES), None)
    if frame is None or len(frame.body) < 6 or all(one.marker != _SCAN for one in segments):
        raise DamagedPicture("holds no pixels")
    height, width = struct.unpack_from(">HH", frame.body, 1)
    return Jpeg(segments, width, height, _orientation(segments), _dpi(segments))


def _segments(content: bytes) -> Iterator[Segment]:
    at = 2
    while True:
        marker, at = _marker(content, at)
        if marker == _END:
            return
        length = int.from_bytes(content[at : at + 2], "big")
        body = content[at + 2 : at + length]
        at += length
        if length < 2 or at > len(content):
            raise DamagedPicture("ends in the middle of a segment")
        coded = b""
        if marker == _SCAN:
            found = _AFTER_SCAN.search(content, at)
            if found is None:
                raise DamagedPicture("ends before its last mark")
            coded, at = content[at : found.start()], found.start()
        yield Segment(marker, body, coded)


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, whatever fill bytes stand before it (B.1.1.2), and the place behind it."""
    start = at
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise DamagedPicture("ends before its last mark")
    if at == start or content[at] < 0xC0 or 0xD0 <= content[at] <= 0xD8:
        raise DamagedPicture("has something else where a mark should stand")
    return content[at], at + 1


def _kept(segment: Segment) -> bytes | None:
    """What remains of a segment; None of one that is about the picture and not of it."""
    body = segment.body
    if segment.marker in _DECODING:
        return body[:2] if segment.marker == _LINES else body
    if segment.marker == _APP0 and body.startswith(_JFIF) and len(body) >= 14:
        return body[:12] + b"\0\0"  # no thumbnail
    if segment.marker == _APP2 and body.startswith(_PROFILE):
        return body
    if segment.marker == _APP14 and body.startswith(_ADOBE) and len(body) >= 12:
        return body[:12]
    return None


def _written(segment: Segment, body: bytes) -> bytes:
    return bytes((0xFF, segment.marker)) + struct.pack(">H", len(body) + 2) + body + segment.coded


def _orientation(segments: tuple[Segment, ...]) -> int:
    for one in segments:
        if one.marker == _APP1 and one.body.startswith(_EXIF):
            return orientation_of(one.body[len(_EXIF) :])
    return UPRIGHT


def _dpi(segments: tuple[Segment, ...]) -> float | None:
    for one in segments:
        if one.marker == _APP0 and one.body.startswith(_JFIF) and len(one.body) >= 14:
            unit, across = struct.unpack_from(">BH", one.body, 7)
            return {1: float(across), 2: across * _INCH_CM}.get(unit)
    return None
