"""What is to be made, and what became of it: the words the pipeline speaks in.

An `Order` goes in, one `Outcome` a seminar comes out. Between them stand the
`Target`s, one for each file. Everything is frozen and may cross processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefings.compare.previous import Previous
from briefings.content.workspace import Workspace
from briefings.document.model import Document
from briefings.errors import ContentError, Problem, Where
from briefings.templating.audiences import Audience
from briefings.templating.issue import Issue
from briefings.templating.search import TemplateSearch
from briefings.theme.model import Theme


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of each seminar."""

    workspace: Workspace
    search: TemplateSearch
    audiences: tuple[Audience, ...]
    formats: tuple[str, ...] = ()
    """Empty: the formats each audience asks for."""
    always: bool = False
    """Make also what is up to date."""
    lanes: int = 1
    house: Path | None = None
    """A Word file whose look the DOCX take, in place of the theme's own house document."""
    fits_pages: bool = True
    """False: only look for problems, and do not lay out what has a budget of pages."""
    issue: Issue | None = None
    """The edition the files belong to; None for drafts."""
    previous: Mapping[str, Previous] = field(default_factory=lambda: MappingProxyType({}))
    """Seminar to the edition before, where there is one; what changed since is told."""


@dataclass(frozen=True, slots=True)
class Built:
    """One finished file."""

    audience: str
    format: str
    path: Path
    sha256: str
    is_new: bool
    """False: it was up to date, or came out the same."""
    # A plain dict, because answers travel between processes and a read-only view of one cannot.
    certificate: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What it was searched for; empty for a file that was up to date."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one seminar: finished files or errors, and warnings with either."""

    seminar: str
    built: tuple[Built, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()
    """What was read of it, relative to the workspace."""

    @property
    def has_errors(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Target:
    """One file to be made: a Document, how it looks, and where it goes."""

    audience: Audience
    format: str
    document: Document
    theme: Theme
    place: Path
    where: Where
    """What to look at when the whole file is not as it should be."""
    advice: str = ""
    """What to do when it is too long."""


def stop_at_errors(problems: list[Problem]) -> None:
    """Raise ContentError with everything found, when any of it is an error."""
    if any(problem.severity == "error" for problem in problems):
        raise ContentError(problems)
