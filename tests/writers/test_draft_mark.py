"""A draft says so on every page of every format, and a frozen edition nowhere."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from briefings.document.model import Document
from briefings.templating.audiences import load_audience
from briefings.templating.issue import Issue
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.writers.docx import write_docx
from briefings.writers.html import write_html
from briefings.writers.pdf import write_pdf
from tests.contents import sample_content
from tests.documents import sample_document
from tests.workspaces import ROOT
from tests.writers.pdf.pages_of import house
from tests.writers.pdf.verapdf import all_findings

SEARCH = TemplateSearch(None, shipped_templates())
ISSUE = Issue(edition="talks-first/2025-07-22", digest="0123456789ab")


def brief(issue: Issue | None = None, draft_mark: bool = True) -> Document:
    audience = replace(load_audience("full", SEARCH), draft_mark=draft_mark)
    return render_document(sample_content(), audience, SEARCH, ROOT, issue)


def draft() -> Document:
    made = sample_document()
    return replace(made, furniture=replace(made.furniture, draft="Draft"))


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def headers(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return [package.read(name).decode() for name in package.namelist() if name.startswith("word/header")]


def test_every_page_of_a_draft_says_so_at_its_foot_and_behind_its_text() -> None:
    made = pages(write_pdf(brief(), house()))
    assert all("Draft · " in page for page in made)
    assert all("DRAFT" in page for page in made)


def test_the_word_file_has_the_mark_on_first_and_further_pages() -> None:
    made = headers(write_docx(brief(), house()))
    assert len(made) >= 2
    assert all('string="DRAFT"' in header for header in made)


def test_the_web_page_says_it_at_its_head_and_foot() -> None:
    page = write_html(brief(), house()).decode()
    assert '<p class="draft">Draft</p>' in page
    assert "<strong>Draft</strong> · " in page


@pytest.mark.parametrize("document", [brief(ISSUE), brief(draft_mark=False)], ids=["frozen", "switched off"])
def test_neither_a_frozen_edition_nor_an_audience_without_the_mark_has_it(document: Document) -> None:
    assert document.furniture.draft == ""
    assert not any("draft" in page.casefold() for page in pages(write_pdf(document, house())))
    assert not any("v:shape" in header for header in headers(write_docx(document, house())))
    assert 'class="draft"' not in write_html(document, house()).decode()


def test_the_mark_takes_no_room() -> None:
    assert len(pages(write_pdf(brief(), house()))) == len(pages(write_pdf(brief(draft_mark=False), house())))


@pytest.mark.timeout(240)
@pytest.mark.xdist_group("java")
def test_a_draft_conforms_to_both_standards_and_tells_its_mark_to_nobody_who_listens() -> None:
    made = write_pdf(draft(), house())
    assert all_findings(made) == []
    with pikepdf.open(io.BytesIO(made)) as file:
        assert b"/Artifact BMC BT" in file.pages[0].Contents.read_bytes()[:120]
