"""Find the workspace a person works in, and the seminars in it.

A workspace is a folder with `briefings.toml` or `content/`. The optional
`briefings.toml` moves folders: ``[paths] content, templates, build, archive``.
No path leads out of the workspace, neither by `..` nor by a symbolic link.
Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, UsageError, Where

SETTINGS = "briefings.toml"
_FOLDERS = {"content": "content", "templates": "templates", "build": "build", "archive": "archive"}


@dataclass(frozen=True, slots=True)
class SeminarFolder:
    """One seminar: a folder with a `seminar.yaml`."""

    series: str
    seminar: str
    path: Path

    @property
    def id(self) -> str:
        """Its name on the command line: ``series/seminar``."""
        return f"{self.series}/{self.seminar}"


@dataclass(frozen=True, slots=True)
class Workspace:
    root: Path
    content: Path
    templates: Path | None
    """The workspace's own templates; None when it has none."""
    build: Path
    archive: Path
    seminars: tuple[SeminarFolder, ...] = ()
    """Sorted by series and name of the folder."""

    def name_of(self, path: Path) -> str:
        """A path as a person would type it: relative to the workspace when inside it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def sibling(self, folder: SeminarFolder, seminar: str) -> SeminarFolder | None:
        """Another seminar of the same series."""
        return next((one for one in self.seminars if (one.series, one.seminar) == (folder.series, seminar)), None)


def find_workspace(start: Path) -> Workspace:
    """The workspace that `start` lies in: itself or the nearest folder above.

    Raises: UsageError when there is none, or its settings cannot be used.
    """
    start = start.resolve()
    if not start.exists():
        raise UsageError(Problem(Where(str(start)), "this folder does not exist"))
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file() or _holds_content(folder):
            return _workspace(folder)
    what = "neither this folder nor one above it is a workspace"
    raise UsageError(Problem(Where(str(start)), what, "run `briefings init DIR` to begin one"))


def _holds_content(folder: Path) -> bool:
    # The package has a folder of this name too; a workspace's holds no Python.
    return (folder / "content").is_dir() and not (folder / "content" / "__init__.py").exists()


def _workspace(root: Path) -> Workspace:
    paths = _settings(root)
    content, templates = paths["content"], paths["templates"]
    return Workspace(
        root=root,
        content=content,
        templates=templates if templates.is_dir() else None,
        build=paths["build"],
        archive=paths["archive"],
        seminars=tuple(_seminars(content)),
    )


def _settings(root: Path) -> dict[str, Path]:
    written = _written_paths(root / SETTINGS)
    problems = []
    paths = {}
    for key, name in (_FOLDERS | written).items():
        where = Where(SETTINGS)
        if key not in _FOLDERS:
            problems.append(Problem(where, f"unknown path `{key}` in [paths]", did_you_mean(key, _FOLDERS)))
        elif not isinstance(name, str) or not (inside := path_inside(root, root, name)):
            problems.append(Problem(where, f"`{key}` must name a folder inside the workspace", "write a relative path"))
        else:
            paths[key] = inside
    if problems:
        raise UsageError(problems)
    return paths


def _written_paths(settings: Path) -> dict[str, object]:
    if not settings.is_file():
        return {}
    import tomllib  # most workspaces have no settings file

    try:
        written = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(Problem(Where(SETTINGS), f"this is not TOML: {error}")) from error
    paths = written.get("paths", {})
    if not isinstance(paths, dict):
        raise UsageError(Problem(Where(SETTINGS), "`paths` must be a table", "write `[paths]`"))
    return paths


def path_inside(root: Path, folder: Path, name: str) -> Path | None:
    """The path a name in `folder` leads to; None when it leaves `root`.

    Shape: symbolic links are followed, so that none of them leads out.
    """
    if not name or "\0" in name or Path(name).is_absolute() or "\\" in name:
        return None
    path = (folder / name).resolve()
    return path if path.is_relative_to(root.resolve()) else None


def _seminars(content: Path) -> Iterable[SeminarFolder]:
    if not content.is_dir():
        return
    for series in sorted(content.iterdir()):
        if not series.is_dir() or series.name.startswith("."):
            continue
        for folder in sorted(series.iterdir()):
            is_seminar = (folder / "seminar.yaml").is_file() and folder.resolve().is_relative_to(content.resolve())
            if is_seminar:
                yield SeminarFolder(series.name, folder.name, folder)


def select_seminars(workspace: Workspace, names: Iterable[str]) -> tuple[SeminarFolder, ...]:
    """The seminars that were named, in the order of the workspace; all when none was.

    A name is ``series/seminar``, the seminar's folder alone when only one
    series has it, or a path to the folder.
    Raises: UsageError naming every unknown one.
    """
    wanted = [name.strip("/") for name in names]
    if not wanted:
        return workspace.seminars
    found: set[SeminarFolder] = set()
    problems = []
    for name in wanted:
        matches = [folder for folder in workspace.seminars if _is_named(workspace, folder, name)]
        if len(matches) == 1:
            found.update(matches)
        else:
            problems.append(_unknown(workspace, name, matches))
    if problems:
        raise UsageError(problems)
    return tuple(folder for folder in workspace.seminars if folder in found)


def _is_named(workspace: Workspace, folder: SeminarFolder, name: str) -> bool:
    return name in (folder.id, folder.seminar, workspace.name_of(folder.path))


def _unknown(workspace: Workspace, name: str, matches: list[SeminarFolder]) -> Problem:
    where = Where(workspace.name_of(workspace.content))
    if matches:
        return Problem(where, f"`{name}` is in several series", f"write one of {', '.join(one.id for one in matches)}")
    ids = [folder.id for folder in workspace.seminars]
    if "/" not in name:
        by_name = {folder.seminar: folder.id for folder in workspace.seminars}
        return Problem(where, f"there is no seminar `{name}`", did_you_mean(name, by_name, "seminar"))
    return Problem(where, f"there is no seminar `{name}`", did_you_mean(name, ids, "seminar"))
