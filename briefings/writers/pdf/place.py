"""Where blocks stand: how far in, in which style, under which element."""

from __future__ import annotations

from dataclasses import dataclass

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
