"""Where blocks stand: how far in, in which style, under which element."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefings.writers.pdf.direction import is_right_to_left
from briefings.writers.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand."""

    element: Element
    style: str = "body"
    """Style of body text here."""
    left: float = 0.0
    right: float = 0.0
    """Edges, both from the left edge of the text area."""
    language: str = ""
    bold: bool = False
    align: str = ""

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def begins_right(self) -> bool:
        """Whether text here begins at the right: everything is mirrored then."""
        return is_right_to_left(self.language)

    def inset(self, start: float, end: float = 0.0) -> Place:
        """Give the place further in: from where lines begin, and from where they end."""
        if self.begins_right:
            start, end = end, start
        return replace(self, left=self.left + start, right=self.right - end)
