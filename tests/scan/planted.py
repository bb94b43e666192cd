"""Finished files with something planted where somebody could leave it."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def png_saying(text: str, kind: bytes = b"tEXt") -> bytes:
    """A picture of one pixel with a comment in its metadata."""
    said = {
        b"tEXt": b"Comment\0" + text.encode("latin-1"),
        b"zTXt": b"Comment\0\0" + zlib.compress(text.encode("latin-1")),
        b"iTXt": b"Comment\0\1\0\0\0" + zlib.compress(text.encode()),
    }[kind]
    chunk = struct.pack(">I4s", len(said), kind) + said + struct.pack(">I", zlib.crc32(kind + said))
    return PIXEL[:33] + chunk + PIXEL[33:]


def add_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same package with one more part."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, part)
    return out.getvalue()


def change_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            part = before.read(entry)
            after.writestr(entry.filename, change(part) if entry.filename == name else part)
    return out.getvalue()


def in_body(content: bytes, xml: str) -> bytes:
    """The same Word file with a piece of XML at the end of its body."""
    mark = b"<w:sectPr"

    def put(part: bytes) -> bytes:
        at = part.rindex(mark)
        return part[:at] + xml.encode() + part[at:]

    return change_part(content, "word/document.xml", put)


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def with_pdf(content: bytes, change: Callable[[pikepdf.Pdf], None], *, packed: bool = False) -> bytes:
    """The same PDF after a change, its objects packed into streams when asked for."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        pdf.save(out, object_stream_mode=mode)
    return out.getvalue()
