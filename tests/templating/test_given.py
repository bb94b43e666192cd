"""Whatever a template gives to a function, the worst is an error at its line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from briefings.document.model import Document
from briefings.errors import ContentError, Problem

Fill = Callable[[str], Document]
Refused = Callable[[str], tuple[Problem, ...]]

VALUES = (
    "none", "true", "0", "-1", "1.5", "10**3", "1000000000", "'text'", "''", "[]", "[1, none]", "['x']", "{'a': 1}",
    "seminar", "seminar.edition.date", "introduction", "levers", "levers[0]", "scenarios", "rows", "features",
    "sources", "(sources | first)", "levers | selectattr('priority')", "range(3)", "range", "label", "content",
    "[content, seminar]", "{seminar: 1}",
)  # fmt: skip
FUNCTIONS = (
    "all_sources", "short_label", "eases", "by_priority", "coverage_of", "acted_on", "share_of", "in_parts", "field",
    "label", "has_label", "cite", "cited_sources", "notes", "likelihood_terms", "percent_span", "likelihood_scale",
    "scenarios.of_class", "scenarios.total", "rows.get", "rows.items", "range", "namespace",
)  # fmt: skip
FILTERS = (
    "prose", "inline", "date", "percent", "plain", "likelihood", "term", "words", "joined", "ended", "sentence",
    "quoted", "citation", "abs", "capitalize", "count", "default", "first", "groupby", "int", "items", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "round", "select", "selectattr",
    "sort", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip


def _calls(name: str) -> list[str]:
    one = [f"{name}({value})" for value in VALUES]
    return [f"{name}()", *one, *(f"{name}({first}, {second})" for first, second in product(VALUES[::3], VALUES[1::3]))]


def _filtered(name: str) -> list[str]:
    one = [f"({value}) | {name}" for value in VALUES]
    return [*one, *(f"({value}) | {name}({given})" for value, given in product(VALUES[::3], VALUES[1::4]))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_called_with_anything_prints_or_is_refused_at_its_line(fill: Fill, name: str) -> None:
    _all_are_located(fill, _calls(name))


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_fed_with_anything_prints_or_is_refused_at_its_line(fill: Fill, name: str) -> None:
    _all_are_located(fill, _filtered(name))


def _all_are_located(fill: Fill, expressions: list[str]) -> None:
    for expression in expressions:
        try:
            fill(f"<article><h1>T</h1>\n<p>{{% set x = {expression} %}}{{{{ x }}}}</p></article>")
        except ContentError as refused:
            assert all(problem.where.line for problem in refused.problems), expression
