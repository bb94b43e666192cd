"""Each rule of our lint sees the damage it is for, and none in a sound file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from tests.documents import hostile_document, sample_document
from tests.writers.docx.lint import (
    RULES,
    Rule,
    bookmarks_are_paired_and_named_once,
    cells_end_with_a_paragraph,
    content_controls_have_ids_of_their_own,
    contrast,
    drawings_are_described,
    fields_are_balanced,
    findings,
    headings_skip_no_level,
    internal_links_arrive,
    links_do_not_nest,
    no_paragraph_is_empty,
    notes_and_marks_agree,
    nothing_is_formatted_by_hand,
    nothing_of_a_template_is_left,
    numbering_exists,
    relationships_arrive,
    rows_fit_their_grid,
    styles_exist,
    styles_have_an_end,
    tables_repeat_their_head_and_keep_rows_whole,
    text_stands_out_from_its_ground,
    the_file_says_what_it_is,
)
from tests.writers.docx.opened import open_docx

DOCUMENT, STYLES, NOTES = "word/document.xml", "word/styles.xml", "word/footnotes.xml"
FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cut(found: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(found, "", 1)


def swap(found: str, put: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(found, put, 1)


DAMAGE: dict[str, tuple[Rule, str, Callable[[str], str]]] = {
    "a grid column too few": (
        rows_fit_their_grid,
        DOCUMENT,
        lambda xml: xml[: xml.index("<w:gridCol")] + xml[xml.index("<w:gridCol") + 25 :].lstrip('0123456789"/>'),
    ),
    "a cell of another width": (rows_fit_their_grid, DOCUMENT, swap('<w:tcW w:w="', '<w:tcW w:w="1')),
    "a header row that is none": (tables_repeat_their_head_and_keep_rows_whole, DOCUMENT, cut("<w:tblHeader/>")),
    "a row that may split": (tables_repeat_their_head_and_keep_rows_whole, DOCUMENT, cut("<w:cantSplit/>")),
    "a cell without a paragraph at its end": (
        cells_end_with_a_paragraph,
        DOCUMENT,
        swap("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"),
    ),
    "a bookmark's end lost": (bookmarks_are_paired_and_named_once, DOCUMENT, cut('<w:bookmarkEnd w:id="1"/>')),
    "a bookmark's name twice": (
        bookmarks_are_paired_and_named_once,
        DOCUMENT,
        swap('w:name="_id_what_endures"', 'w:name="_ID_about"'),
    ),
    "a control's id twice": (
        content_controls_have_ids_of_their_own,
        DOCUMENT,
        swap('<w:id w:val="2"/>', '<w:id w:val="1"/>'),
    ),
    "a tag too long": (
        content_controls_have_ids_of_their_own,
        DOCUMENT,
        swap('<w:tag w:val="', '<w:tag w:val="' + "x" * 60),
    ),
    "a field's end lost": (fields_are_balanced, DOCUMENT, cut(FIELD)),
    "a field's begin lost": (fields_are_balanced, DOCUMENT, cut('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')),
    "a link in a link": (
        links_do_not_nest,
        DOCUMENT,
        swap("<w:hyperlink ", '<w:hyperlink w:anchor="_id_about"><w:hyperlink/></w:hyperlink><w:hyperlink '),
    ),
    "a link to nothing": (internal_links_arrive, DOCUMENT, swap('w:anchor="_id_about"', 'w:anchor="_id_nobody"')),
    "a reference to nothing": (internal_links_arrive, DOCUMENT, swap(" REF _ref_table", " REF _ref_chair")),
    "a style missing": (styles_exist, STYLES, swap('w:styleId="Kicker"', 'w:styleId="Kickers"')),
    "a style's name twice": (styles_exist, STYLES, swap('<w:name w:val="Kicker"/>', '<w:name w:val="Masthead"/>')),
    "a style based on itself": (
        styles_have_an_end,
        STYLES,
        swap(
            'w:styleId="Kicker"><w:name w:val="Kicker"/><w:basedOn w:val="Normal"/>',
            'w:styleId="Kicker"><w:name w:val="Kicker"/><w:basedOn w:val="Kicker"/>',
        ),
    ),
    "a list missing": (numbering_exists, "word/numbering.xml", swap('<w:num w:numId="1">', '<w:num w:numId="99">')),
    "a run made bold by hand": (
        nothing_is_formatted_by_hand,
        DOCUMENT,
        swap('<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Strong"/><w:b/>'),
    ),
    "a paragraph centred by hand": (
        nothing_is_formatted_by_hand,
        DOCUMENT,
        swap('<w:pStyle w:val="Kicker"/>', '<w:pStyle w:val="Kicker"/><w:jc w:val="center"/>'),
    ),
    "an empty paragraph": (no_paragraph_is_empty, DOCUMENT, swap("<w:body>", "<w:body><w:p/>")),
    "a chart without words": (drawings_are_described, DOCUMENT, swap(' descr="', ' title="')),
    "a relationship lost": (relationships_arrive, DOCUMENT, swap('<w:hyperlink r:id="rId', '<w:hyperlink r:id="rId9')),
    "a note's mark lost": (notes_and_marks_agree, DOCUMENT, cut('<w:footnoteReference w:id="1"/>')),
    "a note marked twice": (
        notes_and_marks_agree,
        DOCUMENT,
        swap('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="1"/><w:footnoteReference w:id="1"/>'),
    ),
    "a heading level skipped": (
        headings_skip_no_level,
        DOCUMENT,
        swap('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>'),
    ),
    "no title": (the_file_says_what_it_is, "docProps/core.xml", swap("Waiting for the Other Side to Tire", "")),
    "no language": (the_file_says_what_it_is, STYLES, swap('<w:lang w:val="en-US"/>', "")),
    "pale text": (
        text_stands_out_from_its_ground,
        STYLES,
        swap('<w:color w:val="A8480F"/>', '<w:color w:val="CCCCCC"/>'),
    ),
}


def repacked(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
    return target.getvalue()


def test_a_sound_file_has_no_findings(sample: bytes) -> None:
    assert findings(sample) == []


def test_hostile_characters_leave_the_file_sound(theme: Theme) -> None:
    assert findings(write_docx(hostile_document(), theme)) == []


def test_a_file_without_a_marking_is_sound_too(theme: Theme) -> None:
    assert findings(write_docx(sample_document(marking=""), theme)) == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_rule_for_it_sees_the_damage(sample: bytes, damage: str) -> None:
    rule, part, harm = DAMAGE[damage]
    parts = open_docx(sample).blobs
    harmed = harm(parts[part].decode())
    assert harmed != parts[part].decode(), "the damage was not done"
    assert list(rule(open_docx(repacked({**parts, part: harmed.encode()}))))


def test_what_a_template_left_behind_is_seen(sample: bytes) -> None:
    parts = open_docx(sample).blobs | {"docProps/thumbnail.jpeg": b""}
    assert findings(repacked(parts)) == ["nothing_of_a_template_is_left: docProps/thumbnail.jpeg came along"]


def test_every_rule_is_shown_to_fail() -> None:
    shown = {rule for rule, _, _ in DAMAGE.values()}
    assert shown | {nothing_of_a_template_is_left} == set(RULES)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)
    assert contrast("4F81BD", "FFFFFF") == pytest.approx(4.03, abs=0.01)
