"""Pictures turned upright, because not every viewer turns them.

The pixels are made anew: a PNG without loss in all but colours of 16 bits,
which become 8, a JPEG with the quality of the file it comes from.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefings.pictures.damaged import DamagedPicture
from briefings.pictures.jpeg import read_jpeg
from briefings.pictures.orientation import ON_ITS_SIDE
from briefings.pictures.png import COLOURS, DECODING, RESOLUTION, Chunk, Png, put_together, read_png

if TYPE_CHECKING:
    from PIL.Image import Image, Transpose

_MOVES = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""Orientation to what undoes it; Pillow counts degrees against the clock."""
_SIDE = 8
"""Of a block of coefficients, and of its table."""


@lru_cache(maxsize=4)
def turned(content: bytes, orientation: int) -> bytes:
    """A PNG or JPEG file that is bare already, upright; the last few are kept, for the other formats of a brief.

    Raises: DamagedPicture when its pixels cannot be read.
    """
    from PIL import Image  # only for pictures that lie on their side

    try:
        with Image.open(BytesIO(content)) as image:
            image.load()
            upright = image.transpose(_move(orientation))
            if image.format == "PNG":
                return put_together(_png_chunks(read_png(content), _saved(upright, "PNG"), orientation))
            return read_jpeg(_saved(upright, "JPEG", **_jpeg_options(image, orientation))).bare()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, struct.error) as fault:
        raise DamagedPicture("cannot be turned upright: its pixels cannot be read") from fault


def _move(orientation: int) -> Transpose:
    from PIL.Image import Transpose

    return Transpose[_MOVES[orientation]]


def _saved(image: Image, kind: str, **options: Any) -> bytes:
    held = BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def _jpeg_options(image: Any, orientation: int) -> dict[str, Any]:
    """What makes the new file like the old one: its tables, turned with it, and its colours."""
    from PIL.JpegImagePlugin import get_sampling

    is_on_side = orientation in ON_ITS_SIDE
    tables = [_across(table) if is_on_side else list(table) for table in image.quantization.values()]
    sampling = get_sampling(image)
    # 4:2:2 halves one direction only, and would halve the other one once turned.
    kept = sampling if sampling in ((0, 2) if is_on_side else (0, 1, 2)) else 0
    options: dict[str, Any] = {"qtables": tables, "progressive": bool(image.info.get("progressive"))}
    if image.mode == "RGB":
        options["subsampling"] = kept
    if image.info.get("jfif_unit"):
        across, down = (round(one) for one in image.info["dpi"])
        options["dpi"] = (down, across) if is_on_side else (across, down)
    if profile := image.info.get("icc_profile"):
        options["icc_profile"] = profile
    return options


def _across(table: list[int]) -> list[int]:
    return [table[column * _SIDE + row] for row in range(_SIDE) for column in range(_SIDE)]


def _png_chunks(before: Png, saved: bytes, orientation: int) -> Iterator[Chunk]:
    """The new pixels with the colours and the resolution of the file they come from."""
    header, *pixels = (one for one in read_png(saved).chunks if one.kind in DECODING)
    yield header
    yield from (one for one in before.chunks if one.kind in COLOURS)
    for one in before.chunks:
        if one.kind == RESOLUTION and len(one.body) == 9:
            across, down, unit = struct.unpack(">IIB", one.body)
            turned_by = (down, across) if orientation in ON_ITS_SIDE else (across, down)
            yield Chunk(RESOLUTION, struct.pack(">IIB", *turned_by, unit))
    yield from pixels
