"""Pictures are measured from their headers and refused outside the workspace."""

from __future__ import annotations

import hashlib
import io
import zlib
from pathlib import Path

import pytest
from PIL import Image

from briefings.errors import ContentError, Where
from briefings.templating.pictures import PictureOpener

WHERE = Where("a.md", 3)


def save(folder: Path, name: str, kind: str, **options: object) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (300, 150), "red").save(held, kind, **options)
    (folder / name).write_bytes(held.getvalue())
    return held.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg")])
def test_the_size_is_read_from_the_header_at_its_own_resolution(tmp_path: Path, kind: str, name: str) -> None:
    content = save(tmp_path, name, kind, dpi=(150, 150))
    picture = PictureOpener(tmp_path)(name, WHERE)
    assert (round(picture.width, 1), round(picture.height, 1)) == (144.0, 72.0)
    assert picture.digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg")])
def test_without_a_resolution_a_pixel_is_that_of_a_screen(tmp_path: Path, kind: str, name: str) -> None:
    save(tmp_path, name, kind)
    assert PictureOpener(tmp_path)(name, WHERE).width == 225.0


@pytest.mark.parametrize("source", ["../a.png", "/etc/passwd", "", "none.png", "a\0.png"])
def test_a_picture_outside_the_workspace_is_refused_where_it_is_wanted(tmp_path: Path, source: str) -> None:
    with pytest.raises(ContentError) as refusal:
        PictureOpener(tmp_path)(source, WHERE)
    assert refusal.value.problems[0].where == WHERE


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_was_cut_off_is_refused_where_it_is_wanted(tmp_path: Path, kind: str) -> None:
    content = save(tmp_path, "a.img", kind)
    (tmp_path / "a.img").write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(ContentError, match=r"`a\.img` is damaged: it ends") as refusal:
        PictureOpener(tmp_path)("a.img", WHERE)
    assert refusal.value.problems[0].where == WHERE


def test_a_photo_taken_on_its_side_has_the_size_in_which_it_is_shown(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    save(tmp_path, "a.jpg", "JPEG", exif=exif)
    picture = PictureOpener(tmp_path)("a.jpg", WHERE)
    assert (picture.width, picture.height) == (112.5, 225.0)


DAMAGED = (b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00\x10JFIF\0")


@pytest.mark.parametrize("content", DAMAGED)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(ContentError):
        PictureOpener(tmp_path)("a.png", WHERE)


def test_a_picture_with_too_many_pixels_is_refused(tmp_path: Path) -> None:
    content = bytearray(save(tmp_path, "a.png", "PNG"))
    content[16:24] = (100_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(ContentError, match="100000 × 100000 pixels"):
        PictureOpener(tmp_path)("a.png", WHERE)
