"""A German house document, made by hand, with something planted in every corner.

Its styles have the names German programs write; its header holds a logo and a
table; and everything that must stay behind says `CANARY`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

CANARY = "CANARY"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

PARAGRAPH_STYLES = {
    "Standard": (
        "",
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>',
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="222222"/><w:sz w:val="21"/>',
    ),
    "Überschrift": ("Standard", "<w:keepNext/>", '<w:b/><w:color w:val="7A0019"/>'),
    "Überschrift 1": ("Überschrift", '<w:spacing w:before="480"/><w:outlineLvl w:val="0"/>', '<w:sz w:val="34"/>'),
    "Überschrift 2": ("Überschrift", '<w:spacing w:before="240"/>', '<w:sz w:val="26"/>'),
    "Titel": ("Standard", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="52"/>'),
    "Untertitel": ("Standard", "", '<w:i/><w:sz w:val="30"/>'),
    "Zitat": ("Standard", '<w:ind w:left="567" w:right="567"/>', "<w:i/>"),
    "Aufzählungszeichen": ("Standard", '<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
    "Listennummer": ("Standard", '<w:ind w:left="500" w:hanging="500"/>', ""),
    "Beschriftung": ("Standard", "", '<w:b/><w:sz w:val="18"/>'),
    "Fußnotentext": ("Standard", '<w:spacing w:after="0"/>', '<w:sz w:val="17"/>'),
    "Kopfzeile": ("Standard", '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>', '<w:sz w:val="16"/>'),
    "Fußzeile": ("Standard", "", '<w:sz w:val="16"/>'),
    "Mast head": ("Standard", "", ""),
    f"Hausbrief {CANARY}": ("Standard", "", '<w:color w:val="123456"/>'),
}
"""Name to parent, paragraph and run properties."""


def write_letterhead(path: Path, replaced: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the house document; `replaced` exchanges members, or leaves out those that are None."""
    members = {**_members(), **(replaced or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def logo() -> bytes:
    target, told = io.BytesIO(), PngInfo()
    told.add_text("Author", CANARY)
    Image.new("RGB", (40, 20), (122, 0, 25)).save(target, "PNG", pnginfo=told)
    return target.getvalue()


def _members() -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml", False),
            ("core-properties", "docProps/core.xml", False),
            ("custom-properties", "docProps/custom.xml", False),
        ),
        "docProps/core.xml": f'<p xmlns="x"><creator>{CANARY} properties</creator></p>',
        "docProps/custom.xml": f'<p xmlns="x">{CANARY} custom properties</p>',
        "customXml/item1.xml": f"<secret>{CANARY} custom XML</secret>",
        "word/document.xml": _body(),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml", False),
            ("numbering", "numbering.xml", False),
            ("header", "header1.xml", False),
            ("footer", "footer1.xml", False),
            ("comments", "comments.xml", False),
            ("chart", "charts/chart1.xml", False),
            ("hyperlink", f"https://{CANARY}.test/link", True),
            ("customXml", "../customXml/item1.xml", False),
            ("vbaProject", "vbaProject.bin", False),
            ("attachedTemplate", f"file:///{CANARY}.dotm", True),
            ("theme", "theme/theme1.xml", False),
            ("fontTable", "fontTable.xml", False),
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/header1.xml": _header(),
        "word/_rels/header1.xml.rels": _relationships(
            ("image", "media/logo.png", False),
            ("image", f"https://{CANARY}.test/tracking.png", True),
            ("hyperlink", f"https://{CANARY}.test/header", True),
            ("oleObject", "embeddings/old.bin", False),
        ),
        "word/footer1.xml": _footer(),
        "word/media/logo.png": logo(),
        "word/comments.xml": f'<w:comments {_SPACES}><w:comment w:id="0" w:author="{CANARY} person"/></w:comments>',
        "word/charts/chart1.xml": f"<chart>{CANARY} chart</chart>",
        "word/embeddings/book.xlsx": f"{CANARY} workbook",
        "word/embeddings/old.bin": f"{CANARY} object",
        "word/vbaProject.bin": f"{CANARY} macro",
        "word/theme/theme1.xml": _theme(),
        "word/fontTable.xml": (
            f'<w:fonts {_SPACES}><w:font w:name="Arial"><w:family w:val="swiss"/>'
            '<w:embedRegular r:id="rId1"/></w:font></w:fonts>'
        ),
    }


def _body() -> str:
    return (
        f"<w:document {_SPACES}><w:body><w:p><w:r><w:t>{CANARY} body</w:t></w:r></w:p>"
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1418" w:left="1701" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _styles() -> str:
    ids = {name: f"Stil{number}" for number, name in enumerate(PARAGRAPH_STYLES)}
    paragraphs = "".join(
        f'<w:style w:type="paragraph"{_default(name)} w:styleId="{ids[name]}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{ids[parent]}"/>' if parent else "")
        + f'<w:rsid w:val="00ABCDEF"/><w:pPr>{formats}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
        for name, (parent, formats, letters) in PARAGRAPH_STYLES.items()
    )
    link = (
        '<w:style w:type="character" w:styleId="L"><w:name w:val="Internetlink"/>'
        '<w:rPr><w:color w:val="004488"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
        '<w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    return f"<w:styles {_SPACES}>{defaults}{paragraphs}{link}</w:styles>"


def _default(name: str) -> str:
    return ' w:default="1"' if name == "Standard" else ""


def _numbering() -> str:
    return (
        f'<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _picture(attribute: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/>'
        f'<wp:docPr id="1" name="x" descr="C:\\{CANARY}\\logo.png"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f"<a:blip {attribute}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _header() -> str:
    embedded = _picture('r:embed="rId1"')
    cells = (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Institut für Lagebilder</w:t></w:r></w:p>",
        f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{embedded}</w:p>',
    )
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="x"/></w:sdtPr><w:sdtContent>'
        f"<w:r><w:t>{CANARY} bound</w:t></w:r></w:sdtContent></w:sdt>"
    )
    author = f'<w:fldSimple w:instr=" AUTHOR "><w:r><w:t>{CANARY} author</w:t></w:r></w:fldSimple>'
    deleted = f'<w:del w:author="{CANARY}"><w:r><w:delText>{CANARY} deleted</w:delText></w:r></w:del>'
    linked = '<w:hyperlink r:id="rId3"><w:r><w:t>lagebilder.test</w:t></w:r></w:hyperlink>'
    return (
        f'<w:hdr {_SPACES}><w:tbl><w:tblGrid><w:gridCol w:w="5000"/><w:gridCol w:w="4071"/></w:tblGrid><w:tr>'
        + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
        + '</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Stil11"/></w:pPr>'
        + linked + bound + author + deleted + _picture('r:link="rId2"') + "</w:p></w:hdr>"
    )  # fmt: skip


def _footer() -> str:
    field = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>7</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    secret = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> FILENAME </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{CANARY}.docx</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return (
        f'<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Stil12"/></w:pPr><w:r><w:t xml:space="preserve">Seite </w:t>'
        f"</w:r>{field}{secret}</w:p></w:ftr>"
    )


def _theme() -> str:
    accents = [f"accent{number}" for number in range(1, 7)]
    slots = ["dk1", "lt1", "dk2", "lt2", *accents, "hlink", "folHlink"]
    colours = "".join(f'<a:{slot}><a:srgbClr val="7A0019"/></a:{slot}>' for slot in slots)
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:theme {_SPACES} name="Haus"><a:themeElements><a:clrScheme name="Haus">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Haus"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'</a:themeElements><a:objectDefaults><x name="{CANARY}"/></a:objectDefaults></a:theme>'
    )


def _relationships(*entries: tuple[str, str, bool]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if is_external else ''}/>"
        for number, (kind, target, is_external) in enumerate(entries, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.wordprocessingml.document.main+xml"/>'
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}</Types>'
    )
