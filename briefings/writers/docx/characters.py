"""Character styles: what marks words inside a paragraph.

Word gives a run one character style only, so words that are several things
at once (an emphasised link) get a style that joins the single ones. No run
carries any other formatting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefings.theme.model import Theme
from briefings.units import half_point
from briefings.writers.docx.formats import fonts
from briefings.writers.docx.wordml import hexadecimal

STRONG, EMPHASIS, CODE, SUPERSCRIPT, SUBSCRIPT, LINK = (
    "Strong",
    "Emphasis",
    "Code",
    "Superscript",
    "Subscript",
    "Hyperlink",
)
"""Ids of the styles that inlines may join, in the order joined names have."""

NOTE_MARK, ENDNOTE_MARK, END_MARK = "FootnoteReference", "EndnoteReference", "EndMark"
REFERENCE = "CrossReference"
"""Links inside the document: in the links' colour, but not underlined."""

JOINABLE = (LINK, REFERENCE, STRONG, EMPHASIS, CODE, SUPERSCRIPT, SUBSCRIPT)


@dataclass(frozen=True, slots=True)
class _Mark:
    """The parts of ``w:rPr`` a mark sets, each at its place of the schema's sequence (§17.3.2.28)."""

    fonts: str = ""
    bold: str = ""
    italic: str = ""
    colour: str = ""
    size: str = ""
    underline: str = ""
    position: str = ""


def _marks(theme: Theme) -> dict[str, _Mark]:
    return {
        LINK: _Mark(colour=_colour(theme.link), underline='<w:u w:val="single"/>'),
        REFERENCE: _Mark(colour=_colour(theme.link)),
        STRONG: _Mark(bold="<w:b/><w:bCs/>"),
        EMPHASIS: _Mark(italic="<w:i/><w:iCs/>"),
        CODE: _Mark(fonts=fonts(theme.mono[0])),
        SUPERSCRIPT: _Mark(position='<w:vertAlign w:val="superscript"/>'),
        SUBSCRIPT: _Mark(position='<w:vertAlign w:val="subscript"/>'),
    }


def joined_id(marks: frozenset[str]) -> str:
    """Name the style of words with all these marks; empty for no marks.

    >>> joined_id(frozenset({"Emphasis", "Hyperlink"}))
    'HyperlinkEmphasis'
    """
    return "".join(mark for mark in JOINABLE if mark in marks)


def joined_style(marks: frozenset[str], theme: Theme) -> str:
    """Write the style that joins two or more marks."""
    every = _marks(theme)
    kept = [every[mark] for mark in JOINABLE if mark in marks]
    parts = (next((value for mark in kept if (value := getattr(mark, part))), "") for part in _Mark.__slots__)
    name = " ".join(_name(mark) for mark in JOINABLE if mark in marks)
    return character_style(joined_id(marks), name, "".join(parts), is_ours=True)


def _name(mark: str) -> str:
    return "Cross Reference" if mark == REFERENCE else mark


House = Callable[[str], str | None] | None
"""Asked for what a style of this name takes from a house document; None for nothing."""


def single_styles(theme: Theme, house: House = None) -> str:
    """Write the character styles every brief has, Word's own among them."""
    every = _marks(theme)
    built_in = {LINK, STRONG, EMPHASIS}
    singles = (
        character_style(
            mark,
            _name(mark),
            "".join(getattr(every[mark], part) for part in _Mark.__slots__),
            is_ours=mark not in built_in,
            house=house,
        )
        for mark in JOINABLE
    )
    return _DEFAULT_FONT + "".join(singles) + _others(theme, house)


_DEFAULT_FONT = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def _others(theme: Theme, house: House) -> str:
    visited = _colour(theme.link) + '<w:u w:val="single"/>'
    raised = '<w:vertAlign w:val="superscript"/>'
    size = half_point(theme.style("note").size)
    small = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return "".join((
        character_style("FollowedHyperlink", "FollowedHyperlink", visited, house=house),
        character_style(NOTE_MARK, "footnote reference", raised, house=house),
        character_style(ENDNOTE_MARK, "endnote reference", raised, house=house),
        character_style("CommentReference", "annotation reference", small, house=house),
        character_style("PageNumber", "page number", "", house=house),
        character_style("PlaceholderText", "Placeholder Text", _colour(theme.style("meta").colour), house=house),
        character_style(END_MARK, "End Mark", _colour(theme.link), is_ours=True, house=house),
    ))  # fmt: skip


def character_style(style_id: str, name: str, properties: str, *, is_ours: bool = False, house: House = None) -> str:
    """Write a character style (§17.7.4.17) based on the default font."""
    taken = house(name) if house else None
    properties = properties if taken is None else taken
    custom = ' w:customStyle="1"' if is_ours else ""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:qFormat/>{inner}</w:style>'
    )


def _colour(colour: str) -> str:
    return f'<w:color w:val="{hexadecimal(colour)}"/>'
