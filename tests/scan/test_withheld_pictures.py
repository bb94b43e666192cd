"""A withheld picture is found in a finished file, whatever writers made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings import pipeline, release
from briefings.checks import read_checked
from briefings.cli.orders import make_order
from briefings.content.audience import for_audience
from briefings.content.model import Content, Visibility
from briefings.content.workspace import find_workspace
from briefings.pipeline import build
from briefings.release import Guard
from briefings.scan.protected import Beside, protect
from briefings.scan.search import Searched, search
from tests.pictures.photos import chunk, exif, saved, slope
from tests.seminars import FOLDER, edit, write_seminar

PHOTOS = {
    f"{kind}, {told}": saved(slope(), kind, exif=exif(orientation))
    for kind in ("JPEG", "PNG")
    for told, orientation in (("upright", 1), ("on its side", 6), ("upside down", 3), ("mirrored", 2))
}


def _workspace(folder: Path, photo: bytes) -> Path:
    root = write_seminar(folder)
    kept = "---\nvisibility: organisers\n---\nIt runs on.\n\n![A ford](images/a.img)"
    edit(root, "conclusions.md", "It runs on.", kept)
    edit(root, "features.yaml", "id: secret", "id: secret\n    visibility: organisers")
    (root / FOLDER / "images").mkdir()
    name = "a.png" if photo.startswith(b"\x89") else "a.jpg"
    edit(root, "conclusions.md", "a.img", name)
    (root / FOLDER / "images" / name).write_bytes(photo)
    return root


@pytest.mark.parametrize("photo", PHOTOS.values(), ids=PHOTOS)
def test_a_withheld_picture_is_found_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, photo: bytes
) -> None:
    order = make_order(find_workspace(_workspace(tmp_path, photo)), ["full"], always=True, jobs=1)
    (folder,) = order.workspace.seminars
    protected = Guard(order, read_checked(order.workspace, folder)[0], ()).protected(order.audiences[0])

    def everything(content: Content, ceiling: Visibility) -> Content:
        return for_audience(content, Visibility.ORGANISERS)

    monkeypatch.setattr(pipeline, "for_audience", everything)
    monkeypatch.setattr(release, "search", lambda *_: Searched())
    (outcome,) = build(order, [folder])
    assert len(outcome.built) == 3, outcome.problems
    for one in outcome.built:
        hits = search(one.path.name, one.path.read_bytes(), protected).hits
        assert "picture" in {hit.kind for hit in hits}, one.format


def test_a_withheld_picture_that_claims_to_be_huge_is_no_traceback(tmp_path: Path) -> None:
    photo = saved(slope(), "PNG")
    header = (200_000).to_bytes(4, "big") * 2 + photo[24:29]
    root = _workspace(tmp_path, photo[:8] + chunk(b"IHDR", header) + photo[33:])
    workspace = find_workspace(root)
    content = read_checked(workspace, workspace.seminars[0])[0]
    assert protect(content, Visibility.PUBLIC, "full", Beside(())).pictures
