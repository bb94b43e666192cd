"""What stands on every page outside the text: running lines and the marking.

All of it is artifact: a reader of the tags hears the text without
interruption. Lines are set when the page is drawn, since only then are its
number and the number of pages known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefings.document.model import Furniture, Inline, RunningLine, Text
from briefings.theme.model import Theme
from briefings.writers.pdf.direction import is_right_to_left
from briefings.writers.pdf.fontbook import FontBook
from briefings.writers.pdf.inlines import Setter, Surroundings
from briefings.writers.pdf.letters import style_letters
from briefings.writers.pdf.paragraphs import set_lines
from briefings.writers.pdf.sheet import Sheet
from briefings.writers.pdf.strips import LineStrip
from briefings.writers.pdf.structure import ARTIFACT

_RULE_ABOVE_FOOTER = 5.0
_MARKING_GAP = 3.0
_DRAFT_SIZE, _DRAFT_TURN = 96.0, 52.0
"""Points, and degrees: about the diagonal of an upright page."""


@dataclass(slots=True)
class FurnitureWriter:
    """Draws the furniture of one document."""

    furniture: Furniture
    theme: Theme
    fonts: FontBook
    language: str
    pages: int

    def draw(self, sheet: Sheet) -> None:
        """Draw header, footer and marking on a page."""
        is_first = sheet.number == 0
        page = self.theme.page
        header, footer = self._header(is_first), self._footer(is_first)
        head_style, foot_style = self.theme.style("header"), self.theme.style("footer")
        top = sheet.height - page.header_distance
        bottom = page.footer_distance
        if header is not None and (header.left or header.right):
            self._line(sheet, header, "header", top - head_style.leading)
        if footer.left or footer.right:
            lines = self._line(sheet, footer, "footer", bottom)
            left, width = self._span(sheet)
            sheet.rule(left, bottom + lines * foot_style.leading + _RULE_ABOVE_FOOTER, width, 0.5, self.theme.rule)
        if self.furniture.marking:
            leading = self.theme.style("marking").leading
            self._marking(sheet, top + _MARKING_GAP)
            self._marking(sheet, bottom - leading - _MARKING_GAP)

    def draw_behind(self, sheet: Sheet) -> None:
        """Draw what lies behind the text: the word of a draft, across the page."""
        if not self.furniture.draft:
            return
        style = replace(
            self.theme.style("marking"),
            size=_DRAFT_SIZE,
            leading=_DRAFT_SIZE,
            colour=pale(self.theme.rule),
            letter_spacing=_DRAFT_SIZE / 10,
        )
        around = Surroundings(self.fonts, self.theme.link, self.theme.end_mark)
        letters = style_letters(self.fonts, style, ARTIFACT, self.language)
        chunks = Setter(around).set((Text(self.furniture.draft),), letters)
        for line in set_lines(chunks, style, 10 * sheet.width, align="start")[:1]:
            with sheet.turned(sheet.width / 2, sheet.height / 2, _DRAFT_TURN):
                line.draw(sheet, -_reach(line) / 2, _DRAFT_SIZE / 2)

    def _header(self, is_first: bool) -> RunningLine | None:
        return self.furniture.first_header if is_first else self.furniture.header

    def _footer(self, is_first: bool) -> RunningLine:
        first = self.furniture.first_footer
        return first if is_first and first is not None else self.furniture.footer

    def _span(self, sheet: Sheet) -> tuple[float, float]:
        """Give the left edge and the width of the text area."""
        page = self.theme.page
        return page.margin_inner, sheet.width - page.margin_inner - page.margin_outer

    def _line(self, sheet: Sheet, line: RunningLine, name: str, bottom: float) -> int:
        """Draw both sides; give how many lines the higher one has."""
        _, width = self._span(sheet)
        far = self._set(sheet, line.right, name, width * 0.6, "end")
        far_width = max((_reach(strip) for strip in far), default=0.0)
        near_width = width - far_width - 12 if far else width
        near = self._set(sheet, line.left, name, near_width, "start")
        is_mirrored = is_right_to_left(self.language)
        self._draw(sheet, near, name, width - near_width if is_mirrored else 0.0, bottom)
        self._draw(sheet, far, name, 0.0 if is_mirrored else width * 0.4, bottom)
        return max(len(near), len(far))

    def _marking(self, sheet: Sheet, bottom: float) -> None:
        _, width = self._span(sheet)
        lines = self._set(sheet, (Text(self.furniture.marking),), "marking", width, "centre")
        if bottom < self.theme.page.footer_distance:
            # Below the footer further lines grow towards the paper's edge as well.
            bottom -= (len(lines) - 1) * self.theme.style("marking").leading
        self._draw(sheet, lines, "marking", 0.0, bottom)

    def _set(self, sheet: Sheet, inlines: tuple[Inline, ...], name: str, width: float, align: str) -> list[LineStrip]:
        """Set one side of a running line: one line, more only if it must."""
        style = replace(self.theme.style(name), hyphenate=False)
        around = Surroundings(self.fonts, self.theme.link, self.theme.end_mark, page=sheet.number + 1, pages=self.pages)
        letters = style_letters(self.fonts, style, ARTIFACT, self.language)
        return set_lines(Setter(around).set(inlines, letters), style, width, align=align, language=self.language)

    def _draw(self, sheet: Sheet, lines: list[LineStrip], name: str, x: float, bottom: float) -> None:
        """Draw lines; further ones grow away from the paper's edge."""
        left, _ = self._span(sheet)
        leading = self.theme.style(name).leading
        for number, line in enumerate(lines):
            down = number if name == "header" else number - (len(lines) - 1)
            line.draw(sheet, left + x, bottom + leading - down * leading)


def pale(code: str) -> str:
    """Mix a colour with white, so that text upon it loses no contrast.

    >>> pale("#c0c0c0")
    '#f0f0f0'
    """
    parts = (255 - (255 - int(code[at : at + 2], 16)) // 4 for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _reach(line: LineStrip) -> float:
    """Give the width of what a line shows."""
    return max((run.x + run.width for run in line.runs), default=0.0) - min((run.x for run in line.runs), default=0.0)
