"""Two editions in one Document: both can be read from it, and nothing is split."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from briefings.document.changed_words import mark_words
from briefings.document.comparison import Legend, compare_documents
from briefings.document.model import (
    BarChart,
    Block,
    CrossReference,
    Deleted,
    Document,
    Figure,
    Heading,
    Inline,
    Inserted,
    Link,
    Note,
    NoteReference,
    Paragraph,
    Role,
    Span,
    Strong,
    Table,
    Text,
)
from briefings.document.text import plain_text
from briefings.document.walk import every_inline, every_text, iter_blocks
from briefings.errors import ContentError
from briefings.theme.load import load_theme
from briefings.writers.docx import write_docx
from briefings.writers.html.page import write_html
from briefings.writers.pdf.writer import write_pdf
from tests.documents import cell, chart, paragraph, properties, row, sample_document
from tests.word.pairs import random_pair
from tests.workspaces import ROOT
from tests.writers.pdf.verapdf import all_findings

LEGEND = Legend("Changes since July 22, 2025:", "came", "went", "Notes that went")
THEME = load_theme(ROOT / "templates" / "themes" / "house" / "theme.yaml")
NUMBER = re.compile(r"^(?:Table|Figure) \d+\. ")
HEADING_NUMBER = re.compile(r"^\d+(?:\.\d+)* (?!%)")


def _without(inlines: tuple[Inline, ...], left_out: type[Inserted] | type[Deleted]) -> tuple[Inline, ...]:
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Inserted() | Deleted():
                kept += () if isinstance(inline, left_out) else _without(inline.inlines, left_out)
            case _:
                kept.append(inline)
    return tuple(kept)


def _said(blocks: tuple[Block, ...], left_out: type[Inserted] | type[Deleted] | None = None) -> Iterator[str]:
    """Each text in reading order, numbers of captions and headings aside."""
    for block, text in every_text(blocks):
        words = plain_text(_without(text, left_out) if left_out else text)
        # A deleted heading is a label, and its number is words.
        is_heading = isinstance(block, Paragraph) and block.role is Role.LABEL
        if words := (HEADING_NUMBER if is_heading else NUMBER).sub("", words):
            yield words


def _compared(old: Document, new: Document) -> tuple[Block, ...]:
    blocks = list(compare_documents(old, new, LEGEND).blocks)
    (legend,) = (n for n, block in enumerate(blocks) if LEGEND.since in " ".join(_said((block,))))
    del blocks[legend]
    return tuple(blocks)


@pytest.mark.parametrize("batch", range(8))
def test_both_texts_can_be_read_from_two_hundred_generated_comparisons(batch: int) -> None:
    for seed in range(batch * 25, batch * 25 + 25):
        old, new = random_pair(seed)
        blocks = _compared(old, new)
        assert list(_said(blocks, Deleted)) == list(_said(new.blocks)), seed
        assert list(_said(blocks, Inserted)) == list(_said(old.blocks)), seed


def test_a_document_compared_with_itself_has_no_marks() -> None:
    document = sample_document()
    assert _compared(document, document) == document.blocks


def test_a_percentage_is_never_split_even_where_markup_parts_it() -> None:
    old = (Text("about "), Span((Text("38"),), field="a"), Text(" % of us"))
    new = (Text("about "), Span((Text("31"),), field="a"), Text(" % of us"))
    marked = mark_words(old, new)
    assert [plain_text(one.inlines) for one in marked if isinstance(one, Deleted | Inserted)] == ["38 %", "31 %"]


def test_what_is_the_same_keeps_the_looks_of_the_newer() -> None:
    old = (Text("never say never"),)
    new = (Text("never "), Strong((Text("ever say"),)), Text(" never"))
    marked = mark_words(old, new)
    assert marked == (Text("never "), Inserted((Strong((Text("ever "),)),)), Strong((Text("say"),)), Text(" never"))


def test_deleted_words_do_nothing_any_more() -> None:
    went = (Link("https://example.org", (Text("there"),)), NoteReference("n", 1), CrossReference("t", "Table 1"))
    marked = mark_words((Text("see "), *went), (Text("see"),))
    found = [type(one) for one in every_inline(marked)]
    assert Link not in found
    assert NoteReference not in found
    assert CrossReference not in found
    assert plain_text(marked) == "see thereTable 1"


def test_a_note_whose_number_alone_changed_has_not_changed() -> None:
    text = (Text("so it is"), NoteReference("a", 1))
    assert mark_words(text, (Text("so it is"), NoteReference("a", 2))) == (Text("so it is"), NoteReference("a", 2))


def test_notes_are_compared_by_their_ids_and_those_that_went_stand_at_the_end() -> None:
    def noted(*notes: Note) -> Document:
        marks = tuple(NoteReference(note.id, note.number) for note in notes)
        return Document(properties(), (Paragraph((Text("Text."), *marks)),), notes)

    old = noted(Note("kept", 1, (Text("Atlas 2020"),)), Note("gone", 2, (Text("Old atlas"),)))
    new = noted(Note("kept", 1, (Text("Atlas 2021"),)), Note("come", 2, (Text("New atlas"),)))
    compared = compare_documents(old, new, LEGEND)
    assert compared.notes[0].inlines == (Text("Atlas "), Deleted((Text("2020"),)), Inserted((Text("2021"),)))
    assert compared.notes[1].inlines == (Inserted((Text("New atlas"),)),)
    assert [*_said(compared.blocks[-2:])] == ["Notes that went", "Old atlas"]


def test_the_outline_stays_that_of_the_newer() -> None:
    old = Document(properties(), (Heading(1, (Text("Gone for ever"),), "gone"), paragraph("One.")))
    new = Document(properties(), (Heading(1, (Text("Newly come here"),), "come"), paragraph("One.")))
    headings = [block.id for block in iter_blocks(compare_documents(old, new, LEGEND)) if isinstance(block, Heading)]
    assert headings == ["come"]


def test_a_chart_shows_the_older_values_beside_its_own() -> None:
    before, after = chart(previous=False), chart(previous=False)
    first = after.bars[0]
    moved = BarChart(after.title, after.groups, (type(first)(first.label, 99.0, "99 %", 0), *after.bars[1:]))
    old = Document(properties(), (Figure(before, "words"),))
    new = Document(properties(), (Figure(moved, "words"),))
    (figure,) = (block for block in compare_documents(old, new, LEGEND).blocks if isinstance(block, Figure))
    assert isinstance(figure.content, BarChart)
    assert figure.content.bars[0].previous_percent == before.bars[0].percent
    assert {bar.previous_percent for bar in figure.content.bars[1:]} == {None}


def test_a_row_that_went_is_struck_out_where_it_stood() -> None:
    def table(*rows: str) -> Document:
        body = tuple(row(name, "1") for name in rows)
        return Document(properties(), (Table((), (row(cell("Name"), cell("n")),), body),))

    compared = compare_documents(table("alpha", "beta", "gamma"), table("alpha", "gamma"), LEGEND)
    (made,) = (block for block in compared.blocks if isinstance(block, Table))
    assert len(made.body) == 3
    assert all(isinstance(one, Deleted) for one in made.body[1].cells[0].blocks[0].inlines)  # type: ignore[union-attr]


@pytest.mark.timeout(240)
@pytest.mark.xdist_group("java")
def test_a_comparison_is_a_valid_tagged_pdf_and_says_what_its_lines_mean() -> None:
    octets = write_pdf(compare_documents(*random_pair(7), LEGEND), THEME)
    assert all_findings(octets) == []
    assert b"/TextDecorationType /LineThrough" in octets
    assert b"/TextDecorationType /Underline" in octets


def test_a_comparison_is_a_web_page_with_its_own_elements_for_changes() -> None:
    page = write_html(compare_documents(*random_pair(7), LEGEND), THEME).decode()
    assert "<ins>came</ins>" in page
    assert "<del>went</del>" in page


def test_a_word_file_is_refused_with_the_way_to_tracked_changes() -> None:
    with pytest.raises(ContentError, match="diff --format docx"):
        write_docx(compare_documents(*random_pair(7), LEGEND), THEME)
