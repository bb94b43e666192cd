"""Blocks to strips: the whole Document measured, in reading order.

The `Composer` walks the blocks once. For each it adds an element to the
structure tree and strips to the flow; a `Place` says where it is: how far in
from the edges, in which style, under which element. Keep rules are settled
here as "no page may end before this strip"; where pages do end is decided in
`pages`. Promise: every character of every block is in exactly one strip.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefings.document.model import (
    Block,
    BlockQuote,
    Box,
    Caption,
    Document,
    Figure,
    Heading,
    Inline,
    List,
    Note,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    Table,
    TableOfContents,
    Text,
)
from briefings.document.text import plain_text
from briefings.theme.model import TextStyle, Theme
from briefings.theme.uses import paragraph_style
from briefings.writers.pdf import contents, figures, groups, tables
from briefings.writers.pdf.fontbook import FontBook
from briefings.writers.pdf.inlines import Setter, Surroundings
from briefings.writers.pdf.letters import Target, style_letters
from briefings.writers.pdf.paragraphs import set_lines
from briefings.writers.pdf.place import Place
from briefings.writers.pdf.strips import LineStrip, RuleStrip, Strip
from briefings.writers.pdf.structure import Element

_BALANCED = frozenset(("title", "subtitle", "heading1", "heading2", "heading3", "caption", "kicker"))
_CLOSE = 1.5
"""Most that stands between a paragraph and a remark on it."""
_NOTE_HANG, _NOTE_DIGIT = 0.7, 0.6
"""How far in notes stand beside their numbers, and for each digit of the last one, in their size."""
_RULE_ROOM = 5.0
"""Between a paragraph's text and the rule above or below it."""


@dataclass(slots=True)
class Composer:
    """Measures the blocks of one document."""

    document: Document
    theme: Theme
    fonts: FontBook
    root: Element
    pages_by_id: dict[str, int] = field(default_factory=dict)
    """0-based page of everything that has an id; filled when the pages are laid out."""

    has_title: bool = field(init=False)

    def __post_init__(self) -> None:
        self.has_title = any(isinstance(one, Paragraph) and one.role is Role.TITLE for one in self.document.blocks)

    @property
    def page_height(self) -> float:
        page = self.theme.page
        return page.height - page.margin_top - page.margin_bottom

    def around(self) -> Surroundings:
        theme = self.theme
        colours = theme.inserted, theme.deleted
        return Surroundings(self.fonts, theme.link, theme.end_mark, *colours)

    # --- paragraphs

    def lines(self, inlines: Iterable[Inline], name: str, place: Place, element: Element) -> list[LineStrip]:
        """Set inlines in a style: lines with the room before and after, not yet in the flow."""
        style = self.theme.style(name)
        bold = place.bold and name == place.style
        letters = style_letters(self.fonts, style, element, place.language, bold=bold)
        chunks = Setter(self.around()).set(inlines, letters)
        # A list places its items itself; their style's indent is the list's.
        inner = place.inset(0.0 if name in ("bullet", "number") else style.indent_left, style.indent_right)
        strips = set_lines(
            chunks, style, inner.width, balanced=name in _BALANCED, align=place.align, language=place.language
        )
        for strip in strips:
            strip.x = inner.left
        if strips:
            self._space(strips, style, place)
        return strips

    def _space(self, strips: list[LineStrip], style: TextStyle, place: Place) -> None:
        """Give lines their keep rules, the space before and the paragraph's own rules."""
        strips[0].gap = style.space_before
        for number, strip in enumerate(strips[1:], 1):
            # No widow, no orphan: two lines at least on either page.
            strip.breakable = number >= 2 and number <= len(strips) - 2
        if style.rule_above:
            first = strips[0]
            first.height += _RULE_ROOM
            first.baseline += _RULE_ROOM
            first.rules.append((place.left, 0.0, place.width, style.rule_above))
        if style.rule_below:
            strips[-1].rules.append((place.left, strips[-1].height + _RULE_ROOM / 2, place.width, style.rule_below))
            strips[-1].height += _RULE_ROOM

    # --- blocks

    def flow(self, blocks: Sequence[Block], place: Place) -> list[Strip]:
        """Measure blocks one below the other."""
        flow: list[Strip] = []
        after = 0.0
        is_kept = False
        for number, block in enumerate(blocks):
            if isinstance(block, PageBreak):
                # Inside a list, a box or a cell a page cannot begin.
                flow += [Strip(0.0, new_page=True)] if place.style == "body" else []
                after, is_kept = 0.0, False
                continue
            strips = self.block(block, place)
            if not strips:
                continue
            strips[0].gap = min(after, _CLOSE) if _stands_close(block) else max(strips[0].gap, after)
            if is_kept or (flow and _follows(block)):
                strips[0].breakable = False
            flow += strips
            style = self.last_style(block, place)
            after = style.space_after if style else self.space_after(block)
            leads_on = bool(style and style.keep_with_next) and not _closes(blocks, number)
            is_kept = leads_on or _introduces(blocks, number)
        return flow

    def last_style(self, block: Block, place: Place) -> TextStyle | None:
        """Give the style a block ends in, when it is one paragraph."""
        match block:
            case Heading():
                return self.theme.style(f"heading{block.level}")
            case Paragraph():
                return self.theme.style(paragraph_style(block.role, place.style))
        return None

    def space_after(self, block: Block) -> float:
        match block:
            case List():
                return self.theme.style("body").space_after
            case Box():
                return self.theme.boxes[block.role].space_after
            case BlockQuote():
                return self.theme.style("attribution" if block.attribution else "quote").space_after
            case Table():
                return self.theme.style("source").space_after if block.source else self.theme.table.space_after
            case Figure():
                name = "source" if block.source else "caption"
                return max(self.theme.style(name).space_after, self.theme.table.space_after)
        return self.theme.style("body").space_after

    def block(self, block: Block, place: Place) -> list[Strip]:
        """Measure one block."""
        match block:
            case Paragraph():
                return [*self.paragraph(block, place)]
            case Heading():
                return [*self.heading(block, place)]
            case List():
                return groups.compose_list(self, block, place)
            case BlockQuote():
                return groups.compose_quote(self, block, place)
            case Box():
                return groups.compose_box(self, block, place)
            case Table():
                return tables.compose(self, block, place)
            case Figure():
                return figures.compose(self, block, place)
            case TableOfContents():
                return contents.compose(self, block, place)
            case Rule():
                style = self.theme.style("body")
                return [
                    RuleStrip(style.leading, place.left, style.space_after, width=place.width, colour=self.theme.rule)
                ]
        raise TypeError(f"the PDF writer cannot set {type(block).__name__}")

    def paragraph(self, block: Paragraph, place: Place) -> list[LineStrip]:
        tag = "H1" if block.role is Role.TITLE else "P"
        element = place.element.add(tag, language=block.language)
        if block.language:
            place = replace(place, language=block.language)
        strips = self.lines(block.inlines, paragraph_style(block.role, place.style), place, element)
        if strips and block.id:
            strips[0].anchors += (block.id,)
        return strips

    def heading(self, block: Heading, place: Place) -> list[LineStrip]:
        # The title is H1; without one the outline itself begins there.
        element = place.element.add(f"H{block.level + self.has_title}")
        number = (Text(f"{block.number}\u00a0\u00a0"),) if block.number else ()
        strips = self.lines((*number, *block.inlines), f"heading{block.level}", place, element)
        for strip in strips[1:]:
            strip.breakable = False
        if strips:
            strips[0].anchors += (block.id,)
        return strips

    # --- parts that several blocks have

    def caption(self, caption: Caption | None, place: Place, element: Element) -> list[LineStrip]:
        """Set ``Table 1. What it shows``."""
        if caption is None:
            return []
        number = (Text(f"{caption.word}\u00a0{caption.number}. "),) if caption.word else ()
        strips = self.lines((*number, *caption.inlines), "caption", place, element)
        for strip in strips[1:]:
            strip.breakable = False
        return strips

    def source(self, inlines: tuple[Inline, ...], place: Place, element: Element) -> list[LineStrip]:
        """Set a source line: never parted from what it is the source of."""
        if not inlines:
            return []
        strips = self.lines(inlines, "source", place, element.add("P"))
        for strip in strips:
            strip.breakable = False
        return strips

    def note(self, note: Note, place: Place) -> list[LineStrip]:
        """Set a note: its number, a link back to its mark, and its text."""
        element = place.element.add("Note", id=f"note-{note.id}")
        label = element.add("Lbl").add("Link")
        style = self.theme.style("note")
        letters = style_letters(self.fonts, style, element, place.language)
        back = Target(
            id=f"mark-{note.id}", element=label, contents=f"{self.document.labels.back_to_text} {note.number}"
        )
        digits = len(str(self.document.notes[-1].number))
        hang = (_NOTE_HANG + _NOTE_DIGIT * max(digits, 2)) * style.size
        inner = place.inset(hang)
        chunks = Setter(self.around()).set(note.inlines, letters)
        strips = set_lines(chunks, style, inner.width, language=place.language)
        for strip in strips:
            strip.x, strip.begins_right = inner.left, place.begins_right
        number = replace(letters, element=label, target=back, colour=self.theme.link, inks={})
        groups.hang_label(self, strips[0], f"{note.number}\u00a0", number, hang, inner)
        strips[0].gap = style.space_after
        strips[0].anchors += (f"note-{note.id}",)
        return strips


def _stands_close(block: Block) -> bool:
    """Say whether a block is a remark on the one above it."""
    return isinstance(block, Paragraph) and block.role is Role.META


def _follows(block: Block) -> bool:
    """Say whether a block may not begin a page: a remark, or what closes a brief and would stand there alone."""
    return isinstance(block, Paragraph) and block.role in (Role.META, Role.COLOPHON)


def _closes(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a block is a remark on what stands above it; below a heading it is one on what comes."""
    block, above = blocks[number], blocks[number - 1] if number else None
    return _stands_close(block) and above is not None and not (isinstance(above, Heading) or _stands_close(above))


def _introduces(blocks: Sequence[Block], number: int) -> bool:
    """Say whether a block leads into the next: it ends in a colon, or is all that stands between heading and table."""
    block, following = blocks[number], blocks[number + 1 : number + 2]
    if not isinstance(block, Paragraph) or not following or not isinstance(following[0], (List, Table, BlockQuote)):
        return False
    is_between = number > 0 and isinstance(blocks[number - 1], Heading) and isinstance(following[0], Table)
    return is_between or plain_text(block.inlines).rstrip().endswith(":")
