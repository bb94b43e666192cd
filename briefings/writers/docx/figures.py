"""Figures: charts and pictures set in the line, captioned, described.

A figure is a paragraph with one inline drawing (§20.4.2.8), never a floating
one: it stays where the text put it and screen readers meet it there.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from briefings.document.model import BarChart, Figure, Picture
from briefings.units import emu
from briefings.writers.docx.blocks import Setting, anchored, line_of, pieces_of_block
from briefings.writers.docx.captions import caption_line
from briefings.writers.docx.chart import Sheet, sheet_of
from briefings.writers.docx.chart_drawing import Measures, chart_xml, measured
from briefings.writers.docx.faces import drawing_theme
from briefings.writers.docx.looks import Line, Piece
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.pictures import picture_graphic, picture_size
from briefings.writers.docx.wordml import NAMESPACES, escaped
from briefings.writers.docx.workbook import workbook

_HIGHEST = 0.8
"""Share of the text's height that a figure may take, so that its caption fits below."""


@pieces_of_block.register
def _(block: Figure, manuscript: Manuscript, setting: Setting) -> list[Piece]:
    drawing = _drawing(block, manuscript, setting)
    lines = [Line("Figure", drawing, setting.look())]
    if block.caption is not None:
        lines.append(caption_line("Figure", block.caption, block.id, manuscript, setting))
    else:
        lines[0].content = anchored(drawing, block.id, manuscript)
    if block.source:
        lines[-1].departs(is_kept=True)
        lines.append(line_of("SourceLine", block.source, manuscript, setting))
    else:
        lines[-1].departs(is_last=True)
    return list(lines)


def _drawing(figure: Figure, manuscript: Manuscript, setting: Setting) -> str:
    widest = setting.width - setting.indent - setting.list_indent
    page = manuscript.theme.page
    highest = (page.height - page.margin_top - page.margin_bottom) * _HIGHEST
    number = manuscript.anchors.drawing()
    match figure.content:
        case BarChart():
            sheet = sheet_of(figure.content, manuscript.theme, manuscript.document.labels.previous_edition)
            measures = measured(sheet, manuscript.theme, widest, highest)
            width, height = widest, measures.height
            graphic = _chart_graphic(sheet, measures, manuscript)
            name = f"Chart {number}"
        case Picture():
            width, height = picture_size(figure.content, widest, highest)
            graphic = picture_graphic(figure.content, width, height, number, manuscript)
            name = f"Picture {number}"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{escaped(figure.alt)}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _chart_graphic(sheet: Sheet, measures: Measures, manuscript: Manuscript) -> str:
    """Write the chart and its workbook into parts and give the frame that shows them (§21.2.2.27)."""
    number = len(manuscript.charts) + 1
    book = manuscript.parts.add(
        f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx",
        CT.SML_SHEET,
        workbook(sheet, drawing_theme(manuscript.theme)),
    )
    told = manuscript.for_part(manuscript.telling).story
    language = manuscript.document.properties.language
    xml = chart_xml(sheet, manuscript.theme, measures, language, told.relate(RT.PACKAGE, book))
    part = manuscript.parts.add(f"/word/charts/chart{number}.xml", CT.DML_CHART, xml, told)
    manuscript.charts.append(part)
    relation = manuscript.story.relate(RT.CHART, part)
    return f'<a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="{relation}"/></a:graphicData>'
