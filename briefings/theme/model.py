"""The Theme: every measure, colour and face a writer may use.

One theme drives DOCX styles, PDF and HTML alike. All lengths are points, all
colours are ``#rrggbb``. Writers look a paragraph's style up by its role (or
by one of the `STRUCTURAL` names for headings, lists, cells and furniture) and
never invent a size or a colour themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefings.document.model import BoxRole, Role

STRUCTURAL = (
    "heading1", "heading2", "heading3",
    "bullet", "number",
    "quote",
    "box_text",
    "table_head", "table_text", "table_group", "table_total",
    "caption", "note",
    "contents_title", "contents1", "contents2",
    "header", "footer", "marking",
    "chart_label", "chart_value",
)  # fmt: skip
"""Styles that belong to a structure rather than to a paragraph's role."""

STYLE_NAMES = (*(role.value for role in Role), *STRUCTURAL)
"""Every style a theme must define, no more and no less."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: a static TrueType face."""

    name: str
    """PostScript-like name, unique in the theme: ``IBMPlexSerif-BoldItalic``."""
    path: Path


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Four faces under the name Word knows the family by."""

    name: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face
    substitutes: tuple[str, ...] = ()
    """Families to name after it in CSS and Word: ``("Georgia", "serif")``."""

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of paragraph is set. Lengths in points."""

    family: str
    """Key into `Theme.families`."""
    size: float
    leading: float
    colour: str
    bold: bool = False
    italic: bool = False
    uppercase: bool = False
    letter_spacing: float = 0.0
    align: str = "start"
    """``start``, ``centre``, ``end`` or ``justify``."""
    space_before: float = 0.0
    space_after: float = 0.0
    indent_left: float = 0.0
    indent_right: float = 0.0
    first_line: float = 0.0
    """Extra indent of the first line; negative hangs."""
    keep_with_next: bool = False
    hyphenate: bool = False
    rule_above: str = ""
    """Colour of a hairline above the paragraph; empty for none."""
    rule_below: str = ""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Paper and margins in points."""

    width: float
    height: float
    margin_top: float
    margin_bottom: float
    margin_inner: float
    margin_outer: float
    header_distance: float
    """From the paper's top edge to the header line's top."""
    footer_distance: float
    """From the paper's bottom edge to the footer line's bottom."""
    first_margin_top: float = 0.0
    """Top margin of the first page; 0 means the same as the others."""

    @property
    def text_width(self) -> float:
        return self.width - self.margin_inner - self.margin_outer


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """A set-apart group: fill, edge and padding."""

    fill: str
    """Background colour; empty for none."""
    edge: str
    """Colour of the bar at the start edge; empty for none."""
    edge_width: float
    padding: float
    space_before: float
    space_after: float


@dataclass(frozen=True, slots=True)
class TableStyle:
    head_fill: str
    band_fill: str
    """Fill of every second body row; empty for none."""
    total_fill: str
    rule: str
    """Colour of the hairlines between rows."""
    rule_width: float
    frame_rule: str
    """Colour of the rules above the head and below the last row."""
    frame_width: float
    cell_padding_x: float
    cell_padding_y: float
    space_before: float
    space_after: float


@dataclass(frozen=True, slots=True)
class ChartStyle:
    palette: tuple[str, ...]
    """One colour a group; told apart in grey and by colour-blind readers."""
    previous: str
    """Colour of the mark for the edition before."""
    axis: str
    bar_height: float
    bar_gap: float
    group_gap: float


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    families: Mapping[str, FontFamily]
    """Role of the family (``text``, ``display``) to its faces."""
    fallback: tuple[str, ...]
    """Families to try, in order, for a character the style's own family lacks."""
    page: PageStyle
    styles: Mapping[str, TextStyle]
    """Every name of `STYLE_NAMES`."""
    boxes: Mapping[BoxRole, BoxStyle]
    table: TableStyle
    chart: ChartStyle
    link: str
    """Colour of links."""
    rule: str
    """Colour of thematic breaks and the footnote rule."""
    bullet: str = "•"
    end_mark: str = "◆"
    mono: tuple[str, ...] = ("Courier New", "monospace")
    tokens: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Named colours as the theme's author wrote them, for templates and CSS."""
    inserted: str = "#0b6b3a"
    """Colour of words that a comparison shows as new; they are underlined too."""
    deleted: str = "#a3262b"
    """Colour of words that a comparison shows as gone; they are struck out too."""
    directory: Path = Path()
    house: Path | None = None
    """A Word file that overrides styles, page, headers and logo in DOCX; None for none."""
    embed_fonts: bool = False
    """Put the whole faces into DOCX files, so that they look right where the fonts are not installed."""

    def style(self, name: str) -> TextStyle:
        """The text style of a role or structural name.

        Raises: KeyError for a name outside `STYLE_NAMES` (a bug, not user error).
        """
        return self.styles[name]
