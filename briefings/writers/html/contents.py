"""The table of contents: the outline as nested lists of links."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.document.model import Heading, TableOfContents
from briefings.document.text import plain_text
from briefings.document.walk import iter_blocks
from briefings.writers.html.drawing import Drawing
from briefings.writers.html.markup import NOTHING, Markup, element, escape, lines


def draw_contents(contents: TableOfContents, drawing: Drawing) -> Markup:
    """Draw the headings down to `contents.depth` inside a named navigation landmark."""
    headings = [block for block in iter_blocks(drawing.document) if isinstance(block, Heading)]
    wanted = [heading for heading in headings if heading.level <= contents.depth]
    name = drawing.anchors.fresh("contents")
    title = element("p", escape(contents.title), id=name, class_="contents-title")
    return element("nav", lines(title, _entries(wanted)), class_="contents", aria_labelledby=name)


def _entries(headings: Sequence[Heading]) -> Markup:
    """One list for the headings of the first one's level, with theirs inside."""
    if not headings:
        return NOTHING
    level = headings[0].level
    starts = [index for index, heading in enumerate(headings) if heading.level <= level]
    ends = [*starts[1:], len(headings)]
    return element("ol", lines(*(_entry(headings[start:end]) for start, end in zip(starts, ends, strict=True))))


def _entry(headings: Sequence[Heading]) -> Markup:
    first, *inner = headings
    words = f"{first.number} {plain_text(first.inlines)}" if first.number else plain_text(first.inlines)
    return element("li", element("a", escape(words.replace("\n", " ")), href=f"#{first.id}"), _entries(inner))
