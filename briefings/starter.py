"""What `briefings new` and `briefings init` begin with.

Copies the starter files (templates under `starter/`, which a workspace may
override) and fills in what was said on the command line. A new seminar
checks and builds at once.

Promise: no file is ever overwritten, and a folder appears whole or not at
all: files are written into a hidden folder beside it, which is then renamed.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from briefings.content.content_files import FileReader
from briefings.content.model import Kind, Person
from briefings.content.workspace import Workspace, find_workspace
from briefings.errors import Problem, UsageError, Where
from briefings.staging import reporting_disk_faults
from briefings.templating.search import TemplateSearch

SERIES_FILES = ("series.yaml", "people.yaml")
SEMINAR_FILES = {
    Kind.SUMMARY: (
        *("seminar.yaml", "introduction.md", "features.yaml", "tactics.yaml", "scenarios.csv", "scenarios.yaml"),
        *("conclusions.md", "levers.yaml", "sources.yaml"),
    ),
    Kind.READ_AHEAD: ("seminar.yaml", "introduction.md", "sources.yaml"),
}
WORKSPACE_FILES = {"briefings.toml": "briefings.toml", "gitignore": ".gitignore"}
LONGEST_TITLE = 90

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STARTER_AUTHOR = "sample-author"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a seminar when it is started."""

    series: str
    seminar: str
    title: str
    kind: Kind
    date: dt.date


def start_workspace(folder: Path, search: TemplateSearch, beginning: Beginning) -> Path:
    """Make a workspace with one seminar in an empty or new folder; the seminar's folder.

    Raises: UsageError when something is in the folder already.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        hint = "name a new folder; `briefings new` adds a seminar to a workspace"
        raise UsageError(Problem(Where(str(folder)), "this is not an empty folder", hint))
    with _appearing_in(folder) as stage:
        for name, written_as in WORKSPACE_FILES.items():
            shutil.copyfile(search.path(f"starter/workspace/{name}", Where("")), stage / written_as)
        (stage / "content").mkdir()
    return start_seminar(find_workspace(folder), search, beginning)


def start_seminar(workspace: Workspace, search: TemplateSearch, beginning: Beginning) -> Path:
    """Make a seminar's folder, and its series when there is none; the seminar's folder.

    Raises: UsageError when it is there already or its name or title cannot be used.
    """
    _stop_at_bad_names(beginning)
    series = workspace.content / beginning.series
    if (series / beginning.seminar).exists():
        place = Where(workspace.name_of(series / beginning.seminar))
        raise UsageError(Problem(place, "this seminar is there already", "choose another name"))
    is_new_series = not (series / "series.yaml").exists()
    words = _words(beginning, _STARTER_AUTHOR if is_new_series else _author(workspace, series))
    with _appearing_in(series) as stage:
        if is_new_series:
            _copy(search, "series", SERIES_FILES, stage, words)
        part = beginning.kind.value.replace("_", "-")
        _copy(search, part, SEMINAR_FILES[beginning.kind], stage / beginning.seminar, words)
    return series / beginning.seminar


def _stop_at_bad_names(beginning: Beginning) -> None:
    problems = [_bad_name(name) for name in (beginning.series, beginning.seminar) if not _SLUG.fullmatch(name)]
    if not 0 < len(beginning.title) <= LONGEST_TITLE or not beginning.title.isprintable():
        what = f"a title has 1 to {LONGEST_TITLE} characters on one line, this one has {len(beginning.title)}"
        problems.append(Problem(Where(""), what, "say the rest in `subtitle`"))
    if problems:
        raise UsageError(problems)


def _bad_name(name: str) -> Problem:
    better = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
    hint = f"try `{better}`" if better else "such as `winter-seminar`"
    return Problem(Where(""), f"`{name}` is not a name of lower-case letters, digits and single hyphens", hint)


def _author(workspace: Workspace, series: Path) -> str:
    """Somebody of the series who may be named as an author; empty when there is nobody."""
    people = FileReader(workspace).records(Person, series / "people.yaml", "people")
    agreed = [person for person in people if any("named_as_author" in one.scope for one in person.consents)]
    return next((person.id for person in (*agreed, *people)), "")


def _words(beginning: Beginning, author: str) -> Mapping[str, str]:
    return {
        # A JSON string is a double-quoted YAML string, whatever is in it.
        "title": json.dumps(beginning.title, ensure_ascii=False),
        "series_title": json.dumps(beginning.series.replace("-", " ").capitalize(), ensure_ascii=False),
        "date": beginning.date.isoformat(),
        "year": f'"{beginning.date.year}"',
        "authors": f"[{author}]",
    }


def _copy(search: TemplateSearch, part: str, names: tuple[str, ...], folder: Path, words: Mapping[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        text = search.path(f"starter/{part}/{name}", Where("")).read_text(encoding="utf-8")
        (folder / name).write_text(Template(text).safe_substitute(words), encoding="utf-8", newline="\n")


@contextmanager
def _appearing_in(folder: Path) -> Iterator[Path]:
    """A hidden folder to fill; at the end all that is in it moves into `folder`."""
    with reporting_disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".starting-", dir=folder))
        try:
            yield stage
            for path in stage.iterdir():
                path.rename(folder / path.name)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
