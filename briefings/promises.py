"""What every brief promises its readers, looked at in the Document itself.

A public brief says whose views it holds, as of when, under which rule the
session was held, and who paid for it. Words are not harder than the audience
was promised, and colours can be read. Nothing here stops at the first finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefings.checks.sentences import sentences_in
from briefings.content.model import Content, Regime, Visibility
from briefings.content.wording import long_date
from briefings.document.text import TextUnit
from briefings.errors import Problem, Where
from briefings.templating.audiences import Audience
from briefings.theme.model import Theme

_CHATHAM = (Regime.CHATHAM_HOUSE, Regime.CHATHAM_DESCRIPTOR)
_LEAST_CONTRAST = 4.5
"""Source: WCAG 2.2, success criterion 1.4.3."""
_LARGE = 18.0
_LEAST_CONTRAST_LARGE = 3.0


def missing_lines(text: Iterable[TextUnit], content: Content, audience: Audience) -> Iterator[Problem]:
    """STR-09 and DIS-01: a public brief says whose views, as of when, under which rule, and paid by whom."""
    if audience.ceiling is not Visibility.PUBLIC:
        return
    said = " ".join(" ".join(unit.text for unit in text).split())
    series, seminar = content.series, content.seminar
    name = f"the public brief for `{audience.name}`"
    if not _opening(series.disclaimer.source) <= set(_words(said)):
        yield _lacks(f"{name} lacks the disclaimer", series.origin.of("disclaimer"), "disclaimer")
    if long_date(seminar.edition.as_of, series.language) not in said and str(seminar.edition.as_of) not in said:
        what = f"{name} does not say as of when it holds"
        yield _lacks(what, seminar.edition.origin.of("as_of"), "standfirst", "warning")
    if seminar.regime in _CHATHAM and "Chatham" not in said:
        what = f"{name} does not say under which rule the session was held"
        yield _lacks(what, seminar.origin.of("regime"), "rule", "warning")
    yield from _undisclosed(content)


def _lacks(what: str, where: Where, section: str, severity: str = "error") -> Problem:
    return Problem(where, what, f"name `{section}` in the audience's `sections`, or say it", "STR-09", severity)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _opening(markdown: str) -> set[str]:
    """The first words of a text, without the addresses of its links."""
    return set(_words(re.sub(r"\]\([^)]*\)|\[@[^\]]*\]", " ", markdown))[:12])


def _undisclosed(content: Content) -> Iterator[Problem]:
    told = content.seminar.disclosures
    where = content.seminar.origin.of("disclosures")
    for field in ("funding", "conflicts", "ai_use"):
        if not getattr(told, field):
            hint = f"add `{field}:` under `disclosures:`; write `none` if there is none"
            yield Problem(where, f"a public brief says nothing of `{field}`", hint, "DIS-01", "warning")


def too_hard_to_read(text: Iterable[TextUnit], language: str, audience: Audience, where: Where) -> Iterator[Problem]:
    """RDB-01: the text asks for no more years of school than the audience was promised."""
    if audience.max_grade is None or not language.startswith("en"):
        return
    texts = [unit.text for unit in text if unit.kind in ("paragraph", "item")]
    grade = reading_grade(texts)
    if grade > audience.max_grade:
        what = f"the brief for `{audience.name}` reads at grade {grade:.1f}, its promise is {audience.max_grade}"
        yield Problem(where, what, "shorter sentences help most, then shorter words", "RDB-01", "info")


def reading_grade(texts: list[str]) -> float:
    """Years of school that a text asks for; 0 for a text without sentences.

    Units:  US school grades.
    Source: Kincaid et al., Navy Research Branch Report 8-75 (1975).
    """
    sentences = [sentence for text in texts for sentence in sentences_in(text, 0, len(text))]
    # Three words and less are a line of facts, not a sentence that somebody has to follow.
    lengths = [sentence.words for sentence in sentences if len(sentence.words) > 3]
    words = [word for one in lengths for word in one]
    if not words:
        return 0.0
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(lengths) + 11.8 * syllables / len(words) - 15.59


_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(r"i[ao](?!n)|[iu]um|eo(?!u)|ua(?!r)|[aeiouy]ing")
_SILENT = re.compile(r"(?:[^aeiouyl]|[aeiouy]l|ll)e(?:s(?<![csxzg]es)(?<!ches)(?<!shes))?$|(?<![td])ed$")


@lru_cache(maxsize=4096)
def syllables_of(word: str) -> int:
    """The syllables of an English word, by its vowels; a number counts as one.

    >>> [syllables_of(word) for word in ("war", "ceasefire", "negotiation", "scenario", "moved", "ended", "table")]
    [1, 2, 5, 4, 1, 2, 2]
    """
    letters = word.casefold().replace("’", "").replace("'", "")
    found = len(_VOWELS.findall(letters)) + len(_APART.findall(letters))
    if found > 1 and _SILENT.search(letters):
        found -= 1
    if re.search(r"[a-z]{2}(?<=[^aeiouy])e(?=fire|place|thing|side|line|fully|ful|ment|work)", letters):
        found -= 1
    return max(found, 1)


def faint_colours(theme: Theme, where: Where) -> Iterator[Problem]:
    """A11-04: text has enough contrast to be read on white paper."""
    for name, style in theme.styles.items():
        least = _LEAST_CONTRAST_LARGE if style.size >= _LARGE else _LEAST_CONTRAST
        ratio = contrast(style.colour, "#ffffff")
        if ratio < least:
            what = f"the colour {style.colour} of `{name}` has a contrast of {ratio:.1f} : 1 on white"
            yield Problem(where, what, f"choose a darker one; {least} : 1 can be read", "A11-04", "warning")


def contrast(one: str, two: str) -> float:
    """The contrast of two colours, from 1 to 21.

    Source: WCAG 2.2, "contrast ratio" and "relative luminance".

    >>> contrast("#000000", "#ffffff"), round(contrast("#767676", "#ffffff"), 2)
    (21.0, 4.54)
    """
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
