"""Every rule finds its fault at its place, and nothing in a sound seminar."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks import ALL_RULES
from tests.seminars import FOLDER, edit, findings, spoken, write_seminar


def broken(tmp_path: Path, name: str, old: str, new: str) -> list[str]:
    write_seminar(tmp_path)
    edit(tmp_path, name, old, new)
    return [f"{one.rule} {one.where}: {one.what}".replace(f"{FOLDER}/", "") for one in findings(tmp_path)]


def test_a_sound_seminar_breaks_no_rule(tmp_path: Path) -> None:
    assert findings(write_seminar(tmp_path)) == []


def test_every_rule_says_in_a_sentence_what_it_enforces() -> None:
    assert all(rule.sentence.endswith(".") for rule in ALL_RULES)
    assert {rule.severity for rule in ALL_RULES} <= {"error", "warning", "info"}


def test_a_missing_percent_is_reported_with_the_line_and_column_to_look_at(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.csv", ",38,", ",37,")
    (problem,) = findings(tmp_path)
    assert str(problem).startswith(
        f"{FOLDER}/scenarios.csv:4:18: probabilities add up to 99 %, not 100 % [SCN-01]\n  hint: 1 % is missing"
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("scenarios.csv", ",38,", ",38.5,", "SCN-01 scenarios.csv:4:18: probabilities add up to 100.5 %, not 100 %"),
        ("scenarios.csv", ",30,", ",,", "SCN-02 scenarios.csv:4:18: `low` has no probability"),
        ("scenarios.csv", "dry,30", "dyr,30", "SCN-03 scenarios.csv:4:14: the class `dyr` of `low` is not declared"),
        ("scenarios.csv", "30,,public", "30,,", "SCN-11 scenarios.csv:4:1: `low` is organisers, the rows above are"),
        ("scenarios.yaml", "classes:", "mode: plausible_only\nclasses:", "SCN-10 scenarios.csv:2:23: `high` has a"),
        (
            "scenarios.yaml",
            "horizon:",
            "  - id: ice\n    label: Ice\nhorizon:",
            "SCN-03 scenarios.yaml:8:9: no scenario",
        ),
        ("scenarios.yaml", 'last: "2026"', 'last: "2024"', "DAT-06 scenarios.yaml:10:9: the horizon ends in 2024"),
        (
            "scenarios.yaml",
            "source: atlas",
            "source: atlass",
            "REF-02 scenarios.yaml:11:9: there is no source `atlass`",
        ),
        (
            "seminar.yaml",
            "authors: [ada]",
            "authors: [ada, bob]",
            "REF-01 seminar.yaml:10:16: there is no person `bob`",
        ),
        (
            "seminar.yaml",
            "as_of: 2025-07-22",
            "as_of: 2025-07-24",
            "DAT-04 seminar.yaml:9:10: the information is as of",
        ),
        ("seminar.yaml", "  date: 2025-07-23", "  date: 2025-07-22", ""),
        ("tactics.yaml", "[high, low]", "[hihg, low]", "REF-03 tactics.yaml:10:17: there is no scenario `hihg`"),
        ("tactics.yaml", "2024-05", "2024-13", "DAT-07 tactics.yaml:8:15: there is no day 2024-13"),
        ("levers.yaml", "scenario: high", "scenario: hgh", "REF-03 levers.yaml:11:20: there is no scenario `hgh`"),
        ("features.yaml", "- id: secret", "- id: depth", "REF-04 features.yaml:9:9: the id `depth` is used twice"),
        (
            "conclusions.md",
            "It runs on.\n",
            "",
            "STR-01 conclusions.md: conclusions.md is empty; a summary requires it",
        ),
        ("introduction.md", "[@atlas]", "[@sea]", "PRO-01 introduction.md:4:24: there is no source `sea`"),
    ],
)
def test_a_rule_finds_its_fault_at_its_place(name: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    found = broken(tmp_path, name, old, new)
    assert any(one.startswith(said) for one in found) if said else found == []


def test_a_declared_residual_completes_the_sum(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.csv", ",38,", ",35,")
    edit(tmp_path, "scenarios.yaml", "source: atlas", "source: atlas\nresidual: 3")
    assert findings(tmp_path) == []
    edit(tmp_path, "scenarios.yaml", "residual: 3", "residual: 4")
    assert "probabilities add up to 101 % with the residual of 4 %, not 100 %" in spoken(tmp_path)[0]


READ_AHEAD = """\
title: What the river will do
ordinal: 2
date: 2025-08-22
format: virtual
regime: chatham_house
edition:
  kind: read_ahead
  date: 2025-08-20
  as_of: 2025-08-19
standfirst: Read this first.
scenarios_from: first
agenda:
  - {id: opening, visibility: participants, start: "14:00", minutes: 20, title: Opening, speakers: [ada]}
questions:
  - {id: one, text: Will it rain?}
  - {id: two, text: Will it flood?}
  - {id: three, text: Who will pay?}
"""


def read_ahead(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    from briefings.checks import read_checked
    from briefings.content.workspace import find_workspace

    folder = write_seminar(tmp_path) / "content/river/second"
    folder.mkdir()
    (folder / "seminar.yaml").write_text(READ_AHEAD.replace(old, new) if old else READ_AHEAD)
    workspace = find_workspace(tmp_path)
    _, problems = read_checked(workspace, workspace.seminars[1])
    return [f"{one.rule} {one.where.line}: {one.what}" for one in problems]


def test_a_sound_read_ahead_breaks_no_rule(tmp_path: Path) -> None:
    assert read_ahead(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - {id: three, text: Who will pay?}\n", "", "STR-10 15: a read-ahead puts 3 to 5 questions, this one 2"),
        ("standfirst:", "bottom_line: It floods.\nstandfirst:", "STR-11 10: a read-ahead must not carry `bottom_line`"),
        ("  date: 2025-08-20", "  date: 2025-08-24", "DAT-04 8: a read-ahead of 2025-08-24 comes after its seminar"),
    ],
)
def test_a_read_ahead_keeps_to_its_kind(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert read_ahead(tmp_path, old, new) == [f"{said} of 2025-08-22" if said.startswith("DAT") else said]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The flood scenarios hold 71 percent.", "SCN-05"),
        ("Flood scenarios share seventy-one per cent.", "SCN-05"),
        ("The dry outcomes together: 31\u00a0%.", "SCN-05"),
        ("The flood scenarios hold 70 percent.", "SCN-06"),
        ("One of the flood scenarios alone has 38 percent.", ""),
        ("Flood insurance rose by 12 percent.", ""),
        ("Flood scenarios took 60 to 71 percent of our time.", ""),
        ("Flood scenarios hold 70.5 percent of the probability; 12 percent evaporates.", "SCN-05"),
        ('The flood scenarios hold {{ scenarios.total("flood") | percent }}.', ""),
        ("Flood scenarios hold most, dry outcomes 31 percent.", ""),
        ("The flood scenarios matter. Costs rose 12 percent.", ""),
    ],
)
def test_a_share_typed_by_hand_is_held_against_the_table(sentence: str, rule: str, tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "conclusions.md", "It runs on.", f"{sentence} [@atlas]")
    assert [one.rule for one in findings(tmp_path)] == ([rule] if rule else [])


def test_a_wrong_share_is_shown_at_its_first_digit(tmp_path: Path) -> None:
    found = broken(
        tmp_path, "features.yaml", "Deeper than *most*.", "In *all*\n      the flood scenarios hold 71 percent."
    )
    assert found == ["SCN-05 features.yaml:8:32: the text says 71 percent, the table gives 70 % for `flood`"]
