"""Passages for a narrower circle: cut from the text, places kept, slips refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.model import Prose, Visibility
from briefings.content.passages import cut_passages, passage_faults
from briefings.content.prose_places import place_in
from briefings.errors import Where

PUBLIC, PARTICIPANTS, ORGANISERS = Visibility
TEXT = """\
Seen[ by some]{.participants}, then[ by [us](https://x.example)
two]{.organisers}. End.

::: participants
Block for the room.

::: organisers
Inner.
:::
:::

Last words.
"""


def prose(text: str) -> Prose:
    return Prose(text, Where("a.yaml", 4, 5), 4)


def cut(text: str, ceiling: Visibility) -> str:
    return cut_passages(prose(text), ceiling).source


def test_the_public_reads_what_is_left() -> None:
    assert cut(TEXT, PUBLIC) == "Seen, then. End.\n\n\n\nLast words.\n"


def test_participants_read_their_passages_without_the_marks() -> None:
    assert cut(TEXT, PARTICIPANTS) == "Seen by some, then. End.\n\n\nBlock for the room.\n\n\n\n\nLast words.\n"


def test_organisers_read_everything_without_the_marks() -> None:
    text = cut(TEXT, ORGANISERS)
    assert "by [us](https://x.example)\ntwo." in text
    assert "Inner." in text
    assert ":::" not in text
    assert "{" not in text


def test_prose_without_passages_stays_the_same_object() -> None:
    plain = prose("[Слово]{lang=uk} costs {{ scenarios.total() }} percent.")
    assert cut_passages(plain, PUBLIC) is plain


@pytest.mark.parametrize("ceiling", list(Visibility))
@pytest.mark.parametrize("word", ["Seen", "then", "End", "Last", "words"])
def test_what_remains_keeps_its_place(word: str, ceiling: Visibility) -> None:
    written, left = prose(TEXT), cut_passages(prose(TEXT), ceiling)
    assert place_in(left, left.source.index(word)) == place_in(written, TEXT.index(word))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a [b]{.participant} c", "a.yaml:4:7: a passage cannot be for `participant`"),
        ("a [b]{.loud .participants}", "a.yaml:4:7: `]{.loud .participants}` is not the end of a passage"),
        ("a [b] {.participants}", "a.yaml:4:7: `] {.participants}` is not the end of a passage"),
        ("a **b**{.participants}", "a.yaml:4:12: this mark of a passage marks nothing"),
        ("> ::: participants\n> b", "a.yaml:4:7: this mark of a passage marks nothing"),
        ("a\n\n::: participants\nb", "a.yaml:6:5: the passage for `participants` that begins here is never closed"),
        ("a\n\n:::\n", "a.yaml:6:5: this `:::` closes nothing"),
        ("a\n\n::: secret\nb\n:::", "a.yaml:6:5: a passage cannot be for `secret`"),
        ("a b]{.participants}", "a.yaml:4:5: this passage has no beginning in its paragraph"),
    ],
)
def test_a_slip_is_a_problem_at_its_place(text: str, said: str) -> None:
    assert [f"{one.where}: {one.what}" for one in passage_faults(prose(text))] == [said]


@pytest.mark.parametrize("mark", ["[x]{.loud}", "[x]{.participant}", "::: secret\nx\n:::", "::: participants\nx"])
def test_what_a_slip_marks_is_withheld_until_it_is_mended(mark: str) -> None:
    assert "x" not in cut(mark, PARTICIPANTS if "secret" in mark or "{" in mark else PUBLIC)


def _passage(held: tuple[list[str], str]) -> str:
    return f"[{' '.join(held[0])}]{{.{held[1]}}}"


words = st.sampled_from(["tide", "ford", "[a](b)", "dam.", "so,"])
circles = st.sampled_from([circle.value for circle in Visibility])
pieces = st.recursive(
    words, lambda inner: st.tuples(st.lists(inner, min_size=1, max_size=3), circles).map(_passage), max_leaves=8
)


@given(st.lists(pieces, max_size=8).map(" ".join))
def test_the_words_of_a_narrower_ceiling_are_a_part_of_those_of_a_wider_one(text: str) -> None:
    public, participants, organisers = (re.findall(r"\w+", cut(text, ceiling)) for ceiling in Visibility)
    assert _is_part(public, participants)
    assert _is_part(participants, organisers)
    assert not list(passage_faults(prose(text)))


def _is_part(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)
