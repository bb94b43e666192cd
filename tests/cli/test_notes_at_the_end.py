"""An audience asks for its notes at the end of the text."""

from __future__ import annotations

from pathlib import Path

from briefings.word.package import open_word
from tests.cli.conftest import Run
from tests.workspaces import ROOT, copy_example


def _with_notes_at(folder: Path, place: str) -> Path:
    workspace = copy_example(folder)
    own = workspace / "templates" / "audiences" / "full.yaml"
    own.parent.mkdir(parents=True)
    shipped = (ROOT / "templates" / "audiences" / "full.yaml").read_text(encoding="utf-8")
    own.write_text(shipped.replace("ceiling: public", f"ceiling: public\nnotes: {place}"), encoding="utf-8")
    return workspace


def test_an_audience_asks_for_its_notes_at_the_end(run: Run, tmp_path: Path) -> None:
    workspace = _with_notes_at(tmp_path, "end")
    ended = run("-C", workspace, "build", "kremlin-negotiates", "-a", "full", "-f", "docx,pdf,html")
    assert ended.exit_code == 0, ended.err
    folder = workspace / "build" / "strategic-competition" / "kremlin-negotiates" / "full"
    (docx,) = folder.glob("*.docx")
    assert "word/endnotes.xml" in open_word(docx.read_bytes())


def test_a_place_for_notes_that_nobody_knows_is_an_error_with_a_hint(run: Run, tmp_path: Path) -> None:
    workspace = _with_notes_at(tmp_path, "ende")
    ended = run("-C", workspace, "check", "kremlin-negotiates")
    assert ended.exit_code == 1
    assert "full.yaml:" in ended.err + ended.out
    assert "did you mean `end`?" in ended.err + ended.out
