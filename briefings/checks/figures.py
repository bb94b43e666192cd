"""Numbers in English prose that somebody must have counted or measured.

A year, a date, a time, a length of time, the number of an article, of a page
or in a name, a small count and a number in a proposal or a question are none;
neither is what counts this brief's own parts. Nothing here reads what was
quoted or computed: both are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefings.checks.authored import AuthoredText
from briefings.checks.english_dates import MONTH
from briefings.checks.masking import Block
from briefings.checks.sentences import sentences_in


@dataclass(frozen=True, slots=True)
class StatedFigure:
    offset: int
    words: str
    """As printed: ``38 percent``, ``30 to 300 km``."""
    number: str
    """Its digits without separators; empty for a number in words."""
    is_share: bool
    """True: in percent."""


_ENDS = re.compile(r"\W*$|[,;)]")
_TIME = re.compile(r"\d[\s-](?:minute|hour|day|week|month|year)s?\b")
_ANY = re.compile(r"\d|percent|per cent|illion|thousand|hundred|third|quarter|fifth|tenth")
_NO_NAMES = frozenset(
    (
        *("some", "over", "about", "nearly", "almost", "around", "only", "at", "than", "under", "roughly", "another"),
        *("all", "the", "these", "those", "with", "and", "of", "by", "for", "since", "until", "in", "from", "to"),
        *("through", "before", "after", "its", "their", "today", "when", "while", "where", "between"),
    )
)
"""Words that begin a sentence without naming anything, and prepositions."""


def figures_in(text: AuthoredText, block: Block) -> Iterator[StatedFigure]:
    """The figures that a block of prose states as facts, in order."""
    if not _ANY.search(text.masked, block.start, block.end):
        return
    for sentence in sentences_in(text.masked, block.start, block.end):
        words = text.masked[sentence.start : sentence.end]
        if not _is_no_statement().search(words):
            yield from _in_sentence(words, sentence.start)


@cache
def _is_no_statement() -> re.Pattern[str]:
    """A question, a proposal, a supposition."""
    return re.compile(
        r"\?\W*$|\b(?:would|could|should|might|must|if|suppose|imagine|assume|let us|for example,? say)\b", re.I
    )


@cache
def _figure() -> re.Pattern[str]:
    counted = (
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    )
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    measure = (
        r"percent\b|per cent\b|percentage points?\b|%|thousand\b|[mbtr]+illion\b|hundred\b|km\b|kilomet\w+"
        r"|met(?:er|re)s?\b|miles?\b|feet\b|tons?\b|tonnes?\b|kg\b|barrels?\b|lit(?:er|re)s?\b|hectares?\b|acres?\b|[kMGT]Wh?\b|kHz\b"
        r"|(?:US )?dollars?\b|euros?\b|rubles?\b"
    )
    return re.compile(
        rf"(?P<money>(?:US|[$€£])\s?[$€£]?(?P<sum>{number}))"
        rf"|(?<![\w.,:/-])(?:{number}(?:\s?[–-]\s?|\s(?:to|and)\s))?(?P<number>{number})"
        rf"(?:\s?(?P<unit>{measure}))?(?![\w:/]|[.,]\d|[-–]\d)"
        rf"|\b(?P<words>(?:{counted}[\s-])+(?:percent|per cent|hundred|thousand|[mbtr]+illion)\b)"
        rf"|\b(?P<part>(?:one|two|three|four)[\s-](?:third|quarter|fifth|tenth)s?)\sof\b",
        re.I,
    )


@cache
def _before() -> re.Pattern[str]:
    """What makes the number behind it a name, a date or a place in a text."""
    return re.compile(
        r"(?:\b(?:no|nos|nr|p|pp|para|art|ch|vol|fig|version|page|pages|chapter|article|articles|paragraph|section|line|"
        r"lines|item|row|question|step|note|phase|point|points|level|grade|room|route|gate|aged?|number|numbers|rule|"
        r"size|channel|group)\.?"
        r"|(?P<name>[A-Z][\w’'-]*\.?,?))\s+(?:the\s+)?$"
    )


@cache
def _after() -> re.Pattern[str]:
    """What makes the number before it a day, a time, an ordinal or a count of the brief's own."""
    return re.compile(
        rf"(?:st|nd|rd|th)\b|\s?(?:[–-]\s?\d+\s|to\s\d+\s)?{MONTH}(?!\w)|\s?(?:a\.?m|p\.?m|AM|PM|UTC|CET|CEST)\b"
        r"|[\s-](?:[a-z]+\s)?(?:second|minute|hour|day|week|month|year|decade)s?\b|-[A-Za-z]"
        r"|[’']?s\b|\s(?:[a-z]+\s)?(?:scenario|tactic|feature|lever|judge?ment|question|source|page|word|participant|"
        r"speaker|panell?ist|session|seminar|chapter|paragraph|footnote|endnote)s?\b"
    )


def _in_sentence(words: str, start: int) -> Iterator[StatedFigure]:
    for found in _figure().finditer(words):
        if _is_a_figure(found, words):
            printed = " ".join(found[0].split()).removesuffix(" of")
            digits = (found["sum"] or found["number"] or "").replace(",", "")
            is_share = (found["unit"] or "").casefold() in ("%", "percent", "per cent")
            yield StatedFigure(start + found.start(), printed, digits, is_share)


def _is_a_figure(found: re.Match[str], words: str) -> bool:
    if found["money"] or found["words"] or found["part"] or found["unit"]:
        return True
    number = found["number"].replace(",", "")
    is_year = number.isdigit() and len(number) == 4 and "," not in found["number"] and 1000 <= int(number) <= 2199
    is_small = number.isdigit() and int(number) < 10
    if is_year or is_small or _after().match(words, found.end()):
        return False
    if _ENDS.match(words, found.end()) and _TIME.search(words):
        return False  # `for 18 hours, and then for 12`
    return not _is_named(words[: found.start()])


def _is_named(before: str) -> bool:
    named = _before().search(before)
    if named is None:
        return False
    word = (named["name"] or named[0].split()[0]).strip(".,").casefold()
    return word not in _NO_NAMES
