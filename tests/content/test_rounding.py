"""Printed probabilities add up to the stored total, at any number of decimals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.model import ScenarioSet
from briefings.content.rounding import decimals_of, for_print, largest_remainder, printed_set, rounded_away
from tests.contents import sample_content, sample_scenarios

shares = st.decimals("0.001", "99.999", places=3)


def whole_table(weights: list[Decimal]) -> ScenarioSet:
    """A table of any length whose rows and residual make exactly 100."""
    first = sample_scenarios().scenarios[0]
    unit = Decimal("0.001")
    total = sum(weights)
    cut = [(weight * 100 / total).quantize(unit) for weight in weights[:-1]]
    rows = [replace(first, id=f"row-{n}", number=n, probability=share) for n, share in enumerate(cut, start=1)]
    rows = [replace(row, class_id=("flood", "drought")[row.number % 2]) for row in rows]
    return replace(sample_scenarios(), scenarios=tuple(rows), residual=Decimal(100) - sum(cut))


tables = st.lists(shares, min_size=2, max_size=12).map(whole_table)


@settings(deadline=None)
@given(tables, st.integers(0, 3))
def test_the_printed_column_always_adds_up_to_the_stored_total(table: ScenarioSet, decimals: int) -> None:
    printed = printed_set(table, decimals)
    assert printed.total() + printed.residual == table.total() + table.residual == 100
    assert decimals_of(printed) <= decimals


@settings(deadline=None)
@given(tables, st.integers(0, 3))
def test_a_class_total_is_the_sum_of_the_rows_that_are_printed(table: ScenarioSet, decimals: int) -> None:
    printed = printed_set(table, decimals)
    for one in printed.classes:
        assert printed.total(one.id) == sum(row.probability or 0 for row in printed.of_class(one.id))
    assert sum(printed.total(one.id) for one in printed.classes) == printed.total()


@settings(deadline=None)
@given(st.lists(shares, max_size=20), st.integers(0, 3))
def test_no_share_is_moved_by_a_whole_unit(column: list[Decimal], decimals: int) -> None:
    rounded = largest_remainder(column, decimals)
    unit = Decimal(1).scaleb(-decimals)
    assert all(abs(new - old) < unit for new, old in zip(rounded, column, strict=True))
    assert abs(sum(rounded) - sum(column)) <= unit / 2


@settings(deadline=None)
@given(tables, st.integers(0, 3))
def test_of_two_rows_the_larger_is_never_printed_smaller(table: ScenarioSet, decimals: int) -> None:
    printed = printed_set(table, decimals)
    pairs = list(zip((row.probability or 0 for row in table.scenarios), printed.scenarios, strict=True))
    for share, shown in pairs:
        for other, beside in pairs:
            if share > other:
                assert (shown.probability or 0) >= (beside.probability or 0)


def test_whole_rows_are_printed_whole_and_finer_ones_as_they_are_written() -> None:
    table = sample_scenarios()
    assert decimals_of(table) == 1
    assert printed_set(table) is table
    whole = replace(table, scenarios=tuple(replace(row, probability=Decimal("40.0")) for row in table.scenarios))
    assert decimals_of(whole) == 0


def test_the_audience_goes_before_the_set() -> None:
    table = replace(sample_scenarios(), decimals=0)
    assert [row.probability for row in printed_set(table).scenarios] == [61, 20, 19]
    assert printed_set(table, 1) is table


def test_a_range_never_shuts_out_the_number_beside_it() -> None:
    first, *others = sample_scenarios().scenarios
    narrow = replace(first, low=Decimal("60.4"), high=Decimal("60.6"))
    printed = printed_set(replace(sample_scenarios(), scenarios=(narrow, *others)), 0).scenarios[0]
    assert (printed.low, printed.probability, printed.high) == (60, 61, 61)


def test_a_row_that_would_be_printed_as_impossible_is_reported() -> None:
    content = sample_content()
    first, second, third = sample_scenarios().scenarios
    rows = (replace(first, probability=Decimal("79.7")), second, replace(third, probability=Decimal("0.3")))
    slight = replace(content, scenarios=replace(sample_scenarios(), scenarios=rows))
    (problem,) = rounded_away(slight, for_print(slight, 0))
    assert problem.what.startswith("0.3 % for `") and problem.what.endswith("would be printed as 0 %")
    assert list(rounded_away(slight, for_print(slight, 1))) == []
