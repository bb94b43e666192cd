"""Budgets of words and pages: what goes, in which order, and how it is found."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache, partial

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.audience import for_audience
from briefings.content.items import change_items
from briefings.content.load import load_seminar
from briefings.content.model import Content, Item
from briefings.content.workspace import find_workspace
from briefings.document.model import Document
from briefings.document.text import document_text
from briefings.errors import ContentError, Problem, Where
from briefings.fitting import Fitted, fit
from briefings.length import words_of
from briefings.savings import Saving, save, savings
from briefings.templating.audiences import Audience, load_audience
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.theme.load import load_theme
from briefings.writers.formats import page_lines, writer_of
from tests.contents import sample_content
from tests.doubling import doubled, items_of
from tests.workspaces import READ_AHEAD, ROOT, SUMMARY

SEARCH = TemplateSearch(None, shipped_templates())
THEME = load_theme(shipped_templates() / "themes/house/theme.yaml")
PRINCIPALS, FULL, PARTICIPANTS = (load_audience(name, SEARCH) for name in ("principals", "full", "participants"))

pytestmark = pytest.mark.timeout(120)


@cache
def example(name: str, audience: str = "principals") -> Content:
    workspace = find_workspace(ROOT)
    folder = next(folder for folder in workspace.seminars if folder.id == name)
    return for_audience(load_seminar(workspace, folder), load_audience(audience, SEARCH).ceiling)


def render(audience: Audience, content: Content) -> Document:
    return render_document(content, audience, SEARCH, ROOT)


def fitted(content: Content, audience: Audience) -> Fitted:
    return fit(content, audience, partial(render, audience), lambda document: page_lines(document, THEME))


def pages_of(document: Document) -> int:
    with pikepdf.open(io.BytesIO(writer_of("pdf")(document, THEME))) as pdf:
        return len(pdf.pages)


# --- one page for principals ----------------------------------------------------


@pytest.mark.parametrize("name", [SUMMARY, READ_AHEAD])
def test_the_example_is_one_page_with_nothing_left_out(name: str) -> None:
    found = fitted(example(name), PRINCIPALS)
    assert (pages_of(found.document), found.problems, found.advice) == (1, (), "")


@pytest.mark.parametrize("max_words", [400, None])
@pytest.mark.parametrize("name", [SUMMARY, READ_AHEAD])
def test_twice_as_much_of_everything_is_one_page_too(name: str, max_words: int | None) -> None:
    twice = doubled(example(name))
    assert len(items_of(twice)) == 2 * len(items_of(example(name)))
    assert _words(render(FULL, twice)) > 1.5 * _words(render(FULL, example(name)))
    found = fitted(twice, replace(PRINCIPALS, max_words=max_words))
    assert found.advice == ""
    assert pages_of(found.document) == 1
    assert {one.rule for one in found.problems} == {"AUD-04"}


def _words(document: Document) -> int:
    return words_of(document_text(document))


def test_a_brief_within_its_budgets_keeps_everything() -> None:
    found = fitted(sample_content(), replace(FULL, max_words=99_999, max_pages=99))
    whole = render(FULL, sample_content())
    assert found == Fitted(whole, document_text(whole), sample_content())


def test_what_must_stay_and_is_too_long_is_named_with_its_words() -> None:
    found = fitted(doubled(example(SUMMARY), second=1), replace(PRINCIPALS, max_words=None))
    assert pages_of(found.document) == 2
    start, gone = found.advice.split("; ")
    assert re.fullmatch(r"\d+ lines? too long without all that may go", start)
    assert re.fullmatch(r"it would fit without (`[a-z-]+`( \(\d+ words\))?, )+which must stay", gone)
    named = re.findall(r"`([a-z-]+)`", gone)
    fewer = change_items(found.content, lambda item: None if item.id in named else item)
    assert pages_of(render(PRINCIPALS, fewer)) == 1


def test_text_that_is_in_no_item_cannot_go_and_is_said_to_be_too_long() -> None:
    found = fitted(example(SUMMARY), replace(PRINCIPALS, max_words=40))
    assert found.advice.endswith("; shorten what is no item, such as the bottom line")


# --- the order ---------------------------------------------------------------


def test_short_forms_are_used_before_anything_goes() -> None:
    content = sample_content()
    words = _words(render(FULL, content))
    found = fitted(content, replace(FULL, max_words=words - 1, max_pages=None))
    assert [one.what.split(" is ")[1][:9] for one in found.problems] == ["shortened"]
    assert found.problems[0].severity == "info"


def test_the_highest_priority_number_goes_first_and_the_last_of_equals() -> None:
    order = [one.item for one in savings(example(SUMMARY, "participants")) if one.drops]
    assert [item.priority for item in order] == sorted((item.priority for item in order), reverse=True)
    content = example(SUMMARY, "participants")
    lowest = [
        feature.id for feature in content.features if feature.priority == max(f.priority for f in content.features)
    ]
    assert [item.id for item in order if item.id in lowest] == lowest[::-1]


def test_a_must_keep_item_gets_its_short_form_last_of_all() -> None:
    used = savings(example(SUMMARY, "participants"))
    assert any(one.item.priority == 1 for one in used)
    first = next(number for number, one in enumerate(used) if one.item.priority == 1)
    assert all(one.item.priority == 1 and not one.drops for one in used[first:])


def test_a_shortened_item_that_goes_after_all_is_reported_once() -> None:
    found = fitted(example(SUMMARY), replace(FULL, max_words=700, max_pages=None))
    named = [one.what.split("`")[1] for one in found.problems]
    assert len(named) == len(set(named))
    assert all(one.where.line for one in found.problems)


def test_what_the_rest_of_the_brief_needs_stays() -> None:
    def needs_the_first_lever(content: Content) -> Document:
        if needed not in {lever.id for lever in content.levers}:
            raise ContentError(Problem(Where("x"), "the text points at it"))
        return render(PRINCIPALS, content)

    content = change_items(example(SUMMARY), lambda item: replace(item, priority=5))
    needed = content.levers[-1].id
    found = fit(content, replace(PRINCIPALS, max_words=200), needs_the_first_lever)
    assert found.problems
    assert needed not in " ".join(one.what for one in found.problems)


# --- laws --------------------------------------------------------------------


def _ranked(content: Content, priorities: list[int]) -> Content:
    ranks = iter(priorities * 20)
    return change_items(content, lambda item: replace(item, priority=next(ranks)))


def _one_by_one(content: Content, audience: Audience) -> list[Saving]:
    """The choice as it is defined, without halving: saving after saving until the brief fits."""
    used: list[Saving] = []
    for one in savings(content):
        document = render(audience, save(content, used))
        if _words(document) <= (audience.max_words or 0) and len(page_lines(document, THEME)) <= 2:
            break
        used.append(one)
    return used


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(60, 520))
def test_halving_finds_what_going_one_by_one_finds_and_always_the_same(priorities: list[int], max_words: int) -> None:
    content = _ranked(sample_content(), priorities)
    audience = replace(FULL, max_words=max_words, max_pages=2)
    found = fitted(content, audience)
    assert found == fitted(content, audience)
    assert found.document == render(audience, save(content, _one_by_one(content, audience)))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(60, 520))
def test_a_brief_fits_or_says_why_and_keeps_what_must_stay(priorities: list[int], max_words: int) -> None:
    content = _ranked(sample_content(), priorities)
    found = fitted(content, replace(FULL, max_words=max_words, max_pages=None))
    assert words_of(found.text) <= max_words or found.advice
    must_stay: dict[str, Item] = {name: item for name, item in items_of(content).items() if item.priority == 1}
    left_out = {one.what.split("`")[1] for one in found.problems if "left out" in one.what}
    assert not left_out & must_stay.keys()
