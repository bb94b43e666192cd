"""Where templates are found, and what an audience's file may say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.errors import ContentError, Where
from briefings.templating.audiences import list_audiences, load_audience
from briefings.templating.labels import load_labels
from briefings.templating.search import TemplateSearch, shipped_templates
from tests.templating.conftest import AUDIENCE

Write = Callable[[str, str], None]


def faults(search: TemplateSearch) -> list[str]:
    with pytest.raises(ContentError) as refusal:
        load_audience("test", search)
    return [str(problem).split("\n")[0] for problem in refusal.value.problems]


def test_the_workspaces_own_file_wins(search: TemplateSearch, write: Write) -> None:
    assert search.find("base.html.j2") == shipped_templates() / "base.html.j2"
    assert not search.is_overridden("base.html.j2")
    write("base.html.j2", "own")
    assert search.path("base.html.j2", Where("x")).read_text(encoding="utf-8") == "own"
    assert search.is_overridden("base.html.j2")
    assert str(search.where("base.html.j2")) == "templates/base.html.j2"


def test_a_missing_file_is_a_problem_where_it_is_wanted(search: TemplateSearch) -> None:
    with pytest.raises(ContentError) as refusal:
        search.path("bse.html.j2", Where("a.yaml", 2))
    assert (
        str(refusal.value) == "a.yaml:2: there is no template file `bse.html.j2`\n  hint: did you mean `base.html.j2`?"
    )


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../secret", "", "a\\b", "a\0b", "audiences"])
def test_no_name_leads_out_of_the_folder(search: TemplateSearch, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    assert search.find(name) is None


def test_names_are_listed_once_and_sorted(search: TemplateSearch, write: Write) -> None:
    write("base.html.j2", "own")
    names = search.names()
    assert names.count("base.html.j2") == 1
    assert list(names) == sorted(names)
    assert "audiences/test.yaml" in search.names("audiences", ".yaml")


def test_an_unknown_audience_is_missed_at_the_place_of_its_file(search: TemplateSearch) -> None:
    with pytest.raises(ContentError) as refusal:
        load_audience("prss", search)
    assert refusal.value.problems[0].where == Where("templates/audiences/prss.yaml")
    assert refusal.value.problems[0].hint == "did you mean `press`?"


def test_an_audience_of_the_workspace_stands_beside_the_shipped_ones(search: TemplateSearch, write: Write) -> None:
    write("test.html.j2", "")
    names = [audience.name for audience in list_audiences(search)]
    shipped = ["full", "participants-de", "participants-uk", "participants", "press", "principals"]
    assert names == [*shipped, "test"]


def test_everything_wrong_in_an_audiences_file_is_reported_at_once(search: TemplateSearch, write: Write) -> None:
    write("audiences/test.yaml", AUDIENCE.replace("public", "pulbic") + "probabilty_display: word\nmax_pages: 0\n")
    assert [fault.split(": ")[0] for fault in faults(search)] == [
        "templates/audiences/test.yaml:5:1",
        "templates/audiences/test.yaml:3:10",
        "templates/audiences/test.yaml:6:12",
    ]


def test_an_audience_needs_a_template_and_a_name_for_its_files(search: TemplateSearch, write: Write) -> None:
    write("audiences/test.yaml", AUDIENCE + "file_name: '../{seminr}'\n")
    assert faults(search) == [
        "templates/audiences/test.yaml:5:12: a file name has no part {seminr}",
        "templates/audiences/test.yaml:5:12: `../{seminr}` cannot be the name of a file",
        "templates/audiences/test.yaml:2:11: there is no template `test.html.j2`",
    ]


def test_a_language_without_labels_is_a_located_problem(search: TemplateSearch) -> None:
    with pytest.raises(ContentError) as refusal:
        load_labels("fr", search, Where("series.yaml", 4))
    (problem,) = refusal.value.problems
    assert (str(problem.where), problem.what) == ("series.yaml:4", "there are no labels for the language `fr`")
    assert problem.hint.startswith("add labels/fr.yaml")


def test_another_language_is_a_file_of_labels(search: TemplateSearch, write: Write) -> None:
    write("labels/fr.yaml", "table: Tableau\n")
    labels = load_labels("fr-CA", search, Where("x"))
    assert labels.text("table", {}) == "Tableau"
    with pytest.raises(ContentError, match="the label `figure` is missing"):
        labels.for_writers()


def test_a_label_must_be_a_text(search: TemplateSearch, write: Write) -> None:
    write("labels/fr.yaml", "table: [a]\n")
    with pytest.raises(ContentError, match=r"labels/fr\.yaml:1:8: the label `table` is not a text"):
        load_labels("fr", search, Where("x"))
