"""The page as a whole: landmarks, outline, notes, policy, the same bytes."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefings.document.model import Document, Link, Note, NoteReference, Paragraph, Properties, Text
from briefings.errors import ContentError
from briefings.writers.html import write_html
from tests.documents import endnoted_document, hostile_document, paragraph, properties, sample_document, text
from tests.writers.html.webpage import THEME, Node, read_page

ROOT = Path(__file__).resolve().parents[3]


def _page(document: Document | None = None) -> Node:
    return read_page(write_html(document or sample_document(), THEME))


@pytest.mark.parametrize("document", [sample_document(), endnoted_document(), hostile_document(), sample_document("")])
def test_every_tag_is_closed_in_order_and_every_id_is_unique(document: Document) -> None:
    names = [node.get("id") for node in _page(document).every() if node.get("id")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("document", [sample_document(), hostile_document()])
def test_every_link_and_label_inside_the_page_leads_to_something(document: Document) -> None:
    page = _page(document)
    names = {node.get("id") for node in page.every()}
    wanted = {link.get("href")[1:] for link in page.every("a") if link.get("href").startswith("#")}
    for attribute in ("aria-labelledby", "aria-describedby"):
        wanted |= {node.get(attribute) for node in page.every() if node.get(attribute)}
    assert wanted <= names
    assert wanted


def test_a_page_has_one_banner_one_main_and_one_footer_and_begins_with_a_skip_link() -> None:
    page = _page()
    body = page.first("body")
    parts = [child.tag for child in body.children if isinstance(child, Node)]
    assert parts == ["a", "header", "main", "footer"]
    assert body.first("a").get("href") == f"#{page.first('main').get('id')}"
    assert len(list(page.every("main"))) == 1


def test_the_title_is_the_only_h1_and_no_heading_level_is_skipped() -> None:
    levels = [int(node.tag[1]) for node in _page().every("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_heading_opens_the_section_it_stands_in() -> None:
    for heading in _page().every("h2", "h3", "h4"):
        assert heading.parent
        assert heading.parent.tag == "section"
        assert next(child for child in heading.parent.children if isinstance(child, Node)) is heading


def test_the_contents_name_the_sections_in_their_order() -> None:
    page = _page()
    links = [link.get("href")[1:] for link in page.first("nav").every("a")]
    wanted = [node.get("id") for node in page.every("h2", "h3") if node.get("id") in links]
    assert links == wanted
    assert "a-detail" not in links


def test_marks_and_notes_lead_to_each_other() -> None:
    page = _page()
    marks = [node for node in page.every("a") if node.get("role") == "doc-noteref"]
    assert [mark.text for mark in marks] == ["1", "2", "3"]
    for mark in marks:
        note = page.with_id(mark.get("href")[1:])
        (back,) = (node for node in note.every("a") if node.get("role") == "doc-backlink")
        assert back.get("href") == f"#{mark.get('id')}"
        assert back.get("aria-label") == "Back to text"


def test_notes_at_the_end_stand_under_the_heading_of_the_document() -> None:
    page = _page(endnoted_document())
    (notes,) = (node for node in page.every("section") if node.get("role") == "doc-endnotes")
    assert notes.get("aria-labelledby") == notes.first("h2").get("id") == "endnotes"
    assert [heading.text for heading in page.every("h2")].count("Notes") == 1
    assert len(list(notes.every("li"))) == 3


def test_a_note_with_two_marks_has_two_ways_back() -> None:
    twice = Paragraph((Text("One"), NoteReference("n", 1), Text(" two"), NoteReference("n", 1)))
    page = _page(Document(properties(), (twice,), (Note("n", 1, text("Both.")),)))
    marks = [node.get("id") for node in page.every("a") if node.get("role") == "doc-noteref"]
    backs = [node.get("href")[1:] for node in page.every("a") if node.get("role") == "doc-backlink"]
    assert backs == marks


def test_ids_of_the_document_are_kept_and_ids_of_the_page_give_way() -> None:
    own = tuple(Paragraph(text(name), id=name) for name in ("text", "note-1", "mark-1"))
    noted = Paragraph((Text("Noted."), NoteReference("n", 1)))
    page = _page(Document(properties(), (*own, noted), (Note("n", 1, text("A note.")),)))
    assert [page.with_id(name).text for name in ("text", "note-1", "mark-1")] == ["text", "note-1", "mark-1"]
    (mark,) = (node for node in page.every("a") if node.get("role") == "doc-noteref")
    assert page.with_id(mark.get("href")[1:]).text.startswith("A note.")


def test_the_metadata_says_who_what_and_when() -> None:
    page = _page()
    facts = [(node.get("name"), node.get("content")) for node in page.every("meta")]
    assert ("author", "Anna Kováčová") in facts
    assert ("author", "Mehmet Yılmaz") in facts
    assert ("date", "2025-07-22") in facts
    assert page.get("lang") == "en-US"
    assert page.first("title").text == "Waiting for the Other Side to Tire · Strategic Foresight Seminars"


def test_a_language_written_from_right_to_left_sets_the_page_so() -> None:
    facts: Properties = properties("ar-EG")
    assert _page(Document(facts, (paragraph("نص"),))).get("dir") == "rtl"
    assert "dir" not in _page().attributes


def test_the_marking_stands_at_the_top_and_at_the_bottom() -> None:
    page = _page(sample_document("TLP:AMBER"))
    assert [node.text for node in page.of_class("marking")] == ["TLP:AMBER", "TLP:AMBER"]
    assert _page(sample_document("")).of_class("marking") == []


def test_the_policy_allows_the_one_stylesheet_by_its_hash_and_no_scripts() -> None:
    page = _page()
    (policy,) = (node.get("content") for node in page.every("meta") if node.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(page.first("style").text.encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not list(page.every("script"))
    assert not [node for node in page.every() if any(name.startswith(("on", "style")) for name in node.attributes)]


def test_the_page_fetches_nothing() -> None:
    page = _page()
    css = page.first("style").text
    assert not re.search(r"url\(|@import|@font-face|//", css)
    fetched = [node.get("src") or node.get("href") for node in page.every("img", "link")]
    assert all(address.startswith("data:") for address in fetched)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.org", "a b"])
def test_a_link_that_leads_elsewhere_than_the_web_is_refused(address: str) -> None:
    document = Document(properties(), (paragraph((Link(address, text("here")),), line=7),))
    with pytest.raises(ContentError) as refused:
        write_html(document, THEME)
    (problem,) = refused.value.problems
    assert problem.where.line == 7
    assert address in problem.what


def test_all_unsafe_links_are_reported_together() -> None:
    bad = Link("javascript:1", text("x"))
    document = Document(properties(), (paragraph((bad, bad)),), (Note("n", 1, (bad,)),))
    with pytest.raises(ContentError) as refused:
        write_html(document, THEME)
    assert len(refused.value.problems) == 3


def test_the_bytes_are_the_same_in_another_process_hash_seed_and_time_zone() -> None:
    program = (
        "import hashlib, sys; from tests.writers.html.webpage import THEME;"
        "from briefings.writers.html import write_html; from tests.documents import sample_document;"
        "print(hashlib.sha256(write_html(sample_document(), THEME)).hexdigest())"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == hashlib.sha256(write_html(sample_document(), THEME)).hexdigest()


def test_a_document_of_one_paragraph_is_a_page() -> None:
    page = _page(replace(sample_document(""), blocks=(paragraph("Alone."),), notes=()))
    assert page.first("main").text.strip() == "Alone."
