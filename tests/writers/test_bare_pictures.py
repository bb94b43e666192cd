"""What is written into a picture is in no file, and the scan would find it."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageOps

import briefings.writers.docx.pictures as docx_pictures
import briefings.writers.html.pictures as html_pictures
import briefings.writers.pdf.pictures as pdf_pictures
from briefings.document.model import Document
from briefings.errors import ContentError
from briefings.scan.phrases import PhraseTree
from briefings.scan.protected import Protected
from briefings.scan.search import search
from briefings.writers.docx.writer import write_docx
from briefings.writers.html.page import write_html
from briefings.writers.pdf.writer import write_pdf
from tests.pictures.photos import SECRET, distance, exif, saved, slope, told
from tests.writers.docx.awkward import picture_document
from tests.writers.html.webpage import THEME

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": lambda document: write_docx(document, THEME),
    "pdf": lambda document: write_pdf(document, THEME),
    "html": lambda document: write_html(document, THEME),
}
TOLD = told()
NOTHING = Protected("all", PhraseTree([]), frozenset(), {}, {}, "")


def _document(folder: Path, content: bytes) -> Document:
    path = folder / "photo"
    path.write_bytes(content)
    return picture_document(path, 480, 320)


def _embedded(form: str, content: bytes) -> list[bytes]:
    """The files of pictures within a file, as they are stored; of a PDF only those stored whole."""
    if form == "docx":
        with zipfile.ZipFile(BytesIO(content)) as package:
            return [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    if form == "html":
        return [base64.b64decode(one) for one in re.findall(rb'src="data:image/[a-z]+;base64,([^"]+)"', content)]
    with pikepdf.open(BytesIO(content)) as pdf:
        images = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image")
        return [one.read_raw_bytes() for one in images if one.get("/Filter") == "/DCTDecode"]


def _findings(form: str, content: bytes) -> list[str]:
    return [one.rule for one in search(f"brief.{form}", content, NOTHING).findings]


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", TOLD)
def test_nothing_that_is_written_into_a_picture_is_in_a_file(tmp_path: Path, form: str, name: str) -> None:
    made = WRITERS[form](_document(tmp_path, TOLD[name]))
    stored = _embedded(form, made)
    assert stored or (form, "PNG" in name) == ("pdf", True)
    assert all(SECRET[:7] not in one and b"caNy" not in one for one in stored)
    assert "PRV-02" not in _findings(form, made)


@pytest.mark.parametrize(("form", "module"), [("docx", docx_pictures), ("pdf", pdf_pictures), ("html", html_pictures)])
@pytest.mark.parametrize("name", TOLD)
def test_the_scan_finds_it_where_a_writer_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, module: object, name: str
) -> None:
    if form == "pdf" and "PNG" in name:
        pytest.skip("a PDF holds the pixels of a PNG, never the file")
    monkeypatch.setattr(module, "bare_picture", lambda content: content)
    assert "PRV-02" in _findings(form, WRITERS[form](_document(tmp_path, TOLD[name])))


@pytest.mark.parametrize("form", WRITERS)
def test_a_photo_taken_on_its_side_is_upright_in_every_format(tmp_path: Path, form: str) -> None:
    content = saved(slope(), "JPEG", quality=95, exif=exif(6))
    (stored, *others) = _embedded(form, WRITERS[form](_document(tmp_path, content)))
    assert all(one == stored for one in others)
    with Image.open(BytesIO(content)) as image, Image.open(BytesIO(stored)) as shown:
        assert distance(ImageOps.exif_transpose(image), shown) < 2


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_picture_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    document = _document(tmp_path, saved(slope(), "JPEG", exif=exif(5)))
    assert WRITERS[form](document) == WRITERS[form](document)


@pytest.mark.parametrize("form", WRITERS)
def test_a_picture_that_cannot_be_turned_is_a_problem_with_its_name(tmp_path: Path, form: str) -> None:
    content = bytearray(saved(slope(), "PNG", exif=exif(6)))
    content[content.index(b"IDAT") + 6] ^= 0xFF
    with pytest.raises(ContentError, match="photo"):
        WRITERS[form](_document(tmp_path, bytes(content)))
