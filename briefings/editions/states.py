"""What the ledger says of each edition, and what may happen to it next.

An edition is *frozen*, then at most one of *superseded* (by a later
edition), *corrected* (by a re-issue) or *withdrawn*. Withdrawing is possible
from every other state; nothing leads back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefings.content.nearest import did_you_mean
from briefings.editions.edition import EditionId, parse_edition
from briefings.editions.ledger import Event
from briefings.errors import ArchiveRefusal, Problem, UsageError, Where

FROZEN = ("frozen", "imported")
NEXT = {"superseded": ("frozen",), "corrected": ("frozen",), "withdrawn": ("frozen", "superseded", "corrected")}
"""Event to the states it may follow."""


@dataclass(slots=True)
class Entry:
    """One edition, as the ledger knows it."""

    id: EditionId
    facts: Mapping[str, object]
    """Title, series, seminar, audiences and what else the catalogue shows."""
    frozen_at: str
    by: str
    status: str = "frozen"
    ended_on: dt.date | None = None
    """The day from which it is no longer current."""
    successor: str = ""
    reason: str = ""
    events: list[Event] = field(default_factory=list)

    @property
    def inventory(self) -> str:
        return str(self.facts.get("inventory", ""))

    @property
    def begins_on(self) -> dt.date:
        """The day from which it is current: its date, or for a correction the day it was made."""
        return dt.date.fromisoformat(self.frozen_at[:10]) if self.id.reissue else self.id.date

    @property
    def audiences(self) -> tuple[str, ...]:
        given = self.facts.get("audiences", ())
        return tuple(str(name) for name in given) if isinstance(given, list | tuple) else ()

    def was_current_on(self, day: dt.date) -> bool:
        return self.begins_on <= day and (self.ended_on is None or day < self.ended_on)


def editions_of(events: Iterable[Event]) -> tuple[Entry, ...]:
    """All editions of a ledger, sorted by work and date."""
    entries: dict[str, Entry] = {}
    for event in events:
        if event.event in FROZEN:
            entries[event.edition] = Entry(parse_edition(event.edition), event.facts, event.at, event.by)
        if entry := entries.get(event.edition):
            entry.events.append(event)
            if event.event in NEXT:
                _end(entry, event)
    return tuple(sorted(entries.values(), key=lambda entry: entry.id))


def find(entries: Iterable[Entry], name: str) -> Entry:
    """The edition a person names: in full, with its series and seminar, or from the seminar on.

    Raises: UsageError when none or several go by that name.
    """
    known = list(entries)
    matches = [entry for entry in known if name in (str(entry.id), entry.id.folder, _seminar_name(entry))]
    matches = matches or [entry for entry in known if name == _short_name(entry)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        hint = f"write one of {', '.join(str(entry.id) for entry in matches)}"
        raise UsageError(Problem(Where(""), f"`{name}` names several editions", hint))
    hint = did_you_mean(name, [str(entry.id) for entry in known], "edition") or "see briefings edition list"
    raise UsageError(Problem(Where(""), f"there is no edition `{name}`", hint))


def current(entries: Iterable[Entry], day: dt.date) -> dict[str, Entry]:
    """The edition of each work that was current on a day: the latest that had not been replaced by then."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.id):
        if entry.was_current_on(day):
            found[entry.id.work] = entry
    return found


def judge(entry: Entry, event: str, successor: Entry | None = None) -> None:
    """Refuse an event that must not follow.

    Raises: ArchiveRefusal with the reason.
    """
    where = Where(str(entry.id))
    if entry.status not in NEXT[event]:
        hint = f"replaced by {entry.successor}" if entry.successor else ""
        raise ArchiveRefusal(Problem(where, f"this edition is {entry.status} and cannot be {event}", hint))
    if successor is None:
        return
    if successor.id.work != entry.id.work:
        raise ArchiveRefusal(Problem(where, f"{successor.id} is an edition of something else"))
    if successor.id <= entry.id:
        raise ArchiveRefusal(Problem(where, f"{successor.id} is not later than this edition"))
    if successor.status != "frozen":
        raise ArchiveRefusal(Problem(where, f"{successor.id} is {successor.status} itself", "name one that is current"))


def _end(entry: Entry, event: Event) -> None:
    entry.status = event.event
    entry.successor = str(event.facts.get("successor", entry.successor))
    entry.reason = str(event.facts.get("reason", ""))
    ends = str(event.facts.get("from", event.at[:10]))
    day = dt.date.fromisoformat(ends)
    entry.ended_on = min(day, entry.ended_on) if entry.ended_on else day


def _seminar_name(entry: Entry) -> str:
    return f"{entry.facts.get('series')}/{entry.facts.get('seminar')}/{entry.id.label}"


def _short_name(entry: Entry) -> str:
    return f"{entry.facts.get('seminar')}/{entry.id.label}"
