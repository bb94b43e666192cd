"""Markdown prose becomes markup with places, or a problem at its character."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.model import (
    Edition,
    Horizon,
    Kind,
    Prose,
    Regime,
    Scenario,
    ScenarioClass,
    ScenarioSet,
    Seminar,
    Source,
)
from briefings.content.prose import ProseContext, check_prose, citation_markup, inline_markup, prose_markup
from briefings.errors import ContentError, Where

DAY = dt.date(2025, 7, 22)


def context(root: Path = Path(), language: str = "en-US") -> ProseContext:
    rows = [("war", "military", 38), ("siege", "military", 37), ("talks", "negotiated", 25)]
    scenarios = ScenarioSet(
        id="set",
        title="Futures",
        classes=(ScenarioClass(id="military", label="Military"), ScenarioClass(id="negotiated", label="Negotiated")),
        horizon=Horizon(first="2025", last="2026"),
        scenarios=tuple(
            Scenario(id=name, number=number, label=f"The {name} & all", class_id=kind, probability=Decimal(percent))
            for number, (name, kind, percent) in enumerate(rows, start=1)
        ),
    )
    seminar = Seminar(
        id="s",
        title="T",
        ordinal=1,
        date=DAY,
        format="virtual",
        regime=Regime.ON_RECORD,
        edition=Edition(kind=Kind.SUMMARY, date=DAY, as_of=DAY),
        standfirst=Prose("x", Where("x")),
    )
    atlas = Source(
        id="atlas", type="book", author="Jo Map", title="Atlas <1>", date="2020", url="https://a.example/?a&b"
    )
    sources = MappingProxyType({"atlas": atlas})
    return ProseContext(seminar=seminar, scenarios=scenarios, sources=sources, language=language, root=root)


def prose(source: str) -> Prose:
    return Prose(source, Where("p.md", 1, 1))


def markup(source: str) -> str:
    return re.sub(r' data-at="[^"]*"', "", prose_markup(prose(source), context()))


def said(source: str, root: Path = Path()) -> list[str]:
    return [f"{one.where}: {one.what}" for one in check_prose(prose(source), context(root))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a* **b** `c` d\\\ne", "<p><em>a</em> <strong>b</strong> <code>c</code> d<br>e</p>"),
        ("## A\n\n### B", "<h3>A</h3>\n<h4>B</h4>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("> said\n>\n> — Who", "<blockquote><p>said</p><footer>Who</footer></blockquote>"),
        ("> said\n> -- Who", "<blockquote><p>said</p><footer>Who</footer></blockquote>"),
        ("[x](https://a.example/?a&b)", '<p><a href="https://a.example/?a&amp;b">x</a></p>'),
        ("[](#table-1)", '<p><a href="#table-1"></a></p>'),
        ("[слово]{lang=uk}", '<p><span lang="uk">слово</span></p>'),
        ("A & B <c@d.example> &lt;", '<p>A &amp; B <a href="mailto:c@d.example">c@d.example</a> &lt;</p>'),
        ("    indented", "<p>indented</p>"),
        ("---", "<hr>"),
    ],
)
def test_markdown_becomes_the_markup_vocabulary(source: str, expected: str) -> None:
    assert markup(source) == expected


def test_a_table_keeps_alignment_caption_and_literal_bars() -> None:
    table = markup("Table: Two *things*\n\n| a | b |\n|---|--:|\n| x \\| y | 1 |\n")
    assert table == (
        '<table><caption>Two <em>things</em></caption><colgroup><col><col class="end"></colgroup>'
        '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>x | y</td><td>1</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ('scenarios.total("military")', "75"),
        ('scenarios.total("military") | percent', "75 percent"),
        ('scenarios.total("military") | percent_sign', "75\u00a0%"),
        ('scenarios.total("military") | words | capital', "Seventy-five"),
        ('scenarios.count("negotiated") | words', "one"),
        ("scenarios.count()", "3"),
        ('scenarios.probability("siege")', "37"),
        ('scenarios["siege"].probability', "37"),
        ("scenarios.label('war')", "The war &amp; all"),
        ("scenarios.most_likely.label", "The war &amp; all"),
        ("seminar.date", "July 22, 2025"),
        ("edition.as_of", "July 22, 2025"),
    ],
)
def test_a_claim_is_computed_and_escaped(claim: str, answer: str) -> None:
    assert markup(f"It is {{{{ {claim} }}}}.") == f"<p>It is {answer}.</p>"


@pytest.mark.parametrize("literal", ["`{{ 7*7 }}`", "\\{{ 7*7 }}"])
def test_braces_can_be_meant_literally(literal: str) -> None:
    assert "{{ 7*7 }}" in markup(literal)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a {{ scenarios.totl() }}", "p.md:1:3: unknown fact `scenarios.totl`"),
        ('a {{ scenarios.total("militry") }}', "p.md:1:3: there is no class `militry`"),
        ("a {{ scenarios.count() | shout }}", "p.md:1:3: unknown filter `shout`"),
        ("a {{ 7*7 }}", "p.md:1:3: `{{ 7*7 }}` is not a claim"),
        ("a {{ seminar.date", "p.md:1:3: `{{` begins a computed claim that is never closed"),
        ("one\ntwo [x]()", "p.md:2:5: the link `x` goes nowhere"),
        ("[x](#)", "p.md:1:1: the link `x` goes nowhere"),
        ("[x](javascript:alert)", "p.md:1:1: `javascript:alert` is not an address a brief can link to"),
        ("[x](ftp://a.example)", "p.md:1:1: `ftp://a.example` is not an address a brief can link to"),
        ("a <b>x", "p.md:1:3: raw HTML is not allowed in prose: `<b>`"),
        ("<div>\nx\n</div>", "p.md:1:1: raw HTML is not allowed in prose"),
        ("# A", "p.md:1:3: `#` is the brief's own heading"),
        ("### A", "p.md:1:5: this heading skips a level"),
        ("```\nx\n```", "p.md:1:1: code blocks are not part of a brief"),
        ("a [@atlass]", "p.md:1:3: there is no source `atlass`"),
        ("a [^1]", "p.md:1:3: the note [^1] has no text"),
        ("a\n\n[^1]: b", "p.md:3:1: the note [^1] is never referred to"),
        ("[x]{title=loud}", "p.md:1:1: only `lang` can be set on words"),
        ("a ![b](c.png)", "p.md:1:3: a picture stands in a paragraph of its own"),
        ("![](c.png)", "p.md:1:1: the picture `c.png` has no description"),
        ("![b](../../c.png)", "p.md:1:1: the picture `../../c.png` must lie inside the workspace"),
        ("![b](c.png)", "p.md:1:1: there is no picture `c.png`"),
        ("> - [x]()", "p.md:1:5: the link `x` goes nowhere"),
        ("| a |\n|---|\n| [x]() |", "p.md:3:3: the link `x` goes nowhere"),
    ],
)
def test_what_cannot_be_printed_is_a_problem_at_its_character(source: str, expected: str, tmp_path: Path) -> None:
    assert said(source, tmp_path)[0] == expected


def test_all_problems_of_a_prose_are_raised_together() -> None:
    with pytest.raises(ContentError) as caught:
        prose_markup(prose("[x]() {{ y }}\n\n<b>"), context())
    assert len(caught.value.problems) == 3


def test_a_citation_is_full_once_and_short_afterwards_and_its_mark_follows_the_point() -> None:
    written = markup("One [@atlas]. Two [@atlas, p. 4].")
    assert written.startswith(
        '<p>One.<a role="doc-noteref" href="#note-1"></a> Two.<a role="doc-noteref" href="#note-2"></a></p>'
    )
    first, second = re.findall(r"<aside[^>]*>(.*)</aside>", written)
    assert first == 'Jo Map, <a href="https://a.example/?a&amp;b"><em>Atlas &lt;1&gt;</em></a>, 2020.'
    assert second == "Map, <em>Atlas &lt;1&gt;</em>, p. 4."


def test_notes_of_several_proses_never_share_an_id() -> None:
    one = context()
    texts = [prose_markup(prose("a[^1]\n\n[^1]: note"), one) for _ in range(3)]
    ids = re.findall(r'<aside role="doc-footnote" id="([^"]+)"', "".join(texts))
    assert len(set(ids)) == len(ids) == 3


def test_a_note_referred_to_twice_has_one_text() -> None:
    written = markup("a[^1] b[^1]\n\n[^1]: note")
    assert written.count("<aside") == 1
    assert written.count('href="#note-1"') == 2


def test_an_inline_prose_leaves_its_notes_for_later() -> None:
    one = context()
    assert inline_markup(prose("a [@atlas]\n"), one) == 'a<a role="doc-noteref" href="#note-1"></a>'
    assert one.take_notes().startswith('<aside role="doc-footnote" id="note-1"')
    assert citation_markup((), one) == ""
    assert "note-2" in citation_markup(("atlas",), one)
    with pytest.raises(ContentError, match="single paragraph"):
        inline_markup(prose("a\n\nb"), one)


def test_checking_leaves_no_trace_in_the_context() -> None:
    one = context()
    check_prose(prose("a [@atlas] b[^1]\n\n[^1]: x"), one)
    assert one.take_notes() == ""
    assert one.cited == set()


def test_a_picture_in_the_workspace_becomes_a_figure(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/a.png").write_bytes(b"x")
    written = prose_markup(prose('![A "map"](images/a.png "The map")'), context(tmp_path))
    assert written == (
        '<figure data-at="p.md:1:1"><img src="images/a.png" alt="A &quot;map&quot;">'
        "<figcaption>The map</figcaption></figure>"
    )


def test_each_block_carries_the_place_where_its_text_begins() -> None:
    body = Prose("one\n\n- two\n\n> three\n", Where("f.yaml", 10, 7), 6)
    places = re.findall(r'data-at="([^"]*)"', prose_markup(body, context()))
    assert places == ["f.yaml:10:7", "f.yaml:12:7", "f.yaml:12:9", "f.yaml:14:7", "f.yaml:14:9"]


def test_a_language_without_words_for_numbers_says_so() -> None:
    problems = check_prose(prose("{{ scenarios.count() | words }}"), context(language="fr"))
    assert problems[0].what == "`3` cannot be put into words in fr"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x4FF, exclude_categories=["Cc", "Z"]), min_size=1))
def test_every_character_of_escaped_text_is_printed_literally(text: str) -> None:
    escaped = "".join(f"\\{one}" if one.isascii() and not one.isalnum() else one for one in text)
    reader = _Text()
    reader.feed(prose_markup(prose(f"x{escaped}"), context()))
    assert reader.words == f"x{text}"
