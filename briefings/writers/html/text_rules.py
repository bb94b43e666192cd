"""One CSS rule for each text style of the theme.

The theme says how every kind of paragraph is set; here it is said again in
CSS. Screens get text that starts at the margin and a little more air between
lines; print gets the theme's own alignment, hyphens and sizes back.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.document.model import Role
from briefings.theme.model import FontFamily, TextStyle, Theme
from briefings.writers.html.lengths import BODY_REM, SMALLEST_REM, css_string, rem, unit

SELECTORS = {
    **{role.value: f".{role.value}" for role in Role},
    "body": "body",
    "meta": ".meta,td[data-label]::before",
    "title": "h1",
    "heading1": "h2",
    "heading2": "h3",
    "heading3": "h4",
    "quote": "blockquote",
    "box_text": ".box",
    "table_head": "thead th",
    "table_text": "tbody td,tbody th",
    "table_group": ".table .group>th,.chart .group>th",
    "table_total": ".total>*",
    "caption": "caption,figcaption",
    "note": ".notes li",
    "contents_title": ".contents-title",
    "contents1": ".contents a",
    "contents2": ".contents ol ol a",
    "footer": ".running",
    "marking": ".marking",
    "chart_label": ".chart tbody th",
    "chart_value": ".chart tbody td",
}
"""Where each style is used. Later rules win, so the order is from general to special."""

WITHOUT_TEXT_RULE = frozenset({"bullet", "number", "header"})
"""List items look like the text around them; the header line is for paper (`paged`)."""

RUNNING_TEXT = ".body>p:not([class]),section:not(.box)>p:not([class])"
"""Plain paragraphs outside boxes, lists, cells and quotations, which inherit another style."""

BLOCKS_OF_TEXT = frozenset({"box_text", "note"}) | {name for name in SELECTORS if name.startswith(("table", "chart"))}
"""Styles of containers: space around them is the container's, not the text's."""

LARGE = 1.5
"""Text this many times the body's size gets smaller on narrow screens."""

GENERIC = frozenset({"serif", "sans-serif", "monospace", "system-ui"})


def text_rules(theme: Theme) -> str:
    rules = (f"{selector}{{{_declarations(name, theme)}}}" for name, selector in SELECTORS.items())
    return "\n".join([*rules, *_paragraph_rules(theme), *_list_rules(theme)])


def print_text_rules(theme: Theme) -> str:
    """What text looks like on paper where that differs from the screen."""
    body = theme.style("body").size
    rules = [f"html{{font-size:{unit(body / BODY_REM, 'pt')}}}"]
    for name, selector in SELECTORS.items():
        style = theme.style(name)
        if changes := ";".join(_print_changes(style, style.size / body)):
            rules.append(f"{RUNNING_TEXT if name == 'body' else selector}{{{changes}}}")
    return "\n".join(rules)


def _print_changes(style: TextStyle, ratio: float) -> Iterator[str]:
    if style.align == "justify":
        yield "text-align:justify"
    if style.hyphenate:
        yield "hyphens:auto"
    if ratio >= LARGE:
        yield f"font-size:{unit(style.size, 'pt')}"


def _declarations(name: str, theme: Theme) -> str:
    style = theme.style(name)
    parts = [*_type(style, theme), *_colour_and_case(style, theme)]
    if name not in BLOCKS_OF_TEXT and name != "body":
        parts += _space(style, theme)
    return ";".join(parts)


def _type(style: TextStyle, theme: Theme) -> Iterator[str]:
    yield f"font-family:{font_stack(theme.families[style.family])}"
    yield f"font-size:{_size(style, theme)}"
    yield f"line-height:{_line_height(style, theme)}"
    yield f"font-weight:{_weight(style)}"
    yield f"font-style:{'italic' if style.italic else 'normal'}"


def _weight(style: TextStyle) -> int:
    # The theme's bold faces are semi-bold cuts; a substitute without one takes its bold.
    return 600 if style.bold else 400


def _size(style: TextStyle, theme: Theme) -> str:
    ratio = style.size / theme.style("body").size
    size = ratio * BODY_REM
    if ratio < LARGE:
        return unit(max(SMALLEST_REM, size), "rem")
    return f"clamp({unit(size * 0.6, 'rem')},{unit(size * 0.42, 'rem')} + 4.2vw,{unit(size, 'rem')})"


def _line_height(style: TextStyle, theme: Theme) -> str:
    ratio = style.leading / style.size
    is_text = style.size <= theme.style("body").size
    return f"calc({unit(ratio, '')}*var(--air))" if is_text else unit(ratio, "")


def _colour_and_case(style: TextStyle, theme: Theme) -> Iterator[str]:
    yield f"color:{style.colour}"
    if style.uppercase:
        yield "text-transform:uppercase"
    if style.letter_spacing:
        yield f"letter-spacing:{unit(style.letter_spacing / style.size, 'em')}"
    if style.align in ("centre", "end"):
        yield f"text-align:{'center' if style.align == 'centre' else 'end'}"
    if style.rule_above:
        yield f"border-top:1px solid {style.rule_above};padding-top:{rem(style.leading / 3, theme)}"
    if style.rule_below:
        yield f"border-bottom:1px solid {style.rule_below};padding-bottom:{rem(style.leading / 3, theme)}"


def _space(style: TextStyle, theme: Theme) -> Iterator[str]:
    yield f"margin-block:{rem(style.space_before, theme)} {rem(style.space_after, theme)}"
    if style.indent_left or style.indent_right:
        yield f"padding-inline:{rem(style.indent_left, theme)} {rem(style.indent_right, theme)}"
    if style.first_line:
        yield f"text-indent:{rem(style.first_line, theme)}"


def _paragraph_rules(theme: Theme) -> Iterator[str]:
    body, box, note = (theme.style(name) for name in ("body", "box_text", "note"))
    yield f":where(p){{margin-block:{rem(body.space_before, theme)} {rem(body.space_after * 1.2, theme)}}}"
    yield f":where(.box p){{margin-block:{rem(box.space_before, theme)} {rem(box.space_after, theme)}}}"
    yield f".notes li{{margin-block-end:{rem(note.space_after * 2, theme)}}}"


def _list_rules(theme: Theme) -> Iterator[str]:
    for tag, name in (("ul", "bullet"), ("ol", "number")):
        style = theme.style(name)
        indent, after = rem(style.indent_left or -style.first_line, theme), rem(theme.style("body").space_after, theme)
        yield f":where({tag}){{margin-block:0 {after};padding-inline-start:{indent}}}"
        yield f":where({tag}>li){{margin-block-end:{rem(style.space_after, theme)}}}"
    yield f":where(ul){{list-style-type:{css_string(theme.bullet + '  ')}}}"


def font_stack(family: FontFamily) -> str:
    """The family and its substitutes, always ending in a generic one."""
    names = (family.name, *family.substitutes)
    quoted = [name if name in GENERIC else css_string(name) for name in names]
    return ",".join(quoted if names[-1] in GENERIC else [*quoted, "serif"])
