"""Who was in the room, as the attribution rules need it.

Joins the people of the series who took part with the private list, so that a
consent on record counts for a participant too. No name leaves this module but
as a pattern to search with.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.content.model import Consent, Content, Person
from briefings.content.model.participants import Participant


@dataclass(frozen=True, slots=True, repr=False)
class Attendee:
    """Somebody who was there."""

    names: tuple[str, ...]
    """Folded: full names and family names."""
    given: tuple[str, ...]
    affiliation: str
    person: Person | None

    def has_consent(self, scope: str, date: dt.date, audience: str | None = None) -> bool:
        """Whether a consent is in force; without an audience, one for any."""
        consents = self.person.consents if self.person else ()
        return any(covers(consent, scope, date, audience) for consent in consents)


def covers(consent: Consent, scope: str, date: dt.date, audience: str | None = None) -> bool:
    """Whether a consent is in force on a day: granted by then, not revoked, and for the audience."""
    is_revoked = consent.revoked_on is not None and consent.revoked_on <= date
    is_meant = audience is None or not consent.audiences or audience in consent.audiences
    return scope in consent.scope and consent.granted_on <= date and not is_revoked and is_meant


def attendees(content: Content, participants: Sequence[Participant]) -> tuple[Attendee, ...]:
    """Everybody who was in the room, once, as far as it is known."""
    seminar = content.seminar
    ids = [*seminar.presenters, *filter(None, [seminar.moderator])]
    ids += [name for entry in seminar.agenda for name in entry.speakers]
    present = {name: content.people[name] for name in ids if name in content.people}
    by_name = {fold(person.name): person for person in content.people.values()}
    found = []
    for one in participants:
        person = content.people.get(one.person or "") or by_name.get(fold(one.name))
        if person:
            present.pop(person.id, None)
        found.append(_attendee(one.names, one.sort_name, one.affiliation, person))
    people = (_attendee((one.name,), one.sort_name, one.affiliation, one) for one in present.values())
    return (*people, *found)


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of some names as whole words, as typed or in capitals; None for no names."""
    return _pattern(tuple(words))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    # Every text of a seminar asks for the same names.
    wanted = sorted({form for word in words if word for form in (word, word.upper())}, key=lambda one: (-len(one), one))
    if not wanted:
        return None
    forms = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in wanted)
    return re.compile(rf"(?<![\w-])(?:{forms})(?!\w)")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text without accents, character for character: `Löve` is `Love`.

    >>> fold("Gülgezen’s")
    'Gulgezen’s'
    """
    return "".join(unicodedata.normalize("NFD", mark)[0] if mark > "\x7f" else mark for mark in text)


def _attendee(
    names: tuple[str, ...], sort_name: str | None, affiliation: str | None, person: Person | None
) -> Attendee:
    full = tuple(fold(name) for name in names)
    family = {_family(name) for name in full} | ({fold(sort_name.split(",")[0].strip())} if sort_name else set())
    given = tuple(name.split()[0] for name in full if len(name.split()) > 1 and len(name.split()[0]) > 2)
    place = fold((affiliation or (person.affiliation if person else None) or "").split("(")[0].strip())
    return Attendee((*full, *sorted(family)), given, place, person)


def _family(name: str) -> str:
    return name.split()[-1] if name.split() else ""


def all_names(people: Iterable[Attendee]) -> Iterator[str]:
    """Every form of every name."""
    for one in people:
        yield from one.names
