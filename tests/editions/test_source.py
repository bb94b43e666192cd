"""What an edition is made from is gathered whole."""

from __future__ import annotations

from pathlib import Path

from briefings.content.workspace import find_workspace, select_seminars
from briefings.editions.source import gather_source, source_files
from briefings.templating.search import TemplateSearch
from tests.workspaces import ROOT, copy_example


def test_every_file_of_a_theme_is_taken_along(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "workspace")
    theme = root / "templates" / "themes" / "house"
    theme.mkdir(parents=True)
    (theme / "letterhead.docx").write_bytes(b"PK")
    workspace = find_workspace(root)
    (folder,) = select_seminars(workspace, ["kremlin-negotiates"])
    gather_source(workspace, folder, TemplateSearch(workspace.templates, ROOT / "templates"), tmp_path / "source")
    gathered = source_files(tmp_path / "source")
    assert "templates/themes/house/letterhead.docx" in gathered
    assert "templates/themes/house/theme.yaml" in gathered
    assert "content/strategic-competition/kremlin-negotiates/scenarios.csv" in gathered
