"""Computed claims: what `{{ … }}` in prose may ask, and the answers.

A tiny language of its own, with no way out of it: a fact, perhaps one quoted
argument, and filters.

    {{ scenarios.total("military") }}          75
    {{ scenarios.total("military") | percent }}      75 percent
    {{ scenarios.count("negotiated") | words }}      three
    {{ scenarios.probability("attrition") }}  or  {{ scenarios["attrition"].probability }}
    {{ scenarios.most_likely.label }}  {{ seminar.date }}  {{ edition.as_of }}

What it does not know is a finding with a hint, never an empty text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from briefings.content.model import Scenario, ScenarioSet
from briefings.content.nearest import did_you_mean
from briefings.content.prose_context import ProseContext
from briefings.content.wording import NO_BREAK, long_date, number_words, plain_number

Answer = str | int | Decimal | dt.date
_FACT = re.compile(r"\s*([A-Za-z_][\w.]*)\s*(?:\(\s*(?:\"([^\"]*)\"|'([^']*)')?\s*\))?\s*")
_INDEXED = re.compile(r"\s*scenarios\[\s*(?:\"([^\"]*)\"|'([^']*)')\s*\]\.(label|number|probability)\s*")
_FILTER = re.compile(r"\s*([A-Za-z_]\w*)\s*")
_PERCENT = {"en": "percent", "de": "Prozent", "fr": "pour cent", "uk": "відсотків", "pl": "procent"}


class ClaimError(Exception):
    """A claim that has no answer: the fact and the hint."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def answer_claim(expression: str, context: ProseContext) -> str:
    """The text of a claim.

    Raises: ClaimError with the fact and the hint.
    """
    fact, *filters = expression.split("|")
    match = _FACT.fullmatch(_INDEXED.sub(r'scenarios.\3("\1\2")', fact))
    if not match:
        raise ClaimError(
            f"`{{{{{expression}}}}}` is not a claim", 'write for example {{ scenarios.total("military") }}'
        )
    answer = _fact(match[1], match[2] if match[2] is not None else match[3], context)
    for written in filters:
        answer = _filtered(written, answer, context.language)
    return _text(answer, context.language)


def _text(answer: Answer, language: str) -> str:
    match answer:
        case str():
            return answer
        case dt.date():
            return long_date(answer, language)
        case _:
            return plain_number(answer, language)


# --- facts -------------------------------------------------------------------


def _fact(name: str, argument: str | None, context: ProseContext) -> Answer:
    about_scenarios = _SCENARIO_FACTS.get(name)
    if about_scenarios:
        if context.scenarios is None:
            raise ClaimError("there is no scenario table to compute this from", "add one, or set `scenarios_from`")
        return about_scenarios(context.scenarios, argument)
    if name in _DATES:
        return _DATES[name](context)
    raise ClaimError(f"unknown fact `{name}`", did_you_mean(name, (*_SCENARIO_FACTS, *_DATES)))


def _total(scenarios: ScenarioSet, class_id: str | None) -> Answer:
    return scenarios.total(class_id and _class(scenarios, class_id))


def _count(scenarios: ScenarioSet, class_id: str | None) -> Answer:
    return len(scenarios.of_class(_class(scenarios, class_id)) if class_id else scenarios.scenarios)


def _class(scenarios: ScenarioSet, class_id: str) -> str:
    known = [one.id for one in scenarios.classes]
    if class_id not in known:
        raise ClaimError(f"there is no class `{class_id}`", did_you_mean(class_id, known, "class"))
    return class_id


def _row(scenarios: ScenarioSet, scenario_id: str | None) -> Scenario:
    known = {row.id: row for row in scenarios.scenarios}
    if not scenario_id:
        raise ClaimError("which scenario is meant?", 'write its id in quotes: scenarios.label("…")')
    if scenario_id not in known:
        raise ClaimError(f"there is no scenario `{scenario_id}`", did_you_mean(scenario_id, known, "scenario"))
    return known[scenario_id]


def _percent_of(row: Scenario) -> Answer:
    if row.probability is None:
        raise ClaimError(f"the scenario `{row.id}` has no probability", "give it one in the table")
    return row.probability


def _most_likely(scenarios: ScenarioSet) -> Scenario:
    row = scenarios.most_likely
    if row is None:
        raise ClaimError("no scenario has a probability", "give the scenarios probabilities")
    return row


_SCENARIO_FACTS: dict[str, Callable[[ScenarioSet, str | None], Answer]] = {
    "scenarios.total": _total,
    "scenarios.count": _count,
    "scenarios.probability": lambda scenarios, name: _percent_of(_row(scenarios, name)),
    "scenarios.label": lambda scenarios, name: _row(scenarios, name).label,
    "scenarios.number": lambda scenarios, name: _row(scenarios, name).number,
    "scenarios.residual": lambda scenarios, _: scenarios.residual,
    "scenarios.title": lambda scenarios, _: scenarios.title,
    "scenarios.most_likely.label": lambda scenarios, _: _most_likely(scenarios).label,
    "scenarios.most_likely.number": lambda scenarios, _: _most_likely(scenarios).number,
    "scenarios.most_likely.probability": lambda scenarios, _: _percent_of(_most_likely(scenarios)),
}
_DATES: dict[str, Callable[[ProseContext], Answer]] = {
    "seminar.title": lambda context: context.seminar.title,
    "seminar.date": lambda context: context.seminar.date,
    "edition.date": lambda context: context.seminar.edition.date,
    "edition.as_of": lambda context: context.seminar.edition.as_of,
}


# --- filters -----------------------------------------------------------------


def _filtered(written: str, answer: Answer, language: str) -> Answer:
    match = _FILTER.fullmatch(written)
    if not match:
        raise ClaimError(f"`{written.strip()}` is not a filter", did_you_mean(written, _FILTERS))
    if match[1] not in _FILTERS:
        raise ClaimError(f"unknown filter `{match[1]}`", did_you_mean(match[1], _FILTERS))
    return _FILTERS[match[1]](answer, language)


def _words(answer: Answer, language: str) -> Answer:
    words = number_words(answer, language) if isinstance(answer, int | Decimal) else None
    if words is None:
        raise ClaimError(f"`{_text(answer, language)}` cannot be put into words in {language}", "leave `words` out")
    return words


def _percent(answer: Answer, language: str) -> Answer:
    word = _PERCENT.get(language.split("-")[0])
    if word is None:
        raise ClaimError(f"the word for percent in {language} is not known", "write `| percent_sign`")
    return f"{_text(answer, language)} {word}"


def _percent_sign(answer: Answer, language: str) -> Answer:
    return f"{_text(answer, language)}{NO_BREAK}%"


def _capital(answer: Answer, language: str) -> Answer:
    text = _text(answer, language)
    return text[:1].upper() + text[1:]


_FILTERS: dict[str, Callable[[Answer, str], Answer]] = {
    "words": _words,
    "percent": _percent,
    "percent_sign": _percent_sign,
    "capital": _capital,
}
