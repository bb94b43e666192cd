"""The workbook behind a chart: the smallest XLSX that Excel edits gladly.

One sheet: labels in column A, one column for each series, percents as
numbers. Everything Excel would add on its first save is there already, so an
edit changes the edited cell and nothing else. Same series, same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefings.writers.docx.chart import Series, Sheet
from briefings.writers.docx.wordml import DECLARATION, escaped
from briefings.zipping import zip_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_SHEET_TYPES = {
    "workbook": f"{_TYPE}.spreadsheetml.sheet.main+xml",
    "worksheets/sheet1": f"{_TYPE}.spreadsheetml.worksheet+xml",
    "styles": f"{_TYPE}.spreadsheetml.styles+xml",
    "sharedStrings": f"{_TYPE}.spreadsheetml.sharedStrings+xml",
    "theme/theme1": f"{_TYPE}.theme+xml",
}
_LABEL_WIDTH = 42
"""Of column A, in digits of the default face (§18.3.1.13)."""


def workbook(sheet: Sheet, drawing_theme: str) -> bytes:
    """Write the workbook of a chart; `drawing_theme` is the theme part of the document around it."""
    strings = _Strings()
    parts = {
        "_rels/.rels": _relationships((("officeDocument", "xl/workbook.xml"),)),
        "xl/_rels/workbook.xml.rels": _relationships(
            (
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("theme", "theme/theme1.xml"),
            )
        ),
        "xl/styles.xml": _styles(sheet.number_format),
        "xl/theme/theme1.xml": drawing_theme.removeprefix(DECLARATION),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": _sheet(sheet.labels, sheet.columns, strings),
        "xl/sharedStrings.xml": strings.xml(),
    }
    members = {"[Content_Types].xml": _content_types(), **dict(sorted(parts.items()))}
    return zip_of((name, (DECLARATION + xml).encode()) for name, xml in members.items())


class _Strings:
    """The texts of the cells, each kept once (§18.4.9)."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._uses = 0

    def place(self, text: str) -> int:
        self._uses += 1
        return self._places.setdefault(text, len(self._places))

    def xml(self) -> str:
        items = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in self._places)
        return f'<sst xmlns="{_MAIN}" count="{self._uses}" uniqueCount="{len(self._places)}">{items}</sst>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{content_type}"/>'
        for name, content_type in _SHEET_TYPES.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _styles(number_format: str) -> str:
    # §18.8.30: format ids below 164 are built in.
    plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
        f'<numFmt numFmtId="164" formatCode="{escaped(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf {plain}/></cellStyleXfs><cellXfs count="2"><xf {plain} xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(labels: Sequence[str], series: Sequence[Series], strings: _Strings) -> str:
    head = "".join(_text(f"{_column(index)}1", one.name, strings) for index, one in enumerate(series))
    rows = [f'<row r="1">{head}</row>']
    for place, label in enumerate(labels):
        number = place + 2
        shares = "".join(_number(f"{_column(index)}{number}", one.shares[place]) for index, one in enumerate(series))
        rows.append(f'<row r="{number}">{_text(f"A{number}", label, strings)}{shares}</row>')
    return (
        f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="{_LABEL_WIDTH}" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _column(index: int) -> str:
    return chr(ord("B") + index)


def _text(cell: str, text: str, strings: _Strings) -> str:
    return f'<c r="{cell}" t="s"><v>{strings.place(text)}</v></c>'


def _number(cell: str, share: float | None) -> str:
    return "" if share is None else f'<c r="{cell}" s="1"><v>{share!r}</v></c>'
