"""Our styles in the house's clothes: same ids and names, the house's formats.

Each plain style that the house document has under its name takes what is said
there and stands on the same ancestors, as far as they are ours too. Lines of
the house's headers whose looks have no style get one here, so that even they
carry no formatting by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefings.theme.model import TextStyle
from briefings.writers.docx.formats import Frame, departures
from briefings.writers.docx.house_properties import (
    PARAGRAPH,
    RUN,
    Properties,
    is_on,
    laid_over,
    number_of,
    plain_copy,
    written,
)
from briefings.writers.docx.house_styles import HouseStyle, HouseStyles
from briefings.writers.docx.looks import Look
from briefings.writers.docx.styles import PlainStyle

_STAND_INS = {"Body Text": "Normal"}
"""Most house documents set their text in Normal alone; a body in another face than its headings helps nobody."""


_TABBED = ("Header", "Footer")
"""Styles of ours with a tab at the line's end; lines of the house need the house's own."""


@dataclass(frozen=True, slots=True)
class Clothes:
    """What a style of ours takes from the house document."""

    based_on: str
    """Id of a style of ours; empty for none."""
    paragraph: Properties
    run: Properties


class HouseSheet:
    """The house's styles by our ids, and the styles made for its headers."""

    def __init__(self, house: HouseStyles, plain: Iterable[PlainStyle]) -> None:
        self.house = house
        found = {style.id: house.named("paragraph", style.name) for style in plain}
        self._found = {style_id: style for style_id, style in found.items() if style is not None}
        self._ours = {style.id: style_id for style_id, style in reversed(self._found.items())}
        """House id to ours; of two of ours that one style of the house serves, the first."""
        self._made: dict[tuple[str, str], tuple[str, str]] = {}
        """Kind and content of a style made here, to its id and name."""

    def lacks(self, style: PlainStyle) -> bool:
        return style.id not in self._found and not self.stand_in(style)

    def stand_in(self, style: PlainStyle) -> str:
        """Name the style whose look a lacking one takes in the house; empty for none."""
        name = _STAND_INS.get(style.name, "")
        return name if name in self._found else ""

    def dressed(self, style: PlainStyle) -> PlainStyle:
        """Give a plain style the measures of the house, for those that depart from it."""
        source = self._found.get(style.id) or self._found.get(self.stand_in(style))
        if source is None:
            return style
        paragraph, run = self.house.effective(source)
        return replace(style, text=_measures(style.text, paragraph, run))

    def clothes(self, style: PlainStyle) -> Clothes | None:
        """Give what a plain style takes from the house; None for nothing."""
        source = self._found.get(style.id)
        if source is not None:
            return self._clothes(source)
        return Clothes(self.stand_in(style), {}, {}) if self.stand_in(style) else None

    def _clothes(self, style: HouseStyle) -> Clothes:
        paragraph: Properties = {}
        run: Properties = {}
        for one in self.house.chain(style):
            if one is not style and one.id in self._ours:
                return Clothes(self._ours[one.id], paragraph, run)
            paragraph, run = laid_over(one.paragraph, paragraph), laid_over(one.run, run)
        return Clothes("", paragraph, run)

    def line(self, house_id: str, direct: Properties) -> str:
        """Give the id of the style of a paragraph of the house's headers, made where it needs one."""
        style = self.house.with_id(house_id)
        ours = self._ours.get(house_id, "")
        if style is not None and ours in _TABBED and "tabs" in style.paragraph:
            direct = {"tabs": style.paragraph["tabs"], **direct}
        if style is None or (ours and not direct):
            return ours
        worn = Clothes(ours, {}, {}) if ours else self._clothes(style)
        formats = written(laid_over(worn.paragraph, direct), PARAGRAPH)
        letters = written(worn.run, RUN)
        parent = f'<w:basedOn w:val="{worn.based_on}"/>' if worn.based_on else ""
        run = f"<w:rPr>{letters}</w:rPr>" if letters else ""
        rest = f'{parent}<w:uiPriority w:val="99"/><w:pPr>{formats}</w:pPr>{run}'
        return self._make("paragraph", "HouseLine", "House Line", rest)

    def words(self, house_id: str, direct: Properties) -> str:
        """Give the id of the style of words in the house's headers; empty for plain ones."""
        style = self.house.with_id(house_id)
        run = direct
        for one in self.house.chain(style) if style is not None and style.kind == "character" else ():
            run = laid_over(one.run, run)
        if not run:
            return ""
        rest = f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr>{written(run, RUN)}</w:rPr>'
        return self._make("character", "HouseWords", "House Words", rest)

    def _make(self, kind: str, stem: str, name: str, rest: str) -> str:
        known = self._made.get((kind, rest))
        if known is None:
            number = 1 + sum(made == kind for made, _ in self._made)
            known = self._made[kind, rest] = (f"{stem}{number}", f"{name} {number}")
        return known[0]

    def made(self) -> str:
        """Write the styles made for headers and footers."""
        return "".join(
            f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{style_id}">'
            f'<w:name w:val="{name}"/>{rest}</w:style>'
            for (kind, rest), (style_id, name) in self._made.items()
        )

    def character(self, name: str) -> str | None:
        """Give the run properties that a character style takes from the house; None for its own."""
        style = self.house.named("character", name)
        if style is None:
            return None
        run: Properties = {}
        for one in self.house.chain(style):
            run = laid_over(one.run, run)
        return written(run, RUN)

    def table(self, name: str) -> str | None:
        """Give what a table style takes from the house, as XML; None for its own."""
        style = self.house.named("table", name)
        if style is None:
            return None
        wanted = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
        children = [child for child in style.element if str(child.tag).rpartition("}")[2] in wanted]
        return "".join(plain_copy(child, leave=("numPr", "lang", "pPrChange", "rPrChange")) for child in children)


def departing(text: TextStyle, frame: Frame, look: Look) -> str:
    """Write only what a look changes: all else comes down from the house's style."""
    return departures(text, frame, has_own_indents=bool(look.indent or look.box or look.hanging), align=look.align)


def _measures(text: TextStyle, paragraph: Properties, run: Properties) -> TextStyle:
    """Give the measures of a style of the house in points, as far as other styles build on them."""
    size = number_of(run, "sz", default=20) / 2
    line = number_of(paragraph, "spacing", "line", 240)
    rule = paragraph["spacing"].attributes.get("lineRule", "auto") if "spacing" in paragraph else "auto"
    hanging = number_of(paragraph, "ind", "hanging")
    colour = run["color"].attributes.get("val", "") if "color" in run else ""
    return replace(
        text,
        size=size,
        leading=line / 20 if rule in ("exact", "atLeast") else size * 1.2 * line / 240,
        bold=is_on(run, "b"),
        italic=is_on(run, "i"),
        colour=f"#{colour.lower()}" if len(colour) == 6 and colour != "auto" else text.colour,
        space_before=number_of(paragraph, "spacing", "before") / 20,
        space_after=number_of(paragraph, "spacing", "after") / 20,
        indent_left=_indent(paragraph, "left", "start"),
        indent_right=_indent(paragraph, "right", "end"),
        first_line=-hanging / 20 if hanging else number_of(paragraph, "ind", "firstLine") / 20,
        keep_with_next=is_on(paragraph, "keepNext"),
    )


def _indent(paragraph: Properties, *names: str) -> float:
    return next((found / 20 for name in names if (found := number_of(paragraph, "ind", name))), 0.0)


def said_by_us(style: PlainStyle) -> dict[str, str]:
    """Give what a dressed style says all the same: its list, its place in the outline, its direction, its tab."""
    frame = style.frame
    return {
        name: xml
        for name, xml in (
            ("numPr", frame.numbering),
            ("tabs", frame.tabs),
            ("bidi", "<w:bidi/>" if frame.is_right_to_left else ""),
            ("outlineLvl", f'<w:outlineLvl w:val="{frame.outline_level}"/>' if frame.outline_level is not None else ""),
        )
        if xml
    }
