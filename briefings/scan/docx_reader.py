"""Every part of a Word file: all its XML, what is packed in it, all names.

The zip is opened by hand, part by part: text as people read it, deletions,
all other elements, attribute values, comments in the XML; workbooks inside
charts are opened as zips again; pictures and fonts as bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefings.scan.bytes_reader import read_bytes
from briefings.scan.inflating import MOST_BYTES
from briefings.scan.piece import BREAK, Image, Piece, Unreadable

if TYPE_CHECKING:
    from lxml import etree

READER = "zipfile, lxml"
_ASIDE = ("delText", "instrText", "delInstrText")
"""Not read where it stands, and would part the words that are."""
_BLOCKS = ("p", "tr", "tc", "si", "row")
_GAPS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WORKS = re.compile(r"(?:^|/)(?:styles|fontTable|theme\d*|webSettings|numbering|settings|stylesWithEffects)\.xml$")
_READ = frozenset(("descr", "title", "alt", "tooltip", "name", "author", "initials", "Target", "val"))
"""Attributes whose values people get to read."""
_MOST_DEEP = 4


def read_docx(content: bytes, within: str = "", depth: int = 0) -> Iterator[Piece | Image]:
    """Everything in a Word file.

    Raises: Unreadable for what is not a whole zip.
    """
    if depth > _MOST_DEEP:
        raise Unreadable("packages lie in packages without end")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise Unreadable("it unpacks to more than any brief holds")
            yield Piece(f"{within}names of its parts", BREAK.join(_said_of(package)), is_inner=True)
            for entry in package.infolist():
                yield from _part(f"{within}{entry.filename}", package.read(entry), depth)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as fault:
        raise Unreadable(f"it is not a sound Word file: {fault}") from None


def _said_of(package: zipfile.ZipFile) -> Iterator[str]:
    yield package.comment.decode("utf-8", "replace")
    for entry in package.infolist():
        yield entry.filename
        yield entry.comment.decode("utf-8", "replace")


def _part(name: str, content: bytes, depth: int) -> Iterator[Piece | Image]:
    if content.startswith(b"PK\x03\x04"):
        yield from read_docx(content, f"{name}: ", depth + 1)
    elif name.endswith((".xml", ".rels", ".vml", ".svg")):
        yield from _xml(name, content)
    else:
        yield from read_bytes(name, content)


def _xml(name: str, content: bytes) -> Iterator[Piece | Image]:
    from lxml import etree  # loaded already in a process that writes Word files, and costly in one that does not

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    root = etree.fromstring(content, parser)
    if root is None:
        yield from read_bytes(name, content)
        return
    said: list[str] = []
    aside: list[str] = []
    read, unread = set[str](), set[str]()
    for element in root.iter():
        if not isinstance(element.tag, str):
            said.append(f"{BREAK}{element.text or ''}{BREAK}")
            continue
        tag = element.tag.rpartition("}")[2]
        for key, value in element.items():
            (read if str(key).rpartition("}")[2] in _READ else unread).add(str(value))
        if tag in _ASIDE:
            aside.append(element.text or "")
        elif tag == "t":
            said.append(element.text or "")
        else:
            said.append(_GAPS.get(tag, "\n" if tag in _BLOCKS else ""))
            if tag in _BLOCKS:
                aside.append("\n")
            if element.text and not element.text.isspace():
                said.append(f"{BREAK}{element.text}{BREAK}")
        if element.tail and not element.tail.isspace():
            said.append(element.tail)
    if any(mark in content for mark in (b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo ")):
        yield Piece(f"{name} (authors of changes)", BREAK.join(_change_authors(root)))
    is_work = bool(_WORKS.search(name))
    yield Piece(name, "".join(said), is_work)
    yield Piece(f"{name} (fields and deleted text)", "".join(aside))
    yield Piece(f"{name} (attributes)", BREAK.join(_decoded(read)), is_work)
    yield Piece(f"{name} (attributes)", BREAK.join(_decoded(unread)), is_inner=True)
    if b"<!" in content:
        # What stands outside the root: comments, a document type with its entities.
        loose = re.findall(rb"<!(?!\[CDATA).*?>", content, re.DOTALL)
        yield Piece(f"{name} (outside the text)", b"\x1e".join(loose).decode("utf-8", "replace"))


def _change_authors(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        for key, value in element.items():
            if str(key).endswith("}author"):
                yield str(value)


def _decoded(values: set[str]) -> Iterator[str]:
    for value in sorted(values):
        yield value
        if "%" in value:
            yield unquote(value)
