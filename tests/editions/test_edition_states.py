"""Names of editions, and what may happen to one after another."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.editions.edition import EditionId, parse_edition
from briefings.editions.ledger import Event
from briefings.editions.states import current, editions_of, find, judge
from briefings.errors import ArchiveRefusal, UsageError

A, B = "talks-first/2025-07-22", "talks-first/2025-09-03"
FIX = "talks-first/2025-07-22.r1"


def _event(event: str, edition: str, at: str = "2025-07-22T12:00:00Z", **facts: object) -> Event:
    return Event(event, edition, at, "A. Analyst", {"series": "talks", "seminar": "first", **facts})


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@given(
    st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
    st.dates(),
    st.integers(1, 999),
    st.integers(0, 999),
)
def test_a_name_reads_back_as_the_edition_it_names(work: str, date: dt.date, number: int, reissue: int) -> None:
    edition = EditionId(work, date, number, reissue)
    assert parse_edition(str(edition)) == edition
    assert parse_edition(edition.folder) == edition


def test_editions_sort_as_they_were_made() -> None:
    names = [
        "t/2025-07-22",
        "t/2025-07-22.r1",
        "t/2025-07-22.2",
        "t/2025-07-22.2.r1",
        "t/2025-07-22.10",
        "t/2025-07-23",
    ]
    assert [str(edition) for edition in sorted(map(parse_edition, reversed(names)))] == names


@pytest.mark.parametrize(
    "name", ["t", "t/2025-13-01", "t/2025-07-22.1", "t/2025-07-22.r0", "T/2025-07-22", "../2025-07-22"]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        parse_edition(name)


def test_a_person_may_leave_out_what_is_clear() -> None:
    entries = editions_of([_event("frozen", A), _event("frozen", B)])
    names = (A, "first/2025-07-22", "talks/first/2025-07-22", "talks-first.2025-07-22")
    assert {str(find(entries, name).id) for name in names} == {A}


def test_a_name_that_nobody_has_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        find(editions_of([_event("frozen", A)]), "talks-first/2025-07-23")
    assert A in refused.value.problems[0].hint


def test_on_each_day_the_edition_that_was_current_then_is_found() -> None:
    entries = editions_of(
        [
            _event("frozen", A),
            _event("frozen", FIX, "2025-08-01T09:00:00Z"),
            _event("corrected", A, "2025-08-01T09:00:00Z", successor=FIX),
            _event("frozen", B, "2025-09-03T12:00:00Z"),
            _event("superseded", FIX, "2025-09-05T12:00:00Z", successor=B, **{"from": "2025-09-03"}),
        ]
    )
    days = {
        "2025-07-21": [],
        "2025-07-22": [A],
        "2025-07-31": [A],
        "2025-08-01": [FIX],
        "2025-09-02": [FIX],
        "2025-09-03": [B],
    }
    found = {day: [str(one.id) for one in current(entries, _day(day)).values()] for day in days}
    assert found == days


def test_a_withdrawn_edition_is_current_no_more() -> None:
    entries = editions_of([_event("frozen", A), _event("withdrawn", A, "2025-08-01T09:00:00Z", reason="an error")])
    assert list(current(entries, _day("2025-07-31"))) == ["talks-first"]
    assert current(entries, _day("2025-08-01")) == {}
    assert (entries[0].status, entries[0].reason) == ("withdrawn", "an error")


@pytest.mark.parametrize(
    ("events", "edition", "event", "successor"),
    [
        ([_event("frozen", A), _event("withdrawn", A)], A, "withdrawn", None),
        ([_event("frozen", A), _event("withdrawn", A)], A, "corrected", None),
        ([_event("frozen", A), _event("frozen", B)], B, "superseded", A),
        ([_event("frozen", A)], A, "superseded", A),
        ([_event("frozen", A), _event("frozen", B), _event("withdrawn", B)], A, "superseded", B),
        ([_event("frozen", A), _event("frozen", "talks-other/2025-09-03")], A, "superseded", "talks-other/2025-09-03"),
        ([_event("frozen", A), _event("frozen", B), _event("superseded", A, successor=B)], A, "superseded", B),
    ],
)
def test_what_must_not_follow_is_refused(events: list[Event], edition: str, event: str, successor: str | None) -> None:
    entries = editions_of(events)
    with pytest.raises(ArchiveRefusal):
        judge(find(entries, edition), event, find(entries, successor) if successor else None)
