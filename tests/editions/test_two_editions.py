"""Two editions of the example, from freezing to handing over."""

from __future__ import annotations

import json
from pathlib import Path

import bagit
from openxml_audit import FileFormat, OpenXmlValidator

from briefings.word.revisions import accept_all, has_changes, reject_all, words_of_file
from tests.cli.conftest import Run
from tests.editions.later_edition import LATER_DATE, revise
from tests.editions.small import is_valid_for_others
from tests.workspaces import SUMMARY

FIRST, LATER = "kremlin-negotiates/2025-07-22", f"kremlin-negotiates/{LATER_DATE}"


def _made(run: Run, *arguments: str) -> str:
    ended = run("edition", *arguments)
    assert ended.exit_code == 0, ended.err
    return ended.out


def test_two_editions_are_frozen_listed_proved_compared_redlined_and_exported(frozen: Path, run: Run) -> None:
    revise(frozen / "content" / SUMMARY)
    _made(run, "freeze", "kremlin-negotiates", "--date", LATER_DATE)
    assert [one["date"] for one in run("edition", "list", "--json").json["editions"]] == ["2025-07-22", LATER_DATE]
    assert "whole: 2 editions" in _made(run, "verify")
    objects = [path for path in (frozen / "archive/objects").iterdir() if path.is_dir()]
    assert [is_valid_for_others(path) for path in objects] == [True, True]

    changes = json.loads(_made(run, "diff", FIRST, LATER, "-a", "full", "--format", "json"))["changes"]
    moves = {one["id"]: (one["move"], one["points"]) for one in changes["estimates"] if one["move"] != "same"}
    assert moves == {
        "hybrid-world-war": ("moved", "-3"),
        "low-intensity-attrition": ("moved", "3"),
        "ceasefire-in-the-air": ("split", None),
        "ceasefire-on-the-line": ("split", None),
    }

    _made(run, "diff", FIRST, LATER, "-a", "full", "--format", "docx", "-o", "changes.docx")
    redlined = (frozen / "changes.docx").read_bytes()
    old, new = (next((frozen / "archive").rglob(f"*_{date}_full.docx")) for date in ("2025-07-22", LATER_DATE))
    assert has_changes(redlined)
    assert words_of_file(accept_all(redlined)) == words_of_file(new.read_bytes())
    assert words_of_file(reject_all(redlined)) == words_of_file(old.read_bytes())
    validator = OpenXmlValidator(FileFormat.OFFICE_2019)
    assert [str(error) for error in validator.validate("changes.docx").errors] == []

    _made(run, "export", LATER, "-a", "press", "--to", "for-the-press")
    assert bagit.Bag("for-the-press").validate()
