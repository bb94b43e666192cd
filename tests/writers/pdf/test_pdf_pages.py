"""Pages are cut where a careful typesetter would cut them, read from files."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.document.model import (
    Block,
    Box,
    BoxRole,
    Document,
    Emphasis,
    Heading,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Role,
    Text,
)
from briefings.document.text import document_text
from briefings.writers.pdf import write_pdf
from tests.documents import LOREM, bullets, paragraph, row, sample_document, scenario_table, text
from tests.writers.pdf import pages_of
from tests.writers.pdf.page_rules import (
    assert_no_heading_ends_a_page,
    assert_notes_begin_on_the_page_of_their_mark,
    assert_rows_are_whole,
    pages_of_node,
)
from tests.writers.pdf.reading import Reading, tagged_units, words


def reading_of(document: Document) -> Reading:
    return Reading(write_pdf(document, pages_of.house()))


def assert_nothing_is_lost(document: Document, reading: Reading) -> None:
    everything = "".join(tagged_units(reading.tree)).replace(" ", "")
    for unit in document_text(document):
        if unit.kind in ("paragraph", "item", "cell", "heading", "note", "caption"):
            assert words(unit.text).replace(" ", "") in everything, unit


def test_the_sample_keeps_every_rule() -> None:
    document = sample_document()

    reading = reading_of(document)

    assert_notes_begin_on_the_page_of_their_mark(reading)
    assert_no_heading_ends_a_page(reading)
    assert_rows_are_whole(reading)


def test_sixty_pages_with_forty_notes_keep_every_rule() -> None:
    document = pages_of.long_report(55, 40)

    reading = reading_of(document)

    assert len(reading.pages) >= 40
    assert_notes_begin_on_the_page_of_their_mark(reading)
    assert_no_heading_ends_a_page(reading)


def test_a_long_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    reading = reading_of(pages_of.long_table(200))

    assert len(reading.pages) > 5
    assert_rows_are_whole(reading)
    for page in reading.pages:
        assert any(one.text.strip() == "Share" for one in page.shown)
    assert len([node for node in reading.tree.all("TH") if words(node.text) == "Share"]) == 1


def test_a_row_higher_than_a_page_is_divided_and_loses_nothing() -> None:
    document = pages_of.tall_row()

    reading = reading_of(document)

    tall = [found for found in reading.tree.all("TR") if len(pages_of_node(found)) > 1]
    assert len(tall) == 1
    assert_nothing_is_lost(document, reading)


def test_a_table_too_wide_for_the_page_stands_on_a_landscape_one() -> None:
    reading = reading_of(pages_of.wide_table())

    shapes = [float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in reading.pdf.pages]
    assert shapes == [False, True, False]


def test_a_long_note_runs_on_to_the_next_page() -> None:
    filler = [paragraph(LOREM * 4) for _ in range(3)]
    note = Note("n1", 1, text(LOREM * 9))
    document = pages_of.document(*filler, pages_of.noted(1), *filler, notes=(note,))

    reading = reading_of(document)

    (found,) = reading.tree.all("Note")
    assert len(pages_of_node(found)) == 2
    assert_notes_begin_on_the_page_of_their_mark(reading)
    assert_nothing_is_lost(document, reading)


def test_a_remark_stays_with_what_it_closes_when_a_section_begins_the_next_page() -> None:
    opening = (Heading(2, text("Opening"), "o"), paragraph(LOREM * 9))
    began = set()
    for lines in range(20, 40):
        above = [paragraph("A line.") for _ in range(lines)]
        reading = reading_of(pages_of.document(*above, paragraph("A remark.", Role.META), *opening))
        (begins,) = pages_of_node(reading.tree.all("H2")[0])
        remark = next(node for node in reading.tree.all("P") if words(node.text) == "A remark.")
        before = [node for node in reading.tree.all("P") if words(node.text) == "A line."][-1]
        assert pages_of_node(remark) == pages_of_node(before)
        began.add((begins, pages_of_node(remark) == {begins}))
    assert (1, False) in began


def test_no_paragraph_leaves_a_single_line_on_a_page() -> None:
    reading = reading_of(pages_of.document(*(paragraph(LOREM * 2) for _ in range(40))))

    divided = [node for node in reading.tree.all("P") if len(pages_of_node(node)) > 1]
    assert divided
    for node in divided:
        for page, mark in node.marks:
            heights = {one.y for one in reading.pages[page].shown if one.mark == mark}
            assert len(heights) >= 2


def test_a_paragraph_that_introduces_a_list_stays_with_it() -> None:
    for filler in range(36, 44):
        lines = [paragraph("x") for _ in range(filler)]
        lead = Paragraph((Text("Three things"), Emphasis(text(":"))))
        reading = reading_of(pages_of.document(*lines, lead, bullets("one", "two", "three")))

        (introduction,) = [node for node in reading.tree.all("P") if words(node.text) == "Three things:"]
        assert pages_of_node(introduction) & pages_of_node(reading.tree.all("L")[0])


def test_a_heading_and_what_introduces_its_table_never_end_a_page_without_it() -> None:
    for filler in range(30, 44):
        lines = [paragraph("x") for _ in range(filler)]
        lead = paragraph("It is all in one table.")
        reading = reading_of(pages_of.document(*lines, Heading(1, text("Compared"), "compared"), lead, row_table(4)))

        (introduction,) = [node for node in reading.tree.all("P") if words(node.text) == "It is all in one table."]
        assert pages_of_node(introduction) & pages_of_node(reading.tree.all("TR")[0])


def test_page_breaks_never_leave_an_empty_page() -> None:
    document = pages_of.document(
        PageBreak(), paragraph("One."), PageBreak(), PageBreak(), paragraph("Two."), PageBreak()
    )

    assert len(reading_of(document).pages) == 2


# --- over generated documents

SENTENCES = st.integers(1, 4).map(lambda count: LOREM * count)
PARAGRAPHS = SENTENCES.map(paragraph)
HEADINGS = st.integers(1, 3)
NOTES = st.integers(1, 8)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Give documents of headings, paragraphs, lists, boxes, tables and notes."""
    blocks: list[Block] = []
    notes: list[Note] = []
    level = 0
    for number in range(draw(st.integers(1, 25))):
        match draw(st.sampled_from(["heading", "text", "noted", "list", "box", "table", "chart", "break"])):
            # A page of nothing but headings could end in nothing else.
            case "heading" if not all(isinstance(block, Heading) for block in blocks[-4:]) or len(blocks) < 4:
                level = min(level + 1, draw(HEADINGS))
                blocks.append(Heading(level, text(f"Heading {number}"), f"h{number}"))
            case "text":
                blocks.append(draw(PARAGRAPHS))
            case "noted":
                mark = len(notes) + 1
                notes.append(Note(f"n{mark}", mark, text(f"Remark {mark}. " + LOREM[:100] * draw(NOTES))))
                words_before = draw(SENTENCES)
                blocks.append(Paragraph((Text(words_before), NoteReference(f"n{mark}", mark), Text(" " + LOREM))))
            case "list":
                blocks.append(bullets(*draw(st.lists(st.sampled_from([LOREM, "Short."]), min_size=1, max_size=6))))
            case "box":
                blocks.append(Box(BoxRole.KEY, tuple(draw(st.lists(PARAGRAPHS, min_size=1, max_size=3)))))
            case "table":
                blocks.append(scenario_table())
            case "chart":
                blocks.append(row_table(draw(st.integers(1, 30))))
            case "break" if not blocks or not isinstance(blocks[-1], Heading):
                blocks.append(PageBreak())
    blocks.append(paragraph("The end."))
    return pages_of.document(*blocks, notes=tuple(notes))


def row_table(rows: int) -> Block:
    table = scenario_table()
    body = tuple(row(f"Item {number}", "5 %", LOREM[: 30 + 17 * number % 150]) for number in range(rows))
    return type(table)(table.columns, table.head, body)


@settings(max_examples=30, deadline=None)
@given(documents())
def test_every_generated_document_keeps_every_rule(document: Document) -> None:
    reading = reading_of(document)

    assert_notes_begin_on_the_page_of_their_mark(reading)
    assert_no_heading_ends_a_page(reading)
    assert_rows_are_whole(reading)
    assert_nothing_is_lost(document, reading)


def test_a_chart_is_drawn_whole_on_one_page() -> None:
    (figure,) = reading_of(sample_document()).tree.all("Figure")

    assert len(pages_of_node(figure)) == 1
