"""The flat run of blocks as the nested parts of a page.

A heading opens a `<section>` that lasts until the next heading of its level or
above. What stands before the first heading is parted into the masthead, the
head of the article, its opening, and the contents. Order never changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefings.document.model import Block, Heading, Paragraph, Role, TableOfContents
from briefings.writers.html.blocks import draw_block
from briefings.writers.html.drawing import Drawing
from briefings.writers.html.markup import Markup, element, lines

HEAD_ROLES = frozenset({Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATELINE, Role.STANDFIRST})
TITLE_ROLES = frozenset({Role.KICKER, Role.TITLE, Role.SUBTITLE})


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of a document, parted; put together in this order they are all there."""

    masthead: tuple[Block, ...]
    head: tuple[Block, ...]
    opening: tuple[Block, ...]
    contents: tuple[Block, ...]
    """At most one: the table of contents, when it stands before the first heading."""
    body: tuple[Block, ...]


def part(blocks: tuple[Block, ...]) -> Parts:
    """Part a document's blocks; any part may be empty."""
    masthead = _leading(blocks, frozenset({Role.MASTHEAD}))
    after_masthead = blocks[len(masthead) :]
    head = _leading(after_masthead, HEAD_ROLES)
    rest = after_masthead[len(head) :]
    opening = tuple(takewhile(lambda block: not isinstance(block, Heading | TableOfContents), rest))
    rest = rest[len(opening) :]
    contents = rest[:1] if rest and isinstance(rest[0], TableOfContents) else ()
    return Parts(masthead, head, opening, contents, rest[len(contents) :])


def _leading(blocks: Sequence[Block], roles: frozenset[Role]) -> tuple[Block, ...]:
    return tuple(takewhile(lambda block: isinstance(block, Paragraph) and block.role in roles, blocks))


def draw_head(blocks: tuple[Block, ...], drawing: Drawing) -> Markup:
    """Draw the head of the article; kicker, title and subtitle stand in one `<hgroup>`."""
    group = _leading(blocks, TITLE_ROLES)
    drawn = [draw_block(block, drawing) for block in blocks]
    if not any(isinstance(block, Paragraph) and block.role is Role.TITLE for block in group):
        return element("header", lines(*drawn), class_="head")
    named = element("hgroup", lines(*drawn[: len(group)]))
    return element("header", lines(named, *drawn[len(group) :]), class_="head")


def draw_sections(blocks: Sequence[Block], drawing: Drawing) -> Markup:
    """Draw blocks, each heading with what belongs to it inside a section."""
    parts: list[Markup] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        end = _end_of_section(blocks, index) if isinstance(block, Heading) else index + 1
        parts.append(_section(blocks[index:end], drawing) if isinstance(block, Heading) else draw_block(block, drawing))
        index = end
    return lines(*parts)


def _section(blocks: Sequence[Block], drawing: Drawing) -> Markup:
    heading = draw_block(blocks[0], drawing)
    return element("section", Markup(f"\n{heading}"), draw_sections(blocks[1:], drawing))


def _end_of_section(blocks: Sequence[Block], start: int) -> int:
    opening = blocks[start]
    level = opening.level if isinstance(opening, Heading) else 0
    for index in range(start + 1, len(blocks)):
        block = blocks[index]
        if isinstance(block, Heading) and block.level <= level:
            return index
    return len(blocks)
