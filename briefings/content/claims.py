"""Computed claims: what `{{ … }}` in prose may ask, and the answers.

A tiny language of its own, with no way out of it: a fact, perhaps one quoted
argument, and filters.

    {{ scenarios.total("military") }}          75
    {{ scenarios.total("military") | percent }}      75 percent
    {{ scenarios.count("negotiated") | words }}      three
    {{ scenarios.probability("attrition") }}  or  {{ scenarios["attrition"].probability }}
    {{ scenarios.most_likely.label }}  {{ seminar.date }}  {{ edition.as_of }}
    {{ scenarios.rank("talks") | ordinal }}          second
    {{ scenarios.total("military") | term }}         likely

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
from briefings.content.wording import (
    NO_BREAK,
    long_date,
    number_words,
    partial_date,
    percent_form,
    percent_word,
    percent_words,
    plain_number,
)
from briefings.errors import ContentError

Answer = str | int | Decimal | dt.date
_FACT = re.compile(r"\s*([A-Za-z_][\w.]*)\s*(?:\(\s*(?:\"([^\"]*)\"|'([^']*)')?\s*\))?\s*")
_INDEXED = re.compile(
    r"\s*scenarios\[\s*(?:\"([^\"]*)\"|'([^']*)')\s*\]\.(label|number|probability|rank|range|change|previous)\s*"
)
_FILTER = re.compile(r"\s*([A-Za-z_]\w*)\s*")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)


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
        answer = _filtered(written, answer, context)
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
    if name in _SCENARIO_FACTS or name in _CONTEXT_FACTS:
        if context.scenarios is None:
            raise ClaimError("there is no scenario table to compute this from", "add one, or set `scenarios_from`")
        if name in _CONTEXT_FACTS:
            return _CONTEXT_FACTS[name](context.scenarios, argument, context)
        return _SCENARIO_FACTS[name](context.scenarios, argument)
    if name in _DATES:
        return _DATES[name](context)
    raise ClaimError(f"unknown fact `{name}`", did_you_mean(name, (*_SCENARIO_FACTS, *_CONTEXT_FACTS, *_DATES)))


def _total(scenarios: ScenarioSet, class_id: str | None) -> Answer:
    if scenarios.mode == "plausible_only":
        raise ClaimError("the set is plausible_only: its scenarios have no probabilities", "take the number out")
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


def _percent_of(row: Scenario) -> Decimal:
    if row.probability is None:
        raise ClaimError(f"the scenario `{row.id}` has no probability", "give it one in the table")
    return row.probability


def _range(scenarios: ScenarioSet, name: str | None, language: str) -> Answer:
    row = _row(scenarios, name)
    if row.low is None or row.high is None:
        raise ClaimError(f"the scenario `{row.id}` has no range", "give it `low` and `high` in the table")
    return f"{plain_number(row.low, language)}–{plain_number(row.high, language)}"


def _rank(scenarios: ScenarioSet, row: Scenario) -> Answer:
    share = _percent_of(row)
    return 1 + sum(other.probability is not None and other.probability > share for other in scenarios.scenarios)


def _rated(scenarios: ScenarioSet, class_id: str | None) -> list[Scenario]:
    rows = scenarios.of_class(_class(scenarios, class_id)) if class_id else scenarios.scenarios
    rated = [row for row in rows if row.probability is not None]
    if not rated:
        raise ClaimError(
            "it cannot be said which scenario has the highest probability", "give the scenarios probabilities"
        )
    return rated


def _most_likely(scenarios: ScenarioSet, class_id: str | None) -> Scenario:
    return max(_rated(scenarios, class_id), key=_percent_of)


def _least_likely(scenarios: ScenarioSet, class_id: str | None) -> Scenario:
    return min(_rated(scenarios, class_id), key=_percent_of)


_PARTS: dict[str, Callable[[ScenarioSet, Scenario], Answer]] = {
    "label": lambda _, row: row.label,
    "number": lambda _, row: row.number,
    "probability": lambda _, row: _percent_of(row),
    "rank": _rank,
}
"""What can be said of one scenario: of a named one, of the most likely, of the least likely."""


def _of(pick: Callable[[ScenarioSet, str | None], Scenario], part: str) -> Callable[[ScenarioSet, str | None], Answer]:
    return lambda scenarios, name: _PARTS[part](scenarios, pick(scenarios, name))


_SCENARIO_FACTS: dict[str, Callable[[ScenarioSet, str | None], Answer]] = {
    "scenarios.total": _total,
    "scenarios.count": _count,
    **{f"scenarios.{part}": _of(_row, part) for part in _PARTS},
    **{f"scenarios.most_likely.{part}": _of(_most_likely, part) for part in _PARTS},
    **{f"scenarios.least_likely.{part}": _of(_least_likely, part) for part in _PARTS},
    "scenarios.class_label": lambda scenarios, name: next(
        one.label for one in scenarios.classes if one.id == _class(scenarios, name or "")
    ),
    "scenarios.experts": lambda scenarios, _: _experts(scenarios),
    "scenarios.residual": lambda scenarios, _: scenarios.residual,
    "scenarios.title": lambda scenarios, _: scenarios.title,
}
_CONTEXT_FACTS: dict[str, Callable[[ScenarioSet, str | None, ProseContext], Answer]] = {
    "scenarios.range": lambda scenarios, name, context: _range(scenarios, name, context.language),
    "scenarios.change": lambda scenarios, name, context: _change(scenarios, name, context),
    "scenarios.previous": lambda scenarios, name, context: _percent_of(_before(_row(scenarios, name), context)),
    "scenarios.horizon.first": lambda scenarios, _, context: partial_date(scenarios.horizon.first, context.language),
    "scenarios.horizon.last": lambda scenarios, _, context: partial_date(scenarios.horizon.last, context.language),
}


def _experts(scenarios: ScenarioSet) -> Answer:
    if scenarios.elicitation is None or scenarios.elicitation.experts is None:
        raise ClaimError("the number of experts is not given", "write `experts` under `elicitation` in scenarios.yaml")
    return scenarios.elicitation.experts


def _before(row: Scenario, context: ProseContext) -> Scenario:
    if context.previous is None:
        raise ClaimError("there is no earlier edition to compare with", "take the comparison out of a first edition")
    earlier = next((one for one in context.previous.scenarios if one.id == row.id), None)
    if earlier is None:
        raise ClaimError(f"the edition before has no scenario `{row.id}`", "compare scenarios that both editions have")
    return earlier


def _change(scenarios: ScenarioSet, name: str | None, context: ProseContext) -> Answer:
    """The difference in points with its sign; a true minus, as it is printed."""
    row = _row(scenarios, name)
    points = _percent_of(row) - _percent_of(_before(row, context))
    sign = "+" if points > 0 else "\u2212" if points < 0 else ""
    return f"{sign}{plain_number(abs(points), context.language)}"


_DATES: dict[str, Callable[[ProseContext], Answer]] = {
    "seminar.title": lambda context: context.seminar.title,
    "seminar.date": lambda context: context.seminar.date,
    "edition.date": lambda context: context.seminar.edition.date,
    "edition.as_of": lambda context: context.seminar.edition.as_of,
}


# --- filters -----------------------------------------------------------------


def _filtered(written: str, answer: Answer, context: ProseContext) -> Answer:
    match = _FILTER.fullmatch(written)
    if not match:
        raise ClaimError(f"`{written.strip()}` is not a filter", did_you_mean(written, (*_FILTERS, "term")))
    if match[1] != "term" and match[1] not in _FILTERS:
        raise ClaimError(f"unknown filter `{match[1]}`", did_you_mean(match[1], (*_FILTERS, "term")))
    if match[1] == "term":
        return _term(answer, context)
    return _FILTERS[match[1]](answer, context.language)


def _term(answer: Answer, context: ProseContext) -> Answer:
    """The word of likelihood for a number of percent."""
    if not isinstance(answer, int | Decimal):
        raise ClaimError(f"`{_text(answer, context.language)}` is not a number", "leave `term` out")
    try:
        word = context.scale().word_for(Decimal(answer)) if context.scale else None
    except ContentError as error:
        raise ClaimError("the scale of likelihood cannot be read", error.problems[0].what) from None
    if word is None:
        what = f"the scale has no word for {plain_number(answer, context.language)} percent"
        raise ClaimError(what, "print the number: `| percent`")
    return word


def _ordinal(answer: Answer, language: str) -> Answer:
    if not isinstance(answer, int) or not language.startswith("en") or not 0 < answer <= len(_ORDINALS):
        raise ClaimError(f"`{_text(answer, language)}` has no ordinal in {language}", "leave `ordinal` out")
    return _ORDINALS[answer - 1]


def _words(answer: Answer, language: str) -> Answer:
    words = number_words(answer, language) if isinstance(answer, int | Decimal) else None
    if words is None:
        raise ClaimError(f"`{_text(answer, language)}` cannot be put into words in {language}", "leave `words` out")
    return words


def _percent(answer: Answer, language: str) -> Answer:
    if isinstance(answer, int | Decimal):
        said = percent_words(answer, language)
    else:
        word = percent_word(language)
        said = f"{_text(answer, language)} {word}" if word else None
    if said is None:
        raise ClaimError(f"the word for percent in {language} is not known here", "write `| percent_sign`")
    return said


def _percent_sign(answer: Answer, language: str) -> Answer:
    if isinstance(answer, int | Decimal) and not language.startswith("en"):
        return percent_form(answer, language)
    return f"{_text(answer, language)}{NO_BREAK}%"


def _capital(answer: Answer, language: str) -> Answer:
    text = _text(answer, language)
    return text[:1].upper() + text[1:]


_FILTERS: dict[str, Callable[[Answer, str], Answer]] = {
    "words": _words,
    "ordinal": _ordinal,
    "percent": _percent,
    "percent_sign": _percent_sign,
    "capital": _capital,
}
