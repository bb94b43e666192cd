"""Strict YAML: what is read, what is refused, and where it stood."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.scalars import core_value
from briefings.content.yaml_strict import MOST_BYTES, YamlMap, YamlScalar, decode_text, parse_yaml, scalars

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def quoted(text: str) -> str:
    escaped = "".join(one if one.isalnum() else f"\\U{ord(one):08X}" for one in text)
    return f'"{escaped}"'


def spoken(text: str) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in parse_yaml(text, "f.yaml")[1]]


@given(texts)
def test_every_text_in_double_quotes_comes_back_unchanged(text: str) -> None:
    node, problems = parse_yaml(f"key: {quoted(text)}\n", "f.yaml")
    assert problems == []
    assert isinstance(node, YamlMap)
    assert [scalar.text for scalar in scalars(node)] == [text]


@given(st.lists(st.text("aé😀ї ", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8), st.integers(0, 4))
def test_the_place_of_every_scalar_is_where_its_text_begins(words: list[str], depth: int) -> None:
    source = "".join(f"{' ' * depth}- {json.dumps(word, ensure_ascii=False)}\n" for word in words)
    node, problems = parse_yaml(source, "f.yaml")
    assert problems == []
    lines = source.split("\n")
    for scalar in scalars(node or YamlScalar("", 1, 1)):
        assert lines[scalar.line - 1][scalar.column - 1 :] == json.dumps(scalar.text, ensure_ascii=False)


@pytest.mark.parametrize(
    ("plain", "value"),
    [("NO", "NO"), ("yes", "yes"), ("on", "on"), ("0o17", 15), ("017", 17), ("14:30", "14:30"), ("0x1F", 31)],
)
def test_plain_scalars_follow_yaml_1_2(plain: str, value: object) -> None:
    assert core_value(plain) == value


def test_a_date_stays_text_until_a_field_asks_for_one() -> None:
    assert core_value("2025-07-22") == "2025-07-22"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: `a` is written twice"),
        ("a: 1\nb:\tx\n", "f.yaml:2:3: a tab stands here; YAML is written with spaces"),
        ("a:\n  <<: {b: 1}\n", "f.yaml:2:3: the merge key `<<` is not allowed"),
        ("a: &x 1\n", "f.yaml:1:4: the anchor `&x` is not allowed"),
        ("a: *x\n", "f.yaml:1:4: the alias `*x` is not allowed"),
        ("a: !!python/object:os.system x\n", "f.yaml:1:4: the tag `tag:yaml.org,2002:python/object:os.system`"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document begins here"),
        ("[" * 40, "f.yaml:1:21: nested more than 20 levels deep"),
        ("a: b: c\n", "f.yaml:1:5: a `: ` stands where no key can be"),
        ("a: 'x\nb: c\n", "f.yaml:1:4: the quoted text that begins here is never closed"),
        ("a: [1, 2\nb: 3\n", "f.yaml:1:4: the list that begins here with `[` is never closed"),
        ("a: @x\n", "f.yaml:1:4: text cannot begin with this character"),
        ("- a\nb: c\n", "f.yaml:2:1: this line is neither an entry of the list above nor part of one"),
    ],
)
def test_what_strict_reading_refuses_is_said_in_plain_words_at_its_place(text: str, said: str) -> None:
    assert spoken(text)[0].startswith(said)


def test_all_refusals_of_one_file_are_reported_together() -> None:
    assert len(spoken("a: &x 1\nb: *x\na: 3\nc: !t 4\n")) == 4


def test_a_bomb_of_aliases_is_refused_without_being_expanded() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{key}: &{key} [{', '.join(['*a'] * 50)}]\n" for key in "bcdefghij")
    node, problems = parse_yaml(bomb, "f.yaml")
    assert len(problems) == 9 * 51 + 1
    assert sum(1 for _ in scalars(node or YamlScalar("", 1, 1))) < 500


def test_text_that_is_not_utf_8_is_located() -> None:
    _, problems = decode_text(b"a: 1\nb: caf\xe9\n", "f.yaml")
    assert [str(problem.where) for problem in problems] == ["f.yaml:2:7"]


def test_a_control_character_is_located() -> None:
    _, problems = decode_text(b"a: 1\nb: x\x07\n", "f.yaml")
    assert [f"{one.where}: {one.what}" for one in problems] == [
        "f.yaml:2:5: the control character U+0007 is not allowed"
    ]


def test_a_file_that_is_too_large_is_not_read() -> None:
    text, problems = decode_text(b"#" * (MOST_BYTES + 1), "f.yaml")
    assert text == ""
    assert "larger than 2 MB" in problems[0].what


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_give_the_same_places(ending: str) -> None:
    text, _ = decode_text(f"a: 1{ending}b: 2{ending}".encode("utf-8-sig"), "f.yaml")
    node, _ = parse_yaml(text, "f.yaml")
    assert isinstance(node, YamlMap)
    assert node.pairs["b"][0].line == 2


def test_both_parsers_of_pyyaml_refuse_the_same_with_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    faults = ["a: b: c\n", "a: 'x\n", "a: [1\n", "a: @x\n", "- a\nb: c\n", 'a: "\\q"\n']
    in_c = [spoken(text)[0].split(": ", 1)[1] for text in faults]
    monkeypatch.setattr("briefings.content.yaml_strict._LOADER", yaml.Loader)
    in_python = [spoken(text)[0].split(": ", 1)[1] for text in faults]
    assert in_c == in_python
