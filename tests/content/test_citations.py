"""What a citation says of where a source can be read, today and later."""

from __future__ import annotations

import datetime as dt
import re

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


def test_for_paper_both_addresses_are_written_out() -> None:
    source = _source(url="https://www.example.org/on-ice/", archived_url=COPY)
    assert re.sub("<[^>]+>", "", full_citation(source, "en-US", prints_addresses=True)) == (
        "“On ice,” accessed July 1, 2025, example.org/on-ice, archived copy archive.example/1/on-ice."
    )


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://example.org/", "example.org"),
        ("http://www.example.org/a?b=c/", "example.org/a?b=c"),
        ("https://www.uk/a", "www.uk/a"),
        (
            "https://web.archive.example/web/2025/https://www.example.org/a",
            "web.archive.example/web/2025/https://www.example.org/a",
        ),
        ("https://example.org/?a=1&b=<2>", "example.org/?a=1&amp;b=&lt;2&gt;"),
    ],
)
def test_a_printed_address_lacks_only_what_every_browser_adds(address: str, printed: str) -> None:
    citation = full_citation(_source(url=address), "en-US", prints_addresses=True)
    assert f'">{printed}</a>.' in citation
    assert citation.count("href=") == 2


def test_a_source_without_an_address_prints_none() -> None:
    assert full_citation(_source(), "en-US", prints_addresses=True) == full_citation(_source(), "en-US")
