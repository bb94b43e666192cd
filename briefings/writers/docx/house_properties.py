"""Formatting copied from a house document: known elements, nothing else.

What a style of the house says is taken apart into properties, each an element
of ``w:pPr`` (§17.3.1.26) or ``w:rPr`` (§17.3.2.28), laid over one another
as Word lays styles, and written anew in schema order. Only WordprocessingML
survives: no extensions, no revision marks, no relationships, no language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from briefings.writers.docx.wordml import NAMESPACES, escaped

W = f"{{{NAMESPACES['w']}}}"

PARAGRAPH = (
    "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "jc", "textDirection", "textAlignment", "outlineLvl",
)  # fmt: skip
RUN = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "vertAlign", "em",
)  # fmt: skip
"""In schema order. Hidden text and languages are left out: they belong to words, not to a look."""

_MERGED = ("rFonts", "spacing", "ind")
"""Elements whose attributes are inherited one by one (§17.7.2); of all others the nearest holds whole."""
_RIVALS = {
    "ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme",
    "asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs",
    "firstLine": "hanging", "hanging": "firstLine", "left": "start", "start": "left", "right": "end", "end": "right",
}  # fmt: skip
"""Of two attributes that say the same thing, a nearer one silences the other."""


@dataclass(frozen=True, slots=True)
class Property:
    """One element: its attributes by local name, and what stands in it, as XML."""

    attributes: Mapping[str, str]
    inner: str = ""

    def over(self, below: Property | None) -> Property:
        """Lay this over what an ancestor says."""
        if below is None:
            return self
        silenced = {_RIVALS.get(name, "") for name in self.attributes}
        kept = {name: value for name, value in below.attributes.items() if name not in silenced}
        return Property({**kept, **self.attributes}, self.inner)


Properties = Mapping[str, Property]


def read_properties(element: etree._Element | None, known: Sequence[str], leave: Iterable[str] = ()) -> Properties:
    """Take the known properties of a ``w:pPr`` or ``w:rPr``."""
    if element is None:
        return {}
    children = {_local(child): child for child in element if _is_word(child)}
    return {name: _property(children[name]) for name in known if name in children and name not in leave}


def laid_over(below: Properties, above: Properties) -> Properties:
    """Lay a nearer style's properties over a farther one's."""
    laid = {name: one.over(below.get(name)) if name in _MERGED else one for name, one in above.items()}
    return {**below, **laid}


def written(properties: Properties, known: Sequence[str], own: Mapping[str, str] | None = None) -> str:
    """Write properties in schema order; `own` gives finished elements that take the place of theirs."""
    finished = {name: _xml(name, one) for name, one in properties.items()} | dict(own or {})
    return "".join(finished[name] for name in known if name in finished)


def plain_copy(element: etree._Element, leave: Iterable[str] = ()) -> str:
    """Write an element of WordprocessingML and those of its descendants that are, too."""
    left = frozenset(leave)
    inner = "".join(plain_copy(child, left) for child in element if _is_word(child) and _local(child) not in left)
    return _xml(_local(element), Property(_attributes(element), inner))


def is_on(properties: Properties, name: str) -> bool:
    """Say whether a toggle is set (§17.17.4)."""
    found = properties.get(name)
    return found is not None and found.attributes.get("val", "1") not in ("0", "false", "off")


def number_of(properties: Properties, name: str, attribute: str = "val", default: int = 0) -> int:
    """Give a whole number; the default where it is missing or no number."""
    found = properties.get(name)
    typed = found.attributes.get(attribute, "") if found else ""
    try:
        return round(float(typed))
    except (ValueError, OverflowError):
        return default


def _property(element: etree._Element) -> Property:
    inner = "".join(plain_copy(child) for child in element if _is_word(child))
    return Property(_attributes(element), inner)


def _attributes(element: etree._Element) -> dict[str, str]:
    named = {str(name): str(value) for name, value in element.attrib.items()}
    return {
        name.removeprefix(W): value
        for name, value in named.items()
        if name.startswith(W) and not name.startswith(f"{W}rsid")
    }


def _xml(name: str, one: Property) -> str:
    attributes = "".join(f' w:{key}="{escaped(value)}"' for key, value in one.attributes.items())
    return f"<w:{name}{attributes}>{one.inner}</w:{name}>" if one.inner else f"<w:{name}{attributes}/>"


def _is_word(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(W)


def _local(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)
