"""What a finished file says, read back from its bytes in its own reading order.

One function a format, each by a library that did not write the file. All
leave out what a format makes up itself: the table of contents, labels of
lists and notes, note marks, running lines. Charts are left out too: Word draws
one from its own part, PDF and web page from their own strokes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pikepdf
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass
class Said:
    """The words of a file and the addresses it links to, in order."""

    words: str = ""
    links: list[str] = field(default_factory=list)

    def squeezed(self) -> str:
        """The words without any white space: how lines are broken is each format's own business."""
        return squeeze(self.words)


def squeeze(words: str) -> str:
    """Without white space, soft hyphens and the sign that ends the text, which belong to a format or a theme."""
    return re.sub(r"[\s\u00ad\u200b\u2060◆◊]+", "", words)


# --- Word ---------------------------------------------------------------------


def read_docx(content: bytes) -> Said:
    said = Said()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in ("document", "footnotes", "endnotes"):
            if f"word/{part}.xml" not in package.namelist():
                continue
            targets = _targets(package, part)
            root = etree.fromstring(package.read(f"word/{part}.xml"))
            _read_word(root, targets, said)
    return said


def _targets(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    name = f"word/_rels/{part}.xml.rels"
    if name not in package.namelist():
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in etree.fromstring(package.read(name))}


def _read_word(element: Any, targets: dict[str, str], said: Said) -> None:
    if not isinstance(element.tag, str):
        return
    name = element.tag.removeprefix(W)
    if name == "sdt" and element.find(f"{W}sdtPr/{W}docPartObj") is not None:
        return
    if name in ("drawing", "instrText", "pict", "footnoteRef", "endnoteRef") or element.tag.endswith("}Fallback"):
        return
    match name:
        case "t":
            said.words += element.text or ""
        case "noBreakHyphen":
            said.words += "\u2011"
        case "softHyphen":
            said.words += "\u00ad"
        case "p" | "br" | "tab":
            said.words += "\n"
        case "hyperlink" if element.get(f"{R}id"):
            said.links.append(targets[element.get(f"{R}id")])
    for child in element:
        _read_word(child, targets, said)


# --- the web page -------------------------------------------------------------


class _Page(HTMLParser):
    SILENT = ("head", "style", "script", "svg", "title", "nav")
    VOID = ("meta", "link", "br", "hr", "img", "col", "input", "wbr")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said = Said()
        self.open: list[tuple[str, bool]] = []

    def _is_silent(self, tag: str, attributes: dict[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        role = attributes.get("role")
        return (
            tag in self.SILENT
            or attributes.get("aria-hidden") == "true"
            or "hidden" in attributes
            or attributes.get("id") == "notes"
            or role in ("doc-noteref", "doc-backlink", "doc-toc")
            or any(name in ("marking", "draft", "running", "chart", "skip", "visually-hidden") for name in classes)
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        was_silent = bool(self.open) and self.open[-1][1]
        silent = was_silent or self._is_silent(tag, attributes)
        target = attributes.get("href") or ""
        if tag == "a" and not silent and target and not target.startswith("#"):
            self.said.links.append(target)
        if tag not in self.VOID:
            self.open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            opened, _ = self.open.pop()
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.said.words += data


def read_html(content: bytes) -> Said:
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return page.said


# --- PDF ----------------------------------------------------------------------

SILENT_TAGS = ("/Lbl", "/TOC", "/Figure")


def read_pdf(content: bytes) -> Said:
    """The text in the order of the structure tree, as a screen reader says it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.objgen: dict(_marked_text(page)) for page in pdf.pages}
        said = Said()
        _read_tag(pdf.Root.StructTreeRoot, None, pages, said)
        return said


def _read_tag(element: Any, page: Any, pages: dict[Any, dict[int, str]], said: Said) -> None:
    if isinstance(element, int):
        said.words += pages[page].get(element, "")
        return
    if "/MCID" in element:
        said.words += pages[element.Pg.objgen if "/Pg" in element else page].get(int(element.MCID), "")
        return
    if "/Obj" in element:
        _note_link(element.Obj, said)
        return
    tag, page = str(element.get("/S", "")), element.Pg.objgen if "/Pg" in element else page
    if tag in SILENT_TAGS or "/K" not in element:
        return
    inner = Said()
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        _read_tag(kid, page, pages, inner)
    if tag == "/Reference" and inner.squeezed().isdigit():
        return  # the mark of a note
    said.words += inner.words + ("\n" if tag in ("/P", "/H1", "/H2", "/H3", "/H4", "/Caption", "/Note") else "")
    said.links += [
        link for number, link in enumerate(inner.links) if link not in inner.links[:number] or tag != "/Link"
    ]


def _note_link(annotation: Any, said: Said) -> None:
    if "/A" in annotation and "/URI" in annotation.A:
        said.links.append(str(annotation.A.URI))


def _marked_text(page: Any) -> Iterator[tuple[int, str]]:
    """Marked content of a page: its number and its text."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = []
    font: dict[bytes, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, str(step.operator)
        here, muted = stack[-1] if stack else (None, False)
        match operator:
            case "BMC":
                stack.append((None, True))
            case "BDC":
                facts = operands[1]
                number = int(facts.MCID) if "/MCID" in facts else here
                if "/ActualText" in facts and number is not None and not muted:
                    texts[number] = texts.get(number, "") + str(facts.ActualText)
                stack.append((number, muted or "/ActualText" in facts or str(operands[0]) == "/Artifact"))
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" if here is not None and not muted:
                texts[here] = texts.get(here, "") + _shown(operands[0], font)
    yield from texts.items()


def _shown(operand: Any, font: dict[bytes, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    coded = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
    return "".join(font.get(coded[at : at + 2], "\ufffd") for at in range(0, len(coded), 2))


def _characters(font: Any) -> dict[bytes, str]:
    """Two-byte code to characters, from the font's ToUnicode map."""
    found: dict[bytes, str] = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, characters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(characters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, start in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + step).to_bytes(2, "big")
                found[code] = chr(int(start, 16) + step)
    return found
