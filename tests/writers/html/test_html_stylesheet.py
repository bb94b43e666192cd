"""The stylesheet: the theme in CSS, contrast, print, and readers' own settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.document.model import Furniture, RunningLine
from briefings.theme.model import STYLE_NAMES
from briefings.writers.html import stylesheet as stylesheet_module
from briefings.writers.html.lengths import BODY_REM, rem
from briefings.writers.html.stylesheet import stylesheet
from briefings.writers.html.text_rules import SELECTORS, WITHOUT_TEXT_RULE
from tests.documents import sample_document, text
from tests.writers.html.webpage import THEME, css_rules

CSS = stylesheet(sample_document(), THEME)
META = SELECTORS["meta"]
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _rule(selector: str) -> dict[str, str]:
    return next(body for name, body in css_rules(CSS) if name == selector)


def _pairs() -> Iterator[tuple[str, str, str]]:
    """Where, text colour and background, for all text that stands on a fill or on white."""
    tokens = _rule(":root")
    fills = {box: _rule(f".{box}").get("background", "#ffffff") for box in ("key", "aside", "notice", "changes")}
    on_white = {selector: body["color"] for selector, body in css_rules(CSS) if COLOUR.fullmatch(body.get("color", ""))}
    for selector, colour in on_white.items():
        yield selector, colour, "#ffffff"
    for box, fill in fills.items():
        for selector in (".box", ".label", META, ".source", "caption,figcaption", "blockquote"):
            yield f".{box} {selector}", on_white[selector], fill
        yield f".{box} a", tokens["--link"], fill
    for fill in ("--head-fill", "--band-fill", "--total-fill"):
        if COLOUR.fullmatch(tokens[fill]):
            for selector in ("thead th", "tbody td,tbody th", ".total>*", META):
                yield f"{fill} {selector}", on_white.get(selector, tokens["--ink"]), tokens[fill]
    yield "a", tokens["--link"], "#ffffff"
    yield ".marking", "#ffffff", tokens["--marking"]


def test_text_stands_out_from_what_it_stands_on() -> None:
    found = {where: round(_contrast(colour, fill), 2) for where, colour, fill in _pairs()}
    assert {where: ratio for where, ratio in found.items() if ratio < 4.5} == {}
    assert len(found) > 40


def test_every_style_of_a_theme_has_its_rule() -> None:
    assert set(SELECTORS) | WITHOUT_TEXT_RULE == set(STYLE_NAMES)
    assert not set(SELECTORS) & WITHOUT_TEXT_RULE


def test_every_custom_property_that_is_used_is_set() -> None:
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert used <= set(re.findall(r"(--[\w-]+):", CSS))


def test_lengths_keep_their_proportion_to_the_body_text() -> None:
    assert rem(THEME.style("body").size, THEME) == f"{BODY_REM}rem"
    assert _rule("body")["font-size"] == f"{BODY_REM}rem"


def test_no_text_on_a_screen_is_too_small_to_read() -> None:
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)rem", CSS)]
    assert min(sizes) >= 0.8125


def test_readers_settings_and_paper_are_provided_for() -> None:
    for query in ("prefers-reduced-motion", "forced-colors: active", "prefers-contrast", "print"):
        assert re.search(rf"@media \(?{query}", CSS)
    assert ":focus-visible" in CSS


def test_running_lines_become_margin_boxes_with_page_counters() -> None:
    page, first = re.findall(r"^@page.*$", CSS, re.MULTILINE)
    assert '@top-left{content:"Strategic Foresight Seminars"' in page
    assert '@bottom-right{content:"Page " counter(page) " of " counter(pages)' in page
    assert '@bottom-center{content:"TLP:GREEN"' in page
    assert "@top-left{content:none" in first
    assert '@bottom-right{content:"Page " counter(page)' in first


def test_a_running_line_cannot_break_out_of_the_stylesheet() -> None:
    line = RunningLine(text('"}</style><script>alert(1)</script>'))
    css = stylesheet(replace(sample_document(), furniture=Furniture(header=line)), THEME)
    assert "</" not in css


@pytest.mark.parametrize("name", ["layout.css", "print.css"])
def test_the_fixed_stylesheets_name_no_colour_but_white(name: str) -> None:
    written = (Path(stylesheet_module.__file__).parent / name).read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", written)) <= {"#fff"}
