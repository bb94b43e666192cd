"""Inlines as phrasing content: emphasis, links, references, note marks.

A link leads to the web, to a mailbox or to a place on this page. Any other
scheme (`javascript:`, `file:`, `data:`) is refused before a page is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from briefings.document.model import (
    NOWHERE,
    Code,
    CrossReference,
    Deleted,
    Document,
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
from briefings.document.walk import every_inline, iter_blocks, running_texts, texts_of
from briefings.errors import Problem, Where
from briefings.writers.html.drawing import Drawing
from briefings.writers.html.markup import NOTHING, Markup, element, escape

SCHEMES = frozenset({"http", "https", "mailto"})


def draw_inlines(inlines: Iterable[Inline], drawing: Drawing) -> Markup:
    return Markup("".join(_inline(inline, drawing) for inline in inlines))


def _inline(inline: Inline, drawing: Drawing) -> Markup:
    match inline:
        case Text():
            return escape(inline.text)
        case Strong():
            return element("strong", draw_inlines(inline.inlines, drawing))
        case Emphasis():
            return element("em", draw_inlines(inline.inlines, drawing))
        case Superscript():
            return element("sup", draw_inlines(inline.inlines, drawing))
        case Subscript():
            return element("sub", draw_inlines(inline.inlines, drawing))
        case Inserted():
            return element("ins", draw_inlines(inline.inlines, drawing))
        case Deleted():
            return element("del", draw_inlines(inline.inlines, drawing))
        case Link():
            return element("a", draw_inlines(inline.inlines, drawing), href=inline.target)
        case Span():
            words = draw_inlines(inline.inlines, drawing)
            return element("span", words, lang=inline.language) if inline.language else words
        case _:
            return _leaf(inline, drawing)


def _leaf(inline: Inline, drawing: Drawing) -> Markup:
    match inline:
        case Code():
            return element("code", escape(inline.text))
        case CrossReference():
            return element("a", escape(inline.text), href=f"#{inline.target}")
        case NoteReference():
            return _note_mark(inline, drawing)
        case LineBreak():
            return element("br")
        case EndMark():
            return element("span", class_="end-mark", aria_hidden="true")
        case PageNumber() | PageCount():
            # A page of the web has no number; the print stylesheet writes these.
            return NOTHING
        case _:
            raise TypeError(f"the web page cannot draw {type(inline).__name__}")


def _note_mark(reference: NoteReference, drawing: Drawing) -> Markup:
    anchors = drawing.anchors
    mark = element(
        "a",
        escape(str(reference.number)),
        id=anchors.mark(reference.note),
        href=f"#{anchors.note(reference.note)}",
        role="doc-noteref",
    )
    return element("sup", mark, class_="mark")


def link_problems(document: Document, beside: Collection[str] = ()) -> Iterator[Problem]:
    """Yield every link that a web page must not hold, with the place of its block.

    `beside` are files published with the page, by their paths from it.
    """
    for inlines, where in _texts(document):
        for inline in every_inline(inlines):
            if isinstance(inline, Link) and inline.target not in beside and not is_safe(inline.target):
                yield Problem(
                    where,
                    f"the link `{inline.target}` cannot be followed from a web page",
                    "begin it with `https://`, `http://`, `mailto:` or `#`",
                )


def is_safe(target: str) -> bool:
    """Whether a link leads to the web, a mailbox or this page, and nowhere else.

    >>> is_safe("https://example.org"), is_safe("java\\nscript:alert(1)"), is_safe("//example.org")
    (True, False, False)
    """
    # Browsers drop tabs and newlines, and spaces in front, before they read the scheme (WHATWG URL §4.4).
    if any(character <= " " for character in target):
        return False
    try:
        return target.startswith("#") or urlsplit(target).scheme in SCHEMES
    except ValueError:
        return False


def _texts(document: Document) -> Iterator[tuple[tuple[Inline, ...], Where]]:
    for block in iter_blocks(document):
        where = getattr(block, "where", NOWHERE)
        yield from ((inlines, where) for inlines in texts_of(block))
    yield from ((note.inlines, note.where) for note in document.notes)
    yield from ((inlines, NOWHERE) for inlines in running_texts(document))
