"""What a check found, so that a seminar without changes is not checked again.

One small JSON file a seminar under ``build/.cache`` holds the digest of all
that the findings depend on: what `build_record` calls its inputs, and the
edition before. Only a check without errors is kept: an error may be about a
file that is not there, and such a file has no digest.

Promise: a file that is missing, damaged or cannot be written only causes a
check; it is never an error.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.build_record import (
    after_edition,
    inputs_digest,
    inputs_of,
    problem_entry,
    problem_of,
    surroundings_digest,
)
from briefings.content.workspace import SeminarFolder, Workspace
from briefings.errors import Problem

if TYPE_CHECKING:
    from briefings.compare.previous import Previous


class Checked:
    """The checks of one workspace that still hold; made before the first seminar is read."""

    def __init__(
        self, workspace: Workspace, template_folders: Iterable[Path], previous: Mapping[str, Previous]
    ) -> None:
        self._workspace, self._previous = workspace, previous
        # Before anything is read: a template that is saved while the check runs is another one.
        self._surroundings = surroundings_digest(workspace, template_folders)
        self._began = time.time_ns()

    def find(self, folder: SeminarFolder) -> tuple[Problem, ...] | None:
        """What the last check found; None when there was none or something has changed."""
        try:
            kept = json.loads(self._place(folder).read_bytes())
            if kept["inputs"] != self._digest(folder, kept["files"]):
                return None
            return tuple(problem_of(entry) for entry in kept["problems"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, folder: SeminarFolder, files: Iterable[str], problems: Iterable[Problem]) -> None:
        """Remember what was found; not when a file was saved while the check ran."""
        files, problems = sorted(files), tuple(problems)
        if any(problem.severity == "error" for problem in problems):
            return
        with suppress(OSError):
            if any(self._is_young(path) for path in inputs_of(self._workspace, folder, files)):
                return
            inputs = self._digest(folder, files)
            kept = {"inputs": inputs, "files": files, "problems": [problem_entry(one) for one in problems]}
            place = self._place(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_suffix(f".{os.getpid()}.tmp")
            beside.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            beside.replace(place)

    def _is_young(self, file: Path) -> bool:
        """Whether it was saved, or put in place of another, since this was made; of a folder, whether its list was."""
        found = file.stat()
        return max(found.st_mtime_ns, found.st_ctime_ns) >= self._began

    def _digest(self, folder: SeminarFolder, files: Iterable[str]) -> str:
        surroundings = after_edition(self._surroundings, self._previous.get(folder.id))
        return inputs_digest(self._workspace, folder, files, surroundings)

    def _place(self, folder: SeminarFolder) -> Path:
        return self._workspace.build / ".cache" / folder.series / f"{folder.seminar}.checked.json"
