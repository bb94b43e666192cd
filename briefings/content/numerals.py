"""Whole numbers from 0 to 999 in words, for the languages that have them here.

English, German and Ukrainian; the forms are those for counting things (in
Ukrainian the masculine nominative, in German ``eins`` alone). A language that
is not here has no words, and nothing answers in another one.
"""

from __future__ import annotations

_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["-", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_GERMAN = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_GERMAN_TENS = ["-", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_UKRAINIAN = [
    "нуль",
    "один",
    "два",
    "три",
    "чотири",
    "п’ять",
    "шість",
    "сім",
    "вісім",
    "дев’ять",
    "десять",
    "одинадцять",
    "дванадцять",
    "тринадцять",
    "чотирнадцять",
    "п’ятнадцять",
    "шістнадцять",
    "сімнадцять",
    "вісімнадцять",
    "дев’ятнадцять",
]
_UKRAINIAN_TENS = [
    "-",
    "десять",
    "двадцять",
    "тридцять",
    "сорок",
    "п’ятдесят",
    "шістдесят",
    "сімдесят",
    "вісімдесят",
    "дев’яносто",
]
_UKRAINIAN_HUNDREDS = [
    "-",
    "сто",
    "двісті",
    "триста",
    "чотириста",
    "п’ятсот",
    "шістсот",
    "сімсот",
    "вісімсот",
    "дев’ятсот",
]


def words_of_number(number: int, language: str) -> str | None:
    """The words of a number from 0 to 999; None where the language has none here.

    >>> [words_of_number(238, language) for language in ("en-US", "de", "uk")]
    ['two hundred thirty-eight', 'zweihundertachtunddreißig', 'двісті тридцять вісім']
    """
    match language.split("-")[0]:
        case "en":
            return _english(number, "" if language == "en-US" else "and ")
        case "de":
            return _german(number)
        case "uk":
            return _ukrainian(number)
        case _:
            return None


def _english(number: int, joint: str) -> str:
    if number < 20:
        return _ENGLISH[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_ENGLISH_TENS[tens]}-{_ENGLISH[ones]}" if ones else _ENGLISH_TENS[tens]
    hundreds, rest = divmod(number, 100)
    return f"{_ENGLISH[hundreds]} hundred" + (f" {joint}{_english(rest, joint)}" if rest else "")


def _german(number: int) -> str:
    if number < 20:
        return _GERMAN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{_inner(ones)}und{_GERMAN_TENS[tens]}" if ones else _GERMAN_TENS[tens]
    hundreds, rest = divmod(number, 100)
    return f"{_inner(hundreds)}hundert" + (_german(rest) if rest else "")


def _inner(ones: int) -> str:
    return "ein" if ones == 1 else _GERMAN[ones]


def _ukrainian(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [_UKRAINIAN_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        parts.append(_UKRAINIAN_TENS[rest // 10])
        rest %= 10
    if rest or not parts:
        parts.append(_UKRAINIAN[rest])
    return " ".join(parts)
