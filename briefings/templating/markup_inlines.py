"""Read the inside of a paragraph: text, emphasis, links, marks.

White space collapses as in HTML (a no-break space does not), over the borders
of inlines, and is trimmed at the edges of the paragraph and of its lines.
Neighbouring texts are one; an inline left without content disappears.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefings.document.model import (
    Code,
    CrossReference,
    Emphasis,
    EndMark,
    Inline,
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
from briefings.document.text import plain_text
from briefings.errors import Problem, Where
from briefings.templating.markup_tree import Element

_SPACE = re.compile(r"[ \t\n\r\f]+")
_ADDRESS = re.compile(r"https?://[^\s/]\S*|mailto:\S+@\S+", re.IGNORECASE)
_SIGNS: dict[str, Callable[[], Inline]] = {"page": PageNumber, "pages": PageCount, "end-mark": EndMark}

Inlines = tuple[Inline, ...]
Children = list[Element | str]


def read_inlines(children: Children, problems: list[Problem]) -> Inlines:
    """The inlines of one paragraph. What the vocabulary refused is skipped."""
    reader = _InlineReader(problems)
    return _trimmed(reader.all(children))


class _InlineReader:
    """Reads one paragraph, remembering whether the last character was a space."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._after_space = True

    def all(self, children: Children) -> Inlines:
        read: list[Inline] = []
        for child in children:
            inline = self._text(child) if isinstance(child, str) else self._element(child)
            if inline is None:
                continue
            if isinstance(inline, Text) and read and isinstance(read[-1], Text):
                read[-1] = Text(read[-1].text + inline.text)
            else:
                read.append(inline)
        return tuple(read)

    def _text(self, written: str) -> Text | None:
        text = _SPACE.sub(" ", written)
        if self._after_space:
            text = text.removeprefix(" ")
        if not text:
            return None
        self._after_space = text.endswith(" ")
        return Text(text)

    def _element(self, element: Element) -> Inline | None:
        language, field = element.attributes.get("lang", ""), element.attributes.get("data-field", "")
        if element.name == "span" and not element.kind:
            inlines = self.all(element.children)
            return Span(inlines, language, field) if inlines else None
        inline = self._plain(element)
        return Span((inline,), language, field) if inline and (language or field) else inline

    def _plain(self, element: Element) -> Inline | None:
        match element.name:
            case "strong":
                return self._wrapped(Strong, element)
            case "em":
                return self._wrapped(Emphasis, element)
            case "sup":
                return self._wrapped(Superscript, element)
            case "sub":
                return self._wrapped(Subscript, element)
            case "code":
                return self._code(element)
            case "br":
                self._after_space = True
                return LineBreak()
            case "a":
                return self._anchor(element)
            case "span":
                return self._sign(element)
            case _:
                return None

    def _wrapped(self, kind: Callable[[Inlines], Inline], element: Element) -> Inline | None:
        inlines = self.all(element.children)
        return kind(inlines) if inlines else None

    def _code(self, element: Element) -> Code | None:
        text = self._text("".join(child for child in element.children if isinstance(child, str)))
        return Code(text.text) if text else None

    def _sign(self, element: Element) -> Inline | None:
        if self._is_empty(element, f'<span class="{element.kind}"> prints itself'):
            self._after_space = False
            make = _SIGNS.get(element.kind)
            return make() if make else None
        return None

    # --- links -----------------------------------------------------------------

    def _anchor(self, element: Element) -> Inline | None:
        href = element.attributes.get("href", "")
        if element.attributes.get("role") == "doc-noteref":
            return self._mark(element, href)
        if "role" in element.attributes:
            self._add(element.where, f'<a> has no role "{element.attributes["role"]}"', "known: doc-noteref")
            return None
        if href.startswith("#") and len(href) > 1:
            return self._reference(element, href[1:])
        if _ADDRESS.fullmatch(href):
            return self._link(element, href)
        what = f"`{href}` is not an address a brief can link to" if href else "<a> has no href"
        self._add(element.where, what, "write https://…, http://…, mailto:… or #id")
        return None

    def _mark(self, element: Element, href: str) -> NoteReference | None:
        if not href.startswith("#") or len(href) < 2:
            self._add(element.where, "a note's mark does not say which note", 'write href="#id"')
            return None
        return NoteReference(href[1:]) if self._is_empty(element, "a note's mark numbers itself") else None

    def _reference(self, element: Element, target: str) -> CrossReference:
        if any(isinstance(child, Element) for child in element.children):
            self._add(element.where, "a cross-reference holds plain text only", "leave out the elements inside it")
        text = plain_text(_trimmed(self.all([child for child in element.children if isinstance(child, str)])))
        self._after_space = False
        return CrossReference(target, text)

    def _link(self, element: Element, address: str) -> Link | None:
        inlines = self.all(element.children)
        if inlines:
            return Link(address, inlines)
        self._add(element.where, "a link has no words", "write what it leads to between <a> and </a>")
        return None

    def _is_empty(self, element: Element, because: str) -> bool:
        if "".join(str(child) for child in element.children).strip():
            self._add(element.where, f"{because}, so it must be empty", f"write nothing inside <{element.name}>")
            return False
        return True

    def _add(self, where: Where, what: str, hint: str) -> None:
        self._problems.append(Problem(where, what, hint))


def _trimmed(inlines: Inlines) -> Inlines:
    """Without the space at the end, and without the one before each line break."""
    kept = list(inlines)
    for index in range(len(kept)):
        if index + 1 == len(kept) or isinstance(kept[index + 1], LineBreak):
            kept[index] = _without_last_space(kept[index])
    return tuple(inline for inline in kept if inline != Text(""))


def _without_last_space(inline: Inline) -> Inline:
    match inline:
        case Text():
            return Text(inline.text.removesuffix(" "))
        case Strong() | Emphasis() | Superscript() | Subscript() | Link() | Span() if inline.inlines:
            *before, last = inline.inlines
            trimmed = _without_last_space(last)
            return replace(inline, inlines=(*before, trimmed)) if trimmed != Text("") else _rest(inline, tuple(before))
        case _:
            return inline


def _rest(inline: Strong | Emphasis | Superscript | Subscript | Link | Span, before: Inlines) -> Inline:
    return replace(inline, inlines=before) if before else Text("")
