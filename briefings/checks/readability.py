"""Rules for length: sentences and paragraphs that can be read in one breath.

Units: words as a reader counts them; a quotation or a computed claim is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.checks.authored import FieldKind, authored
from briefings.checks.budgets import budget
from briefings.checks.masking import BlockKind
from briefings.checks.rules import rule
from briefings.checks.sentences import WORD
from briefings.content.model import Content
from briefings.errors import Problem

_LONG = 25
"""Words; the most that public style guides grant a sentence."""


@rule("RDB-02", severity="warning")
def sentences_are_not_too_long(content: Content) -> Iterator[Problem]:
    """No sentence has more than 40 words."""
    most = budget(content, "RDB-02", "words")
    yield from _long_sentences(content, most, 10_000, f"{most} at most")


@rule("RDB-02", severity="info")
def sentences_are_short(content: Content) -> Iterator[Problem]:
    """Sentences have at most 25 words, and only now and then up to 40."""
    most = budget(content, "RDB-02", "words")
    texts = [text for text in authored(content) if text.kind is not FieldKind.LABEL]
    lengths = [len(sentence.words) for text in texts for sentence in text.sentences]
    # One long sentence in ten is rhythm; a brief of them is work.
    if sum(length > _LONG for length in lengths) * 10 > len(lengths):
        yield from _long_sentences(content, _LONG, most, "25 are easily understood")


def _long_sentences(content: Content, least: int, most: int, wanted: str) -> Iterator[Problem]:
    for text in authored(content):
        for sentence in text.sentences:
            if least < len(sentence.words) <= most:
                what = f"{len(sentence.words)} words in one sentence"
                yield Problem(text.place(sentence.start), what, f"cut it in two; {wanted}")


@rule("RDB-03", severity="warning")
def paragraphs_are_not_too_long(content: Content) -> Iterator[Problem]:
    """No paragraph has more than 150 words."""
    most = budget(content, "RDB-03", "words")
    for text in authored(content):
        for block in text.blocks if text.kind is not FieldKind.LABEL else ():
            words = len(WORD.findall(text.masked, block.start, block.end))
            if words > most and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                yield Problem(text.place(block.start), f"{words} words in one paragraph", f"part it; {most} at most")


READABILITY_RULES = (sentences_are_not_too_long, sentences_are_short, paragraphs_are_not_too_long)
