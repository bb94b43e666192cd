"""Pictures as files within the Word file, each stored once.

PNG and JPEG go in upright and without what is written into them. A vector drawing (SVG) needs a PNG of the same
name beside it, for readers older than Word 2016 and all who cannot draw it.
Files are those the content named, unchanged since they were read.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from briefings.document.model import Picture
from briefings.errors import ContentError, Problem, Where
from briefings.pictures import DamagedPicture, bare_picture
from briefings.units import emu
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.wordml import NAMESPACES

_TYPES = {b"\x89PNG": ("png", "image/png"), b"\xff\xd8\xff": ("jpeg", "image/jpeg")}
_HOUSE_TYPES = {
    b"GIF8": ("gif", "image/gif"),
    b"\x01\x00\x00\x00": ("emf", "image/x-emf"),
    b"\xd7\xcd\xc6\x9a": ("wmf", "image/x-wmf"),
}
"""What logos in old letterheads are besides."""
_VECTOR = ("svg", "image/svg+xml")


def picture_size(picture: Picture, widest: float, highest: float) -> tuple[float, float]:
    """Give width and height in points: the natural size, or what fits, in proportion."""
    scale = min(1.0, widest / picture.width, highest / picture.height)
    return picture.width * scale, picture.height * scale


def picture_graphic(picture: Picture, width: float, height: float, number: int, manuscript: Manuscript) -> str:
    """Write a picture into a part and give the frame that shows it (§20.2.2.5).

    Raises: ContentError for a file that changed since it was read, or of a kind Word cannot show.
    """
    raster = picture.path
    vector = ""
    if picture.path.suffix.lower() == ".svg":
        raster = picture.path.with_suffix(".png")
        drawing = _stored(_read(picture.path, picture.digest), _VECTOR, manuscript)
        vector = _vector_extension(manuscript.story.relate(RT.IMAGE, drawing))
    content = _bare(_read(raster, "" if vector else picture.digest), raster)
    relation = manuscript.story.relate(RT.IMAGE, _stored(content, _kind(content, raster), manuscript))
    return (
        f'<a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}">{vector}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def _vector_extension(relation: str) -> str:
    # [MS-ODRAWXML] 2.3.2.7: readers that know it draw the SVG, all others the PNG.
    return (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{relation}"/></a:ext></a:extLst>'
    )


def _read(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as fault:
        hint = "a drawing (.svg) needs a picture (.png) of the same name beside it" if not digest else ""
        raise _refusal(path, f"the picture cannot be read: {fault.strerror}", hint) from fault
    if digest and sha256(content).hexdigest() != digest:
        raise _refusal(path, "the picture changed while the brief was made", "build again")
    return content


def _bare(content: bytes, path: Path) -> bytes:
    try:
        return bare_picture(content)
    except DamagedPicture as fault:
        raise _refusal(path, f"the picture {fault}", "save it again") from None


def _kind(content: bytes, path: Path) -> tuple[str, str]:
    for start, kind in _TYPES.items():
        if content.startswith(start):
            return kind
    raise _refusal(path, "a Word file cannot show this kind of picture", "save it as PNG, JPEG or SVG")


def _refusal(path: Path, what: str, hint: str) -> ContentError:
    return ContentError(Problem(Where(str(path)), what, hint))


def stored_picture(content: bytes, manuscript: Manuscript) -> Part | None:
    """Give the part of a picture of a house document; None for a kind that is not known to be one."""
    known = {**_TYPES, **_HOUSE_TYPES}
    kind = next((kind for start, kind in known.items() if content.startswith(start)), None)
    return None if kind is None else _stored(content, kind, manuscript)


def _stored(content: bytes, kind: tuple[str, str], manuscript: Manuscript) -> Part:
    """Give the part of these bytes, made the first time they are met."""
    extension, content_type = kind
    digest = sha256(content).hexdigest()
    known = manuscript.media.get(digest)
    if known is None:
        name = f"/word/media/image{len(manuscript.media) + 1}.{extension}"
        known = manuscript.media[digest] = manuscript.parts.add(name, content_type, content)
    return known
