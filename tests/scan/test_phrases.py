"""A protected name is found however it is written; innocent words are not it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.scan.phrases import Phrase, PhraseTree
from briefings.scan.plain import windows
from briefings.scan.words import fold, words_of


def found(text: str, *phrases: str, keeps_case: bool = False) -> list[str]:
    tree = PhraseTree(Phrase("name", phrase, keeps_case) for phrase in phrases)
    return [phrase.text for _, phrase in tree.found_in(words_of(text))]


@pytest.mark.parametrize(
    "written",
    [
        "Volodymyr Zelenskyy",
        "VOLODYMYR ZELENSKY",
        "volodymyr zelenskiy",
        "Volodymyr\u00a0Zelenskij",
        "Volodymyr  \n Zelenskyi",
        "Volo\u00addymyr Zelen\u200bskyy",
        "Volodymyr Zelen-\nskyy",
        "Volo\u2010\r\ndymyr Zelen\ufffeskyy",
        "“Volodymyr” Zelenskyy’s",
        "Volodymyr_Zelenskyy",
        "\uff36olodymyr Zelenskyy",
    ],
)
def test_a_name_is_found_in_every_spelling(written: str) -> None:
    assert found(f"as {written} told us", "Volodymyr Zelenskyy")


def test_a_name_is_found_in_the_other_script() -> None:
    assert found("сказав Володимир Зеленський вчора", "Volodymyr Zelenskyy")
    assert found("said Volodymyr Zelensky", "Володимир Зеленський")


@pytest.mark.parametrize(
    ("name", "written"),
    [("Müller", "Mueller"), ("Mueller", "Muller"), ("Löve", "Love"), ("Ørsted", "Orsted"), ("Łukasz", "Lukasz")],
)
def test_diacritics_and_their_substitutes_make_no_difference(name: str, written: str) -> None:
    assert found(f"Dr. {written} spoke", name)
    assert found(f"Dr. {name} spoke", written)


@pytest.mark.parametrize("written", ["Iuliia", "Yuliia", "Yulia", "Julija", "Юлія"])
def test_transliterations_of_one_name_are_one_word(written: str) -> None:
    assert fold(written) == fold("Iuliia")


@pytest.mark.parametrize("innocent", ["a herd of cows", "the herder came", "shepherd", "Herder wrote", "we heard"])
def test_a_surname_that_is_a_common_word_is_found_whole_and_with_its_capital_only(innocent: str) -> None:
    assert not found(innocent, "Herd", keeps_case=True)
    assert found("as Herd said", "Herd", keeps_case=True)
    assert found("as HERD said", "Herd", keeps_case=True)


def test_a_phrase_does_not_reach_from_one_text_into_another() -> None:
    assert not found("the secret\x1eford", "secret ford")


def test_a_hyphen_at_the_end_of_a_line_parts_words_and_joins_them() -> None:
    assert found("Venning-\nTsagaraki", "Venning-Tsagaraki")
    assert found("Venning-Tsaga-\nraki", "Venning-Tsagaraki")
    assert found("Venn-\ning-Tsagaraki", "Venning-Tsagaraki")


WORD = st.text(st.sampled_from("abcdefgnorst"), min_size=4, max_size=9)


@given(st.lists(WORD, min_size=2, max_size=4), st.data())
def test_a_name_is_found_wherever_a_line_is_broken_and_whatever_its_case(words: list[str], data: st.DataObject) -> None:
    name = " ".join(words)
    at = data.draw(st.integers(1, len(name) - 1))
    broken = f"{name[:at]}\n{name[at:]}" if " " in name[at - 1 : at + 1] else f"{name[:at]}-\n{name[at:]}"
    shout = data.draw(st.booleans())
    assert found(f"so {broken.upper() if shout else broken} it is", name)


@given(WORD, st.sampled_from(["x", "qz", "xing"]))
def test_a_longer_word_is_not_the_name_in_it(word: str, more: str) -> None:
    assert not found(f"the {word}{more} and the {more}{word}", word)


@given(st.lists(WORD, min_size=13, max_size=60), st.data())
def test_any_twelve_words_in_a_row_of_a_withheld_text_are_found(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 12))
    assert found(f"x {' '.join(words[start : start + 12])} y", *windows(" ".join(words)))
