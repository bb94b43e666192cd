"""The strict reader: what becomes what, and what is refused where."""

# ruff: noqa: E501  # one case a line, however long its markup
from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from briefings.document.model import (
    Align,
    Bar,
    BarChart,
    Block,
    BlockQuote,
    Box,
    BoxRole,
    Caption,
    Cell,
    Code,
    Column,
    CrossReference,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Heading,
    Labels,
    LineBreak,
    Link,
    List,
    NoteReference,
    PageBreak,
    PageCount,
    PageNumber,
    Paragraph,
    Properties,
    Role,
    RowKind,
    Rule,
    RunningLine,
    Span,
    Strong,
    Table,
    TableOfContents,
    Text,
)
from briefings.document.resolve import resolve
from briefings.document.text import plain_text
from briefings.errors import ContentError, Where
from briefings.templating.markup import read_markup
from briefings.templating.markup_vocabulary import RULES
from briefings.templating.pictures import PictureOpener
from briefings.templating.search import shipped_templates

PROPERTIES = Properties("T", (), "en-US", dt.datetime(2025, 7, 22, 12, tzinfo=dt.UTC))
NOTE = '<aside role="doc-footnote" id="n">Note.</aside>'


def draft(markup: str) -> Document:
    return read_markup(markup, PROPERTIES, Labels(), PictureOpener(Path("/nonexistent")), Where("t.j2"))


def blocks(inside: str) -> tuple[Block, ...]:
    return draft(f"<article><h1>T</h1>{inside}</article>").blocks[1:]


def faults(inside: str) -> list[str]:
    with pytest.raises(ContentError) as refusal:
        draft(f"<article><h1>T</h1>{inside.replace('AT', 'data-at')}</article>")
    return [problem.what for problem in refusal.value.problems]


def inlines(inside: str) -> object:
    (paragraph,) = blocks(f"<p>{inside}</p>")
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


# --- blocks --------------------------------------------------------------------


def test_the_title_is_a_paragraph_with_the_role_of_a_title() -> None:
    assert draft("<article><h1>T</h1></article>").blocks == (Paragraph((Text("T"),), Role.TITLE),)


def test_every_role_is_a_class_of_a_paragraph() -> None:
    for role in set(Role) - {Role.BODY, Role.TITLE}:
        assert blocks(f'<p class="{role}">x</p>') == (Paragraph((Text("x"),), role),)


def test_headings_get_an_id_from_their_words_unless_they_have_one() -> None:
    read = blocks('<h2>Früh & spät</h2><h3 id="own">B</h3><h2>Früh &amp; spät</h2>')
    assert [block.id for block in read if isinstance(block, Heading)] == [
        "section-fruh-spat",
        "own",
        "section-fruh-spat-2",
    ]
    assert [block.level for block in read if isinstance(block, Heading)] == [1, 2, 1]


def test_a_section_has_no_look_of_its_own() -> None:
    assert blocks("<section><p>a</p><section><p>b</p></section></section>") == (
        Paragraph((Text("a"),)),
        Paragraph((Text("b"),)),
    )


def test_text_that_stands_bare_in_an_item_becomes_a_paragraph() -> None:
    (items,) = blocks("<ol start='3'><li> a <em>b</em><ul><li>c</li></ul> d </li></ol>")
    assert isinstance(items, List)
    assert (items.ordered, items.start) == (True, 3)
    first, nested, last = items.items[0].blocks
    assert first == Paragraph((Text("a "), Emphasis((Text("b"),))))
    assert isinstance(nested, List)
    assert last == Paragraph((Text("d"),))


def test_a_quotation_knows_whose_it_is() -> None:
    assert blocks("<blockquote lang='uk'><p>Так</p><footer>A <em>b</em></footer></blockquote>") == (
        BlockQuote((Paragraph((Text("Так"),)),), (Text("A "), Emphasis((Text("b"),))), "uk"),
    )


def test_boxes_breaks_and_contents() -> None:
    assert blocks(
        '<aside class="key" id="k"><p>a</p></aside><hr><hr class="page"><nav class="contents">In it</nav>'
    ) == (
        Box(BoxRole.KEY, (Paragraph((Text("a"),)),), "k"),
        Rule(),
        PageBreak(),
        TableOfContents("In it", 2),
    )


def test_a_table_has_columns_rows_caption_and_source() -> None:
    (table,) = blocks(
        '<table data-summary="S"><caption id="t">C</caption><colgroup><col data-share="2.5"><col class="end"></colgroup>'
        '<thead><tr><th scope="col">a</th><th>b</th></tr></thead>'
        '<tbody><tr class="group"><th colspan="2">g</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></tbody>'
        '<tbody><tr class="marked"><td>1</td><td></td></tr><tr class="total"><td>1</td><td></td></tr></tbody>'
        '<tfoot><tr><td colspan="2">Source: x</td></tr></tfoot></table>'
    )
    assert isinstance(table, Table)
    assert not table.is_matrix
    assert table.columns == (Column(2.5), Column(1, Align.END))
    assert [row.kind for row in table.body] == [RowKind.GROUP, RowKind.BODY, RowKind.MARKED, RowKind.TOTAL]
    assert table.body[1].cells[1] == Cell((Paragraph((Text("2"),)), Paragraph((Text("3"),))))
    assert (table.id, table.summary, plain_text(table.source)) == ("t", "S", "Source: x")


def test_a_chart_holds_its_data_as_a_table() -> None:
    (figure,) = blocks(
        '<figure class="bars" data-alt="A" data-title="T"><table>'
        '<tbody data-group="G" data-total="75%"><tr><th>x</th><td data-percent="37.5" data-previous="36">37.5%</td></tr></tbody>'
        '<tbody data-group="H" data-total="25%"><tr class="total"><th>y</th><td data-percent="25">25%</td></tr></tbody>'
        '</table><figcaption class="unnumbered">F</figcaption></figure><p class="source">S</p>'
    )
    bars = (Bar("x", 37.5, "37.5%", 0, 36.0), Bar("y", 25.0, "25%", 1, None, True))
    chart = BarChart("T", ("G", "H"), bars, ("75%", "25%"))
    assert figure == Figure(chart, "A", "", Caption("", 0, (Text("F"),)), (Text("S"),))


def test_running_lines_and_the_marking_are_not_part_of_the_text() -> None:
    document = draft(
        '<article><header class="running"><p class="left">L</p></header><p class="marking">M</p>'
        '<footer class="running"><p class="right"><span class="page"></span>/<span class="pages"></span></p></footer>'
        '<footer class="first"><p class="left">F</p></footer><h1>T</h1></article>'
    )
    assert len(document.blocks) == 1
    assert document.furniture.header == RunningLine((Text("L"),))
    assert document.furniture.footer.right == (PageNumber(), Text("/"), PageCount())
    assert document.furniture.first_footer == RunningLine((Text("F"),))
    assert (document.furniture.first_header, document.furniture.marking) == (None, "M")


def test_notes_are_taken_out_of_the_text_wherever_they_stand() -> None:
    document = draft(
        '<article><h1>T</h1><ul><li>a<a role="doc-noteref" href="#n"></a>'
        '<aside role="doc-footnote" id="n"><p>x</p><p>y</p></aside></li></ul></article>'
    )
    assert document.notes[0].inlines == (Text("x"), LineBreak(), Text("y"))
    assert document.blocks[1] == List(((document.blocks[1].items[0]),))  # type: ignore[union-attr]


# --- inlines -------------------------------------------------------------------


def test_inlines_keep_their_meaning() -> None:
    read = inlines(
        '<strong>a</strong><code> b  c </code><a href="https://x.example/?a=1&amp;b=2">d</a><span class="end-mark"></span>'
    )
    assert read == (Strong((Text("a"),)), Code(" b c "), Link("https://x.example/?a=1&b=2", (Text("d"),)), EndMark())


def test_languages_and_fields_become_spans() -> None:
    assert inlines('<em lang="uk" data-field="a/b">x</em>') == (Span((Emphasis((Text("x"),)),), "uk", "a/b"),)
    assert blocks('<p data-field="a/b">x</p>') == (Paragraph((Span((Text("x"),), field="a/b"),)),)


def test_white_space_collapses_over_the_borders_of_inlines() -> None:
    assert inlines("  a\n <em> b </em> c <br> d\u00a0 ") == (
        Text("a "),
        Emphasis((Text("b "),)),
        Text("c"),
        LineBreak(),
        Text("d\u00a0"),
    )


def test_an_inline_without_content_disappears() -> None:
    assert inlines("a<em> </em><strong></strong> b") == (Text("a"), Emphasis((Text(" "),)), Text("b"))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_escaped_text_is_read_back_as_it_was(text: str) -> None:
    wanted = " ".join(text.strip(" ").split(" "))
    while "  " in wanted:
        wanted = wanted.replace("  ", " ")
    if wanted:
        assert inlines(str(escape(text))) == (Text(wanted),)


def test_references_are_filled_in_by_resolve() -> None:
    document = resolve(
        draft(
            '<article><h1>T</h1><p><a href="#t"></a> and <a href="#h">there</a></p><h2 id="h">H</h2>'
            '<table><caption id="t">C</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'
            "</article>"
        )
    )
    (_, paragraph, *_rest) = document.blocks
    assert paragraph == Paragraph((CrossReference("t", "Table\u00a01"), Text(" and "), CrossReference("h", "there")))


def test_a_note_is_marked_and_kept() -> None:
    (paragraph,) = blocks(f'<p>a<a role="doc-noteref" href="#n"></a></p>{NOTE}')
    assert paragraph == Paragraph((Text("a"), NoteReference("n")))


# --- refusals ------------------------------------------------------------------

REFUSALS = {
    "<div>x</div>": "unknown element <div>",
    "<script>x</script>": "unknown element <script>",
    "<p style='color:red'>x</p>": "<p> has no attribute `style`",
    "<p onclick='x'>x</p>": "<p> has no attribute `onclick`",
    "<p class='ledd'>x</p>": '<p> has no class "ledd"',
    "<p class='lead meta'>x</p>": '<p> has no class "lead meta"',
    "<aside><p>x</p></aside>": "<aside> needs a class",
    "text": "text stands directly in <article>: “text”",
    "<ul>text<li>a</li></ul>": "text stands directly in <ul>: “text”",
    "<p><ul><li>a</li></ul></p>": "<ul> does not belong in <p>",
    "<table><tr><td>a</td></tr></table>": "<tr> does not belong in <table>",
    "<p>a": "<p> is not closed before </article>",
    "<p><em>a</p>": "<em> is not closed before </p>",
    "<p>a</p></em>": "</em> closes nothing",
    "<p/>": "<p/> does not close itself",
    "<!-- x -->": "a comment is not part of the markup",
    "<!DOCTYPE html>": "<!DOCTYPE html> is not part of the markup",
    "<h3>a</h3>": "<h3> skips a level",
    "<h2>a</h2><h4>b</h4>": "<h4> skips a level",
    "<h2></h2>": "<h2> is empty",
    "<h1>again</h1>": "a brief has two titles",
    "<p id='a'>x</p><p id='a'>y</p>": "the id `a` is taken",
    "<p id='1'>x</p>": "`1` cannot be an id",
    "<p id='a' id='b'>x</p>": "<p> has two attributes `id`",
    "<p><a href='javascript:x'>x</a></p>": "`javascript:x` is not an address a brief can link to",
    "<p><a href='https://x.example'></a></p>": "a link has no words",
    "<p><a href='https://x.example'>a<em><a href='https://x.example'>b</a></em></a></p>": "a link stands inside another link",
    "<p><a>x</a></p>": "<a> has no href",
    "<p><a href='#none'></a></p>": "nothing here has the id `none`",
    "<p id='a'>x <a href='#a'></a></p>": "a reference to `a` has no words of its own",
    "<p>x<a role='doc-noteref' href='#no'></a></p>": "there is no note `no`",
    "<p>x<a role='doc-noteref' href='#n'>1</a></p>" + NOTE: "a note's mark numbers itself, so it must be empty",
    NOTE: "the note `n` has no mark in the text",
    f"<p>x<a role='doc-noteref' href='#n'></a><a role='doc-noteref' href='#n'></a></p>{NOTE}": "the note `n` is marked twice",
    "<figure><img src='a.png'></figure>": "a figure does not say in words what it shows",
    "<figure><img src='../a.png' alt='a'></figure>": "the picture `../a.png` does not lie in the workspace",
    "<figure><img src='a.png' alt='a'></figure>": "there is no picture `a.png`",
    "<figure class='bars' data-alt='a'><table></table></figure>": "a chart holds one <table> with its bars",
    "<table><thead><tr><th>a</th></tr></thead></table>": "a table has no body row",
    "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>": "a row fills 1 of 2 columns",
    "<table><tbody><tr><td colspan='x'>c</td></tr></tbody></table>": 'colspan="x" is not a number from 1 to 20',
    "<ul></ul>": "a list has no items",
    "<ul><li></li></ul>": "a list has an empty item",
    "<p><span class='page'></span></p>": '<span class="page"> belongs in <header> or <footer> only',
    "<p class='left'>x</p>": '<p class="left"> belongs in <header> or <footer> only',
    "<section><p class='marking'>x</p></section>": '<p class="marking"> belongs in <article> only',
    "<blockquote><footer>a</footer><p>b</p></blockquote>": "the <footer> of a quotation comes last",
    "<blockquote>a<footer><p>b</p></footer></blockquote>": "a quotation's <footer> is one line",
    "<footer class='running'>x</footer>": "a running line holds two paragraphs",
    "<footer>x</footer>": "<footer> needs a class here",
    "<ul><li><aside class='key'><p>x</p></aside></li></ul>": "a box does not belong in <li>",
    "<strong>x</strong>": "<strong> does not belong in <article>",
    "<section>" * 45 + "</section>" * 45: "<section> is nested 40 deep",
}  # fmt: skip


@pytest.mark.parametrize("inside", REFUSALS)
def test_what_is_not_in_the_vocabulary_is_refused(inside: str) -> None:
    assert REFUSALS[inside] in faults(inside)


def test_all_faults_are_reported_in_one_run_each_at_its_place() -> None:
    with pytest.raises(ContentError) as refusal:
        draft(
            '<article data-at="a.j2:1:1"><h1 data-at="a.j2:2:3">T</h1><div data-at="b.j2:7:1">x</div>'
            '<section data-at="a.j2:3:1"><p class="x">y</p></section><h4 data-at="c/d.md:9:2">z</h4></article>'
        )
    assert {str(problem.where) for problem in refusal.value.problems} == {"b.j2:7:1", "a.j2:3:1", "c/d.md:9:2"}


def test_blocks_remember_where_they_were_written() -> None:
    (paragraph,) = blocks('<p data-at="content/a.md:5:1">x</p>')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.where == Where("content/a.md", 5, 1)


@given(st.text(alphabet="<>/=\"' apbrhtdemul1-#&;!ARTICLE", max_size=80))
def test_any_markup_is_read_or_refused_but_never_fails(markup: str) -> None:
    try:
        draft(f"<article><h1>T</h1>{markup}</article>")
    except ContentError as refusal:
        assert refusal.problems


def test_the_guide_names_every_element_of_the_vocabulary_and_no_other() -> None:
    guide = (shipped_templates() / "README.md").read_text(encoding="utf-8").split("## The vocabulary")[1]
    assert set(re.findall(r"<([a-z][a-z0-9]*)", guide)) == set(RULES)
