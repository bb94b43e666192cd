"""What can go wrong, where it went wrong, and which exit code says so.

Anything a user can cause is a `Problem`: a place, a fact and a hint. A run
collects every problem it can find and raises once, at the end of a stage:

    BriefingsError            exit 1   base: carries problems
    ├── ContentError          exit 1   content, templates, audiences or themes have errors
    ├── UsageError            exit 2   an unknown seminar or format was named
    ├── ArchiveRefusal        exit 3   the archive refuses what was asked
    ├── DamageFound           exit 4   stored bytes are not what the record says
    └── EnvironmentFault      exit 5   a missing font, a full disk, a read-only folder

The codes never change meaning. A Python traceback is always a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place a person can go to: a line of a file, or a cell of a sheet."""

    file: str
    """Path as the user would type it, relative to the workspace when inside it."""
    line: int = 0
    """1-based; 0 when the whole file is meant."""
    column: int = 0
    """1-based, in characters; 0 when the whole line is meant."""
    sheet: str = ""
    cell: str = ""
    """Spreadsheet reference such as ``B5``; only with `sheet`."""

    def __str__(self) -> str:
        """Write the place as editors understand it.

        >>> str(Where("content/a/scenarios.csv", 8, 3))
        'content/a/scenarios.csv:8:3'
        >>> str(Where("a.xlsx", sheet="Scenarios", cell="C5"))
        'a.xlsx:Scenarios!C5'
        """
        if self.cell:
            return f"{self.file}:{self.sheet}!{self.cell}" if self.sheet else f"{self.file}:{self.cell}"
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, addressed to whoever can fix it.

    Worded in lower case without a full stop: place, then fact, then next step.
    """

    where: Where
    what: str
    hint: str = ""
    rule: str = ""
    """Stable id of the check that found it (``SCN-01``); empty for syntax and types."""
    severity: str = "error"
    """``error`` stops a build; ``warning`` and ``info`` are printed and do not."""

    def __str__(self) -> str:
        rule = f" [{self.rule}]" if self.rule else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{self.where}: {self.what}{rule}{hint}"


class BriefingsError(Exception):
    """Base of everything this package raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Iterable[Problem] | Problem) -> None:
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems: tuple[Problem, ...] = found
        super().__init__("\n".join(str(problem) for problem in found))

    def __reduce__(self) -> tuple[type[BriefingsError], tuple[tuple[Problem, ...]]]:
        """Travel between processes whole; an exception's own way would keep only the text."""
        return type(self), (self.problems,)


class ContentError(BriefingsError):
    """Content, a template or a theme says something that cannot be used."""


class UsageError(BriefingsError):
    """The command names something that does not exist or makes no sense."""

    exit_code = 2


class ArchiveRefusal(BriefingsError):
    """The archive keeps its promises by saying no."""

    exit_code = 3


class DamageFound(BriefingsError):
    """Stored bytes differ from their record."""

    exit_code = 4


class EnvironmentFault(BriefingsError):
    """The machine lacks something: a font, disk space, a permission."""

    exit_code = 5
