"""Workspaces for tests: copies of the example, changed as a person would.

A copy has the content only; templates come from the package, as they do for
everybody who installs it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SERIES = "strategic-competition"
SUMMARY = f"{SERIES}/kremlin-negotiates"
READ_AHEAD = f"{SERIES}/watching-a-ceasefire"


def copy_example(folder: Path) -> Path:
    """A workspace with the example's content; its root."""
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def change(path: Path, old: str, new: str) -> tuple[int, int]:
    """Replace the one place where `old` stands; line and column of that place, from 1."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path}"
    before = text[: text.index(old)]
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
