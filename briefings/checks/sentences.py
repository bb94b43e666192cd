"""Sentences and words of a masked text, with their offsets.

A full stop ends a sentence unless it belongs to an abbreviation, an initial,
a decimal or, in German, an ordinal. A wrong cut would make rules blind, so a
doubtful stop ends nothing. A quotation or a computed claim is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.checks.masking import COMPUTED, MARKUP, QUOTED

WORD = re.compile(rf"{COMPUTED}+|{QUOTED}+|\w+(?:[’'.,/-]\w+)*")
_END = re.compile(rf"[.!?…]+[”\"’')\]{MARKUP}]*(?=\s|$)")
_NEXT = re.compile(rf"[\s{MARKUP}(\[“„«\"'‘—–-]*(\S)")
_BEFORE = re.compile(r"([\w.]*\w)$")
_SHORT_WORDS = (
    "adm al approx art bros ca capt cf ch co col cpl dept dr ed eds eg esp est etc ex fig figs gen gov ie inc jr "
    "lt ltd maj messrs mr mrs ms mt mx no nos p pp par para pres prof rep reps rev sec sen sens sgt sr st vol vols vs "
    "bzw evtl ggf hrsg inkl nr od s sog tel u usw vgl z zb dh "
    "ім р рр див напр ст стор тис млн млрд т д п"
)
_COUNTED = (
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert jh tag woche monat jahr sitzung seminar"
)
_ABBREVIATIONS, _AFTER_ORDINALS = (frozenset(words.split()) for words in (_SHORT_WORDS, _COUNTED))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text: its place there, its masked wording, its words."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


def sentences_in(masked: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences between two offsets of a masked text."""
    begin = start
    for stop in _END.finditer(masked, start, end):
        if stop.end() < end and not _is_an_end(masked, begin, stop, end):
            continue
        yield from _sentence(masked, begin, stop.end())
        begin = stop.end()
    yield from _sentence(masked, begin, end)


def _sentence(masked: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and masked[start].isspace():
        start += 1
    text = masked[start:end]
    words = tuple(WORD.findall(text))
    if words:
        yield Sentence(start, end, text, words)


def _is_an_end(masked: str, begin: int, stop: re.Match[str], end: int) -> bool:
    following = _NEXT.match(masked, stop.end(), end)
    if following is None:
        return True
    first = following[1]
    if first.islower():
        return False
    if stop[0][0] != ".":
        return True
    before = _BEFORE.search(masked, max(begin, stop.start() - 24), stop.start())
    return before is None or not _keeps_its_stop(before[1], masked[following.start(1) : following.start(1) + 16])


def _keeps_its_stop(word: str, following: str) -> bool:
    """Whether the full stop behind a word belongs to the word."""
    name = word.replace(".", "").casefold()
    if word.isdecimal():
        return following.split()[0].rstrip(".,;:").casefold() in _AFTER_ORDINALS
    if len(word) == 1:
        # "J. Smith" is an initial; "plan B." and "I." before a new sentence are rare beside it.
        return word.isalpha() and word != "I"
    if "." in word and all(len(part) == 1 for part in word.split(".")):
        # "U.S. forces" goes on, "in the U.S. The" most likely ends; e.g. and i.e. never end.
        return name in ("eg", "ie", "zb", "dh", "ua") or not following.startswith(("The ", "A ", "In ", "It ", "But "))
    return name in _ABBREVIATIONS
