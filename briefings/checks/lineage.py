"""Rules for what a scenario set says of its past and its end.

Lineage, dropped rows and outcome make sense by themselves, and a horizon that
is over is settled. What differs from the edition before is the business of
`briefings.checks.continuity`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.checks.rules import rule
from briefings.content.model import Content, ScenarioDetail
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem


@rule("SCN-09", "scenarios", severity="info")
def a_horizon_that_has_ended_is_resolved(content: Content) -> Iterator[Problem]:
    """A set whose horizon ended before the edition records its outcome."""
    scenarios = content.scenarios
    if scenarios is None or scenarios.outcome or content.scenarios_seminar is not None:
        return
    last = scenarios.horizon.last
    # A year or month has ended when the edition lies in a later one.
    if last and content.seminar.edition.date.isoformat()[: len(last)] > last:
        what = f"the horizon ended with {last}, and no outcome is recorded"
        yield Problem(scenarios.horizon.origin.of("last"), what, "record `outcome`, or set a later horizon")


_COUNTS = {"new": (0, 0), "continues": (1, 1), "splits_from": (1, 1), "merges": (2, 20)}


@rule("SCN-12", "scenarios", "details")
def lineage_and_outcome_make_sense(content: Content) -> Iterator[Problem]:
    """Lineages name as many scenarios as they should, dropped ones are gone, and the outcome is a row."""
    scenarios = content.scenarios
    if scenarios is None or content.scenarios_seminar is not None:
        return
    rows = {row.id for row in scenarios.scenarios}
    for detail in scenarios.details:
        yield from _miscounted(detail)
    for one in scenarios.dropped:
        if one.id in rows:
            yield Problem(one.origin.of("id"), f"`{one.id}` is dropped, but the table has it", "take it out of one")
    if scenarios.outcome and scenarios.outcome.scenario not in rows:
        name = scenarios.outcome.scenario
        where = scenarios.outcome.origin.of("scenario")
        yield Problem(where, f"the table has no scenario `{name}`", did_you_mean(name, rows, "scenario"))


def _miscounted(detail: ScenarioDetail) -> Iterator[Problem]:
    if detail.lineage is None:
        return
    relation, count = detail.lineage.relation, len(detail.lineage.ids)
    least, most = _COUNTS.get(relation, (0, 20))
    if not least <= count <= most:
        wanted = "none" if not most else "one" if most == 1 else "two or more"
        what = f"`{detail.id}` is `{relation}` and names {count or 'no'} earlier scenario{'s' if count != 1 else ''}"
        yield Problem(detail.lineage.origin.where, what, f"`{relation}` names {wanted}")


LINEAGE_RULES = (a_horizon_that_has_ended_is_resolved, lineage_and_outcome_make_sense)
