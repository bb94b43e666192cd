"""Two Documents into one that shows how the older became the newer.

Blocks are paired by what they say; within a pair, words. What came is marked
as inserted, what went as deleted, in the newer one's order and with its
numbers, contents and running lines. A deleted heading is words only, so the
outline stays the newer one's; a deleted figure is told by its caption; a
chart shows the older values beside its own. Notes are compared by their ids,
and those that went stand at the end.

Promise: words without the deleted ones are the newer text; without the
inserted ones they are the older text, block by block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefings.document.changed_words import deleted_words, inserted_words, mark_words
from briefings.document.model import (
    BarChart,
    Block,
    BlockQuote,
    Box,
    Caption,
    Document,
    Figure,
    Heading,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Rule,
    Table,
    TableOfContents,
    Text,
)
from briefings.document.rebuild import Inlines, with_inside, with_texts
from briefings.document.text import caption_text, plain_text
from briefings.document.walk import every_text
from briefings.pairing import ALIKE, common_share, steps

_HEAD = (Role.MASTHEAD, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATELINE, Role.STANDFIRST)


@dataclass(frozen=True, slots=True)
class Legend:
    """What a comparison says of itself, in the language of its readers."""

    since: str
    """``What has changed since July 22, 2025:``"""
    inserted: str
    deleted: str
    notes: str
    """Heads the notes that went."""


def compare_documents(old: Document, new: Document, legend: Legend) -> Document:
    """The newer document with everything that changed since the older marked in it."""
    blocks = _blocks(old.blocks, new.blocks)
    gone = tuple(_gone_notes(old, new, legend))
    head = next((n for n, block in enumerate(blocks) if not _is_head(block)), len(blocks))
    # The heading of endnotes is the last block: what stands below it are the notes.
    end = len(blocks) - 1 if new.endnotes else len(blocks)
    shown = (*blocks[:head], _legend(legend), *blocks[head:end], *gone, *blocks[end:])
    return replace(new, blocks=shown, notes=_notes(old, new))


def _is_head(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _HEAD


def _legend(legend: Legend) -> Paragraph:
    words = (
        Text(f"{legend.since} "),
        *inserted_words((Text(legend.inserted),)),
        Text(", "),
        *deleted_words((Text(legend.deleted),)),
    )
    return Paragraph(words, Role.META)


# --- blocks ---------------------------------------------------------------------


def _blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    for what, i, j in steps(old, new, lambda block: block, _words, _alike):
        match what:
            case "same":
                made.append(new[j])
            case "pair":
                made.append(_pair(old[i], new[j]))
            case "inserted":
                made.append(_inserted(new[j]))
            case "deleted":
                made += _deleted(old[i])
    return tuple(made)


def _words(block: Block) -> str:
    return " ".join(plain_text(text) for _, text in every_text((block,)))


def _alike(old: Block, new: Block, before: Counter[str], after: Counter[str]) -> float:
    if type(old) is not type(new) or _shape(old) != _shape(new):
        return 0.0
    share = common_share(before, after)
    # Two tables, lists or boxes that follow each other are one that changed, however much of it.
    return max(share, ALIKE) if isinstance(new, Table | Figure | List | Box) else share


def _shape(block: Block) -> object:
    match block:
        case Heading():
            return block.level
        case Paragraph() | Box():
            return block.role
        case List():
            return block.ordered
        case Table():
            return len(block.columns)
        case Figure():
            return type(block.content)
        case _:
            return None


def _pair(old: Block, new: Block) -> Block:
    match old, new:
        case Heading(), Heading():
            return replace(new, inlines=mark_words(old.inlines, new.inlines))
        case Paragraph(), Paragraph():
            return replace(new, inlines=mark_words(old.inlines, new.inlines))
        case List(), List():
            return replace(new, items=_items(old.items, new.items))
        case BlockQuote(), BlockQuote():
            attribution = mark_words(old.attribution, new.attribution)
            return replace(new, blocks=_blocks(old.blocks, new.blocks), attribution=attribution)
        case Box(), Box():
            return replace(new, blocks=_blocks(old.blocks, new.blocks))
        case Table(), Table():
            return _table(old, new)
        case Figure(), Figure():
            return _figure(old, new)
        case _:
            return new


def _items(old: Sequence[ListItem], new: Sequence[ListItem]) -> tuple[ListItem, ...]:
    made: list[ListItem] = []
    for what, i, j in steps(old, new, lambda item: item, _item_words, _alike_items):
        match what:
            case "same":
                made.append(new[j])
            case "pair":
                made.append(ListItem(_blocks(old[i].blocks, new[j].blocks)))
            case "inserted":
                made.append(ListItem(tuple(map(_inserted, new[j].blocks))))
            case "deleted":
                made.append(ListItem(tuple(gone for block in old[i].blocks for gone in _deleted(block))))
    return tuple(made)


def _item_words(item: ListItem) -> str:
    return " ".join(map(_words, item.blocks))


def _alike_items(_old: ListItem, _new: ListItem, before: Counter[str], after: Counter[str]) -> float:
    return common_share(before, after)


# --- tables and figures -----------------------------------------------------------


def _table(old: Table, new: Table) -> Table:
    return replace(
        new,
        caption=_caption(old.caption, new.caption),
        head=_rows(old.head, new.head),
        body=_rows(old.body, new.body),
        source=mark_words(old.source, new.source),
    )


def _rows(old: Sequence[Row], new: Sequence[Row]) -> tuple[Row, ...]:
    made: list[Row] = []
    for what, i, j in steps(old, new, lambda row: row, _row_words, _alike_rows):
        match what:
            case "same":
                made.append(new[j])
            case "pair":
                cells = zip(old[i].cells, new[j].cells, strict=True)
                changed = (replace(cell, blocks=_blocks(was.blocks, cell.blocks)) for was, cell in cells)
                made.append(replace(new[j], cells=tuple(changed)))
            case "inserted":
                cells_in = (replace(cell, blocks=tuple(map(_inserted, cell.blocks))) for cell in new[j].cells)
                made.append(replace(new[j], cells=tuple(cells_in)))
            case "deleted":
                made.append(_deleted_row(old[i]))
    return tuple(made)


def _row_words(row: Row) -> str:
    return " ".join(_words(block) for cell in row.cells for block in cell.blocks)


def _alike_rows(old: Row, new: Row, before: Counter[str], after: Counter[str]) -> float:
    shapes = [(row.kind, [cell.columns for cell in row.cells]) for row in (old, new)]
    return common_share(before, after) if shapes[0] == shapes[1] else 0.0


def _deleted_row(row: Row) -> Row:
    cells = (
        replace(cell, blocks=tuple(gone for block in cell.blocks for gone in _deleted(block))) for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _caption(old: Caption | None, new: Caption | None) -> Caption | None:
    if new is None:
        return None
    inlines = mark_words(old.inlines, new.inlines) if old else inserted_words(new.inlines)
    return replace(new, inlines=inlines)


def _figure(old: Figure, new: Figure) -> Figure:
    content = new.content
    if isinstance(content, BarChart) and isinstance(old.content, BarChart):
        content = _with_former(old.content, content)
    source = mark_words(old.source, new.source)
    return replace(new, content=content, caption=_caption(old.caption, new.caption), source=source)


def _with_former(old: BarChart, new: BarChart) -> BarChart:
    former = {bar.label: bar.percent for bar in old.bars}
    bars = (
        bar if former.get(bar.label, bar.percent) == bar.percent else replace(bar, previous_percent=former[bar.label])
        for bar in new.bars
    )
    return replace(new, bars=tuple(bars))


# --- whole blocks -----------------------------------------------------------------


def _inserted(block: Block) -> Block:
    marked = with_inside(with_texts(block, inserted_words), _inserted)
    if isinstance(marked, Table | Figure) and marked.caption:
        return replace(marked, caption=replace(marked.caption, inlines=inserted_words(marked.caption.inlines)))
    return marked


def _deleted(block: Block) -> Iterator[Block]:
    """What is left of a block that went: words, struck out; nothing that can be referred to."""
    match block:
        case Heading():
            number = (Text(f"{block.number} "),) if block.number else ()
            yield Paragraph(deleted_words((*number, *block.inlines)), Role.LABEL)
        case Paragraph():
            yield replace(block, inlines=deleted_words(block.inlines), id="")
        case List():
            items = (ListItem(tuple(gone for one in item.blocks for gone in _deleted(one))) for item in block.items)
            yield replace(block, items=tuple(items))
        case BlockQuote() | Box():
            yield _emptied(block)
        case Table():
            yield _deleted_table(block)
        case Figure():
            words = caption_text(block.caption) if block.caption else block.alt
            yield Paragraph(deleted_words((Text(words),)), Role.META)
            if block.source:
                yield Paragraph(deleted_words(block.source), Role.SOURCE)
        case TableOfContents() | PageBreak() | Rule():
            return
        case _:
            raise TypeError(f"cannot compare {type(block).__name__}")


def _emptied(block: BlockQuote | Box) -> Block:
    blocks = tuple(gone for one in block.blocks for gone in _deleted(one))
    if isinstance(block, BlockQuote):
        return replace(block, blocks=blocks, attribution=deleted_words(block.attribution))
    return replace(block, blocks=blocks, id="")


def _deleted_table(table: Table) -> Table:
    caption = table.caption
    if caption is not None:
        caption = Caption("", 0, deleted_words((Text(caption_text(replace(caption, inlines=()))), *caption.inlines)))
    return replace(
        table,
        caption=caption,
        head=tuple(map(_deleted_row, table.head)),
        body=tuple(map(_deleted_row, table.body)),
        source=deleted_words(table.source),
        id="",
    )


# --- notes ------------------------------------------------------------------------


def _notes(old: Document, new: Document) -> tuple[Note, ...]:
    former = {note.id: note.inlines for note in old.notes}
    return tuple(replace(note, inlines=_note(former.get(note.id), note.inlines)) for note in new.notes)


def _note(old: Inlines | None, new: Inlines) -> Inlines:
    return inserted_words(new) if old is None else mark_words(old, new)


def _gone_notes(old: Document, new: Document, legend: Legend) -> Iterator[Block]:
    kept = {note.id for note in new.notes}
    gone = [note for note in old.notes if note.id not in kept]
    if gone:
        yield Paragraph((Text(legend.notes),), Role.LABEL)
        yield List(tuple(ListItem((Paragraph(deleted_words(note.inlines)),)) for note in gone))
