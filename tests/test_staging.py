"""Staging: whole files or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.errors import EnvironmentFault
from briefings.staging import Staged, publish, staging_folder


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
