"""PDF objects over ReportLab's document: numbered, written in order, bytes out.

`PdfFile` wraps `reportlab.pdfbase.pdfdoc.PDFDocument`, which numbers objects
and writes the cross-reference table and trailer. Bodies are written here as
bytes, once: a brief has hundreds of structure elements, and going through
dictionaries of objects for each costs more than setting its text. Streams end
with a line end before ``endstream``, as PDF/A asks (ISO 19005-2, 6.1.7.1).
"""

from __future__ import annotations

import zlib
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class Body(PDFObject):
    """An object whose body is given as bytes, at once or later."""

    def __init__(self, octets: bytes = b"") -> None:
        self.octets = octets

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002  (the signature is ReportLab's)
        """Give the body."""
        return self.octets


class PdfFile:
    """A PDF 1.7 file in the making."""

    def __init__(self) -> None:
        self._document = PDFDocument(invariant=1, pdfVersion=(1, 7))
        self._bodies: dict[int, Body] = {}
        # Everything is written by its number here; the objects ReportLab makes of itself are not used.
        self._document.idToObject.clear()
        self._document.idToObjectNumberAndVersion.clear()
        self._document.numberToId.clear()
        self._document.objectcounter = 0

    def reserve(self) -> int:
        """Give the number of an object whose body comes later."""
        body = Body()
        self._document.Reference(body)  # type: ignore[no-untyped-call]
        number: int = self._document.objectcounter
        self._bodies[number] = body
        return number

    def fill(self, number: int, body: str | bytes) -> int:
        """Give a reserved object its body."""
        self._bodies[number].octets = body.encode("ascii") if isinstance(body, str) else body
        return number

    def add(self, body: str | bytes) -> int:
        """Add an object; give its number."""
        return self.fill(self.reserve(), body)

    def stream(self, octets: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Add a stream with further dictionary entries; give its number."""
        if compress:
            octets = zlib.compress(octets)
            entries += " /Filter /FlateDecode"
        head = f"<< {entries} /Length {len(octets)} >>\nstream\n".encode("ascii")
        return self.add(head + octets + b"\nendstream")

    def save(self, catalog: str, information: str) -> bytes:
        """Write the file. Its identifier is a hash of everything in it."""
        self._document.Catalog = Body(catalog.encode("ascii"))  # type: ignore[attr-defined]
        self._document.info = Body(information.encode("ascii"))  # type: ignore[assignment]
        digest = sha256(catalog.encode("ascii") + information.encode("ascii"))
        for body in self._bodies.values():
            digest.update(body.octets)
        identifier = digest.hexdigest()[:32].encode("ascii")
        self._document._ID = b"[<" + identifier + b"><" + identifier + b">]"  # type: ignore[attr-defined]
        octets: bytes = self._document.format()
        return octets


def reference(number: int) -> str:
    """Write a reference to an object.

    >>> reference(7)
    '7 0 R'
    """
    return f"{number} 0 R"


def references(numbers: list[int]) -> str:
    """Write an array of references."""
    return f"[{' '.join(map(reference, numbers))}]"
