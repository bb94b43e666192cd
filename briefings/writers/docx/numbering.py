"""Lists and numbered headings as Word counts them.

Bullets and numbers belong to list styles, each bound to one level of an
abstract definition; an ordered list gets an instance of its own, so that it
starts where its author says. Definitions say nothing of indents: those stand
in the styles alone, where a house document can change them.
"""

from __future__ import annotations

from collections.abc import Container

from briefings.theme.model import Theme
from briefings.writers.docx.formats import fonts
from briefings.writers.docx.wordml import DECLARATION, escaped, root

FAMILIES = ("ListBullet", "ListNumber", "BoxListBullet", "BoxListNumber", "TableListBullet", "TableListNumber")
"""Style ids of the first level of each kind of list; its place gives its definition the number."""

HEADINGS = len(FAMILIES) + 1
LEVELS = 9

_BOX_STEP = "\u2003\u2002"
"""White space before the sign of a deeper level in a box, where all levels hang from one edge."""

_ORDERED = ("decimal", "lowerLetter", "lowerRoman")


def binding(style_id: str) -> str:
    """Write what binds a list style to its level; empty for a style that is not one."""
    stem, level = (style_id[:-1], int(style_id[-1]) - 1) if style_id[-1:].isdigit() else (style_id, 0)
    return numbering(FAMILIES.index(stem) + 1, level) if stem in FAMILIES else ""


def heading_binding(level: int) -> str:
    """Write what binds a heading style to the outline's numbers."""
    return numbering(HEADINGS, level - 1)


def numbering(instance: int, level: int) -> str:
    """Write ``w:numPr`` (§17.3.1.19); levels count from 0."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'


class Numbering:
    """The numbering part while the text is written."""

    def __init__(self, theme: Theme, numbered_levels: frozenset[int]) -> None:
        self._theme = theme
        self._numbered_levels = numbered_levels
        """Levels of headings whose style is bound to the outline's numbers."""
        self._instances: list[str] = [_instance(number, number) for number in range(1, HEADINGS + 1)]
        self._outline = [0] * LEVELS

    def restarted(self, family: str, level: int, start: int) -> str:
        """Make an ordered list that begins at `start`; give its ``w:numPr``."""
        return numbering(self._new_instance(FAMILIES.index(family) + 1, {level: start}), level)

    def heading(self, level: int, number: str) -> str:
        """Give the ``w:numPr`` of a heading, empty where its style already counts right."""
        if not number:
            return ""
        self._outline[level - 1] += 1
        self._outline[level:] = [0] * (LEVELS - level)
        if number == ".".join(map(str, self._outline[:level])):
            return "" if level in self._numbered_levels else heading_binding(level)
        parts = [int(part) for part in number.split(".") if part.isdecimal()]
        return numbering(self._new_instance(HEADINGS, dict(enumerate(parts))), level - 1)

    def _new_instance(self, definition: int, starts: dict[int, int]) -> int:
        number = len(self._instances) + 1
        self._instances.append(_instance(number, definition, starts))
        return number

    def xml(self, styles: Container[str]) -> str:
        """Write the part; only styles that are in `styles` are bound to a level."""
        definitions = "".join(self._definition(number, family, styles) for number, family in enumerate(FAMILIES, 1))
        return (
            f"{DECLARATION}{root('w:numbering', 'w')}{definitions}{self._heading_definition()}"
            f"{''.join(self._instances)}</w:numbering>"
        )

    def _definition(self, number: int, family: str, styles: Container[str]) -> str:
        levels = "".join(self._level(family, level, styles) for level in range(LEVELS))
        return _abstract(number, levels)

    def _heading_definition(self) -> str:
        levels = "".join(
            _level(
                level,
                "decimal",
                f'<w:pStyle w:val="Heading{level + 1}"/>' if level + 1 in self._numbered_levels else "",
                ".".join(f"%{part + 1}" for part in range(level + 1)) + "\u2002",
                "nothing",
            )
            for level in range(LEVELS)
        )
        return _abstract(HEADINGS, levels)

    def _level(self, family: str, level: int, styles: Container[str]) -> str:
        style = family if level == 0 else f"{family}{level + 1}"
        bound = f'<w:pStyle w:val="{style}"/>' if style in styles else ""
        if family.endswith("Number"):
            kind, sign, face = _ORDERED[level % 3], f"%{level + 1}.", ""
        else:
            kind, sign = "bullet", (escaped(self._theme.bullet), "–", "·")[level % 3]
            face = f"<w:rPr>{fonts(self._theme.families[self._theme.style('bullet').family].name)}</w:rPr>"
        indent = _BOX_STEP * level if family.startswith("Box") else ""
        if indent and kind == "bullet":
            kind = "none"  # LibreOffice keeps only the first letter of a bullet, but all of a number's text
        return _level(level, kind, bound, indent + sign, "tab", face)


def _abstract(number: int, levels: str) -> str:
    # §17.9.1. The nsid ties copies of one list together when text is pasted between documents.
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x42524900 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(level: int, kind: str, bound: str, sign: str, separator: str, face: str = "") -> str:
    # §17.9.6: start, numFmt, pStyle, suff, lvlText, lvlJc, rPr, in this order.
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{bound}<w:suff w:val="{separator}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>{face}</w:lvl>'
    )


def _instance(number: int, definition: int, starts: dict[int, int] | None = None) -> str:
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in (starts or {}).items()
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
