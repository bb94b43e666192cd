"""A marking stands wherever a brief can be seen, and no classified one anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.cli.orders import make_order
from briefings.content.workspace import find_workspace
from briefings.errors import Problem
from briefings.pipeline import build
from tests.seminars import FOLDER, edit, findings, write_seminar

AUDIENCE = """title: Staff
template: audiences/press.html.j2
ceiling: organisers
formats: [html]
sections: [masthead, standfirst]
"""
DESIGNATION = """designation:
  controlled_by: River Institute
  category: PRIVILEGE
  dissemination: FEDCON
  contact: office@river.example
"""


def with_staff(root: Path, scheme: str, marking: str, extra: str = "") -> None:
    write_seminar(root)
    edit(root, "series.yaml", "language: en-US\n", f"language: en-US\nmarking_scheme: {scheme}\n{extra}")
    folder = root / "templates/audiences"
    folder.mkdir(parents=True)
    (folder / "staff.yaml").write_text(f"{AUDIENCE}marking: '{marking}'\n", encoding="utf-8")


def built(root: Path) -> tuple[list[Path], list[Problem]]:
    workspace = find_workspace(root)
    (outcome,) = build(make_order(workspace, ["staff"], jobs=1), workspace.seminars)
    return [file.path for file in outcome.built], list(outcome.problems)


@pytest.mark.parametrize(
    ("scheme", "marking", "name"),
    [
        ("house", "For organisers", "first-staff.html"),
        ("tlp", "TLP:AMBER+STRICT", "first-staff-tlp-amber-strict.html"),
        ("gsc", "OFFICIAL-SENSITIVE", "first-staff-official-sensitive.html"),
    ],
)
def test_the_name_of_a_file_says_its_marking_where_the_scheme_wants_it(
    tmp_path: Path, scheme: str, marking: str, name: str
) -> None:
    with_staff(tmp_path, scheme, marking)
    files, _ = built(tmp_path)
    assert [file.name for file in files] == [name]


def test_an_audience_says_where_in_the_name_the_marking_stands(tmp_path: Path) -> None:
    with_staff(tmp_path, "house", "For organisers")
    path = tmp_path / "templates/audiences/staff.yaml"
    path.write_text(path.read_text() + 'file_name: "{marking}-{seminar}"\n', encoding="utf-8")
    assert [file.name for file in built(tmp_path)[0]] == ["for-organisers-first.html"]


def test_a_designation_is_printed_on_the_first_page(tmp_path: Path) -> None:
    with_staff(tmp_path, "cui", "CUI", DESIGNATION)
    ((page,), _) = built(tmp_path)
    words = " ".join(page.read_text(encoding="utf-8").split())
    assert "Controlled by: River Institute · PRIVILEGE · FEDCON · office@river.example" in words
    assert page.name == "first-staff-cui.html"


def test_without_a_designation_nothing_is_written(tmp_path: Path) -> None:
    with_staff(tmp_path, "cui", "CUI")
    files, problems = built(tmp_path)
    assert (files, [one.rule for one in problems]) == ([], ["MRK-04"])


def test_a_row_of_the_table_may_have_a_marking(tmp_path: Path) -> None:
    with_staff(tmp_path, "tlp", "TLP:GREEN")
    path = tmp_path / FOLDER / "scenarios.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    marked = [f"{rows[0]},marking", f"{rows[1]},TLP:AMBER", *(f"{row}," for row in rows[2:])]
    path.write_text("\n".join(marked) + "\n", encoding="utf-8")
    (problem,) = (one for one in built(tmp_path)[1] if one.rule == "MRK-01")
    assert problem.what == "`high` is TLP:AMBER, the brief for `staff` is `TLP:GREEN`"
    assert problem.where.line == 2


def test_an_entry_of_scenarios_yaml_may_have_a_marking(tmp_path: Path) -> None:
    with_staff(tmp_path, "tlp", "TLP:GREEN")
    edit(tmp_path, "scenarios.yaml", "  - id: high\n", "  - id: high\n    marking: TLP:RED\n")
    assert "MRK-01" in {one.rule for one in built(tmp_path)[1]}


def test_a_classified_item_is_refused_whoever_may_see_it(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "features.yaml", "  - id: secret\n", "  - id: secret\n    marking: TOP SECRET\n")
    assert [one.rule for one in findings(tmp_path)] == ["MRK-05"]


def test_a_scheme_of_ones_own_cannot_bring_classified_labels(tmp_path: Path) -> None:
    with_staff(tmp_path, "house", "For organisers")
    folder = tmp_path / "templates/markings"
    folder.mkdir()
    (folder / "house.yaml").write_text("title: Own\nlabels: [For organisers, Secret]\n", encoding="utf-8")
    (problem,) = (one for one in built(tmp_path)[1] if one.rule == "MRK-05")
    assert str(problem.where).endswith("markings/house.yaml:2:26")


def test_a_template_cannot_print_a_classified_banner(tmp_path: Path) -> None:
    with_staff(tmp_path, "house", "For organisers")
    folder = tmp_path / "templates/audiences"
    text = '<article><h1>T</h1><p class="marking">CONFIDENTIAL</p><p>Text.</p></article>'
    (folder / "press.html.j2").write_text(text, encoding="utf-8")
    assert [one.rule for one in built(tmp_path)[1]] == ["MRK-05"]
