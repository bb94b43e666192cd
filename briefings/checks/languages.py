"""Rules for briefs in another language: nothing untranslated or stale unseen.

`translations_are_of_texts_there_are` looks at the content. `told_of_gaps`
belongs to the brief of one audience, and looks only at what that audience
gets to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefings.checks.authored import once
from briefings.checks.rules import rule
from briefings.content.model import Content, Prose
from briefings.content.nearest import did_you_mean
from briefings.content.passages import circles_of, passage_faults
from briefings.content.texts import Text, digest_of, said, texts_of
from briefings.content.translations import Translated, family, translations_into
from briefings.errors import Problem, Where

_LONGEST = 48


@rule("LNG-03", severity="warning")
def translations_are_of_texts_there_are(content: Content) -> Iterator[Problem]:
    """Every translation is of a text that the content has."""
    if not content.translations:
        return
    known = [address for address, _ in _originals(content)]
    held = frozenset(known)
    for translations in content.translations.values():
        for address, one in translations.items():
            if address not in held and not _is_of_another_seminar(address, content):
                hint = did_you_mean(address, known) or "take it out, or correct its address"
                yield Problem(one.origin.of("at"), f"there is no text `{address}`", hint)


@rule("LNG-04")
def translations_withhold_what_their_originals_do(content: Content) -> Iterator[Problem]:
    """A translation has a passage for each passage of its original, and for the same circle."""
    if not content.translations:
        return
    originals = dict(_originals(content))
    for translations in content.translations.values():
        for address, one in translations.items():
            original = originals.get(address)
            if one.text is None or original is None:
                continue
            yield from passage_faults(one.text)
            wanted = circles_of(original) if isinstance(original, Prose) else ()
            if circles_of(one.text) != wanted:
                what = f"`{address}` withholds {_told(wanted)} in the original, {_told(circles_of(one.text))} here"
                hint = "mark the same words in the translation: `[words]{.participants}`"
                yield Problem(one.text.where, what, hint)


@once
def _originals(content: Content) -> tuple[tuple[str, Text], ...]:
    return tuple(texts_of(content))


def _told(circles: tuple[str, ...]) -> str:
    """How many passages there are for each circle."""
    counts = (f"{circles.count(one)} for {one}" for one in dict.fromkeys(circles))
    return ", ".join(counts) or "nothing"


def _is_of_another_seminar(address: str, content: Content) -> bool:
    """A series' people serve all its seminars; not all of them are in this one."""
    part, _, rest = address.partition("/")
    return part == "people" and rest.partition("/")[0] in content.people


def told_of_gaps(
    translated: Translated, original: Content, visible: Content, language: str, *, accepts_originals: bool
) -> tuple[Content, tuple[Problem, ...]]:
    """What an audience sees, knowing what of it is not in its language; LNG-01 and LNG-02 beside it."""
    if translated.content is original:
        return visible, ()
    shown = frozenset(address for address, _ in texts_of(visible))
    found = tuple(_gaps(translated, original, shown, language))
    if accepts_originals:
        found = tuple(replace(one, severity="info") if one.rule == "LNG-01" else one for one in found)
    return replace(visible, untranslated=translated.missing & shown), found


def _gaps(translated: Translated, original: Content, shown: frozenset[str], language: str) -> Iterator[Problem]:
    known = translations_into(original, language)
    for address, text in _originals(original):
        if address in translated.missing & shown:
            what = f"`{address}` has no translation into {language}: {_beginning(text)}"
            hint = f"write it into translations/{family(language)}.yaml, which `briefings translate` makes"
            yield Problem(_where(text, original), what, hint, "LNG-01")
        elif address in translated.stale & shown:
            what = f"`{address}` was translated into {language} from an older text"
            hint = f"read it again, then write `of: {digest_of(text)}`"
            yield Problem(known[address].origin.of("of"), what, hint, "LNG-02", "warning")


def _where(text: Text, content: Content) -> Where:
    return text.where if isinstance(text, Prose) else Where(content.seminar.origin.where.file)


def _beginning(text: Text) -> str:
    words = " ".join(said(text).split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[: _LONGEST - 1]}…”"


LANGUAGE_RULES = (translations_are_of_texts_there_are, translations_withhold_what_their_originals_do)
