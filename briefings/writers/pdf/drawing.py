"""Pages to sheets: everything placed is drawn, once, in reading order.

Draws the boxes behind their strips, the strips, the notes at the foot and the
furniture; notes where the things with an id came to stand. Coordinates turn
here from "down from the top of the text" into the PDF's "up from the corner".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefings.theme.model import PageStyle, Theme
from briefings.writers.pdf.furniture import FurnitureWriter
from briefings.writers.pdf.pages import NOTES_GAP, Page
from briefings.writers.pdf.sheet import Sheet
from briefings.writers.pdf.strips import Frame

_NOTES_RULE = 72.0


@dataclass(slots=True)
class Drawn:
    """The sheets of a document and where its things stand on them."""

    sheets: list[Sheet] = field(default_factory=list)
    anchors: dict[str, tuple[int, float]] = field(default_factory=dict)
    """Id to 0-based page and height above the page's foot."""


def find_pages(pages: Sequence[Page]) -> dict[str, int]:
    """Give the 0-based page of everything that has an id."""
    found: dict[str, int] = {}
    for page in pages:
        for placed in page.strips:
            if not placed.is_repeat:
                for anchor in placed.strip.anchors:
                    found.setdefault(anchor, page.number)
    return found


def draw_pages(pages: Sequence[Page], theme: Theme, furniture: FurnitureWriter) -> Drawn:
    """Draw every page."""
    drawn = Drawn()
    for page in pages:
        sheet = _new_sheet(page, theme.page)
        furniture.draw_behind(sheet)
        _draw_page(page, sheet, theme, drawn)
        furniture.draw(sheet)
        drawn.sheets.append(sheet)
    return drawn


def _new_sheet(page: Page, style: PageStyle) -> Sheet:
    if page.is_landscape:
        return Sheet(page.number, style.height, style.width)
    return Sheet(page.number, style.width, style.height)


def _draw_page(page: Page, sheet: Sheet, theme: Theme, drawn: Drawn) -> None:
    style = theme.page
    is_first = page.number == 0 and style.first_margin_top > 0
    top = sheet.height - (style.first_margin_top if is_first else style.margin_top)
    left = style.margin_inner
    _draw_frames(page, sheet, left, top)
    for placed in page.strips:
        strip = placed.strip
        y = top - placed.top
        for anchor in strip.anchors:
            drawn.anchors.setdefault(anchor, (page.number, y + 6))
        if placed.is_repeat:
            sheet.close()
        sheet.is_repeat = placed.is_repeat
        strip.draw(sheet, left + strip.x, y)
    sheet.is_repeat = False
    _draw_notes(page, sheet, theme, drawn)


def _draw_frames(page: Page, sheet: Sheet, left: float, top: float) -> None:
    """Draw the fill and edge of each box as far as it reaches on this page."""
    reach: dict[Frame, tuple[float, float]] = {}
    for placed in page.strips:
        for edge in placed.strip.frames:
            above = placed.top - edge.above
            below = placed.top + placed.strip.height + edge.below
            upper, lower = reach.get(edge.frame, (above, below))
            reach[edge.frame] = (min(upper, above), max(lower, below))
    for frame, (upper, lower) in reach.items():
        look, x, y = frame.style, left + frame.left, top - lower
        if look.fill:
            sheet.fill(x, y, frame.right - frame.left, lower - upper, look.fill)
        if look.edge and look.edge_width:
            edge_left = left + frame.right - look.edge_width if frame.begins_right else x
            sheet.fill(edge_left, y, look.edge_width, lower - upper, look.edge)


def _draw_notes(page: Page, sheet: Sheet, theme: Theme, drawn: Drawn) -> None:
    """Draw the notes at the foot, under a short rule."""
    if not page.notes:
        return
    left = theme.page.margin_inner
    y = theme.page.margin_bottom + page.notes_height
    rule_left = left + theme.page.text_width - _NOTES_RULE if page.notes[0][1][0].begins_right else left
    sheet.rule(rule_left, y - NOTES_GAP / 2, _NOTES_RULE, 0.5, theme.rule)
    y -= NOTES_GAP
    for _, lines in page.notes:
        for line in lines:
            y -= line.gap
            for anchor in line.anchors:
                drawn.anchors.setdefault(anchor, (page.number, y + 4))
            line.draw(sheet, left + line.x, y)
            y -= line.height
