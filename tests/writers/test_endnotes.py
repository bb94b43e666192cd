"""Notes at the end of the text: every format has them there, under one heading."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from briefings.document.endnotes import with_endnotes
from briefings.document.model import Document, Heading, Note
from briefings.document.numbering import TO_NUMBER
from briefings.document.resolve import resolve
from briefings.document.text import document_text
from briefings.theme.load import load_theme
from briefings.word.package import open_word
from briefings.word.redline import redline
from briefings.word.revisions import accept_all, reject_all, words_of_file
from briefings.writers.docx import write_docx
from briefings.writers.pdf import write_pdf
from tests.documents import endnoted_document, paragraph, properties, sample_document, text
from tests.reading_back import read_pdf
from tests.word.pairs import random_pair
from tests.word.test_redline import DATE
from tests.workspaces import ROOT
from tests.writers.pdf import pages_of
from tests.writers.pdf.page_rules import assert_rows_are_whole, pages_of_node
from tests.writers.pdf.reading import Reading, words
from tests.writers.pdf.test_pdf_pages import assert_nothing_is_lost, documents

THEME = load_theme(ROOT / "templates" / "themes" / "house" / "theme.yaml")


def _ended(document: Document) -> Document:
    return resolve(with_endnotes(document))


def test_a_brief_without_notes_has_no_heading_for_them() -> None:
    draft = Document(properties(), (paragraph("Alone."),))
    assert with_endnotes(draft) == draft


def test_the_heading_is_numbered_where_the_others_are_and_takes_a_free_id() -> None:
    numbered = Heading(1, text("First"), "endnotes", TO_NUMBER)
    noted = pages_of.noted(1)
    made = _ended(Document(properties(), (numbered, noted), (Note("n1", 1, text("A note.")),)))
    assert isinstance(made.blocks[-1], Heading)
    assert (made.blocks[-1].number, made.blocks[-1].id, made.endnotes) == ("2", "endnotes1", "endnotes1")


def test_the_text_ends_with_the_heading_and_the_notes() -> None:
    units = document_text(endnoted_document())
    kinds = [unit.kind for unit in units if unit.kind != "link"]
    assert kinds[-4:] == ["heading", "note", "note", "note"]


@settings(max_examples=25, deadline=None)
@given(documents())
def test_every_generated_pdf_has_all_its_notes_below_their_heading(document: Document) -> None:
    ended = _ended(document)
    reading = Reading(write_pdf(ended, THEME))
    assert_nothing_is_lost(ended, reading)
    assert_rows_are_whole(reading)
    notes = reading.tree.all("Note")
    assert len(notes) == len(document.notes)
    if notes:
        heading = next(node for node in reading.tree.all("H1", "H2") if words(node.text) == "Notes")
        assert pages_of_node(heading) == {min(pages_of_node(notes[0]))}
        assert [min(pages_of_node(note)) for note in notes] == sorted(min(pages_of_node(note)) for note in notes)


def test_a_pdf_says_the_notes_last() -> None:
    said = read_pdf(write_pdf(endnoted_document(), THEME)).words
    assert said.index("Interviews were held") > said.index("Set by briefings.")


def test_word_counts_endnotes_as_the_other_formats_do() -> None:
    file = open_word(write_docx(endnoted_document(), THEME))
    assert "word/endnotes.xml" in file
    assert "word/footnotes.xml" not in file
    for part in ("word/settings.xml", "word/document.xml"):
        assert b'<w:numFmt w:val="decimal"/>' in file.members[part], part


def test_a_redline_has_both_texts_when_notes_stand_at_the_end_or_move_there() -> None:
    for seed in range(12):
        old, new = random_pair(seed)
        for former in (old, with_endnotes(old)):
            before, after = write_docx(former, THEME), write_docx(with_endnotes(new), THEME)
            marked = redline(before, after, "The River Desk", DATE)
            assert words_of_file(accept_all(marked)) == words_of_file(after), seed
            assert words_of_file(reject_all(marked)) == words_of_file(before), seed


def test_a_document_with_notes_at_the_end_differs_in_its_last_block_alone() -> None:
    sample, ended = sample_document(), endnoted_document()
    assert replace(ended, blocks=ended.blocks[:-1], endnotes="") == resolve(sample)
