"""What is asked about a picture: how large it is, and what of it may be shown."""

from __future__ import annotations

from dataclasses import dataclass

from briefings.pictures import jpeg, png
from briefings.pictures.jpeg import Jpeg, read_jpeg
from briefings.pictures.orientation import ON_ITS_SIDE, UPRIGHT
from briefings.pictures.png import Png, read_png
from briefings.pictures.turning import turned


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """How a picture is shown."""

    width: int
    height: int
    """Pixels, the way it is shown."""
    dpi: float | None
    """Pixels to the inch; None where the file does not say."""


def picture_facts(content: bytes) -> PictureFacts | None:
    """How a PNG or JPEG picture is shown; None for any other file.

    Raises: DamagedPicture.
    """
    read = _read(content)
    if read is None:
        return None
    size = (read.height, read.width) if read.orientation in ON_ITS_SIDE else (read.width, read.height)
    return PictureFacts(*size, read.dpi)


def bare_picture(content: bytes) -> bytes:
    """A PNG or JPEG picture without metadata and upright; any other file as it is.

    Raises: DamagedPicture.
    """
    read = _read(content)
    if read is None:
        return content
    return read.bare() if read.orientation == UPRIGHT else turned(read.bare(), read.orientation)


def stored_picture(content: bytes) -> bytes:
    """The same but for its turn: the pixels are as they were stored, for whoever places them as such.

    Raises: DamagedPicture.
    """
    read = _read(content)
    return content if read is None else read.bare()


def _read(content: bytes) -> Png | Jpeg | None:
    if content.startswith(png.SIGNATURE):
        return read_png(content)
    return read_jpeg(content) if content.startswith(jpeg.SIGNATURE) else None
