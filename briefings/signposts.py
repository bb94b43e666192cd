"""What leads a reader through a finished brief, looked at in the Document.

A table or figure is announced before it appears and is called what it is, the
biographies stand in the order of the byline, and words of likelihood come with
the scale that says what they mean. Looked at is what one audience gets, after
its template has chosen and ordered the sections. Nothing here stops at the
first finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefings.content.model import Content
from briefings.content.scales import Scale, pattern_of_words, scale_of
from briefings.document.model import (
    Block,
    BlockQuote,
    CrossReference,
    Document,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Role,
    Span,
    Table,
)
from briefings.document.text import plain_text
from briefings.document.walk import blocks_inside, every_block, every_inline, every_text
from briefings.errors import Problem, Where
from briefings.templating.audiences import Audience

_PERSON = re.compile(r"people/([^/]+)/name")


def lost_readers(document: Document, content: Content, audience: Audience) -> Iterator[Problem]:
    """STR-05, STR-08 and EST-06: the brief names, announces and explains what it prints."""
    yield from _other_order(document, content, audience)
    yield from _unannounced(document, audience)
    yield from _unexplained(document, content, audience)


# --- STR-05: the byline and the biographies ---------------------------------------


def _other_order(document: Document, content: Content, audience: Audience) -> Iterator[Problem]:
    byline, sections = _named_in(document)
    for named in sections:
        # A section about other people, or about some of these, has an order of its own.
        if len(named) > 1 and set(named) == set(byline) and named != byline:
            printed = (", ".join(_names(content, order)) for order in (byline, named))
            what = "the byline of the brief for `{}` is {}; the biographies are {}".format(audience.name, *printed)
            hint = "list `authors` and `presenters` in one order, or change the template"
            yield Problem(content.seminar.origin.of("authors"), what, hint, "STR-05", "warning")


def _named_in(document: Document) -> tuple[list[str], list[list[str]]]:
    """The people of the byline, and those that each section has biographies of, in order."""
    byline: list[str] = []
    sections: list[list[str]] = [[]]
    for block in every_block(document.blocks):
        match block:
            case Heading():
                sections.append([])
            case Paragraph(role=Role.BYLINE):
                byline += _people(block.inlines)
            case Paragraph(role=Role.LABEL):
                sections[-1] += _people(block.inlines)
            case _:
                pass
    return byline, sections


def _people(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in every_inline(inlines):
        if isinstance(inline, Span) and (found := _PERSON.fullmatch(inline.field)):
            yield found[1]


def _names(content: Content, ids: Iterable[str]) -> Iterator[str]:
    return (content.people[name].name if name in content.people else name for name in ids)


# --- STR-08: tables and figures ---------------------------------------------------


def _unannounced(document: Document, audience: Audience) -> Iterator[Problem]:
    told: set[str] = set()
    said: list[tuple[Inline, ...]] = []
    for block in _in_order(document.blocks):
        if isinstance(block, Table | Figure) and block.caption and block.caption.number:
            yield from _not_yet_told(block, told, said, audience)
            yield from _miscalled(block, document, audience)
        for text in _own_texts(block):
            told |= {one.target for one in every_inline(text) if isinstance(one, CrossReference)}
            said.append(text)


def _in_order(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block but those of tables: what a cell says announces nothing."""
    for block in blocks:
        yield block
        if not isinstance(block, Table):
            yield from _in_order(blocks_inside(block))


def _own_texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, Paragraph | Heading):
        yield block.inlines


def _not_yet_told(
    block: Table | Figure, told: set[str], said: list[tuple[Inline, ...]], audience: Audience
) -> Iterator[Problem]:
    assert block.caption
    if block.id in told:
        return
    name = f"{block.caption.word} {block.caption.number}".strip()
    if not re.search(rf"\b{re.escape(name)}\b", " ".join(map(plain_text, said))):
        what = f"{name} of the brief for `{audience.name}` appears before its text has mentioned it"
        link = f'`<a href="#{block.id}"></a>` in a template, `[](#{block.id})` in prose'
        hint = f"name it in a sentence before it: {link if block.id else f'`{name}`'}"
        yield Problem(_place(block.where, audience), what, hint, "STR-08", "warning")


def _miscalled(block: Table | Figure, document: Document, audience: Audience) -> Iterator[Problem]:
    assert block.caption
    other = document.labels.figure if isinstance(block, Table) else document.labels.table
    said = plain_text(block.caption.inlines)
    if re.match(rf"\W*{re.escape(other)}\s*\d", said):
        what = f"the caption of {block.caption.word} {block.caption.number} calls it a {other.casefold()}: `{said}`"
        yield Problem(
            _place(block.where, audience), what, "take the word and number out: they are printed", "STR-08", "warning"
        )


def _place(where: Where, audience: Audience) -> Where:
    return where if where.file else audience.where


# --- EST-06: words of likelihood --------------------------------------------------


def _unexplained(document: Document, content: Content, audience: Audience) -> Iterator[Problem]:
    scale = scale_of(content, document.properties.language)
    # The scale stands in a paragraph as a rule, and tables are long.
    paragraphs = (text for block in _in_order(document.blocks) for text in _own_texts(block))
    if any(_is_legend(plain_text(text), scale) for text in paragraphs):
        return
    used = ""
    for block, inlines in every_text(document.blocks):
        text = plain_text(inlines)
        if _is_legend(text, scale):
            return
        if not used and not isinstance(block, BlockQuote):
            used = next(iter(_words_in(text, scale)), "")
    if used:
        what = f"the brief for `{audience.name}` says `{used}` and does not print the scale {scale.name}"
        hint = "add `scenarios` to its `sections`, or `{{ future.legend() }}` to its template"
        yield Problem(audience.where, what, hint, "EST-06", "warning")


def _is_legend(text: str, scale: Scale) -> bool:
    if scale.name not in text:
        return False
    return len({word.casefold() for word in _words_in(text, scale)}) >= len(scale.legend) // 2


def _words_in(text: str, scale: Scale) -> list[str]:
    """The words of the scale in a text; `more likely` compares and is none of them."""
    words = frozenset(word for band in scale.bands for word in band.words)
    folded = text.casefold()
    if not any(stem in folded for stem in _stems(words)):
        return []
    everywhere = pattern_of_words(words).finditer(text)
    found = (one for one in everywhere if not _COMPARES.search(text, max(one.start() - 6, 0), one.start()))
    return [one[0] for one in found]


@lru_cache(maxsize=8)
def _stems(words: frozenset[str]) -> tuple[str, ...]:
    """Parts of the words, of which a text must have one to hold any."""
    longest = {max(word.casefold().split(), key=len) for word in words}
    return tuple(sorted(one for one in longest if not any(other != one and other in one for other in longest)))


_COMPARES = re.compile(r"\b(?:more|most|less|least|as)\s$|-$", re.IGNORECASE)
