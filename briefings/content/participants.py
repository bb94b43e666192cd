"""Read the private list of participants, for the leak scan and attribution rules.

`participants.yaml` lies in a seminar's folder and is kept out of version
control and out of the archive. A seminar without one is read as an empty
list: nothing public needs it.

Promise: what is read here never joins `Content`, so no template can see it,
and a message about the file never repeats what is written in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefings.content.content_files import FileReader
from briefings.content.model.participants import Participant
from briefings.content.shapes import record_shape
from briefings.content.workspace import SeminarFolder, Workspace
from briefings.errors import ContentError, Problem

FILE = "participants.yaml"
_KEY = "participants"
_QUOTED = re.compile(r"`([^`]*)`")


def load_participants(workspace: Workspace, folder: SeminarFolder) -> tuple[Participant, ...]:
    """The private list of a seminar, in file order; empty when there is no such file.

    Raises: ContentError with every problem of the file, none of which repeats its text.
    """
    reader = FileReader(workspace)
    path = folder.path / FILE
    participants = reader.records(Participant, path, _KEY)
    if reader.problems:
        raise ContentError(_discreet(reader.problems))
    return participants


def _discreet(problems: list[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield replace(problem, what=_masked(problem.what), hint=_masked(problem.hint))


def _masked(words: str) -> str:
    """Words of a message with everything quoted in it hidden, but the keys of the file."""
    known = {_KEY, f"{_KEY}:", *(mark for key in record_shape(Participant).by_key for mark in (key, f"{key}:"))}
    return _QUOTED.sub(lambda found: found[0] if found[1] in known else "`…`", words)
