"""Texts inside bytes that nothing else reads: pictures, fonts, what is unknown.

Runs of letters are taken as they stand (UTF-8, and UTF-16 either way round),
as `strings` does it; compressed comments of PNG files are unpacked.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from briefings.scan.piece import BREAK, Image, Piece, Unreadable

MOST_BYTES = 400_000_000
"""Unpacked, of one file: more is a bomb."""

_PLAIN = re.compile(rb"[\x20-\x7e\x80-\xf4]{5,}")
_LITTLE = re.compile(rb"(?:[\x20-\x7e]\x00){4,}|(?:[ -\x7f]\x00|[\x00-\xff]\x04){5,}")
_BIG = re.compile(rb"(?:\x00[\x20-\x7e]){4,}|(?:\x00[ -\x7f]|\x04[\x00-\xff]){5,}")
_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURES = (_PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"II*\x00", b"MM\x00*")


def read_bytes(place: str, content: bytes) -> Iterator[Piece | Image]:
    """Everything in some bytes that could be text, and the bytes themselves when they are a picture."""
    if is_picture(content):
        yield Image(place, content)
    yield Piece(place, BREAK.join(runs(content)), is_inner=True)
    if content.startswith(_PNG):
        yield from (Piece(place, text) for text in _png_texts(content))


def is_picture(content: bytes) -> bool:
    return content.startswith(_PICTURES)


def runs(content: bytes) -> list[str]:
    """Readable runs of at least four or five characters."""
    found = [run.decode("utf-8", "ignore") for run in _PLAIN.findall(content)]
    found += [run.decode("utf-16-le", "replace") for run in _LITTLE.findall(content)]
    found += [run.decode("utf-16-be", "replace") for run in _BIG.findall(content)]
    return found


def inflate(content: bytes) -> bytes:
    """What was deflated, as far as it can be read.

    Raises: Unreadable when it unpacks to more than any brief holds.
    """
    engine = zlib.decompressobj()
    try:
        unpacked = engine.decompress(content, MOST_BYTES)
    except zlib.error:
        return _salvaged(content)
    if engine.unconsumed_tail:
        raise Unreadable("it unpacks to more than any brief holds")
    return unpacked


def _salvaged(content: bytes) -> bytes:
    """The part before the damage."""
    engine, found = zlib.decompressobj(), bytearray()
    try:
        for at in range(0, len(content), 256):
            found += engine.decompress(content[at : at + 256], MOST_BYTES)
    except zlib.error:
        pass
    return bytes(found)


def _png_texts(content: bytes) -> Iterator[str]:
    """Compressed comments (zTXt, iTXt; PNG specification §11.3.3); plain ones are runs already."""
    at = len(_PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        chunk = content[at + 8 : at + 8 + length]
        if kind == b"zTXt":
            yield inflate(chunk.partition(b"\0")[2][1:]).decode("latin-1")
        elif kind == b"iTXt":
            _, _, rest = chunk.partition(b"\0")
            text = rest[2:].split(b"\0", 2)[-1]
            yield (inflate(text) if rest[:1] == b"\1" else text).decode("utf-8", "replace")
        elif kind == b"tEXt":
            yield chunk.partition(b"\0")[2].decode("latin-1")
        at += 12 + length
