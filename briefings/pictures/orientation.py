"""Which way up a picture is to be shown, from the metadata it came with.

Cameras store what the sensor saw and note how they were held. Source: CIPA
DC-008 (Exif 2.32), 4.6.4 A, tag 274; TIFF 6.0, section 2.

Promise: what cannot be read is upright, as all viewers have it.
"""

from __future__ import annotations

import struct

UPRIGHT = 1
ON_ITS_SIDE = frozenset((5, 6, 7, 8))
"""Orientations that change width for height."""
_TAG, _SHORT = 274, 3
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def orientation_of(exif: bytes) -> int:
    """One of 1 to 8; `exif` begins with its TIFF header."""
    order = _ORDERS.get(exif[:4])
    if order is None:
        return UPRIGHT
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, many, found = struct.unpack_from(f"{order}HHIH", exif, entry)
            if (tag, kind, many) == (_TAG, _SHORT, 1):
                return found if UPRIGHT <= found <= 8 else UPRIGHT
    except struct.error:
        pass  # cut off or nonsense: the picture itself may be sound
    return UPRIGHT
