"""The page as paper: margins and running lines, for printing from a browser.

Running lines become margin boxes of `@page`, with the browser's own counters
for "Page X of Y" (CSS Paged Media 3 §5). Browsers that do not know them print
without running lines; the marking stands in the text too.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.document.model import Furniture, Inline, PageCount, PageNumber, RunningLine
from briefings.document.text import plain_text
from briefings.document.walk import inlines_inside
from briefings.theme.model import TextStyle, Theme
from briefings.writers.html.lengths import css_string, unit
from briefings.writers.html.text_rules import font_stack


def page_rules(furniture: Furniture, theme: Theme) -> str:
    """Give the `@page` rules of a document."""
    header, footer = furniture.first_header or RunningLine(), furniture.first_footer or furniture.footer
    # The banner in the text is at the top of the first page: one is enough there.
    first = _boxes(header, footer, ("", furniture.marking), theme)
    others = _boxes(furniture.header, furniture.footer, (furniture.marking, furniture.marking), theme)
    return f"@page{{{_margins(theme)};{others}}}\n@page :first{{{first}}}"


def _margins(theme: Theme) -> str:
    page = theme.page
    sides = (page.margin_top, page.margin_outer, page.margin_bottom, page.margin_inner)
    margins = " ".join(unit(side, "pt") for side in sides)
    return f"size:{unit(page.width, 'pt')} {unit(page.height, 'pt')};margin:{margins}"


def _boxes(header: RunningLine, footer: RunningLine, markings: tuple[str, str], theme: Theme) -> str:
    """The six margin boxes; `markings` are those of the head and the foot."""
    rows = (("top", "header", header, markings[0]), ("bottom", "footer", footer, markings[1]))
    return "".join(
        _box(f"{edge}-left", _content(line.left), style, theme)
        + _box(f"{edge}-center", css_string(marking) if marking else "none", "marking", theme)
        + _box(f"{edge}-right", _content(line.right), style, theme)
        for edge, style, line, marking in rows
    )


def _box(name: str, content: str, style: str, theme: Theme) -> str:
    return f"@{name}{{content:{content};{_look(theme.style(style), theme)}}}"


def _look(style: TextStyle, theme: Theme) -> str:
    family = font_stack(theme.families[style.family])
    weight = "600" if style.bold else "400"
    case = ";text-transform:uppercase" if style.uppercase else ""
    size = f"{unit(style.size, 'pt')}/{unit(style.leading / style.size, '')}"
    return f"font:{weight} {size} {family};color:{style.colour}{case}"


def _content(inlines: tuple[Inline, ...]) -> str:
    return " ".join(_pieces(inlines)) or "none"


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """CSS `content` values: strings and counters, in reading order."""
    for inline in inlines:
        match inline:
            case PageNumber():
                yield "counter(page)"
            case PageCount():
                yield "counter(pages)"
            case _ if inlines_inside(inline):
                yield from _pieces(inlines_inside(inline))
            case _ if words := plain_text((inline,)):
                yield css_string(words.replace("\n", " "))
