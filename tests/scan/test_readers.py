"""A reader finds a text wherever in a finished file it was left.

The files are a small seminar's own; each test plants one sentence in one
place, and looks for it with the reader alone.
"""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefings.cli.orders import make_order
from briefings.content.workspace import find_workspace
from briefings.pipeline import build
from briefings.scan.phrases import Phrase, PhraseTree
from briefings.scan.piece import Piece, Unreadable
from briefings.scan.search import read_finished
from briefings.scan.words import words_of
from tests.scan.planted import add_part, change_part, in_body, package, png_saying, with_pdf
from tests.seminars import edit, write_seminar

CANARY = "Quicksilver Zanzibar"
TREE = PhraseTree([Phrase("text", CANARY)])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Format to a finished file."""
    root = write_seminar(tmp_path_factory.mktemp("small"))
    edit(root, "conclusions.md", "It runs on.", "---\nvisibility: public\n---\nIt runs on.")
    edit(root, "features.yaml", "id: secret", "id: secret\n    visibility: organisers")
    workspace = find_workspace(root)
    (outcome,) = build(make_order(workspace, ["full"], jobs=1), workspace.seminars)
    assert not outcome.has_errors, outcome.problems
    return {one.format: one.path.read_bytes() for one in outcome.built}


def places(name: str, content: bytes) -> list[str]:
    """Where the canary is found."""
    pieces = (piece for piece in read_finished(name, content) if isinstance(piece, Piece))
    return [piece.place for piece in pieces if list(TREE.found_in(words_of(piece.text)))]


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_sound_file_has_no_canary(files: dict[str, bytes], form: str) -> None:
    assert places(f"a.{form}", files[form]) == []


RUN = "<w:r><w:t>{}</w:t></w:r>"
CORE = "docProps/core.xml"
IN_BODY = {
    "text": f"<w:p>{RUN.format(CANARY)}</w:p>",
    "text in runs": f"<w:p>{RUN.format('Quick')}{RUN.format('silver Zan')}{RUN.format('zibar')}</w:p>",
    "soft hyphen": "<w:p><w:r><w:t>Quick</w:t><w:softHyphen/><w:t>silver Zanzibar</w:t></w:r></w:p>",
    "line break": "<w:p><w:r><w:t>Quicksilver</w:t><w:br/><w:t>Zanzibar</w:t></w:r></w:p>",
    "tracked insertion": f"<w:p><w:ins w:author='a' w:id='1'>{RUN.format(CANARY)}</w:ins></w:p>",
    "tracked deletion": f"<w:p><w:del w:id='1'><w:r><w:delText>{CANARY}</w:delText></w:r></w:del></w:p>",
    "author of a change": f"<w:p><w:ins w:id='1' w:author='{CANARY}'/></w:p>",
    "hidden text": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{CANARY}</w:t></w:r></w:p>",
    "field": f"<w:p><w:r><w:instrText>QUOTE {CANARY}</w:instrText></w:r></w:p>",
    "bookmark": "<w:p><w:bookmarkStart w:id='9' w:name='Quicksilver_Zanzibar'/></w:p>",
    "alternative text": f"<w:p><w:r><w:drawing><x descr='{CANARY}' xmlns='urn:x'/></w:drawing></w:r></w:p>",
    "any element": f"<x xmlns='urn:x'>{CANARY}</x>",
    "comment in the XML": f"<!-- {CANARY} -->",
    "instruction in the XML": f"<?note {CANARY}?>",
}


@pytest.mark.parametrize("place", IN_BODY)
def test_the_body_of_a_word_file_is_read_whole(files: dict[str, bytes], place: str) -> None:
    found = places("a.docx", in_body(files["docx"], IN_BODY[place]))
    assert found and all(one.startswith("word/document.xml") for one in found)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NESTED = package({"xl/sharedStrings.xml": f"<sst><si><t>{CANARY}</t></si></sst>".encode()})
PARTS = {
    "word/comments.xml": f"<w:x {W}><w:comment><w:p>{RUN.format(CANARY)}</w:p></w:comment></w:x>".encode(),
    "word/endnotes.xml": f"<w:endnotes {W}><w:p>{RUN.format(CANARY)}</w:p></w:endnotes>".encode(),
    "word/header9.xml": f"<w:hdr {W}><w:p>{RUN.format(CANARY)}</w:p></w:hdr>".encode(),
    "word/glossary/document.xml": f"<w:x {W}>{CANARY}</w:x>".encode(),
    "customXml/item9.xml": f"<a><b c='{CANARY}'/></a>".encode(),
    "word/charts/chart9.xml": f"<c:c xmlns:c='urn:c'><c:pt><c:v>{CANARY}</c:v></c:pt></c:c>".encode(),
    "word/embeddings/book.xlsx": NESTED,
    "word/embeddings/deep.docx": package({"word/embeddings/book.xlsx": NESTED}),
    "word/_rels/more.rels": b"<R><r Target='https://a.example/Quicksilver%20Zanzibar'/></R>",
    "word/media/image8.png": png_saying(CANARY),
    "word/media/image7.png": png_saying(CANARY, b"zTXt"),
    "word/media/image6.png": png_saying(CANARY, b"iTXt"),
    "word/media/image9.jpeg": b"\xff\xd8\xff\xe1\x00\x40Exif\0\0" + CANARY.encode("utf-16-le"),
    "word/printerSettings/p.bin": b"\0\1\2" + CANARY.encode() + b"\0",
    "word/Quicksilver Zanzibar.xml": b"<a/>",
    "word/damaged.xml": f"<a><b>{CANARY}</a>".encode(),
    "word/utf16.xml": f'<?xml version="1.0" encoding="UTF-16"?><a>{CANARY}</a>'.encode("utf-16"),
    "word/entity.xml": f'<!DOCTYPE a [<!ENTITY e "{CANARY}">]><a>&e;</a>'.encode(),
}


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_word_file_is_read(files: dict[str, bytes], part: str) -> None:
    assert places("a.docx", add_part(files["docx"], part, PARTS[part]))


@pytest.mark.parametrize("part", ["docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "word/footnotes.xml"])
def test_the_parts_that_are_there_are_read(files: dict[str, bytes], part: str) -> None:
    def put(xml: bytes) -> bytes:
        at = xml.rindex(b"</")
        return xml[:at] + f"<y xmlns='urn:y'>{CANARY}</y>".encode() + xml[at:]

    assert places("a.docx", change_part(files["docx"], part, put))


def test_what_is_no_zip_is_not_taken_for_searched() -> None:
    with pytest.raises(Unreadable):
        places("a.docx", b"PK\x03\x04 not a zip")
    with pytest.raises(Unreadable):
        places("a.docx", b"nothing of the kind")


# --- PDF ----------------------------------------------------------------------


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = CANARY


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        told["photoshop:Instructions"] = CANARY


def _annotation(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=CANARY, Rect=[0, 0, 9, 9])
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def _tag(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K = pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=CANARY)])


def _bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CANARY, 0))


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["list.txt"] = f"in the room: {CANARY}".encode()


def _name_of_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[f"{CANARY}.txt"] = b"nothing"


def _workbook(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["list.xlsx"] = NESTED


def _action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{CANARY}')")


def _marked(pdf: pikepdf.Pdf) -> None:
    mark = CANARY.encode("utf-16-be").hex()
    pdf.pages[0].contents_add(f"/Span << /ActualText <FEFF{mark}> >> BDC EMC".encode())


def _on_the_page(pdf: pikepdf.Pdf) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].Resources.Font.Helv = pdf.make_indirect(font)
    pdf.pages[0].contents_add(b"q BT /Helv 9 Tf 50 50 Td (Quick) Tj (silver Zanzibar) Tj ET Q")


def _unseen_on_the_page(pdf: pikepdf.Pdf) -> None:
    _on_the_page(pdf)
    pdf.pages[0].contents_add(b"q 3 Tr BT /Helv 9 Tf 50 80 Td (Quicksilver Zanzibar) Tj ET Q")


def _picture(pdf: pikepdf.Pdf) -> None:
    raw = b"\xff\xd8\xff\xe1\x00\x40http://ns.adobe.com/xap/1.0/\0" + CANARY.encode()
    picture = pdf.make_stream(raw, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Filter=pikepdf.Name.DCTDecode)
    pdf.Root.Kept = pdf.make_indirect(picture)


def _any_stream(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Kept = pdf.make_stream(f"some data: {CANARY}".encode())


def _any_string(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PieceInfo = pikepdf.Dictionary(Editor=pikepdf.Dictionary(Private=pikepdf.Array([CANARY])))


PDF_PLACES = [
    *(_info, _xmp, _annotation, _tag, _bookmark, _attachment, _name_of_attachment, _workbook, _action, _marked),
    *(_on_the_page, _unseen_on_the_page, _picture, _any_stream, _any_string),
]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
@pytest.mark.parametrize("plant", PDF_PLACES, ids=lambda plant: plant.__name__.strip("_"))
def test_every_place_of_a_pdf_is_read(files: dict[str, bytes], plant: Any, packed: bool) -> None:
    assert places("a.pdf", with_pdf(files["pdf"], plant, packed=packed))


def test_an_older_revision_that_nothing_refers_to_is_read(files: dict[str, bytes]) -> None:
    orphan = f"\n9999 0 obj\n<< /Contents ({CANARY}) >>\nendobj\n".encode()
    assert places("a.pdf", files["pdf"] + orphan)


def test_a_comment_between_the_objects_of_a_pdf_is_read(files: dict[str, bytes]) -> None:
    assert places("a.pdf", files["pdf"] + f"\n% {CANARY}\n".encode())


def test_an_encrypted_pdf_is_not_taken_for_searched(files: dict[str, bytes], tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    with pytest.raises(Unreadable):
        places("a.pdf", (tmp_path / "locked.pdf").read_bytes())


# --- the web page -------------------------------------------------------------

SVG = f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{CANARY}</desc></svg>"
HTML_PLACES = {
    "text": f"<p>{CANARY}</p>",
    "text in markup": "<p>Quick<b>sil</b>ver <em>Zanzi</em>bar</p>",
    "entities": "<p>Quicksil&#118;er&nbsp;Zanzibar</p>",
    "attribute": f"<img alt='{CANARY}'>",
    "data attribute": f"<p data-note='{CANARY}'></p>",
    "address": "<a href='https://a.example/Quicksilver%20Zanzibar'>x</a>",
    "comment": f"<!-- {CANARY} -->",
    "script": f"<script>var a = '{CANARY}';</script>",
    "style": f"<style>p::after {{ content: '{CANARY}' }}</style>",
    "hidden": f"<template><p hidden>{CANARY}</p></template>",
    "meta": f"<meta name='author' content='{CANARY}'>",
    "packed drawing": f"<img src='data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}'>",
    "packed picture": f"<img src='data:image/png;base64,{base64.b64encode(png_saying(CANARY, b'zTXt')).decode()}'>",
    "packed text": "<a href='data:text/plain,Quicksilver%20Zanzibar'>x</a>",
}


@pytest.mark.parametrize("place", HTML_PLACES)
def test_every_place_of_a_web_page_is_read(files: dict[str, bytes], place: str) -> None:
    page = files["html"].replace(b"</body>", HTML_PLACES[place].encode() + b"</body>")
    assert places("a.html", page)
