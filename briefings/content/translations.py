"""A content in another language, and what of it is not in that language yet.

A translation is bound to its original by a digest: when the original changes,
the translation is stale and said to be (LNG-02). What has none is an error of
that audience's brief (LNG-01), unless the audience accepts originals and says
so in the brief. Nothing is ever replaced in silence.

The whole content is translated before an audience's part of it is taken, so
the translation of what is withheld is withheld with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefings.content.model import Content, Prose
from briefings.content.model.translation import Translation
from briefings.content.texts import Text, change_texts, digest_of

SHARED = ("series/", "people/", "scenarios/")
"""Texts that come from elsewhere: a seminar whose own texts have no translation has not been begun."""
Translations = Mapping[str, Translation]
"""Address to translation, in one language."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A content in a language."""

    content: Content
    missing: frozenset[str] = frozenset()
    """Addresses of texts that are still in the original language."""
    stale: frozenset[str] = frozenset()
    """Addresses of translations of an older text."""


def family(language: str) -> str:
    """The language without its region: ``de`` for ``de-AT``."""
    return language.split("-")[0]


def translations_into(content: Content, language: str) -> Translations:
    """What there is in a language; empty when nobody has begun."""
    return content.translations.get(language) or content.translations.get(family(language)) or MappingProxyType({})


def in_language(content: Content, language: str | None) -> Translated | None:
    """The content in an audience's language; None when that is another one and nobody has begun to translate.

    Shape: the very same content when it is written in that language.
    """
    if language is None or family(language) == family(content.series.language):
        return Translated(content)
    has_begun = any(one.text and not at.startswith(SHARED) for at, one in translations_into(content, language).items())
    return translate(content, language) if has_begun else None


def translate(content: Content, language: str) -> Translated:
    """The content with every text that has a translation in that language."""
    known = translations_into(content, language)
    missing: set[str] = set()
    stale: set[str] = set()

    def in_language(address: str, text: Text) -> Text:
        found = known.get(address)
        if found is None or not found.text:
            missing.add(address)
            return text
        if found.of != digest_of(text):
            stale.add(address)
        return found.text if isinstance(text, Prose) else " ".join(found.text.source.split())

    translated = change_texts(content, in_language)
    return Translated(translated, frozenset(missing), frozenset(stale))
