"""What an edition owes to readers of the one before: reasons for what changed.

These rules compare two contents, so they run where the edition before is
known: at a build and at a check beside an archive. Two tables that do not
answer the same question are left alone, and so is a set of another name.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefings.compare.estimates import EstimateChange, compare_estimates
from briefings.compare.since import since
from briefings.content.model import Content, ScenarioSet
from briefings.errors import Problem, Where

LARGE = Decimal(5)
"""Points from which a move needs its reason."""


def unexplained_changes(previous: Content, content: Content, *, is_noted: bool = False) -> Iterator[Problem]:
    """What changed since the edition before without a word on why.

    `is_noted` says that what changed is told elsewhere: a correction brings its own note.
    """
    yield from _estimates(previous.scenarios, content.scenarios)
    if not is_noted:
        yield from _note(previous, content)


def _estimates(old: ScenarioSet | None, new: ScenarioSet | None) -> Iterator[Problem]:
    if old is None or new is None or old.id != new.id:
        return
    changes, note = compare_estimates(old, new)
    if note:
        return
    rows = {row.id: row for row in new.scenarios}
    declared = {detail.id for detail in new.details if detail.lineage}
    given_up = {one.id for one in new.dropped}
    for one in changes:
        if one.move == "dropped" and one.id not in given_up:
            yield _dropped(one, new)
        elif one.move == "new" and one.id not in declared:
            hint = "write its `lineage` in scenarios.yaml: what it continues or splits from, or `relation: new`"
            what = f"`{one.id}` is not in the edition before, and nothing says where it comes from"
            yield Problem(rows[one.id].origin.of("id"), what, hint, "SCN-07")
        elif one.points is not None and abs(one.points) >= LARGE and not rows[one.id].delta_reason:
            yield _moved(one, rows[one.id].origin.of("probability"))


def _moved(one: EstimateChange, where: Where) -> Problem:
    assert one.old is not None and one.new is not None  # only then there are points
    before, now = f"{one.old.normalize():f}", f"{one.new.normalize():f}"
    what = f"`{one.id}` moved from {before} to {now} percent since the edition before, and nothing says why"
    return Problem(where, what, f"write `delta_reason` for `{one.id}` in scenarios.yaml", "SCN-07")


def _dropped(one: EstimateChange, new: ScenarioSet) -> Problem:
    what = f"`{one.id}` of the edition before is gone, and nothing says why"
    hint = "list it under `dropped` with a reason, or name it in the `lineage` of what came of it"
    return Problem(new.origin.of("scenarios"), what, hint, "SCN-07")


def _note(previous: Content, content: Content) -> Iterator[Problem]:
    edition = content.seminar.edition
    if edition.change_note or since("", previous, content, content).is_empty:
        return
    date = previous.seminar.edition.date.isoformat()
    what = f"the content has changed since the edition of {date}, and no note says how"
    hint = "say it in a sentence, as `change_note` under `edition`"
    yield Problem(edition.origin.where, what, hint, "EDN-02", severity="warning")
