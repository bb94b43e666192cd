"""Lists, quotations and boxes: blocks that hold blocks.

Each measures what is inside through the composer and then settles what the
group as a whole needs: labels, room around, a frame behind, what may not be
parted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.document.model import BlockQuote, Box, List
from briefings.writers.pdf.inlines import Setter
from briefings.writers.pdf.letters import Letters, style_letters
from briefings.writers.pdf.paragraphs import set_lines
from briefings.writers.pdf.strips import Frame, FrameEdge, LineStrip, Strip

if TYPE_CHECKING:
    from briefings.writers.pdf.blocks import Composer
    from briefings.writers.pdf.place import Place

_RUNNING = frozenset(("body", "bullet", "number", "quote"))
"""Places of running text; elsewhere a list keeps the letters of its surroundings."""
_LABEL_ROOM = 200.0
"""More than any label needs."""
_KEPT_WHOLE = 0.33
"""A box lower than this share of the page is not divided."""


def compose_list(composer: Composer, block: List, place: Place) -> list[Strip]:
    """Measure a list: a label beside the first line of each item."""
    numbering = "Decimal" if block.ordered else "Disc"
    element = place.element.add("L", attributes=f"<< /O /List /ListNumbering /{numbering} >>")
    outer = composer.theme.style("number" if block.ordered else "bullet")
    name = ("number" if block.ordered else "bullet") if place.style in _RUNNING else place.style
    letters = composer.theme.style(name)
    inset = outer.indent_left * letters.size / outer.size
    between = outer.space_after if place.style in _RUNNING else letters.space_after * 0.4 + 1.2
    if any(len(item.blocks) > 1 for item in block.items):
        between = max(between, composer.theme.style("body").space_after * letters.size / outer.size)
    flow: list[Strip] = []
    for number, item in enumerate(block.items):
        parts = element.add("LI")
        label, body = parts.add("Lbl"), parts.add("LBody")
        inner = replace(place.inset(inset), element=body, style=name)
        strips = composer.flow(item.blocks, inner)
        first = next((strip for strip in strips if isinstance(strip, LineStrip)), None)
        if first is None:
            continue
        mark = f"{block.start + number}." if block.ordered else composer.theme.bullet
        hang_label(composer, first, mark, style_letters(composer.fonts, letters, label, place.language), inset, inner)
        if number:
            strips[0].gap = max(strips[0].gap, between)
        flow += strips
    return flow


def hang_label(composer: Composer, strip: LineStrip, mark: str, letters: Letters, hang: float, inner: Place) -> None:
    """Hang a bullet or number in front of the first line of what it labels."""
    setter = Setter(composer.around())
    setter.text(mark, letters)
    style = replace(composer.theme.style("body"), first_line=0.0, hyphenate=False)
    # A label wider than its room stands out into the margin rather than over what it labels.
    (line,) = set_lines(setter.chunks, style, _LABEL_ROOM, align="start", language=inner.language)
    shown = sum(run.width for run in line.runs)
    reach = max(hang, shown)
    for run in line.runs:
        run.x += inner.width + reach - _LABEL_ROOM if inner.begins_right else -reach
    strip.runs[:0] = line.runs


def compose_quote(composer: Composer, block: BlockQuote, place: Place) -> list[Strip]:
    element = place.element.add("BlockQuote", language=block.language)
    inner = replace(place, element=element, style="quote", language=block.language or place.language)
    flow = composer.flow(block.blocks, inner)
    if block.attribution:
        said_by = composer.lines(block.attribution, "attribution", inner, element.add("P"))
        for strip in said_by:
            strip.breakable = False
        flow += said_by
    return flow


def compose_box(composer: Composer, block: Box, place: Place) -> list[Strip]:
    """Measure a box: its blocks, with room around them and a frame behind."""
    style = composer.theme.boxes[block.role]
    frame = Frame(style, place.left, place.right, place.begins_right)
    inset = style.padding + style.edge_width
    has_fill = bool(style.fill)
    inner = replace(
        place.inset(inset, style.padding if has_fill else 0.0),
        element=place.element.add("Div"),
        style="box_text",
    )
    flow = composer.flow(block.blocks, inner)
    if not flow:
        return []
    for strip in flow:
        strip.frames.insert(0, FrameEdge(frame))
    room = style.padding if has_fill else style.padding * 0.25
    _pad(flow, room)
    flow[0].gap = style.space_before
    if block.id:
        flow[0].anchors += (block.id,)
    _keep_small(composer, flow)
    return flow


def _keep_small(composer: Composer, flow: list[Strip]) -> None:
    """Keep a small box whole, and two strips together at the ends of a large one."""
    height = sum(strip.total + strip.gap for strip in flow)
    for number, strip in enumerate(flow[1:], 1):
        if height < _KEPT_WHOLE * composer.page_height or number == 1 or number == len(flow) - 1:
            strip.breakable = False


def _pad(flow: list[Strip], room: float) -> None:
    """Add room inside a box above its first and below its last strip."""
    first, last = flow[0], flow[-1]
    first.pad_top += room
    last.pad_bottom += room
    first.frames[0].above = first.pad_top
    last.frames[0].below = last.pad_bottom
