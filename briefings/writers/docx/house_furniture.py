"""Headers and footers of a house document, written anew: words and pictures.

Paragraphs, layout tables, page numbers and pictures come over; everything is
written afresh from what was understood, so nothing unknown slips through.
Looks set by hand become named styles. Fields other than page numbers and the
title show old facts about an old file and are dropped with their result, as
are data-bound controls, deleted text and links (their words stay).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefings.writers.docx.fields import field as written_field
from briefings.writers.docx.house import HouseStory
from briefings.writers.docx.house_pictures import picture_run
from briefings.writers.docx.house_properties import PARAGRAPH, RUN, W, read_properties
from briefings.writers.docx.house_sheet import HouseSheet
from briefings.writers.docx.languages import language_mark
from briefings.writers.docx.manuscript import Manuscript
from briefings.writers.docx.wordml import run

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_SIGNS = {"tab": "<w:tab/>", "br": "<w:br/>", "cr": "<w:br/>", "noBreakHyphen": "<w:noBreakHyphen/>",
          "softHyphen": "<w:softHyphen/>"}  # fmt: skip
_OPENED = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo")
"""Elements of which only what stands in them is taken."""
_NOT_OURS = ("numPr", "framePr", "outlineLvl")


@dataclass(slots=True)
class _Open:
    """A field whose end has not come."""

    instruction: str = ""
    properties: str = ""


@dataclass(slots=True)
class _Copyist:
    """Writes one story."""

    story: HouseStory
    sheet: HouseSheet
    manuscript: Manuscript
    style: str
    """Id of our style for lines that have none of the house's."""
    fields: list[_Open] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            match _local(child):
                case "p":
                    yield self._paragraph(child)
                case "tbl":
                    yield self._table(child)
                case "sdt" if not _is_bound(child):
                    yield from self.blocks(next(child.iterfind(f"{W}sdtContent"), etree.Element("none")))
                case name if name in _OPENED:
                    yield from self.blocks(child)

    def _paragraph(self, element: etree._Element) -> str:
        properties = element.find(f"{W}pPr")
        direct = read_properties(properties, PARAGRAPH, leave=_NOT_OURS)
        house_id = _value(properties, "pStyle") or self.sheet.house.default_paragraph
        style = self.sheet.line(house_id, direct) or self.style
        if style in self.manuscript.styles:
            style = self.manuscript.styles.paragraph(style)
        content = "".join(self._runs(element))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'

    def _runs(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            match _local(child):
                case "r":
                    yield self._run(child)
                case "fldSimple":
                    yield self._field(str(child.get(f"{W}instr", "")), "")
                case "sdt" if not _is_bound(child):
                    yield from self._runs(next(child.iterfind(f"{W}sdtContent"), etree.Element("none")))
                case name if name in _OPENED:
                    yield from self._runs(child)

    def _run(self, element: etree._Element) -> str:
        properties = self._properties(element.find(f"{W}rPr"))
        return "".join(self._piece(child, properties) for child in element)

    def _properties(self, element: etree._Element | None) -> str:
        style = self.sheet.words(_value(element, "rStyle"), read_properties(element, RUN))
        language = _value(element, "lang") or self.sheet.house.language
        is_other = language != self.manuscript.document.properties.language
        inner = f'<w:rStyle w:val="{style}"/>' if style else ""
        inner += language_mark(language) if is_other else ""
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _piece(self, element: etree._Element, properties: str) -> str:
        name = _local(element)
        if name == "fldChar":
            return self._mark(str(element.get(f"{W}fldCharType")), properties)
        if name == "instrText" and self.fields:
            self.fields[-1].instruction += element.text or ""
        if self.fields:
            return ""
        match name:
            case "t":
                return run(element.text or "", properties)
            case "ptab":
                kept = "".join(
                    f' w:{key}="{element.get(f"{W}{key}", "")}"' for key in ("relativeTo", "alignment", "leader")
                )
                return f"<w:r>{properties}<w:ptab{kept}/></w:r>"
            case "drawing":
                return picture_run(element, self.story, self.manuscript)
            case "AlternateContent":
                drawings = element.iterfind(f"{_MC}Choice/{W}drawing")
                return "".join(picture_run(one, self.story, self.manuscript) for one in drawings)
        return f"<w:r>{properties}{_SIGNS[name]}</w:r>" if name in _SIGNS else ""

    def _mark(self, kind: str, properties: str) -> str:
        """Follow a field of several runs; it is written at its end."""
        if kind == "begin":
            self.fields.append(_Open(properties=properties))
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            return "" if self.fields else self._field(ended.instruction, ended.properties)
        return ""

    def _field(self, instruction: str, properties: str) -> str:
        name = (instruction.split() or [""])[0].upper()
        if name in _PAGE_FIELDS:
            return written_field(name, run("1", properties))
        return run(self.manuscript.document.properties.title, properties) if name == "TITLE" else ""

    def _table(self, element: etree._Element) -> str:
        """Write a table that only sets things side by side: its columns, no rules and no looks."""
        grid = [_number(one, "w") for one in element.iterfind(f"{W}tblGrid/{W}gridCol")] or [5000]
        rows = "".join(self._row(row, grid) for row in element.iterfind(f"{W}tr"))
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        )

    def _row(self, element: etree._Element, grid: list[int]) -> str:
        cells, at = [], 0
        for cell in element.iterfind(f"{W}tc"):
            span = min(max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), "val")), len(grid) - at)
            if span < 1:
                break
            inner = list(self.blocks(cell))
            if not inner or not inner[-1].endswith("</w:p>"):
                inner.append(f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/></w:pPr></w:p>')
            merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            width = sum(grid[at : at + span])
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>{"".join(inner)}</w:tc>')
            at += span
        missing = f'<w:gridAfter w:val="{len(grid) - at}"/>' if at < len(grid) else ""
        return f"<w:tr><w:trPr>{missing}<w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>" if cells else ""


def house_lines(story: HouseStory, sheet: HouseSheet, manuscript: Manuscript, style: str) -> str:
    """Write the blocks of a header or footer; at least one paragraph."""
    written = list(_Copyist(story, sheet, manuscript, style).blocks(story.root))
    if not written or not written[-1].endswith("</w:p>"):
        written.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
    return "".join(written)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _number(element: etree._Element | None, name: str) -> int:
    typed = "" if element is None else str(element.get(f"{W}{name}", ""))
    return int(typed) if typed.isdecimal() else 0


def _is_bound(control: etree._Element) -> bool:
    """Say whether a control shows a property of the old file, or only asks for text."""
    properties = control.find(f"{W}sdtPr")
    asked = () if properties is None else [_local(child) for child in properties]
    return "dataBinding" in asked or "showingPlcHdr" in asked
