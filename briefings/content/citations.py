"""How a source is cited: in full at its first mention, short afterwards.

Chicago's notes style, as the audience of policy briefs knows it. The result
is markup with every character escaped; the link goes to the source's address.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from briefings.content.model import Source
from briefings.content.wording import long_date, partial_date, quoted

# Titles of whole works are set in italics, titles of parts in quotation marks.
_WHOLE_WORKS = frozenset(("book", "report", "dataset"))
_BETWEEN_NAMES = re.compile(r",\s*and\s+|\s+and\s+|,\s*")


class _Words(NamedTuple):
    """What a citation says between the facts."""

    both: str
    """Between two names."""
    others: str
    accessed: str
    """Before the day; empty where it is not known, and the day is left out."""
    translated: str
    archived: str


_WORDS = {
    "en": _Words(" and ", "et al.", "accessed", "translated by", "archived copy"),
    "de": _Words(" und ", "u. a.", "abgerufen am", "übersetzt von", "Archivkopie"),
    "uk": _Words(" і ", "та ін.", "дата звернення:", "переклад:", "архівна копія"),
}
_LATIN = _Words(", ", "et al.", "", "trans.", "archive")
"""Where the words are not known: what every scholar reads."""
_AFTER_QUOTATION = re.compile(r"(”(?:</a>)?)([,.])")


def full_citation(source: Source, language: str, locator: str = "", *, prints_addresses: bool = False) -> str:
    """The whole citation as inline markup, ending with a full stop.

    `prints_addresses` writes web addresses out, for readers who hold paper.
    """
    parts = [_by(source), _linked_title(source, language), _translator(source, language), _place_of_publication(source)]
    parts += [_date(source, language), escape(locator, quote=False), _accessed(source, language)]
    printed = source.url or source.archived_url
    if prints_addresses and printed:
        parts.append(_address(printed))
    parts.append(_archived(source, language, is_printed=prints_addresses))
    return _sentence(parts, language)


def short_citation(source: Source, language: str, locator: str = "") -> str:
    """What a later note says: family names, and the title up to its colon."""
    short = source.title.split(": ")[0]
    return _sentence(
        [_short_by(source, language), _title(source, language, short), escape(locator, quote=False)], language
    )


def _words(language: str) -> _Words:
    return _WORDS.get(language.split("-")[0], _LATIN)


def _sentence(parts: list[str], language: str) -> str:
    text = ", ".join(part for part in parts if part)
    text = text if text.endswith((".", "?", "!")) else f"{text}."
    # American typesetting puts a comma or full stop before the closing quotation mark.
    return _AFTER_QUOTATION.sub(r"\2\1", text) if language == "en-US" else text


def _by(source: Source) -> str:
    return escape(source.author or source.organisation or "", quote=False)


def _short_by(source: Source, language: str) -> str:
    """Family names: one, two with `and`, or the first with `et al.`"""
    words = _words(language)
    if not source.author:
        return escape(source.organisation or "", quote=False)
    family = [name.split()[-1] for name in _BETWEEN_NAMES.split(source.author) if name.strip()]
    names = f"{family[0]} {words.others}" if len(family) > 2 else words.both.join(family)
    return escape(names, quote=False)


def _title(source: Source, language: str, title: str = "") -> str:
    words = escape(title or source.title, quote=False)
    return f"<em>{words}</em>" if source.type in _WHOLE_WORKS else quoted(words, language)


def _linked_title(source: Source, language: str) -> str:
    address = source.url or source.archived_url
    title = _title(source, language)
    return f'<a href="{escape(address)}">{title}</a>' if address else title


def _translator(source: Source, language: str) -> str:
    by = source.translated_by
    return f"{_words(language).translated} {escape(by, quote=False)}" if by else ""


def _place_of_publication(source: Source) -> str:
    container = f"<em>{escape(source.container, quote=False)}</em>" if source.container else ""
    is_named_already = not source.author and not source.publisher
    house = source.publisher or ("" if is_named_already else source.organisation) or ""
    published = ": ".join(escape(part, quote=False) for part in (source.place, house) if part)
    return ", ".join(part for part in (container, published) if part)


def _date(source: Source, language: str) -> str:
    return partial_date(source.date, language) if source.date else ""


def _accessed(source: Source, language: str) -> str:
    accessed = _words(language).accessed
    return f"{accessed} {long_date(source.accessed, language)}" if source.accessed and accessed else ""


def _address(url: str) -> str:
    """A web address as people write it: without what every browser adds."""
    shown = re.sub(r"^https?://(?:www\.(?=[^/]+\.))?|/$", "", url)
    return f'<a href="{escape(url)}">{escape(shown, quote=False)}</a>'


def _archived(source: Source, language: str, *, is_printed: bool) -> str:
    """A link to the copy that stays, unless the title is that link already."""
    copy = source.archived_url
    if not copy or not source.url or copy == source.url:
        return ""
    word = _words(language).archived
    return f"{word} {_address(copy)}" if is_printed else f'<a href="{escape(copy)}">{word}</a>'
