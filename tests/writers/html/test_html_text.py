"""Whatever is typed comes out as text, and never as anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.document.model import Caption, Code, Document, Emphasis, Figure, Heading, Link, Paragraph, Role, Text
from briefings.writers.html import write_html
from briefings.writers.html.inlines import SCHEMES, is_safe
from briefings.writers.html.lengths import css_string
from briefings.writers.html.markup import element, escape
from tests.documents import HOSTILE, chart, furniture, hostile_document, paragraph, properties, text
from tests.writers.html.webpage import THEME, read_page

TYPED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), min_size=1, max_size=60)
MARKUP = st.sampled_from(
    ["</style><script>x</script>", "<!--", "]]>", '"><img src=x>', "&lt;", "&#0;", "\\22 }", "{{ 7*7 }}"]
)


@settings(max_examples=60, deadline=None)
@given(TYPED | MARKUP)
def test_characters_in_any_place_come_back_as_they_were_typed(words: str) -> None:
    blocks = (
        Paragraph(text(words), Role.TITLE, id="title"),
        Heading(1, text(words), "h"),
        paragraph((Emphasis(text(words)), Code(words), Link("https://example.org/", text(words)))),
        Figure(replace(chart(), title=words), words, "f", Caption("Figure", 1, text(words))),
    )
    page = read_page(write_html(Document(properties(), blocks, (), furniture(words)), THEME))
    assert page.first("h1").text == words
    assert page.first("h2").text == words
    assert [page.first(tag).text for tag in ("em", "code")] == [words, words]
    assert [node.text for node in page.of_class("alt")] == [words]
    assert [node.text for node in page.of_class("marking")] == [words, words]
    assert not list(page.every("script", "img"))


@given(TYPED | MARKUP)
def test_an_attribute_holds_what_it_was_given(words: str) -> None:
    assert read_page(f"<html>{element('p', title=words)}</html>".encode()).first("p").get("title") == words


@given(TYPED | MARKUP)
def test_a_css_string_never_ends_early(words: str) -> None:
    inside = css_string(words)[1:-1]
    assert '"' not in inside
    assert "<" not in inside
    assert "\n" not in inside


@pytest.mark.parametrize("impossible", ["\0", "\x1b", "\x7f", "\x85", "\ud800", "\uffff"])
def test_what_html_cannot_hold_becomes_the_replacement_character(impossible: str) -> None:
    assert escape(f"a{impossible}b") == "a\ufffdb"


def test_hostile_characters_are_read_back_in_every_place() -> None:
    page = read_page(write_html(hostile_document(), THEME))
    places = ("h1", "h2", "li", "td", "figcaption", "caption")
    assert [HOSTILE in page.first(tag).text for tag in places] == [True] * len(places)


@given(st.text(max_size=30))
def test_a_safe_link_has_a_known_scheme_or_stays_on_the_page(address: str) -> None:
    if is_safe(address):
        assert address.startswith("#") or address.partition(":")[0].lower() in SCHEMES


@pytest.mark.parametrize("address", ["HTTPS://example.org", "mailto:a@example.org", "#here", "http://[::1]/"])
def test_links_to_the_web_a_mailbox_or_this_page_are_safe(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize(
    "address", ["", "example.org", " https://x.org", "java\tscript:x", "vbscript:x", "http://[::1"]
)
def test_other_links_are_not_safe(address: str) -> None:
    assert not is_safe(address)


def test_text_in_another_language_says_so() -> None:
    page = read_page(write_html(Document(properties(), (Paragraph((Text("Ja"),), language="de"),)), THEME))
    assert page.first("main").first("p").get("lang") == "de"
