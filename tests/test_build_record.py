"""The build record: what holds is kept, and a record is never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.build_record import (
    Output,
    Record,
    inputs_digest,
    is_current,
    read_record,
    remove_former,
    sha256,
    write_record,
)
from briefings.content.workspace import SeminarFolder, Workspace, find_workspace
from briefings.errors import Problem, Where
from tests.workspaces import SUMMARY, change, copy_example


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return find_workspace(copy_example(tmp_path))


@pytest.fixture
def folder(workspace: Workspace) -> SeminarFolder:
    return next(folder for folder in workspace.seminars if folder.id == SUMMARY)


def _output(workspace: Workspace, content: bytes = b"words") -> Output:
    workspace.build.mkdir(exist_ok=True)
    (workspace.build / "brief.html").write_bytes(content)
    return Output("brief.html", sha256(content), "inputs")


def test_a_record_is_read_back_as_it_was_written(workspace: Workspace, folder: SeminarFolder) -> None:
    warning = Problem(Where("a.yaml", 3, 1), "long", "shorten it", "STR-03", "warning")
    record = Record(("a.yaml",), {"full/html": Output("b.html", "12", "34")}, (warning,))
    write_record(workspace, folder, record)
    assert read_record(workspace, folder) == record


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"files": 3}', b'{"files": [], "outputs": {"a": 1}, "warnings": []}']
)
def test_a_damaged_record_is_an_empty_one(workspace: Workspace, folder: SeminarFolder, damage: bytes) -> None:
    write_record(workspace, folder, Record())
    (place,) = (workspace.build / ".cache").rglob("*.json")
    place.write_bytes(damage)
    assert read_record(workspace, folder) == Record()


def test_an_untouched_file_with_the_same_inputs_is_current(workspace: Workspace) -> None:
    assert is_current(workspace, _output(workspace), "inputs")


def test_other_inputs_other_bytes_or_no_file_are_not_current(workspace: Workspace) -> None:
    output = _output(workspace)
    assert not is_current(workspace, output, "other inputs")
    (workspace.build / "brief.html").write_bytes(b"other words")
    assert not is_current(workspace, output, "inputs")
    (workspace.build / "brief.html").unlink()
    assert not is_current(workspace, output, "inputs")


def test_a_former_draft_goes_only_while_it_is_as_we_made_it(workspace: Workspace) -> None:
    output = _output(workspace)
    (workspace.build / "brief.html").write_bytes(b"notes in it")
    remove_former(workspace, output)
    assert (workspace.build / "brief.html").exists()
    remove_former(workspace, _output(workspace))
    assert not (workspace.build / "brief.html").exists()


@pytest.mark.parametrize(
    "changed",
    ["seminar.yaml", "scenarios.csv", "../series.yaml", "../people.yaml", "../watching-a-ceasefire/seminar.yaml"],
)
def test_every_file_that_was_read_is_an_input(workspace: Workspace, folder: SeminarFolder, changed: str) -> None:
    read = ("content/strategic-competition/watching-a-ceasefire/seminar.yaml",)
    before = inputs_digest(workspace, folder, read, "surroundings")
    change(folder.path / changed, "a", "aa")
    assert inputs_digest(workspace, folder, read, "surroundings") != before


def test_a_new_file_in_the_seminars_folder_is_an_input(workspace: Workspace, folder: SeminarFolder) -> None:
    before = inputs_digest(workspace, folder, (), "surroundings")
    (folder.path / "scenarios.ods").write_bytes(b"")
    assert inputs_digest(workspace, folder, (), "surroundings") != before


def test_a_seminar_beside_it_that_was_not_read_is_no_input(workspace: Workspace, folder: SeminarFolder) -> None:
    before = inputs_digest(workspace, folder, (), "surroundings")
    change(folder.path.parent / "watching-a-ceasefire" / "seminar.yaml", "a", "aa")
    assert inputs_digest(workspace, folder, (), "surroundings") == before
