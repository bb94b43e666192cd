"""A house document: the look of a file that somebody else made in Word.

Taken from it are styles, paper and margins, what its headers and footers
show, its colours and its faces. Nothing else is even read: no body, comment,
chart, macro, custom XML, property, person, embedded object or address
outside the file can reach a brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from briefings.errors import Problem, Where
from briefings.pictures import DamagedPicture, stored_picture
from briefings.theme.model import PageStyle, Theme
from briefings.writers.docx.faces import Faces
from briefings.writers.docx.house_package import HousePackage
from briefings.writers.docx.house_properties import W, plain_copy
from briefings.writers.docx.house_styles import HouseStyles
from briefings.writers.docx.styles import PlainStyle
from briefings.writers.docx.wordml import NAMESPACES, escaped

_RELATION = f"{{{NAMESPACES['r']}}}id"
_A = f"{{{NAMESPACES['a']}}}"
_FONT_FACTS = ("altName", "panose1", "charset", "family", "pitch", "sig")


@dataclass(frozen=True, slots=True)
class HouseStory:
    """A header or footer of the house, and the pictures it shows."""

    root: etree._Element
    pictures: dict[str, bytes]
    """By the id of their relationship."""


@dataclass(frozen=True, slots=True)
class HouseDocument:
    """What a brief may take from a house document."""

    path: Path
    styles: HouseStyles
    page: PageStyle | None
    """None where the house says nothing about paper."""
    stories: dict[tuple[str, str], HouseStory]
    """Kind (``hdr``, ``ftr``) and pages (``default``, ``first``) to what stands there."""
    faces: Faces

    def dressed(self, theme: Theme) -> Theme:
        """Give the theme with the house's paper and margins."""
        return theme if self.page is None else replace(theme, page=self.page)

    def lacks(self, styles: Iterable[PlainStyle]) -> list[Problem]:
        """Report styles that a brief uses and the house document does not have.

        Shape: one problem for each that looks misspelt, one for all others.
        """
        where, near = Where(str(self.path)), {style.name: self.styles.near(style.name) for style in styles}
        found = [
            _warning(where, f"has no style named `{name}`", f"it has `{other}`: call that `{name}` in Word")
            for name, other in near.items()
            if other
        ]
        others = [f"`{name}`" for name, other in near.items() if not other]
        if others:
            what = f"has no style{'s' if len(others) > 1 else ''} named {', '.join(others)}"
            found.append(_warning(where, what, "add them in Word to set their look"))
        return found


def _warning(where: Where, what: str, hint: str) -> Problem:
    return Problem(where, f"{Path(where.file).name} {what}; the theme's look is used", hint, severity="warning")


def read_house(path: Path) -> HouseDocument:
    """Read a house document.

    Raises: ContentError when the file is not a Word document, encrypted, damaged or beyond the limits.
    """
    package = HousePackage(path)
    main = package.root(package.main)
    section = None if main is None else next(iter(main.iterfind(f"{W}body/{W}sectPr")), None)
    numbering = package.first_related("numbering")
    return HouseDocument(
        path,
        HouseStyles(_related(package, "styles"), package.root(numbering) if numbering else None),
        None if section is None else _page(section),
        {} if section is None else _stories(package, section),
        _faces(package),
    )


def _related(package: HousePackage, kind: str) -> etree._Element | None:
    name = package.first_related(kind)
    return package.root(name) if name else None


def _page(section: etree._Element) -> PageStyle | None:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    gutter = _points(margins, "gutter")
    page = PageStyle(
        width=_points(size, "w"),
        height=_points(size, "h"),
        # Word writes a negative margin for one that long headers may not push.
        margin_top=abs(_points(margins, "top")),
        margin_bottom=abs(_points(margins, "bottom")),
        margin_inner=_points(margins, "left") + gutter,
        margin_outer=_points(margins, "right"),
        header_distance=_points(margins, "header"),
        footer_distance=_points(margins, "footer"),
    )
    has_room = page.text_width >= 72 and page.height - page.margin_top - page.margin_bottom >= 72
    return page if has_room and min(page.margin_inner, page.margin_outer) >= 0 else None


def _points(element: etree._Element, name: str) -> float:
    try:
        return float(element.get(f"{W}{name}", "0")) / 20
    except ValueError:
        return 0.0


def _stories(package: HousePackage, section: etree._Element) -> dict[tuple[str, str], HouseStory]:
    """Read headers and footers; a house without a first page of its own has the same ones there."""
    has_first = section.find(f"{W}titlePg") is not None
    related = package.related(package.main)
    found: dict[tuple[str, str], HouseStory] = {}
    for kind, word in (("hdr", "header"), ("ftr", "footer")):
        for reference in section.iterfind(f"{W}{word}Reference"):
            part = related.get(str(reference.get(_RELATION)), ("", ""))[1]
            root = package.root(part) if part else None
            if root is not None:
                pages = str(reference.get(f"{W}type", "default"))
                found[kind, pages] = HouseStory(root, _pictures(package, part))
        if not has_first and (kind, "default") in found:
            found[kind, "first"] = found[kind, "default"]
    return {key: story for key, story in found.items() if key[1] in ("default", "first")}


def _pictures(package: HousePackage, part: str) -> dict[str, bytes]:
    return {
        relation: _picture(package, target)
        for relation, (kind, target) in package.related(part).items()
        if kind == "image" and package.part(target)
    }


def _picture(package: HousePackage, name: str) -> bytes:
    """Give a picture without what is written into it, as it is stored: the house turns what has to be turned."""
    try:
        return stored_picture(package.part(name))
    except DamagedPicture as fault:
        raise package.refusal(f"the file is damaged: its picture {name} {fault}") from None


def _faces(package: HousePackage) -> Faces:
    """Take colours and faces of the drawing theme, and the facts about fonts; never the fonts themselves."""
    theme, table = _related(package, "theme"), _related(package, "fontTable")
    fonts = {} if table is None else {str(font.get(f"{W}name")): font for font in table.iter(f"{W}font")}
    return Faces(
        "" if theme is None else _scheme(theme, "clrScheme"),
        "" if theme is None else _scheme(theme, "fontScheme"),
        {name: "".join(plain_copy(fact) for fact in font if _fact(fact)) for name, font in fonts.items()},
    )


def _fact(element: etree._Element) -> bool:
    return str(element.tag).removeprefix(W) in _FONT_FACTS


def _scheme(theme: etree._Element, name: str) -> str:
    found = theme.find(f"{_A}themeElements/{_A}{name}")
    return "" if found is None else _drawing_copy(found)


def _drawing_copy(element: etree._Element) -> str:
    """Write an element of DrawingML without extensions and relationships."""
    name = str(element.tag).removeprefix(_A)
    attributes = "".join(
        f' {key}="{escaped(typed)}"' for key, typed in _texts(element).items() if not key.startswith("{")
    )
    inner = "".join(
        _drawing_copy(child) for child in element if str(child.tag).startswith(_A) and child.tag != f"{_A}extLst"
    )
    return f"<a:{name}{attributes}>{inner}</a:{name}>" if inner else f"<a:{name}{attributes}/>"


def _texts(element: etree._Element) -> dict[str, str]:
    return {str(name): str(typed) for name, typed in element.attrib.items()}
