"""Word, PDF and web page say the same: the same words, in the same order."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from briefings.checks import read_checked
from briefings.content.audience import for_audience
from briefings.content.workspace import find_workspace
from briefings.document.model import Document
from briefings.document.text import TextUnit, document_text
from briefings.order import Order
from briefings.pipeline import build
from briefings.templating.audiences import FORMATS as AUDIENCE_FORMATS
from briefings.templating.audiences import list_audiences
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.theme.load import load_theme
from briefings.writers.formats import FORMATS, writer_of
from tests.documents import endnoted_document, hostile_document, sample_document
from tests.reading_back import Said, read_docx, read_html, read_pdf, squeeze
from tests.workspaces import READ_AHEAD, ROOT, SUMMARY, change, copy_example

pytestmark = pytest.mark.timeout(240)

READERS: dict[str, Callable[[bytes], Said]] = {"docx": read_docx, "pdf": read_pdf, "html": read_html}
SEARCH = TemplateSearch(None, shipped_templates())
AUDIENCES = {audience.name: audience for audience in list_audiences(SEARCH)}
DRAWN = ("link", "alt", "chart", "group", "bar")


def _words(document: Document, form: str) -> str:
    """What a file must say, without white space."""
    return squeeze("".join(_said(unit, form) for unit in document_text(document)))


def _said(unit: TextUnit, form: str) -> str:
    if unit.kind in DRAWN:
        return ""
    if unit.kind == "contents":  # in Word and on the web page the title is part of the list that is left out
        return unit.text if form == "pdf" else ""
    if unit.kind == "heading" and form == "docx":  # Word numbers headings itself
        return re.sub(r"^\d+(\.\d+)* ", "", unit.text)
    return unit.text


def _links(document: Document) -> list[str]:
    return [unit.text for unit in document_text(document) if unit.kind == "link"]


@cache
def _document(seminar: str, audience: str) -> Document:
    workspace = find_workspace(ROOT)
    folder = next(folder for folder in workspace.seminars if folder.id == seminar)
    content, _ = read_checked(workspace, folder)
    return render_document(
        for_audience(content, AUDIENCES[audience].ceiling), AUDIENCES[audience], SEARCH, workspace.root
    )


def _file(document: Document, form: str) -> bytes:
    return writer_of(form)(document, load_theme(shipped_templates() / "themes/house/theme.yaml"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("audience", sorted(AUDIENCES))
@pytest.mark.parametrize("seminar", [SUMMARY, READ_AHEAD])
def test_a_file_says_what_its_document_says_in_the_same_order(seminar: str, audience: str, form: str) -> None:
    document = _document(seminar, audience)
    said = READERS[form](_file(document, form))
    assert said.squeezed() == _words(document, form)
    assert [unquote(link) for link in said.links] == [unquote(link) for link in _links(document)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("make", [sample_document, endnoted_document, hostile_document])
def test_every_kind_of_block_and_every_hostile_character_is_read_back_whole(
    make: Callable[[], Document], form: str
) -> None:
    document = make()
    said = READERS[form](_file(document, form))
    assert said.squeezed() == _words(document, form)
    assert [unquote(link) for link in said.links] == [unquote(link) for link in _links(document)]


LITERAL = 'A & B <c> {{ 7*7 }} * | "q" № ğ co\u2011op Є 😀'


def test_literal_text_typed_into_the_content_comes_out_literally_in_all_formats(tmp_path: Path) -> None:
    workspace = copy_example(tmp_path)
    seminar = workspace / "content" / SUMMARY
    quoted = LITERAL.replace('"', '\\"')
    change(seminar / "seminar.yaml", "title: How the Kremlin Negotiates", f'title: "{quoted}"')
    change(seminar / "tactics.yaml", "event: ", f'event: "{quoted}" # ')
    change(seminar / "levers.yaml", "target: ", f'target: "{quoted}" # ')
    change(seminar.parent / "people.yaml", "name: Graeme P. Herd", f'name: "{quoted}"')
    found = find_workspace(workspace)
    order = Order(found, SEARCH, (AUDIENCES["full"],))
    (outcome,) = build(order, [folder for folder in found.seminars if folder.id == SUMMARY])
    assert not outcome.has_errors
    for file in outcome.built:
        said = READERS[file.format](file.path.read_bytes()).squeezed()
        assert said.count(squeeze(LITERAL)) >= 4, file.format


def test_the_formats_an_audience_may_ask_for_are_those_that_can_be_written() -> None:
    assert AUDIENCE_FORMATS == FORMATS
