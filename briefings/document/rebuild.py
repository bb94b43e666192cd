"""Copy a tree of blocks with every text changed by one function.

The shape of the tree stays; only inlines are handed out and taken back. What
is unchanged is not copied, so identity can serve as a key while rebuilding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefings.document.model import (
    Block,
    BlockQuote,
    Box,
    Cell,
    Deleted,
    Emphasis,
    Figure,
    Heading,
    Inline,
    Inserted,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Span,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableOfContents,
)

Inlines = tuple[Inline, ...]
ChangeBlock = Callable[[Block], Block]
ChangeInline = Callable[[Inline], Inline]


def with_inside(block: Block, change: ChangeBlock) -> Block:
    """The block with each block directly inside it changed."""
    match block:
        case List():
            return replace(block, items=tuple(ListItem(tuple(map(change, item.blocks))) for item in block.items))
        case BlockQuote() | Box():
            return replace(block, blocks=tuple(map(change, block.blocks)))
        case Table():
            return replace(block, head=_rows(block.head, change), body=_rows(block.body, change))
        case Heading() | Paragraph() | Figure() | TableOfContents() | PageBreak() | Rule():
            return block
        case _:
            raise TypeError(f"cannot rebuild {type(block).__name__}")


def _rows(rows: tuple[Row, ...], change: ChangeBlock) -> tuple[Row, ...]:
    return tuple(replace(row, cells=tuple(_cell(cell, change) for cell in row.cells)) for row in rows)


def _cell(cell: Cell, change: ChangeBlock) -> Cell:
    return replace(cell, blocks=tuple(map(change, cell.blocks)))


def with_texts(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """The block with each text it prints itself changed, its caption's aside."""
    match block:
        case Heading() | Paragraph():
            return replace(block, inlines=change(block.inlines))
        case BlockQuote():
            return replace(block, attribution=change(block.attribution))
        case Table() | Figure():
            return replace(block, source=change(block.source))
        case List() | Box() | TableOfContents() | PageBreak() | Rule():
            return block
        case _:
            raise TypeError(f"cannot rebuild {type(block).__name__}")


def with_inlines(inline: Inline, change: ChangeInline) -> Inline:
    """The inline with each inline directly inside it changed."""
    match inline:
        case Strong() | Emphasis() | Superscript() | Subscript() | Link() | Span() | Inserted() | Deleted():
            return replace(inline, inlines=tuple(map(change, inline.inlines)))
        case _:
            return inline
