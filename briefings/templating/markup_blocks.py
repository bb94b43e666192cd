"""Read the blocks of a brief: headings, paragraphs, lists, quotations, boxes.

Follows what `briefings.templating.markup_vocabulary` has let through. Tables
and figures have readers of their own; notes are collected wherever they stand
and taken out of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from briefings.document.model import (
    Block,
    BlockQuote,
    Box,
    BoxRole,
    Heading,
    LineBreak,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    Span,
    TableOfContents,
)
from briefings.document.numbering import TO_NUMBER
from briefings.document.text import plain_text
from briefings.errors import Problem, Where
from briefings.templating.markup_inlines import Children, Inlines, read_inlines
from briefings.templating.markup_tree import Element
from briefings.templating.markup_vocabulary import INLINES

_LEVELS = {"h2": 1, "h3": 2, "h4": 3}
_ID = re.compile(r"[A-Za-z][\w.:/-]*")


class BlockReader:
    """What all readers of blocks share: the findings, the notes, the ids."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self.titles: list[Element] = []
        self._ids: dict[str, Where] = {}
        self._level = 0

    def add(self, element: Element, what: str, hint: str = "") -> None:
        self.problems.append(Problem(element.where, what, hint))

    def claim_id(self, element: Element) -> str:
        """The element's id, once: a second element with the same one is a problem."""
        name = element.attributes.get("id", "")
        if name and not _ID.fullmatch(name):
            self.add(element, f"`{name}` cannot be an id", "begin with a letter; letters, digits, - _ . : / may follow")
        elif name and name in self._ids:
            self.add(element, f"the id `{name}` is taken", f"it is given at {self._ids[name]}")
        elif name:
            self._ids[name] = element.where
        return name

    def inlines(self, children: Children) -> Inlines:
        return read_inlines(children, self.problems)

    def shown(self, element: Element, language: str = "") -> Inlines:
        """The text of an element, wrapped when it has a field address or a language of its own."""
        inlines = self.inlines(element.children)
        field = element.attributes.get("data-field", "")
        return (Span(inlines, language, field),) if inlines and (field or language) else inlines

    # --- containers --------------------------------------------------------------

    def blocks(self, children: Iterable[Element | str], language: str = "") -> tuple[Block, ...]:
        """The blocks of a container that holds nothing but blocks."""
        read: list[Block] = []
        for child in children:
            if isinstance(child, Element):
                read.extend(self._block(child, child.attributes.get("lang", language)))
        return tuple(read)

    def flow(self, element: Element, language: str = "") -> tuple[Block, ...]:
        """The blocks of an item or cell; text that stands in it directly becomes paragraphs."""
        language = element.attributes.get("lang", language)
        field = element.attributes.get("data-field", "")
        read: list[Block] = []
        run: Children = []
        for child in [*element.children, None]:
            if isinstance(child, str) or (child is not None and child.name in INLINES):
                run.append(child)
                continue
            inlines = self.inlines(run)
            if inlines:
                shown = (Span(inlines, field=field),) if field else inlines
                read.append(Paragraph(shown, language=language, where=element.where))
            run = []
            if child is not None:
                read.extend(self._block(child, child.attributes.get("lang", language)))
        return tuple(read)

    # --- blocks ------------------------------------------------------------------

    def _block(self, element: Element, language: str) -> tuple[Block, ...]:
        """Zero, one or (for a section) many blocks."""
        match element.name:
            case "section":
                return self.blocks(element.children, language)
            case "aside" if element.is_note:
                self._note(element)
                return ()
            case "h1":
                return self._title(element, language)
            case "h2" | "h3" | "h4":
                return self._heading(element, language)
            case "p":
                return self._paragraph(element, language)
            case "hr":
                return (PageBreak() if element.kind == "page" else Rule(),)
            case "ul" | "ol":
                return self._list(element, language)
            case _:
                return self._group(element, language)

    def _group(self, element: Element, language: str) -> tuple[Block, ...]:
        match element.name:
            case "blockquote":
                return self._quotation(element, language)
            case "aside":
                return self._box(element, language)
            case "nav":
                return self._contents(element)
            case "table":
                return self.table(element, language)
            case "figure":
                return self.figure(element, language)
            case _:
                # Refused by the vocabulary already, or furniture, which is read apart.
                return ()

    def table(self, element: Element, language: str) -> tuple[Block, ...]:
        """Read a table; what holds tables and figures extends this class."""
        raise NotImplementedError

    def figure(self, element: Element, language: str) -> tuple[Block, ...]:
        """Read a figure; see `table`."""
        raise NotImplementedError

    def _title(self, element: Element, language: str) -> tuple[Block, ...]:
        self.titles.append(element)
        return (Paragraph(self.shown(element), Role.TITLE, self.claim_id(element), language, element.where),)

    def _heading(self, element: Element, language: str) -> tuple[Block, ...]:
        level = _LEVELS[element.name]
        if level > self._level + 1:
            self.add(element, f"<{element.name}> skips a level", f"write <h{self._level + 2}> here")
        self._level = level
        inlines = self.shown(element, language)
        if not inlines:
            self.add(element, f"<{element.name}> is empty", "leave out the heading and its section")
        number = TO_NUMBER if element.kind == "numbered" else ""
        return (Heading(level, inlines, self.claim_id(element) or self._made_id(inlines), number, element.where),)

    def _made_id(self, inlines: Inlines) -> str:
        """An id from the heading's words: the same words give the same id in every edition."""
        folded = unicodedata.normalize("NFKD", plain_text(inlines)).encode("ascii", "ignore").decode().lower()
        slug = "section-" + ("-".join(re.findall(r"[a-z0-9]+", folded))[:60].strip("-") or "untitled")
        name, count = slug, 1
        while name in self._ids:
            count += 1
            name = f"{slug}-{count}"
        self._ids[name] = Where("")
        return name

    def _paragraph(self, element: Element, language: str) -> tuple[Block, ...]:
        if element.kind in ("marking", "left", "right"):
            return ()
        inlines = self.shown(element)
        role = Role(element.kind) if element.kind in Role.__members__.values() else Role.BODY
        identity = self.claim_id(element)
        return (Paragraph(inlines, role, identity, language, element.where),) if inlines else ()

    def _list(self, element: Element, language: str) -> tuple[Block, ...]:
        items = [ListItem(self.flow(item, language)) for item in element.elements("li")]
        if not items or not all(item.blocks for item in items):
            self.add(element, "a list has an empty item" if items else "a list has no items", "leave it out")
            return ()
        start = self.whole_number(element, "start", 1)
        return (List(tuple(items), element.name == "ol", start, element.where),)

    def whole_number(self, element: Element, attribute: str, otherwise: int, least: int = 1, most: int = 999) -> int:
        """An attribute that is a number within bounds, or the default with a problem."""
        written = element.attributes.get(attribute)
        if written is None:
            return otherwise
        if written.isascii() and written.isdigit() and least <= int(written[:9]) <= most:
            return int(written)
        self.add(element, f'{attribute}="{written}" is not a number from {least} to {most}', "write digits only")
        return otherwise

    def _quotation(self, element: Element, language: str) -> tuple[Block, ...]:
        footers = element.elements("footer")
        quoted = Element(element.name, {}, element.where, [child for child in element.children if child not in footers])
        blocks = self.flow(quoted, "")
        attribution = self.shown(footers[0]) if footers else ()
        if not blocks:
            self.add(element, "a quotation is empty", "write what is quoted before its <footer>")
        return (BlockQuote(blocks, attribution, language, element.where),)

    def _box(self, element: Element, language: str) -> tuple[Block, ...]:
        blocks = self.flow(element, language)
        if not blocks:
            self.add(element, "a box is empty", "leave it out when there is nothing to say")
            return ()
        known = element.kind in BoxRole.__members__.values()
        role = BoxRole(element.kind) if known else BoxRole.ASIDE
        return (Box(role, blocks, self.claim_id(element), element.where),)

    def _contents(self, element: Element) -> tuple[Block, ...]:
        title = plain_text(self.inlines(element.children))
        return (TableOfContents(title, self.whole_number(element, "data-depth", 2, 1, 3), element.where),)

    # --- notes -------------------------------------------------------------------

    def _note(self, element: Element) -> None:
        """Keep a note's text; several paragraphs become lines of one."""
        lines = [self.inlines(part) for part in _paragraphs(element)]
        inlines: Inlines = ()
        for line in lines:
            inlines += (LineBreak(), *line) if inlines and line else line
        name = self.claim_id(element)
        if not name:
            self.add(element, "a note needs an id", "its mark refers to it")
        if not inlines:
            self.add(element, f"the note `{name}` is empty", "write its text")
        self.notes.append(Note(name, 0, inlines, element.where))


def _paragraphs(note: Element) -> list[Children]:
    """The children of a note's paragraphs, text that stands bare among them."""
    parts: list[Children] = [[]]
    for child in note.children:
        if isinstance(child, Element) and child.name == "p":
            parts += [child.children, []]
        else:
            parts[-1].append(child)
    return [part for part in parts if part]
