"""QUO-01: a quotation is whole, marked as it should be, and its translator named.

A source that says in which `language` it was said makes every quotation from it
in another language a translation: `translated_by` names who made it, and the
citation prints the name. Who says *translated* or *paraphrased* beside the
words has told the reader. Marks that are left open change who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from briefings.checks.authored import AuthoredText, FieldKind, authored
from briefings.checks.masking import QUOTED, Block, BlockKind
from briefings.checks.references import cited_ids
from briefings.checks.rules import rule
from briefings.checks.statements import Statement, statements_of
from briefings.content.model import Content, Source
from briefings.errors import Problem

_FEWEST_WORDS = 4
_TOLD = re.compile(r"translat|paraphras|rendered|übersetz|переклад|переказ", re.IGNORECASE)
_APART = re.compile(r"`[^`\n]*`|\{\{.*?\}\}|(?<=\])\([^)]*\)|\[@[^\]]*\]|\[\^[^\]]*\]|[:;]-?[()]", re.DOTALL)
"""What has brackets and marks of its own: code, claims, addresses, citations."""
_NUMBERED = re.compile(r"(?<!\w)(?:[a-z]|\d{1,2})$")
_SIC = re.compile(r"[\[(]\s*sic\b[^\])\n]{0,3}[\])]", re.IGNORECASE)
_PAIRS = {")": "(", "]": "["}
_SPEAKING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


@rule("QUO-01", severity="warning")
def quotations_are_whole_and_their_translators_named(content: Content) -> Iterator[Problem]:
    """A translated quotation names its translator; brackets and marks in a quotation come in pairs."""
    foreign = {one.id: one for one in content.sources.values() if _is_foreign(one, content.series.language)}
    for text in authored(content):
        if text.kind is FieldKind.LABEL:
            continue
        if foreign:
            yield from _untold(text, foreign)
        if _may_quote(text):
            yield from _unbalanced(text)
            yield from _wrong_sic(text)
            if text.language.startswith("en"):
                yield from _left_open(text)


def _may_quote(text: AuthoredText) -> bool:
    source = text.prose.source
    return QUOTED in text.masked or "“" in source or "”" in source or "sic" in source


# --- who translated it ------------------------------------------------------------


def _is_foreign(source: Source, language: str) -> bool:
    return bool(source.language) and (source.language or "")[:2] != language[:2] and not source.translated_by


def _untold(text: AuthoredText, foreign: dict[str, Source]) -> Iterator[Problem]:
    if "[@" not in text.prose.source:
        return
    for statement in statements_of(text):
        around = _around(text, statement)
        if not statement.quotes or _TOLD.search(around):
            continue
        source = next((foreign[name] for name in cited_ids(around) if name in foreign), None)
        for offset, words in statement.quotes:
            if source and _is_in_the_language_of_the_brief(words):
                what = f"a translated quotation from `{source.id}` whose translator is not named"
                hint = f"add `translated_by:` to `{source.id}` in sources.yaml, or say so: `translated by the authors`"
                yield Problem(text.place(offset), what, hint)
                break


def _around(text: AuthoredText, statement: Statement) -> str:
    """The statement as written; for a block quotation with what introduces it and says whose it is."""
    source = text.prose.source
    index = next(n for n, block in enumerate(text.blocks) if block.start <= statement.start < max(block.end, 1))
    if not statement.is_block_quote:
        return source[statement.start : statement.start + len(statement.text)]
    first = text.blocks[max(index - 1, 0)].start
    last = index + 1 if index + 1 < len(text.blocks) and text.blocks[index + 1].kind is BlockKind.QUOTE else index
    return source[first : text.blocks[last].end]


def _is_in_the_language_of_the_brief(words: str) -> bool:
    # Words in the original's own letters are no translation.
    return len(words.split()) >= _FEWEST_WORDS and not re.search(r"[\u0370-\u06ff\u3040-\uffee]", words)


# --- what comes in pairs ----------------------------------------------------------


def _unbalanced(text: AuthoredText) -> Iterator[Problem]:
    for run in re.finditer(f"{QUOTED}+", text.masked):
        words = text.prose.source[run.start() : run.end()]
        if words.startswith("`"):
            continue
        at = _unpaired(_bare(words))
        if at is not None:
            what = f"a bracket in this quotation has no partner: `{words[at]}`"
            yield Problem(text.place(run.start() + at), what, "close it, or take it out")


def _bare(words: str) -> str:
    return _APART.sub(lambda found: " " * len(found[0]), words)


def _unpaired(words: str) -> int | None:
    """Where the first bracket without its partner stands."""
    opened: list[int] = []
    for at, mark in enumerate(words):
        if mark in "([":
            opened.append(at)
        elif mark in ")]":
            if opened and words[opened[-1]] == _PAIRS[mark]:
                opened.pop()
            elif opened or not _NUMBERED.search(words, max(at - 3, 0), at):  # `a)` opens nothing
                return at
    return opened[0] if opened else None


def _wrong_sic(text: AuthoredText) -> Iterator[Problem]:
    for found in _SIC.finditer(_bare(text.prose.source)):
        covered = text.masked[found.start()] == QUOTED
        if not covered:
            what = f"`{found[0]}` stands outside a quotation, where nobody else is quoted"
            yield Problem(text.place(found.start()), what, "move it behind the word it is about, or take it out")
        elif found[0] not in ("[sic]", "[*sic*]", "[_sic_]"):
            what = f"`{found[0]}` reads as the speaker's own words"
            yield Problem(text.place(found.start()), what, "write `[sic]`")


def _left_open(text: AuthoredText) -> Iterator[Problem]:
    """Curly marks that open and never close; a quotation over paragraphs opens in each and closes in the last."""
    blocks = [block for block in text.blocks if block.kind in _SPEAKING]
    goes_on = False
    for block, after in zip_longest(blocks, blocks[1:]):
        words = _bare(text.prose.source[block.start : block.end])
        at, is_open = _first_odd_mark(words, goes_on)
        goes_on = is_open and after is not None and _opens(text, after)
        if at is not None and not goes_on:
            what = f"a quotation mark has no partner: `{words[at]}`"
            yield Problem(text.place(block.start + at), what, "close the quotation where the words end")


def _opens(text: AuthoredText, block: Block) -> bool:
    return text.prose.source[block.start : block.end].lstrip("> ").startswith("“")


def _first_odd_mark(words: str, goes_on: bool) -> tuple[int | None, bool]:
    """Where a mark without a partner stands, and whether a quotation is open at the end."""
    opened: list[int] = []
    for at, mark in enumerate(words):
        if mark == "“":
            opened.append(at)
        elif mark == "”" or (mark == '"' and opened and not words[at - 1 : at].isdigit()):
            if not opened:
                return at, False
            opened.pop()
    return (opened[-1], True) if opened else (None, goes_on and not words)


QUOTATION_RULES = (quotations_are_whole_and_their_translators_named,)
