"""Texts inside bytes that nothing else reads: pictures, fonts, what is unknown.

Runs of letters are taken as they stand (UTF-8, and UTF-16 either way round),
as `strings` does it; what is written into a PNG or JPEG is read by its own reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.scan.picture_reader import JPEG, PNG, profiles, read_metadata
from briefings.scan.piece import BREAK, Image, Piece

_PLAIN = re.compile(rb"[\x20-\x7e\x80-\xf4]{5,}")
_LITTLE = re.compile(rb"(?:[\x20-\x7e]\x00){4,}|(?:[ -\x7f]\x00|[\x00-\xff]\x04){5,}")
_BIG = re.compile(rb"(?:\x00[\x20-\x7e]){4,}|(?:\x00[ -\x7f]|\x04[\x00-\xff]){5,}")
_PICTURES = (PNG, JPEG, b"GIF8", b"RIFF", b"BM", b"II*\x00", b"MM\x00*")


def read_bytes(place: str, content: bytes) -> Iterator[Piece | Image]:
    """Everything in some bytes that could be text, and the bytes themselves when they are a picture."""
    if is_picture(content):
        yield Image(place, content)
    yield Piece(place, BREAK.join(runs(content)), is_inner=True)
    if content.startswith((PNG, JPEG)):
        yield from read_metadata(place, content)
        yield from (Piece(place, BREAK.join(runs(profile)), is_inner=True) for profile in profiles(content))


def is_picture(content: bytes) -> bool:
    return content.startswith(_PICTURES)


def runs(content: bytes) -> list[str]:
    """Readable runs of at least four or five characters."""
    found = [run.decode("utf-8", "ignore") for run in _PLAIN.findall(content)]
    found += [run.decode("utf-16-le", "replace") for run in _LITTLE.findall(content)]
    found += [run.decode("utf-16-be", "replace") for run in _BIG.findall(content)]
    return found
