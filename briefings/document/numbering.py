"""Give headings, tables, figures and notes their numbers, in reading order.

A draft marks what wants a number (`TO_NUMBER`); this module only counts, it
changes nothing. Each number is decided here once, so every format prints the
same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefings.document.model import Caption, Document, Figure, Heading, NoteReference, Table
from briefings.document.text import plain_text
from briefings.document.walk import every_inline, every_text, iter_blocks

TO_NUMBER = "#"
"""Stands in a draft where a heading's number or a caption's word is still to come."""


@dataclass(slots=True)
class Numbers:
    """What was counted, and what a reference to each thing prints."""

    headings: dict[str, str] = field(default_factory=dict)
    """Heading id to its number, ``2.1``; only of numbered headings."""
    captions: dict[int, int] = field(default_factory=dict)
    """Identity of a table or figure to its number: two without an id are still two."""
    notes: dict[str, int] = field(default_factory=dict)
    """Note id to its number, in order."""
    printed: dict[str, str] = field(default_factory=dict)
    """Id to what a reference prints when the template left it empty; empty for what has no name."""


def number(draft: Document) -> Numbers:
    """Count everything in a draft that wants a number."""
    numbers = Numbers()
    counts = {Table: 0, Figure: 0}
    levels: list[int] = []
    for block in iter_blocks(draft):
        match block:
            case Heading():
                _heading(block, levels, numbers)
            case Table():
                _captioned(block, draft.labels.table, counts, numbers)
            case Figure():
                _captioned(block, draft.labels.figure, counts, numbers)
            case _:
                if name := getattr(block, "id", ""):
                    numbers.printed[name] = ""
    for mark in _marks(draft):
        numbers.notes.setdefault(mark.note, len(numbers.notes) + 1)
    return numbers


def _heading(heading: Heading, levels: list[int], numbers: Numbers) -> None:
    numbers.printed[heading.id] = plain_text(heading.inlines)
    if heading.number != TO_NUMBER:
        return
    del levels[heading.level :]
    levels.extend([0] * (heading.level - len(levels)))
    levels[heading.level - 1] += 1
    # An unnumbered heading above leaves its level at nought, which is not printed.
    numbers.headings[heading.id] = ".".join(str(count) for count in levels if count)


def _captioned(block: Table | Figure, word: str, counts: dict[type, int], numbers: Numbers) -> None:
    if block.id:
        numbers.printed[block.id] = ""
    if not wants_number(block.caption):
        return
    counts[type(block)] += 1
    numbers.captions[id(block)] = counts[type(block)]
    if block.id:
        numbers.printed[block.id] = f"{word}\u00a0{counts[type(block)]}"


def wants_number(caption: Caption | None) -> bool:
    """Whether a draft's caption asks to be numbered."""
    return caption is not None and caption.word == TO_NUMBER


def _marks(draft: Document) -> Iterator[NoteReference]:
    for _, text in every_text(draft.blocks):
        for inline in every_inline(text):
            if isinstance(inline, NoteReference):
                yield inline
