"""What is wrong with a picture, for whoever knows where it was wanted."""

from __future__ import annotations

MOST_PARTS = 50_000
"""Chunks or segments of one file; a large photo has some thousand."""


class DamagedPicture(ValueError):
    """A picture that cannot be read to its end; the message completes “the picture …”."""
