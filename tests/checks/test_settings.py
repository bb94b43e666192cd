"""Series weigh findings, seminars waive them; some stand whatever is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks.explain import explain
from briefings.checks.known import known_rules
from briefings.checks.rule_pages import Change, rule_page
from briefings.checks.settings import FIXED
from briefings.errors import UsageError
from tests.checks.cases import reported
from tests.seminars import edit, findings, write_seminar

WAIVER = """\
waivers:
  - rule: {rule}
    where: {where}
    reason: the tributary is counted on purpose
    by: ada
    on: 2025-07-01
    until: {until}
authors: [ada]"""


def with_a_typed_total(tmp_path: Path) -> Path:
    """A seminar with one finding: a class's total that is right and typed by hand."""
    write_seminar(tmp_path)
    edit(tmp_path, "features.yaml", "The river is deep.", "Flood scenarios have 70 percent.")
    return tmp_path


def said(root: Path) -> list[tuple[str, str]]:
    return [(one.rule, one.severity) for one in findings(root)]


def waive(root: Path, rule: str, where: str, until: str = "2025-12-31") -> None:
    edit(root, "seminar.yaml", "authors: [ada]", WAIVER.format(rule=rule, where=where, until=until))


def check_setting(root: Path, rule: str, severity: str) -> None:
    edit(root, "series.yaml", "language: en-US", f"language: en-US\nchecks:\n  {rule}: {severity}")


def test_a_finding_has_the_severity_of_its_rule(tmp_path: Path) -> None:
    assert said(with_a_typed_total(tmp_path)) == [("SCN-06", "info")]


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_a_series_changes_the_severity_of_a_rule(tmp_path: Path, severity: str) -> None:
    check_setting(with_a_typed_total(tmp_path), "SCN-06", severity)
    assert said(tmp_path) == [("SCN-06", severity)]


def test_a_series_switches_a_rule_off(tmp_path: Path) -> None:
    check_setting(with_a_typed_total(tmp_path), "SCN-06", "off")
    assert said(tmp_path) == []


@pytest.mark.parametrize("where", ["depth", "features.yaml"])
def test_a_waiver_names_an_item_or_a_file(tmp_path: Path, where: str) -> None:
    waive(with_a_typed_total(tmp_path), "SCN-06", where)
    assert said(tmp_path) == []


def test_a_waiver_of_another_item_waives_nothing_and_says_so(tmp_path: Path) -> None:
    waive(with_a_typed_total(tmp_path), "SCN-06", "secret")
    assert sorted(said(tmp_path)) == [("SCN-06", "info"), ("WVR-04", "info")]


def test_an_expired_waiver_waives_no_more_and_is_a_warning(tmp_path: Path) -> None:
    waive(with_a_typed_total(tmp_path), "SCN-06", "depth", until="2025-07-22")
    assert sorted(said(tmp_path)) == [("SCN-06", "info"), ("WVR-03", "warning")]


def test_a_waiver_holds_on_its_last_day(tmp_path: Path) -> None:
    waive(with_a_typed_total(tmp_path), "SCN-06", "depth", until="2025-07-23")
    assert said(tmp_path) == []


def test_a_wrong_sum_is_neither_waived_nor_switched_off(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.csv", ",38,", ",37,")
    waive(tmp_path, "SCN-01", "scenarios.csv")
    check_setting(tmp_path, "SCN-01", "off")
    assert sorted(said(tmp_path)) == [("SCN-01", "error"), ("WVR-02", "error"), ("WVR-02", "error")]


def test_an_unknown_rule_is_named_in_settings_and_waivers(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    waive(tmp_path, "SCN-99", "depth")
    check_setting(tmp_path, "SCM-01", "info")
    assert said(tmp_path) == [("WVR-01", "error"), ("WVR-01", "error")]


@pytest.mark.parametrize("name", known_rules())
def test_every_rule_is_explained_with_both_cases_and_what_can_be_done(name: str) -> None:
    page = explain(name)
    assert page.startswith(f"{name}: ")
    assert "\nWrong, in " in page
    assert "\nRight, in " in page
    assert ("cannot be waived" in page) is (name in FIXED)


def test_a_late_finding_is_weighed_and_waived_like_any_other(tmp_path: Path) -> None:
    page = rule_page("STR-03")
    check = Change("series.yaml", "checks:\n  STR-03: error\n")
    assert said_of(tmp_path / "weighed", (*page.wrong, check)) == [("STR-03", "error")]
    waiver = Change("seminar.yaml", WAIVER.format(rule="STR-03", where="seminar.yaml", until="2025-12-31") + "\n")
    assert said_of(tmp_path / "waived", (*page.wrong, waiver)) == []


def said_of(root: Path, changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    found = reported(root, changes, with_files=False)
    return [(one.rule, one.severity) for one in found if one.rule == "STR-03"]


def test_an_unknown_rule_is_answered_with_a_near_one() -> None:
    with pytest.raises(UsageError, match="SCN-05"):
        explain("SCN-O5")


def test_a_series_gives_a_rule_that_counts_another_number(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "series.yaml", "language: en-US", "language: en-US\nchecks:\n  RDB-02: {words: 4, severity: info}")
    edit(tmp_path, "conclusions.md", "It runs on.", "It runs on for ever.")
    found = [one for one in findings(tmp_path) if one.where.file.endswith("conclusions.md")]
    assert [(one.rule, one.severity, one.what) for one in found] == [("RDB-02", "info", "5 words in one sentence")]


def test_a_budget_is_refused_where_its_rule_has_none(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "series.yaml", "language: en-US", "language: en-US\nchecks:\n  SCN-06: {words: 4}")
    (problem,) = findings(tmp_path)
    assert (problem.rule, str(problem.where)) == ("WVR-05", "content/river/series.yaml:7:19")


@pytest.mark.parametrize("setting", ["RDB-02: {words: many}", "RDB-03: {words: -3}", "SCN-06: fatal", "SCN-06:"])
def test_a_setting_that_cannot_be_read_is_one_error_and_asks_for_nothing(tmp_path: Path, setting: str) -> None:
    root = with_a_typed_total(tmp_path)
    edit(root, "series.yaml", "language: en-US", f"language: en-US\nchecks:\n  {setting}")
    assert said(root) == [("SCN-06", "info"), ("", "error")]
