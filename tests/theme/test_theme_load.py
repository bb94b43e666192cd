"""A theme loads whole or says, line by line, what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.document.model import BoxRole
from briefings.errors import ContentError, Problem
from briefings.theme.load import load_theme
from briefings.theme.model import STYLE_NAMES, Theme

HOUSE = Path(__file__).parents[2] / "templates" / "themes" / "house" / "theme.yaml"


def changed(tmp_path: Path, old: str, new: str) -> Path:
    words = HOUSE.read_text(encoding="utf-8")
    assert words.count(old) >= 1
    path = tmp_path / "theme.yaml"
    path.write_text(words.replace(old, new, 1), encoding="utf-8")
    return path


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        load_theme(path)
    return raised.value.problems


def line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_the_house_theme_has_every_style_and_box() -> None:
    theme = load_theme(HOUSE)

    assert set(theme.styles) == set(STYLE_NAMES)
    assert set(theme.boxes) == set(BoxRole)
    assert theme.page.width == pytest.approx(595.276, abs=0.01)
    assert all(face.path.is_file() for family in theme.families.values() for face in (family.regular, family.bold))


def contrast(front: str, back: str) -> float:
    def light(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((light(front), light(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_text_colour_can_be_read_on_every_fill() -> None:
    theme = load_theme(HOUSE)
    fills = {"#ffffff", *(box.fill for box in theme.boxes.values() if box.fill), theme.table.total_fill or "#ffffff"}

    for name, style in theme.styles.items():
        for fill in fills:
            assert contrast(style.colour, fill) >= 4.5, (name, fill)
    assert contrast(theme.link, "#ffffff") >= 4.5


def test_the_charts_colours_differ_in_grey() -> None:
    first, second = load_theme(HOUSE).chart.palette[:2]

    assert contrast(first, second) >= 3


@pytest.mark.parametrize(
    ("old", "new", "what", "hint"),
    [
        ("space_after: 6.2", "space_aftr: 6.2", "unknown key `space_aftr`", "did you mean `space_after`?"),
        ("colour: signal", "colour: sginal", "unknown colour `sginal`", "did you mean `signal`?"),
        ("size: 27", "size: large", "`size` must be a length, not `large`", "points"),
        ("like: heading1", "like: headng1", "there is no style `headng1`", "did you mean `heading1`?"),
        ("IBMPlexSerif-Italic.ttf", "Missing.ttf", "there is no font file", "TrueType"),
        ("package: manimgx_fonts", "package: no_such_fonts", "`no_such_fonts` is not installed", "pip install"),
        ("hyphenate: true", "hyphenate: maybe", "must be true or false", ""),
        ('accent: "#0f3b5f"', 'accent: "#0f3b5"', "is not a colour", "#rrggbb"),
        ("align: justify", "align: justified", "unknown align `justified`", "did you mean `justify`?"),
        ("fallback: [display", "fallback: [displya", "unknown family `displya`", "did you mean `display`?"),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_at_its_line_with_a_hint(
    tmp_path: Path, old: str, new: str, what: str, hint: str
) -> None:
    path = changed(tmp_path, old, new)

    found = problems(path)

    assert any(what in problem.what and hint in problem.hint for problem in found), found
    assert found[0].where.line == line_of(path, new)


def test_a_missing_style_is_named(tmp_path: Path) -> None:
    path = changed(tmp_path, "  lead: {like: body}\n", "")

    (problem,) = problems(path)

    assert "missing styles: lead" in problem.what


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, "name: house", "name: house\nname: other")

    (problem,) = problems(path)

    assert "given twice" in problem.what


def test_all_mistakes_are_reported_in_one_run(tmp_path: Path) -> None:
    path = changed(tmp_path, "size: 27", "size: large")
    words = path.read_text(encoding="utf-8").replace("link: accent", "link: acent").replace("bullet:", "bulet:", 1)
    path.write_text(words, encoding="utf-8")

    assert len(problems(path)) >= 3


@pytest.mark.parametrize("words", ["", "- a\n- b\n", "a: [1, 2\n", "\x00", "a: b: c"])
def test_what_is_not_a_theme_is_refused_with_its_place(tmp_path: Path, words: str) -> None:
    path = tmp_path / "theme.yaml"
    path.write_text(words, encoding="utf-8")

    assert all(problem.where.file == str(path) for problem in problems(path))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "none.yaml")

    assert "cannot be read" in problem.what


def test_lengths_may_have_units(tmp_path: Path) -> None:
    theme: Theme = load_theme(changed(tmp_path, "margin_bottom: 22mm", "margin_bottom: 1in"))

    assert theme.page.margin_bottom == 72


def test_a_house_document_lies_beside_the_theme_and_fonts_stay_out_unless_asked_for(tmp_path: Path) -> None:
    plain = load_theme(HOUSE)
    assert (plain.house, plain.embed_fonts) == (None, False)
    theme = load_theme(changed(tmp_path, "name: house\n", "name: house\nhouse: letterhead.docx\nembed_fonts: true\n"))
    assert (theme.house, theme.embed_fonts) == (tmp_path / "letterhead.docx", True)


@pytest.mark.parametrize("place", ["../letterhead.docx", "/etc/letterhead.docx", "a/../../b.docx", "C:\\\\l.docx"])
def test_what_a_theme_uses_lies_in_its_folder(place: str, tmp_path: Path) -> None:
    path = changed(tmp_path, "name: house\n", f'name: house\nhouse: "{place}"\n')
    (problem,) = problems(path)
    assert problem.what.endswith("is not in the theme's folder")
    assert problem.where.line == line_of(path, 'house: "')
