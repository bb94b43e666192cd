"""Builds that are refused because of who may see what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefings.checks.visibility import refuse_for
from briefings.content.model import Visibility
from tests.seminars import FOLDER, edit, findings, read, write_seminar


def refused(root: Path, ceiling: Visibility) -> list[str]:
    return [
        f"{one.rule} {one.where}: {one.what}".replace(f"{FOLDER}/", "")
        for one in refuse_for(read(root).content, ceiling)
    ]


def test_a_public_build_wants_every_item_to_say_who_may_see_it(tmp_path: Path) -> None:
    said = refused(write_seminar(tmp_path), Visibility.PUBLIC)
    assert "AUD-01 conclusions.md:1:1: this file does not say who may see it" in said
    assert any(one.startswith("AUD-01 features.yaml:9:") and "`secret`" in one for one in said)
    assert len(said) == 2


def test_a_build_for_participants_takes_the_narrowest_for_what_is_unset(tmp_path: Path) -> None:
    assert refused(write_seminar(tmp_path), Visibility.PARTICIPANTS) == []


def test_a_reference_to_a_withheld_scenario_is_refused_at_its_place(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.csv", 'People leave",public', 'People leave",organisers')
    said = refused(tmp_path, Visibility.PARTICIPANTS)
    assert [one.split(" is for")[0] for one in said if "scenario `" in one] == [
        "AUD-02 levers.yaml:11:20: the scenario `high`",
        "AUD-02 tactics.yaml:10:17: the scenario `high`",
    ]
    assert refused(tmp_path, Visibility.ORGANISERS) == []


def test_content_that_was_made_in_memory_has_no_place_to_refuse(tmp_path: Path) -> None:
    content = read(write_seminar(tmp_path)).content
    stated = replace(content, conclusions=None, features=())
    assert refuse_for(stated, Visibility.PUBLIC) == ()


def test_a_passage_for_nobody_known_is_found_by_the_checks(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "introduction.md", "a mouth", "[a mouth]{.participant}")
    (problem,) = findings(tmp_path)
    assert (problem.rule, problem.where.line, problem.where.column) == ("AUD-03", 6, 13)
    assert problem.hint == "did you mean `participants`?"
