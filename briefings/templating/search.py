"""Where templates, audiences, labels and themes are found.

Two folders: the workspace's own templates, then the ones the package ships.
A file in the first hides the file of the same relative path in the second. A
name never leads out of its folder, neither by ``..`` nor by a link.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from briefings.content.nearest import did_you_mean
from briefings.content.shipped import shipped_templates
from briefings.errors import ContentError, Problem, Where

__all__ = ["TemplateSearch", "shipped_templates"]


@dataclass(frozen=True, slots=True)
class TemplateSearch:
    """Finds files by their path relative to a templates folder."""

    workspace: Path | None
    """The workspace's own templates folder, if it has one."""
    shipped: Path

    def find(self, name: str) -> Path | None:
        """The file of that name, the workspace's before the shipped one; None when there is none."""
        for folder in self.folders:
            if path := _inside(folder, name):
                return path
        return None

    def path(self, name: str, wanted_at: Where) -> Path:
        """The file of that name.

        Raises: ContentError at `wanted_at` when there is none.
        """
        found = self.find(name)
        if found is None:
            what = f"there is no template file `{name}`"
            raise ContentError(Problem(wanted_at, what, did_you_mean(name, self.names())))
        return found

    def names(self, under: str = "", suffix: str = "") -> tuple[str, ...]:
        """Relative paths of all files, each once, sorted."""
        found = set()
        for folder in self.folders:
            for path in (folder / under).rglob(f"*{suffix}"):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and _inside(folder, name):
                    found.add(name)
        return tuple(sorted(found))

    def is_overridden(self, name: str) -> bool:
        """Whether the workspace has a file of its own by that name."""
        own = self.workspace and _inside(self.workspace, name)
        return bool(own) and own != _inside(self.shipped, name)

    def display(self, path: Path) -> str:
        """A path as the user would type it: relative inside the workspace, whole elsewhere."""
        for folder in self.folders:
            if path.is_relative_to(folder):
                is_own = folder == self.workspace
                return path.relative_to(folder.parent).as_posix() if is_own else path.as_posix()
        return path.as_posix()

    def where(self, name: str) -> Where:
        """The place of a file, for messages; its name when it does not exist."""
        found = self.find(name)
        return Where(self.display(found) if found else name)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are looked through, in order."""
        own = (self.workspace,) if self.workspace and self.workspace.is_dir() else ()
        return (*own, self.shipped)


def _inside(folder: Path, name: str) -> Path | None:
    """The file under a folder, unless the name leads out of it."""
    relative = PurePosixPath(name)
    if not name or relative.is_absolute() or ".." in relative.parts or "\\" in name or "\0" in name:
        return None
    path = folder / relative
    if not path.is_file() or not path.resolve().is_relative_to(_real(folder)):
        return None
    return path


@lru_cache(maxsize=8)
def _real(folder: Path) -> Path:
    """Where a folder really lies; asked for every file in it."""
    return folder.resolve()
