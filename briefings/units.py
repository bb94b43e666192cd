"""Lengths that cannot be mixed up: points for pages, EMU and twips for Word.

Every length in the package is in points (1/72 inch) until a writer converts
it at the moment it writes an attribute. Conversions round, never truncate.
"""

from __future__ import annotations

from typing import NewType

Pt = NewType("Pt", float)
Emu = NewType("Emu", int)
Twip = NewType("Twip", int)
HalfPoint = NewType("HalfPoint", int)


def emu(length: float) -> Emu:
    """Convert points to English Metric Units (1/914 400 inch), for DrawingML.

    >>> emu(2.3)
    29210
    """
    # round, not int: 2.3 * 12700 is 29209.999… in floats.
    return Emu(round(length * 12_700))


def twip(length: float) -> Twip:
    """Convert points to twentieths of a point, for WordprocessingML lengths.

    >>> twip(72)
    1440
    """
    return Twip(round(length * 20))


def half_point(length: float) -> HalfPoint:
    """Convert points to half-points, for WordprocessingML font sizes.

    >>> half_point(10.5)
    21
    """
    return HalfPoint(round(length * 2))


def mm(length: float) -> Pt:
    """Convert millimetres to points.

    >>> round(mm(210), 2)
    595.28
    """
    return Pt(length * 72 / 25.4)
