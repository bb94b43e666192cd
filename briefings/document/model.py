"""The Document: the one tree every writer reads, and all that it reads.

Blocks and inlines of a finished brief, already filtered for one audience,
numbered, cross-referenced and captioned. Everything is frozen and holds
tuples, so a Document may be shared between writers and processes. Writers
never see content files, templates or markup; what is not here does not
exist for them.

Promise: a Document made by `briefings.document.resolve` has no unresolved
note, reference or caption number (all numbers are 1 or more).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from briefings.document.blocks import NOWHERE as NOWHERE
from briefings.document.blocks import Align as Align
from briefings.document.blocks import Bar as Bar
from briefings.document.blocks import BarChart as BarChart
from briefings.document.blocks import Block as Block
from briefings.document.blocks import BlockQuote as BlockQuote
from briefings.document.blocks import Box as Box
from briefings.document.blocks import BoxRole as BoxRole
from briefings.document.blocks import Caption as Caption
from briefings.document.blocks import Cell as Cell
from briefings.document.blocks import Column as Column
from briefings.document.blocks import Figure as Figure
from briefings.document.blocks import Heading as Heading
from briefings.document.blocks import List as List
from briefings.document.blocks import ListItem as ListItem
from briefings.document.blocks import PageBreak as PageBreak
from briefings.document.blocks import Paragraph as Paragraph
from briefings.document.blocks import Picture as Picture
from briefings.document.blocks import Role as Role
from briefings.document.blocks import Row as Row
from briefings.document.blocks import RowKind as RowKind
from briefings.document.blocks import Rule as Rule
from briefings.document.blocks import Table as Table
from briefings.document.blocks import TableOfContents as TableOfContents
from briefings.document.inlines import Code as Code
from briefings.document.inlines import CrossReference as CrossReference
from briefings.document.inlines import Deleted as Deleted
from briefings.document.inlines import Emphasis as Emphasis
from briefings.document.inlines import EndMark as EndMark
from briefings.document.inlines import Inline as Inline
from briefings.document.inlines import Inserted as Inserted
from briefings.document.inlines import LineBreak as LineBreak
from briefings.document.inlines import Link as Link
from briefings.document.inlines import NoteReference as NoteReference
from briefings.document.inlines import PageCount as PageCount
from briefings.document.inlines import PageNumber as PageNumber
from briefings.document.inlines import Span as Span
from briefings.document.inlines import Strong as Strong
from briefings.document.inlines import Subscript as Subscript
from briefings.document.inlines import Superscript as Superscript
from briefings.document.inlines import Text as Text
from briefings.errors import Where


@dataclass(frozen=True, slots=True)
class Note:
    """Printed at the foot of the page of its mark, or with all others at the end."""

    id: str
    number: int
    inlines: tuple[Inline, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class RunningLine:
    """One line of page furniture: something at the left, something at the right."""

    left: tuple[Inline, ...] = ()
    right: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page outside the text."""

    header: RunningLine = RunningLine()
    footer: RunningLine = RunningLine()
    first_header: RunningLine | None = None
    """None: the first page has no header (its masthead serves)."""
    first_footer: RunningLine | None = None
    """None: the first page has the same footer as the others."""
    marking: str = ""
    """Handling banner for every page, such as ``TLP:GREEN``; empty for none."""
    draft: str = ""
    """The word that lies behind every page until the edition is frozen: ``Draft``; empty for none."""


@dataclass(frozen=True, slots=True)
class Properties:
    """Facts about the document that travel in each format's metadata."""

    title: str
    authors: tuple[str, ...]
    language: str
    """BCP 47 tag of the text: ``en-US``."""
    created: datetime
    """The edition's clock (edition date, 12:00 UTC), never the machine's."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""
    series: str = ""
    seminar: str = ""
    edition: str = ""
    """Edition id such as ``2025-07-22``."""
    audience: str = ""
    generator: str = "briefings"


@dataclass(frozen=True, slots=True)
class Labels:
    """Words a writer itself must print, in the document's language."""

    table: str = "Table"
    figure: str = "Figure"
    notes: str = "Notes"
    contents: str = "Contents"
    back_to_text: str = "Back to text"
    continued: str = "continued"
    skip_to_text: str = "Skip to text"
    previous_edition: str = "Previous edition"
    page_of: str = "Page {page} of {pages}"


@dataclass(frozen=True, slots=True)
class Document:
    properties: Properties
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    """In the order of their numbers, which is the order of their marks."""
    furniture: Furniture = Furniture()
    labels: Labels = Labels()
    endnotes: str = ""
    """Id of the heading that ends the text when the notes stand together below it; empty: at the foot of pages."""
