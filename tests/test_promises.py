"""What a finished brief promises: lines that must be there, readable words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.promises import contrast, reading_grade, syllables_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[("war", 1), ("moved", 1), ("whole", 1), ("ended", 2), ("table", 2), ("Ukraine", 2), ("ceasefire", 2)],
        *[("sanctions", 2), ("outcomes", 2), ("resources", 3), ("leverage", 3), ("secondary", 4), ("military", 4)],
        *[("scenario", 4), ("authority", 4), ("negotiation", 5), ("2025", 1), ("being", 2)],
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables_of(word) == count


def test_short_sentences_of_short_words_are_easy_and_long_ones_hard() -> None:
    easy = ["The cat sat on the mat. It saw a dog. The dog ran off."]
    hard = ["Institutional fragmentation necessitates comprehensive hydrological coordination notwithstanding delays."]
    assert reading_grade(easy) < 2
    assert reading_grade(hard) > 18
    assert reading_grade([]) == 0


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_from_1_to_21(one: str, two: str) -> None:
    assert contrast(one, two) == contrast(two, one)
    assert 1 <= contrast(one, two) <= 21
    assert contrast(one, one) == 1
