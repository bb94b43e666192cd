"""What was built from what, so that nothing is made twice.

One small JSON file a seminar under ``build/.cache`` holds, for each finished
file, a digest of everything it was made from and of its own bytes. Inputs
are the seminar's files, the files of its series, every template, audience
and theme, this package's code and the versions of the libraries that write.
A finished file is up to date when both digests still hold.

Promise: a record that is missing, damaged or from another version only
causes a build; it is never an error.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.content.workspace import SeminarFolder, Workspace
from briefings.errors import Problem, Where

if TYPE_CHECKING:
    from briefings.compare.previous import Previous

PACKAGE = Path(__file__).parent

WRITING_LIBRARIES = (
    "babel",
    "fontpkg-fira-sans",
    "fontpkg-ibm-plex-serif",
    "jinja2",
    "lxml",
    "manimgx-fonts",
    "markdown-it-py",
    "pandas",
    "pillow",
    "pyphen",
    "pypdfium2",
    "python-docx",
    "reportlab",
)
"""Another version of one of these may write other bytes from the same content."""

READING_LIBRARIES = ("mdit-py-plugins", "python-bidi", "python-calamine", "pyyaml", "uharfbuzz")
"""Another version of one of these, or one more, may find something else in the same content."""


@dataclass(frozen=True, slots=True)
class Output:
    """One finished file, as it was when it was written."""

    path: str
    """Relative to the workspace's build folder."""
    sha256: str
    inputs: str
    """Digest of everything it was made from."""


@dataclass(slots=True)
class Record:
    """Everything known about the last builds of one seminar."""

    files: tuple[str, ...] = ()
    """Content files that were read, relative to the workspace."""
    outputs: dict[str, Output] = field(default_factory=dict)
    """``audience/format`` to the file made for it."""
    warnings: tuple[Problem, ...] = ()
    """Said again when nothing has to be built, so that they are not forgotten."""
    passed_over: dict[str, str] = field(default_factory=dict)
    """Audience that gets no file of this seminar, to the digest of the inputs for which that holds."""
    searches: dict[str, dict[str, object]] = field(default_factory=dict)
    """``audience/format`` to what its file was searched for, and how."""


def read_record(workspace: Workspace, folder: SeminarFolder) -> Record:
    """The seminar's record; an empty one when there is none that can be used."""
    try:
        kept = json.loads(_place(workspace, folder).read_bytes())
        return Record(
            files=tuple(kept["files"]),
            outputs={key: Output(**output) for key, output in kept["outputs"].items()},
            passed_over=dict(kept["passed_over"]),
            searches=dict(kept["searches"]),
            warnings=tuple(problem_of(entry) for entry in kept["warnings"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Record()


def write_record(workspace: Workspace, folder: SeminarFolder, record: Record) -> None:
    """Keep the record for the next build, written beside and renamed."""
    place = _place(workspace, folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "files": record.files,
        "outputs": {
            key: {"path": output.path, "sha256": output.sha256, "inputs": output.inputs}
            for key, output in sorted(record.outputs.items())
        },
        "passed_over": dict(sorted(record.passed_over.items())),
        "searches": dict(sorted(record.searches.items())),
        "warnings": [problem_entry(problem) for problem in record.warnings],
    }
    beside = place.with_suffix(f".{os.getpid()}.tmp")
    beside.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    beside.replace(place)


def is_current(workspace: Workspace, output: Output, inputs: str) -> bool:
    """Whether the finished file is there, untouched, and made from these inputs."""
    return output.inputs == inputs and _is_untouched(workspace, output)


def remove_former(workspace: Workspace, output: Output) -> None:
    """Remove a draft that has got another name, unless somebody has changed it since."""
    if _is_untouched(workspace, output):
        (workspace.build / output.path).unlink()


def _is_untouched(workspace: Workspace, output: Output) -> bool:
    try:
        return sha256((workspace.build / output.path).read_bytes()) == output.sha256
    except OSError:
        return False


def inputs_digest(workspace: Workspace, folder: SeminarFolder, files: Iterable[str], surroundings: str) -> str:
    """Digest of all that the seminar's finished files depend on.

    `files` are those the loader read when it last ran: they may lie outside
    the seminar's own folder, which is always taken whole.
    """
    digest = hashlib.sha256(surroundings.encode())
    for path in inputs_of(workspace, folder, files):
        # A name that is not UTF-8 is a name all the same.
        digest.update(os.fsencode(f"\n{os.path.relpath(path, workspace.root)} {_file_digest(path)}"))
    return digest.hexdigest()


def inputs_of(workspace: Workspace, folder: SeminarFolder, files: Iterable[str]) -> list[Path]:
    """The files of those `inputs_digest` is made from that lie with the content, and the folders of theirs; sorted."""
    paths = {workspace.root / file for file in files}
    # Whoever borrows a scenario table finds what lies beside it: a second table, a translation.
    homes = {path.parent for path in paths if path.name == "scenarios.yaml"}
    paths.update(path for home in homes for path in (*home.glob("scenarios.*"), *_files_under(home / "translations")))
    for place in (folder.path, folder.path.parent):
        paths.add(place)
        paths.update(path for path in place.iterdir() if not path.name.startswith("."))
    paths.update(_files_under(folder.path))
    paths.update(_files_under(folder.path.parent / "translations"))
    return sorted(paths)


def sha256(content: bytes) -> str:
    """The digest of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def surroundings_digest(workspace: Workspace, template_folders: Iterable[Path], house: Path | None = None) -> str:
    """Digest of what all seminars of a workspace depend on: templates, code, libraries, a house document."""
    templates = {path for place in template_folders for path in _files_under(place)}
    parts = [
        sys.version,
        *_installed((*WRITING_LIBRARIES, *READING_LIBRARIES)),
        _file_digest(workspace.root / "briefings.toml"),
        _file_digest(house) if house is not None else "",
        *(f"{path} {_file_digest(path)}" for path in sorted(templates)),
        *(f"{path} {_file_digest(path)}" for path in sorted(_files_under(PACKAGE)) if path.suffix != ".pyc"),
    ]
    return sha256(os.fsencode("\n".join(parts)))


def after_edition(surroundings: str, before: Previous | None) -> str:
    """The surroundings of a seminar with an edition before it: also what can be read of that edition now."""
    if before is None:
        return surroundings
    kept = (f"{path} {_file_digest(path)}" for path in sorted(_files_under(before.source)))
    return sha256(os.fsencode("\n".join((surroundings, before.edition, before.digest, *kept))))


def _files_under(place: Path, above: frozenset[str] = frozenset()) -> Iterator[Path]:
    """All files below a folder, also behind links to folders, as whoever reads them finds them."""
    real = os.path.realpath(place)
    if real in above or not place.is_dir():
        return
    for path in place.iterdir():
        if path.name.startswith((".", "__pycache__")):
            continue
        if path.is_dir():
            yield from _files_under(path, above | {real})
        else:
            yield path


def _file_digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()) if path.is_file() else "absent"
    except OSError:
        return "absent"


def _installed(libraries: Iterable[str]) -> list[str]:
    """Names and versions of some libraries, as their folders of metadata spell them."""
    # Not by importlib.metadata: it loads the whole of `email`, a tenth of the time of a build.
    wanted = {name.replace("-", "_") for name in libraries}
    names = [path.name for place in sys.path for path in Path(place).glob("*.dist-info")]
    return sorted(name for name in names if name.split("-")[0].lower() in wanted)


def _place(workspace: Workspace, folder: SeminarFolder) -> Path:
    return workspace.build / ".cache" / folder.series / f"{folder.seminar}.json"


def problem_entry(problem: Problem) -> dict[str, object]:
    """A problem as JSON holds it."""
    where = problem.where
    return {
        "where": [where.file, where.line, where.column, where.sheet, where.cell],
        "what": problem.what,
        "hint": problem.hint,
        "rule": problem.rule,
        "severity": problem.severity,
    }


def problem_of(entry: dict[str, str | list[str | int]]) -> Problem:
    """The problem that `problem_entry` wrote down."""
    return Problem(**{**entry, "where": Where(*entry["where"])})  # type: ignore[arg-type]  # as `problem_entry` wrote it
