"""The name of an edition: what it is about, its date, and which one of that day.

``<series>-<seminar>/<date>`` names an edition; ``.2`` a second one of the same
day; ``.r1`` a re-issue that corrects it. A name is never given twice, and two
names compare as the editions follow each other.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from briefings.errors import Problem, UsageError, Where

_NAME = re.compile(
    r"(?P<work>[a-z0-9]+(?:-[a-z0-9]+)*)[/.](?P<date>\d{4}-\d{2}-\d{2})"
    r"(?:\.(?P<number>[2-9]|[1-9]\d{1,2}))?(?:\.r(?P<reissue>[1-9]\d{0,2}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class EditionId:
    """Which edition of which work; ordered as they were made."""

    work: str
    """Series and seminar: ``strategic-competition-kremlin-negotiates``."""
    date: dt.date
    number: int = 1
    """Which edition of that day; 1 is not written."""
    reissue: int = 0
    """Which correction of it; 0 is the edition itself."""

    @property
    def label(self) -> str:
        """What follows the work: ``2025-07-22.2.r1``."""
        number = f".{self.number}" if self.number > 1 else ""
        return f"{self.date.isoformat()}{number}{f'.r{self.reissue}' if self.reissue else ''}"

    def __str__(self) -> str:
        return f"{self.work}/{self.label}"

    @property
    def folder(self) -> str:
        """The name of its folder, legal on every system."""
        return f"{self.work}.{self.label}"

    @property
    def urn(self) -> str:
        """The same as a URI, as OCFL asks for."""
        return f"urn:briefings:{self.work}:{self.label}"

    def next_issue(self) -> EditionId:
        """The name of the next correction."""
        return replace(self, reissue=self.reissue + 1)


def work_of(series: str, seminar: str) -> str:
    """The name of what all editions of a seminar are editions of."""
    return f"{series}-{seminar}"


def parse_edition(name: str) -> EditionId:
    """Read a name, or the name of a folder.

    Raises: UsageError when it is none.

    >>> str(parse_edition("series-talks/2025-07-22.2.r1"))
    'series-talks/2025-07-22.2.r1'
    """
    found = _NAME.fullmatch(name)
    try:
        date = dt.date.fromisoformat(found["date"]) if found else None
    except ValueError:
        date = None
    if found is None or date is None:
        hint = "write it as `briefings edition list` does: series-seminar/2025-07-22"
        raise UsageError(Problem(Where(""), f"`{name}` does not name an edition", hint))
    return EditionId(found["work"], date, int(found["number"] or 1), int(found["reissue"] or 0))
