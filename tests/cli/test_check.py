"""`briefings check`: everything that is wrong, each at its place, in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workspaces import READ_AHEAD, SUMMARY, change


def test_the_example_has_no_problems(run: Run, example: Path) -> None:
    ended = run("check")
    assert (ended.exit_code, ended.err) == (0, "")
    assert ended.out.splitlines() == [f"{SUMMARY}: no problems", f"{READ_AHEAD}: no problems"]


def test_a_lost_percent_is_named_with_file_line_and_column(run: Run, example: Path) -> None:
    table = example / "content" / SUMMARY / "scenarios.csv"
    change(table, ",38,", ",37,")
    ended = run("check", "kremlin-negotiates")
    assert ended.exit_code == 1
    assert f"content/{SUMMARY}/scenarios.csv:" in ended.err
    assert "99" in ended.err
    (problem,) = (one for one in run("check", "--json").json["problems"] if one["rule"] == "SCN-01")
    assert problem["file"] == f"content/{SUMMARY}/scenarios.csv"
    assert problem["line"] and problem["column"]


def test_the_source_line_stands_below_a_problem_with_a_caret_under_the_place(run: Run, example: Path) -> None:
    file = example / "content" / SUMMARY / "seminar.yaml"
    line, _ = change(file, "ordinal: 8", "ordinal: eight")
    shown = run("check", "kremlin-negotiates").err.splitlines()
    at = next(number for number, text in enumerate(shown) if text.startswith(f"content/{SUMMARY}/seminar.yaml:{line}:"))
    assert shown[at + 1] == f"{line:>6} │ ordinal: eight"
    assert shown[at + 2].index("^") == shown[at + 1].index("eight")


FAULTS = [
    ("seminar.yaml", "ordinal: 8", "ordinal: eight"),
    ("seminar.yaml", "format: virtual", "format: virtul"),
    ("seminar.yaml", "moderator: herd", "moderator: hurd"),
    ("seminar.yaml", "  date: 2025-07-22\n  as_of", "  date: 2025-17-22\n  as_of"),
    ("features.yaml", "visibility: public", "visibilty: public"),
    ("tactics.yaml", "sources: [minsk-2015]", "sources: [minsk-1915]"),
    ("scenarios.csv", ",38,", ",thirty-eight,"),
    ("levers.yaml", "horizon: months", "horizon: decades"),
    ("sources.yaml", "type: report", "type: rumour"),
    ("conclusions.md", "[@bolton-2025]", "[@boltn-2025]"),
]


def test_ten_faults_of_ten_kinds_are_found_in_one_run_each_at_its_place(run: Run, example: Path) -> None:
    places = {
        (f"content/{SUMMARY}/{name}", change(example / "content" / SUMMARY / name, right, wrong)[0])
        for name, right, wrong in FAULTS
    }
    ended = run("check", "--json", "kremlin-negotiates")
    found = {(problem["file"], problem["line"]) for problem in ended.json["problems"]}
    assert ended.exit_code == 1
    assert places - found == set()
    assert len(places) == len(FAULTS)


def test_check_writes_nothing_a_person_would_see(run: Run, example: Path) -> None:
    before = sorted(path for path in example.rglob("*") if ".cache" not in path.parts)
    run("check")
    after = sorted(path for path in example.rglob("*") if ".cache" not in path.parts and path.name != "build")
    assert after == before


@pytest.mark.parametrize(
    ("named", "hint"),
    [("kremlin-negotiate", "did you mean `kremlin-negotiates`?"), ("strategic-competition/watching", "did you mean")],
)
def test_a_mistyped_seminar_is_answered_with_the_nearest_one(run: Run, example: Path, named: str, hint: str) -> None:
    ended = run("check", named)
    assert ended.exit_code == 2
    assert hint in ended.err


def test_outside_a_workspace_the_way_to_begin_one_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("check", "--json")
    assert ended.exit_code == ended.json["exit_code"] == 2
    assert "briefings init" in ended.json["problems"][0]["hint"]


def test_findings_are_printed_as_sarif_with_their_lines(run: Run, example: Path) -> None:
    change(example / "content" / SUMMARY / "scenarios.csv", ",38,", ",37,")
    ended = run("check", "--format", "sarif")
    assert ended.exit_code == 1
    (log,) = ended.json["runs"]
    (result,) = (one for one in log["results"] if one["ruleId"] == "SCN-01")
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"content/{SUMMARY}/scenarios.csv"
    assert place["region"]["startLine"] > 1
    assert {one["ruleId"] for one in log["results"]} == {one["id"] for one in log["tool"]["driver"]["rules"]}


def test_a_rule_explains_itself_without_reading_content(run: Run, tmp_path: Path) -> None:
    ended = run("check", "--explain", "SCN-05")
    assert ended.exit_code == 0
    assert ended.out.startswith("SCN-05: ")
    assert run("check", "--explain", "SCN-99").exit_code == 2


@pytest.mark.parametrize("asked", [("--rules",), ("--explain",)])
def test_all_rules_are_listed_with_severity_and_whether_they_can_be_waived(run: Run, asked: tuple[str, ...]) -> None:
    lines = run("check", *asked).out.splitlines()
    assert any(line.split()[:3] == ["SCN-05", "error", "!"] for line in lines)
    assert any(line.split()[:2] == ["SCN-06", "info"] for line in lines)


def test_a_sarif_log_brings_the_page_of_each_rule_that_found_something(run: Run, example: Path) -> None:
    change(example / "content" / SUMMARY / "scenarios.csv", ",38,", ",37,")
    rules = run("check", "--format", "sarif").json["runs"][0]["tool"]["driver"]["rules"]
    (sum_rule,) = (rule for rule in rules if rule["id"] == "SCN-01")
    assert sum_rule["shortDescription"]["text"] == "probabilities that do not add up to 100"
    assert "**Wrong**, in `scenarios.csv`" in sum_rule["help"]["markdown"]
    assert sum_rule["defaultConfiguration"] == {"level": "error"}
    assert sum_rule["properties"] == {"waivable": False}
    assert "helpUri" not in sum_rule


def test_findings_end_with_the_rules_that_found_them_the_busiest_first(run: Run, example: Path) -> None:
    file = example / "content" / SUMMARY / "conclusions.md"
    change(file, "Does the deadline matter?", "Recently, and again today, the WTO met. Does the deadline matter?")
    last = run("check", "kremlin-negotiates").err.rstrip().splitlines()[-1]
    assert last == "found by DAT-05 (2), ACR-01; why: briefings check --explain RULE"


def test_a_long_line_is_cut_with_dots_where_something_is_missing(run: Run, example: Path) -> None:
    file = example / "content" / SUMMARY / "tactics.yaml"
    long = f"They meet {'and meet again ' * 6} at the WTO {'and part again ' * 4}"
    change(file, "Sessions run on until the other side is short of time and energy.", long)
    (shown,) = (line for line in run("check", "kremlin-negotiates").err.splitlines() if "WTO" in line and "│" in line)
    assert shown.split(" │ ")[1].startswith("…")
    assert shown.endswith("…")
