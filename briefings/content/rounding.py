"""Round probabilities for print so that the printed column still adds up.

Each share is cut off and the units that are then missing go to the largest
remainders. Everything a brief prints (table, chart, prose, totals of classes)
is made from the rounded set, so it agrees with itself: a class total is the
sum of the rows above it, which a reader can add up, and may lie up to a unit
from the rounded exact sum. Checks, comparisons and scores keep to the exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from briefings.content.model import Content, Scenario, ScenarioSet
from briefings.errors import Problem


def largest_remainder(shares: Sequence[Decimal], decimals: int) -> tuple[Decimal, ...]:
    """Shares rounded to some decimals, none by a whole unit, that add up to their rounded total.

    Shape:   as many, in the same order; of equal remainders the earlier is served first.

    >>> [str(share) for share in largest_remainder([Decimal("33.4"), Decimal("33.4"), Decimal("33.2")], 0)]
    ['34', '33', '33']
    """
    unit = Decimal(1).scaleb(-decimals)
    floors = [share.quantize(unit, ROUND_FLOOR) for share in shares]
    total = sum(shares, Decimal(0)).quantize(unit, ROUND_HALF_EVEN)
    missing = int((total - sum(floors, Decimal(0))) / unit)
    by_remainder = sorted(range(len(shares)), key=lambda index: (floors[index] - shares[index], index))
    served = set(by_remainder[:missing])
    return tuple(floor + unit if index in served else floor for index, floor in enumerate(floors))


def decimals_of(scenarios: ScenarioSet) -> int:
    """As many decimals as the most exact row and the residual are written with; 0 when all are whole."""
    shares = [*(row.probability for row in scenarios.scenarios), scenarios.residual]
    exponents = (share.normalize().as_tuple().exponent for share in shares if share is not None)
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0) if shares else 0


def printed_set(scenarios: ScenarioSet, decimals: int | None = None) -> ScenarioSet:
    """The set as a brief prints it.

    Units:   `decimals` is what the audience asks for; else what the set says; else nothing is rounded away.
    """
    wanted = scenarios.decimals if decimals is None else decimals
    if wanted is None or wanted >= decimals_of(scenarios):
        return scenarios
    # What no row describes is printed too, so it takes part in the sum.
    shares = [*(row.probability or Decimal(0) for row in scenarios.scenarios), scenarios.residual]
    *rounded, residual = largest_remainder(shares, wanted)
    rows = tuple(_row(row, share, wanted) for row, share in zip(scenarios.scenarios, rounded, strict=True))
    return replace(scenarios, scenarios=rows, residual=residual)


def _row(row: Scenario, share: Decimal, decimals: int) -> Scenario:
    if row.probability is None:
        return row
    unit = Decimal(1).scaleb(-decimals)
    # A range never shuts out the number it stands beside.
    low = None if row.low is None else min(row.low.quantize(unit, ROUND_FLOOR), share)
    high = None if row.high is None else max(row.high.quantize(unit, ROUND_CEILING), share)
    return replace(row, probability=share, low=low, high=high)


def for_print(content: Content, decimals: int | None) -> Content:
    """The content with the probabilities a brief prints."""
    if content.scenarios is None:
        return content
    printed = printed_set(content.scenarios, decimals)
    before = content.previous_scenarios
    if printed is content.scenarios and before is None:
        return content
    return replace(content, scenarios=printed, previous_scenarios=before and printed_set(before, decimals))


def rounded_away(content: Content, printed: Content) -> Iterator[Problem]:
    """Rows that would be printed as impossible or certain."""
    if content.scenarios is None or printed.scenarios is None:
        return
    for row, shown in zip(content.scenarios.scenarios, printed.scenarios.scenarios, strict=True):
        if shown.probability in (0, 100) and row.probability not in (0, 100):
            what = f"{row.probability} % for `{row.id}` would be printed as {shown.probability:f} %"
            hint = "print more decimals: set `decimals` in scenarios.yaml or in the audience's file"
            yield Problem(row.origin.of("probability"), what, hint, "SCN-02")
