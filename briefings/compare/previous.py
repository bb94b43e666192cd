"""The edition before: where its content is kept, and how it is read.

It lies in a folder that is a workspace of its own, as every edition keeps its
source. It is only read, and only when a brief is made. An edition that today's
program cannot read any more is no reason to make no brief: it is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from briefings.content.load import load_seminar
from briefings.content.model import Content
from briefings.content.workspace import find_workspace
from briefings.errors import BriefingsError, Problem, Where


@dataclass(frozen=True, slots=True)
class Previous:
    """The edition before the one that is made."""

    edition: str
    """Its name in the archive: ``series-seminar/2025-07-22``."""
    digest: str
    """Of its content; with the name it stands for all that could differ."""
    source: Path
    """The folder of its content."""
    seminar: str
    """Series and seminar, as its folders are named."""


def read_previous(previous: Previous, build: Path) -> tuple[Content | None, tuple[Problem, ...]]:
    """Its content, or why there is none; `build` is where tables that were read are remembered."""
    try:
        workspace = replace(find_workspace(previous.source), build=build)
        folder = next((one for one in workspace.seminars if one.id == previous.seminar), None)
        if folder is not None:
            return load_seminar(workspace, folder), ()
        fault = "its source is not there"
    except BriefingsError as unread:
        fault = unread.problems[0].what
    what = f"the edition before this one cannot be compared: {fault}"
    hint = "`--since none` builds without it; `briefings edition verify` looks at the archive"
    return None, (Problem(Where(previous.edition), what, hint, severity="warning"),)
