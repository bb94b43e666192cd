"""Fonts and colours that Word knows beside the styles.

The font table says what to take where a face is not installed; the drawing
theme puts the house's colours and faces into Word's own menus, so that what
people add by hand fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefings.theme.model import FontFamily, Theme
from briefings.writers.docx.wordml import DECLARATION, NAMESPACES, escaped, hexadecimal, root

_GENERIC = {
    "serif": "roman",
    "sans-serif": "swiss",
    "monospace": "modern",
    "cursive": "script",
    "fantasy": "decorative",
}


@dataclass(frozen=True, slots=True)
class Faces:
    """Colours and faces of a house document, as finished XML; empty for none."""

    colour_scheme: str = ""
    font_scheme: str = ""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """Name of a face to what the font table says about it."""


NO_FACES = Faces()


def font_table(theme: Theme, house: Faces = NO_FACES, embedded: Mapping[str, str] | None = None) -> str:
    """Write the font table (§17.8.3.9); `embedded` gives the embedded files of a family, as XML."""
    families = {family.name: family for family in theme.families.values()}
    fonts = "".join(_font(family, (embedded or {}).get(family.name, "")) for family in families.values())
    mono = "" if theme.mono[0] in families else _entry(theme.mono[0], "", "modern", "fixed")
    others = "".join(
        f'<w:font w:name="{escaped(name)}">{facts}</w:font>'
        for name, facts in house.fonts.items()
        if name not in families and name != theme.mono[0]
    )
    return f"{DECLARATION}{root('w:fonts', 'w r')}{fonts}{mono}{others}</w:fonts>"


def _font(family: FontFamily, embedded: str) -> str:
    generic = next((_GENERIC[name] for name in family.substitutes if name in _GENERIC), "auto")
    named = [name for name in family.substitutes if name not in _GENERIC]
    return _entry(family.name, named[0] if named else "", generic, "variable", embedded)


def _entry(name: str, alternative: str, generic: str, pitch: str, embedded: str = "") -> str:
    other = f'<w:altName w:val="{escaped(alternative)}"/>' if alternative else ""
    return (
        f'<w:font w:name="{escaped(name)}">{other}<w:charset w:val="00"/><w:family w:val="{generic}"/>'
        f'<w:pitch w:val="{pitch}"/>{embedded}</w:font>'
    )


def drawing_theme(theme: Theme, house: Faces = NO_FACES) -> str:
    """Write the DrawingML theme (§20.1.6.9), with the house's colours and faces where it has some."""
    name = escaped(theme.name)
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{hexadecimal(colour)}"/></a:{slot}>' for slot, colour in _colours(theme).items()
    )
    major, minor = _font_scheme("major", "heading1", theme), _font_scheme("minor", "body", theme)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{NAMESPACES["a"]}" name="{name}"><a:themeElements>'
        + (house.colour_scheme or f'<a:clrScheme name="{name}">{colours}</a:clrScheme>')
        + (house.font_scheme or f'<a:fontScheme name="{name}">{major}{minor}</a:fontScheme>')
        + f'<a:fmtScheme name="{name}">{_FORMATS}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _colours(theme: Theme) -> dict[str, str]:
    """Fill the twelve slots of a colour scheme (§20.1.6.2), in schema order."""
    fills = [box.fill for box in theme.boxes.values() if box.fill]
    kicker = theme.style("kicker").colour
    accents = dict.fromkeys(
        (*theme.chart.palette, kicker, theme.link, theme.rule, theme.chart.axis, theme.chart.previous)
    )
    six = [*accents, *[theme.link] * 6][:6]
    return {
        "dk1": theme.style("body").colour, "lt1": "#ffffff",
        "dk2": theme.style("heading1").colour, "lt2": fills[0] if fills else "#ffffff",
        **{f"accent{number}": colour for number, colour in enumerate(six, 1)},
        "hlink": theme.link, "folHlink": theme.link,
    }  # fmt: skip


def _font_scheme(slot: str, style: str, theme: Theme) -> str:
    face = escaped(theme.families[theme.style(style).family].name)
    return f'<a:{slot}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/></a:{slot}Font>'


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}">{_FILL}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
# §20.1.4.1.14: three of each, or Word calls the theme damaged.
_FORMATS = (
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
)
