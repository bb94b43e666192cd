"""The law of circles: who may see less reads nothing that others do not read.

Generated contents have a word of its own in every text, so that each word
found in a brief says from where it came and who may read it. The law is
checked on Documents, and for a handful of contents on finished files.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.audience import for_audience
from briefings.content.model import (
    Content,
    Example,
    Feature,
    KeyJudgement,
    Lever,
    Prose,
    Question,
    Scenario,
    Source,
    Tactic,
    Visibility,
)
from briefings.content.wording import number_words
from briefings.document.model import Document
from briefings.document.text import document_text
from briefings.errors import Where
from briefings.templating.audiences import load_audience
from briefings.templating.labels import load_labels
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.theme.load import load_theme
from briefings.writers.formats import writer_of
from tests.contents import sample_content
from tests.reading_back import Said, read_docx, read_html, read_pdf

pytestmark = pytest.mark.timeout(120)

SEARCH = TemplateSearch(None, shipped_templates())
FULL = load_audience("full", SEARCH)
EVERYTHING = (*FULL.sections, "questions", "rule")
THEME = load_theme(shipped_templates() / "themes/house/theme.yaml")
CIRCLES = tuple(Visibility)
READERS: dict[str, Callable[[bytes], Said]] = {"docx": read_docx, "pdf": read_pdf, "html": read_html}
WORD = re.compile(r"Q\d{4}Q")
LEVER_TEXTS = ("title", "actor", "action", "target", "mechanism", "risk", "effect", "cost_note", "dissent")

circles = st.sampled_from(CIRCLES)


@dataclass
class Author:
    """Writes texts of which every word is known, with the circle that may read it."""

    draw: Callable[[], Visibility]
    circle_of: dict[str, Visibility] = field(default_factory=dict)

    def word(self, circle: Visibility) -> str:
        name = f"Q{len(self.circle_of):04}Q"
        self.circle_of[name] = circle
        return name

    def prose(self, circle: Visibility, *, blocks: bool = False) -> Prose:
        """Prose with a passage inside a paragraph, and one around a paragraph."""
        inner, outer = self.draw(), self.draw()
        text = f"{self.word(circle)} text [{self.word(_narrower(circle, inner))}]{{.{inner}}}."
        if blocks:
            text += f"\n\n::: {outer}\n{self.word(_narrower(circle, outer))} text.\n:::\n\n{self.word(circle)} text."
        return Prose(text, Where("x.md", 1, 1), visibility=circle)


def _narrower(one: Visibility, other: Visibility) -> Visibility:
    return max(one, other, key=lambda circle: circle.rank)


@dataclass
class Written:
    content: Content
    circle_of: dict[str, Visibility]

    def readable(self, ceiling: Visibility) -> set[str]:
        return {word for word, circle in self.circle_of.items() if circle.rank <= ceiling.rank}


def _judgement(author: Author, number: int, circle: Visibility) -> KeyJudgement:
    text, basis = author.prose(circle), author.word(circle)
    return KeyJudgement(id=f"k{number}", visibility=circle, text=text, basis=basis, confidence="low")


def _feature(author: Author, number: int, circle: Visibility) -> Feature:
    heading, claim = author.word(circle), author.word(circle)
    body = author.prose(circle, blocks=True)
    return Feature(id=f"f{number}", visibility=circle, heading=heading, claim=claim, body=body)


def _tactic(author: Author, number: int, circle: Visibility) -> Tactic:
    name, summary, counter = (author.word(circle) for _ in range(3))
    example = Example(event=author.word(circle), measure=author.word(circle))
    body = author.prose(circle, blocks=True)
    return Tactic(
        id=f"t{number}",
        visibility=circle,
        name=name,
        summary=summary,
        counter=counter,
        examples=(example,),
        body=body,
    )


def _lever(author: Author, number: int, circle: Visibility, source: str) -> Lever:
    return replace(
        sample_content().levers[0],
        id=f"l{number}",
        visibility=circle,
        sources=(source,),
        indicators=(author.word(circle), author.word(circle)),
        **{name: author.word(circle) for name in LEVER_TEXTS},  # type: ignore[arg-type]
    )


def _question(author: Author, number: int, circle: Visibility) -> Question:
    return Question(id=f"q{number}", visibility=circle, text=author.word(circle), context=author.prose(circle))


def _row(author: Author, number: int, circle: Visibility) -> Scenario:
    return Scenario(
        id=f"s{number}",
        number=number,
        visibility=circle,
        label=author.word(circle),
        class_id="flood" if number % 2 else "drought",
        probability=Decimal(25),
        behaviours=(author.word(circle), author.word(circle)),
    )


@st.composite
def contents(draw: st.DrawFn) -> Written:
    author = Author(lambda: draw(circles))
    base = sample_content()
    assert base.scenarios
    some = st.lists(circles, max_size=3)
    lever_circles = draw(some)
    source_circle = draw(circles)
    cited = _narrower(source_circle, min(lever_circles, key=lambda one: one.rank, default=Visibility.ORGANISERS))
    source = Source(id="atlas", type="book", title=author.word(cited), visibility=source_circle)
    if not lever_circles:
        author.circle_of.clear()
    seminar = replace(
        base.seminar,
        standfirst=author.prose(Visibility.PUBLIC),
        bottom_line=author.prose(Visibility.PUBLIC, blocks=True),
        key_judgements=tuple(_judgement(author, *one) for one in enumerate(draw(some))),
        questions=tuple(_question(author, *one) for one in enumerate(draw(some))),
    )
    rows = tuple(_row(author, *one) for one in enumerate(draw(st.lists(circles, min_size=4, max_size=4)), start=1))
    content = replace(
        base,
        seminar=seminar,
        introduction=author.prose(draw(circles), blocks=True),
        conclusions=author.prose(draw(circles), blocks=True),
        features=tuple(_feature(author, *one) for one in enumerate(draw(some))),
        tactics=tuple(_tactic(author, *one) for one in enumerate(draw(some))),
        levers=tuple(_lever(author, number, circle, "atlas") for number, circle in enumerate(lever_circles)),
        scenarios=replace(base.scenarios, scenarios=rows, source=None, note=None),
        sources=MappingProxyType({"atlas": source}),
    )
    return Written(content, author.circle_of)


def rendered(content: Content, ceiling: Visibility) -> Document:
    audience = replace(FULL, ceiling=ceiling, sections=EVERYTHING)
    return render_document(for_audience(content, ceiling), audience, SEARCH, Path())


def words_of(document: Document) -> set[str]:
    text = " ".join(unit.text for unit in document_text(document))
    return {word.casefold() for word in re.findall(r"\w+", text)}


@cache
def own_words() -> frozenset[str]:
    """What a template may print that is in no content: its labels, numbers in words, words of likelihood."""
    labels = " ".join(load_labels("en-US", SEARCH, Where("x")).texts.values())
    numbers = " ".join(number_words(number, "en-US") or "" for number in range(20))
    scales = " ".join(path.read_text(encoding="utf-8") for path in shipped_templates().glob("scales/*.yaml"))
    return frozenset(word.casefold() for word in re.findall(r"\w+", f"{labels} {numbers} {scales}"))


@settings(max_examples=60, deadline=None)
@given(contents())
def test_the_words_of_a_narrower_brief_are_among_those_of_a_wider_one(written: Written) -> None:
    read = [words_of(rendered(written.content, ceiling)) for ceiling in CIRCLES]
    for fewer, more in pairwise(read):
        beyond = {word for word in fewer - more if not word.isdigit()}
        assert beyond <= own_words()


@settings(max_examples=60, deadline=None)
@given(contents())
def test_every_circle_reads_exactly_what_is_for_it(written: Written) -> None:
    for ceiling in CIRCLES:
        said = " ".join(unit.text for unit in document_text(rendered(written.content, ceiling)))
        assert set(WORD.findall(said)) == written.readable(ceiling)


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=4, deadline=None)
@given(written=contents())
def test_finished_files_keep_the_law_too(form: str, written: Written) -> None:
    for ceiling in CIRCLES:
        said = READERS[form](writer_of(form)(rendered(written.content, ceiling), THEME)).squeezed()
        assert set(WORD.findall(said)) <= written.readable(ceiling)
        in_prose = {word for word in written.readable(ceiling) if written.circle_of[word] is ceiling}
        assert in_prose <= set(WORD.findall(said))


def test_without_the_filter_the_public_would_read_what_is_for_organisers() -> None:
    author = Author(lambda: Visibility.ORGANISERS)
    secret = _feature(author, 1, Visibility.ORGANISERS)
    content = replace(sample_content(), features=(secret,))
    said = " ".join(unit.text for unit in document_text(render_document(content, FULL, SEARCH, Path())))
    assert set(WORD.findall(said)) == set(author.circle_of)
    assert not WORD.search(" ".join(unit.text for unit in document_text(rendered(content, Visibility.PUBLIC))))
