"""What an edition prints about itself once it is filed: its name and its proof.

A draft has none of this. The values come from the archive, never from the
content, and are the same when the edition is rendered again.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefings.content.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """The edition a file belongs to."""

    edition: str
    """Its name in the archive: ``series-seminar/2025-07-22``."""
    digest: str
    """The first 12 hexadecimal digits of the digest of its content."""
    change_class: str = ""
    """``corrected``, ``revised`` or ``expanded``; empty for an edition that replaces none."""
    change_note: str = ""
    corrects: str = ""
    """The edition it replaces."""
