"""A frozen edition keeps what its files were searched for, and none of the texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefings.cli import main
from tests.seminars import FOLDER, edit, write_seminar


def _sound(root: Path) -> Path:
    write_seminar(root)
    edit(root, "conclusions.md", "It runs on.", "---\nvisibility: public\n---\nIt runs on.")
    edit(root, "features.yaml", "id: secret", "id: secret\n    visibility: organisers")
    names = "participants:\n  - name: Orsolya Fenwright\n"
    (root / FOLDER / "participants.yaml").write_text(names, encoding="utf-8")
    return root


def _freeze(root: Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["-C", str(root), "edition", "freeze", "first", "--date", "2025-07-23", "--by", "Jo Clerk"])
    return int(ended.value.code or 0)


def test_the_build_record_of_an_edition_is_its_certificate(tmp_path: Path) -> None:
    root = _sound(tmp_path)
    assert _freeze(root) == 0
    (record,) = root.glob("archive/**/build.json")
    searches = json.loads(record.read_text(encoding="utf-8"))["searches"]
    assert {Path(name).suffix for name in searches} == {".docx", ".pdf", ".html"}
    assert all(one["hits"] == 0 and one["protected"]["participant"] == 3 for one in searches.values())
    assert "Fenwright" not in record.read_text(encoding="utf-8")


def test_an_edition_that_leaks_is_not_frozen(tmp_path: Path) -> None:
    root = _sound(tmp_path)
    edit(root, "introduction.md", "It also has a mouth.", "Orsolya Fenwright lives at its mouth.")
    assert _freeze(root) == 1
    assert not list(root.glob("archive/**/build.json"))
