"""A finished Word file, opened for inspection: its parts parsed, by name.

Written apart from the writer and without python-docx, so that a mistake of
either does not hide here.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def name_of(prefixed: str) -> str:
    """Give the full name of ``w:p``."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def attribute(element: etree._Element, prefixed: str) -> str:
    return str(element.get(name_of(prefixed), ""))


def nodes_of(element: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements at a path."""
    return cast("list[etree._Element]", element.xpath(path, namespaces=NS))


def string_of(element: etree._Element, path: str) -> str:
    """Give the text of the first thing at a path; empty when there is none."""
    return str(element.xpath(f"string({path})", namespaces=NS))


def words_of(element: etree._Element) -> str:
    """Give the text of all runs, one after the other."""
    return "".join(text.text or "" for text in element.iter(name_of("w:t")))


@dataclass
class Opened:
    """The parts of one file."""

    blobs: dict[str, bytes]
    roots: dict[str, etree._Element] = field(default_factory=dict)

    def root(self, part: str) -> etree._Element:
        if part not in self.roots:
            self.roots[part] = etree.fromstring(self.blobs[part])
        return self.roots[part]

    def all(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        if part not in self.blobs:
            return []
        return nodes_of(self.root(part), path)

    @property
    def stories(self) -> list[str]:
        """Parts that hold text."""
        named = ("word/document", "word/footnotes", "word/endnotes", "word/header", "word/footer")
        return sorted(part for part in self.blobs if part.startswith(named) and part.endswith(".xml"))

    def everywhere(self, path: str) -> Iterator[etree._Element]:
        for part in self.stories:
            yield from self.all(path, part)

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Id to type, target (a part's name, or an address) and whether it lies outside."""
        folder, _, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels".lstrip("/")
        found = {}
        for one in self.all("//rel:Relationship", name):
            is_external = one.get("TargetMode") == "External"
            target = str(one.get("Target"))
            if not is_external:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[str(one.get("Id"))] = (str(one.get("Type")), target, is_external)
        return found

    def styles(self) -> dict[str, etree._Element]:
        return {attribute(style, "w:styleId"): style for style in self.all("//w:style", "word/styles.xml")}


def open_docx(content: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return Opened({name: package.read(name) for name in package.namelist()})
