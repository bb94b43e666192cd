"""The whole page: metadata, security policy, landmarks, notes.

`write_html` is pure: the same document and theme give the same bytes in any
process. The page runs no script and asks for nothing outside itself; its
Content-Security-Policy says so to the browser, with the hash of the one
stylesheet it may use.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator

from briefings.document.model import Block, Document, Heading, Inline, Note, PageCount, PageNumber, Paragraph, Role
from briefings.document.text import plain_text
from briefings.document.walk import every_inline
from briefings.errors import ContentError
from briefings.theme.model import Theme
from briefings.writers.html.blocks import draw_blocks
from briefings.writers.html.drawing import Anchors, Drawing
from briefings.writers.html.inlines import draw_inlines, link_problems
from briefings.writers.html.markup import NOTHING, Markup, element, escape, join, lines
from briefings.writers.html.outline import Parts, draw_head, draw_sections, part
from briefings.writers.html.stylesheet import stylesheet

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def write_html(document: Document, theme: Theme, beside: Collection[str] = ()) -> bytes:
    """Write a document as one self-contained web page, UTF-8.

    `beside` are files published with the page, which it may link to by their paths from it.
    Raises:  ContentError for links a page must not hold and pictures it cannot show.
    """
    if problems := tuple(link_problems(document, beside)):
        raise ContentError(problems)
    style = stylesheet(document, theme)
    language = document.properties.language
    page = element(
        "html",
        lines(element("head", lines(*_head(document, style))), _body(document)),
        lang=language,
        dir="rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "",
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(document: Document, style: str) -> Iterator[Markup]:
    facts = document.properties
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=_policy(style))
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("title", escape(" · ".join(filter(None, (facts.title, facts.series)))))
    for name, content in _facts(document):
        if content:
            yield element("meta", name=name, content=content)
    # An empty icon, or browsers would ask the server for one.
    yield element("link", rel="icon", href="data:,")
    yield element("style", Markup(style))


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    facts = document.properties
    for author in facts.authors:
        yield "author", author
    yield "description", facts.subject or _standfirst(document)
    yield "keywords", ", ".join(facts.keywords)
    yield "date", facts.created.date().isoformat()
    yield "dcterms.publisher", facts.publisher
    yield "dcterms.identifier", "/".join(filter(None, (facts.seminar, facts.edition)))
    yield "generator", facts.generator
    # The address of a restricted brief is nobody's business that it links to.
    yield "referrer", "no-referrer"
    yield "format-detection", "telephone=no"


def _standfirst(document: Document) -> str:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is Role.STANDFIRST:
            return " ".join(plain_text(block.inlines).split())
    return ""


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _body(document: Document) -> Markup:
    drawing = Drawing(document, Anchors(document))
    parts = part(document.blocks)
    skip = element("a", escape(document.labels.skip_to_text), href=f"#{drawing.anchors.main}", class_="skip")
    return element(
        "body", lines(skip, _banner(parts, drawing), _main(parts, drawing), _footer(drawing)), class_=_layout(parts)
    )


def _layout(parts: Parts) -> str:
    return "has-contents" if parts.contents else ""


def _banner(parts: Parts, drawing: Drawing) -> Markup:
    masthead = draw_blocks(parts.masthead, drawing) if parts.masthead else NOTHING
    marking = _marking(drawing)
    draft = drawing.document.furniture.draft
    mark = element("p", escape(draft), class_="draft") if draft else NOTHING
    shown = marking or mark or masthead
    return element("header", lines(marking, mark, masthead), class_="banner") if shown else NOTHING


def _main(parts: Parts, drawing: Drawing) -> Markup:
    opening = element("div", draw_blocks(parts.opening, drawing), class_="opening") if parts.opening else NOTHING
    contents = draw_blocks(parts.contents, drawing) if parts.contents else NOTHING
    head = draw_head(parts.head, drawing) if parts.head else NOTHING
    blocks, heading = _without_notes_heading(parts.body, drawing.document.endnotes)
    body = element("div", draw_sections(blocks, drawing), _notes(drawing, heading), class_="body")
    article = element("article", lines(head, opening, contents, body))
    return element("main", article, id=drawing.anchors.main, tabindex=-1)


def _without_notes_heading(blocks: tuple[Block, ...], name: str) -> tuple[tuple[Block, ...], Heading | None]:
    """The text, and the heading of the notes if it is the last block."""
    last = blocks[-1] if blocks else None
    return (blocks[:-1], last) if isinstance(last, Heading) and last.id == name else (blocks, None)


def _notes(drawing: Drawing, heading: Heading | None) -> Markup:
    notes = drawing.document.notes
    if not notes:
        return draw_blocks((heading,), drawing) if heading else NOTHING
    if heading:
        name, title = heading.id, draw_blocks((heading,), drawing)
    else:
        name = drawing.anchors.fresh("notes")
        title = element("h2", escape(drawing.document.labels.notes), id=name)
    items = [(note, draw_inlines(note.inlines, drawing)) for note in notes]
    entries = lines(*(_note(note, words, drawing) for note, words in items))
    listed = element("ol", entries, start=notes[0].number if notes[0].number != 1 else None)
    return element("section", lines(title, listed), class_="notes", role="doc-endnotes", aria_labelledby=name)


def _note(note: Note, words: Markup, drawing: Drawing) -> Markup:
    back = (_back_link(mark, drawing) for mark in drawing.anchors.marks_of(note))
    return element("li", words, *back, id=drawing.anchors.note(note.id))


def _back_link(mark: str, drawing: Drawing) -> Markup:
    # U+FE0E asks for the arrow as a character, not as a picture.
    arrow = escape("↩\ufe0e")
    back = drawing.document.labels.back_to_text
    return join(
        escape("\u00a0"), element("a", arrow, href=f"#{mark}", role="doc-backlink", class_="back", aria_label=back)
    )


def _footer(drawing: Drawing) -> Markup:
    words = (element("p", draw_inlines(text, drawing)) for text in _running_words(drawing.document))
    running = lines(*words)
    line = element("div", running, class_="running") if running.strip() else NOTHING
    marking = _marking(drawing)
    return element("footer", lines(line, marking), class_="foot") if line or marking else NOTHING


def _running_words(document: Document) -> list[tuple[Inline, ...]]:
    """What the running lines say on every page, once each, page numbers left out."""
    furniture = document.furniture
    said: dict[str, tuple[Inline, ...]] = {}
    for line in (furniture.header, furniture.footer):
        for text in (line.left, line.right):
            counts_pages = any(isinstance(inline, PageNumber | PageCount) for inline in every_inline(text))
            if text and not counts_pages:
                said.setdefault(plain_text(text), text)
    return list(said.values())


def _marking(drawing: Drawing) -> Markup:
    marking = drawing.document.furniture.marking
    return element("p", escape(marking), class_="marking") if marking else NOTHING
