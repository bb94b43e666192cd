"""An audience of paper reads the addresses that others click."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.document.model import Document
from briefings.document.text import document_text
from tests.templating.conftest import AUDIENCE

TEMPLATE = (
    '<article><h1>T</h1><p>Said{{ cite(["atlas"]) }}</p>{{ notes() }}'
    "<ul>{% for one in cited_sources() %}<li>{{ one | citation }}</li>{% endfor %}</ul></article>"
)


@pytest.mark.parametrize(("addresses", "kinds"), [("printed", {"note", "item"}), ("linked", set())])
def test_notes_and_source_lists_print_addresses_where_the_audience_wants_them(
    fill: Callable[[str], Document], write: Callable[[str, str], None], addresses: str, kinds: set[str]
) -> None:
    write("audiences/test.yaml", f"{AUDIENCE}addresses: {addresses}\n")
    units = document_text(fill(TEMPLATE))
    assert {unit.kind for unit in units if "maps.example/a?b=1&c=2" in unit.text} - {"link"} == kinds
    assert [unit.text for unit in units if unit.kind == "link"].count("https://maps.example/a?b=1&c=2") >= 2
