"""A number changed in the scenario file only: what is reported, and what follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefings.checks import read_checked
from briefings.cli.orders import make_order
from briefings.content.workspace import find_workspace
from briefings.document.text import document_text
from briefings.errors import ContentError, Problem
from briefings.pipeline import check
from briefings.templating.audiences import load_audience
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates

EXAMPLE = Path(__file__).parents[2] / "content" / "strategic-competition"
SEMINAR = "content/strategic-competition/kremlin-negotiates"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "content" / "strategic-competition")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / SEMINAR / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def errors(root: Path) -> list[str]:
    workspace = find_workspace(root)
    found: tuple[Problem, ...]
    try:
        found = read_checked(workspace, next(one for one in workspace.seminars if one.seminar == "kremlin-negotiates"))[
            1
        ]
    except ContentError as error:
        found = error.problems
    return [
        f"{one.rule} {one.where}: {one.what}".replace(f"{SEMINAR}/", "") for one in found if one.severity == "error"
    ]


def test_with_computed_prose_only_the_sum_is_wrong(example: Path) -> None:
    change(example, "scenarios.csv", ",military,38,", ",military,37,")
    assert errors(example) == ["SCN-01 scenarios.csv:8:97: probabilities add up to 99 %, not 100 %"]


def test_with_a_typed_total_the_sum_and_the_prose_are_wrong(example: Path) -> None:
    change(
        example,
        "seminar.yaml",
        '{{ scenarios.total("military") | percent }} of the probability',
        "75 percent of the probability",
    )
    assert errors(example) == []
    change(example, "scenarios.csv", ",military,38,", ",military,37,")
    assert errors(example) == [
        "SCN-01 scenarios.csv:8:97: probabilities add up to 99 %, not 100 %",
        "SCN-05 seminar.yaml:28:3: the text says 75 percent, the table gives 74 % for `military`",
    ]


def test_with_computed_prose_all_places_follow(example: Path) -> None:
    change(example, "scenarios.csv", ",military,38,", ",military,37,")
    change(example, "scenarios.csv", ",negotiated,2,", ",negotiated,3,")
    workspace = find_workspace(example)
    outcomes = check(make_order(workspace, jobs=1), workspace.seminars)
    assert [problem for outcome in outcomes for problem in outcome.problems if problem.severity == "error"] == []
    content, _ = read_checked(workspace, workspace.seminars[0])
    search = TemplateSearch(None, shipped_templates())
    said = "\n".join(
        unit.text for unit in document_text(render_document(content, load_audience("full", search), search, example))
    )
    for new in ("hold 74 percent", "share 74 percent", "share 26 percent", "has 37 percent", "37%", "74%", "26%"):
        assert new in said, new
    for old in ("75%", "75 percent", "38%", "38 percent", "25 percent"):
        assert old not in said, old
