"""Open the pictures a brief shows: inside the workspace, under limits.

Only the header of a PNG or JPEG file is read here, for its size; the pixels
are the writers' business. The digest of the bytes goes into the Document, so
that two Documents are equal only when their pictures are.
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path, PurePosixPath

from briefings.document.model import Picture
from briefings.errors import ContentError, Problem, Where

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that carry the frame's size (ITU T.81 table B.1)."""
_SCREEN_DPI = 96.0
_METRE = 0.0254


class PictureOpener:
    """Opens each picture of a rendering once."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._opened: dict[str, Picture] = {}

    def __call__(self, source: str, where: Where) -> Picture:
        """The picture at a path relative to the workspace.

        Raises: ContentError at `where` when it cannot be printed.
        """
        if source not in self._opened:
            self._opened[source] = self._open(source, where)
        return self._opened[source]

    def _open(self, source: str, where: Where) -> Picture:
        path = self._path(source, where)
        if path.stat().st_size > MOST_BYTES:
            raise _refusal(where, f"`{source}` is larger than {MOST_BYTES // 1_000_000} MB", "save it smaller")
        content = path.read_bytes()
        pixels, dpi = _measure(content, source, where)
        if not all(pixels) or pixels[0] * pixels[1] > MOST_PIXELS:
            raise _refusal(where, f"`{source}` has {pixels[0]} × {pixels[1]} pixels", "save it smaller")
        width, height = (count * 72 / dpi for count in pixels)
        return Picture(path, hashlib.sha256(content).hexdigest(), width, height)

    def _path(self, source: str, where: Where) -> Path:
        is_usable = bool(source) and "\0" not in source and not PurePosixPath(source).is_absolute()
        path = (self._root / source).resolve() if is_usable else self._root.parent
        if not path.is_relative_to(self._root):
            raise _refusal(where, f"the picture `{source}` does not lie in the workspace", "give its path inside it")
        if not path.is_file():
            raise _refusal(where, f"there is no picture `{source}`", "paths begin at the workspace's folder")
        return path


def _refusal(where: Where, what: str, hint: str) -> ContentError:
    return ContentError(Problem(where, what, hint))


def _measure(content: bytes, source: str, where: Where) -> tuple[tuple[int, int], float]:
    """Width and height in pixels, and pixels to the inch."""
    try:
        if content.startswith(_PNG):
            return _measure_png(content)
        if content.startswith(_JPEG):
            return _measure_jpeg(content)
    except (struct.error, IndexError):
        raise _refusal(where, f"`{source}` is damaged", "save it again") from None
    raise _refusal(where, f"`{source}` is not a PNG or JPEG picture", "save it as PNG")


def _measure_png(content: bytes) -> tuple[tuple[int, int], float]:
    width, height = struct.unpack(">II", content[16:24])
    place = content.find(b"pHYs", 33, 4096)
    if place < 0:
        return (width, height), _SCREEN_DPI
    across, _down, unit = struct.unpack(">IIB", content[place + 4 : place + 13])
    return (width, height), across * _METRE if unit == 1 and across else _SCREEN_DPI


def _measure_jpeg(content: bytes) -> tuple[tuple[int, int], float]:
    dpi, place = _SCREEN_DPI, 2
    while True:
        marker, length = struct.unpack(">xBH", content[place : place + 4])
        segment = content[place + 4 : place + 2 + length]
        if marker == 0xE0 and segment.startswith(b"JFIF\0"):
            dpi = _jfif_dpi(segment)
        if marker in _SIZES:
            height, width = struct.unpack(">HH", segment[1:5])
            return (width, height), dpi
        place += 2 + length


def _jfif_dpi(segment: bytes) -> float:
    unit, across = struct.unpack(">BH", segment[7:10])
    per_inch = {1: float(across), 2: across * 2.54}.get(unit, _SCREEN_DPI)
    return per_inch if per_inch >= 1 else _SCREEN_DPI
