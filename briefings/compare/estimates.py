"""How the probabilities of scenarios moved between two editions.

Exact decimals, in points of a percent; ranks as a reader of the table counts
them, equals sharing one. A scenario is followed by its id, and over splits and
mergers by the lineage its content declares: a part of a split is never
compared with the whole as if it had only lost weight.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefings.content.model import Scenario, ScenarioSet

Move = Literal["moved", "same", "new", "dropped", "split", "merged", "redefined"]
Ranked = Callable[[str], int | None]
"""A scenario's id to its rank in one edition."""


@dataclass(frozen=True, slots=True)
class EstimateChange:
    """One scenario in two editions."""

    id: str
    label: str
    move: Move
    old: Decimal | None
    """In percent; for a part of a split or a merger that of what it came from, together."""
    new: Decimal | None
    old_rank: int | None = None
    new_rank: int | None = None
    ancestors: tuple[str, ...] = ()
    """The earlier scenarios it came from, when they are others than itself."""

    @property
    def points(self) -> Decimal | None:
        """The change in points; None where no number can be compared with another."""
        if self.move not in ("moved", "same", "merged") or self.old is None or self.new is None:
            return None
        return self.new - self.old

    @property
    def is_change(self) -> bool:
        return self.move != "same" or self.old_rank != self.new_rank


def compare_estimates(old: ScenarioSet | None, new: ScenarioSet | None) -> tuple[tuple[EstimateChange, ...], str]:
    """Compare two tables of scenarios; the text says why when they cannot be compared.

    Shape:   every scenario of either, in the new one's order, dropped ones last.
    """
    before, after = (one.scenarios if one else () for one in (old, new))
    known = {row.id: row for row in before}
    ranks, later = _ranks(before), _ranks(after)
    came_from = origins_of(new, known)
    heirs: dict[str, list[str]] = {}
    for heir, names in came_from.items():
        for name in names:
            heirs.setdefault(name, []).append(heir)
    rows = [_row(row, known, came_from[row.id], heirs, (ranks.get, later.get)) for row in after]
    continued = {row.id for row in after} | set(heirs)
    rows += [
        EstimateChange(row.id, row.label, "dropped", row.probability, None, ranks.get(row.id))
        for row in before
        if row.id not in continued
    ]
    return tuple(rows), _why_not(old, new)


def _row(
    row: Scenario,
    known: Mapping[str, Scenario],
    came_from: tuple[str, ...],
    heirs: Mapping[str, Sequence[str]],
    rank_of: tuple[Ranked, Ranked],
) -> EstimateChange:
    was = [known[name].probability for name in came_from]
    old = sum((one or Decimal(0) for one in was), Decimal(0)) if was and None not in was else None
    is_split = any(len(heirs[name]) > 1 for name in came_from)
    move = _move(row, [known[name] for name in came_from], old, is_split=is_split)
    others = came_from if is_split or came_from != (row.id,) else ()
    rank = rank_of[0](came_from[0]) if len(came_from) == 1 and not is_split else None
    return EstimateChange(row.id, row.label, move, old, row.probability, rank, rank_of[1](row.id), others)


def _move(row: Scenario, earlier: Sequence[Scenario], old: Decimal | None, *, is_split: bool) -> Move:
    if not earlier:
        return "new"
    if is_split:
        return "split"
    if len(earlier) > 1:
        return "merged"
    # What is asked has changed: the two numbers answer different questions.
    if earlier[0].resolution and row.resolution and earlier[0].resolution != row.resolution:
        return "redefined"
    return "same" if old == row.probability else "moved"


def origins_of(scenarios: ScenarioSet | None, known: Container[str]) -> dict[str, tuple[str, ...]]:
    """Each scenario's id to the earlier ones it came from: as declared, else the one of the same id."""
    if scenarios is None:
        return {}
    declared = {detail.id: detail.lineage.ids for detail in scenarios.details if detail.lineage}
    return {
        row.id: tuple(name for name in declared.get(row.id, ()) if name in known)
        or ((row.id,) if row.id in known else ())
        for row in scenarios.scenarios
    }


def _ranks(rows: Sequence[Scenario]) -> dict[str, int]:
    """Id to rank from 1; equals share the better one."""
    rated = [(row.id, row.probability) for row in rows if row.probability is not None]
    return {name: 1 + sum(other > percent for _, other in rated) for name, percent in rated}


def _why_not(old: ScenarioSet | None, new: ScenarioSet | None) -> str:
    if old is None or new is None:
        return ""
    if old.mode != new.mode:
        return "one edition gives probabilities and the other does not"
    if (old.horizon.first, old.horizon.last) != (new.horizon.first, new.horizon.last):
        return "the two editions look at different periods"
    return ""
