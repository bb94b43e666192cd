"""Staging: whole files or none."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.errors import EnvironmentFault
from briefings.staging import Staged, publish, staging_folder, write_whole
from tests.seminars import FOLDER, write_seminar
from tests.workspaces import ROOT


def _staged(stage: Path, name: str, place: Path, content: bytes) -> Staged:
    (stage / name).write_bytes(content)
    return Staged(stage / name, place)


def test_a_published_file_stands_at_its_place_and_the_stage_is_gone(tmp_path: Path) -> None:
    place = tmp_path / "build" / "full" / "brief.docx"
    with staging_folder(tmp_path / "build") as stage:
        assert publish([_staged(stage, "0", place, b"words")]) == [True]
    assert place.read_bytes() == b"words"
    assert not stage.exists()


def test_a_fault_before_publishing_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), staging_folder(tmp_path) as stage:
        _staged(stage, "0", tmp_path / "brief.pdf", b"half")
        raise RuntimeError
    assert not (tmp_path / "brief.pdf").exists()
    assert list((tmp_path / ".cache").iterdir()) == []


def test_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "brief.html"
    place.write_bytes(b"same")
    before = place.stat().st_mtime_ns
    with staging_folder(tmp_path) as stage:
        assert publish([_staged(stage, "0", place, b"same")]) == [False]
    assert place.stat().st_mtime_ns == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "full").write_text("a file where a folder must be")
    with pytest.raises(EnvironmentFault) as caught, staging_folder(tmp_path) as stage:
        publish([_staged(stage, "0", tmp_path / "full" / "brief.pdf", b"words")])
    (problem,) = caught.value.problems
    assert problem.where.file == str(tmp_path / "full" / "brief.pdf")
    assert problem.what.startswith("cannot be written: ")


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file may grow over 300 bytes: a full disk, as far as a writer can tell."""
    # Python keeps a compiled module that was cut short, and stumbles over it for ever.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, full_disk: None) -> None:
    place = tmp_path / "work.yaml"
    write_whole(place, b"old")
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        write_whole(place, b"new" * 400)
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("command", [["translate", "first", "de"], ["import", "sources", "a.bib", "first"]])
def test_work_by_hand_survives_a_full_disk(command: list[str], tmp_path: Path) -> None:
    def run(arguments: list[str], limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "briefings", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, preexec_fn=limit
        )

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    write_seminar(tmp_path)
    own = tmp_path / FOLDER / "translations" / "de.yaml"
    own.parent.mkdir()
    own.write_text("translations:\n  - {at: seminar/title, of: '0123456789', text: Fluss}\n", encoding="utf-8")
    books = "\n".join(f"@book{{new{number}, title={{A new atlas}}}}" for number in range(9))
    (tmp_path / "a.bib").write_text(books, encoding="utf-8")
    kept = {path: path.read_bytes() for path in (own, tmp_path / FOLDER / "sources.yaml")}
    run(["check"])  # what is remembered of tables is written before the disk is full
    ended = run(command, no_room)
    assert ended.returncode == 5, ended.stderr
    assert "cannot be written: file too large" in ended.stderr
    assert {path: path.read_bytes() for path in kept} == kept
    assert not list(tmp_path.rglob("*.tmp"))
