"""The example's own files: measured as they are finished, for every audience."""

from __future__ import annotations

import pytest

from tests.workspaces import SUMMARY
from tests.writers.pdf import example
from tests.writers.pdf.page_rules import (
    assert_no_heading_ends_a_page,
    assert_notes_begin_on_the_page_of_their_mark,
    assert_rows_are_whole,
)
from tests.writers.pdf.reading import Reading, tagged_units, words
from tests.writers.pdf.test_pdf_text import expected_units

pytestmark = pytest.mark.parametrize(("seminar", "audience"), example.EDITIONS)


def test_the_example_keeps_every_rule_of_the_page(seminar: str, audience: str) -> None:
    reading = Reading(example.file(seminar, audience))

    assert_notes_begin_on_the_page_of_their_mark(reading)
    assert_no_heading_ends_a_page(reading)
    assert_rows_are_whole(reading)


def test_the_examples_tags_say_what_its_document_says(seminar: str, audience: str) -> None:
    reading = Reading(example.file(seminar, audience))

    assert tagged_units(reading.tree) == expected_units(example.document(seminar, audience))


def test_the_examples_last_page_holds_more_than_its_colophon(seminar: str, audience: str) -> None:
    last = Reading(example.file(seminar, audience)).pages[-1]

    said = words("".join(text for _, text in last.lines()))
    # German and Ukrainian are longer: their last page begins with the abbreviations.
    assert len(said) > (400 if "-" in audience else 600), said


def test_the_example_is_as_long_as_it_should_be(seminar: str, audience: str) -> None:
    pages = len(Reading(example.file(seminar, audience)).pages)

    name, _, language = audience.partition("-")
    assert pages <= {"full": 11, "participants": 5, "press": 2, "principals": 1}[name] + bool(language)
    assert pages >= (8 if (seminar, audience) == (SUMMARY, "full") else 1)
