"""Inlines: what a line of a brief is made of.

Frozen values that hold tuples. `Inline` is the closed union of them; a writer
draws each one and refuses what is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Characters exactly as they are to be read. Never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Superscript:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the document (``https:``, ``mailto:``). Never nested."""

    target: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters with a language or an identity of their own."""

    inlines: tuple[Inline, ...]
    language: str = ""
    """BCP 47 tag when it differs from the surrounding text."""
    field: str = ""
    """Stable address of the content shown here: ``scenarios/attrition/label``."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of a note; its text stands in `Document.notes`."""

    note: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A link to a numbered thing or heading of this document."""

    target: str
    text: str = ""
    """As printed: ``Table 1``. Filled by `resolve` when the template left it empty."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page it is printed on; only in `Furniture`."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages in all; only in `Furniture`."""


@dataclass(frozen=True, slots=True)
class EndMark:
    """The sign that the text proper ends here; decorative, the theme draws it."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """What a newer edition has and the older had not; only where two are compared."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """What the older edition had and the newer has not; only where two are compared."""

    inlines: tuple[Inline, ...]


Inline = (
    Text
    | Strong
    | Emphasis
    | Code
    | Superscript
    | Subscript
    | Link
    | Span
    | NoteReference
    | CrossReference
    | LineBreak
    | PageNumber
    | PageCount
    | EndMark
    | Inserted
    | Deleted
)
