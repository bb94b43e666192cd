"""Blocks as flow content: paragraphs, lists, quotations, boxes, figures.

Each block becomes the element HTML has for it; its role is its class. Nothing
here knows a colour or a length: looks are the stylesheet's business.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefings.document.model import (
    BarChart,
    Block,
    BlockQuote,
    Box,
    BoxRole,
    Figure,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Role,
    Rule,
    Table,
    TableOfContents,
)
from briefings.writers.html.chart import draw_chart
from briefings.writers.html.contents import draw_contents
from briefings.writers.html.drawing import Drawing
from briefings.writers.html.inlines import draw_inlines
from briefings.writers.html.markup import NOTHING, Markup, element, escape, join, lines
from briefings.writers.html.pictures import picture_address
from briefings.writers.html.tables import caption_markup, draw_table

POINTS_TO_PIXELS = 96 / 72


def draw_blocks(blocks: Iterable[Block], drawing: Drawing) -> Markup:
    return lines(*(draw_block(block, drawing) for block in blocks))


def draw_block(block: Block, drawing: Drawing) -> Markup:
    match block:
        case Heading():
            return draw_heading(block, drawing)
        case Paragraph():
            return _paragraph(block, drawing)
        case List():
            return _list(block, drawing)
        case BlockQuote():
            return _quotation(block, drawing)
        case Box():
            return _box(block, drawing)
        case Table():
            return draw_table(block, drawing, lambda blocks: _snug(blocks, drawing))
        case Figure():
            return _figure(block, drawing)
        case TableOfContents():
            return draw_contents(block, drawing)
        case PageBreak():
            return element("div", class_="page-break")
        case Rule():
            return element("hr")
        case _:
            raise TypeError(f"the web page cannot draw {type(block).__name__}")


def draw_heading(heading: Heading, drawing: Drawing) -> Markup:
    """Draw a heading one level down: the title of the brief is the only `<h1>`."""
    number = join(element("span", escape(heading.number), class_="number"), Markup(" ")) if heading.number else NOTHING
    return element(f"h{heading.level + 1}", number, draw_inlines(heading.inlines, drawing), id=heading.id)


def _paragraph(paragraph: Paragraph, drawing: Drawing) -> Markup:
    words = draw_inlines(paragraph.inlines, drawing)
    if paragraph.role is Role.TITLE:
        return element("h1", words, id=paragraph.id, lang=paragraph.language)
    role = "" if paragraph.role is Role.BODY else paragraph.role.value
    return element("p", words, id=paragraph.id, class_=role, lang=paragraph.language)


def _list(block: List, drawing: Drawing) -> Markup:
    items = lines(*(_item(item, drawing) for item in block.items))
    if not block.ordered:
        return element("ul", items)
    return element("ol", items, start=block.start if block.start != 1 else None)


def _item(item: ListItem, drawing: Drawing) -> Markup:
    return element("li", _snug(item.blocks, drawing))


def _snug(blocks: tuple[Block, ...], drawing: Drawing) -> Markup:
    """Blocks of an item or a cell; a plain first paragraph needs no `<p>` when none follows it."""
    match blocks:
        case (Paragraph(role=Role.BODY, id="", language="") as first, *rest) if not _holds_paragraph(rest):
            words = draw_inlines(first.inlines, drawing)
            return join(words, draw_blocks(rest, drawing)) if rest else words
        case _:
            return draw_blocks(blocks, drawing) if blocks else NOTHING


def _holds_paragraph(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Paragraph) for block in blocks)


def _quotation(quote: BlockQuote, drawing: Drawing) -> Markup:
    words = element("blockquote", draw_blocks(quote.blocks, drawing), lang=quote.language)
    if not quote.attribution:
        return words
    # HTML keeps a blockquote for the words quoted alone; who said them stands outside (§4.4.4).
    said_by = element("figcaption", draw_inlines(quote.attribution, drawing), class_="attribution")
    return element("figure", lines(words, said_by), class_="quotation")


_BOX_ELEMENTS = {BoxRole.KEY: "section", BoxRole.CHANGES: "section", BoxRole.ASIDE: "aside", BoxRole.NOTICE: "div"}


def _box(box: Box, drawing: Drawing) -> Markup:
    named, blocks = _named_by_label(box, drawing)
    return element(
        _BOX_ELEMENTS[box.role],
        draw_blocks(blocks, drawing),
        class_=f"box {box.role.value}",
        id=box.id,
        role="note" if box.role is BoxRole.NOTICE else "",
        aria_labelledby=named,
    )


def _named_by_label(box: Box, drawing: Drawing) -> tuple[str, tuple[Block, ...]]:
    """The id that names a box and its blocks: a label at its top is its name."""
    match box.blocks:
        case (Paragraph(role=Role.LABEL) as label, *rest):
            name = label.id or drawing.anchors.fresh(f"{box.role.value}-label")
            return name, (Paragraph(label.inlines, label.role, name, label.language), *rest)
        case _:
            return "", box.blocks


def _figure(figure: Figure, drawing: Drawing) -> Markup:
    content = _figure_content(figure, drawing)
    caption = NOTHING
    if figure.caption:
        caption = element("figcaption", caption_markup(figure.caption, drawing))
    source = element("p", draw_inlines(figure.source, drawing), class_="source") if figure.source else NOTHING
    return join(element("figure", lines(content, caption), id=figure.id, class_="exhibit"), source)


def _figure_content(figure: Figure, drawing: Drawing) -> Markup:
    match figure.content:
        case BarChart() as chart:
            name = drawing.anchors.fresh("chart")
            words = element("p", escape(figure.alt), id=name, class_="alt visually-hidden")
            return join(draw_chart(chart, name), words)
        case Picture() as picture:
            return element(
                "img",
                src=picture_address(picture, figure.where),
                alt=figure.alt,
                width=round(picture.width * POINTS_TO_PIXELS),
                height=round(picture.height * POINTS_TO_PIXELS),
            )
        case _:
            raise TypeError(f"the web page cannot draw {type(figure.content).__name__}")
