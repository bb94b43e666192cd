"""What is wrong with a picture, for whoever knows where it was wanted."""

from __future__ import annotations


class DamagedPicture(ValueError):
    """A picture that cannot be read to its end; the message completes “the picture …”."""
