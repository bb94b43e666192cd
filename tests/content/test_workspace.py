"""Finding the workspace and its seminars, and keeping inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.content.workspace import find_workspace, path_inside, select_seminars
from briefings.errors import UsageError
from tests.seminars import write_seminar


def test_a_workspace_is_found_from_any_folder_inside_it(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    for start in (tmp_path, tmp_path / "content", tmp_path / "content/river/first"):
        workspace = find_workspace(start)
        assert workspace.root == tmp_path.resolve()
        assert [folder.id for folder in workspace.seminars] == ["river/first"]


def test_outside_a_workspace_the_way_to_begin_one_is_shown(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="briefings init"):
        find_workspace(tmp_path)


def test_settings_move_folders_but_never_out_of_the_workspace(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    (tmp_path / "briefings.toml").write_text('[paths]\nbuild = "out"\n')
    assert find_workspace(tmp_path).build == tmp_path.resolve() / "out"
    for line in ('build = "../out"', 'biuld = "out"', "build = 3", "build ="):
        (tmp_path / "briefings.toml").write_text(f"[paths]\n{line}\n")
        with pytest.raises(UsageError):
            find_workspace(tmp_path)


@pytest.mark.parametrize("name", ["river/first", "first", "content/river/first", "content/river/first/"])
def test_a_seminar_can_be_named_in_every_way_a_person_would(name: str, tmp_path: Path) -> None:
    workspace = find_workspace(write_seminar(tmp_path))
    assert select_seminars(workspace, [name]) == workspace.seminars


def test_an_unknown_seminar_is_answered_with_the_nearest_one(tmp_path: Path) -> None:
    workspace = find_workspace(write_seminar(tmp_path))
    with pytest.raises(UsageError) as caught:
        select_seminars(workspace, ["frist", "rivre/first"])
    assert [one.hint for one in caught.value.problems] == ["did you mean `first`?", "did you mean `river/first`?"]


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../x", "a\\b", "", "link/x"])
def test_no_path_leads_out_of_the_workspace(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    assert path_inside(root, root, name) is None


def test_a_path_inside_is_found(tmp_path: Path) -> None:
    assert path_inside(tmp_path, tmp_path / "a", "../b.png") == tmp_path.resolve() / "b.png"
