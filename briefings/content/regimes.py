"""Under which rule something was said: of the seminar, or of a part of it.

An entry of the agenda may have a regime of its own, and an item names the
part it comes from with `part`. What names none was said under the regime of
the seminar. An unknown part is taken for the strictest regime.
"""

from __future__ import annotations

from briefings.content.model import Regime, Seminar, Visibility

WIDEST = {Regime.OFF_RECORD: Visibility.ORGANISERS, Regime.INTERNAL_USE: Visibility.PARTICIPANTS}
"""The widest circle that may read what was said; everybody where nothing is said here."""


def regime_of(seminar: Seminar, part: str | None = None) -> Regime:
    """The regime that words from a part were said under, or from the seminar at large."""
    if part is None:
        return seminar.regime
    entry = next((one for one in seminar.agenda if one.id == part), None)
    return Regime.OFF_RECORD if entry is None else entry.regime or seminar.regime
