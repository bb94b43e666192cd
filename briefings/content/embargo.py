"""The moment before which a brief must not be made known.

It is written with its zone, `2025-07-23T00:01+03:00`, so that it is one
moment everywhere. Nothing here compares it with a clock.
"""

from __future__ import annotations

import datetime as dt

from briefings.content.model import Edition


def lift_of(edition: Edition) -> dt.datetime | None:
    """When the embargo is lifted, in the zone it was written in; None without one, or when there is no such moment."""
    if edition.embargo_until is None:
        return None
    try:
        return dt.datetime.fromisoformat(edition.embargo_until)
    except ValueError:
        return None
