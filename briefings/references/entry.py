"""One reference as a manager of references exported it, before it is a source.

Neutral between the formats: readers fill it, the register writes it. What a
reader could not carry over is listed by the name it has in the file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from briefings.errors import Where

_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference on its way into `sources.yaml`."""

    where: Where
    key: str
    """What the file calls it."""
    type: str
    """One of the types of a source."""
    title: str
    families: tuple[str, ...] = ()
    """Family names of its authors, for an id where the key is no good one."""
    fields: dict[str, str] = field(default_factory=dict)
    """The other fields of a source, by their names there."""
    lost: tuple[str, ...] = ()
    """Fields of the file that a source has no place for."""

    @property
    def id(self) -> str:
        """A stable id: the key where it can be one, else family name and year."""
        slug = slug_of(self.key)
        if slug and "://" not in self.key and len(slug) <= 60:
            return slug
        year = self.fields.get("date", "")[:4]
        name = self.families[0] if self.families else self.fields.get("organisation", "") or self.title
        return "-".join(filter(None, (slug_of(" ".join(name.split()[:3])), year)))


def slug_of(text: str) -> str:
    """Letters, digits and single hyphens.

    >>> slug_of("Müller:2025a")
    'muller-2025a'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return _APART.sub("-", plain).strip("-")


def joined_names(names: list[str]) -> str:
    """Names as a source prints them.

    >>> joined_names(["A. One", "B. Two", "C. Three"]), joined_names(["A. One", "B. Two"])
    ('A. One, B. Two, and C. Three', 'A. One and B. Two')
    """
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def partial(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A date as far as it is known: ``2025-06``; empty without a year.

    >>> partial(2025, 6), partial(2025, None, 3)
    ('2025-06', '2025')
    """
    if not year:
        return ""
    if not month or not 1 <= month <= 12:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if day and 1 <= day <= 31 else f"{year:04}-{month:02}"
