"""Turn a draft into a Document: numbers, references and notes settled once.

A draft (from the markup reader) has notes in the order they were written and
references that are still empty. Here headings, tables, figures and notes get
their numbers, references their words, notes their order. Whatever points at
nothing, or is pointed at by nothing, is a problem at its block's place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefings.document.model import (
    Block,
    Caption,
    CrossReference,
    Document,
    Figure,
    Heading,
    Inline,
    NoteReference,
    Table,
)
from briefings.document.numbering import TO_NUMBER, Numbers, number, wants_number
from briefings.document.rebuild import Inlines, with_inlines, with_inside, with_texts
from briefings.document.walk import every_inline, every_text
from briefings.errors import ContentError, Problem, Where


def resolve(draft: Document) -> Document:
    """Number a draft and fill in its references.

    Shape:   the same blocks in the same order; notes in the order of their marks.
    Raises:  ContentError with every reference that cannot be settled.
    """
    numbers = number(draft)
    problems = tuple(_problems(draft, numbers))
    if problems:
        raise ContentError(problems)
    resolver = _Resolver(draft, numbers)
    notes = [replace(note, number=numbers.notes[note.id], inlines=resolver.text(note.inlines)) for note in draft.notes]
    return replace(
        draft,
        blocks=tuple(map(resolver.block, draft.blocks)),
        notes=tuple(sorted(notes, key=lambda note: note.number)),
    )


def reference_problems(draft: Document) -> tuple[Problem, ...]:
    """What `resolve` would refuse, for a reader that has other problems to report beside it."""
    return tuple(_problems(draft, number(draft)))


class _Resolver:
    """Rebuilds blocks with the numbers that were counted."""

    def __init__(self, draft: Document, numbers: Numbers) -> None:
        self._words = {Table: draft.labels.table, Figure: draft.labels.figure}
        self._numbers = numbers

    def block(self, block: Block) -> Block:
        rebuilt = with_inside(with_texts(block, self.text), self.block)
        match rebuilt:
            case Heading(number=number) if number == TO_NUMBER:
                return replace(rebuilt, number=self._numbers.headings[rebuilt.id])
            case Table(caption=Caption() as caption) | Figure(caption=Caption() as caption):
                return replace(rebuilt, caption=self._caption(block, caption))
            case _:
                return rebuilt

    def _caption(self, original: Block, caption: Caption) -> Caption:
        text = self.text(caption.inlines)
        if not wants_number(caption):
            return replace(caption, inlines=text)
        # The original's identity: the rebuilt block is another object.
        return Caption(self._words[type(original)], self._numbers.captions[id(original)], text)

    def text(self, inlines: Inlines) -> Inlines:
        return tuple(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case NoteReference():
                return replace(inline, number=self._numbers.notes[inline.note])
            case CrossReference(text=""):
                return replace(inline, text=self._numbers.printed[inline.target])
            case _:
                return with_inlines(inline, self._inline)


# --- problems ----------------------------------------------------------------


def _problems(draft: Document, numbers: Numbers) -> Iterator[Problem]:
    notes = {note.id for note in draft.notes}
    seen: set[str] = set()
    for block, inline in _inlines(draft):
        where = getattr(block, "where", Where(""))
        match inline:
            case NoteReference(note=name):
                yield from _mark(name, where, notes, seen)
            case CrossReference():
                yield from _reference(inline, where, numbers)
            case _:
                pass
    for note in draft.notes:
        if note.id not in numbers.notes:
            what = f"the note `{note.id}` has no mark in the text"
            yield Problem(note.where, what, f'write <a role="doc-noteref" href="#{note.id}"></a> where it belongs')
        for inline in every_inline(note.inlines):
            if isinstance(inline, CrossReference):
                yield from _reference(inline, note.where, numbers)
            elif isinstance(inline, NoteReference):
                yield Problem(note.where, "a note cannot have a note", "move it into the text of this one")


def _inlines(draft: Document) -> Iterator[tuple[Block, Inline]]:
    for block, text in every_text(draft.blocks):
        for inline in every_inline(text):
            yield block, inline


def _mark(name: str, where: Where, notes: set[str], seen: set[str]) -> Iterator[Problem]:
    if name not in notes:
        yield Problem(where, f"there is no note `{name}`", f'write its text: <aside role="doc-footnote" id="{name}">')
    elif name in seen:
        yield Problem(where, f"the note `{name}` is marked twice", "give each mark a note of its own")
    seen.add(name)


def _reference(reference: CrossReference, where: Where, numbers: Numbers) -> Iterator[Problem]:
    if reference.target not in numbers.printed:
        known = ", ".join(sorted(numbers.printed)[:12]) or "none"
        yield Problem(where, f"nothing here has the id `{reference.target}`", f"ids of this document: {known}")
    elif not (reference.text or numbers.printed[reference.target]):
        what = f"a reference to `{reference.target}` has no words of its own"
        yield Problem(where, what, "write them between <a> and </a>: only headings and numbered captions have some")
