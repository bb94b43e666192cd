"""Odd documents come out whole: long running lines, notes in headings, gaps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from briefings.document.model import (
    BlockQuote,
    Box,
    BoxRole,
    Caption,
    Column,
    Document,
    Figure,
    Heading,
    Note,
    NoteReference,
    PageBreak,
    Picture,
    RunningLine,
    Table,
    TableOfContents,
    Text,
)
from briefings.errors import ContentError
from briefings.writers.pdf import write_pdf
from tests.documents import LOREM, bullets, cell, chart, paragraph, row, sample_document, text
from tests.writers.pdf import pages_of
from tests.writers.pdf.reading import Reading, words
from tests.writers.pdf.verapdf import all_findings


def reading_of(document: Document) -> Reading:
    return Reading(write_pdf(document, pages_of.house()))


def test_a_long_running_line_is_set_in_two_lines_not_cut() -> None:
    document = sample_document()
    long = RunningLine(text("A very long name of a series of seminars " * 3), text("22 July 2025"))
    document = replace(document, furniture=replace(document.furniture, header=long))

    shown = "".join(one.text for one in reading_of(document).pages[1].shown if one.mark is None)

    assert words(shown).count("A very long name") == 3


@pytest.mark.xdist_group("java")
def test_a_note_in_a_heading_is_marked_once_and_not_in_the_contents() -> None:
    heading = Heading(1, (Text("Marked"), NoteReference("n1", 1)), "h")
    document = pages_of.document(
        TableOfContents("Contents"), heading, paragraph(LOREM), notes=(Note("n1", 1, text("A remark.")),)
    )

    octets = write_pdf(document, pages_of.house())

    assert all_findings(octets) == []
    tree = Reading(octets).tree
    assert [words(node.text) for node in tree.all("TOCI")] == ["Marked 1"]
    assert len([node for node in tree.all("Reference") if words(node.text) == "1"]) == 1


@pytest.mark.xdist_group("java")
def test_blocks_without_words_leave_nothing_behind() -> None:
    empty = (
        paragraph(()),
        BlockQuote((paragraph("Said."),), ()),
        Box(BoxRole.ASIDE, ()),
        Table((), (), ()),
        Figure(chart(previous=False), "alt", caption=Caption("", 0, ())),
        bullets(),
    )

    octets = write_pdf(pages_of.document(*empty), pages_of.house())

    assert all_findings(octets) == []


def test_a_page_break_inside_a_box_or_a_cell_is_passed_over() -> None:
    table = Table((Column(),), (), (row(cell(PageBreak(), paragraph("x"))),))

    reading = reading_of(pages_of.document(Box(BoxRole.KEY, (PageBreak(), paragraph("y"))), table))

    assert len(reading.pages) == 1


def test_a_box_longer_than_a_page_goes_on_with_its_fill() -> None:
    document = pages_of.document(Box(BoxRole.KEY, tuple(paragraph(LOREM) for _ in range(20))))

    reading = reading_of(document)

    assert len(reading.pages) > 1
    for page in reading.pdf.pages:
        assert page.Contents.read_bytes().count(b" re f") >= 2


def test_lists_keep_their_numbers_and_their_nesting() -> None:
    tree = reading_of(sample_document()).tree

    labels = [words(node.text) for node in tree.all("Lbl")]
    assert [label for label in labels if label in ("3.", "4.")] == ["3.", "4."]
    assert any(inner.tag == "L" for item in tree.all("LBody") for inner in item.walk())


def test_a_picture_wider_than_the_page_is_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    Image.new("RGB", (3000, 300)).save(path)
    figure = Figure(Picture(path, "a" * 64, 2250, 225), "a black bar")

    box = reading_of(pages_of.document(figure)).tree.all("Figure")[0].properties["A"].BBox

    assert float(box[2]) - float(box[0]) == pytest.approx(pages_of.house().page.text_width, abs=0.1)


def test_a_picture_that_cannot_be_read_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"not a picture")

    with pytest.raises(ContentError, match=r"broken\.png: the picture cannot be read"):
        write_pdf(pages_of.document(Figure(Picture(path, "b" * 64, 10, 10), "none")), pages_of.house())


def test_charts_say_how_much_a_value_has_changed() -> None:
    (figure,) = reading_of(sample_document()).tree.all("Figure")

    assert "+2" in figure.text
    assert "\u22122" in figure.text


def test_the_marking_stands_at_head_and_foot_of_every_page() -> None:
    for page in reading_of(sample_document("TLP:GREEN")).pages:
        assert [one.text for one in page.shown if "TLP" in one.text] == ["TLP:GREEN"] * 2


def test_a_drawing_is_refused_with_the_kinds_that_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    path.write_text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    figure = Figure(Picture(path, "0" * 64, 40, 30), "a map", "f")

    with pytest.raises(ContentError) as raised:
        write_pdf(pages_of.document(figure), pages_of.house())

    (problem,) = raised.value.problems
    assert (problem.where.file, problem.hint) == (str(path), "save it as PNG or JPEG")


def test_notes_hang_beside_their_numbers_however_many_there_are() -> None:
    notes = tuple(Note(f"n{number}", number, text(LOREM)) for number in (9, 10, 100, 1000))
    marks = tuple(pages_of.noted(note.number) for note in notes)

    reading = reading_of(pages_of.document(*marks, notes=notes))

    for note in reading.tree.all("Note"):
        page = reading.pages[note.pages[0]]
        own = {number for at, number in note.marks if at == note.pages[0]}
        (label,) = (one for one in page.shown if one.mark == note.all("Link")[0].marks[0][1])
        lines = [one.x for one in page.shown if one.mark in own]
        assert label.x < min(lines)
        assert max(lines) - min(lines) < 0.1
