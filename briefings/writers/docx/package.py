"""The file itself: python-docx's parts and relationships, our own zip.

A fresh python-docx package, not its template: nothing of an old file (legacy
styles, thumbnail, printer settings) can leak into a brief. It is written
once, with sorted members, one date and one compression level, so equal parts
give equal bytes in every process, time zone and year.
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from briefings.writers.docx.wordml import DECLARATION, escaped
from briefings.zipping import zip_of

CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


class Story:
    """The outgoing relationships of one part while its text is written (OPC §9.3).

    Asking for the same target twice gives the same id; python-docx would scan
    all relationships for each question.
    """

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._targets: list[tuple[str, Part | str, str, bool]] = []

    def link(self, address: str) -> str:
        """Give the id of the relationship to an address outside the file."""
        return self._related(RT.HYPERLINK, address, address, is_external=True)

    def relate(self, kind: str, part: Part) -> str:
        """Give the id of the relationship to a part of this file."""
        return self._related(kind, str(part.partname), part, is_external=False)

    def _related(self, kind: str, key: str, target: Part | str, *, is_external: bool) -> str:
        known = self._ids.get((kind, key))
        if known is None:
            known = self._ids[kind, key] = f"rId{len(self._targets) + 1}"
            self._targets.append((kind, target, known, is_external))
        return known

    def attach(self, part: Part) -> None:
        """Give the part that was written its relationships."""
        for kind, target, relation, is_external in self._targets:
            part.load_rel(kind, target, relation, is_external)


class Parts:
    """The parts of one file, by name."""

    def __init__(self) -> None:
        self.package = Package()

    def add(self, name: str, content_type: str, content: str | bytes, story: Story | None = None) -> Part:
        """Make a part from finished text or bytes."""
        blob = content.encode() if isinstance(content, str) else content
        part = Part(PackURI(name), content_type, blob, self.package)
        if story is not None:
            story.attach(part)
        return part

    def add_main(self, xml: str, story: Story) -> DocumentPart:
        """Make the main document; parsed once, so that a malformed body fails here and not in Word."""
        part = DocumentPart(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, parse_xml(xml.encode()), self.package)
        story.attach(part)
        self.package.relate_to(part, RT.OFFICE_DOCUMENT)
        return part

    def zipped(self) -> bytes:
        """Write the package."""
        parts = sorted(self.package.iter_parts(), key=lambda part: part.partname)
        members = {PACKAGE_URI.rels_uri.membername: self.package.rels.xml}
        for part in parts:
            members[part.partname.membername] = part.blob
            if len(part.rels):
                members[part.partname.rels_uri.membername] = part.rels.xml
        first = (PackURI(CONTENT_TYPES_URI).membername, _content_types(parts).encode())
        return zip_of((first, *sorted(members.items())))


def _content_types(parts: Iterable[Part]) -> str:
    """Write ``[Content_Types].xml`` (OPC §10.1.2): every part by name, pictures too."""
    overrides = "".join(
        f'<Override PartName="{escaped(part.partname)}" ContentType="{part.content_type}"/>' for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CT.XML}"/>{overrides}</Types>'
    )
