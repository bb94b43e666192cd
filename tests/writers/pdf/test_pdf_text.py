"""The tags say what the Document says: same words, same order, same kinds."""

from __future__ import annotations

import pytest

from briefings.document.model import Document
from briefings.document.text import document_text
from briefings.writers.pdf import write_pdf
from tests.documents import hostile_document, sample_document
from tests.writers.pdf import pages_of
from tests.writers.pdf.reading import Node, Reading, tagged_units, words


def reading_of(document: Document) -> Reading:
    return Reading(write_pdf(document, pages_of.house()))


def expected_units(document: Document) -> list[str]:
    """Give what the tags must hold, in order."""
    kinds = ("link", "chart", "group", "bar")
    units = [words(unit.text) for unit in document_text(document) if unit.kind not in kinds]
    return [unit for unit in units if unit]


@pytest.mark.parametrize(
    "document",
    [
        sample_document(),
        hostile_document(),
        pages_of.scripts(),
        pages_of.tall_row(),
        pages_of.long_report(55, 40),
        pages_of.long_table(700),
    ],
)
def test_tagged_text_is_the_documents_text_in_its_order(document: Document) -> None:
    assert tagged_units(reading_of(document).tree) == expected_units(document)


@pytest.mark.parametrize("document", [sample_document(), hostile_document()])
def test_a_charts_words_are_all_in_its_figure(document: Document) -> None:
    (figure,) = reading_of(document).tree.all("Figure")

    drawn = words(figure.text).replace(" ", "")
    for unit in document_text(document):
        if unit.kind in ("chart", "group"):
            assert words(unit.text).replace(" ", "") in drawn


def test_headings_lists_and_tables_have_their_tags() -> None:
    tree = reading_of(sample_document()).tree

    assert [words(node.text) for node in tree.all("H1")] == ["Waiting for the Other Side to Tire"]
    assert [node.tag for node in tree.all("H2", "H3", "H4")] == ["H2", "H3", "H4", "H2", "H2", "H2"]
    assert {node.tag for node in tree.all("L")[0].walk()} >= {"LI", "Lbl", "LBody", "P"}
    (table,) = tree.all("Table")
    assert [kid.tag for kid in table.kids if isinstance(kid, Node)] == ["Caption", "THead", "TBody"]
    assert all(
        "/Scope" in node.properties["A"] for node in table.all("TH") if not isinstance(node.properties["A"], str)
    )


def test_a_link_is_one_element_however_many_lines_it_takes() -> None:
    reading = reading_of(hostile_document())

    links = [node for node in reading.tree.all("Link") if "quotes" in node.text]
    assert len(links) == 1
    addresses = [note for page in reading.pdf.pages for note in page.get("/Annots", []) if "/A" in note]
    assert len(addresses) > 1


def test_each_note_and_its_mark_link_to_each_other() -> None:
    reading = reading_of(sample_document())

    references = [node for node in reading.tree.all("Reference") if node.text.strip().isdigit()]
    notes = reading.tree.all("Note")
    marks = [node.text.strip() for node in references if node.text.strip() in "123"]
    assert marks[-3:] == ["1", "2", "3"]
    assert [str(note.properties["ID"]) for note in notes] == ["note-n1", "note-n2", "note-n3"]
    assert all(note.all("Lbl")[0].all("Link") for note in notes)


def test_a_passage_in_another_language_says_so() -> None:
    tree = reading_of(sample_document()).tree

    assert [(node.text, str(node.properties["Lang"])) for node in tree.all("Span")] == [("Zeitenwende", "de")]


def test_capitals_and_soft_hyphens_are_read_as_they_were_written() -> None:
    tree = reading_of(sample_document()).tree

    first = tree.all("P")[0]
    assert words(first.text) == "Centre for Sample Studies"
