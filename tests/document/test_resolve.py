"""Numbers, references and notes are settled once, or refused with their place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.document import model as m
from briefings.document.numbering import TO_NUMBER
from briefings.document.resolve import reference_problems, resolve
from briefings.errors import ContentError, Where

PROPERTIES = m.Properties("T", (), "en-US", dt.datetime(2025, 7, 22, 12, tzinfo=dt.UTC))
CELL = m.Row((m.Cell((m.Paragraph((m.Text("x"),)),)),))
CAPTION = m.Caption(TO_NUMBER, 0, (m.Text("C"),))
TABLE = m.Table((m.Column(),), (CELL,), (CELL,), "t", CAPTION)
FIGURE = m.Figure(m.BarChart("", ("",), (m.Bar("x", 1, "1%"),)), "A", "f", CAPTION)


def draft(*blocks: m.Block, notes: tuple[m.Note, ...] = ()) -> m.Document:
    return m.Document(PROPERTIES, blocks, notes, labels=m.Labels(table="Tabelle", figure="Abbildung"))


def paragraph(*inlines: m.Inline) -> m.Paragraph:
    return m.Paragraph(inlines, where=Where("t.j2", 3))


def note(name: str) -> m.Note:
    return m.Note(name, 0, (m.Text(name),), Where("n.md", 7))


def refused(document: m.Document) -> list[str]:
    with pytest.raises(ContentError) as refusal:
        resolve(document)
    return [f"{problem.where}: {problem.what}" for problem in refusal.value.problems]


def test_tables_and_figures_are_counted_apart_in_the_documents_language() -> None:
    second = replace(TABLE, id="")
    resolved = resolve(draft(TABLE, m.Box(m.BoxRole.KEY, (FIGURE,)), second))
    table, box, other = resolved.blocks
    assert isinstance(table, m.Table) and isinstance(other, m.Table) and isinstance(box, m.Box)
    assert table.caption == m.Caption("Tabelle", 1, (m.Text("C"),))
    assert box.blocks[0].caption == m.Caption("Abbildung", 1, (m.Text("C"),))  # type: ignore[union-attr]
    assert other.caption == m.Caption("Tabelle", 2, (m.Text("C"),))


def test_equal_tables_get_numbers_of_their_own() -> None:
    same = replace(TABLE, id="")
    resolved = resolve(draft(same, replace(same), replace(same)))
    assert [block.caption.number for block in resolved.blocks] == [1, 2, 3]  # type: ignore[union-attr]


def test_a_caption_that_wants_no_number_gets_none() -> None:
    caption = m.Caption("", 0, (m.Text("C"),))
    (table,) = resolve(draft(replace(TABLE, caption=caption))).blocks
    assert isinstance(table, m.Table)
    assert table.caption == caption


def test_headings_are_numbered_where_they_ask_for_it() -> None:
    asked = [m.Heading(level, (m.Text("h"),), f"h{n}", TO_NUMBER) for n, level in enumerate((1, 2, 2, 1, 2, 3))]
    plain = m.Heading(1, (m.Text("h"),), "plain")
    resolved = resolve(draft(*asked[:3], plain, *asked[3:]))
    assert [block.number for block in resolved.blocks] == ["1", "1.1", "1.2", "", "2", "2.1", "2.1.1"]  # type: ignore[union-attr]


def test_empty_references_print_what_they_point_at() -> None:
    heading = m.Heading(1, (m.Emphasis((m.Text("Früh"),)),), "h")
    marks = paragraph(m.CrossReference("h"), m.Strong((m.CrossReference("t"),)), m.CrossReference("t", "there"))
    resolved = resolve(draft(marks, heading, TABLE))
    assert resolved.blocks[0] == paragraph(
        m.CrossReference("h", "Früh"),
        m.Strong((m.CrossReference("t", "Tabelle\u00a01"),)),
        m.CrossReference("t", "there"),
    )


@given(st.permutations(["a", "b", "c", "d"]))
def test_notes_stand_in_the_order_of_their_marks(order: list[str]) -> None:
    marks = paragraph(*(m.NoteReference(name) for name in order))
    resolved = resolve(draft(marks, notes=tuple(note(name) for name in "abcd")))
    assert [one.id for one in resolved.notes] == order
    assert [one.number for one in resolved.notes] == [1, 2, 3, 4]
    assert resolved.blocks[0] == paragraph(*(m.NoteReference(name, n) for n, name in enumerate(order, 1)))


def test_a_mark_in_a_caption_or_a_cell_counts_where_it_is_read() -> None:
    caption = m.Caption(TO_NUMBER, 0, (m.NoteReference("a"),))
    row = m.Row((m.Cell((paragraph(m.NoteReference("b")),)),))
    table = replace(TABLE, caption=caption, body=(row,), source=(m.NoteReference("c"),))
    resolved = resolve(draft(table, notes=(note("c"), note("b"), note("a"))))
    assert [(one.id, one.number) for one in resolved.notes] == [("a", 1), ("b", 2), ("c", 3)]


def test_everything_that_dangles_is_reported_at_once() -> None:
    marks = paragraph(m.NoteReference("no"), m.CrossReference("none"), m.NoteReference("a"), m.NoteReference("a"))
    nested = replace(note("b"), inlines=(m.NoteReference("a"), m.CrossReference("none")))
    assert refused(draft(marks, notes=(note("a"), nested))) == [
        "t.j2:3: there is no note `no`",
        "t.j2:3: nothing here has the id `none`",
        "t.j2:3: the note `a` is marked twice",
        "n.md:7: the note `b` has no mark in the text",
        "n.md:7: a note cannot have a note",
        "n.md:7: nothing here has the id `none`",
    ]


def test_a_reference_to_something_nameless_needs_words_of_its_own() -> None:
    target = replace(paragraph(m.Text("x")), id="p")
    assert refused(draft(target, paragraph(m.CrossReference("p")))) == [
        "t.j2:3: a reference to `p` has no words of its own"
    ]
    assert not reference_problems(draft(target, paragraph(m.CrossReference("p", "there"))))
