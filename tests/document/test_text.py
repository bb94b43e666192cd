"""The words of a Document, in the order a reader meets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.document import model as m
from briefings.document.text import TextUnit, caption_text, document_text, plain_text
from briefings.document.walk import (
    blocks_inside,
    every_inline,
    inlines_inside,
    iter_blocks,
    iter_inlines,
    texts_after,
    texts_before,
)

PROPERTIES = m.Properties("T", (), "en-US", dt.datetime(2025, 7, 22, 12, tzinfo=dt.UTC))


def paragraph(text: str, role: m.Role = m.Role.BODY) -> m.Paragraph:
    return m.Paragraph((m.Text(text),), role)


def document(*blocks: m.Block, notes: tuple[m.Note, ...] = ()) -> m.Document:
    return m.Document(PROPERTIES, blocks, notes)


def said(*blocks: m.Block) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in document_text(document(*blocks))]


def test_plain_text_has_no_marks_and_a_newline_for_a_break() -> None:
    inlines = (m.Strong((m.Text("a"),)), m.LineBreak(), m.NoteReference("n", 1), m.Code("b"), m.EndMark())
    assert plain_text(inlines) == "a\nb"


def test_a_paragraph_is_named_after_where_it_stands() -> None:
    items = m.List((m.ListItem((paragraph("b"), m.List((m.ListItem((paragraph("c"),)),)))),))
    quote = m.BlockQuote((paragraph("d"),), (m.Text("e"),))
    assert said(paragraph("a", m.Role.TITLE), items, quote, m.Box(m.BoxRole.KEY, (paragraph("f"),))) == [
        ("title", "a"),
        ("item", "b"),
        ("item", "c"),
        ("quote", "d"),
        ("quote", "e"),
        ("paragraph", "f"),
    ]


def test_a_table_is_read_caption_first_and_source_last() -> None:
    row = m.Row((m.Cell((paragraph("a"),)), m.Cell(())))
    caption = m.Caption("Table", 2, (m.Text("C"),))
    table = m.Table((m.Column(), m.Column()), (row,), (row,), caption=caption, source=(m.Text("S"),))
    assert said(table) == [("caption", "Table 2. C"), ("cell", "a"), ("cell", "a"), ("source", "S")]


def test_a_chart_is_read_group_by_group() -> None:
    chart = m.BarChart("T", ("G", "H"), (m.Bar("x", 1, "1%", 1), m.Bar("y", 2, "2%", 0)), ("2%", "1%"))
    assert said(m.Figure(chart, "A")) == [
        ("chart", "T"),
        ("group", "G 2%"),
        ("bar", "y 2%"),
        ("group", "H 1%"),
        ("bar", "x 1%"),
        ("alt", "A"),
    ]


def test_links_follow_the_unit_they_stand_in_and_notes_come_last() -> None:
    link = m.Paragraph((m.Emphasis((m.Link("https://a.example", (m.Text("a"),)),)), m.Text(" b")))
    note = m.Note("n", 1, (m.Link("https://n.example", (m.Text("n"),)),))
    assert document_text(document(link, m.Rule(), m.TableOfContents("In it"), notes=(note,))) == (
        TextUnit("paragraph", "a b"),
        TextUnit("link", "https://a.example"),
        TextUnit("contents", "In it"),
        TextUnit("note", "n"),
        TextUnit("link", "https://n.example"),
    )


def test_a_caption_without_a_number_prints_its_words_only() -> None:
    assert caption_text(m.Caption("", 0, (m.Text("C"),))) == "C"


def test_walking_reaches_everything_including_the_running_lines() -> None:
    furniture = m.Furniture(m.RunningLine((m.Text("head"),)), first_footer=m.RunningLine(right=(m.Text("foot"),)))
    note = m.Note("n", 1, (m.Text("note"),))
    whole = m.Document(PROPERTIES, (m.Box(m.BoxRole.KEY, (paragraph("a"),)), paragraph("b")), (note,), furniture)
    texts = [inline.text for inline in iter_inlines(whole) if isinstance(inline, m.Text)]
    assert texts == ["a", "b", "note", "head", "foot"]
    assert len(list(iter_blocks(whole))) == 3


@pytest.mark.parametrize("look", [blocks_inside, texts_before, texts_after, inlines_inside])
def test_an_unknown_kind_is_an_error_never_skipped(look: Callable[[object], Iterable[object]]) -> None:
    with pytest.raises(TypeError):
        list(look("not a block"))


leaves = st.builds(m.Text, st.text(min_size=1))
trees = st.recursive(leaves, lambda inner: st.builds(m.Strong, st.tuples(inner, inner)), max_leaves=20)


@given(st.lists(trees).map(tuple))
def test_plain_text_is_the_text_of_all_leaves_in_order(inlines: tuple[m.Inline, ...]) -> None:
    assert plain_text(inlines) == "".join(one.text for one in every_inline(inlines) if isinstance(one, m.Text))
