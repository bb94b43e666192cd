"""Rules for the scenario table: the futures it names must make a whole.

Probabilities are exact decimals, so a total is right or wrong; no tolerance
is granted and none is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefings.checks.rules import rule
from briefings.content.model import Content, Scenario
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, Where


def _rows(content: Content) -> tuple[Scenario, ...]:
    return content.scenarios.scenarios if content.scenarios else ()


def _is_probabilistic(content: Content) -> bool:
    return content.scenarios is not None and content.scenarios.mode == "probabilistic"


def plain(number: Decimal) -> str:
    """A number without trailing zeros or exponent.

    >>> plain(Decimal("100.0"))
    '100'
    """
    return f"{number.normalize():f}"


@rule("SCN-01", "scenarios")
def probabilities_add_up_to_100(content: Content) -> Iterator[Problem]:
    """The probabilities and the declared residual cover the whole future."""
    rows = _rows(content)
    if not rows or not _is_probabilistic(content) or any(row.probability is None for row in rows):
        return
    assert content.scenarios
    total = content.scenarios.total() + content.scenarios.residual
    if total != 100:
        residual = f" with the residual of {plain(content.scenarios.residual)} %" if content.scenarios.residual else ""
        what = f"probabilities add up to {plain(total)} %{residual}, not 100 %"
        yield Problem(rows[-1].origin.of("probability"), what, _difference(Decimal(100) - total))


def _difference(missing: Decimal) -> str:
    if missing > 0:
        return f"{plain(missing)} % is missing: correct a row, or declare it as `residual` in scenarios.yaml"
    return f"{plain(-missing)} % is too much: correct a row"


@rule("SCN-02", "scenarios")
def every_row_is_a_forecast(content: Content) -> Iterator[Problem]:
    """Every row of a probabilistic table has a probability between 0 and 100, both excluded."""
    if not _is_probabilistic(content):
        return
    for row in _rows(content):
        where = row.origin.of("probability")
        if row.probability is None:
            what = f"`{row.id}` has no probability"
            yield Problem(where, what, "write one, or set `mode: plausible_only` in scenarios.yaml")
        elif row.probability in (0, 100):
            what = f"{plain(row.probability)} % for `{row.id}` is not a forecast"
            yield Problem(where, what, "use a number from 1 to 99")


@rule("SCN-03", "scenarios")
def every_row_belongs_to_a_class(content: Content) -> Iterator[Problem]:
    """Every row names a class that scenarios.yaml declares."""
    if not content.scenarios:
        return
    known = [one.id for one in content.scenarios.classes]
    for row in content.scenarios.scenarios:
        if row.class_id not in known:
            what = f"the class `{row.class_id}` of `{row.id}` is not declared, so class totals are wrong"
            yield Problem(row.origin.of("class_id"), what, did_you_mean(row.class_id, known, "class"))


@rule("SCN-03", "scenarios", severity="warning")
def every_class_has_a_row(content: Content) -> Iterator[Problem]:
    """Every declared class is used by at least one row."""
    if not content.scenarios:
        return
    for one in content.scenarios.classes:
        if not content.scenarios.of_class(one.id):
            yield Problem(one.origin.of("id"), f"no scenario belongs to the class `{one.id}`", "remove it, or use it")


@rule("SCN-10", "scenarios")
def a_plausible_set_has_no_probabilities(content: Content) -> Iterator[Problem]:
    """A set that is `plausible_only` carries no percentages."""
    if content.scenarios is None or content.scenarios.mode != "plausible_only":
        return
    for row in content.scenarios.scenarios:
        if row.probability is not None:
            what = f"`{row.id}` has a probability, but the set is plausible_only"
            yield Problem(row.origin.of("probability"), what, "empty the cell, or set `mode: probabilistic`")


@rule("SCN-10", "scenarios")
def a_plausible_set_has_no_ranges(content: Content) -> Iterator[Problem]:
    """A set that is `plausible_only` carries no ranges of percentages."""
    if content.scenarios is None or content.scenarios.mode != "plausible_only":
        return
    for row in content.scenarios.scenarios:
        if row.probability is None and (row.low is not None or row.high is not None):
            where = row.origin.of("low" if row.low is not None else "high")
            yield Problem(where, f"`{row.id}` has a range, but the set is plausible_only", "empty the cells")


@rule("SCN-13", "scenarios")
def a_range_holds_its_probability(content: Content) -> Iterator[Problem]:
    """A range has both ends, and the probability lies between them."""
    for row in _rows(content) if _is_probabilistic(content) else ():
        if (row.low is None) != (row.high is None):
            written, missing = ("low", "high") if row.high is None else ("high", "low")
            what = f"the range of `{row.id}` has a `{written}` and no `{missing}`"
            yield Problem(row.origin.of(written), what, "give both ends or neither")
        elif not _is_within(row):
            what = f"{plain(row.probability or Decimal(0))} % for `{row.id}` lies outside its range"
            hint = f"the range is {plain(row.low or Decimal(0))} to {plain(row.high or Decimal(0))} %: correct one"
            yield Problem(row.origin.of("probability"), what, hint)


def _is_within(row: Scenario) -> bool:
    if row.low is None or row.high is None or row.probability is None:
        return True
    return row.low <= row.probability <= row.high


@rule("SCN-04", "scenarios", "details", severity="warning")
def a_scenario_says_what_would_count_as_it(content: Content) -> Iterator[Problem]:
    """Every scenario of a probabilistic set has a criterion by which it can be settled."""
    if not _is_probabilistic(content) or content.scenarios_seminar is not None:
        return
    assert content.scenarios
    for row in _rows(content):
        if row.resolution is None:
            what = f"`{row.id}` does not say what would count as having happened"
            hint = f"add its `resolution` in scenarios.yaml, by {content.scenarios.horizon.last}"
            yield Problem(row.origin.where, what, hint)


FEW_EXPERTS = 100
"""Below so many judges, a tenth of a percent is nobody's judgement."""


@rule("SCN-08", "scenarios", severity="warning")
def probabilities_are_no_finer_than_their_source(content: Content) -> Iterator[Problem]:
    """Decimals of a percent rest on a hundred experts or more."""
    if not _is_probabilistic(content) or content.scenarios_seminar is not None:
        return
    assert content.scenarios
    asked = content.scenarios.elicitation
    if asked is None or asked.experts is None or asked.experts >= FEW_EXPERTS or content.scenarios.decimals == 0:
        return
    for row in _rows(content):
        if row.probability is not None and row.probability % 1:
            what = f"{plain(row.probability)} % implies a precision that {asked.experts} experts cannot give"
            hint = "print whole percents: `decimals: 0` in scenarios.yaml keeps the exact numbers in the table"
            yield Problem(row.origin.of("probability"), what, hint)


@rule("SCN-11", "scenarios", severity="warning")
def all_rows_are_seen_by_the_same_people(content: Content) -> Iterator[Problem]:
    """No audience gets a part of the table, whose totals would be those of the whole no more."""
    rows = _rows(content)
    for row in rows[1:]:
        if row.visibility is not rows[0].visibility:
            what = f"`{row.id}` is {row.visibility}, the rows above are {rows[0].visibility}"
            yield Problem(_visibility_place(row), what, "audiences that miss a row see totals that do not add up")
            return


def _visibility_place(row: Scenario) -> Where:
    return row.origin.of("visibility")


SCENARIO_RULES = (
    probabilities_add_up_to_100,
    every_row_is_a_forecast,
    every_row_belongs_to_a_class,
    every_class_has_a_row,
    a_plausible_set_has_no_probabilities,
    a_plausible_set_has_no_ranges,
    a_range_holds_its_probability,
    a_scenario_says_what_would_count_as_it,
    probabilities_are_no_finer_than_their_source,
    all_rows_are_seen_by_the_same_people,
)
