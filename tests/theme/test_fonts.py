"""Every character has a face, or is reported where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.document.model import Caption, Document, Figure, Heading, Paragraph, Role, Table
from briefings.errors import EnvironmentFault
from briefings.theme.fonts import FaceChooser, missing_characters
from briefings.theme.load import load_theme
from briefings.theme.truetype import TrueType, read_face
from tests.documents import chart, hostile_document, paragraph, properties, row, sample_document, text

HOUSE = load_theme(Path(__file__).parents[2] / "templates" / "themes" / "house" / "theme.yaml")


@pytest.mark.parametrize("document", [sample_document(), hostile_document()])
def test_the_house_fonts_have_every_character_of_the_samples(document: Document) -> None:
    assert missing_characters(document, HOUSE) == []


def test_a_missing_character_is_named_at_its_place() -> None:
    document = Document(properties(), (paragraph("a 漢 b", line=7),))

    (problem,) = missing_characters(document, HOUSE)

    assert str(problem.where) == "content/sample/introduction.md:7"
    assert "U+6F22" in problem.what
    assert "CJK UNIFIED IDEOGRAPH" in problem.what
    assert "fallback" in problem.hint


def test_characters_are_looked_for_everywhere() -> None:
    table = Table((), (row("漢"),), (row("字"),), caption=Caption("Table", 1, text("表")), source=text("源"))
    figure = Figure(chart(), "alt", caption=Caption("Figure", 1, text("図")))
    heading, title = Heading(1, text("章"), "h"), Paragraph(text("題"), Role.TITLE)

    found = missing_characters(Document(properties(), (title, heading, table, figure)), HOUSE)

    assert {problem.what.split("`")[1] for problem in found} == set("題章漢字表源図")


def test_each_character_of_a_block_is_reported_once_in_each_block() -> None:
    document = Document(properties(), (paragraph("漢漢漢", line=1), paragraph("漢", line=2)))

    assert [problem.where.line for problem in missing_characters(document, HOUSE)] == [1, 2]


def test_a_style_in_capitals_is_checked_as_it_is_shown() -> None:
    assert missing_characters(Document(properties(), (paragraph("straße ΐ", Role.KICKER),)), HOUSE) == []


@pytest.mark.parametrize(
    ("character", "face"),
    [
        ("a", "IBMPlexSerif-Regular"),
        ("Є", "IBMPlexSerif-Regular"),
        ("β", "FiraSans-Regular"),
        ("😀", "NotoEmoji[wght]"),
    ],
)
def test_a_character_is_set_in_the_first_face_that_has_it(character: str, face: str) -> None:
    chosen = FaceChooser(HOUSE, "text").choose(character)

    assert chosen is not None
    assert (chosen[0].name, chosen[1]) == (face, character)


def test_a_non_breaking_hyphen_is_shown_as_a_hyphen() -> None:
    chosen = FaceChooser(HOUSE, "text").choose("\u2011")

    assert chosen is not None
    assert chosen[1] == "-"


def test_a_file_that_is_no_font_is_an_environment_fault(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(b"OTTO" + b"\0" * 40)

    with pytest.raises(EnvironmentFault, match="CFF"):
        read_face(path)


def test_widths_and_characters_agree_with_the_font_file() -> None:
    face: TrueType = read_face(HOUSE.families["text"].regular.path)

    assert face.units_per_em == 1000
    assert face.advances[face.glyphs["n"]] == 639
    assert "\u0000" not in face.glyphs
    assert len(face.glyphs) > 700
