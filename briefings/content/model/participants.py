"""Who was in the room: the private list that no template ever sees.

Decoded from `participants.yaml` by `briefings.content.participants`. It is
not part of `Content`. Printing a participant shows no name, so that none ends
in a log or a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefings.content.model.base import Line, Record, Slug


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Participant(Record):
    """One person who took part. For the organisers, for ever."""

    name: Line
    sort_name: Line | None = None
    other_names: tuple[Line, ...] = ()
    """Other spellings and transliterations that must not appear either."""
    affiliation: Line | None = None
    """The organisation the person came from."""
    role: Line | None = None
    """What the person does there."""
    email: Line | None = None
    phone: Line | None = None
    nationality: Line | None = None
    """As an adjective: ``Ukrainian``."""
    descriptors: tuple[Line, ...] = ()
    """How a brief could describe the person without a name: ``diplomat``, ``former minister``."""
    person: Slug | None = None
    """The same person in people.yaml, whose consents then hold."""

    def __repr__(self) -> str:
        return "Participant(…)"

    @property
    def names(self) -> tuple[str, ...]:
        """All ways to write the name, as typed."""
        return (self.name, *self.other_names)
