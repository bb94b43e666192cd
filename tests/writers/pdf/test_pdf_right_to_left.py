"""Arabic, Hebrew, Persian: seen from right to left, read in their order."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

import pytest

from briefings.document.model import Document
from briefings.errors import EnvironmentFault
from briefings.writers.pdf import direction, shaping, write_pdf
from tests.documents import bullets, paragraph, row, scenario_table
from tests.writers.pdf import pages_of
from tests.writers.pdf.reading import PageText, Reading, tagged_units, words
from tests.writers.pdf.right_to_left import ARABIC, HEBREW, PERSIAN, arabic_document, mixed_document
from tests.writers.pdf.test_pdf_text import expected_units


def page_of(*blocks: Any, language: str) -> PageText:
    return Reading(write_pdf(pages_of.document(*blocks, language=language), pages_of.house())).pages[0]


def place_of(page: PageText, word: str) -> tuple[float, float]:
    return next((shown.x, shown.y) for shown in page.shown if shown.text.strip() == word)


@pytest.mark.parametrize("make", [arabic_document, mixed_document])
def test_tags_hold_the_documents_text_in_the_order_it_is_read(make: Callable[[], Document]) -> None:
    document = make()

    assert tagged_units(Reading(write_pdf(document, pages_of.house())).tree) == expected_units(document)


@pytest.mark.parametrize(("text", "language"), [(ARABIC, "ar"), (HEBREW, "he"), (PERSIAN, "fa")])
def test_each_line_is_seen_from_right_to_left(text: str, language: str) -> None:
    page = page_of(paragraph(text), language=language)

    for y in {shown.y for shown in page.shown if shown.mark is not None}:
        line = [shown for shown in page.shown if shown.y == y and direction.RIGHT_TO_LEFT.search(shown.text)]
        places = [shown.x for shown in line]
        assert places == sorted(places, reverse=True)


def test_numbers_and_latin_words_run_from_left_to_right_among_arabic_ones() -> None:
    page = page_of(paragraph("قال NATO Alliance عام 2025 كلمة"), language="ar")

    said, nato, alliance, year, last = (place_of(page, word)[0] for word in ("قال", "NATO", "Alliance", "2025", "كلمة"))
    assert said > alliance > nato > year > last


def test_brackets_are_mirrored_and_a_full_stop_ends_at_the_left() -> None:
    levels = direction.embedding_levels("(سلام) 12.", 1)

    assert levels == [1, 1, 1, 1, 1, 1, 1, 2, 2, 1]


def test_letters_join_across_a_change_of_weight() -> None:
    glyphs = {
        shaping._shape(face, "سلام", begin, end, "ar", True)
        for face in [pages_of.house().families["arabic"].regular.path]
        for begin, end in ((0, 2), (0, 4))
    }
    (part, whole) = sorted(glyphs, key=len)

    assert {glyph.number for glyph in part} & {glyph.number for glyph in whole}


def test_lines_begin_at_the_right_edge() -> None:
    page = page_of(paragraph("سلام"), language="fa")

    style = pages_of.house().page
    assert place_of(page, "سلام")[0] > style.width - style.margin_outer - 40


def test_labels_of_lists_stand_at_the_right_of_their_items() -> None:
    page = page_of(bullets("سلام", ordered=True), language="ar")

    assert place_of(page, "1")[0] > place_of(page, "سلام")[0]


def test_columns_of_a_table_are_mirrored() -> None:
    table = scenario_table()
    made = type(table)(table.columns[:2], (row("اسم", "عدد", heads=2),), (row("سلام", "25"),))

    page = page_of(made, language="ar")

    assert place_of(page, "اسم")[0] > place_of(page, "عدد")[0]
    assert place_of(page, "سلام")[0] > place_of(page, "25")[0]


def test_a_persian_word_with_a_zero_width_space_between_its_parts_is_read_whole() -> None:
    page = page_of(paragraph("می\u200cخواند"), language="fa")

    assert "می\u200cخواند" in words("".join(shown.text for shown in page.shown))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(mixed_document(), pages_of.house()) == write_pdf(mixed_document(), pages_of.house())


def test_without_the_packages_the_place_and_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    find = builtins.__import__

    def without_bidi(name: str, *rest: Any, **named: Any) -> Any:
        if name.partition(".")[0] in ("bidi", "uharfbuzz"):
            raise ImportError(name)
        return find(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_bidi)
    direction._algorithm.cache_clear()

    with pytest.raises(EnvironmentFault) as raised:
        write_pdf(pages_of.document(paragraph("One."), paragraph("سلام", line=7)), pages_of.house())

    (problem,) = raised.value.problems
    assert problem.where.line == 7
    assert "briefings[rtl]" in problem.hint
