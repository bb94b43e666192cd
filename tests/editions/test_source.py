"""What an edition is made from is gathered whole."""

from __future__ import annotations

import os
from pathlib import Path

from briefings.content.workspace import find_workspace, select_seminars
from briefings.editions.source import gather_source, source_files
from briefings.templating.search import TemplateSearch
from tests.pictures.photos import saved, slope
from tests.workspaces import ROOT, SUMMARY, copy_example


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


def test_pictures_that_seminars_share_are_taken_along(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "workspace")
    (root / "images").mkdir()
    for name in ("shown", "translated", "other"):
        (root / "images" / f"{name}.png").write_bytes(saved(slope(), "PNG"))
    introduction = root / "content" / SUMMARY / "introduction.md"
    shown = "\n\n![The river](../../../images/{}.png)\n"
    introduction.write_text(introduction.read_text(encoding="utf-8") + shown.format("shown"), encoding="utf-8")
    german = root / "content" / SUMMARY / "translations" / "de.yaml"
    german.parent.mkdir()
    text = "      Da.\n\n      ![Fluss](../../../../images/translated.png)\n"
    german.write_text(f'translations:\n  - at: introduction\n    of: "0"\n    text: |\n{text}', encoding="utf-8")
    workspace = find_workspace(root)
    (folder,) = select_seminars(workspace, ["kremlin-negotiates"])
    gather_source(workspace, folder, TemplateSearch(workspace.templates, ROOT / "templates"), tmp_path / "source")
    assert [name for name in source_files(tmp_path / "source") if name.startswith("images/")] == [
        "images/shown.png",
        "images/translated.png",
    ]


def test_a_linked_picture_is_kept_under_the_name_that_prose_gives_it(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "workspace")
    (root / "images").mkdir()
    (root / "images" / "map-2025.png").write_bytes(saved(slope(), "PNG"))
    (root / "images" / "map.png").symlink_to("map-2025.png")
    introduction = root / "content" / SUMMARY / "introduction.md"
    shown = "\n\n![The river](../../../images/map.png)\n"
    introduction.write_text(introduction.read_text(encoding="utf-8") + shown, encoding="utf-8")
    workspace = find_workspace(root)
    (folder,) = select_seminars(workspace, ["kremlin-negotiates"])
    gather_source(workspace, folder, TemplateSearch(workspace.templates, ROOT / "templates"), tmp_path / "source")
    assert (tmp_path / "source" / "images" / "map.png").read_bytes() == saved(slope(), "PNG")


def test_a_file_whose_name_is_not_text_is_left_out(tmp_path: Path) -> None:
    # In a workspace whose own name is none either: nothing else is left out.
    root = copy_example(Path(os.fsdecode(os.fsencode(tmp_path) + b"/work\xe9")))
    Path(os.fsdecode(os.fsencode(root / "content" / SUMMARY) + b"/caf\xe9.md")).touch()
    workspace = find_workspace(root)
    (folder,) = select_seminars(workspace, ["kremlin-negotiates"])
    gather_source(workspace, folder, TemplateSearch(workspace.templates, ROOT / "templates"), tmp_path / "source")
    gathered = source_files(tmp_path / "source")
    assert f"content/{SUMMARY}/seminar.yaml" in gathered
    assert not [name for name in gathered if "caf" in name]
