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
from enum import StrEnum
from pathlib import Path

from briefings.errors import Where

NOWHERE = Where("")


class Role(StrEnum):
    """What a paragraph is for. A theme gives each role one text style."""

    BODY = "body"
    MASTHEAD = "masthead"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    STANDFIRST = "standfirst"
    LEAD = "lead"
    """First paragraph after a heading, when a theme sets it apart."""
    ATTRIBUTION = "attribution"
    """Who said what stands above it in a block quotation."""
    SOURCE = "source"
    """Source line under a table or figure."""
    META = "meta"
    """Small facts: a tactic's counter, an item's date, a person's affiliation."""
    LABEL = "label"
    """A short run-in or small heading that is not part of the outline."""
    DISCLAIMER = "disclaimer"
    BIO = "bio"
    QUESTION = "question"
    COLOPHON = "colophon"


class BoxRole(StrEnum):
    """What a set-apart group of blocks is for. A theme gives each a look."""

    KEY = "key"
    """The bottom line or the key judgements."""
    ASIDE = "aside"
    """Background, an explanation, a rule reminder."""
    NOTICE = "notice"
    """Disclaimer, correction or as-of notice."""
    CHANGES = "changes"
    """What has changed since the last edition."""


# --- inlines -----------------------------------------------------------------


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
)


# --- blocks ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline. The title of the brief is not one of them."""

    level: int
    """1 for sections of the brief, 2 and 3 below; never skips a level."""
    inlines: tuple[Inline, ...]
    id: str
    number: str = ""
    """``2`` or ``2.1`` where the template asks for numbered headings."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: tuple[Inline, ...]
    role: Role = Role.BODY
    id: str = ""
    language: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BlockQuote:
    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    language: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart from the running text."""

    role: BoxRole
    blocks: tuple[Block, ...]
    id: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Caption:
    """``Table 1. Seven scenarios``: word and number apart, for Word's SEQ fields."""

    word: str
    number: int
    inlines: tuple[Inline, ...]


class Align(StrEnum):
    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; shares are relative, so 2 is twice as wide as 1."""

    share: float = 1.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]
    is_header: bool = False
    """A header cell: of its column in the head, of its row in the body."""
    columns: int = 1
    """How many columns it spans."""


class RowKind(StrEnum):
    BODY = "body"
    GROUP = "group"
    """Names the rows that follow it."""
    TOTAL = "total"
    """Sums up rows above it."""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a repeating head. The caption stands above, the source below."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    id: str = ""
    caption: Caption | None = None
    source: tuple[Inline, ...] = ()
    summary: str = ""
    """What a reader who cannot see the table needs to know first."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, in percent."""

    label: str
    percent: float
    """0 to 100, exact; `display` is what is printed beside the bar."""
    display: str
    group: int = 0
    """Index into `BarChart.groups`."""
    previous_percent: float | None = None
    """The same bar in the edition before, when there is one."""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars of a share of 100, grouped by class, in table order."""

    title: str
    groups: tuple[str, ...]
    bars: tuple[Bar, ...]
    group_totals: tuple[str, ...] = ()
    """Printed sum of each group (``75 %``), same order as `groups`; may be empty."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster or vector file inside the workspace, opened under limits."""

    path: Path
    digest: str
    """SHA-256 of its bytes in hex, as read when the content was loaded."""
    width: float
    height: float
    """Natural size in points."""


@dataclass(frozen=True, slots=True)
class Figure:
    content: BarChart | Picture
    alt: str
    """What it shows, in words. Never empty."""
    id: str = ""
    caption: Caption | None = None
    source: tuple[Inline, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The outline down to `depth`, each entry a link; writers fill it."""

    title: str
    depth: int = 2
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page where there are pages."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


Block = Heading | Paragraph | List | BlockQuote | Box | Table | Figure | TableOfContents | PageBreak | Rule


# --- the whole ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. Printed at the foot of the page of its mark, or at the end."""

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
    page_of: str = "Page {page} of {pages}"


@dataclass(frozen=True, slots=True)
class Document:
    properties: Properties
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    """In the order of their numbers, which is the order of their marks."""
    furniture: Furniture = Furniture()
    labels: Labels = Labels()
