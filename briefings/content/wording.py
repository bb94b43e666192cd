"""Numbers and dates as words of the document's language.

English is written here, because a brief must not wait for a library to print
a date; other languages' dates come from Babel. A language without words for
numbers is said to have none, never answered in English.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

_ENGLISH_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ENGLISH_TENS = "- ten twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_ONES, _TENS, _MONTHS = (words.split() for words in (_ENGLISH_NUMBERS, _ENGLISH_TENS, _ENGLISH_MONTHS))
NO_BREAK = "\u00a0"


def number_words(number: Decimal | int, language: str) -> str | None:
    """A whole number from 0 to 999 in words; None where there are none.

    >>> number_words(75, "en-US"), number_words(112, "en-GB")
    ('seventy-five', 'one hundred and twelve')
    """
    if not language.startswith("en") or number != int(number) or not 0 <= number < 1000:
        return None
    return _english(int(number), "" if language == "en-US" else "and ")


def _english(number: int, joint: str) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {joint}{_english(rest, joint)}" if rest else "")


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
    if language.startswith("en"):
        month = _MONTHS[day.month - 1]
        return f"{month} {day.day}, {day.year}" if language == "en-US" else f"{day.day} {month} {day.year}"
    from babel.dates import format_date  # most briefs are English; Babel's data is slow to load

    return format_date(day, "long", locale=language.replace("-", "_"))


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
    if language.startswith("en"):
        return f"{_MONTHS[rest[0] - 1]} {year}"
    from babel.dates import format_skeleton  # as above

    return format_skeleton("yMMMM", dt.date(year, rest[0], 1), locale=language.replace("-", "_"))
