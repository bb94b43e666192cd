"""The same content gives the same bytes: elsewhere, later, on any machine."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.workspaces import ROOT, copy_example

pytestmark = pytest.mark.timeout(300)


def _built(workspace: Path, *arguments: str, **environment: str) -> dict[str, str]:
    """Digests of all finished files, made by a process of its own in a surrounding of its own."""
    command = [sys.executable, "-m", "briefings", "build", "--force", "--quiet", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(command, cwd=workspace, env=surroundings, check=True, capture_output=True)
    files = [path for path in (workspace / "build").rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(workspace).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_in_other_folders_zones_seeds_and_seconds_are_the_same_bytes(tmp_path: Path) -> None:
    here, there = copy_example(tmp_path / "here"), copy_example(tmp_path / "a much longer way" / "there")
    first = _built(here, TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C", COLUMNS="40")
    time.sleep(2.1)  # zip files keep times to two seconds
    os.utime(there / "content", (0, 0))
    second = _built(
        there, "--jobs", "1", TZ="America/Adak", PYTHONHASHSEED="4242", LC_ALL="C.UTF-8", HOME=str(tmp_path)
    )
    assert len(first) >= 24
    assert {Path(name).suffix for name in first} == {".docx", ".pdf", ".html"}
    assert first == second


def test_no_file_tells_where_or_by_whom_it_was_made(tmp_path: Path) -> None:
    workspace = copy_example(tmp_path / "telltale-folder")
    _built(workspace, "-a", "full", USER="telltale-user", LOGNAME="telltale-user")
    made = [path for path in (workspace / "build").rglob("*") if path.is_file() and ".cache" not in path.parts]
    assert [path.name for path in made if b"telltale" in path.read_bytes()] == []
