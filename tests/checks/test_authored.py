"""What prose rules get to read: the authors' own words, cut into sentences."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.checks.authored import FieldKind, authored
from briefings.checks.masking import COMPUTED, MARKUP, QUOTED, BlockKind, blocks_of, masked
from briefings.checks.sentences import sentences_in
from tests.seminars import FOLDER, edit, read, write_seminar
from tests.steps import steps_of


def own_words(source: str) -> str:
    """The text with each covered stretch as one sign: Q a quotation, C a claim; marks vanish."""
    text = masked(source, blocks_of(source), is_markdown=True)
    for sign, letter in ((QUOTED, "Q"), (COMPUTED, "C"), (MARKUP, "")):
        while sign * 2 in text:
            text = text.replace(sign * 2, sign)
        text = text.replace(sign, letter)
    return text


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ('He said "never" twice.', "He said Q twice."),
        ("He said “never” twice.", "He said Q twice."),
        ('He said “never" twice.', "He said Q twice."),
        ('He said "never” twice.', "He said Q twice."),
        ("Er sagte „nie“ und »nie«; il dit « non » deux fois.", "Er sagte Q und Q; il dit Q deux fois."),
        ("He said ‘never’ twice, and the parties’ view held.", "He said Q twice, and the parties’ view held."),
        ("The parties' view isn't the states' view.", "The parties' view isn't the states' view."),
        ("They said 'no' to it.", "They said Q to it."),
        ("It costs {{ scenarios.total(\"a\") }} percent.", "It costs C percent."),
        ("Run `make may` now.", "Run Q now."),
        ("> They may go.\n> Soon.\n\nWe stay.", "Q\n\nWe stay."),
        ("A [link](https://a.example/may \"t\") and a cite [@may-2025].", "A link and a cite ."),
        ("*Some* words[^1].\n\n[^1]: May be.", "Some words.\n\n May be."),
        ("“One paragraph\n\n“and another” end.", "Q\n\nQ end."),
        ("```\nmay\n```\n\nText.", "Q\nQ\nQ\n\nText."),
        ("An inch is 1\" long, a foot 1' long.", "An inch is 1\" long, a foot 1' long."),
        ("[they may]{.participants} go", "they may go"),
    ],
)  # fmt: skip
def test_only_the_authors_own_words_remain(written: str, own: str) -> None:
    assert own_words(written) == own


@given(st.text(alphabet="ab .\"'“”‘’„«»*`[](){}@^\n>#|-:", max_size=80))
def test_a_masked_text_is_as_long_as_the_text_and_keeps_what_it_does_not_cover(source: str) -> None:
    text = masked(source, blocks_of(source), is_markdown=True)
    assert len(text) == len(source)
    kept = [(one, two) for one, two in zip(text, source, strict=True) if one not in (QUOTED, COMPUTED, MARKUP)]
    assert all(one == two for one, two in kept)


@given(st.text(alphabet='ab ."“\n>#|-:`', max_size=80))
def test_blocks_follow_each_other_without_overlap(source: str) -> None:
    blocks = blocks_of(source)
    assert all(one.start <= one.end <= len(source) for one in blocks)
    assert all(one.end <= two.start for one, two in pairwise(blocks))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four…", 4),
        ("Dr. Smith met Mr. J. K. Jones of St. Petersburg at no. 5.", 1),
        ("It rose by 2.5 percent. It fell on 5.5.2025. Then it stopped.", 3),
        ("States, e.g. Moscow, i.e. Russia, agreed, cf. Minsk II.", 1),
        ("The U.S. Army left. It came back.", 2),
        ("They left the U.S. The talks went on.", 2),
        ("Er kam am 22. Juli 2025. Dann ging er, z. B. nach Kyjiw.", 2),
        ("He asked for more.” Nobody answered.", 2),
        ("no capital. follows here", 1),
        ("", 0),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_it_does(text: str, count: int) -> None:
    assert len(list(sentences_in(text, 0, len(text)))) == count


def test_headings_items_rows_and_quotes_are_told_apart() -> None:
    source = "# May\n\nOne.\n- two\n  goes on\n1. three\n\n| a | b |\n| - | - |\n> q\nlazy\n\nend"
    kinds = [(one.kind, source[one.start : one.end]) for one in blocks_of(source)]
    assert kinds == [
        (BlockKind.HEADING, "May"),
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.ITEM, "two\n  goes on"),
        (BlockKind.ITEM, "three"),
        (BlockKind.ROW, "| a | b |"),
        (BlockKind.ROW, "| - | - |"),
        (BlockKind.QUOTE, "> q\nlazy"),
        (BlockKind.PARAGRAPH, "end"),
    ]


def test_every_field_with_words_is_there_with_its_kind(tmp_path: Path) -> None:
    kinds = {text.field: text.kind for text in authored(read(write_seminar(tmp_path)).content)}
    assert kinds["seminar/bottom_line"] is FieldKind.JUDGEMENT
    assert kinds["introduction"] is FieldKind.PROSE
    assert kinds["features/depth/claim"] is FieldKind.LINE
    assert kinds["scenarios/high/label"] is FieldKind.LABEL
    assert {"people/ada/bio", "levers/dykes/mechanism", "tactics/dams/examples/0/event"} <= set(kinds)
    assert not any("source" in field for field in kinds)


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("introduction.md", "It also has a mouth.", "It has, they say, one MOUTH.", "introduction.md:6:23"),
        ("features.yaml", "The river is deep.", "The river has a MOUTH.", "features.yaml:5:28"),
        ("features.yaml", "Deeper than *most*.", "Deeper than the\n      MOUTH.", "features.yaml:8:7"),
        ("features.yaml", "claim: The river is deep.", "claim: >-\n      It has a\n      MOUTH", "features.yaml:6"),
        ("scenarios.csv", "High flood", "High MOUTH", "scenarios.csv:2:11"),
    ],
)
def test_an_offset_leads_back_to_its_place(name: str, old: str, new: str, place: str, tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, name, old, new)
    texts = authored(read(tmp_path).content)
    (where,) = (text.place(text.masked.index("MOUTH")) for text in texts if "MOUTH" in text.masked)
    assert str(where) == f"{FOLDER}/{place}"


@pytest.mark.timeout(60)
def test_a_long_text_is_read_in_one_pass() -> None:
    def sentences(count: int) -> int:
        text = "The “river” (a *long* one) may flood, they say; 'perhaps' in May 2025. " * count
        hidden = masked(text, blocks_of(text), is_markdown=True)
        return len(list(sentences_in(hidden, 0, len(hidden))))

    assert sentences(20_000) == 20_000
    few, many = (steps_of(lambda count=count: sentences(count)) for count in (200, 800))
    assert many < few * 4 * 1.1
