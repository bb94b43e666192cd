"""Quotations that can only come from the seminar.

A quotation is from the seminar when its sentence cites no source and speaks
of somebody who was there, of the session, or of nobody. A name in it that is
not of the room makes it a public one. Titles and single terms in quotation
marks are no quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.checks.authored import AuthoredText
from briefings.checks.room import Attendee, fold
from briefings.checks.statements import Statement, statements_of

_FEWEST_WORDS = 4
_SESSION = re.compile(
    r"\b(?:participants?|speakers?|panell?ists?|presenters?|moderator|discussants?|attendees?|"
    r"the (?:session|seminar|room|discussion|panel|meeting|audience)|"
    r"one (?:of (?:them|the)|voice)|a (?:colleague|guest))\b",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"(?:one|an?|another|the)\s+(?:of\s+the\s+)?(?:\w+\s+)?(?:participants?|speakers?|panell?ists?|presenters?|moderator"
    r"|discussants?|attendees?)"
)
_SAYS = r"(?:said|says|remarked|replied|answered|added|asked|warned|insisted|exclaimed|put\s+it|puts\s+it)"
_SAID_BEHIND = re.compile(rf"[\s,]*(?:{_SAYS}\s+{_SOMEBODY}|{_SOMEBODY}\s+{_SAYS})\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(rf"\b{_SOMEBODY}\s+{_SAYS}[\s,:]*$", re.IGNORECASE)
"""Beside these any words in quotation marks are somebody's, however few."""
_PROPER = re.compile(r"(?<!^)(?<![.!?:] )\b[A-Z][\w’'-]+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from the seminar."""

    offset: int
    people: tuple[Attendee, ...]
    """Those of the room whom its sentence names; none when it names nobody."""


def seminar_quotations(
    authored: AuthoredText, room: Sequence[Attendee], names: re.Pattern[str] | None
) -> Iterator[Quotation]:
    """Each quotation of a text that comes from the seminar as far as anybody can tell.

    `names` finds any name of the room.
    """
    for sentence in statements_of(authored):
        if sentence.cites:
            continue
        for offset in _quoted(sentence):
            people = _named(fold(sentence.text), names, room)
            if people or _SESSION.search(sentence.text) or not _is_of_somebody_else(sentence):
                yield Quotation(offset, people)


def _quoted(sentence: Statement) -> Iterator[int]:
    for offset, words in sentence.quotes:
        found = _WORD.findall(words)
        if (len(found) >= _FEWEST_WORDS and not _is_title(found)) or (
            len(found) > 1 and _is_said(sentence, offset, words)
        ):
            yield offset


def _is_said(sentence: Statement, offset: int, words: str) -> bool:
    """Whether somebody of the room says the words right before or behind them."""
    start = offset - sentence.start
    end = start + len(words) + 2
    return bool(_SAID_BEHIND.match(sentence.text, end) or _SAID_BEFORE.search(sentence.text[:start]))


def _is_title(words: list[str]) -> bool:
    telling = [word for word in words if word not in _SMALL]
    return all(word[0].isupper() for word in telling)


def _named(text: str, names: re.Pattern[str] | None, room: Sequence[Attendee]) -> tuple[Attendee, ...]:
    found = {" ".join(name[0].split()).casefold() for name in names.finditer(text)} if names else set()
    return tuple(one for one in room if any(form.casefold() in found for form in one.names))


def _is_of_somebody_else(sentence: Statement) -> bool:
    """Whether the sentence around a quotation names anybody or anything: a public speaker, a paper, a treaty."""
    first = _WORD.search(sentence.text)
    opening = sentence.text[first.start() :] if first else ""
    is_name_first = re.match(
        r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+|[’']s\b|\s+(?:said|told|wrote|called|put|has|had)\b)", opening
    )
    return bool(is_name_first or _PROPER.search(sentence.text))
