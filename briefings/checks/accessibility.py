"""Rules for accessibility, as far as the authors' Markdown decides it.

What finished files need besides (tags, language, titles) the writers always
do. A missing alternative text or a skipped heading stops a build already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefings.checks.authored import AuthoredText, FieldKind, authored
from briefings.checks.masking import BlockKind
from briefings.checks.rules import rule
from briefings.content.model import Content
from briefings.errors import Problem

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])+)\]\(([^)\s]+)[^)]*\)")
_MOST_CHARACTERS = 150
_EMPTY_ALT = re.compile(
    r"\s*(?:image|picture|photo|figure|graph|chart|logo|screenshot|\S+\.(?:png|jpe?g|svg|gif))\s*\d*\s*", re.I
)
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)[^*_\n]{2,80}(?<=\S)\1\s*")
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def _markdown(content: Content) -> Iterator[AuthoredText]:
    for text in authored(content):
        if text.kind in (FieldKind.PROSE, FieldKind.JUDGEMENT):
            yield text


@rule("A11-01", severity="warning")
def pictures_are_described(content: Content) -> Iterator[Problem]:
    """A picture's alternative text says in at most 150 characters what is to be seen."""
    for text in _markdown(content):
        for match in _PICTURE.finditer(text.prose.source):
            alt = match[1].strip()
            if len(alt) > _MOST_CHARACTERS:
                what = f"an alternative text of {len(alt)} characters"
                hint = f"say it in {_MOST_CHARACTERS}; what is longer belongs into the text"
                yield Problem(text.place(match.start()), what, hint)
            elif alt and _EMPTY_ALT.fullmatch(alt):
                what = f"the alternative text `{alt}` does not say what is to be seen"
                yield Problem(text.place(match.start()), what, "write what the picture shows: `Map of the lower river`")


@rule("A11-02", severity="warning")
def headings_are_headings(content: Content) -> Iterator[Problem]:
    """No paragraph is made to look like a heading: who listens to a brief jumps from heading to heading."""
    for text in _markdown(content):
        for block in text.blocks:
            words = text.prose.source[block.start : block.end]
            if block.kind is BlockKind.PARAGRAPH and len(text.blocks) > 1 and _ALL_BOLD.fullmatch(words):
                what = "a paragraph in bold stands for a heading"
                yield Problem(text.place(block.start), what, "write `## ` before it instead of the stars")


@rule("A11-03", severity="error")
def tables_have_a_header_row(content: Content) -> Iterator[Problem]:
    """The header row of a table names every column."""
    for text in _markdown(content):
        rows = [block for block in text.blocks if block.kind is BlockKind.ROW]
        for head, line in pairwise(rows):
            source = text.prose.source
            if not _DELIMITER.fullmatch(source[line.start : line.end].strip()):
                continue
            cells = source[head.start : head.end].strip().strip("|").split("|")
            # The corner above row headings may stay empty.
            if any(not cell.strip() for cell in cells[1:]) or not any(cell.strip() for cell in cells):
                what = "a column of this table has no heading"
                yield Problem(
                    text.place(head.start), what, "name it in the first row: who listens hears it with each cell"
                )


@rule("A11-05", severity="warning")
def links_say_where_they_lead(content: Content) -> Iterator[Problem]:
    """A link's text is no bare address, and leads to one place only."""
    targets: dict[str, str] = {}
    for text in _markdown(content):
        for match in _LINK.finditer(text.prose.source):
            words, target = " ".join(match[1].split()), match[2].rstrip("/")
            if re.match(r"(?:https?://|www\.)\S+$", words):
                what = f"the text of this link is an address: `{words}`"
                yield Problem(text.place(match.start()), what, "write what is found there")
            elif targets.setdefault(words.casefold(), target) != target:
                what = f"`{words}` is the text of links to different places"
                yield Problem(text.place(match.start()), what, "let each text say where its link leads")


ACCESSIBILITY_RULES = (
    pictures_are_described,
    headings_are_headings,
    tables_have_a_header_row,
    links_say_where_they_lead,
)
