"""What is wrong in a template is said with its place and a hint."""

# ruff: noqa: E501  # one case a line, however long its markup
from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.errors import Problem

Refused = Callable[[str], tuple[Problem, ...]]
Write = Callable[[str, str], None]
HEAD = "<article><h1>T</h1>\n"

FAULTS = {
    "{{ semminar.title }}": (":2:4", "`semminar` is not defined", "did you mean `seminar`?"),
    "{{ seminar.titel }}": (":2:12", "Seminar has no `titel`", "did you mean `title`?"),
    "{% if seminar.titel %}x{% endif %}": (":2:15", "Seminar has no `titel`", "did you mean `title`?"),
    "{{ seminar.title | uper }}": (":2:20", "there is no filter `uper`", "did you mean `upper`?"),
    "{% for x in features %}": (":2", "unexpected end of template", ""),
    "{% include 'bse.html.j2' %}": (":2:13", "there is no template `bse.html.j2`", "did you mean `base.html.j2`?"),
    "{{ label('tabel') }}": (":2", "there is no label `tabel`", "did you mean `table`?"),
    "{{ label('page_of') }}": (":2", "the label `page_of` needs `page`", "write label('page_of', page=…)"),
    "{{ none }}": (":2", "there is nothing to print here, only none", ""),
    "{{ seminar.subtitle }}": (":2", "there is nothing to print here, only none", ""),
    "{{ introduction }}": (":2", "this is Markdown: write {{ … | prose }} or {{ … | inline }}", ""),
    "{{ seminar.date }}": (":2", "this is a date: write {{ … | date }}", ""),
    "{{ features }}": (":2", "a list cannot be printed, only its parts", ""),
    "{{ seminar.title | date }}": (":2", "`date` wants a date, not str", ""),
    "{{ seminar.subtitle | prose }}": (":2", "`prose` wants Markdown from the content, not nothing", ""),
    "{{ 1 / 0 }}": (":2", "division by zero", ""),
    "{{ 1 + 'a' }}": (":2", "`+` does not work on a number and text: join texts with ~", "templates see the content and nothing of Python"),
}  # fmt: skip


@pytest.mark.parametrize("template", FAULTS)
def test_a_fault_in_a_template_is_located_and_explained(refused: Refused, template: str) -> None:
    place, what, hint = FAULTS[template]
    (problem,) = refused(HEAD + template)
    assert str(problem.where) == "templates/test.html.j2" + place
    assert problem.what.startswith(what)
    assert problem.hint == hint


def test_a_fault_in_a_macro_is_reported_in_the_macros_file(refused: Refused, write: Write) -> None:
    write("macros/own.html.j2", "{% macro m() %}\n\n{{ nothing }}{% endmacro %}")
    (problem,) = refused(HEAD + "{% import 'macros/own.html.j2' as own %}{{ own.m() }}")
    assert str(problem.where) == "templates/macros/own.html.j2:3:4"


def test_a_section_without_a_block_is_reported_where_the_audience_names_it(refused: Refused) -> None:
    (problem,) = refused("{% extends 'frame.html.j2' %}{% block test %}{% endblock %}")
    assert (str(problem.where), problem.what) == ("templates/audiences/test.yaml:4:12", "there is no section `text`")
    assert problem.hint == "did you mean `test`?"


def test_problems_in_prose_are_collected_while_the_rest_is_rendered(refused: Refused) -> None:
    problems = refused(HEAD + "{{ introduction | inline }}{{ conclusions | inline }}</article>")
    assert [str(problem.where) for problem in problems] == [
        "content/river/first/introduction.md:6:3",
        "content/river/first/conclusions.md:6:3",
    ]
