"""Rules for time in prose: arithmetic that holds, words that do not go stale.

They read English sentences of the authors' own. A date without a year is
taken to be of the year that the text has named last, or else of the day up to
which the information holds.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from briefings.checks.authored import AuthoredText, FieldKind, english
from briefings.checks.english_dates import MONTH, Stretch, WrittenDate, dates_in, stretches_in
from briefings.checks.masking import BlockKind
from briefings.checks.rules import rule
from briefings.checks.sentences import Sentence
from briefings.content.model import Content
from briefings.content.stand_ins import NO_DATE
from briefings.content.wording import long_date
from briefings.errors import Problem

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_FROM = re.compile(
    r"[\s,]*(?:from|after|of|since|starting(?: on)?|beginning(?: on)?|following|counted from)\s*\Z", re.I
)
_AND_SO = re.compile(
    r"[\s,;:–—=]*\(?\s*(?:i\.e\.,?\s*|that is,?\s*)?"
    r"(?:(?:later,?\s*|until|till|through|by|on|ends?|ending|expires?|expiring|runs? out|is|are over|or)\s*)*"
    r"(?:the\s+)?\Z",
    re.I,
)
_LEADS = re.compile(
    r"[(=]|\b(?:later|until|till|through|by|ends?|ending|expires?|expiring|runs? out|i\.e\.|that is)", re.I
)
_FROM_WHAT = re.compile(
    r"\s+(?:from|after|since|following)\s+(?:the|its|his|their)\s+(?:\w+\s+){1,3}(?:of|on)\s+\Z", re.I
)
_THAT_BEGAN = re.compile(
    r"\s+(?:[\w-]+\s+){1,2}(?:that|which)\s+(?:began|begins|started|starts|opened|took\s+effect|came\s+into\s+force)\s+"
    r"(?:on\s+|from\s+)?\Z",
    re.I,
)
_AND_ENDS = re.compile(
    r"\s*,?\s+(?:will\s+)?(?:end|expire|run\s+out|last|ends|ended|expires|expired|runs\s+out|ran\s+out|lasts|lasted|is\s+over)"
    r"\s+(?:on\s+|until\s+)?\Z",
    re.I,
)
"""`The 90-day pause that began on … ends on …`."""
_LASTED = re.compile(r"\b(?:last(?:ed|s)?|ran|runs?|took|takes|held|holds)\s+(?:for\s+)?(?:\w+\s+)?\Z", re.I)
_TO = re.compile(r"\s*,?\s*(?:to|until|till|through)\s+\Z", re.I)
_WEEKDAY = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),?\s+(?:the\s+)?\Z",
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"

_FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:going to|to|due|scheduled|expected|planned|set|meant|bound)"
    r"|plans? to|intends? to|expires?|runs? out|ends?)\b"
)
_GOVERNS = re.compile(r"\b(?:on|by|until|till|before|from|no later than|as late as|for|at the latest on)\s+\Z")
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|announced|promised|would|ago|(?<!\bbe )\w{3,}ed|held|began|made|set|met|as of)\b"
)

_STALE = re.compile(
    r"(?<!\bof )\b(?:today|yesterday|tomorrow)\b(?!['’]s (?:world|war|order))"
    r"|\b(?:currently|recently|nowadays|presently|at present|at the moment|these days|lately)\b"
    r"|\bin recent (?:days|weeks|months|years)\b"
    r"|(?<!\bthe )\b(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter)\b(?! of\b)"
    r"|(?<!\bat the )(?<!\bat its )\blatest\b",
    re.I,
)
_LEAP_YEAR = 2024
"""Has every day that any year has, for dates without one."""
_CHECK_DAY = "check the day, the month and the year"
_DATED = re.compile(r"\bas of\b|\b(?:19|20)\d{2}\b", re.I)


def _sentences(content: Content) -> Iterator[tuple[AuthoredText, Sentence]]:
    for text in english(content):
        for sentence in text.sentences:
            yield text, sentence


@rule("DAT-01")
def stretches_lead_to_their_dates(content: Content) -> Iterator[Problem]:
    """A number of days, weeks or months from one date leads to the other date."""
    year = content.seminar.edition.as_of.year
    for text in english(content):
        former: WrittenDate | None = None
        for sentence in text.sentences:
            dates = dates_in(sentence.text)
            for stretch in stretches_in(sentence.text):
                yield from _wrong_arithmetic(text, sentence, stretch, dates, former, year, content.series.language)
            former = dates[-1] if dates else None


def _wrong_arithmetic(
    text: AuthoredText,
    sentence: Sentence,
    stretch: Stretch,
    dates: Sequence[WrittenDate],
    former: WrittenDate | None,
    year: int,
    language: str,
) -> Iterator[Problem]:
    ends = _ends_of(sentence.text, stretch, dates, former)
    if ends is None:
        return
    first, last = ends[0].in_year(ends[1].year or year), ends[1].in_year(ends[0].year or year)
    if first is None or last is None:
        return
    if last < first and ends[1].year is None:
        last = ends[1].in_year(first.year + 1) or last
    wanted = stretch.after(first)
    # "From Monday to Wednesday, three days" counts both ends.
    if last not in (wanted, wanted - dt.timedelta(days=1)):
        start, right = long_date(first, language), long_date(wanted, language)
        what = f"{start} and {stretch.written} make {right}, not {ends[1].written}"
        yield Problem(text.place(sentence.start + stretch.start), what, "correct the number or one of the dates")


def _ends_of(
    text: str, stretch: Stretch, dates: Sequence[WrittenDate], former: WrittenDate | None
) -> tuple[WrittenDate, WrittenDate] | None:
    """The date a stretch begins with and the one it ends with, when the text clearly says both."""
    after = [date for date in dates if date.start >= stretch.end]
    before = [date for date in dates if date.end <= stretch.start]
    if len(after) >= 2 and _spans(text, stretch, after):
        return after[0], after[1]
    lead = text[stretch.end : after[0].start] if after else ""
    if len(after) >= 2 and (_FROM.match(lead) or _FROM_WHAT.match(lead)):
        # "50 days from July 14 (September 2)"
        between = text[after[0].end : after[1].start]
        return (after[0], after[1]) if _AND_SO.match(between) and between.strip() else None
    if not after:
        return None
    between = text[stretch.end : after[0].start]
    if not (_AND_SO.match(between) and _LEADS.search(between)):
        return None
    # "From July 14, Moscow had 50 days, until September 2"; the first date may stand in the sentence before.
    begin = before[-1] if before else former
    return (begin, after[0]) if begin else None


def _spans(text: str, stretch: Stretch, after: Sequence[WrittenDate]) -> bool:
    """``It lasted 30 days, from … to …``; ``the 90-day pause that began on … ends on …``."""
    lead, between = text[stretch.end : after[0].start], text[after[0].end : after[1].start]
    if _THAT_BEGAN.match(lead):
        return bool(_AND_ENDS.match(between))
    return bool(_FROM.match(lead) and "from" in lead.casefold() and _TO.match(between)) and bool(
        lead.lstrip().startswith(",") or _LASTED.search(text[: stretch.start])
    )


@rule("DAT-02", severity="warning")
def days_have_their_year(content: Content) -> Iterator[Problem]:
    """A day and month have a year beside them, or before them in the paragraph."""
    as_of = content.seminar.edition.as_of
    has_year = bool(_YEAR.search(content.seminar.standfirst.source))
    for text in english(content):
        if text.kind is FieldKind.LABEL:
            continue
        for number, block in enumerate(text.blocks):
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                continue
            # The first paragraph is read right after the standfirst.
            is_known = has_year and text.field == "introduction" and not number
            words = text.masked[block.start : block.end]
            for date in dates_in(words):
                if (
                    date.year is None
                    and not is_known
                    and not _YEAR.search(words[: date.start])
                    and not _joint(words, date)
                ):
                    year = "" if as_of == NO_DATE else f", such as {as_of.year}"
                    what = f"`{date.written}` has no year"
                    yield Problem(text.place(block.start + date.start), what, f"add the year{year}: a brief is kept")


def _joint(words: str, date: WrittenDate) -> bool:
    """Whether the year follows for several days at once: ``July 14 to 20, 2025``."""
    following = words[date.end :]
    day = rf"(?:{MONTH}\s+)?\d{{1,2}}(?:\s+{MONTH})?"
    return bool(re.match(rf"(?:\s*(?:,|–|-|and|or|to|through|until)\s*(?:{day}))+,?\s+(?:19|20)\d{{2}}\b", following))


@rule("DAT-03", severity="warning")
def what_is_to_come_lies_ahead(content: Content) -> Iterator[Problem]:
    """What a sentence announces for a day lies after the edition's date."""
    edition = content.seminar.edition
    for text, sentence in _sentences(content):
        if text.is_borrowed or edition.date == NO_DATE or not _FUTURE.search(sentence.text):
            continue
        for date in dates_in(sentence.text):
            day = date.in_year(edition.as_of.year)
            if day is None or day >= edition.date or not _is_announced(sentence.text, date):
                continue
            what = f"`{date.written}` is announced here, and has passed by the edition of {edition.date}"
            hint = "say what came of it, or write `as of` and the date of what was known"
            yield Problem(text.place(sentence.start + date.start), what, hint)


def _is_announced(sentence: str, date: WrittenDate) -> bool:
    before = sentence[: date.start]
    announcing = list(_FUTURE.finditer(before))
    if not announcing or not _GOVERNS.search(before) or _PAST.search(before[: announcing[-1].start()]):
        return False
    return not _PAST.search(before[announcing[-1].end() :])


@rule("DAT-04")
def weekdays_are_those_of_their_dates(content: Content) -> Iterator[Problem]:
    """A day of the week beside a date is that of the date."""
    for text in english(content):
        for date in dates_in(text.masked):
            named = _WEEKDAY.search(text.masked, max(0, date.start - 20), date.start)
            day = date.in_year(date.year) if date.year else None
            if named and day and named[1] != (right := _DAYS.split()[day.weekday()]):
                yield Problem(
                    text.place(named.start()), f"{date.written} is a {right}, not a {named[1]}", "correct one"
                )


@rule("DAT-05", severity="warning")
def words_for_now_have_a_date(content: Content) -> Iterator[Problem]:
    """Words such as today or recently stand in a sentence that says when."""
    for text, sentence in _sentences(content):
        if text.is_borrowed or _DATED.search(sentence.text):
            continue
        for word in _STALE.finditer(sentence.text):
            what = f"`{word[0]}` will be wrong when the brief is read again"
            yield Problem(text.place(sentence.start + word.start()), what, "give the date, or the period")


@rule("DAT-07")
def days_in_prose_exist(content: Content) -> Iterator[Problem]:
    """A day in prose is in the calendar."""
    for text, sentence in _sentences(content):
        for date in dates_in(sentence.text):
            if date.in_year(_LEAP_YEAR) is None:
                yield Problem(text.place(sentence.start + date.start), f"there is no day {date.written}", _CHECK_DAY)


TIME_RULES = (
    days_in_prose_exist,
    stretches_lead_to_their_dates,
    days_have_their_year,
    what_is_to_come_lies_ahead,
    weekdays_are_those_of_their_dates,
    words_for_now_have_a_date,
)
