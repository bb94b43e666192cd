"""What readers find in a finished file: texts and pictures, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

BREAK = "\x1e"
"""Between texts that have nothing to do with each other; no phrase reaches across."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text found at one place of a file."""

    place: str
    """In words a person can follow: ``page 3``, ``word/comments.xml``."""
    text: str
    is_inner: bool = False
    """Works of the format that nobody reads: names of styles, style sheets, programs of fonts."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture found in a file, as bytes."""

    place: str
    content: bytes
    size: tuple[int, int] = (0, 0)
    """Of bare pixels, three octets each; zero for a picture file, which says so itself."""


class Unreadable(Exception):
    """A file, or a part of one, cannot be searched: encrypted or damaged."""
