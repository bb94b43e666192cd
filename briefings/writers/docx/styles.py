"""The plain paragraph styles of a brief, made from the theme.

Word's own styles keep their ids and names (``Heading1``, ``heading 1``), so
that Word, its navigation pane and every importer know them; what a brief
needs beyond them has a style of its own. All of them are complete: none
relies on what a reader's Normal template happens to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefings.document.model import Role
from briefings.theme.columns import turned_width
from briefings.theme.model import TextStyle, Theme
from briefings.units import twip
from briefings.writers.docx.formats import BARE, Frame
from briefings.writers.docx.page import header_space


@dataclass(frozen=True, slots=True)
class PlainStyle:
    """A paragraph style as it looks in running text."""

    id: str
    name: str
    """As Word spells it: built-in names have their own letters (``heading 1``)."""
    text: TextStyle
    frame: Frame = BARE
    based_on: str = "Normal"
    next: str = ""
    """Id of the style of the paragraph typed after it; empty for the same."""
    priority: int = 99
    is_quick: bool = False
    """Shown in the gallery."""
    is_ours: bool = True
    """Not one of Word's own."""
    is_always_there: bool = True
    """Written even when the brief does not use it."""
    link: str = ""


_ROLES = {
    Role.BODY: ("BodyText", "Body Text"),
    Role.MASTHEAD: ("Masthead", "Masthead"),
    Role.KICKER: ("Kicker", "Kicker"),
    Role.TITLE: ("Title", "Title"),
    Role.SUBTITLE: ("Subtitle", "Subtitle"),
    Role.BYLINE: ("Byline", "Byline"),
    Role.DATELINE: ("Dateline", "Dateline"),
    Role.STANDFIRST: ("Standfirst", "Standfirst"),
    Role.LEAD: ("Lead", "Lead Paragraph"),
    Role.ATTRIBUTION: ("Attribution", "Attribution"),
    Role.SOURCE: ("SourceLine", "Source Line"),
    Role.META: ("Meta", "Meta"),
    Role.LABEL: ("Label", "Label"),
    Role.DISCLAIMER: ("Disclaimer", "Disclaimer"),
    Role.BIO: ("Biography", "Biography"),
    Role.QUESTION: ("Question", "Question"),
    Role.COLOPHON: ("Colophon", "Colophon"),
}
_BUILT_IN_ROLES = {Role.BODY, Role.TITLE, Role.SUBTITLE}
_NOT_BELOW_TEXT = {
    Role.MASTHEAD, Role.KICKER, Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATELINE, Role.STANDFIRST,
    Role.SOURCE,
}  # fmt: skip

PLACES = {
    "body": "BodyText",
    "bullet": "ListBullet",
    "number": "ListNumber",
    "quote": "Quote",
    "box_text": "BoxText",
    "table_head": "TableHead",
    "table_text": "TableText",
    "table_row_head": "TableRowHead",
    "table_group": "TableGroup",
    "table_total": "TableTotal",
}
"""The style that body text takes in each place of `theme.uses`, and in a cell that names its row."""

LIST_LEVELS = 3


def role_style(role: Role) -> str:
    """Give the id of the plain style of a role."""
    return _ROLES[role][0]


def plain_styles(theme: Theme) -> Iterator[PlainStyle]:
    """Yield every plain paragraph style, Normal first, parents before children."""
    body = theme.style("body")
    yield PlainStyle(
        "Normal", "Normal", replace(body, space_before=0, space_after=0, align="start"),
        based_on="", next="BodyText", priority=0, is_quick=True, is_ours=False,
    )  # fmt: skip
    yield from _roles(theme)
    yield from _headings(theme)
    yield from _lists(theme)
    yield from _tables(theme)
    yield from _contents(theme)
    yield from _furniture(theme, header_space(theme))


def _below_text(text: TextStyle, theme: Theme) -> TextStyle:
    """Take the body's own distance off the space before.

    Word adds the space after one paragraph to the space before the next; the theme, as the PDF, means the larger.
    """
    return replace(text, space_before=max(0.0, text.space_before - theme.style("body").space_after))


def _roles(theme: Theme) -> Iterator[PlainStyle]:
    for role, (style_id, name) in _ROLES.items():
        text = theme.style(role.value)
        yield PlainStyle(
            style_id, name, text if role in _NOT_BELOW_TEXT else _below_text(text, theme),
            next="" if role in {Role.BODY, Role.QUESTION, Role.BIO} else "BodyText",
            priority=10, is_quick=role is not Role.COLOPHON, is_ours=role not in _BUILT_IN_ROLES,
        )  # fmt: skip
    yield PlainStyle(
        "Quote", "Quote", _below_text(theme.style("quote"), theme), priority=29, is_quick=True, is_ours=False
    )
    yield PlainStyle("BoxText", "Box Text", theme.style("box_text"), priority=30, is_quick=True)


def _headings(theme: Theme) -> Iterator[PlainStyle]:
    for level in (1, 2, 3):
        yield PlainStyle(
            f"Heading{level}", f"heading {level}", _below_text(theme.style(f"heading{level}"), theme),
            Frame(outline_level=level - 1, keep_lines=True), next="BodyText", priority=9, is_quick=True, is_ours=False,
        )  # fmt: skip


def _lists(theme: Theme) -> Iterator[PlainStyle]:
    for id_stem, name_stem, place, family in (("List", "List", "", True), ("BoxList", "Box List", "box_text", False)):
        for kind, style in (("Bullet", "bullet"), ("Number", "number")):
            shape = theme.style(style)
            text = replace(theme.style(place), space_after=shape.space_after) if place else shape
            for level in range(1, LIST_LEVELS + 1):
                yield _list_style(id_stem + kind, f"{name_stem} {kind}", text, shape, level, is_ours=not family)
    for level in range(1, LIST_LEVELS + 1):
        plain = _list_style("ListContinue", "List Continue", theme.style("bullet"), theme.style("bullet"), level)
        yield replace(plain, text=replace(plain.text, first_line=0))


def _list_style(
    stem: str, name: str, text: TextStyle, shape: TextStyle, level: int, *, is_ours: bool = False
) -> PlainStyle:
    """Give the style of one level: indented by its own step for each level."""
    suffix = "" if level == 1 else str(level)
    # In a box every level hangs from the same edge, for the box's own edge follows the leftmost line.
    hang = shape.first_line * level if stem.startswith("Box") else shape.first_line
    indented = replace(text, indent_left=shape.indent_left * level, first_line=hang)
    return PlainStyle(
        stem + suffix, f"{name} {suffix}".strip(), indented, Frame(), priority=36,
        is_quick=level == 1 and not is_ours, is_ours=is_ours, is_always_there=not is_ours,
    )  # fmt: skip


def _tables(theme: Theme) -> Iterator[PlainStyle]:
    names = (("TableText", "Table Text", "table_text"), ("TableHead", "Table Head", "table_head"),
             ("TableGroup", "Table Group", "table_group"), ("TableTotal", "Table Total", "table_total"))  # fmt: skip
    for style_id, name, style in names:
        text = replace(theme.style(style), space_after=0)
        # A head that stays alone at a page's foot would be repeated on the next.
        is_kept = text.keep_with_next or style in ("table_head", "table_group")
        yield PlainStyle(style_id, name, replace(text, keep_with_next=is_kept), priority=40)
    text = replace(theme.style("table_text"), space_after=0)
    yield PlainStyle("TableRowHead", "Table Row Head", replace(text, bold=True), priority=40)
    hang = round(text.size * 1.1, 1)
    shape = replace(text, indent_left=hang, first_line=-hang)
    for kind in ("Bullet", "Number"):
        for level in range(1, LIST_LEVELS + 1):
            yield _list_style(f"TableList{kind}", f"Table List {kind}", shape, shape, level, is_ours=True)
    yield PlainStyle(
        "Caption", "caption", _below_text(theme.style("caption"), theme), Frame(keep_lines=True),
        next="BodyText", priority=35, is_quick=True, is_ours=False,
    )  # fmt: skip
    below = replace(
        theme.style("caption"), space_before=theme.style("caption").space_after, keep_with_next=False, space_after=0
    )
    yield PlainStyle("FigureCaption", "Figure Caption", below, Frame(keep_lines=True), based_on="Caption", priority=35)
    picture = replace(theme.style("body"), align="start", space_before=0, space_after=0, keep_with_next=True)
    yield PlainStyle("Figure", "Figure", picture, Frame(holds_pictures=True), next="FigureCaption", priority=35)


def _contents(theme: Theme) -> Iterator[PlainStyle]:
    title = _below_text(replace(theme.style("contents_title"), keep_with_next=True), theme)
    yield PlainStyle("TOCHeading", "TOC Heading", title, next="BodyText", priority=39, is_ours=False)
    second = theme.style("contents2")
    third = replace(second, indent_left=second.indent_left * 2)
    for level, text in enumerate((theme.style("contents1"), second, third), 1):
        yield PlainStyle(
            f"TOC{level}", f"toc {level}", text, Frame(tabs=end_tab(theme, "dot")), priority=39, is_ours=False
        )


def _furniture(theme: Theme, below_header: float) -> Iterator[PlainStyle]:
    tabs = Frame(tabs=end_tab(theme))
    header = theme.style("header")
    yield PlainStyle("Header", "header", replace(header, space_after=below_header), tabs, is_ours=False)
    yield PlainStyle("RunningLine", "Running Line", header, tabs)
    yield PlainStyle("Footer", "footer", replace(theme.style("footer"), rule_above=theme.rule), tabs, is_ours=False)
    yield PlainStyle("Marking", "Marking", theme.style("marking"))
    yield from _annotations(theme)


def _annotations(theme: Theme) -> Iterator[PlainStyle]:
    note = theme.style("note")
    yield PlainStyle("FootnoteText", "footnote text", note, is_ours=False)
    yield PlainStyle("EndnoteText", "endnote text", note, is_ours=False)
    comment = replace(theme.style("table_text"), space_after=4)
    yield PlainStyle("CommentText", "annotation text", comment, is_ours=False)
    yield PlainStyle("CommentSubject", "annotation subject", replace(comment, bold=True), based_on="CommentText",
                     next="CommentText", is_ours=False)  # fmt: skip
    yield PlainStyle("BalloonText", "Balloon Text", comment, is_ours=False)


def end_tab(theme: Theme, leader: str = "none") -> str:
    """Write the one tab stop of a line that has something at both ends (§17.3.1.37)."""
    return f"<w:tabs>{_end_tab(theme.page.text_width, leader)}</w:tabs>"


def wide_tab(theme: Theme) -> str:
    """Write the same for a turned page: stops come down from the upright style, so that one is cleared."""
    cleared = f'<w:tab w:val="clear" w:pos="{twip(theme.page.text_width)}"/>'
    return f"<w:tabs>{cleared}{_end_tab(turned_width(theme.page), 'none')}</w:tabs>"


def _end_tab(width: float, leader: str) -> str:
    return f'<w:tab w:val="right" w:leader="{leader}" w:pos="{twip(width)}"/>'
