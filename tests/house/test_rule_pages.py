"""Every rule has a page whose cases are true, and an id that never goes away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.checks.explain import FAMILIES, rules_markdown
from briefings.checks.known import known_rules
from briefings.checks.rule_pages import paged_rules, rule_page
from briefings.checks.settings import FIXED, LATE_RULES, SEVERITIES
from tests.checks.cases import in_hand, reported
from tests.rule_lists import GUIDE, given_ids

ADD_IT = "run `python -m tests.rule_lists` and commit what it writes"
NEEDS_FILES = frozenset({"AUD-04", "CHR-04", "STR-07"})
"""Rules that only a build can break, because they look at finished files."""
IN_HAND = frozenset({"MRK-02", "PRV-02"})
"""Rules that a build keeps by itself: a file that went through other hands can break them."""
NEEDS_AN_EDITION = frozenset({"SCN-07", "EDN-02"})
"""Rules that compare with the edition before."""


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert list(paged_rules()) == list(known_rules())


def test_an_id_once_given_stays() -> None:
    """The list only grows. A rule that is gone keeps its line, its function may find nothing."""
    assert given_ids() - set(known_rules()) == set()


def test_every_id_is_on_the_list() -> None:
    assert set(known_rules()) - given_ids() == set(), ADD_IT


def test_an_id_says_its_family_and_number() -> None:
    assert [name for name in known_rules() if not re.fullmatch(r"[A-Z]\w{2}-\d{2}", name)] == []
    assert {name[:3] for name in known_rules()} <= set(FAMILIES)


def test_rules_that_stand_and_rules_of_later_stages_exist() -> None:
    assert set(known_rules()) >= FIXED
    assert {rule.severity for rule in known_rules().values()} | set(LATE_RULES.values()) <= set(SEVERITIES)


@pytest.mark.parametrize("name", known_rules())
def test_a_page_is_a_short_sentence_and_a_reason(name: str) -> None:
    page = rule_page(name)
    assert page.id == name
    assert len(page.title) <= 100
    assert not page.title.endswith(".")
    assert 15 <= len(page.reason.split()) <= 150
    assert page.wrong and page.right


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", known_rules())
def test_the_wrong_case_breaks_the_rule_and_the_right_one_does_not(name: str, tmp_path: Path) -> None:
    page, with_files, follows = rule_page(name), name in NEEDS_FILES, name in NEEDS_AN_EDITION
    if name in IN_HAND:
        assert name in {problem.rule for problem in in_hand(tmp_path / "wrong", page.wrong)}
        assert name not in {problem.rule for problem in in_hand(tmp_path / "right", page.right)}
        return
    wrong = reported(tmp_path / "wrong", page.wrong, with_files=with_files, follows=follows)
    assert name in {problem.rule for problem in wrong}, wrong
    right = reported(tmp_path / "right", page.right, with_files=with_files, follows=follows)
    assert [problem for problem in right if problem.rule == name] == []


def test_the_list_of_rules_in_the_guide_is_that_of_the_rules() -> None:
    assert GUIDE.read_text(encoding="utf-8") == rules_markdown(), ADD_IT
