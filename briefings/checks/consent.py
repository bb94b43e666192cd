"""CHR-01: nobody is named in a brief without a consent on record.

`refuse_unconsented` belongs to the build of one audience. A consent counts
when its scope fits what the person is named as, when it covers the audience,
and when it was granted and not revoked by the edition's date. On the record, be it the whole
seminar or a part, presenters need none; authors are asked everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefings.checks.room import covers
from briefings.content.model import AgendaItem, Content, Person, Record, Regime
from briefings.content.regimes import regime_of
from briefings.errors import Problem

_NEEDED = {"authors": "named_as_author"}
"""Everybody else is named as a presenter."""


def refuse_unconsented(content: Content, people: Mapping[str, Person], audience: str) -> Iterator[Problem]:
    """A problem at each name that a brief prints without the person's consent.

    `content` is what the audience sees, `people` those with their consents, which no audience sees.
    """
    for record, field, role, name in _named(content):
        person = people.get(name)
        scope = _NEEDED.get(role, "named_as_presenter")
        if person is None or (_regime(content, record) is Regime.ON_RECORD and scope == "named_as_presenter"):
            continue
        if not any(covers(consent, scope, content.seminar.edition.date, audience) for consent in person.consents):
            yield _unconsented(person, record, field, scope, audience)


def _regime(content: Content, record: Record) -> Regime:
    part = record.id if isinstance(record, AgendaItem) else None
    return regime_of(content.seminar, part)


def _named(content: Content) -> Iterator[tuple[Record, str, str, str]]:
    """The record that names, the address of its field, the role, the id of the person."""
    seminar = content.seminar
    for role, names in (("authors", seminar.authors), ("presenters", seminar.presenters)):
        for index, name in enumerate(names):
            yield seminar, f"{role}[{index}]", role, name
    if seminar.moderator:
        yield seminar, "moderator", "moderator", seminar.moderator
    for entry in seminar.agenda:
        for index, name in enumerate(entry.speakers):
            yield entry, f"speakers[{index}]", "speakers", name


def _unconsented(person: Person, record: Record, field: str, scope: str, audience: str) -> Problem:
    what = f"`{person.id}` is named here; no consent as `{scope}` for `{audience}` is on record"
    hint = f"record it under `consents` of `{person.id}` in people.yaml, or leave the name out"
    return Problem(record.origin.of(field), what, hint, "CHR-01")
