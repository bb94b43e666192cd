"""Templates of a test: a folder before the shipped ones, and a way to fill one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.content.model import Content
from briefings.document.model import Document
from briefings.errors import ContentError, Problem
from briefings.templating.audiences import load_audience
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from tests.contents import sample_content

AUDIENCE = """\
title: Test
template: test.html.j2
ceiling: public
sections: [text]
"""
ARTICLE = "<article><h1>T</h1>{}</article>"
Fill = Callable[[str], Document]


@pytest.fixture
def search(tmp_path: Path) -> TemplateSearch:
    own = tmp_path / "templates"
    (own / "audiences").mkdir(parents=True)
    (own / "audiences" / "test.yaml").write_text(AUDIENCE, encoding="utf-8")
    return TemplateSearch(own, shipped_templates())


@pytest.fixture
def write(search: TemplateSearch) -> Callable[[str, str], None]:
    """Write a file of the test's own templates folder."""

    def write(name: str, text: str) -> None:
        assert search.workspace
        path = search.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def fill(search: TemplateSearch, write: Callable[[str, str], None], tmp_path: Path) -> Fill:
    """Render a template for the sample content."""

    def fill(template: str, content: Content | None = None) -> Document:
        write("test.html.j2", template)
        return render_document(content or sample_content(), load_audience("test", search), search, tmp_path)

    return fill


@pytest.fixture
def refused(fill: Fill) -> Callable[[str], tuple[Problem, ...]]:
    """The problems of a template that cannot be rendered."""

    def refused(template: str) -> tuple[Problem, ...]:
        with pytest.raises(ContentError) as refusal:
            fill(template)
        return refusal.value.problems

    return refused
