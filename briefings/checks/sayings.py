"""Sentences that say which of the people in the room said something.

Names and affiliations of those who were there, beside words of speech; a
pronoun in the next sentence counts too. A sentence is cleared when it cites a
source that cannot be the seminar, or begins with an occasion before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefings.checks.authored import AuthoredText
from briefings.checks.room import Attendee, all_names, fold, pattern_of
from briefings.checks.speech import begins_with_verb, goes_on, speaker_in
from briefings.checks.statements import Statement, statements_of
from briefings.content.model import Content

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_OCCASION = re.compile(r"^(?:On|In|Since|By)\s+([^,.]{0,24}?\b(\d{4}))\s*,")


@dataclass(frozen=True, slots=True)
class Saying:
    """A place where a remark is given to somebody."""

    offset: int
    """Of the sentence, in its prose."""
    people: tuple[Attendee, ...]
    """Whom it could mean; each would have to consent."""


class Listener:
    """Knows the names of a room, and hears them in any number of texts."""

    def __init__(self, content: Content, room: Sequence[Attendee]) -> None:
        self.content, self.room = content, room
        self.names = pattern_of(all_names(room))
        self.given = pattern_of(name for one in room for name in one.given)
        self.places = pattern_of(_places(content, room))

    def sayings(self, authored: AuthoredText) -> Iterator[Saying]:
        """Each sentence of a text that gives a remark to somebody of the room, once."""
        before: tuple[Attendee, ...] = ()
        for sentence in statements_of(authored):
            text = fold(sentence.text)
            people = _speakers(text, self.names, self.given, self.room) if self.names else ()
            is_reported = bool(before and not sentence.opens and goes_on(text))
            if not people and is_reported:
                people = before
            if people and not _is_public(self.content, sentence, people):
                yield Saying(sentence.start, people)
            elif not people and (spoken_for := self._spoken_for(sentence, text)):
                yield Saying(sentence.start, spoken_for)
            mentioned = _mentioned(text, self.names, self.room)
            before = mentioned or (before if is_reported else ())

    def _spoken_for(self, sentence: Statement, text: str) -> tuple[Attendee, ...]:
        if not self.places or sentence.cites or is_earlier(self.content, text):
            return ()
        return _of_places(speaker_in(text, self.places), self.room)


def _places(content: Content, room: Sequence[Attendee]) -> Iterator[str]:
    """Organisations that were there; the host's own voice gives nobody away."""
    host = content.series.organisation
    hosts = {fold(name) for name in (host.name, host.abbreviation or "")}
    yield from (one.affiliation for one in room if one.affiliation and one.affiliation not in hosts)


def _speakers(
    text: str, names: re.Pattern[str], given: re.Pattern[str] | None, room: Sequence[Attendee]
) -> tuple[Attendee, ...]:
    found = [name[0] for name in speaker_in(text, names)]
    if given:
        found += [name[0] for name in given.finditer(text) if begins_with_verb(text[name.end() :])]
    return tuple(one for one in room if any(_is_called(one, name) for name in found))


def _mentioned(text: str, names: re.Pattern[str] | None, room: Sequence[Attendee]) -> tuple[Attendee, ...]:
    found = [name[0] for name in names.finditer(text)] if names else []
    return tuple(one for one in room if any(_is_called(one, name) for name in found))


def _is_called(one: Attendee, name: str) -> bool:
    plain = " ".join(name.split()).casefold()
    return any(plain == form.casefold() for form in (*one.names, *one.given))


def _of_places(found: Iterator[re.Match[str]], room: Sequence[Attendee]) -> tuple[Attendee, ...]:
    places = {" ".join(match[0].split()).casefold() for match in found}
    return tuple(one for one in room if one.affiliation.casefold() in places)


def _is_public(content: Content, sentence: Statement, people: Sequence[Attendee]) -> bool:
    """Whether it reports what was said elsewhere: a source says so, or an occasion before the seminar."""
    held = content.seminar.date.isoformat()
    for name in sentence.cites:
        source = content.sources.get(name)
        if source is None:
            continue
        was_before = bool(source.date and source.date < held[: len(source.date)])
        author = fold(source.author or "")
        if was_before or (author and all(any(form in author for form in one.names) for one in people)):
            return True
    return is_earlier(content, fold(sentence.text))


def is_earlier(content: Content, text: str) -> bool:
    """Whether a sentence begins with a day, month or year before the seminar."""
    occasion = _OCCASION.match(text)
    if not occasion:
        return False
    held = content.seminar.date
    month = next((number for number, name in enumerate(_MONTHS, 1) if name in occasion[1].casefold()), 13)
    return (int(occasion[2]), month) < (held.year, held.month)
