"""What an edition is made from, gathered into one folder and opened again.

The folder is a workspace of its own: the seminar's and its series' files, and
under ``templates`` every template, audience, label and theme that was in
force. It is rendered from at once, so what is kept is what was rendered: all
of it but the private list of participants, which the finished files are
searched for and no archive holds.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from briefings.compare.previous import Previous
from briefings.content.load import read_seminar
from briefings.content.participants import FILE as PRIVATE
from briefings.content.pictured import shown_pictures
from briefings.content.workspace import SETTINGS, SeminarFolder, Workspace, find_workspace
from briefings.errors import DamageFound, Problem, Where
from briefings.templating.search import TemplateSearch

TEMPLATES = "templates"
PREVIOUS = "previous-edition"
"""Folder of the content of the edition before, as that edition keeps it."""
NAME = "edition.json"
_NO_TEXT = re.compile("[\ud800-\udfff]")


def gather_source(workspace: Workspace, folder: SeminarFolder, search: TemplateSearch, target: Path) -> None:
    """Copy everything a seminar's brief is made from into a new folder."""
    for path in _content_files(workspace, folder):
        _copy(path, target / path.relative_to(workspace.root))
    for name in search.names():
        found = search.find(name)
        if found and not name.startswith("starter/") and not name.endswith((".pyc", "__init__.py")):
            _copy(found, target / TEMPLATES / name)


def keep_previous(previous: Previous, target: Path) -> None:
    """Copy what the edition before was made from beside the gathered source, to be compared with it for ever."""
    place = target / PREVIOUS
    own = (f"{TEMPLATES}/", f"{PREVIOUS}/")
    for name, path in source_files(previous.source).items():
        if not name.startswith(own):
            _copy(path, place / name)
    told = {"edition": previous.edition, "content_digest": previous.digest}
    (place / NAME).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def kept_previous(source: Path, seminar: str) -> Mapping[str, Previous]:
    """The edition before, where a gathered source holds one."""
    place = source / PREVIOUS
    if not (place / NAME).is_file():
        return {}
    told = json.loads((place / NAME).read_bytes())
    return {seminar: Previous(str(told["edition"]), str(told["content_digest"]), place, seminar)}


def open_source(source: Path, seminar: str, build: Path) -> tuple[Workspace, SeminarFolder, TemplateSearch]:
    """The gathered folder as a workspace that builds elsewhere.

    Raises: DamageFound when the seminar is not in it.
    """
    workspace = replace(find_workspace(source), build=build)
    folder = next((one for one in workspace.seminars if one.id == seminar), None)
    if folder is None:
        raise DamageFound(Problem(Where(str(source)), f"the source of `{seminar}` is not there"))
    return workspace, folder, TemplateSearch(None, source.resolve() / TEMPLATES)


def source_files(source: Path) -> dict[str, Path]:
    """What is kept of the folder: path relative to it, to the file; sorted."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    named = {path.relative_to(source).as_posix(): path for path in paths}
    # An audience may bear the name of the private list.
    return {name: path for name, path in named.items() if path.name != PRIVATE or name.startswith(f"{TEMPLATES}/")}


def content_digest(source: Path) -> str:
    """One digest for all content files: the same content has the same, wherever it lies."""
    digest = hashlib.sha256()
    for name, path in source_files(source).items():
        if not name.startswith((f"{TEMPLATES}/", f"{PREVIOUS}/")):
            digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _content_files(workspace: Workspace, folder: SeminarFolder) -> Iterable[Path]:
    content = read_seminar(workspace, folder).content
    files = {workspace.root / name for name in (*content.files, *shown_pictures(content))}
    files.update(path for path in folder.path.rglob("*") if path.is_file())
    files.update(path for path in folder.path.parent.iterdir() if path.is_file())
    files.add(workspace.root / SETTINGS)
    hidden = (".", "~")
    kept = (path for path in files if path.is_file() and not path.name.startswith(hidden))
    # Nothing can refer to a name that is not text, and no inventory can hold it.
    return sorted(path for path in kept if not _NO_TEXT.search(str(path.relative_to(workspace.root))))


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
