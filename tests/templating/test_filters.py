"""Filters and functions of templates: words, numbers and dates of the language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.document.model import Document
from briefings.document.text import plain_text
from briefings.templating.places import with_places

Fill = Callable[[str], Document]

PRINTED = {
    "{{ seminar.date | date }}": "July 22, 2025",
    "{{ '2025-06' | date }}": "June 2025",
    "{{ '2025' | date }}": "2025",
    "{{ scenarios.total('flood') | percent }}": "80.5%",
    "{{ 38 | likelihood }}": "38%",
    "{{ 38 | term }}": "unlikely",
    "{{ 7 | words }}": "seven",
    "{{ ['a'] | joined }}": "a",
    "{{ ['a', 'b'] | joined }}": "a and b",
    "{{ ['a', 'b', 'c & d'] | joined }}": "a, b, and c & d",
    "{{ [] | joined }}x": "x",
    "{{ 'it breaks' | sentence }}": "It breaks.",
    "{{ 'Why?' | sentence }}": "Why?",
    "{{ seminar.bottom_line | inline }}": "The river floods.",
    "{{ field('a/b', '<x>') }}": "<x>",
    "{{ label('page_of', page=1, pages='<2>') }}": "Page 1 of <2>",
    "{{ short_label(scenarios.scenarios[0], scenarios) }}": "Big flood",
    "{{ scenarios.of_class('drought')[0].label }}": "Drought",
    "{{ rows['drought'].number }}": "3",
    "{{ scenarios.most_likely.label }}": "Big flood: over the banks",
    "{{ 1 + 1 }}": "2",
    "{{ people.ada.name }}": "Ada Löve",
    "{% for name in people %}{{ name }}{{ loop.cycle('/', '-') }}{% endfor %}": "ada/bo-cy/",
}


@pytest.mark.parametrize("template", PRINTED)
def test_a_filter_prints_words_of_the_language(fill: Fill, template: str) -> None:
    (_, paragraph) = fill(f"<article><h1>T</h1><p>{template}</p></article>").blocks
    assert plain_text(paragraph.inlines) == PRINTED[template]  # type: ignore[union-attr]


def test_the_end_mark_goes_to_the_last_line_only(fill: Fill) -> None:
    document = fill("<article><h1>T</h1>{{ introduction | prose | ended }}{{ notes() }}</article>")
    assert [repr(block).count("EndMark") for block in document.blocks] == [0, 0, 1]


def test_elements_are_marked_and_jinja_is_left_alone() -> None:
    source = "{# <p> #}{% if '<p>' %}<p class=\"{{ '<b>' }}\">\n{% raw %}<p>{% endraw %}</p><br/>{{ 1 <p }}"
    assert with_places(source, "a&{b}.j2") == (
        "{# <p> #}{% if '<p>' %}<p data-at=\"a&amp;&#123;b}.j2:1:24\" class=\"{{ '<b>' }}\">\n"
        '{% raw %}<p>{% endraw %}</p><br data-at="a&amp;&#123;b}.j2:2:29"/>{{ 1 <p }}'
    )
