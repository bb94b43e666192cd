"""Numbers and dates as words of the document's language.

What the shipped languages need is written here, because a brief must not wait
for a library to print a date; other languages' dates and percents come from
Babel (CLDR). A language without words for numbers is said to have none, never
answered in English.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from briefings.content.month_names import day_in_words, month_in_words
from briefings.content.numerals import words_of_number

NO_BREAK = "\u00a0"
_SIGNS = {"en": "%", "de": f"{NO_BREAK}%", "uk": "%"}
_QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "uk": ("«", "»"), "fr": ("«\u202f", "\u202f»"), "pl": ("„", "”")}
_PERCENT = {"en": "percent", "de": "Prozent", "fr": "pour cent", "pl": "procent"}


def number_words(number: Decimal | int, language: str) -> str | None:
    """A whole number from 0 to 999 in words; None where there are none.

    >>> number_words(75, "en-US"), number_words(112, "en-GB"), number_words(75, "fr")
    ('seventy-five', 'one hundred and twelve', None)
    """
    if number != int(number) or not 0 <= number < 1000:
        return None
    return words_of_number(int(number), language)


def percent_form(number: Decimal | int, language: str) -> str:
    """A number of percent with the sign as the language sets it (CLDR's percent patterns).

    >>> percent_form(38, "en-US"), percent_form(Decimal("38.5"), "de"), percent_form(38, "uk")
    ('38%', '38,5\\xa0%', '38%')
    """
    family = language.split("-")[0]
    if family in _SIGNS:
        return f"{plain_number(number, language)}{_SIGNS[family]}"
    from babel.numbers import format_percent  # Babel's data is slow to load

    return format_percent(Decimal(number) / 100, locale=language.replace("-", "_"), decimal_quantization=False)


def percent_words(number: Decimal | int, language: str) -> str | None:
    """A number of percent with the word for it; None where the word is not known.

    >>> percent_words(38, "en-GB"), percent_words(2, "uk"), percent_words(Decimal("7.5"), "uk")
    ('38 percent', '2 відсотки', '7,5 відсотка')
    """
    if language.startswith("uk"):
        return f"{plain_number(number, language)} {_ukrainian_percent(Decimal(number))}"
    word = percent_word(language)
    return f"{plain_number(number, language)} {word}" if word else None


def _ukrainian_percent(number: Decimal) -> str:
    """The form that CLDR's plural rules ask for: one, few, many, or a fraction."""
    if number != int(number):
        return "відсотка"
    ones, tens = int(number) % 10, int(number) % 100
    if ones == 1 and tens != 11:
        return "відсоток"
    return "відсотки" if 2 <= ones <= 4 and not 12 <= tens <= 14 else "відсотків"


def percent_word(language: str) -> str | None:
    """The word that follows any number of percent; None where it is not known, or depends on the number."""
    return _PERCENT.get(language.split("-")[0])


def quoted(words: str, language: str) -> str:
    """Words in the language's quotation marks; English ones where they are not known.

    >>> quoted("Minsk", "de"), quoted("Мінськ", "uk")
    ('„Minsk“', '«Мінськ»')
    """
    opening, closing = _QUOTES.get(language.split("-")[0], _QUOTES["en"])
    return f"{opening}{words}{closing}"


def plain_number(number: Decimal | int, language: str) -> str:
    """A number in digits, without trailing zeros, with the language's decimal sign.

    >>> plain_number(Decimal("75.0"), "en-GB"), plain_number(Decimal("7.5"), "uk")
    ('75', '7,5')
    """
    digits = f"{Decimal(number).normalize():f}"
    return digits if language.startswith("en") else digits.replace(".", ",")


def long_date(day: dt.date, language: str) -> str:
    """A date with its month in words.

    >>> long_date(dt.date(2025, 7, 22), "en-GB"), long_date(dt.date(2025, 7, 22), "en-US")
    ('22 July 2025', 'July 22, 2025')
    """
    known = day_in_words(day, language)
    if known is not None:
        return known
    from babel.dates import format_date  # as above

    return str(format_date(day, "long", locale=language.replace("-", "_")))


def partial_date(written: str, language: str) -> str:
    """A date that may lack its day or month, in words.

    >>> partial_date("2025-06", "en-GB"), partial_date("2025", "en-GB")
    ('June 2025', '2025')
    """
    year, *rest = (int(part) for part in written.split("-"))
    if len(rest) == 2:
        return long_date(dt.date(year, *rest), language)
    if not rest:
        return str(year)
    known = month_in_words(year, rest[0], language)
    if known is not None:
        return known
    from babel.dates import format_skeleton  # as above

    return str(format_skeleton("yMMMM", dt.date(year, rest[0], 1), locale=language.replace("-", "_")))
