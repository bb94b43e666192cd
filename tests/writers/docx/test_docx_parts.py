"""What Word users expect of a well-made file: each thing is the real thing."""

from __future__ import annotations

import io
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from briefings.document.model import Box, BoxRole, Column, Document, Figure, Heading, Picture, Role, Strong, Table, Text
from briefings.document.walk import iter_blocks
from briefings.errors import ContentError
from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from briefings.writers.docx.anchors import Anchors, tag
from briefings.writers.docx.tables import column_widths
from briefings.writers.formats import writer_of
from briefings.writers.pdf import heading_pages
from tests.documents import bullets, paragraph, properties, row, sample_document, text
from tests.steps import steps_of
from tests.writers.docx.awkward import arabic_document, awkward_document, long_document, picture_document
from tests.writers.docx.lint import findings
from tests.writers.docx.opened import Opened, attribute, nodes_of, open_docx, string_of, words_of
from tests.writers.docx.shelf import NAMES, word_file

VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2019)
BOOK = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"


def audited(content: bytes, path: Path) -> list[str]:
    path.write_bytes(content)
    return [str(error) for error in VALIDATOR.validate(str(path)).errors]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.timeout(180)
def test_the_auditor_and_our_lint_find_nothing(tmp_path: Path, name: str) -> None:
    content = word_file(name)
    assert audited(content, tmp_path / "brief.docx") == []
    assert findings(content) == []


def test_the_auditor_finds_nothing_in_the_chart_s_workbook(opened: Opened, tmp_path: Path) -> None:
    assert audited(opened.blobs[BOOK], tmp_path / "book.xlsx") == []


def test_the_workbook_holds_the_numbers_and_the_edition_before(opened: Opened) -> None:
    rows = list(openpyxl.load_workbook(io.BytesIO(opened.blobs[BOOK])).active.iter_rows(values_only=True))
    assert rows[0] == (None, "Military 75 %", "Negotiated 25 %", "Previous edition")
    assert rows[2] == ("Prolonged attrition", 0.38, None, 0.36)
    assert rows[-1] == ("Negotiated settlement", None, 0.05, 0.04)


def test_python_docx_opens_what_was_written(sample: bytes) -> None:
    document = docx.Document(io.BytesIO(sample))
    assert document.core_properties.title == "Waiting for the Other Side to Tire"
    assert document.core_properties.author == "Anna Kováčová; Mehmet Yılmaz"
    assert document.core_properties.created.isoformat() == "2025-07-22T12:00:00+00:00"
    assert getattr(document.tables[0].style, "name", "") == "Brief Table"
    assert getattr(document.paragraphs[2].style, "name", "") == "Title"


def test_series_seminar_edition_and_audience_are_custom_properties(opened: Opened) -> None:
    custom = opened.blobs["docProps/custom.xml"].decode()
    facts = {
        "Series": "Strategic Foresight Seminars",
        "Seminar": "fy2025/08",
        "Edition": "2025-07-22",
        "Audience": "full",
    }
    for name, fact in facts.items():
        assert f'name="{name}"><vt:lpwstr>{fact}</vt:lpwstr>' in custom


def test_a_title_longer_than_word_s_property_is_cut_there_and_only_there(theme: Theme) -> None:
    title = "long " * 100
    document = Document(replace(properties(), title=title), (paragraph(title, Role.TITLE),))
    written = docx.Document(io.BytesIO(write_docx(document, theme)))
    assert written.core_properties.title == title[:254] + "…"
    assert written.paragraphs[0].text == title


def test_the_contents_have_the_pages_of_the_pdf(theme: Theme) -> None:
    pages = heading_pages(sample_document(), theme)
    opened = open_docx(writer_of("docx")(sample_document(), theme))
    entries = opened.all("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') and .//w:instrText]")
    names = [block.id for block in iter_blocks(sample_document()) if isinstance(block, Heading) and block.level < 3]
    assert [string_of(entry, "(.//w:t)[last()]") for entry in entries] == [str(pages[name]) for name in names]


def test_without_contents_nothing_is_laid_out_twice(theme: Theme) -> None:
    document = Document(properties(), (paragraph("no contents"),))
    assert writer_of("docx")(document, theme) == write_docx(document, theme)


def test_every_ordered_list_starts_where_its_author_says(opened: Opened) -> None:
    used = [
        attribute(one, "w:val") for one in opened.all("//w:p[w:pPr/w:pStyle/@w:val='ListNumber']/w:pPr/w:numPr/w:numId")
    ]
    starts = {
        attribute(one, "w:numId"): string_of(one, "w:lvlOverride/w:startOverride/@w:val")
        for one in opened.all("//w:num", "word/numbering.xml")
    }
    assert [starts[number] for number in dict.fromkeys(used)] == ["3", "1"]


def test_the_contents_are_filled_and_have_no_page_numbers_that_nobody_knows(opened: Opened) -> None:
    entries = opened.all("//w:sdtContent/w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    assert [words_of(entry) for entry in entries][:3] == [
        "Contents",
        "1\u2002What endures",
        "1.1\u2002On the ground",
    ]
    assert not opened.all("//w:instrText[contains(., 'PAGEREF')]")


def test_known_page_numbers_stand_in_the_contents(theme: Theme) -> None:
    pages = {"what-endures": 1, "on-the-ground": 2, "what-may-come": 3, "what-would-change": 4, "about": 5}
    opened = open_docx(write_docx(sample_document(), theme, pages=pages))
    assert len(opened.all("//w:instrText[contains(., 'PAGEREF')]")) == len(pages)
    entry = opened.all("//w:p[w:pPr/w:pStyle/@w:val='TOC2']")[0]
    assert words_of(entry) == "1.1\u2002On the ground2"
    assert nodes_of(entry, "w:hyperlink/w:r/w:tab")


def test_captions_count_with_fields_and_references_point_at_them(opened: Opened) -> None:
    instructions = [(one.text or "").strip() for one in opened.all("//w:instrText")]
    assert "SEQ Table \\* ARABIC" in instructions
    assert "SEQ Figure \\* ARABIC" in instructions
    assert "REF _ref_table_scenarios \\h \\* MERGEFORMAT" in instructions
    assert "REF _id_what_would_change \\h \\* MERGEFORMAT" in instructions


def test_nothing_asks_the_reader_to_update_on_opening(opened: Opened) -> None:
    assert not opened.all("//w:updateFields", "word/settings.xml")
    assert not opened.all("//w:fldChar[@w:dirty]")


def test_the_first_page_has_a_footer_of_its_own_and_all_pages_the_marking(opened: Opened) -> None:
    shown = {
        name: words_of(opened.root(name)) for name in opened.blobs if name.startswith(("word/header", "word/footer"))
    }
    assert len(shown) == 4
    assert all("TLP:GREEN" in words for words in shown.values())
    assert sum("Waiting for the Other Side to Tire" in words for words in shown.values()) == 1
    assert sum("Page 1 of 1" in words for words in shown.values()) == 2


def test_a_content_field_is_a_control_a_bookmark_and_a_line_of_the_record(opened: Opened) -> None:
    (control,) = opened.all("//w:sdt[w:sdtPr/w:tag/@w:val='scenarios/attrition/label']")
    assert words_of(control) == "attrition"
    assert string_of(control, ".//w:bookmarkStart/@w:name") == "_f_scenarios_attrition_label"
    record = opened.root("customXml/item1.xml")
    assert record.get("audience") == "full"
    assert [(one.get("address"), one.text) for one in record] == [("scenarios/attrition/label", "attrition")]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=30))
def test_bookmark_names_are_short_unlike_and_the_same_each_time(addresses: list[str]) -> None:
    anchors, again = Anchors(), Anchors()
    names = [anchors.name("f", address) for address in addresses]
    assert names == [again.name("f", address) for address in addresses]
    assert len({name.lower() for name in names}) == len(set(addresses))
    assert all(len(name) <= 40 and name.isascii() for name in names)
    assert all(len(tag(address)) <= 64 for address in addresses)


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=12), st.floats(100, 700))
def test_columns_add_up_to_the_table_to_the_last_unit(shares: list[float], width: float) -> None:
    table = Table(tuple(Column(share) for share in shares), (), ())
    widths = column_widths(table, width)
    assert sum(widths) == round(width * 20)
    for share, made in zip(shares, widths, strict=True):
        assert abs(made - width * 20 * share / sum(shares)) <= 1


def test_passages_in_other_languages_say_so(theme: Theme) -> None:
    opened = open_docx(write_docx(awkward_document(), theme))
    assert opened.all("//w:r[w:t='مرحبا']/w:rPr/w:rtl")
    assert opened.all("//w:r[w:t='日本語']/w:rPr/w:lang[@w:eastAsia='ja']")
    assert opened.all("//w:r[w:t='Said.']/w:rPr/w:lang[@w:val='fr']")


def test_a_right_to_left_brief_runs_that_way_throughout(theme: Theme) -> None:
    opened = open_docx(write_docx(arabic_document(), theme))
    assert opened.all("//w:sectPr/w:bidi")
    assert opened.all("//w:tblPr/w:bidiVisual")
    paragraph_styles = opened.all("//w:style[@w:type='paragraph']", "word/styles.xml")
    assert all(nodes_of(style, "w:pPr/w:bidi") for style in paragraph_styles)
    assert opened.all("//w:r[w:t='English words' and not(w:rPr/w:rtl)]")


def test_a_box_s_paragraphs_share_edges_and_indent_so_that_they_are_one_box(theme: Theme) -> None:
    document = Document(
        properties(), (Box(BoxRole.KEY, (paragraph("Label", Role.LABEL), paragraph("a"), bullets("b", "c"))),)
    )
    opened = open_docx(write_docx(document, theme))
    styles = opened.styles()
    used = [styles[attribute(one, "w:val")] for one in opened.all("//w:body/w:p/w:pPr/w:pStyle")]
    edges = {
        (
            " ".join(map(str, edge.attrib.values())),
            int(attribute(indent, "w:left")) - int(attribute(indent, "w:hanging") or 0),
        )
        for style in used
        for edge in nodes_of(style, "w:pPr/w:pBdr/w:left")
        for indent in nodes_of(style, "w:pPr/w:ind")
    }
    assert len(used) == 4
    assert len(edges) == 1


def test_strong_words_in_a_bold_heading_stay_bold(theme: Theme) -> None:
    opened = open_docx(write_docx(Document(properties(), (Heading(1, (Strong(text("x")),), "h"),)), theme))
    assert not opened.all("//w:rStyle[@w:val='Strong']")


def test_numbers_that_do_not_follow_on_are_kept(theme: Theme) -> None:
    headings = tuple(
        Heading(1, text(word), word, number) for word, number in (("a", "1"), ("b", ""), ("c", "2"), ("d", "5"))
    )
    opened = open_docx(write_docx(Document(properties(), headings), theme))
    own = [string_of(paragraph, "w:pPr/w:numPr/w:numId/@w:val") for paragraph in opened.all("//w:body/w:p")]
    assert own[1] == ""
    assert own[0] == own[2] != own[3]
    assert opened.all(f"//w:num[@w:numId={own[3]}]//w:startOverride[@w:val=5]", "word/numbering.xml")


def test_a_picture_is_stored_once_fits_the_column_and_is_described(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    Image.new("RGB", (90, 30), "navy").save(path)
    content = write_docx(picture_document(path), theme)
    opened = open_docx(content)
    assert [name for name in opened.blobs if name.startswith("word/media")] == ["word/media/image1.png"]
    extents = [(int(one.get("cx", 0)), int(one.get("cy", 0))) for one in opened.all("//wp:extent")]
    assert extents[0] == (round(theme.page.text_width * 12700), round(theme.page.text_width * 12700 / 3))
    assert [one.get("descr") for one in opened.all("//wp:docPr")] == ["A map of nothing", "The same"]
    assert findings(content) == []
    assert audited(content, tmp_path / "brief.docx") == []


def test_a_vector_drawing_brings_the_picture_beside_it(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="3"/>')
    Image.new("RGB", (90, 30), "navy").save(path.with_suffix(".png"))
    content = write_docx(picture_document(path, 90, 30), theme)
    assert {name for name in open_docx(content).blobs if "media" in name} == {
        "word/media/image1.svg",
        "word/media/image2.png",
    }
    assert audited(content, tmp_path / "brief.docx") == []


@pytest.mark.parametrize(
    ("name", "content", "said"), [("a.gif", b"GIF89a", "kind of picture"), ("a.svg", b"<svg/>", "cannot be read")]
)
def test_a_picture_word_cannot_show_is_refused_by_name(
    theme: Theme, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ContentError) as caught:
        write_docx(picture_document(path), theme)
    assert str(path.with_suffix("")) in str(caught.value)
    assert said in caught.value.problems[0].what


def test_a_picture_that_changed_since_it_was_read_is_refused(theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG")
    figure = Figure(Picture(path, sha256(b"other").hexdigest(), 9, 9), "alt")
    with pytest.raises(ContentError, match="changed"):
        write_docx(Document(properties(), (figure,)), theme)


def test_spaces_of_neighbours_come_to_what_the_theme_means(opened: Opened, theme: Theme) -> None:
    """Word adds the space after to the space before; the theme means the larger."""
    after, before = (
        int(string_of(opened.styles()[name], f"w:pPr/w:spacing/@w:{side}"))
        for name, side in (("BodyText", "after"), ("Heading1", "before"))
    )
    assert after + before == round(20 * max(theme.style("body").space_after, theme.style("heading1").space_before))


def test_rules_and_page_breaks_are_looks_of_the_paragraph_after_them(opened: Opened) -> None:
    styles = [attribute(one, "w:val") for one in opened.all("//w:body/w:p/w:pPr/w:pStyle")]
    assert "Heading1NewPage" in styles
    assert any(style.endswith("RuledBelow") for style in styles)
    assert not opened.all("//w:br[@w:type='page']")


def test_a_file_of_many_rows_takes_work_in_proportion(theme: Theme) -> None:
    def steps(rows: int) -> int:
        document = long_document(rows, 1)
        return steps_of(lambda: write_docx(document, theme))

    steps(10)
    few, many = steps(100), steps(400)
    assert many < few * 4 * 1.1


def test_tables_without_columns_declared_are_written_too(theme: Theme) -> None:
    table = Table((), (row("a", "b", heads=2),), (row("c"),))
    document = Document(properties(), (table, paragraph((Text("after"),))))
    assert findings(write_docx(document, theme)) == []
