"""The sRGB colour space as an ICC profile, made from its definition.

A matrix profile of version 2.1, some 600 bytes: primaries and white point of
IEC 61966-2-1 adapted to D50, and its tone curve at 64 points. It is made here
so that files do not depend on what a machine has installed, nor on its clock.
Source: ICC.1:2001-04.
"""

from __future__ import annotations

import struct
from functools import lru_cache

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
_POINTS = 64
_DATE = (2000, 1, 1, 0, 0, 0)


def _linear(share: float) -> float:
    """Give the light that a share of the full signal stands for."""
    if share <= 0.04045:
        return share / 12.92
    power: float = ((share + 0.055) / 1.055) ** 2.4
    return power


def _fixed(number: float) -> bytes:
    return struct.pack(">l", round(number * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve() -> bytes:
    points = [round(_linear(index / (_POINTS - 1)) * 65535) for index in range(_POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">L{_POINTS}H", _POINTS, *points)


def _description(words: str) -> bytes:
    text = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">L", len(text)) + text + b"\0" * 78


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Give the profile's bytes."""
    curve = _curve()
    tags = {
        "desc": _description("sRGB IEC61966-2.1"),
        "cprt": b"text\0\0\0\0No copyright, use freely\0",
        "wtpt": _xyz(_WHITE),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    table, bodies = [struct.pack(">L", len(tags))], []
    offset = 128 + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}
    for name, body in tags.items():
        if body not in placed:
            placed[body] = offset
            bodies.append(body + b"\0" * (-len(body) % 4))
            offset += len(bodies[-1])
        table.append(struct.pack(">4sLL", name.encode("ascii"), placed[body], len(body)))
    header = struct.pack(">L4sL4s4s4s6H4s", offset, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_DATE, b"acsp")
    header += b"\0" * 28 + b"".join(map(_fixed, _WHITE))
    return b"".join([header.ljust(128, b"\0"), *table, *bodies])
