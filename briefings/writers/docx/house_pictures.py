"""Pictures in the headers of a house document: the logo, where it stands.

A picture is written anew with its size, its crop and its place on the page; the
bytes come over when they are of a kind Word shows. Links on it, shapes,
charts and pictures that lie outside the file stay behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.pictures import stored_picture
from briefings.writers.docx.wordml import NAMESPACES, escaped

if TYPE_CHECKING:
    from briefings.writers.docx.house import HouseStory

_WP, _A, _PIC, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("wp", "a", "pic", "r"))
_PLACING = ("simplePos", "positionH", "positionV")
_WRAPS = ("wrapNone", "wrapSquare", "wrapTopAndBottom", "wrapTight", "wrapThrough")
_ANCHOR = ("distT", "distB", "distL", "distR", "simplePos", "relativeHeight", "behindDoc", "locked", "layoutInCell",
           "allowOverlap")  # fmt: skip
_LARGEST = 51_206_400
"""English Metric Units; Word refuses drawings beyond 56 inches (ST_PositiveCoordinate holds more)."""


def picture_run(drawing: etree._Element, story: HouseStory, manuscript: Manuscript) -> str:
    """Write a run with a picture; nothing for a drawing that is not one, or lies outside the file."""
    frame = next((one for one in drawing if one.tag in (f"{_WP}inline", f"{_WP}anchor")), None)
    picture = None if frame is None else frame.find(f"{_A}graphic/{_A}graphicData/{_PIC}pic")
    if frame is None or picture is None:
        return ""
    blip = picture.find(f"{_PIC}blipFill/{_A}blip")
    content = b"" if blip is None else story.pictures.get(str(blip.get(f"{_R}embed")), b"")
    part = stored_picture(content, manuscript)
    width, height = _size(frame)
    if part is None or not width or not height:
        return ""
    number = manuscript.anchors.drawing()
    inner = _graphic(picture, manuscript.story.relate(RT.IMAGE, part), number, width, height)
    described = (
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{escaped(_description(frame))}"/>'
        "<wp:cNvGraphicFramePr/>"
    )
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    return f"<w:r><w:drawing>{_framed(frame, extent, described + inner)}</w:drawing></w:r>"


def _framed(frame: etree._Element, extent: str, inner: str) -> str:
    """Put a picture into the line or, where the house lets it float, at its place (§20.4.2.3)."""
    if frame.tag == f"{_WP}inline":
        return f'<wp:inline distT="0" distB="0" distL="0" distR="0">{extent}{inner}</wp:inline>'
    attributes = "".join(f' {name}="{escaped(str(frame.get(name, "0")))}"' for name in _ANCHOR)
    placing = "".join(_copy(frame.find(f"{_WP}{name}")) for name in _PLACING)
    wrap = next((_copy(one) for name in _WRAPS if (one := frame.find(f"{_WP}{name}")) is not None), "<wp:wrapNone/>")
    return f"<wp:anchor{attributes}>{placing}{extent}{wrap}{inner}</wp:anchor>"


def _copy(element: etree._Element | None) -> str:
    """Write an element that says where a drawing stands, and what stands in it."""
    if element is None:
        return ""
    name = str(element.tag).removeprefix(_WP)
    attributes = "".join(
        f' {key}="{escaped(typed)}"' for key, typed in _texts(element).items() if not key.startswith("{")
    )
    inner = escaped((element.text or "").strip())
    inner += "".join(_copy(child) for child in element if str(child.tag).startswith(_WP))
    return f"<wp:{name}{attributes}>{inner}</wp:{name}>"


def _size(frame: etree._Element) -> tuple[int, int]:
    extent = frame.find(f"{_WP}extent")
    sizes = [] if extent is None else [str(extent.get(name, "")) for name in ("cx", "cy")]
    if len(sizes) != 2 or not all(size.isdecimal() and 0 < int(size) < _LARGEST for size in sizes):
        return 0, 0
    return int(sizes[0]), int(sizes[1])


def _description(frame: etree._Element) -> str:
    """Give the author's description; Word's own stand-in for one is the path of a file on somebody's disk."""
    about = frame.find(f"{_WP}docPr")
    typed = "" if about is None else str(about.get("descr", "")).strip()
    return typed if typed and "\\" not in typed and "/" not in typed else "Logo"


def _graphic(picture: etree._Element, relation: str, number: int, width: int, height: int) -> str:
    crop = picture.find(f"{_PIC}blipFill/{_A}srcRect")
    edges = "" if crop is None else "".join(
        f' {side}="{escaped(str(crop.get(side)))}"' for side in ("l", "t", "r", "b") if crop.get(side)
    )  # fmt: skip
    return (
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/>{f"<a:srcRect{edges}/>" if edges else ""}'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _texts(element: etree._Element) -> dict[str, str]:
    return {str(name): str(typed) for name, typed in element.attrib.items()}
