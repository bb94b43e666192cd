"""A template sees the content and nothing of Python, and it always ends."""

# ruff: noqa: E501  # one case a line, however long its markup
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.errors import Problem, Where
from briefings.templating.search import TemplateSearch

Refused = Callable[[str], tuple[Problem, ...]]

ESCAPES = {
    "classes": "{{ ''.__class__.__mro__ }}",
    "classes by subscript": "{{ ''['__class__'] }}",
    "classes by filter": "{{ ['x'] | map(attribute='__class__') | first }}",
    "globals of a function": "{{ range.__globals__ }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__call__ }}",
    "the environment of a macro": "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "the context of self": "{% block b %}{{ self._TemplateReference__context }}{% endblock %}",
    "a method of the content": "{{ seminar.__init__() }}",
    "replacing fields": "{{ seminar.__replace__(title='x') }}",
    "the path of the workspace": "{{ seminar.origin.where.file.join(['a']) }}",
    "formatting": "{{ '{0.__class__}'.format(seminar) }}",
    "format_map": "{{ '{a}'.format_map({'a': 1}) }}",
    "text methods": "{{ 'a'.ljust(9) }}",
    "dates": "{{ seminar.date.today() }}",
    "percent formatting": "{{ '%s' % seminar }}",
    "a file": "{% include '/etc/passwd' %}",
    "a file above": "{% include '../secret.j2' %}",
    "a file that is no template": "{% include 'audiences/test.yaml' %}",
    "import": "{% import 'os' as os %}{{ os }}",
    "unescaped text": "{{ seminar.title | safe }}",
    "switching escaping off": "{% autoescape false %}{{ seminar.title }}{% endautoescape %}",
    "attributes by filter": "{{ seminar | attr('__class__') }}",
    "filters by name": "{{ ['x'] | map('attr', '__class__') | list }}",
    "the name of the class": "{{ namespace.__init__ }}",
}


@pytest.mark.parametrize("template", ESCAPES.values(), ids=ESCAPES.keys())
def test_a_way_out_of_the_sandbox_is_a_located_error(refused: Refused, template: str) -> None:
    problems = refused(f"<article><h1>T</h1>\n<p>{template}</p></article>")
    assert {(problem.where.file, problem.where.line) for problem in problems} == {("templates/test.html.j2", 2)}


def test_content_cannot_be_changed(refused: Refused) -> None:
    (problem,) = refused("<article><h1>T</h1>{% set people.x = 1 %}</article>")
    assert problem.what == "cannot assign attribute on non-namespace object"


def test_a_link_that_leads_out_of_the_folder_is_not_followed(
    refused: Refused, search: TemplateSearch, tmp_path: Path
) -> None:
    assert search.workspace
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    (search.workspace / "inside.j2").symlink_to(tmp_path / "secret.j2")
    (problem,) = refused("<article><h1>T</h1>{% include 'inside.j2' %}</article>")
    assert problem.what == "there is no template `inside.j2`"


ENDLESS = {
    "nested ranges": "{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}",
    "a long range": "{% for a in range(10**9) %}{% endfor %}",
    "a huge range": "{% for a in range(1000000000) %}{% endfor %}",
    "a filtered loop": "{% for a in range(9999) %}{% for b in range(9999) if b > 9999 %}{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "a loop that calls itself": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "an include of itself": "{% include 'test.html.j2' %}",
    "a long text": "{{ 'a' * 10000000000 }}",
    "a long list": "{{ [1] * 10000000000 }}",
    "a great power": "{{ 9 ** 9 ** 9 }}",
    "a text doubled by set": "{% set n = namespace(t='aaaa') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "a text doubled by join": "{% set n = namespace(t='aaaa') %}{% for i in range(99) %}{% set n.t = [n.t, n.t] | join %}{% endfor %}",
    "a text doubled by replace": "{% set n = namespace(t='aaaa') %}{% for i in range(99) %}{% set n.t = n.t | replace('a', n.t) %}{% endfor %}",
    "a text doubled by a block": "{% set n = namespace(t='aaaa') %}{% for i in range(99) %}{% set x %}{{ n.t }}{{ n.t }}{% endset %}{% set n.t = x %}{% endfor %}",
    "a list doubled": "{% set n = namespace(t=[1]) %}{% for i in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "a costly test of a loop": "{% for a in range(9999) if range(9999) | select('in', range(9999) | list) | list %}{% endfor %}",
    "a list of long lists": "{% set n = namespace(t=[range(9999) | list]) %}{% for i in range(9999) %}{% set n.t = n.t + [n.t | map('list') | list] %}{% endfor %}",
    "a number squared": "{% set n = namespace(t=9) %}{% for i in range(99) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "fixed text in a loop": "{% macro m() %}{% for i in range(9999) %}" + "x" * 2000 + "{% endfor %}{% endmacro %}{{ m() }}",
    "slow steps": "{% for i in range(9999) %}{% set x = range(9999) | sort | list %}{% endfor %}",
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
}  # fmt: skip


@pytest.mark.timeout(30)
@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_template_without_end_or_measure_stops_within_seconds(refused: Refused, template: str) -> None:
    problems = refused(f"<article><h1>T</h1><p>{template}</p></article>")
    assert {problem.where.file for problem in problems} == {"templates/test.html.j2"}


def test_content_is_never_a_template(fill: Callable[..., object]) -> None:
    template = "<article><h1>{{ seminar.title }}</h1><p>{{ series.kicker }}</p></article>"
    from dataclasses import replace

    from briefings.document.model import Document
    from briefings.document.text import document_text
    from tests.contents import HOSTILE, sample_content

    content = sample_content()
    content = replace(content, seminar=replace(content.seminar, title=HOSTILE))
    document = fill(template, content)
    assert isinstance(document, Document)
    assert document_text(document)[0].text == HOSTILE


def test_the_place_of_a_problem_is_a_file_of_the_workspace(refused: Refused) -> None:
    (problem,) = refused("<article><h1>T</h1>\n<p>{{ semminar.title }}</p></article>")
    assert problem.where == Where("templates/test.html.j2", 2, 7)
