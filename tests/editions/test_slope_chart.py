"""The slope chart: both ends labelled, lineage drawn, readable without seeing it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from briefings.compare.slopes import Point, Slopes, slopes_of
from briefings.content.model import Lineage, ScenarioDetail
from briefings.editions.slope_chart import _Label, _labels, as_svg
from tests.contents import HOSTILE, sample_scenarios

_DATES = (dt.date(2025, 7, 22), dt.date(2025, 9, 16))
_SVG = "{http://www.w3.org/2000/svg}"
PERCENTS = st.lists(st.decimals(0, 100, places=1), max_size=14)


def _split() -> Slopes:
    old = sample_scenarios()
    first, *rest = old.scenarios
    halves = [replace(first, id=f"half-{n}", probability=Decimal(n)) for n in (1, 2)]
    lineage = Lineage(relation="splits_from", ids=(first.id,))
    details = tuple(ScenarioDetail(id=half.id, lineage=lineage) for half in halves)
    return slopes_of(old, replace(old, scenarios=(*halves, *rest), details=details))


def test_a_split_is_one_point_with_several_lines() -> None:
    slopes = _split()
    courses = [(slopes.old[line.old].id, slopes.new[line.new].id, line.course) for line in slopes.lines]
    first = slopes.old[0].id
    assert courses[:2] == [(first, "half-1", "lineage"), (first, "half-2", "lineage")]
    assert {course for _, _, course in courses[2:]} == {"level"}


def test_what_is_new_or_gone_has_no_line() -> None:
    old = sample_scenarios()
    new = replace(old, scenarios=(replace(old.scenarios[0], id="other"), *old.scenarios[1:]))
    lines = slopes_of(old, new).lines
    assert 0 not in {line.old for line in lines} | {line.new for line in lines}


def test_tables_of_different_periods_get_no_lines_and_say_why() -> None:
    old = sample_scenarios()
    slopes = slopes_of(old, replace(old, horizon=replace(old.horizon, last="2031")))
    assert not slopes.lines
    assert "the two editions look at different periods" in as_svg(slopes, "T", *_DATES)


def test_the_chart_is_well_formed_and_told_in_words() -> None:
    slopes = _split()
    hostile = replace(slopes, new=(replace(slopes.new[0], label=HOSTILE), *slopes.new[1:]))
    root = ElementTree.fromstring(as_svg(hostile, HOSTILE, *_DATES))
    words = root.findtext(f"{_SVG}desc") or ""
    for point in hostile.new:
        assert point.label in words
        assert f"{point.percent.normalize():f} %" in words
    assert root.get("role") == "img"


def test_no_line_is_told_by_its_colour_alone() -> None:
    root = ElementTree.fromstring(as_svg(_split(), "T", *_DATES))
    style = root.findtext(f"{_SVG}style") or ""
    forms = [rule for rule in style.split("@media")[0].split("}") if rule.lstrip().startswith((".down", ".lineage"))]
    assert len({rule.partition("stroke-dasharray:")[2] for rule in forms} - {""}) == 2
    legend = [text.text for text in root.iter(f"{_SVG}text") if text.get("class") == "quiet"]
    assert legend == ["unchanged", "divided or merged"]


@given(PERCENTS)
def test_labels_never_overlap_and_keep_the_order_of_their_points(percents: list[Decimal]) -> None:
    points = [Point(str(n), f"Scenario {n} of some length that runs over two lines", p) for n, p in enumerate(percents)]
    labels = _labels(points, [400 - 4 * float(point.percent) for point in points], is_left=True)
    for above, below in pairwise(labels):
        assert above.y <= below.y
        assert _top(below) >= above.bottom - 1e-6


def _top(label: _Label) -> float:
    return label.middle - label.size / 2


def test_the_same_slopes_give_the_same_bytes() -> None:
    assert as_svg(_split(), "T", *_DATES) == as_svg(_split(), "T", *_DATES)
