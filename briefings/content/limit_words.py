"""Hold a value against the limits of its field, and say in words what is wrong.

A finding is a pair (fact, hint); the caller knows the place. Nothing here
knows fields or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from briefings.content.limits import Length, Pattern, Range, Size, Words

Finding = tuple[str, str]
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def broken_text_limits(text: str, limits: tuple[object, ...]) -> Iterator[Finding]:
    """What is wrong with one line of text; nothing when it keeps its limits."""
    if "\n" in text or "\t" in text:
        yield "one line of text is wanted here, without line breaks and tabs", "join the lines"
    yield from invisible_characters(text)
    for limit in limits:
        yield from _text_limit(text, limit)


def invisible_characters(text: str) -> Iterator[Finding]:
    """Control characters, which no document format can carry."""
    if found := _INVISIBLE.search(text):
        yield f"the control character U+{ord(found[0]):04X} cannot be printed", "delete it"


def _text_limit(text: str, limit: object) -> Iterator[Finding]:
    match limit:
        case Pattern(expression, wanted):
            if not _compiled(expression).fullmatch(text):
                yield f"`{text}` is not what is wanted here", f"write {wanted}"
        case Length(least, most):
            length = len(text) if text.strip() else 0
            if not least <= length <= most:
                yield _amount("characters", length, least, most)
        case Words(least, most):
            if not least <= len(text.split()) <= most:
                yield _amount("words", len(text.split()), least, most)


def broken_number_limits(number: int | Decimal, limits: tuple[object, ...]) -> Iterator[Finding]:
    """What is wrong with a number; nothing when it lies in its range."""
    for limit in limits:
        if isinstance(limit, Range) and not limit.least <= number <= limit.most:
            yield f"{number} is out of range", f"write a number from {limit.least} to {limit.most}"


def broken_size(entries: int, size: Size | None) -> Iterator[Finding]:
    """What is wrong with the length of a list."""
    if size and not size.least <= entries <= size.most:
        yield _amount("entries", entries, size.least, size.most)


def _amount(noun: str, count: int, least: int, most: int) -> Finding:
    if count == 0:
        return "this is empty", "write something, or remove the key if it is optional"
    if count > most:
        return f"{count} {noun} are too many; the limit is {most}", "shorten it"
    return f"{count} {noun} are too few; at least {least} are wanted", "say more"


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
