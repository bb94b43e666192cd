"""Every text in a PDF file: what its pages say, and all its objects hold.

Two readers that know nothing of each other: PDFium gives the text of each
page as any viewer copies it; our own goes through the bytes for strings,
tags, annotations, metadata, attachments, pictures and old revisions.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

from briefings.scan.bytes_reader import read_bytes
from briefings.scan.docx_reader import read_docx
from briefings.scan.html_reader import read_html
from briefings.scan.pdf_objects import Stream, names_and_comments, strings, take_apart
from briefings.scan.piece import BREAK, Image, Piece, Unreadable

READER = "pypdfium2, own object reader"
_MARKED = re.compile(rb"<<((?:[^<>]|<[^<>]*>)*)>>\s*(?:BDC|DP)")
_SIZE = re.compile(rb"/(Width|Height)\s+(\d+)")
_LETTERS = re.compile(rb"[\x20-\x7e]{6,}")
_MOST_DEEP = 4


def read_pdf(content: bytes, within: str = "", depth: int = 0) -> Iterator[Piece | Image]:
    """Everything in a PDF file.

    Raises: Unreadable when it is encrypted or no PDF.
    """
    if depth > _MOST_DEEP:
        raise Unreadable("files lie in files without end")
    for number, text in enumerate(page_texts(content), start=1):
        yield Piece(f"{within}page {number}", text)
    objects, streams = take_apart(content)
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<", objects):
        raise Unreadable("it is encrypted")
    yield Piece(f"{within}its objects (properties, tags, annotations, bookmarks)", BREAK.join(strings(objects)))
    yield Piece(f"{within}its objects (names, comments)", BREAK.join(names_and_comments(objects)), is_inner=True)
    for stream in streams:
        yield from _stream(stream, f"{within}object {stream.number}", depth)


def _stream(stream: Stream, place: str, depth: int) -> Iterator[Piece | Image]:
    content = stream.content
    if stream.says(b"/EmbeddedFile"):
        yield from _attached(content, f"{place} (attachment)", depth)
    elif stream.says(b"/Image"):
        yield _image(stream, place)
        if content.startswith(b"\xff\xd8\xff"):
            yield from read_bytes(place, content)
    elif stream.says(b"/Metadata") or content.lstrip()[:5] in (b"<?xpa", b"<?xml", b"<x:xm"):
        yield from (one for one in read_html(content) if isinstance(one, Piece))
    elif stream.says(b"/XRef"):
        return
    elif stream.says(b"/Length1") or stream.says(b"/FontFile") or stream.says(b"/Type1C"):
        # A font names things in plain letters; to read its bytes in every way would take longer than all the rest.
        told = b"\x1e".join(_LETTERS.findall(content))
        yield Piece(f"{place} (font)", told.decode("ascii"), is_inner=True)
    elif content.lstrip().startswith(b"/CIDInit"):
        yield Piece(f"{place} (letters of a font)", BREAK.join(names_and_comments(content)), is_inner=True)
    elif b"BDC" in content or b" Tf" in content or stream.says(b"/Form"):
        marked = b"\n".join(_MARKED.findall(content))
        yield Piece(f"{place} (marks of a page)", BREAK.join(strings(marked)))
        yield Piece(f"{place} (comments)", BREAK.join(names_and_comments(content)) if b"%" in content else "", True)
    else:
        yield from read_bytes(place, content)


def _attached(content: bytes, place: str, depth: int) -> Iterator[Piece | Image]:
    if content.startswith(b"%PDF"):
        yield from read_pdf(content, f"{place}, ", depth + 1)
    elif content.startswith(b"PK\x03\x04"):
        yield from read_docx(content, f"{place}, ", depth + 1)
    elif b"<" in content[:200]:
        yield from read_html(content)
    else:
        yield Piece(place, content.decode("utf-8", "replace"))
        yield from read_bytes(place, content)


def _image(stream: Stream, place: str) -> Image:
    measures = {name: int(number) for name, number in _SIZE.findall(stream.facts)}
    size = measures.get(b"Width", 0), measures.get(b"Height", 0)
    if stream.says(b"/DeviceGray"):
        return Image(place, b"".join(bytes((one,)) * 3 for one in stream.content[:0]), size)
    return Image(place, stream.content, size if len(stream.content) == size[0] * size[1] * 3 else (0, 0))


def page_texts(content: bytes) -> list[str]:
    """The text of each page, as a viewer copies it.

    Raises: Unreadable when PDFium cannot open the file.
    """
    import pypdfium2_raw as pdfium  # a library of 8 MB, for processes that meet a PDF

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise Unreadable("it cannot be opened: it is damaged, or asks for a password")
    try:
        return [_page_text(pdfium, document, number) for number in range(pdfium.FPDF_GetPageCount(document))]
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page_text(pdfium: object, document: object, number: int) -> str:
    call = vars(pdfium)
    page = call["FPDF_LoadPage"](document, number)
    text = call["FPDFText_LoadPage"](page)
    count = call["FPDFText_CountChars"](text)
    room = (ctypes.c_ushort * (count + 1))()
    call["FPDFText_GetText"](text, 0, count, room)
    call["FPDFText_ClosePage"](text)
    call["FPDF_ClosePage"](page)
    return bytes(room).decode("utf-16-le", "replace").rstrip("\0")
