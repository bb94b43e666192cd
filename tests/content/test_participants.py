"""The private list of participants: read apart, shown to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.content.load import read_seminar
from briefings.content.model import Content
from briefings.content.model.participants import Participant
from briefings.content.participants import load_participants
from briefings.content.workspace import find_workspace
from briefings.editions.source import content_digest, gather_source, source_files
from briefings.errors import ContentError
from briefings.templating.search import TemplateSearch
from tests.seminars import FOLDER, write_seminar
from tests.workspaces import ROOT

LIST = """\
participants:
  - name: Zora Quellwind
    sort_name: Quellwind, Zora
    other_names: [Zora Kvellvind]
    affiliation: Ministry of Tides
    role: deputy director
    email: zora@tides.example
    nationality: Ruritanian
    descriptors: [diplomat, former minister]
  - name: Ada Löve
    person: ada
"""


def listed(root: Path, text: str = LIST) -> tuple[Participant, ...]:
    write_seminar(root)
    (root / FOLDER / "participants.yaml").write_text(text, encoding="utf-8")
    workspace = find_workspace(root)
    return load_participants(workspace, workspace.seminars[0])


def refused(root: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as refusal:
        listed(root, text)
    return [str(problem) for problem in refusal.value.problems]


def test_the_list_is_read_with_all_that_identifies_a_person(tmp_path: Path) -> None:
    zora, ada = listed(tmp_path)
    assert zora.names == ("Zora Quellwind", "Zora Kvellvind")
    assert (zora.affiliation, zora.descriptors) == ("Ministry of Tides", ("diplomat", "former minister"))
    assert ada.person == "ada"


def test_a_seminar_without_the_list_is_sound(tmp_path: Path) -> None:
    workspace = find_workspace(write_seminar(tmp_path))
    assert load_participants(workspace, workspace.seminars[0]) == ()


def test_the_list_is_no_part_of_what_templates_see(tmp_path: Path) -> None:
    listed(tmp_path)
    workspace = find_workspace(tmp_path)
    reading = read_seminar(workspace, workspace.seminars[0])
    assert reading.is_sound
    assert not [problem for problem in reading.problems if "participants" in problem.where.file]
    assert "Quellwind" not in repr(reading.content)
    assert not any("participants" in name for name in reading.content.files)
    assert "participants" not in Content.__dataclass_fields__


def test_a_participant_is_not_named_by_a_traceback(tmp_path: Path) -> None:
    assert "Quellwind" not in repr(listed(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "participants:\n  - Zora Quellwind\n",
        "participants:\n  - name: Zora\n    Quellwind: yes\n",
        "participants:\n  - name: Zora\n    person: Zora Quellwind\n",
        "participants:\n  - name: &Quellwind Zora\n",
        "participants:\n  - name: *Quellwind\n",
        "participants:\n  - name: !Quellwind Zora\n",
        "participants:\n  - name: Zora\n    name: Quellwind\n",
        "participants:\n  - name: Zora: Quellwind\n",
        "Quellwind:\n  - name: Zora\n",
        "participants:\n  - role: Quellwind\n",
        "participants:\n  - name: [Quellwind]\n",
        "participants:\n  - name: Zora\n    Quellwind\n",
        "participants:\n  - name: 'Quellwind\n",
        "participants: Quellwind\n",
    ],
)
def test_what_is_wrong_with_the_list_is_said_without_repeating_it(tmp_path: Path, text: str) -> None:
    messages = refused(tmp_path, text)
    assert messages
    assert all(message.startswith(f"{FOLDER}/participants.yaml:") for message in messages)
    assert not [message for message in messages if "Quellwind" in message or "Zora" in message]


def test_a_message_about_the_list_still_names_its_keys(tmp_path: Path) -> None:
    assert "`name` is missing" in refused(tmp_path, "participants:\n  - role: director\n")[0]


def test_the_list_is_gathered_for_the_scan_and_never_kept_in_the_archive(tmp_path: Path) -> None:
    listed(tmp_path / "with")
    write_seminar(tmp_path / "without")
    digests = []
    for name in ("with", "without"):
        workspace = find_workspace(tmp_path / name)
        target = tmp_path / f"source-{name}"
        gather_source(workspace, workspace.seminars[0], TemplateSearch(None, ROOT / "templates"), target)
        kept = [path for path in source_files(target) if path.endswith("participants.yaml")]
        assert kept == ["templates/audiences/participants.yaml"]
        digests.append(content_digest(target))
    assert (tmp_path / "source-with" / FOLDER / "participants.yaml").is_file()
    assert digests[0] == digests[1]
