"""A Word file opened for change: its members, parsed where they are asked for.

Reads and writes the package by itself (OPC), in the same deterministic zip as
the writer. A part that nobody parsed comes out byte for byte as it went in.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from hashlib import sha256

from lxml import etree

from briefings.word.elements import RELATIONSHIPS
from briefings.zipping import zip_of

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIP = f"{{{_PACKAGE}/relationships}}Relationship"
_OVERRIDE = f"{{{_PACKAGE}/content-types}}Override"
TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"


@dataclass(slots=True)
class WordFile:
    """The members of one file by name."""

    members: dict[str, bytes]
    _roots: dict[str, etree._Element] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def root(self, name: str) -> etree._Element:
        """A part's root element; what is changed in it is written."""
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self.members[name], etree.XMLParser(resolve_entities=False))
        return self._roots[name]

    def relations(self, part: str) -> dict[str, etree._Element]:
        """Id to relationship of a part; none when it has none."""
        name = relations_name(part)
        if name not in self:
            return {}
        return {str(one.get("Id")): one for one in self.root(name).iter(_RELATIONSHIP)}

    def target(self, part: str, relation: etree._Element) -> str:
        """The member a relationship of a part leads to."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), str(relation.get("Target")))).lstrip("/")

    def add_relation(self, part: str, kind: str, target: str, *, is_external: bool) -> str:
        """Relate a part to a target; gives the id. The same target twice is the same id."""
        for known, relation in self.relations(part).items():
            if (relation.get("Type"), relation.get("Target")) == (kind, target):
                return known
        name = relations_name(part)
        if name not in self:
            self.members[name] = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        number = 1 + len(self.relations(part))
        while f"rId{number}" in self.relations(part):
            number += 1
        made = etree.SubElement(self.root(name), _RELATIONSHIP, Id=f"rId{number}", Type=kind, Target=target)
        if is_external:
            made.set("TargetMode", "External")
        return f"rId{number}"

    def content_type(self, part: str) -> str:
        return next((str(one.get("ContentType")) for one in self._overrides() if one.get("PartName") == f"/{part}"), "")

    def add_part(self, part: str, content: bytes, content_type: str) -> None:
        self.members[part] = content
        etree.SubElement(self.root(TYPES), _OVERRIDE, PartName=f"/{part}", ContentType=content_type)

    def _overrides(self) -> list[etree._Element]:
        return list(self.root(TYPES).iter(_OVERRIDE))

    def digest(self, part: str) -> str:
        """What a part and the parts it leads to are, by content and not by name."""
        mark = sha256(self.members.get(part, b""))
        for _, relation in sorted(self.relations(part).items()):
            is_external = relation.get("TargetMode") == "External"
            mark.update(
                (str(relation.get("Target")) if is_external else self.digest(self.target(part, relation))).encode()
            )
        return mark.hexdigest()

    def zipped(self) -> bytes:
        """Write the file, content types first."""
        for name, root in self._roots.items():
            self.members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return zip_of(sorted(self.members.items(), key=lambda member: (member[0] != TYPES, member[0])))


def open_word(content: bytes) -> WordFile:
    """Open a Word file's bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return WordFile({name: file.read(name) for name in file.namelist()})


def relations_name(part: str) -> str:
    """The member that holds a part's relationships."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def is_relation_id(attribute: str) -> bool:
    """Say whether an attribute names a relationship (``r:id``, ``r:embed`` …)."""
    return attribute.startswith(f"{{{RELATIONSHIPS}}}")
