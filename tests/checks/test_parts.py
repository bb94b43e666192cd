"""A part of the session has a rule of its own, which its items keep to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.cli.orders import make_order
from briefings.content.workspace import find_workspace
from briefings.errors import Problem
from briefings.pipeline import check
from tests.checks.test_attribution import ATTRIBUTED, ROOM
from tests.seminars import FOLDER, edit, findings, write_seminar

AGENDA = """agenda:
  - id: lecture
    visibility: public
    start: "15:00"
    minutes: 20
    title: A public lecture
    speakers: [ada]
    regime: {regime}
"""


def with_part(root: Path, regime: str, claim: str = "The river is deep.") -> None:
    write_seminar(root)
    path = root / FOLDER / "seminar.yaml"
    path.write_text(path.read_text(encoding="utf-8") + AGENDA.format(regime=regime), encoding="utf-8")
    (root / FOLDER / "participants.yaml").write_text(ROOM, encoding="utf-8")
    edit(root, "features.yaml", "    claim: The river is deep.\n", f"    claim: {claim}\n    part: lecture\n")


def said(root: Path) -> list[Problem]:
    workspace = find_workspace(root)
    (outcome,) = check(make_order(workspace, jobs=1), workspace.seminars)
    return list(outcome.problems)


@pytest.mark.parametrize(
    ("regime", "rules"), [("on_record", []), ("chatham_house", ["CHR-02"]), ("off_record", ["CHR-02", "CHR-09"])]
)
def test_an_item_is_judged_by_the_rule_of_its_part(tmp_path: Path, regime: str, rules: list[str]) -> None:
    with_part(tmp_path, regime, ATTRIBUTED[0])
    assert sorted(one.rule for one in findings(tmp_path)) == rules


def test_a_speaker_of_a_part_on_the_record_needs_no_consent(tmp_path: Path) -> None:
    with_part(tmp_path, "on_record")
    assert {one.rule for one in said(tmp_path)} == {"AUD-01"}
    with_part(tmp_path, "chatham_house")
    assert {one.rule for one in said(tmp_path)} == {"AUD-01", "CHR-01"}


@pytest.mark.parametrize(("regime", "refused"), [("off_record", 4), ("internal_use", 2), ("chatham_house", 0)])
def test_a_closed_seminar_has_no_summary_for_a_wider_circle(tmp_path: Path, regime: str, refused: int) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "seminar.yaml", "regime: chatham_house", f"regime: {regime}")
    assert [one.rule for one in said(tmp_path) if one.rule == "CHR-09"] == ["CHR-09"] * refused
