"""Figures to strips: a chart or a picture, its caption and source below.

A figure is never divided. One that is too large for the page is made smaller
in proportion. Its alternative text is the element's; what is drawn is one
piece of marked content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.document.model import BarChart, Figure, Picture
from briefings.writers.pdf.chart import Drawing, measure_chart
from briefings.writers.pdf.strips import Strip
from briefings.writers.pdf.structure import Element

if TYPE_CHECKING:
    from briefings.writers.pdf.blocks import Composer
    from briefings.writers.pdf.place import Place
    from briefings.writers.pdf.sheet import Sheet

_BELOW_DRAWING = 4.0
"""Room between a drawing and its caption, beside the caption's own."""
_MOST_OF_PAGE = 0.8
"""Share of the page a figure may take, so that caption and source fit too."""


@dataclass(slots=True, eq=False)
class FigureStrip(Strip):
    """A chart or picture."""

    width: float = 0.0
    element: Element | None = None
    drawing: Drawing | None = None
    picture: Picture | None = None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        assert self.element is not None
        box = f"[{x:.2f} {y - self.height:.2f} {x + self.width:.2f} {y:.2f}]"
        self.element.attributes = f"<< /O /Layout /Placement /Block /BBox {box} >>"
        with sheet.figure(self.element):
            if self.drawing is not None:
                self.drawing.draw(sheet, x, y)
            elif self.picture is not None:
                sheet.image(self.picture, x, y - self.height, self.width, self.height)


def compose(composer: Composer, figure: Figure, place: Place) -> list[Strip]:
    """Measure a figure with its caption and source."""
    group = place.element.add("Div")
    element = group.add("Figure", alt=figure.alt)
    strip = _strip(composer, figure, place)
    strip.element = element
    strip.gap = composer.theme.table.space_before + 8
    flow: list[Strip] = [strip]
    if figure.caption is not None:
        lines = composer.caption(figure.caption, place, group.add("Caption"))
        for line in lines:
            line.breakable = False
        for line in lines[:1]:
            line.gap = composer.theme.style("caption").space_after + _BELOW_DRAWING
        flow += lines
    flow += composer.source(figure.source, place, group)
    if figure.id:
        strip.anchors += (figure.id,)
    return flow


def _strip(composer: Composer, figure: Figure, place: Place) -> FigureStrip:
    match figure.content:
        case BarChart():
            drawing = measure_chart(composer, figure.content, place)
            return FigureStrip(drawing.height, place.left, width=place.width, drawing=drawing)
        case Picture():
            picture = figure.content
            scale = min(1.0, place.width / picture.width, _MOST_OF_PAGE * composer.page_height / picture.height)
            width, height = picture.width * scale, picture.height * scale
            return FigureStrip(height, place.left, width=width, picture=picture)
