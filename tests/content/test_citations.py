"""What a citation says of where a source can be read, today and later."""

from __future__ import annotations

import datetime as dt

import pytest

from briefings.content.citations import full_citation, short_citation
from briefings.content.model import Source

PAGE, COPY = "https://example.org/on-ice?a=1&b=2", "https://archive.example/1/on-ice"


def _source(**facts: str) -> Source:
    return Source(id="on-ice", type="web", title="On ice", accessed=dt.date(2025, 7, 1), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-US", 'accessed July 1, 2025, <a href="https://archive.example/1/on-ice">archived copy</a>.'),
        ("de", 'abgerufen am 1. Juli 2025, <a href="https://archive.example/1/on-ice">Archivkopie</a>.'),
        ("uk", '<a href="https://archive.example/1/on-ice">архівна копія</a>.'),
        ("fr", '<a href="https://archive.example/1/on-ice">archive</a>.'),
    ],
)
def test_a_source_with_an_archived_copy_links_to_both(language: str, said: str) -> None:
    citation = full_citation(_source(url=PAGE, archived_url=COPY), language)
    assert citation.endswith(said)
    assert 'href="https://example.org/on-ice?a=1&amp;b=2"' in citation


def test_a_copy_that_is_the_only_address_is_linked_once() -> None:
    for facts in ({"archived_url": COPY}, {"url": COPY, "archived_url": COPY}):
        assert full_citation(_source(**facts), "en-US").count(COPY) == 1


def test_a_later_mention_links_nowhere() -> None:
    assert "href" not in short_citation(_source(url=PAGE, archived_url=COPY), "en-US")
