"""The edition before, for what is made outside the archive.

`--since EDITION` names it and `--since none` leaves it out; unless told it is
each seminar's current edition in the workspace's archive, where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefings.content.workspace import SeminarFolder, Workspace

if TYPE_CHECKING:
    from briefings.compare.previous import Previous
    from briefings.order import Order

NONE = "none"


def with_previous(order: Order, folders: Sequence[SeminarFolder], since: str | None = None) -> Order:
    """The order with the edition before of each seminar that has one.

    Raises: UsageError when the edition that was named is not in the archive, or is of none of these seminars.
    """
    found = editions_before(order.workspace, folders, since)
    return replace(order, previous=found) if found else order


def editions_before(
    workspace: Workspace, folders: Sequence[SeminarFolder], since: str | None = None
) -> Mapping[str, Previous]:
    """Each seminar to the edition before; those without one are left out.

    Raises: UsageError when the edition that was named is not in the archive, or is of none of these seminars.
    """
    if since == NONE or not (since or (workspace.archive / "ledger.jsonl").is_file()):
        return {}
    # Imported here: most workspaces have no archive, and a build should not wait for it.
    from briefings.editions.archive import Archive
    from briefings.editions.previous import current_editions, named_edition

    archive = Archive(workspace.archive)
    found = current_editions(archive, folders)
    if since:
        found |= named_edition(archive, folders, since)
    return MappingProxyType(found)
