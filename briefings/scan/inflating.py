"""Deflated bytes unpacked, as far as they can be, and never without a limit."""

from __future__ import annotations

import zlib

from briefings.scan.piece import Unreadable

MOST_BYTES = 400_000_000
"""Unpacked, of one file: more is a bomb."""


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
