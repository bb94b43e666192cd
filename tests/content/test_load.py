"""Loading a whole seminar: everything is read, everything wrong is reported."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.load import load_seminar
from briefings.content.model import Visibility
from briefings.content.workspace import find_workspace
from briefings.errors import ContentError
from tests.seminars import FILES, FOLDER, edit, findings, read, spoken, write_seminar


def test_a_sound_seminar_has_no_problems_and_knows_all_its_files(tmp_path: Path) -> None:
    reading = read(write_seminar(tmp_path))
    assert findings(tmp_path) == []
    assert reading.content.seminar.id == "first"
    assert reading.content.scenarios is not None
    assert reading.content.scenarios.scenarios[0].indicators == ("Rain in May",)
    assert [row.number for row in reading.content.scenarios.scenarios] == [1, 2, 3]
    assert len(reading.content.files) == 11


def test_front_matter_sets_who_may_see_a_markdown_file(tmp_path: Path) -> None:
    content = read(write_seminar(tmp_path)).content
    assert content.introduction is not None
    assert content.conclusions is not None
    assert content.introduction.visibility is Visibility.PUBLIC
    assert content.conclusions.visibility is Visibility.ORGANISERS
    assert str(content.introduction.where) == f"{FOLDER}/introduction.md:4:1"


def test_ten_faults_in_one_seminar_are_all_reported_each_at_its_place(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.csv", ",38,", ",37,")
    edit(tmp_path, "seminar.yaml", "date: 2025-07-22\nformat", "date: 2025-02-30\nformat")
    edit(tmp_path, "seminar.yaml", "authors: [ada]", "authors: [adda]")
    edit(tmp_path, "features.yaml", "    heading: Deep water", "    heding: Deep water")
    edit(tmp_path, "tactics.yaml", "[high, low]", "[high, lo]")
    edit(tmp_path, "levers.yaml", "horizon: years", "horizon: decades")
    edit(tmp_path, "introduction.md", "[@atlas]", "[@atlass]")
    edit(tmp_path, "conclusions.md", "It runs on.", "It runs [on]() & <b>on</b>.")
    edit(tmp_path, "sources.yaml", "    title: Atlas of rivers\n", "    title: Atlas of rivers\n    title: again\n")
    edit(tmp_path, "people.yaml", "  - id: ada", "  - id: ada\n    age: 33")
    found = spoken(tmp_path)
    for said in (
        "scenarios.csv:4:18: probabilities add up to 99 %, not 100 %",
        "seminar.yaml:3:7: there is no day 2025-02-30",
        "seminar.yaml:10:11: there is no person `adda`",
        "features.yaml:4:5: unknown key `heding`",
        "tactics.yaml:10:23: there is no scenario `lo`",
        "levers.yaml:12:14: `decades` is none of: weeks, months, years",
        "conclusions.md:1:9: the link `on` goes nowhere",
        "conclusions.md:1:18: raw HTML is not allowed in prose: `<b>`",
        "sources.yaml:6:5: `title` is written twice",
        "content/river/people.yaml:3:5: unknown key `age`",
    ):
        assert said in found, "\n".join(found)


def test_a_syntax_error_in_one_file_does_not_hide_faults_in_the_others(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "features.yaml", "    heading: Deep water", "    heading: Deep: water")
    edit(tmp_path, "levers.yaml", "horizon: years", "horizon: decades")
    assert [one.split(": ")[0] for one in spoken(tmp_path)] == ["features.yaml:4:18", "levers.yaml:12:14"]


def test_a_file_that_cannot_be_read_causes_no_follow_up_problems(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "sources.yaml", "sources:\n", "sources: [\n")
    assert len(spoken(tmp_path)) == 1


@pytest.mark.parametrize("kind", ["kind: sumary", "knid: summary"])
def test_an_unknown_kind_is_one_problem_and_not_a_list_of_missing_parts(kind: str, tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "seminar.yaml", "kind: summary", kind)
    assert len(spoken(tmp_path)) == 1


def test_loading_raises_all_problems_at_once(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "levers.yaml", "horizon: years", "horizon: decades")
    edit(tmp_path, "features.yaml", "    claim: The river is deep.\n", "")
    workspace = find_workspace(tmp_path)
    with pytest.raises(ContentError) as caught:
        load_seminar(workspace, workspace.seminars[0])
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("name", ["series.yaml", "seminar.yaml", "scenarios.yaml", "scenarios.csv"])
def test_a_missing_file_is_reported_by_name(name: str, tmp_path: Path) -> None:
    write_seminar(tmp_path)
    workspace = find_workspace(tmp_path)
    folder = tmp_path / ("content/river" if name == "series.yaml" else FOLDER)
    (folder / name).unlink()
    with pytest.raises(ContentError) as caught:
        load_seminar(workspace, workspace.seminars[0])
    said = " ".join(f"{one.where} {one.what}" for one in caught.value.problems)
    assert "missing" in said or "there is no scenario table" in said


def test_two_scenario_tables_are_one_too_many(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    (tmp_path / FOLDER / "scenarios.xlsx").write_bytes(b"")
    assert spoken(tmp_path) == ["scenarios.xlsx: there are several scenario tables: scenarios.csv and scenarios.xlsx"]


def test_a_file_that_is_not_read_is_a_warning_with_the_name_that_was_meant(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    (tmp_path / FOLDER / "tactic.yaml").write_text("")
    (notice,) = read(tmp_path).content.notices
    assert (notice.severity, notice.hint) == ("warning", "did you mean `tactics.yaml`?")


def test_a_detail_without_its_row_is_reported(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.yaml", "  - id: high", "  - id: hihg")
    assert spoken(tmp_path) == ["scenarios.yaml:13:9: the table has no scenario `hihg`"]


def test_another_seminar_prints_the_scenario_table_again_with_its_source(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    second = tmp_path / "content/river/second"
    second.mkdir()
    first = (tmp_path / FOLDER / "seminar.yaml").read_text()
    (second / "seminar.yaml").write_text(f"{first}scenarios_from: first\n")
    workspace = find_workspace(tmp_path)
    content = load_seminar(workspace, workspace.seminars[1])
    assert content.scenarios is not None
    assert content.scenarios_seminar is not None
    assert content.scenarios_seminar.id == "first"
    assert list(content.sources) == ["atlas"]
    (second / "seminar.yaml").write_text(f"{first}scenarios_from: frist\n")
    with pytest.raises(ContentError, match="did you mean `first`"):
        load_seminar(workspace, workspace.seminars[1])


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    root = write_seminar(tmp_path / "workspace")
    outside = tmp_path / "outside.yaml"
    outside.write_text("features: []\n")
    (root / FOLDER / "features.yaml").unlink()
    (root / FOLDER / "features.yaml").symlink_to(outside)
    assert spoken(root)[0] == "features.yaml: the file lies outside the workspace"


def test_loading_imports_nothing_heavy() -> None:
    code = (
        "import sys, briefings.content.load\n"
        "print([name for name in ('pandas', 'numpy', 'markdown_it', 'jinja2', 'rich', 'babel', 'lxml')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "[]", done.stderr


_SPLINTERS = [
    "\t",
    ":",
    "- ",
    "{",
    "]",
    "'",
    '"',
    "|",
    "\n",
    "&a",
    "*a",
    "{{",
    "[@",
    "[^1]",
    "<b>",
    "](",
    "\x07",
    "😀",
    "> ",
    ";",
]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_broken_is_answered_with_problems_that_have_a_place(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    at = data.draw(st.integers(0, len(text)))
    skipped = data.draw(st.integers(0, 20))
    with tempfile.TemporaryDirectory() as folder:
        write_seminar(Path(folder))
        broken = text[:at] + data.draw(st.sampled_from(_SPLINTERS)) + text[at + skipped :]
        (Path(folder) / name).write_text(broken, encoding="utf-8")
        for problem in findings(Path(folder)):
            lines = (Path(folder) / problem.where.file).read_text(encoding="utf-8").split("\n")
            assert problem.where.line <= len(lines) + 1
            assert problem.what
