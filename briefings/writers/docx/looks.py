"""How a paragraph departs from its plain style because of where it stands.

A paragraph in a box, in an indented item, at the top of a page or written
from right to left looks different from the same paragraph elsewhere. Word
users would set that by hand; here each `Look` becomes a named style of its
own, so no paragraph carries formatting.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefings.document.model import Align, BoxRole


@dataclass(frozen=True, slots=True)
class Look:
    """Departures from a plain style; the default departs in nothing."""

    box: BoxRole | None = None
    is_first: bool = False
    """First paragraph of its box: has the box's distance from what stands above."""
    is_last: bool = False
    """Last paragraph of its box or list: has the distance to what stands below."""
    is_followed: bool = False
    """Another paragraph follows in the same cell; cells have no space below their last."""
    is_kept: bool = False
    """Stands on the page of the paragraph after it: a quotation with its source."""
    indent: float = 0.0
    """Points to the right of where the plain style starts."""
    hanging: float = 0.0
    """How far a list's number stands to the left, in a style that is not a list's own."""
    align: Align = Align.START
    is_right_to_left: bool = False
    after_table: bool = False
    """Stands directly below a table, which in Word has no distance of its own."""
    ruled: bool = False
    """A thematic break stands before it."""
    ruled_below: bool = False
    """A thematic break stands after it."""
    new_page: bool = False
    is_wide: bool = False
    """A running line of a turned page: ends at the margin there."""

    def words(self) -> tuple[str, ...]:
        """Name the departures, for the style's name; empty for the plain look."""
        named = (
            (self.box.value.capitalize() if self.box else "", self.box is not None),
            ("Indented", self.indent != 0),
            (f"{self.indent:g}".replace(".", "-"), self.indent != 0),
            ("Item", self.hanging != 0),
            ("Centred", self.align is Align.CENTRE),
            ("End", self.align is Align.END),
            ("RTL", self.is_right_to_left),
            ("First", self.is_first),
            ("Last", self.is_last),
            ("Followed", self.is_followed),
            ("Kept", self.is_kept),
            ("After Table", self.after_table),
            ("Ruled", self.ruled),
            ("Ruled Below", self.ruled_below),
            ("New Page", self.new_page),
            ("Wide", self.is_wide),
        )
        return tuple(word for word, holds in named if holds)


PLAIN = Look()


@dataclass(slots=True)
class Line:
    """One paragraph about to be written: its style is settled last."""

    style: str
    """Id of the plain style."""
    content: str
    """Runs and what may stand among them, as XML."""
    look: Look = PLAIN
    numbering: str = ""
    """A whole ``w:numPr`` or nothing."""
    is_wide: bool = False
    """Stands on a turned page."""
    section: str = ""
    """A whole ``w:sectPr`` when a section ends here."""

    def departs(self, **departures: object) -> None:
        """Change the look in place."""
        self.look = replace(self.look, **departures)  # type: ignore[arg-type]  # the fields are Look's own


@dataclass(slots=True)
class Solid:
    """Finished XML that is not a paragraph: a table, a content control of blocks."""

    xml: str
    is_table: bool = False
    is_wide: bool = False


Piece = Line | Solid
