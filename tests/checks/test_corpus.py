"""The prose rules on a corpus of our own: what they find and leave alone.

Each file of `corpus/` has sentences under the rule they are about: those that
`finds` and those that are `innocent`. Every rule reads every sentence, so each
innocent one of a family is a trap for all the others too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefings.checks import ALL_RULES
from briefings.content.model import Content, Prose, Visibility
from briefings.errors import Where
from tests.seminars import read, write_seminar

FILES = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))
MOST_FALSE_ALARMS = 0.05
APART = {"SRC-01"}
"""Rules that sentences of other families break by what they are: hardly one of them cites anything."""


@dataclass(frozen=True)
class Case:
    rule: str
    text: str
    is_innocent: bool
    field: str


def _cases() -> Iterator[Case]:
    for file in FILES:
        families: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
        for rule, family in families.items():
            field = family.get("field", "introduction")
            yield from (Case(rule, text, False, field) for text in family.get("finds", ()))
            yield from (Case(rule, text, True, field) for text in family.get("innocent", ()))


CASES = list(_cases())


def _with(content: Content, case: Case) -> Content:
    prose = Prose(case.text, Where("corpus.md", 1, 1), visibility=Visibility.PUBLIC)
    if case.field == "bottom_line":
        return replace(content, seminar=replace(content.seminar, bottom_line=prose))
    if case.field == "conclusions":  # without levers, whose absence is what LEV-01 is about
        return replace(content, conclusions=prose, levers=())
    return replace(content, introduction=prose)


def _found(content: Content) -> set[tuple[str, str]]:
    return {(one.rule, one.severity) for rule in ALL_RULES for one in rule.problems(content) if _is_in_text(one.where)}


def _is_in_text(where: Where) -> bool:
    return where.file == "corpus.md"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return read(write_seminar(tmp_path_factory.mktemp("corpus"))).content


def test_the_corpus_is_large_half_innocent_and_never_says_a_thing_twice() -> None:
    innocent = sum(case.is_innocent for case in CASES)
    assert len(CASES) >= 150
    assert 0.45 <= innocent / len(CASES) <= 0.75
    assert len({case.text for case in CASES}) == len(CASES)


def test_rules_find_what_they_should_and_little_else(sound: Content, capsys: pytest.CaptureFixture[str]) -> None:
    found = {case.text: {rule for rule, _ in _found(_with(sound, case))} for case in CASES}
    figures: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for rule in sorted({rule for ids in found.values() for rule in ids} | {case.rule for case in CASES} - {"INNOCENT"}):
        counts = figures.setdefault(rule, Counter())
        for case in (one for one in CASES if rule not in APART or one.rule == rule):
            is_expected, is_found = case.rule == rule and not case.is_innocent, rule in found[case.text]
            counts[f"{'expected' if is_expected else 'innocent'}{' found' if is_found else ''}"] += 1
            if is_expected is not is_found:
                wrong.append(f"{rule} {'misses' if is_expected else 'is a false alarm in'}: {case.text}")
    with capsys.disabled():
        print(_table(figures), *wrong, sep="\n")
    assert [one for one in wrong if " misses" in one] == []
    rates = {rule: _rate(counts) for rule, counts in figures.items()}
    assert {rule: rate for rule, rate in rates.items() if rate > MOST_FALSE_ALARMS} == {}, "\n".join(wrong)


def _rate(counts: Counter[str]) -> float:
    alarms = counts["innocent found"]
    return alarms / (alarms + counts["innocent"])


def _table(figures: dict[str, Counter[str]]) -> str:
    lines = ["", f"{'rule':8}{'found':>12}{'false alarms':>24}"]
    for rule, counts in figures.items():
        expected = counts["expected found"] + counts["expected"]
        innocent = counts["innocent found"] + counts["innocent"]
        share = f"{counts['innocent found']} of {innocent} ({_rate(counts):.1%})"
        lines.append(f"{rule:8}{counts['expected found']:>5} of {expected:<4}{share:>24}")
    return "\n".join(lines)
