"""A house document opened with suspicion: its parts, within limits.

The file comes from outside. Its size, the number of its members and how far
they unpack are bounded before anything is parsed; XML is parsed without
entities, document types and the network; only relationships that stay inside
the file are followed. Everything that is wrong with it is one located problem.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from briefings.errors import ContentError, Problem, Where

MAX_BYTES = 50_000_000
MAX_MEMBERS = 2_000
MAX_PART = 20_000_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200
"""Of a member's size to its packed size, where it is larger than `SMALL`: no honest part comes near."""
SMALL = 1_000_000

_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_SAVE_AGAIN = "open it in Word and save it as a Word document (.docx)"


class HousePackage:
    """The parts of a house document, unpacked when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises: ContentError when it is not a Word document, encrypted, damaged or beyond the limits.
        """
        self.path = path
        self._archive = self._opened()
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self.main = self._main_part()

    def refusal(self, what: str, hint: str = _SAVE_AGAIN) -> ContentError:
        """Word an error about this file."""
        return ContentError(Problem(Where(str(self.path)), what, hint))

    def part(self, name: str) -> bytes:
        """Give the bytes of a part; empty when the file has none of this name.

        Raises: ContentError when it is too large or damaged.
        """
        member = self._names.get(name.lower())
        if member is None:
            return b""
        try:
            return self._archive.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
            raise self.refusal(f"the file is damaged: its part {name} cannot be unpacked") from fault

    def root(self, name: str) -> etree._Element | None:
        """Parse a part; None when there is none.

        Raises: ContentError for what is not XML, or XML that declares a document type.
        """
        content = self.part(name)
        if not content:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise self.refusal(f"the file is damaged: its part {name} is not XML") from fault
        if b"<!DOCTYPE" in content:
            raise self.refusal(f"its part {name} declares a document type, which no Word file does")
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the relationships of a part that stay inside the file: id to kind and part."""
        folder, base = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        inside = (
            [] if root is None else [one for one in root.iter(_RELATIONSHIP) if one.get("TargetMode") != "External"]
        )
        return {
            str(one.get("Id")): (
                str(one.get("Type")).rpartition("/")[2],
                posixpath.normpath(posixpath.join("/" + folder, str(one.get("Target")))).lstrip("/"),
            )
            for one in inside
        }

    def first_related(self, kind: str) -> str:
        """Give the main document's first part of a kind; empty for none."""
        return next((name for found, name in self.related(self.main).values() if found == kind), "")

    def _opened(self) -> zipfile.ZipFile:
        content = self._content()
        if content.startswith(_COMPOUND):
            what = "the house document is encrypted, or from a Word older than 2007"
            raise self.refusal(what, "open it in Word, take its password away and save it as .docx")
        if not content.startswith(_ZIP):
            raise self.refusal("the house document is not a Word file", "name a .docx or .dotx")
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as fault:
            raise self.refusal("the house document is damaged") from fault
        self._check_limits(archive.infolist())
        return archive

    def _content(self) -> bytes:
        try:
            if self.path.stat().st_size > MAX_BYTES:
                raise self.refusal(f"the house document is larger than {MAX_BYTES // 1_000_000} MB", "")
            return self.path.read_bytes()
        except OSError as fault:
            raise self.refusal(f"the house document cannot be read: {fault.strerror}", "") from fault

    def _check_limits(self, members: list[zipfile.ZipInfo]) -> None:
        if any(member.flag_bits & 1 for member in members):
            raise self.refusal("the house document is encrypted", "save it without a password")
        packed = {
            "has too many parts": len(members) > MAX_MEMBERS,
            "unpacks to too many bytes": sum(member.file_size for member in members) > MAX_UNPACKED,
            "has a part that is too large": any(member.file_size > MAX_PART for member in members),
            "has a part that unpacks beyond reason": any(
                member.file_size > max(SMALL, MAX_RATIO * member.compress_size) for member in members
            ),
        }
        for what, is_so in packed.items():
            if is_so:
                raise self.refusal(f"the house document {what}", "")

    def _main_part(self) -> str:
        main = next((name for kind, name in self.related("").values() if kind == "officeDocument"), "")
        root = self.root(main) if main else None
        if root is None:
            raise self.refusal("the house document is not a Word file", "name a .docx or .dotx")
        if root.tag != _TRANSITIONAL:
            what = "the house document is not a Word document of the usual kind (Strict Open XML, or no document)"
            raise self.refusal(what)
        return main
