"""How prose names the classes and scenarios of the table, and the numbers beside.

A class is named by its label or by its id and a word such as `scenarios`; a
scenario by its label, the head of it, its id read as words, or its number.
One word is never enough for a scenario: `war` names nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from briefings.content.model import Scenario, ScenarioClass, ScenarioSet
from briefings.content.wording import number_words

KINDS = r"(?:scenarios?|outcomes?|futures?|ones?|rows?|class(?:es)?)"
NUMBER = r"(?:\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?)"
PERCENT = re.compile(rf"(?<![\w.,–-])({NUMBER})[\s\u00a0]*(?:%|per\s?cent\b)", re.IGNORECASE)
CLAUSE = re.compile(r"(?:[^.;!?\n]|\.(?=\w)|\n(?!\s*\n))+")
_HEAD = re.compile(r"[^:;,(]+")


def class_names(scenarios: ScenarioSet) -> list[tuple[str, re.Pattern[str]]]:
    """Id of each class, and how prose names it."""
    return [(one.id, _class_name(one)) for one in scenarios.classes]


def _class_name(one: ScenarioClass) -> re.Pattern[str]:
    word = re.escape(one.id).replace(r"\-", r"[\s-]")
    return re.compile(rf"\b{_spaced(one.label)}\b|\b{word}(?:\s+\w+)?\s+{KINDS}\b", re.IGNORECASE)


def row_names(scenarios: ScenarioSet) -> list[tuple[Scenario, re.Pattern[str]]]:
    """Each scenario, and how prose names it."""
    heads = [_head(row.label) for row in scenarios.scenarios]
    return [
        (row, _row_name(row, head if heads.count(head) == 1 else row.label))
        for row, head in zip(scenarios.scenarios, heads, strict=True)
    ]


def _head(label: str) -> str:
    match = _HEAD.match(label)
    return match[0].strip() if match else label


def _row_name(row: Scenario, head: str) -> re.Pattern[str]:
    words = re.escape(row.id).replace(r"\-", r"[\s-]+")
    written = [_spaced(row.label), _spaced(head), words]
    names = [rf"\b{name}\b" for name, plain in zip(written, (row.label, head, row.id), strict=True) if _is_long(plain)]
    names.append(rf"\b(?:scenario|number|no\.)\s+{row.number}\b(?!\s*(?:%|per\s?cent))")
    return re.compile("|".join(names), re.IGNORECASE)


def _is_long(name: str) -> bool:
    return len(re.findall(r"\w+", name)) > 1


def _spaced(label: str) -> str:
    return r"\s+".join(re.escape(word) for word in label.split())


def number_of(written: str) -> Decimal | None:
    """The number that digits or an English word stand for.

    >>> number_of("7,5"), number_of("Seventy-five"), number_of("some")
    (Decimal('7.5'), Decimal('75'), None)
    """
    if written[0].isdecimal():
        return Decimal(written.replace(",", "."))
    return _numbers_in_words().get(written.casefold())


@cache
def _numbers_in_words() -> dict[str, Decimal]:
    return {str(number_words(number, "en")): Decimal(number) for number in range(101)}
