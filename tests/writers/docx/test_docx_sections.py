"""Tables too wide for an upright page turn it, and only it."""

from __future__ import annotations

from dataclasses import replace

from briefings.document.model import BlockQuote, Box, BoxRole, Document
from briefings.theme.model import Theme
from briefings.units import twip
from briefings.writers.docx import write_docx
from tests.documents import paragraph, properties
from tests.writers.docx.awkward import wide_document, wide_table
from tests.writers.docx.opened import Opened, attribute, nodes_of, open_docx, string_of, words_of


def _written(theme: Theme, *blocks: object) -> Opened:
    return open_docx(write_docx(Document(properties(), blocks), theme))  # type: ignore[arg-type]


def _turned(opened: Opened) -> list[bool]:
    return [attribute(size, "w:orient") == "landscape" for size in opened.all("//w:sectPr/w:pgSz")]


def test_only_the_wide_tables_lie_on_turned_pages(theme: Theme) -> None:
    opened = open_docx(write_docx(wide_document(), theme))
    assert _turned(opened) == [False, True, False, True]
    sizes = [(attribute(one, "w:w"), attribute(one, "w:h")) for one in opened.all("//w:sectPr/w:pgSz")]
    assert sizes[0] == sizes[1][::-1] == sizes[2]


def test_a_wide_table_fills_the_turned_page(theme: Theme) -> None:
    opened = open_docx(write_docx(wide_document(), theme))
    widths = {string_of(table, "w:tblPr/w:tblW/@w:w") for table in opened.all("//w:tbl")}
    page = theme.page
    assert widths == {str(twip(page.height - page.margin_inner - page.margin_outer))}


def test_turned_pages_keep_their_headers_and_footers_and_reach_the_margin(theme: Theme) -> None:
    opened = open_docx(write_docx(wide_document(), theme))
    parts = opened.relationships("word/document.xml")
    shown = []
    for section in opened.all("//w:sectPr"):
        references = nodes_of(section, "w:headerReference | w:footerReference")
        assert len(references) == 4
        shown.append([words_of(opened.root(parts[attribute(one, "r:id")][1])) for one in references])
    assert shown[1:] == shown[:1] * 3
    tabs = [attribute(tab, "w:pos") for tab in nodes_of(opened.styles()["HeaderWide"], "w:pPr/w:tabs/w:tab")]
    assert tabs == [str(twip(theme.page.text_width)), str(twip(theme.page.height - 2 * theme.page.margin_inner))]


def test_only_the_first_page_of_all_is_a_first_page(theme: Theme) -> None:
    opened = open_docx(write_docx(wide_document(), theme))
    assert [bool(nodes_of(one, "w:titlePg")) for one in opened.all("//w:sectPr")] == [True, False, False, False]


def test_a_brief_that_begins_or_ends_with_a_wide_table_has_no_empty_page(theme: Theme) -> None:
    assert _turned(_written(theme, wide_table())) == [True]
    assert _turned(_written(theme, replace(wide_table(), source=()))) == [True]
    assert _turned(_written(theme, wide_table(), paragraph("after"))) == [True, False]


def test_a_table_that_fits_or_stands_inside_something_turns_nothing(theme: Theme) -> None:
    narrow = replace(wide_table(), columns=wide_table().columns[:2], head=(), body=())
    assert _turned(_written(theme, narrow)) == [False]
    assert _turned(_written(theme, Box(BoxRole.KEY, (wide_table(),)))) == [False]
    assert _turned(_written(theme, BlockQuote((wide_table(),)))) == [False]
