"""The styles part: plain styles, the looks a brief needs, and its table.

`StyleSheet` is asked for the style of every paragraph and every marked run
while the text is written, remembers what was asked for, and writes exactly
that beside the styles every brief has. Asking twice gives the same id.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from briefings.document.model import Align
from briefings.theme.model import TextStyle, Theme
from briefings.writers.docx.characters import joined_id, joined_style, single_styles
from briefings.writers.docx.formats import Frame, alignment, paragraph_format, run_format
from briefings.writers.docx.house_properties import PARAGRAPH, RUN, written
from briefings.writers.docx.house_sheet import HouseSheet, departing, said_by_us
from briefings.writers.docx.house_styles import HouseStyles
from briefings.writers.docx.languages import is_right_to_left, language_mark
from briefings.writers.docx.looks import PLAIN, Look
from briefings.writers.docx.numbering import binding, heading_binding
from briefings.writers.docx.styles import PlainStyle, plain_styles, wide_tab
from briefings.writers.docx.table_style import table_styles
from briefings.writers.docx.wordml import DECLARATION, escaped, root


class StyleSheet:
    """The styles of one file while it is written."""

    def __init__(
        self, theme: Theme, language: str, *, numbered_levels: frozenset[int], house: HouseStyles | None = None
    ) -> None:
        self._theme = theme
        self._language = language
        self._right_to_left = is_right_to_left(language)
        self._numbered_levels = numbered_levels
        self._plain = {style.id: self._bound(style) for style in plain_styles(theme)}
        self.house = HouseSheet(house, self._plain.values()) if house is not None else None
        if self.house is not None:
            self._plain = {style.id: self.house.dressed(style) for style in self._plain.values()}
        self._asked: dict[str, None] = {}
        """Plain styles that the text has a use for, in the order they were met."""
        self._used: dict[tuple[str, Look], str] = {
            (style.id, PLAIN): style.id for style in self._plain.values() if style.is_always_there
        }
        self._joined: dict[frozenset[str], str] = {}

    def _bound(self, style: PlainStyle) -> PlainStyle:
        """Add what a style says beyond the theme: its list, its direction."""
        is_counted = style.id in {f"Heading{level}" for level in self._numbered_levels}
        numbering = heading_binding(int(style.id[-1])) if is_counted else binding(style.id)
        frame = replace(style.frame, numbering=numbering, is_right_to_left=self._right_to_left)
        return replace(style, frame=frame)

    def paragraph(self, style_id: str, look: Look = PLAIN) -> str:
        """Give the id of the style of a paragraph.

        Raises: KeyError for a style the plain ones do not hold (a bug, not user error).
        """
        self._asked[style_id] = None
        key = (style_id, look)
        found = self._used.get(key)
        if found is None:
            plain = self._plain[style_id]
            found = self._used[key] = plain.id + "".join(look.words()).replace(" ", "")
            if look != PLAIN:
                self._used.setdefault((style_id, PLAIN), style_id)
        return found

    def __contains__(self, style_id: str) -> bool:
        return style_id in self._plain

    def lacking(self) -> list[PlainStyle]:
        """Give the styles that the text uses and the house document does not have."""
        house = self.house
        return [] if house is None else [self._plain[one] for one in self._asked if house.lacks(self._plain[one])]

    def is_bold(self, style_id: str) -> bool:
        """Say whether a plain style is bold: Word would turn strong words in it light again (§17.7.3)."""
        return self._plain[style_id].text.bold

    def text_style(self, style_id: str) -> TextStyle:
        """Give what a plain style was made from."""
        return self._plain[style_id].text

    def marked(self, marks: frozenset[str]) -> str:
        """Give the id of the character style of words with these marks; empty for none."""
        found = self._joined.get(marks)
        if found is None:
            found = self._joined[marks] = joined_id(marks)
        return found

    def ids(self) -> Container[str]:
        """Give the paragraph styles that will be written."""
        return set(self._used.values())

    def xml(self) -> str:
        """Write the styles part (§17.7)."""
        joined = (joined_style(marks, self._theme) for marks in sorted(self._joined, key=sorted) if len(marks) > 1)
        return "".join((
            DECLARATION, root("w:styles", "w"), self._defaults(), LATENT,
            *(self._paragraph_style(style_id, look) for style_id, look in self._used if look == PLAIN),
            *(self._paragraph_style(style_id, look) for style_id, look in self._used if look != PLAIN),
            single_styles(self._theme, self.house.character if self.house else None), *joined,
            table_styles(self._theme, self.house.table if self.house else None),
            self.house.made() if self.house else "", "</w:styles>",
        ))  # fmt: skip

    def _defaults(self) -> str:
        # §17.7.5.1: what holds where no style speaks. Widow control belongs to all text there is.
        body, paragraph = run_format(self._theme.style("body"), self._theme), "<w:widowControl/>"
        if self.house is not None:
            body = written(self.house.house.run_defaults, RUN)
            paragraph = written(self.house.house.paragraph_defaults, PARAGRAPH, {"widowControl": paragraph})
        return (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{body}{language_mark(self._language)}</w:rPr></w:rPrDefault>"
            f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        )

    def _paragraph_style(self, style_id: str, look: Look) -> str:
        plain = self._plain[style_id]
        if look == PLAIN and self.house is not None and (clothes := self.house.clothes(plain)) is not None:
            formats = written(clothes.paragraph, PARAGRAPH, said_by_us(plain))
            return _style(plain, plain.id, plain.name, clothes.based_on, formats, written(clothes.run, RUN))
        if look == PLAIN:
            return _style(plain, plain.id, plain.name, plain.based_on, paragraph_format(plain.text, plain.frame),
                          run_format(plain.text, self._theme))  # fmt: skip
        text, frame = self._varied(plain, look)
        name = " ".join((plain.name, *look.words()))
        varied = replace(plain, is_ours=True, is_quick=False, priority=99)
        is_dressed = self.house is not None and self.house.clothes(plain) is not None
        formats = departing(text, frame, look) if is_dressed else paragraph_format(text, frame)
        return _style(varied, self._used[style_id, look], name, plain.id, formats, "")

    def _varied(self, plain: PlainStyle, look: Look) -> tuple[TextStyle, Frame]:
        text = plain.text
        box = self._theme.boxes[look.box] if look.box else None
        inset = box.padding if box else 0.0
        # A border follows the indents (§17.3.1.24): only what hangs may have its own, or the box would be ragged.
        own = text if box is None or text.first_line < 0 else replace(text, indent_left=0.0, indent_right=0.0)
        text = replace(
            text,
            indent_left=own.indent_left + look.indent + inset + (box.edge_width if box else 0.0),
            indent_right=own.indent_right + inset,
            first_line=-look.hanging if look.hanging else text.first_line,
            keep_with_next=text.keep_with_next or look.is_kept,
            align=text.align if look.align is Align.START else alignment(look.align),
            space_before=self._space_before(text, look),
            space_after=self._space_after(text, look),
        )
        return text, self._framed(plain.frame, look)

    def _framed(self, frame: Frame, look: Look) -> Frame:
        return replace(
            frame,
            box=self._theme.boxes[look.box] if look.box else None,
            new_page=look.new_page,
            tabs=wide_tab(self._theme) if look.is_wide else frame.tabs,
            rule=self._theme.rule if look.ruled else "",
            rule_below=self._theme.rule if look.ruled_below else "",
            is_right_to_left=look.is_right_to_left or frame.is_right_to_left,
            # These come down from the plain style; a list's numbers twice would bind two styles to one level.
            numbering="",
            outline_level=None,
        )

    def _space_before(self, text: TextStyle, look: Look) -> float:
        before = text.space_before
        if look.is_first and look.box:
            before = self._theme.boxes[look.box].space_before
        if look.after_table:
            before = max(before, self._theme.table.space_after)
        return max(before, self._theme.style("body").leading) if look.ruled else before

    def _space_after(self, text: TextStyle, look: Look) -> float:
        if look.is_followed:
            return self._theme.style("table_text").space_after
        if not look.is_last:
            return text.space_after
        if look.box:
            return self._theme.boxes[look.box].space_after
        return max(text.space_after, self._theme.style("body").space_after)


def _style(style: PlainStyle, style_id: str, name: str, based_on: str, paragraph: str, run: str) -> str:
    """Write a paragraph style (§17.7.4.17), children in schema order."""
    attributes = ' w:default="1"' if style_id == "Normal" else ' w:customStyle="1"' if style.is_ours else ""
    return "".join((
        f'<w:style w:type="paragraph"{attributes} w:styleId="{style_id}"><w:name w:val="{escaped(name)}"/>',
        f'<w:basedOn w:val="{based_on}"/>' if based_on else "",
        f'<w:next w:val="{style.next}"/>' if style.next else "",
        f'<w:uiPriority w:val="{style.priority}"/>',
        "<w:qFormat/>" if style.is_quick else "",
        f"<w:pPr>{paragraph}</w:pPr>",
        f"<w:rPr>{run}</w:rPr>" if run else "",
        "</w:style>",
    ))  # fmt: skip


LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" '
    'w:defQFormat="0" w:count="376">'
    + "".join(
        f'<w:lsdException w:name="{name}" w:semiHidden="1" w:unhideWhenUsed="1"/>'
        for name in ("heading 4", "heading 5", "heading 6", "heading 7", "heading 8", "heading 9", "List Bullet 4",
                     "List Bullet 5", "List Number 4", "List Number 5", "endnote text", "table of figures")
    )
    + "</w:latentStyles>"
)  # fmt: skip
"""§17.7.4.5: how Word shows the built-in styles that this file does not define."""
