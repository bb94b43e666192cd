"""What stands on every page whatever the template: embargo and mark of a draft.

Both are put into the furniture after the template ran, so that a template of
one's own cannot lose them. The embargo joins the handling marking, in the
zone it was written in and in UTC; the mark of a draft begins the running foot
and lies behind the text in formats that have pages.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from briefings.content.embargo import lift_of
from briefings.content.model import Edition
from briefings.content.wording import long_date
from briefings.document.model import Document, RunningLine, Strong, Text
from briefings.errors import ContentError, Problem, Where
from briefings.templating.labels import LabelBook

_BETWEEN = " · "


def marked_as_draft(document: Document, labels: LabelBook) -> Document:
    """The document with the mark of a draft.

    Raises: ContentError when the language has no word for it.
    """
    word = _label(labels, "draft", "add it, or write `draft_mark: false` into the audience")
    furniture = document.furniture
    first = furniture.first_footer
    marked = replace(
        furniture,
        footer=_begun(furniture.footer, word),
        first_footer=_begun(first, word) if first is not None else None,
        draft=word,
    )
    return replace(document, furniture=marked)


def _begun(line: RunningLine, word: str) -> RunningLine:
    rest = (Text(_BETWEEN), *line.left) if line.left else ()
    return replace(line, left=(Strong((Text(word),)), *rest))


def embargoed(document: Document, edition: Edition, labels: LabelBook, language: str) -> Document:
    """The document with its embargo in the marking of every page and in its metadata.

    Raises: ContentError when the language has no words for it.
    """
    lift = lift_of(edition)
    if lift is None:
        return document
    words = _label(labels, "embargo", "add `embargo: Embargo until {local} ({utc})`")
    words = words.replace("{local}", _local(lift, language)).replace("{utc}", _utc(lift, language))
    furniture, properties = document.furniture, document.properties
    marking = _BETWEEN.join(filter(None, [furniture.marking, words]))
    keywords = (words.replace(",", ""), *properties.keywords)
    return replace(
        document,
        furniture=replace(furniture, marking=marking),
        properties=replace(properties, keywords=keywords),
    )


def _local(lift: dt.datetime, language: str) -> str:
    """The moment where it was set: ``July 23, 2025, 00:01 UTC+3``."""
    minutes = round((lift.utcoffset() or dt.timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}" if minutes else ""
    return f"{long_date(lift.date(), language)}, {lift:%H:%M} UTC{offset}"


def _utc(lift: dt.datetime, language: str) -> str:
    """The same moment in UTC, with its day only when that is another one."""
    utc = lift.astimezone(dt.UTC)
    day = "" if utc.date() == lift.date() else f"{long_date(utc.date(), language)}, "
    return f"{day}{utc:%H:%M} UTC"


def _label(labels: LabelBook, name: str, hint: str) -> str:
    text = labels.texts.get(name)
    if text is None:
        raise ContentError(Problem(Where(labels.file), f"the label `{name}` is missing", hint))
    return text
