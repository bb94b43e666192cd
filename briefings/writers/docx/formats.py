"""Paragraph and run properties of a theme's text style, in schema order.

`paragraph_format` and `run_format` write what stands inside ``w:pPr``
(ECMA-376 §17.3.1.26) and ``w:rPr`` (§17.3.2.28) of a style. Both schema
types are sequences, so the order of the lines below is not a matter of taste.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefings.document.model import Align
from briefings.theme.model import BoxStyle, TextStyle, Theme
from briefings.units import half_point, twip
from briefings.writers.docx.wordml import escaped, hexadecimal

DISPLAY_SIZE = 14.0
"""From this size on lines have an exact height: set type of that size is never mixed with pictures."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a paragraph style says beyond its text style."""

    outline_level: int | None = None
    """0 to 8; None for text that is not in the outline."""
    numbering: str = ""
    """A whole ``w:numPr`` or nothing."""
    tabs: str = ""
    """A whole ``w:tabs`` or nothing."""
    box: BoxStyle | None = None
    rule: str = ""
    """Colour of a thematic break above."""
    rule_below: str = ""
    is_right_to_left: bool = False
    new_page: bool = False
    keep_lines: bool = False
    holds_pictures: bool = False
    """Its lines grow with what stands in them, whatever the leading."""


BARE = Frame()


def paragraph_format(text: TextStyle, frame: Frame = BARE) -> str:
    """Write the content of a style's ``w:pPr``, every property spelt out."""
    return "".join((
        "<w:keepNext/>" if text.keep_with_next else "",
        "<w:keepLines/>" if frame.keep_lines else "",
        "<w:pageBreakBefore/>" if frame.new_page else "",
        frame.numbering,
        _borders(text, frame),
        fill(frame.box.fill) if frame.box else "",
        frame.tabs,
        "" if text.hyphenate else "<w:suppressAutoHyphens/>",
        "<w:bidi/>" if frame.is_right_to_left else "",
        _spacing(text, frame),
        _indents(text),
        f'<w:jc w:val="{_JUSTIFICATION[text.align]}"/>',
        f'<w:outlineLvl w:val="{frame.outline_level}"/>' if frame.outline_level is not None else "",
    ))  # fmt: skip


def departures(text: TextStyle, frame: Frame, *, has_own_indents: bool, align: Align) -> str:
    """Write what a style says beyond one that is not ours: nothing about letters, lines and tabs."""
    return "".join((
        "<w:keepNext/>" if text.keep_with_next else "",
        "<w:pageBreakBefore/>" if frame.new_page else "",
        _borders(text, frame) if frame.box or frame.rule or frame.rule_below else "",
        fill(frame.box.fill) if frame.box else "",
        frame.tabs,
        "<w:bidi/>" if frame.is_right_to_left else "",
        f'<w:spacing w:before="{twip(text.space_before)}" w:after="{twip(text.space_after)}"/>',
        _indents(text) if has_own_indents else "",
        f'<w:jc w:val="{_JUSTIFICATION[text.align]}"/>' if align is not Align.START else "",
    ))  # fmt: skip


# ST_Jc (§17.18.44). Word reads `left` as the start edge in a right-to-left paragraph; `start` came only with the
# second edition and older readers refuse it.
_JUSTIFICATION = {"start": "left", "centre": "center", "end": "right", "justify": "both"}


def alignment(align: Align) -> str:
    """Name a column's alignment as text styles name theirs."""
    return {Align.START: "start", Align.CENTRE: "centre", Align.END: "end"}[align]


def _spacing(text: TextStyle, frame: Frame) -> str:
    # §17.3.1.33. `exact` where the face's own line height would exceed the theme's leading and nothing but letters
    # can stand in the line; elsewhere `atLeast`, so that a picture pasted into the text is not cut off.
    rule = "exact" if text.size >= DISPLAY_SIZE and not frame.holds_pictures else "atLeast"
    line = (
        f'w:line="{twip(text.leading)}" w:lineRule="{rule}"'
        if not frame.holds_pictures
        else 'w:line="240" w:lineRule="auto"'
    )
    return f'<w:spacing w:before="{twip(text.space_before)}" w:after="{twip(text.space_after)}" {line}/>'


def _indents(text: TextStyle) -> str:
    # §17.3.1.12: firstLine and hanging exclude each other.
    first = f'w:hanging="{twip(-text.first_line)}"' if text.first_line < 0 else f'w:firstLine="{twip(text.first_line)}"'
    return f'<w:ind w:left="{twip(text.indent_left)}" w:right="{twip(text.indent_right)}" {first}/>'


def _borders(text: TextStyle, frame: Frame) -> str:
    """Write ``w:pBdr`` (§17.3.1.24): a box's edges and padding, or rules above and below.

    Paragraphs with the same borders and indents melt into one box, so the box flows over pages as text does.
    """
    if frame.box is not None:
        inner = _box_edges(frame.box, starts_right=frame.is_right_to_left)
    else:
        above, below = frame.rule or text.rule_above, frame.rule_below or text.rule_below
        inner = _edge("top", above, 0.5, 10 if frame.rule else 4) + _edge(
            "bottom", below, 0.5, 10 if frame.rule_below else 4
        )
    return f"<w:pBdr>{inner}</w:pBdr>" if inner else ""


def _box_edges(box: BoxStyle, *, starts_right: bool) -> str:
    ground = box.fill or "#ffffff"
    pad = min(box.padding, 31)
    start, end = ("right", "left") if starts_right else ("left", "right")
    bar, plain = _edge(start, box.edge or ground, box.edge_width or 0.25, pad), _edge(end, ground, 0.25, pad)
    # Edges in the colour of the ground carry the padding; space is in points, at most 31 (§17.18.68).
    return "".join((
        _edge("top", ground, 0.25, pad * 0.75),
        plain if starts_right else bar,
        _edge("bottom", ground, 0.25, pad * 0.75),
        bar if starts_right else plain,
    ))  # fmt: skip


def _edge(side: str, colour: str, width: float, space: float) -> str:
    # w:sz counts eighths of a point (§17.18.2).
    if not colour:
        return ""
    return (
        f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="{round(space)}" w:color="{hexadecimal(colour)}"/>'
    )


def run_format(text: TextStyle, theme: Theme) -> str:
    """Write the content of a style's ``w:rPr`` for a paragraph style."""
    size = half_point(text.size)
    return "".join((
        fonts(theme.families[text.family].name),
        "<w:b/><w:bCs/>" if text.bold else "",
        "<w:i/><w:iCs/>" if text.italic else "",
        "<w:caps/>" if text.uppercase else "",
        f'<w:color w:val="{hexadecimal(text.colour)}"/>',
        f'<w:spacing w:val="{twip(text.letter_spacing)}"/>' if text.letter_spacing else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    ))  # fmt: skip


def fill(colour: str) -> str:
    """Write the ground of a paragraph or a cell (§17.3.1.31), or nothing for none."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(colour)}"/>' if colour else ""


def fonts(family: str) -> str:
    """Name one family for all four ranges of characters (§17.3.2.26)."""
    name = escaped(family)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'
