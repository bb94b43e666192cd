"""Strips: what a page is filled with, from top to bottom.

A strip is as high as it says, cannot be divided (a table's row can, when it is
higher than a page), and knows how to draw itself. A flow of strips is the
whole document before it is cut into pages. Lengths in points; y runs downward
from the top of the strip until it meets the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefings.writers.pdf.letters import Ink

if TYPE_CHECKING:
    from briefings.theme.model import BoxStyle
    from briefings.writers.pdf.sheet import Sheet


@dataclass(slots=True, eq=False)
class Run:
    """Glyphs of one ink at one place of a line."""

    x: float
    ink: Ink
    operands: list[str]
    """Inside of a TJ array."""
    width: float


@dataclass(slots=True, eq=False)
class Frame:
    """One box on the page: what is filled behind its strips."""

    style: BoxStyle
    left: float
    right: float
    begins_right: bool = False
    """Whether its edge is at the right."""


@dataclass(slots=True, eq=False)
class FrameEdge:
    """How far a box reaches above and below one of its strips."""

    frame: Frame
    above: float = 0.0
    below: float = 0.0


@dataclass(slots=True, eq=False)
class Strip:
    """Base of all strips: room, and how it may be parted from its neighbours."""

    height: float
    x: float = 0.0
    """From the left edge of the text area."""
    gap: float = 0.0
    """Space before it; gone at the top of a page."""
    breakable: bool = True
    """Whether a page may end before it."""
    pad_top: float = 0.0
    pad_bottom: float = 0.0
    """Room inside a box above and below; never gone."""
    notes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    frames: list[FrameEdge] = field(default_factory=list)
    is_landscape: bool = False
    new_page: bool = False

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw with the top left corner at `x`, `y` (PDF coordinates)."""
        raise NotImplementedError

    @property
    def total(self) -> float:
        """Height with the room inside boxes."""
        return self.height + self.pad_top + self.pad_bottom


@dataclass(slots=True, eq=False)
class LineStrip(Strip):
    """One line of text."""

    baseline: float = 0.0
    """From the strip's top."""
    begins_right: bool = False
    runs: list[Run] = field(default_factory=list)
    rules: list[tuple[float, float, float, str]] = field(default_factory=list)
    """Hairlines: left end from the text area's edge, distance from the top, width, colour."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        for left, down, width, colour in self.rules:
            sheet.rule(x - self.x + left, y - down, width, 0.75, colour)
        base = y - self.baseline
        for run in self.runs:
            sheet.text(x + run.x, base, run)


@dataclass(slots=True, eq=False)
class RuleStrip(Strip):
    """A thematic break."""

    width: float = 0.0
    colour: str = ""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        sheet.rule(x, y - self.height / 2, self.width, 0.75, self.colour)
