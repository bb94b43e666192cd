"""The comparison of words loses nothing, splits no number and is quick."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import words
from briefings.words import Piece, align, compare_words, word_tokens
from tests.steps import steps_of

texts = st.one_of(st.text(max_size=80), st.text("ab 1%.,-'\n", max_size=60))


def _old(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "inserted")


def _new(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != "deleted")


@given(texts)
def test_the_tokens_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(word_tokens(text)) == text


@given(texts, texts)
def test_both_texts_can_be_read_from_their_comparison(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert (_old(pieces), _new(pieces)) == (old, new)


@given(st.lists(st.integers(0, 4), max_size=30), st.lists(st.integers(0, 4), max_size=30))
def test_what_is_called_the_same_is_the_same(old: list[int], new: list[int]) -> None:
    for is_same, i, k, j, m in align(old, new):
        assert (old[i:k] == new[j:m]) or not is_same


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_cutting_at_landmarks_loses_nothing_either(old: list[int], new: list[int]) -> None:
    before = words._MOST_DIFFERENCES
    words._MOST_DIFFERENCES = 2
    try:
        runs = align(old, new)
    finally:
        words._MOST_DIFFERENCES = before
    assert [x for _, i, k, _, _ in runs for x in old[i:k]] == old
    assert all(old[i:k] == new[j:m] for is_same, i, k, j, m in runs if is_same)


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(["%", " %", "\u00a0%", " percent", ".5%", ""]))
def test_a_number_is_never_split(old: int, new: int, unit: str) -> None:
    pieces = compare_words(f"about {old}{unit} of it", f"about {new}{unit} of it")
    changed = [piece.text for piece in pieces if piece.kind != "same"]
    assert changed == ([] if old == new else [f"{old}{unit}", f"{new}{unit}"])


@pytest.mark.parametrize("word", ["Kyiv's", "re-armed", "3,000", "38.5", "-3", "10 per cent", "Київ", "don’t"])
def test_these_are_one_word(word: str) -> None:
    assert word in word_tokens(f"a {word} b")


def test_a_changed_phrase_is_one_change() -> None:
    pieces = compare_words("the old guard left", "the new regime left")
    assert [piece.text for piece in pieces] == ["the ", "old guard", "new regime", " left"]


def test_the_fewest_possible_words_are_marked() -> None:
    assert compare_words("a b c d", "a b x c d") == (
        Piece("same", "a b "),
        Piece("inserted", "x "),
        Piece("same", "c d"),
    )


def _long_pair() -> tuple[str, str]:
    chance = random.Random(7)
    vocabulary = [f"word{n}" for n in range(900)] + ["38 %", "the", "of", "and"] * 60
    old = [chance.choice(vocabulary) for _ in range(10_000)]
    new = list(old)
    for _ in range(300):
        place = chance.randrange(len(new))
        new[place : place + chance.randrange(2)] = [chance.choice(vocabulary)]
    new[5000:5000] = [chance.choice(vocabulary) for _ in range(200)]
    return " ".join(old), " ".join(new)


def test_ten_thousand_words_with_three_hundred_edits_take_some_hundred_steps_a_word() -> None:
    old, new = _long_pair()
    pieces = compare_words(old, new)
    assert steps_of(lambda: compare_words(old, new)) < 10_000 * 800
    assert (_old(pieces), _new(pieces)) == (old, new)
    marked = sum(len(re.findall(r"\S+", piece.text)) for piece in pieces if piece.kind != "same")
    assert marked < 1_000


def test_two_long_texts_with_nothing_in_common_take_some_hundred_steps_a_word() -> None:
    old, new = (" ".join(f"{letter}{n}" for n in range(10_000)) for letter in "ab")
    pieces = compare_words(old, new)
    assert steps_of(lambda: compare_words(old, new)) < 10_000 * 800
    assert (_old(pieces), _new(pieces)) == (old, new)
