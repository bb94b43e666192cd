"""EDN-04: until its embargo is lifted an edition goes to nobody who must wait.

The moment and the audiences that may have the edition earlier were recorded
when it was frozen. The time of today is the caller's: nothing here knows a
clock.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefings.editions.states import Entry
from briefings.errors import ArchiveRefusal, Problem, Where


def is_embargoed(entry: Entry, audience: str, at: str) -> bool:
    """Whether an audience has to wait for an edition; `at` is a time as the archive writes it."""
    early = entry.facts.get("before_embargo", ())
    may_have_it = isinstance(early, list | tuple) and audience in early
    return at < str(entry.facts.get("embargo_until", "")) and not may_have_it


def refuse_embargoed(entry: Entry, audiences: Iterable[str], at: str) -> None:
    """Stop before an edition is handed to an audience that has to wait.

    Raises: ArchiveRefusal naming each.
    """
    waiting = [name for name in audiences if is_embargoed(entry, name, at)]
    if waiting:
        what = f"embargoed until {entry.facts.get('embargo_until')}"
        hint = "write `before_embargo: true` into an audience that may have it earlier, and freeze again"
        raise ArchiveRefusal(Problem(Where(str(entry.id)), f"`{name}`: {what}", hint) for name in waiting)
