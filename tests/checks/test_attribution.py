"""Nobody can tell from a brief who said what: fifty sentences, and each rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks.attribution import refuse_attributed
from briefings.content.load import read_seminar
from briefings.content.participants import load_participants
from briefings.content.workspace import find_workspace
from briefings.errors import Problem
from tests.seminars import FOLDER, edit, findings, write_seminar

ROOM = """\
participants:
  - name: Zora Quellwind
    affiliation: Ministry of Tides
    nationality: Ruritanian
    descriptors: [diplomat]
  - name: Bruno Strandgård
    affiliation: Ministry of Tides
    nationality: Ruritanian
    descriptors: [diplomat, engineer]
  - name: Mei Harbourne-Liu
    sort_name: Harbourne-Liu, Mei
    affiliation: Gauge Watch
    nationality: Utopian
    descriptors: [engineer]
  - name: Otto Field
    affiliation: Delta College
    descriptors: [engineer]
"""
ATTRIBUTED = (
    "Quellwind argued that the dam will not hold.",
    "According to Zora Quellwind, the dam will not hold.",
    "The dam, said Strandgard, will not hold.",
    "In Harbourne-Liu’s view the dam will not hold.",
    "As Bruno Strandgård put it, the dam will not hold.",
    "For Quellwind, the dam was lost already.",
    "The dam will not hold (Quellwind).",
    "Quellwind: the dam will not hold.",
    "Zora warned that the dam will not hold.",
    "A point made by Mei Harbourne-Liu was that the dam will not hold.",
    "The view of Ambassador Quellwind was that the dam will not hold.",
    "Strandgård and Putin agreed that the dam will not hold.",
    "The Ministry of Tides argued that the dam will not hold.",
    "A colleague from Gauge Watch warned of the dam.",
    "Quellwind took the floor. She added that the dam will not hold.",
    "QUELLWIND doubted that the dam will hold.",
    "Many doubt the dam; Quellwind, who built it, never spoke of collapse but expects leaks.",
    "Quellwind also notes that the dam is old.",
    "The question whether the dam holds was raised by Strandgård.",
    "Otto Field, in turn, pointed out that the dam is old.",
    "A participant from the Ruritanian foreign ministry disagreed.",
    "One speaker from the NATO staff warned that the dam is old.",
    "According to a participant from the Utopian embassy, the dam is lost.",
    "Two panelists from Delta State University said that the dam is old.",
    "An attendee working for the Council of Rivers noted the cost.",
)
INNOCENT = (
    "Putin said on July 4, 2025, that the dam will hold.",
    "Zora Quellwind and Bruno Strandgård presented; Mei Harbourne-Liu moderated.",
    "The authors thank Zora Quellwind for the map.",
    "Participants agreed that the dam will not hold.",
    "Some argued that the dam will hold, others doubted it.",
    "The authors argue that the dam will not hold.",
    "Quellwind argued in print that dams fail [@atlas].",
    "In March 2019, Quellwind told parliament that dams fail.",
    "The Ministry of Tides reports a flood every year [@atlas].",
    "The Ministry of Tides built the dam in 1931.",
    "It was argued that the dam will not hold.",
    "Field studies showed that the dam is old.",
    "Jo Map wrote that rivers move, and critics agreed [@atlas].",
    "The river states its own case: it floods.",
    "Critics said that Quellwind’s dam is old.",
    "Quellwind is expected to attend the next session.",
    "Quellwind opened the session, and participants said that the dam is old.",
    "Quellwind was absent when Putin said that the dam will hold.",
    "The River Institute said that it will publish the map.",
    "The atlas of Harbourne-Liu shows where the dam stood.",
    "Participants from the foreign ministry attended.",
    "The speaker of the parliament said that the law on dams would pass.",
    "Participants of the seminar argued that NATO must decide.",
    "Participants with experience in government agreed on that.",
    "One participant from the region warned of haste.",
)


def with_text(root: Path, text: str, room: str = ROOM) -> list[Problem]:
    write_seminar(root)
    (root / FOLDER / "participants.yaml").write_text(room, encoding="utf-8")
    (root / FOLDER / "introduction.md").write_text(f"---\nvisibility: public\n---\n{text}\n", encoding="utf-8")
    return findings(root)


def rules_of(problems: list[Problem]) -> list[str]:
    return [one.rule for one in problems if one.rule.startswith("CHR")]


def test_of_fifty_sentences_no_attribution_is_missed_and_few_are_false(
    tmp_path: Path, record_property: pytest.RecordProperty, capsys: pytest.CaptureFixture[str]
) -> None:
    def alarms(sentences: tuple[str, ...]) -> list[str]:
        found = with_text(tmp_path, "\n\n".join(sentences))
        lines = {one.where.line for one in found if one.rule == "CHR-02"}
        return [sentence for number, sentence in enumerate(sentences) if 4 + 2 * number in lines]

    caught, false = alarms(ATTRIBUTED), alarms(INNOCENT)
    with capsys.disabled():
        print(f"\n  attribution: {len(caught)} of {len(ATTRIBUTED)} found, {len(false)} false alarms: {false}")
    assert [one for one in ATTRIBUTED if one not in caught] == []
    assert len(false) <= 1
    assert len(ATTRIBUTED) + len(INNOCENT) == 50


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Quellwind and Strandgård argue that the dam will not hold.", True),
        ("Field, Quellwind and Strandgård agree that the dam will not hold.", True),
        ("Both Quellwind and Strandgård warn of haste.", True),
        ("It was Quellwind who raised the question of the dam.", True),
        ("To quote Quellwind, the dam is a trap.", True),
        ("In Quellwind’s telling, the council has no plan.", True),
        ("Quellwind would not rule out a flood.", True),
        ("Quellwind had no doubt that the dam will break.", True),
        ("Quellwind put the odds at one in ten.", True),
        ("Quellwind and Strandgård hold degrees in history.", False),
        ("Quellwind and Strandgård work on dams.", False),
        ("Quellwind, who holds a chair in the capital, presented.", False),
        ("Talks with Quellwind and Strandgård took a day.", False),
    ],
)
def test_several_people_and_other_phrases_say_who_said_what(tmp_path: Path, text: str, is_found: bool) -> None:
    assert ("CHR-02" in rules_of(with_text(tmp_path, text))) is is_found


def test_a_finding_names_the_place_and_nobody(tmp_path: Path) -> None:
    (problem,) = with_text(tmp_path, ATTRIBUTED[0])
    assert problem.where.line == 4
    assert "Quellwind" not in str(problem)
    assert "`chatham_house`" in problem.what


def test_on_the_record_anybody_may_be_named(tmp_path: Path) -> None:
    with_text(tmp_path, ATTRIBUTED[0])
    edit(tmp_path, "seminar.yaml", "regime: chatham_house", "regime: on_record")
    assert rules_of(findings(tmp_path)) == []


def test_what_only_the_organisers_read_may_name_names(tmp_path: Path) -> None:
    with_text(tmp_path, f"[{ATTRIBUTED[0]}]{{.organisers}} The dam is old.")
    assert rules_of(findings(tmp_path)) == []


CONSENT = """      - scope: [attributed]
        granted_on: 2025-07-20
        evidence: letter of 20 July
"""


def with_consent(root: Path, extra: str = "", granted: str = "2025-07-20") -> list[Problem]:
    with_text(root, "Löve argued that the dam will not hold.", "participants:\n  - name: Ada Löve\n    person: ada\n")
    consent = CONSENT.replace("2025-07-20", granted) + extra
    edit(root, "people.yaml", "    consents:\n", f"    consents:\n{consent}")
    return findings(root)


def test_a_consent_on_record_clears_the_sentence(tmp_path: Path) -> None:
    assert rules_of(with_consent(tmp_path)) == []


def test_a_revoked_consent_clears_nothing(tmp_path: Path) -> None:
    assert rules_of(with_consent(tmp_path, "        revoked_on: 2025-07-22\n")) == ["CHR-02"]


def test_a_consent_given_after_the_edition_is_none_yet(tmp_path: Path) -> None:
    assert rules_of(with_consent(tmp_path, granted="2025-07-24")) == ["CHR-02"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("One participant said that “the dam will not hold for long”.", True),
        ("“We built it badly and we knew it,” Quellwind said.", True),
        ("“Dams are theater,” one panelist remarked.", True),
        ("As one participant put it, “dams are theater”.", True),
        ("“Time is short”, warned a participant.", True),
        ("One participant called the dam a “frozen conflict”.", False),
        ("One participant used the words “red lines” for it.", False),
        ("The mood was grim: “nobody dares to drain the lake”.", True),
        ("> The dam will not hold for long.", True),
        ("> The dam will not hold for long [@atlas].", False),
        ("Putin said that “the dam will hold for a thousand years”.", False),
        ("They call it “strategic neutralization” now.", False),
        ("The treaty says that “the parties shall not dam the river” [@atlas].", False),
        ("It is told in “The Dam That Never Held” by a poet.", False),
    ],
)
def test_words_from_the_seminar_are_not_quoted(tmp_path: Path, text: str, is_found: bool) -> None:
    assert ("CHR-03" in rules_of(with_text(tmp_path, text))) is is_found


def test_under_the_descriptor_regime_no_consent_allows_a_quotation(tmp_path: Path) -> None:
    text, room = "Löve said that “the dam will not hold”.", "participants:\n  - name: Ada Löve\n    person: ada\n"
    with_text(tmp_path, text, room)
    edit(tmp_path, "people.yaml", "    consents:\n", "    consents:\n" + CONSENT.replace("[att", "[quoted, att"))
    assert rules_of(findings(tmp_path)) == []
    edit(tmp_path, "seminar.yaml", "regime: chatham_house", "regime: chatham_descriptor")
    assert rules_of(findings(tmp_path)) == ["CHR-03"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A Ruritanian diplomat warned of the dam.", ["`Ruritanian diplomat` fits 2 people in the room"]),
        ("A Utopian engineer warned of the dam.", ["`Utopian engineer` fits 1 person in the room"]),
        ("An engineer warned of the dam.", []),
        ("A Chinese diplomat warned of the dam.", []),
        ("A Ruritanian diplomat built the dam.", []),
        ("A Ruritanian diplomat warned of the dam [@atlas].", []),
    ],
)
def test_a_description_fits_at_least_three_of_those_who_were_there(tmp_path: Path, text: str, said: list[str]) -> None:
    assert [one.what for one in with_text(tmp_path, text) if one.rule == "CHR-05"] == said


def test_the_rule_has_one_name(tmp_path: Path) -> None:
    wrong = with_text(tmp_path, "It met under Chatham House rules. The Chatham House Rule is one.")
    assert rules_of(wrong) == ["CHR-07"]
    assert str(wrong[0].where).endswith("introduction.md:4:14")


WAIVER = """waivers:
  - rule: CHR-02
    where: introduction.md
    reason: She said so in her inaugural lecture
    by: {by}
    on: 2025-07-23
    until: 2025-12-31
"""


@pytest.mark.parametrize(
    ("by", "rules"), [("M. Chair", []), ("Ada Löve", ["CHR-02", "WVR-06"]), ("ada", ["CHR-02", "WVR-06"])]
)
def test_a_false_alarm_is_waived_by_somebody_who_is_no_author(tmp_path: Path, by: str, rules: list[str]) -> None:
    with_text(tmp_path, ATTRIBUTED[0])
    path = tmp_path / FOLDER / "seminar.yaml"
    path.write_text(path.read_text(encoding="utf-8") + WAIVER.format(by=by), encoding="utf-8")
    assert [one.rule for one in findings(tmp_path)] == rules


def test_a_fault_in_the_private_list_is_found_by_check(tmp_path: Path) -> None:
    (problem,) = with_text(tmp_path, "It runs.", "participants:\n  - nmae: Zora Quellwind\n")[:1]
    assert problem.where.file.endswith("participants.yaml")


def test_a_consent_for_one_audience_clears_no_other(tmp_path: Path) -> None:
    with_consent(tmp_path, "        audiences: [press]\n")
    workspace = find_workspace(tmp_path)
    folder = workspace.seminars[0]
    content = read_seminar(workspace, folder).content
    room = load_participants(workspace, folder)
    said = {name: list(refuse_attributed(content, content.people, room, name)) for name in ("press", "full")}
    assert said["press"] == []
    assert [(one.rule, one.where.line) for one in said["full"]] == [("CHR-02", 4)]
    assert rules_of(findings(tmp_path)) == []


@pytest.mark.parametrize(("regime", "found"), [("chatham_house", ["CHR-02"]), ("chatham_descriptor", [])])
def test_where_a_participant_works_is_a_name_unless_descriptions_are_agreed(
    tmp_path: Path, regime: str, found: list[str]
) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "seminar.yaml", "regime: chatham_house", f"regime: {regime}")
    edit(tmp_path, "introduction.md", "It also has a mouth.", "A participant from the Dutch embassy said so.")
    assert [one.rule for one in findings(tmp_path) if one.rule.startswith("CHR")] == found
