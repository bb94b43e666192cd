"""Dates and stretches of time as English prose writes them.

A date is a day with its month, with or without the year: ``July 22, 2025``,
``22 July``, ``2025-07-22``. A month alone (``May 2025``) is no date here, and
the verb *may* is none either: months are capitalised and stand by a number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefings.content.month_names import ENGLISH
from briefings.content.wording import number_words

_MONTHS = tuple(ENGLISH.split())
_SHORT = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10}
_NUMBER_OF = {name: number for number, name in enumerate(_MONTHS, 1)} | _SHORT | {"Nov": 11, "Dec": 12}
MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(name for name in _NUMBER_OF if name not in _MONTHS)})\b\.?)"
_GAP = r"[\s\u00a0]"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_MORE = r"(?![\d%]|[.,:]\d|[\s\u00a0]*per\s?cent)"
_DATE = re.compile(
    rf"\b(?P<us_month>{MONTH}){_GAP}+(?P<us_day>{_DAY}){_NO_MORE}(?:,?{_GAP}+(?P<us_year>\d{{4}}))?\b"
    rf"|(?<![\d.,:–-])\b(?P<uk_day>{_DAY}){_GAP}+(?:of{_GAP}+)?(?P<uk_month>{MONTH})(?!{_GAP}+Day\b)(?:,?{_GAP}+(?P<uk_year>\d{{4}}))?\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
)
_NUMBER_WORDS = {str(number_words(number, "en-US")): number for number in range(1, 101)}
_STRETCH = re.compile(
    rf"\b(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})"
    rf"[\s\u00a0-]+(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as the text has it; offsets in the text."""

    start: int
    end: int
    written: str
    month: int
    day: int
    year: int | None

    def in_year(self, year: int) -> dt.date | None:
        """The day in its own year, or else in the one that is given; None when no such day exists."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A number of days, weeks, months or years."""

    start: int
    end: int
    written: str
    count: int
    unit: str

    def after(self, first: dt.date) -> dt.date:
        """The day on which it is over when it begins on another."""
        if self.unit in ("day", "week"):
            return first + dt.timedelta(days=self.count * (7 if self.unit == "week" else 1))
        months = first.month - 1 + self.count * (12 if self.unit == "year" else 1)
        year, month = first.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(first.day, _days_in(year, month)))


def _days_in(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return (following - dt.timedelta(days=1)).day


# Several rules ask for the dates of one sentence, and all rules run again over each audience's words.
@lru_cache(maxsize=4096)
def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """Every date of a text, in order."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[WrittenDate]:
    for match in _DATE.finditer(text):
        if match["iso"]:
            year, month, day = (int(part) for part in match["iso"].split("-"))
            yield WrittenDate(match.start(), match.end(), match[0], month, day, year)
            continue
        form = "us" if match["us_month"] else "uk"
        digits, written_year = re.sub(r"\D", "", match[f"{form}_day"]), match[f"{form}_year"]
        month = _NUMBER_OF[match[f"{form}_month"].rstrip(".")]
        if 1 <= int(digits) <= 31:
            known = int(written_year) if written_year else None
            yield WrittenDate(match.start(), match.end(), match[0], month, int(digits), known)


@lru_cache(maxsize=4096)
def stretches_in(text: str) -> tuple[Stretch, ...]:
    """Every stretch of time of a text, in order."""
    return tuple(_stretches(text))


def _stretches(text: str) -> Iterator[Stretch]:
    for match in _STRETCH.finditer(text):
        count = match["count"].casefold()
        number = int(count) if count.isdecimal() else _NUMBER_WORDS[count]
        yield Stretch(match.start(), match.end(), match[0], number, match["unit"].casefold())
