"""Sentences of authored text with what they cite and what they quote.

Built on `authored` and its masking: a statement's `text` holds the author's
own words with blanks for everything else, as long as the source it was cut
from, so that an offset in it is an offset in the prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.checks.authored import AuthoredText, FieldKind
from briefings.checks.masking import COMPUTED, MARKUP, QUOTED, Block, BlockKind
from briefings.checks.sentences import sentences_in

_CITED = re.compile(r"\[@([^\]]+)\]")
_SOURCE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTATION = re.compile(f"{QUOTED}+")
_BLANKED = str.maketrans(dict.fromkeys((QUOTED, COMPUTED, MARKUP), " "))
_HOLDS_SENTENCES = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a text, or a block quotation."""

    start: int
    """Offset of its first character in the prose."""
    text: str
    quotes: tuple[tuple[int, str], ...]
    """Offset in the prose, and the words between the marks, of each quotation."""
    cites: tuple[str, ...]
    """Ids of the sources it cites."""
    opens: bool
    """Whether it is the first of its paragraph."""
    is_block_quote: bool = False


def statements_of(authored: AuthoredText) -> tuple[Statement, ...]:
    """The statements of a text, in order; names and headings make none."""
    if authored.kind is FieldKind.LABEL:
        return ()
    return _statements(authored.prose.source, authored.masked, authored.blocks)


# Several rules ask for the statements of one text, and all rules run again over each audience's words.
@lru_cache(maxsize=2048)
def _statements(source: str, masked: str, blocks: tuple[Block, ...]) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for block in blocks:
        if block.kind is BlockKind.QUOTE:
            found.append(_block_quote(source, block))
        elif block.kind in _HOLDS_SENTENCES:
            sentences = sentences_in(masked, block.start, block.end)
            found += (_statement(source, masked, one.start, one.end, not n) for n, one in enumerate(sentences))
    return tuple(found)


def _statement(source: str, masked: str, start: int, end: int, opens: bool) -> Statement:
    runs = ((found.start(), source[found.start() : found.end()]) for found in _QUOTATION.finditer(masked, start, end))
    quotes = tuple((offset, words[1:-1]) for offset, words in runs if not words.startswith("`"))
    return Statement(start, masked[start:end].translate(_BLANKED), quotes, _cites(source, start, end), opens)


def _block_quote(source: str, block: Block) -> Statement:
    written = _CITED.sub(lambda found: " " * len(found[0]), source[block.start : block.end])
    text = written.replace(">", " ").strip()
    return Statement(block.start, text, ((block.start, text),), _cites(source, block.start, block.end), True, True)


def _cites(source: str, start: int, end: int) -> tuple[str, ...]:
    return tuple(name for found in _CITED.finditer(source, start, end) for name in _SOURCE_ID.findall(found[1])[:1])
