"""Blocks as paragraphs and tables: one small function for each kind.

A block becomes pieces: lines (paragraphs whose style is settled last, when it
is known what stands before and after them) and solids (tables and the frames
of content controls). Page breaks and thematic breaks are no paragraphs of
their own; they change the look of the paragraph that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import singledispatch

from briefings.document.model import (
    NOWHERE,
    Align,
    Block,
    BlockQuote,
    Box,
    BoxRole,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Rule,
)
from briefings.errors import Problem, Where
from briefings.writers.docx.inlines import Voice, write_inlines
from briefings.writers.docx.languages import is_right_to_left
from briefings.writers.docx.looks import Line, Look, Piece, Solid
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.styles import PLACES, role_style
from briefings.writers.docx.wordml import UnwritableCharacter


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block stands."""

    width: float
    """Points from margin to margin of the text around it."""
    place: str = "body"
    """Style of body text there, in the words of `theme.uses`."""
    box: BoxRole | None = None
    indent: float = 0.0
    """Points to the right of the margin."""
    list_indent: float = 0.0
    """Points to the right of `indent` at which the text of the list item starts."""
    list_level: int = 0
    """How many lists are around it."""
    align: Align = Align.START
    language: str = ""

    def look(self, language: str = "") -> Look:
        """Give the look of a paragraph here."""
        return Look(
            box=self.box,
            indent=self.indent + self.list_indent,
            align=self.align,
            is_right_to_left=is_right_to_left(language or self.language),
        )

    def inside(self, place: str) -> Setting:
        """Give the setting inside a quotation or a box: lists begin anew."""
        return replace(self, place=place, indent=self.indent + self.list_indent, list_indent=0.0, list_level=0)


def pieces_of(blocks: Iterable[Block], manuscript: Manuscript, setting: Setting) -> list[Piece]:
    """Turn blocks into pieces, in reading order."""
    pieces: list[Piece] = []
    departures: dict[str, bool] = {}
    for block in blocks:
        if isinstance(block, PageBreak):
            departures["new_page"] = True
        elif isinstance(block, Rule):
            departures["ruled"] = True
        else:
            made = _checked(block, manuscript, setting)
            if pieces and isinstance(pieces[-1], Solid) and pieces[-1].is_table:
                departures["after_table"] = True
            if made and departures:
                _open(made, departures, pieces[-1:])
                departures = {}
            pieces += made
    return pieces


def _open(pieces: list[Piece], departures: dict[str, bool], before: list[Piece]) -> None:
    """Give the first paragraph its departures; a table gets a paragraph before it to carry them.

    A box has edges of its own: a rule above it is drawn below the paragraph before.
    """
    first = next(piece for piece in pieces if isinstance(piece, Line) or piece.is_table)
    if isinstance(first, Solid):
        first = Line("TableText", "")
        pieces.insert(0, first)
    if first.look.box and departures.pop("ruled", False) and before and isinstance(before[0], Line):
        before[0].departs(ruled_below=True)
    first.departs(**departures)


def _checked(block: Block, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    with noting_faults(manuscript, getattr(block, "where", NOWHERE)):
        return pieces_of_block(block, manuscript, setting)
    return []


@contextmanager
def noting_faults(manuscript: Manuscript, where: Where) -> Iterator[None]:
    """Note what cannot be written, with its place, and go on: a run reports all of it at once."""
    try:
        yield
    except UnwritableCharacter as fault:
        hint = "it is a control character or half of a pair; delete it"
        manuscript.problems.append(Problem(where, f"the character {fault} cannot stand in a Word file", hint))


@singledispatch
def pieces_of_block(block: object, _manuscript: Manuscript, _setting: Setting) -> list[Piece]:
    """Turn one block into pieces.

    Raises: TypeError for a kind the Document does not know (a bug, not user error).
    """
    raise TypeError(f"the Word writer cannot write {type(block).__name__}")


@pieces_of_block.register
def _(block: Paragraph, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    style = PLACES[setting.place] if block.role is Role.BODY else role_style(block.role)
    if style in ("ListBullet", "ListNumber"):  # a further paragraph of an item in running text
        style = "ListContinue" + (str(min(setting.list_level, 3)) if setting.list_level > 1 else "")
        own = manuscript.styles.text_style(style).indent_left
        setting = replace(setting, list_indent=setting.list_indent - own)
    line = line_of(style, block.inlines, manuscript, setting, block.language, block.id)
    if setting.box and setting.list_indent:
        # Hung from the box's edge like the item's first line, and begun where its text begins.
        line.departs(hanging=setting.list_indent)
        line.content = f"<w:r><w:tab/></w:r>{line.content}"
    return [line]


def line_of(
    style: str,
    inlines: Iterable[Inline],
    manuscript: Manuscript,
    setting: Setting,
    language: str = "",
    identity: str = "",
) -> Line:
    """Make a paragraph of a plain style at its place."""
    voice = Voice(language=language or setting.language, is_bold=manuscript.styles.is_bold(style))
    return Line(
        style, anchored(write_inlines(inlines, manuscript, voice), identity, manuscript), setting.look(language)
    )


def anchored(content: str, identity: str, manuscript: Manuscript) -> str:
    """Put a link's target around runs; nothing for a thing without an id."""
    return manuscript.anchors.bookmark(manuscript.anchors.name("id", identity), content) if identity else content


@pieces_of_block.register
def _(block: Heading, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    line = line_of(f"Heading{block.level}", block.inlines, manuscript, setting, identity=block.id)
    line.numbering = manuscript.numbering.heading(block.level, block.number)
    return [line]


@pieces_of_block.register
def _(block: BlockQuote, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    spoken = replace(setting, language=block.language or setting.language)
    pieces = pieces_of(block.blocks, manuscript, spoken.inside("quote"))
    if block.attribution:
        if pieces and isinstance(pieces[-1], Line):
            pieces[-1].departs(is_kept=True)
        pieces.append(line_of("Attribution", block.attribution, manuscript, replace(setting, place="body")))
    return pieces


@pieces_of_block.register
def _(block: Box, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    look = manuscript.theme.boxes[block.role]
    inset = look.padding * 2 + look.edge_width
    pieces = pieces_of(
        block.blocks, manuscript, replace(setting.inside("box_text"), box=block.role, width=setting.width - inset)
    )
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if lines:
        lines[0].departs(is_first=True)
        lines[-1].departs(is_last=True)
        lines[0].content = anchored(lines[0].content, block.id, manuscript)
    return pieces


def finished(pieces: Iterable[Piece], manuscript: Manuscript) -> str:
    """Write pieces as XML; styles are settled here."""
    return "".join([piece.xml if isinstance(piece, Solid) else _paragraph(piece, manuscript) for piece in pieces])


def _paragraph(line: Line, manuscript: Manuscript) -> str:
    style = manuscript.styles.paragraph(line.style, line.look)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{line.numbering}{line.section}</w:pPr>{line.content}</w:p>'
