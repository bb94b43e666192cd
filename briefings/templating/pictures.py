"""Open the pictures a brief shows: inside the workspace, whole, under limits.

A PNG or JPEG file is gone through from its first to its last mark, for its size
and the way it is shown; the pixels are the writers' business. The digest of the
bytes goes into the Document, so that two Documents are equal only when their
pictures are.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefings.document.model import Picture
from briefings.errors import ContentError, Problem, Where

if TYPE_CHECKING:
    from briefings.pictures import PictureFacts

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
_SCREEN_DPI = 96.0


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
        facts = _facts(content, source, where)
        pixels = facts.width, facts.height
        if not all(pixels) or pixels[0] * pixels[1] > MOST_PIXELS:
            raise _refusal(where, f"`{source}` has {pixels[0]} × {pixels[1]} pixels", "save it smaller")
        dpi = facts.dpi if facts.dpi and facts.dpi >= 1 else _SCREEN_DPI
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


def _facts(content: bytes, source: str, where: Where) -> PictureFacts:
    from briefings.pictures import DamagedPicture, picture_facts  # few briefs show pictures

    try:
        facts = picture_facts(content)
    except DamagedPicture as fault:
        raise _refusal(where, f"`{source}` is damaged: it {fault}", "save it again") from None
    if facts is None:
        raise _refusal(where, f"`{source}` is not a PNG or JPEG picture", "save it as PNG")
    return facts
