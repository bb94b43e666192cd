"""Prose and other source texts as the phrases that would be read in a brief.

Markdown's marks go, what a mark of a note or a computed claim would stand
between becomes two phrases, and a long text becomes overlapping windows of
words, so that a part of it is found as well as the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.scan.words import JOIN, words_of

WINDOW = 8
"""Words; a stretch of twelve of a withheld text always holds a whole window."""
STEP = 4

_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s)>]+)>?(?:\s+[\"'(](.*?)[\"')])?\s*\)")
_AUTOLINK = re.compile(r"<(https?://[^\s>]+|mailto:[^\s>]+)>|(https?://[^\s<>\")\]]+)")
_PARTING = re.compile(
    r"\{\{.*?\}\}|\[@[^\]]*\]|\[\^[^\]]*\]:?|^\s*:{3,}.*$|\n\s*\n|^\s*[-*+]\s|^\s*#+\s|\|", re.MULTILINE | re.DOTALL
)
_CLASS = re.compile(r"(?<=\])\{[^{}\n]*\}")
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^\s)>]+)")
COMMENT = re.compile(r"\{#(.*?)#\}|<!--(.*?)-->", re.DOTALL)


def plain(source: str) -> list[str]:
    """The stretches of text of some Markdown, without its marks, its claims and its addresses."""
    text = _LINK.sub(lambda link: f"{link[1]}\n\n{link[3]}\n\n" if link[3] else link[1], source)
    text = _CLASS.sub("", COMMENT.sub("", text))
    return [part for part in (piece.strip() for piece in _PARTING.split(text)) if part]


def addresses(source: str) -> Iterator[str]:
    """What some Markdown links to."""
    for link in _LINK.finditer(source):
        yield link[2]
    for first, second in _AUTOLINK.findall(source):
        yield first or second


def pictures(source: str) -> list[str]:
    """The pictures that some Markdown shows, as their paths are written."""
    return _PICTURE.findall(source)


def windows(text: str) -> list[str]:
    """A short text whole; a long one as windows of its words."""
    words = [word for word in words_of(text).written if word[:1].isalnum()]
    if len(words) <= WINDOW + STEP:
        return [" ".join(words)] if words else []
    starts = [*range(0, len(words) - WINDOW, STEP), len(words) - WINDOW]
    return [" ".join(words[start : start + WINDOW]) for start in starts]


def word_count(text: str) -> int:
    return sum(1 for word in words_of(text).folded if word != JOIN)
