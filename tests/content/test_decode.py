"""From YAML to typed records: everything wrong is found, each at its place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from briefings.content.decode import Decoder
from briefings.content.model import Edition, Feature, ScenarioSet, Series, Source
from briefings.content.prose_places import place_in
from briefings.content.yaml_strict import parse_yaml

SOUND = "id: deep\nheading: Deep water\nclaim: It is deep.\n"


def decoded(text: str) -> tuple[Feature, list[str]]:
    node, problems = parse_yaml(text, "f.yaml")
    assert node and not problems
    decoder = Decoder("f.yaml")
    feature = decoder.record(Feature, node)
    return feature, [f"{one.where}: {one.what} ({one.hint})" for one in decoder.problems]


def test_a_sound_record_knows_the_place_of_each_field_and_entry() -> None:
    feature, problems = decoded(SOUND + "sources:\n  - one\n  - two\n")
    assert problems == []
    assert feature.sources == ("one", "two")
    assert str(feature.origin.of("claim")) == "f.yaml:3:8"
    assert str(feature.origin.of("sources[1]")) == "f.yaml:6:5"


def test_an_unwritten_field_is_placed_at_its_record() -> None:
    assert str(decoded(SOUND)[0].origin.of("body")) == "f.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOUND + "bdy: x\n", "f.yaml:4:1: unknown key `bdy` (did you mean `body`?)"),
        ("id: deep\nheading: Deep\n", "f.yaml:1:1: `claim` is missing (add `claim:`)"),
        (
            SOUND.replace("deep\n", "Deep One\n", 1),
            "f.yaml:1:5: `Deep One` is not what is wanted here (write lower-case",
        ),
        (SOUND + "visibility: publik\n", "f.yaml:4:13: `publik` is none of: public, participants, organisers (did you"),
        (SOUND + "priority: 12\n", "f.yaml:4:11: 12 is out of range (write a number from 1 to 9)"),
        (SOUND + "priority: high\n", "f.yaml:4:11: `high` is not a number"),
        (SOUND + "priority: 1.5\n", "f.yaml:4:11: 1.5 is not a whole number"),
        (SOUND + "sources: atlas\n", "f.yaml:4:10: a list is wanted here"),
        (SOUND + "body: {{ x }}\n", "f.yaml:4:8: a key must be a plain word"),
        (SOUND.replace("Deep water", "w " * 11), "f.yaml:2:10: 11 words are too many; the limit is 10"),
        (SOUND.replace("Deep water", ""), "f.yaml:2:1: `heading` needs a value"),
        (SOUND.replace("Deep water", '"a\\nb"'), "f.yaml:2:10: one line of text is wanted here"),
        (SOUND.replace("Deep water", '"a\\x07b"'), "f.yaml:2:10: the control character U+0007 cannot be printed"),
    ],
)
def test_a_fault_in_a_field_is_said_at_its_place_with_a_hint(text: str, said: str) -> None:
    node, problems = parse_yaml(text, "f.yaml")
    decoder = Decoder("f.yaml")
    if node:
        decoder.record(Feature, node)
    found = [f"{one.where}: {one.what} ({one.hint})" for one in [*problems, *decoder.problems]]
    assert found
    assert found[0].startswith(said)


def test_a_misspelt_key_is_not_reported_as_missing_too() -> None:
    _, problems = decoded(SOUND.replace("heading", "headin"))
    assert problems == ["f.yaml:2:1: unknown key `headin` (did you mean `heading`?)"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2025-02-30", "there is no day 2025-02-30"),
        ("22.7.2025", "`22.7.2025` is not a date"),
        ("soon", "`soon` is not"),
    ],
)
def test_a_bad_date_is_refused(written: str, said: str) -> None:
    node, _ = parse_yaml(f"kind: summary\ndate: {written}\nas_of: 2025-07-22\n", "f.yaml")
    decoder = Decoder("f.yaml")
    edition = decoder.record(Edition, node)  # type: ignore[arg-type]
    assert edition.as_of == dt.date(2025, 7, 22)
    assert [str(one.where) for one in decoder.problems] == ["f.yaml:2:7"]
    assert decoder.problems[0].what.startswith(said)


def test_a_decimal_fraction_stays_exact() -> None:
    text = "id: a\ntitle: T\nclasses: []\nhorizon: {first: 2025, last: 2026}\nresidual: 0.1\n"
    node, _ = parse_yaml(text, "f.yaml")
    decoder = Decoder("f.yaml")
    scenario_set = decoder.record(ScenarioSet, node)  # type: ignore[arg-type]
    assert decoder.problems == []
    assert scenario_set.residual == Decimal("0.1")
    assert scenario_set.horizon.first == "2025"


def test_no_is_text_and_a_quoted_number_is_no_number() -> None:
    assert decoded(SOUND.replace("Deep water", "NO"))[0].heading == "NO"
    assert decoded(SOUND + 'priority: "3"\n')[1][0].startswith("f.yaml:4:11: `3` is not a number")


def test_a_mapping_with_free_keys_keeps_their_order_and_places() -> None:
    text = "name: S\nmasthead: M\norganisation: {name: O}\ndisclaimer: D\nglossary:\n  ZZ: last\n  AA: first\n"
    node, _ = parse_yaml(text, "f.yaml")
    decoder = Decoder("f.yaml")
    series = decoder.record(Series, node, {"id": "s"})  # type: ignore[arg-type]
    assert decoder.problems == []
    assert list(series.glossary) == ["ZZ", "AA"]
    assert str(series.origin.of("glossary[AA]")) == "f.yaml:7:7"


@pytest.mark.parametrize(
    ("block", "line", "column"),
    [
        ("body: |\n    one\n    two HERE\n", 6, 9),
        ("body: >\n  one\n  two HERE\n", 6, 7),
        ("body: |-\n\n    one HERE\n", 6, 9),
        ("body: one\n  two HERE\n", 5, 7),
        ('body: "one HERE"\n', 4, 12),
        ("body: one HERE\n", 4, 11),
    ],
)
def test_a_character_of_prose_is_found_where_it_stands_in_the_file(block: str, line: int, column: int) -> None:
    body = decoded(SOUND + block)[0].body
    assert body is not None
    where = place_in(body, body.source.index("HERE"))
    assert (where.line, where.column) == (line, column)


def test_folded_prose_reads_as_one_paragraph_and_two_are_refused() -> None:
    assert decoded(SOUND + "body: >\n  one\n  two\n")[1] == []
    assert "joins these paragraphs" in decoded(SOUND + "body: >\n  one\n\n  two\n")[1][0]


def test_a_year_alone_is_read_as_a_partial_date() -> None:
    node, _ = parse_yaml("id: a\ntype: book\ntitle: T\ndate: 2020\n", "f.yaml")
    assert Decoder("f.yaml").record(Source, node).date == "2020"  # type: ignore[arg-type]
