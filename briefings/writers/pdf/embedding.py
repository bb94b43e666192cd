"""Faces as PDF fonts: composite fonts whose codes are glyph numbers.

Each face becomes a Type 0 font with Identity-H encoding over a TrueType
subset, with the widths of its glyphs and a map back to text. Source: ISO
32000-1, 9.7 and 9.10.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby

from briefings.writers.pdf.fontbook import FaceUse
from briefings.writers.pdf.objects import PdfFile, reference
from briefings.writers.pdf.subset import subset

_SYMBOLIC, _ITALIC, _BOLD = 1 << 2, 1 << 6, 1 << 18
_ENTRIES_A_BLOCK = 100


def embed(file: PdfFile, uses: Iterable[FaceUse]) -> str:
    """Embed faces; give the font resources."""
    return " ".join(f"/{use.label} {reference(_font(file, use))}" for use in uses)


def _font(file: PdfFile, use: FaceUse) -> int:
    octets = subset(use.file, use.used)
    program = file.stream(octets, f"/Length1 {len(octets)}")
    name = _name(use)
    descriptor = file.add(_descriptor(use, name, program))
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    descendant = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo {system} "
        f"/FontDescriptor {reference(descriptor)} /CIDToGIDMap /Identity /DW 0 /W {_widths(use)} >>"
    )
    to_unicode = file.stream(_to_unicode(use))
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{reference(descendant)}] /ToUnicode {reference(to_unicode)} >>"
    )


def _name(use: FaceUse) -> str:
    """Give the subset's name: six letters that depend on its glyphs, then the face's."""
    digest = sha256(repr(sorted(use.used)).encode("ascii")).digest()
    tag = "".join(chr(ord("A") + octet % 26) for octet in digest[:6])
    plain = "".join(
        character for character in use.face.name if (character.isascii() and character.isalnum()) or character == "-"
    )
    return f"{tag}+{plain}"


def _descriptor(use: FaceUse, name: str, program: int) -> str:
    face = use.file
    flags = _SYMBOLIC | (_ITALIC if face.italic_angle else 0) | (_BOLD if face.weight >= 600 else 0)
    box = " ".join(str(edge) for edge in face.box)
    return (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] "
        f"/ItalicAngle {face.italic_angle:g} /Ascent {face.ascent:g} /Descent {face.descent:g} "
        f"/CapHeight {face.cap_height:g} /StemV {50 + int((face.weight / 65) ** 2)} /FontFile2 {reference(program)} >>"
    )


def _widths(use: FaceUse) -> str:
    """Write the widths of the glyphs used, neighbours together."""
    parts = []
    for _, group in groupby(enumerate(sorted(use.used)), key=lambda pair: pair[1] - pair[0]):
        glyphs = [glyph for _, glyph in group]
        widths = " ".join(f"{use.file.advances[glyph] * use.file.scale:.6g}" for glyph in glyphs)
        parts.append(f"{glyphs[0]} [{widths}]")
    return f"[{' '.join(parts)}]"


def _to_unicode(use: FaceUse) -> bytes:
    """Write the map from glyph to text."""
    pairs = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(use.used.items())]
    blocks = [pairs[at : at + _ENTRIES_A_BLOCK] for at in range(0, len(pairs), _ENTRIES_A_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
