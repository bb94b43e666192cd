"""Names of months where a brief must not wait for a library to be loaded.

English, German and Ukrainian, as CLDR has them; tests compare every day. A
variant that says a month differently (Austria's ``Jänner``) is not here.
"""

from __future__ import annotations

import datetime as dt

ENGLISH = "January February March April May June July August September October November December"
"""The months, in order, between spaces."""
_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_UKRAINIAN = "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
_UKRAINIAN_OF = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
_NAMES = {
    language: (alone.split(), within.split())
    for languages, alone, within in (
        (("en", "en-GB", "en-US", "en-IE", "en-AU"), ENGLISH, ENGLISH),
        (("de", "de-DE", "de-CH"), _GERMAN, _GERMAN),
        (("uk", "uk-UA"), _UKRAINIAN, _UKRAINIAN_OF),
    )
    for language in languages
}
"""Language to the months standing alone, and within a date."""
YEAR = "\u00a0року"
"""The whole word: an abbreviated one would end in a stop, and meet the one that ends a sentence."""


def day_in_words(day: dt.date, language: str) -> str | None:
    """A date with its month in words; None for a language that is not here.

    >>> day_in_words(dt.date(2025, 7, 22), "de"), day_in_words(dt.date(2025, 7, 22), "en-US")
    ('22. Juli 2025', 'July 22, 2025')
    """
    if language not in _NAMES:
        return None
    month = _NAMES[language][1][day.month - 1]
    match language.partition("-")[0]:
        case "de":
            return f"{day.day}. {month} {day.year}"
        case "uk":
            return f"{day.day} {month} {day.year}{YEAR}"
        case _:
            return f"{month} {day.day}, {day.year}" if language == "en-US" else f"{day.day} {month} {day.year}"


def month_in_words(year: int, month: int, language: str) -> str | None:
    """A month and its year; None for a language that is not here.

    >>> month_in_words(2025, 6, "en-GB"), month_in_words(2025, 6, "uk")
    ('June 2025', 'червень 2025\\xa0року')
    """
    if language not in _NAMES:
        return None
    return f"{_NAMES[language][0][month - 1]} {year}{YEAR if language.startswith('uk') else ''}"
