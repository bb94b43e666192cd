"""What leads a reader through a brief: its order, announcements and scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks.rule_pages import Change, rule_page
from tests.checks.cases import reported

OURS = {"STR-05", "STR-08", "EST-06"}
LEAFLET = "templates/audiences/leaflet.yaml"
TEMPLATE = "templates/audiences/leaflet.html.j2"


def _audience(*sections: str, template: str = "audiences/press.html.j2") -> Change:
    listed = ", ".join(("masthead", *sections, "disclaimer"))
    return Change(LEAFLET, f"title: Leaflet\ntemplate: {template}\nceiling: public\nsections: [{listed}]\n")


def _found(root: Path, *changes: Change) -> list[str]:
    problems = reported(root, changes, with_files=False)
    return [f"{one.rule}: {one.what}" for one in problems if one.rule in OURS]


def _scenarios(text: str) -> tuple[Change, Change]:
    opening, closing = (
        '{% extends "base.html.j2" %}\n{% block scenarios %}\n',
        "\n{{ future.legend() }}\n{% endblock %}\n",
    )
    block = f"{opening}{text}{closing}"
    return _audience("scenarios", template="audiences/leaflet.html.j2"), Change(TEMPLATE, block)


TABLE = (
    "<table id='t'><caption>{}</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE.format("Rivers", "b"), ["appears before its text has mentioned it"]),
        (TABLE.format("Rivers", "b") + "<p>See <a href='#t'></a>.</p>", ["appears before its text has mentioned it"]),
        (TABLE.format("Rivers", "<a href='#t'></a>"), ["appears before its text has mentioned it"]),
        ("<p>See <a href='#t'></a>.</p>" + TABLE.format("Figure 1. Rivers", "b"), ["calls it a figure"]),
        ("<p>See <a href='#t'></a>.</p>" + TABLE.format("Rivers", "b"), []),
        ("<ul><li>See <a href='#t'></a>.</li></ul>" + TABLE.format("Figures of rivers", "b"), []),
        ("<p>See Table 1.</p>" + TABLE.format("Rivers", "b"), []),
    ],
)
def test_a_table_is_announced_before_it_appears_and_called_a_table(text: str, said: list[str], tmp_path: Path) -> None:
    found = _found(tmp_path / "seminar", *_scenarios(text))
    assert len(found) == len(said)
    assert all(one.startswith("STR-08: ") and what in one for one, what in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("sentence", "sections", "is_found"),
    [
        ("The river is likely to flood.", ("key",), True),
        ("A flood is almost certain.", ("key",), True),
        ("Unlikely as it is, a flood comes.", ("key",), True),
        ("The river is likely to flood.", ("key", "scenarios"), False),
        ("The river is more likely to flood than to dry.", ("key",), False),
        ("A flood is certain.", ("key",), False),
        ("A not-unlikely-looking river.", ("key",), False),
    ],
)
def test_words_of_likelihood_come_with_their_scale(
    sentence: str, sections: tuple[str, ...], is_found: bool, tmp_path: Path
) -> None:
    said = Change("seminar.yaml", f"bottom_line: |\n  {sentence}\n")
    found = _found(tmp_path / "seminar", _audience(*sections), said)
    assert [one[:6] for one in found] == (["EST-06"] if is_found else [])


def _speakers(authors: str, presenters: str) -> tuple[Change, ...]:
    people = next(change for change in rule_page("STR-05").wrong if change.file == "people.yaml")
    named = Change("seminar.yaml", f"authors: [{authors}]\npresenters: [{presenters}]\n")
    return _audience("speakers"), people, named


@pytest.mark.parametrize(
    ("authors", "presenters", "is_found"),
    [("ada, bo", "bo, ada", True), ("ada, bo", "ada, bo", False), ("ada", "bo, ada", False), ("ada, bo", "bo", False)],
)
def test_biographies_of_the_authors_are_in_the_order_of_the_byline(
    authors: str, presenters: str, is_found: bool, tmp_path: Path
) -> None:
    found = _found(tmp_path / "seminar", *_speakers(authors, presenters))
    named = "STR-05: the byline of the brief for `leaflet` is Ada Löve, Bo Ek; the biographies are Bo Ek, Ada Löve"
    assert found == ([named] if is_found else [])


def test_a_series_may_make_an_announcement_a_duty(tmp_path: Path) -> None:
    changes = (*_scenarios(TABLE.format("Rivers", "b")), Change("series.yaml", "checks: {STR-08: {severity: error}}\n"))
    (problem,) = [one for one in reported(tmp_path / "seminar", changes, with_files=False) if one.rule == "STR-08"]
    assert problem.severity == "error"
