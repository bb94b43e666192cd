"""Blocks: what a page of a brief is made of.

Frozen values that hold tuples. `Block` is the closed union of them. A block
remembers where its markup or content stood (`where`, for messages only: two
blocks that differ in it alone are equal).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from briefings.document.inlines import Inline
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
    """Empty when the template wants no number; then `number` is 0 and only the text is printed."""
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
    MARKED = "marked"
    """One among the others that should catch the eye; its words say why."""


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
    is_matrix: bool = False
    """Its columns hold the same kind of thing and are read against each other."""
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
