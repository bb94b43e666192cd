"""Two texts of a Document into one, with what was inserted and deleted marked.

Words are compared as a reader sees them; a number and its percent sign are
one word even where markup parts them. What is the same looks as in the new
text. Deleted words keep their looks and languages and lose what would act:
links, marks of notes, addresses of fields.

Promise: without what is marked as deleted the new text remains, without what
is marked as inserted the old one, character for character.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from briefings.document.model import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    EndMark,
    Inline,
    Inserted,
    LineBreak,
    Link,
    NoteReference,
    PageCount,
    PageNumber,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from briefings.document.rebuild import Inlines
from briefings.words import align, joined_at_spaces, word_tokens

_THING = "\ufffc"
"""Stands in the text for what is not text: a note's mark, an end mark."""
Shell = Strong | Emphasis | Superscript | Subscript | Link | Span


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A stretch of one look."""

    text: str
    inline: Inline
    shells: tuple[Shell, ...]
    """What it stands in, from the outside in."""


def mark_words(old: Inlines, new: Inlines) -> Inlines:
    """One text that shows how the old became the new."""
    before, after = _leaves(old), _leaves(new)
    tokens, later = _tokens(before), _tokens(after)
    runs = align([key for _, key in tokens], [key for _, key in later])
    if all(run[0] for run in runs):
        return new
    marked: list[Inline] = []
    for is_same, i, k, j, m in joined_at_spaces(runs, [text for text, _ in tokens]):
        if is_same:
            marked += _cut(after, _length(later[:j]), _length(later[:m]))
            continue
        marked += deleted_words(_cut(before, _length(tokens[:i]), _length(tokens[:k])))
        marked += inserted_words(_cut(after, _length(later[:j]), _length(later[:m])))
    return tuple(marked)


def inserted_words(inlines: Inlines) -> Inlines:
    """A text as one that is new as a whole."""
    return (Inserted(inlines),) if inlines else ()


def deleted_words(inlines: Inlines) -> Inlines:
    """A text as one that is gone as a whole: words only, nothing that acts."""
    left = tuple(_disarmed(inlines))
    return (Deleted(left),) if left else ()


def _disarmed(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Link():
                yield from _disarmed(inline.inlines)
            case Span():
                yield replace(inline, inlines=tuple(_disarmed(inline.inlines)), field="")
            case Strong() | Emphasis() | Superscript() | Subscript() | Inserted() | Deleted():
                yield replace(inline, inlines=tuple(_disarmed(inline.inlines)))
            case CrossReference():
                yield Text(inline.text)
            case NoteReference() | EndMark() | PageNumber() | PageCount():
                continue
            case Text() | Code() | LineBreak():
                yield inline
            case _:
                raise TypeError(f"cannot compare {type(inline).__name__}")


def _leaves(inlines: Inlines, shells: tuple[Shell, ...] = ()) -> list[_Leaf]:
    found: list[_Leaf] = []
    for inline in inlines:
        match inline:
            case Strong() | Emphasis() | Superscript() | Subscript() | Link() | Span():
                found += _leaves(inline.inlines, (*shells, inline))
            case Text() | Code() | CrossReference():
                found.append(_Leaf(inline.text, inline, shells))
            case LineBreak():
                found.append(_Leaf("\n", inline, shells))
            case NoteReference() | EndMark() | PageNumber() | PageCount():
                found.append(_Leaf(_THING, inline, shells))
            case _:
                raise TypeError(f"cannot compare {type(inline).__name__}")
    return [leaf for leaf in found if leaf.text]


def _tokens(leaves: list[_Leaf]) -> list[tuple[str, Hashable]]:
    """The words, each with what it is compared by: a thing by what it is, never by its number."""
    things = {
        at: leaf.inline
        for at, leaf in zip(accumulate((len(leaf.text) for leaf in leaves), initial=0), leaves, strict=False)
    }
    words = word_tokens("".join(leaf.text for leaf in leaves))
    starts = accumulate((len(word) for word in words), initial=0)
    return [(word, _identity(word, things.get(at))) for word, at in zip(words, starts, strict=False)]


def _identity(word: str, inline: Inline | None) -> Hashable:
    if word != _THING:
        return word
    return f"{_THING}{inline.note}" if isinstance(inline, NoteReference) else type(inline).__name__


def _length(tokens: list[tuple[str, Hashable]]) -> int:
    return sum(len(text) for text, _ in tokens)


def _cut(leaves: list[_Leaf], start: int, end: int) -> Inlines:
    """The characters from `start` to `end`, with their looks."""
    kept: list[_Leaf] = []
    at = 0
    for leaf in leaves:
        first, last = max(start - at, 0), min(end - at, len(leaf.text))
        at += len(leaf.text)
        if first < last:
            kept.append(leaf if last - first == len(leaf.text) else _part(leaf, first, last))
    return _built(kept, 0)


def _part(leaf: _Leaf, first: int, last: int) -> _Leaf:
    text = leaf.text[first:last]
    # Part of a reference is words: half a link would lead nowhere it says.
    inline = Code(text) if isinstance(leaf.inline, Code) else Text(text)
    return _Leaf(text, inline, leaf.shells)


def _built(leaves: list[_Leaf], depth: int) -> Inlines:
    """Leaves back into their shells; neighbours in one shell stay together."""
    built: list[Inline] = []
    for shell, group in groupby(
        leaves, key=lambda leaf: _Same(leaf.shells[depth] if depth < len(leaf.shells) else None)
    ):
        held = list(group)
        if shell.shell is None:
            built += [leaf.inline for leaf in held]
        else:
            built.append(replace(shell.shell, inlines=_built(held, depth + 1)))
    return tuple(built)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A shell, compared by identity: two links side by side with one target are still two."""

    shell: Shell | None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.shell is self.shell

    def __hash__(self) -> int:
        return id(self.shell)
