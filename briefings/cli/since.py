"""The edition before, for what is made outside the archive.

`--since EDITION` names it and `--since none` leaves it out; unless told it is
each seminar's current edition in the workspace's archive, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from briefings.content.workspace import SeminarFolder
from briefings.order import Order

NONE = "none"


def with_previous(order: Order, folders: Sequence[SeminarFolder], since: str | None = None) -> Order:
    """The order with the edition before of each seminar that has one.

    Raises: UsageError when the edition that was named is not in the archive, or is of none of these seminars.
    """
    if since == NONE or not (since or (order.workspace.archive / "ledger.jsonl").is_file()):
        return order
    # Imported here: most workspaces have no archive, and a build should not wait for it.
    from briefings.editions.archive import Archive
    from briefings.editions.previous import current_editions, named_edition

    archive = Archive(order.workspace.archive)
    found = current_editions(archive, folders)
    if since:
        found |= named_edition(archive, folders, since)
    return replace(order, previous=MappingProxyType(found))
