"""`briefings init`, `new`, `schema`, `templates`: beginnings that work at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workspaces import ROOT

pytestmark = pytest.mark.timeout(120)


def test_a_new_workspace_checks_and_builds_at_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "my-briefs").exit_code == 0
    checked = run("-C", "my-briefs", "check")
    assert (checked.exit_code, checked.out) == (0, "sample-series/first-seminar: no problems\n")
    built = run("-C", "my-briefs", "build", "-a", "full")
    assert built.exit_code == 0
    assert len(built.out.splitlines()) == 3
    assert (tmp_path / "my-briefs" / ".gitignore").read_text().startswith("/build/")


def test_a_folder_with_something_in_it_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    ended = run("init", tmp_path)
    assert ended.exit_code == 2
    assert "not an empty folder" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("kind", ["summary", "read-ahead"])
@pytest.mark.parametrize("title", ['The Black Sea: "after" the truce', "Ünïcode & <tags> {{ 7*7 }} #1"])
def test_a_new_seminar_of_any_kind_and_title_checks_and_builds(run: Run, example: Path, kind: str, title: str) -> None:
    ended = run("new", "winter-series/black-sea", "--kind", kind, "--title", title, "--date", "2026-02-10")
    assert (ended.exit_code, ended.out) == (0, "content/winter-series/black-sea\n")
    checked = run("check", "black-sea")
    assert (checked.exit_code, checked.err) == (0, "")
    built = run("build", "black-sea", "-a", "full", "-f", "html")
    assert built.exit_code == 0, built.err


def test_a_new_seminar_of_an_old_series_is_signed_by_somebody_of_that_series(run: Run, example: Path) -> None:
    run("new", "strategic-competition/tenth-session", "--date", "2025-10-14")
    started = (example / "content/strategic-competition/tenth-session/seminar.yaml").read_text()
    assert "authors: [osmolovska]" in started
    assert run("check", "tenth-session").exit_code == 0


def test_a_seminar_that_is_there_already_is_not_touched(run: Run, example: Path) -> None:
    before = (example / "content/strategic-competition/kremlin-negotiates/seminar.yaml").read_bytes()
    ended = run("new", "strategic-competition/kremlin-negotiates")
    assert ended.exit_code == 2
    assert "there already" in ended.err
    assert (example / "content/strategic-competition/kremlin-negotiates/seminar.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["Winter Series/Black Sea", "winter/../../black-sea", "only-one", "a/b/c", "x/-"])
def test_a_name_that_cannot_be_a_folder_is_refused_with_a_better_one(run: Run, example: Path, name: str) -> None:
    before = sorted(example.rglob("*"))
    ended = run("new", name)
    assert ended.exit_code == 2
    assert "hint: " in ended.err
    assert sorted(example.rglob("*")) == before


def test_schemas_are_printed_and_written(run: Run, example: Path) -> None:
    everything = run("schema").json
    assert {"series", "people", "seminar", "scenarios", "levers"} <= set(everything)
    assert run("schema", "seminar").json == everything["seminar"]
    written = run("schema", "--write", "content/.schemas").out.splitlines()
    assert [json.loads((example / path).read_text()) for path in written] == [everything[name] for name in everything]
    assert run("check").exit_code == 0


def test_a_mistyped_schema_is_answered_with_the_nearest_one(run: Run, example: Path) -> None:
    ended = run("schema", "semnar")
    assert ended.exit_code == 2
    assert "did you mean `seminar`?" in ended.err


def test_an_ejected_template_is_the_shipped_one_and_wins(run: Run, example: Path) -> None:
    assert "  base.html.j2" in run("templates", "list").out.splitlines()
    assert run("templates", "eject", "base.html.j2").out == "templates/base.html.j2\n"
    assert "* base.html.j2" in run("templates", "list").out.splitlines()
    assert (example / "templates/base.html.j2").read_bytes() == (ROOT / "templates/base.html.j2").read_bytes()


def test_a_whole_theme_can_be_ejected(run: Run, example: Path) -> None:
    assert "templates/themes/house/theme.yaml" in run("templates", "eject", "themes/house").out.splitlines()


def test_an_ejected_template_is_never_overwritten(run: Run, example: Path) -> None:
    run("templates", "eject", "base.html.j2")
    (example / "templates/base.html.j2").write_text("mine")
    ended = run("templates", "eject", "base.html.j2")
    assert ended.exit_code == 2
    assert (example / "templates/base.html.j2").read_text() == "mine"


def test_a_mistyped_template_is_answered_with_the_nearest_one(run: Run, example: Path) -> None:
    ended = run("templates", "eject", "bas.html.j2")
    assert ended.exit_code == 2
    assert "did you mean `base.html.j2`?" in ended.err
