"""Walk a Document in reading order without knowing every kind of block.

Each function names one relation: the blocks inside a block, the texts a block
itself prints, the inlines inside an inline. A kind of block or inline that is
not known here is an error, never skipped: a new kind must say what it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings.document.model import (
    Block,
    BlockQuote,
    Box,
    Code,
    CrossReference,
    Deleted,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Heading,
    Inline,
    Inserted,
    LineBreak,
    Link,
    List,
    NoteReference,
    PageBreak,
    PageCount,
    PageNumber,
    Paragraph,
    Rule,
    Span,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableOfContents,
    Text,
)

Inlines = tuple[Inline, ...]


def blocks_inside(block: Block) -> Iterator[Block]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case List():
            for item in block.items:
                yield from item.blocks
        case BlockQuote() | Box():
            yield from block.blocks
        case Table():
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from cell.blocks
        case Heading() | Paragraph() | Figure() | TableOfContents() | PageBreak() | Rule():
            return
        case _:
            raise TypeError(f"cannot walk into {type(block).__name__}")


def texts_before(block: Block) -> Iterator[Inlines]:
    """The texts a block itself prints before the blocks inside it."""
    match block:
        case Heading() | Paragraph():
            yield block.inlines
        case Table() | Figure():
            if block.caption:
                yield block.caption.inlines
        case List() | BlockQuote() | Box() | TableOfContents() | PageBreak() | Rule():
            return
        case _:
            raise TypeError(f"cannot read {type(block).__name__}")


def texts_after(block: Block) -> Iterator[Inlines]:
    """The texts a block itself prints after the blocks inside it: whose a quotation is, a table's source."""
    match block:
        case BlockQuote():
            yield block.attribution
        case Table() | Figure():
            yield block.source
        case Heading() | Paragraph() | List() | Box() | TableOfContents() | PageBreak() | Rule():
            return
        case _:
            raise TypeError(f"cannot read {type(block).__name__}")


def texts_of(block: Block) -> Iterator[Inlines]:
    """All texts a block itself prints, in order; those of the blocks inside it are their own."""
    yield from texts_before(block)
    yield from texts_after(block)


def every_text(blocks: Iterable[Block]) -> Iterator[tuple[Block, Inlines]]:
    """Each text in reading order, with the block that prints it."""
    for block in blocks:
        for text in texts_before(block):
            yield block, text
        yield from every_text(blocks_inside(block))
        for text in texts_after(block):
            yield block, text


def inlines_inside(inline: Inline) -> Inlines:
    """The inlines directly inside an inline."""
    match inline:
        case Strong() | Emphasis() | Superscript() | Subscript() | Link() | Span() | Inserted() | Deleted():
            return inline.inlines
        case Text() | Code() | NoteReference() | CrossReference():
            return ()
        case LineBreak() | PageNumber() | PageCount() | EndMark():
            return ()
        case _:
            raise TypeError(f"cannot walk into {type(inline).__name__}")


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all blocks inside them, each before what it holds."""
    for block in blocks:
        yield block
        yield from every_block(blocks_inside(block))


def every_inline(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines and all inlines inside them, each before what it holds."""
    for inline in inlines:
        yield inline
        yield from every_inline(inlines_inside(inline))


def iter_blocks(document: Document) -> Iterator[Block]:
    """Every block of the text, however deep, in reading order."""
    return every_block(document.blocks)


def iter_inlines(document: Document) -> Iterator[Inline]:
    """Every inline of the text, then of the notes, then of the running lines."""
    for _, text in every_text(document.blocks):
        yield from every_inline(text)
    for note in document.notes:
        yield from every_inline(note.inlines)
    for text in running_texts(document):
        yield from every_inline(text)


def running_texts(document: Document) -> Iterator[Inlines]:
    """The texts of the page furniture: left before right, header before footer."""
    furniture = document.furniture
    for line in (furniture.header, furniture.footer, furniture.first_header, furniture.first_footer):
        if line is not None:
            yield line.left
            yield line.right
