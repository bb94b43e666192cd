"""Read a finished PDF back: its pages' marked text, its tags, its positions.

Knows the PDF format and nothing of the writer: text is decoded through the
fonts' own maps, replaced by ActualText where a file says so, and put in the
order of the structure tree.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Shown:
    """One showing of text: where, and what it says."""

    x: float
    y: float
    text: str
    mark: int | None
    """Number of its marked content; None for an artifact."""


@dataclass
class PageText:
    shown: list[Shown] = field(default_factory=list)

    def of_mark(self, number: int) -> str:
        return "".join(one.text for one in self.shown if one.mark == number)

    def lines(self, without: frozenset[int] = frozenset()) -> list[tuple[float, str]]:
        """Baseline and text of every line that is not an artifact, top to bottom, some marks left out."""
        rows: dict[float, str] = {}
        for one in self.shown:
            if one.mark is not None and one.mark not in without:
                rows[round(one.y, 1)] = rows.get(round(one.y, 1), "") + one.text
        return sorted(rows.items(), reverse=True)


@dataclass
class Node:
    """One structure element, its own text in place among its kids."""

    tag: str
    kids: list[Node | str]
    properties: dict[str, Any]
    marks: list[tuple[int, int]]
    """Page and number of its own marked content."""

    @property
    def pages(self) -> list[int]:
        return [page for page, _ in self.marks]

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.walk() if node.tag in tags]


class Reading:
    """A PDF file that was read."""

    def __init__(self, octets: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(octets))
        self._maps: dict[tuple[int, int], dict[str, str]] = {}
        self.pages = [self._read_page(page) for page in self.pdf.pages]
        self._numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        root = self.pdf.Root.StructTreeRoot.K
        self.tree = self._node(root if not isinstance(root, pikepdf.Array) else root[0])

    def _read_page(self, page: pikepdf.Page) -> PageText:
        read = PageText()
        fonts = {str(name): self._to_unicode(font) for name, font in page.Resources.Font.items()}
        stack: list[tuple[int | None, str | None]] = []
        font, x, y = "", 0.0, 0.0
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            match str(operator):
                case "BDC":
                    properties = operands[1]
                    number = int(properties.MCID) if "/MCID" in properties else (stack[-1][0] if stack else None)
                    actual = str(properties.ActualText) if "/ActualText" in properties else None
                    stack.append((number, actual))
                    if actual is not None:
                        read.shown.append(Shown(x, y, actual, number))
                case "BMC":
                    stack.append((None, None))
                case "EMC":
                    stack.pop()
                case "Tf":
                    font = str(operands[0])
                case "Tm":
                    x, y = float(operands[4]), float(operands[5])
                    if stack and stack[-1][1] is not None:
                        read.shown[-1].x, read.shown[-1].y = x, y
                case "TJ":
                    if not stack or stack[-1][1] is None:
                        text = "".join(
                            _decode(bytes(one), fonts[font]) for one in operands[0] if isinstance(one, pikepdf.String)
                        )
                        read.shown.append(Shown(x, y, text, stack[-1][0] if stack else None))
        return read

    def _to_unicode(self, font: pikepdf.Object) -> dict[str, str]:
        if font.objgen not in self._maps:
            found = {}
            for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
                parts = line.split()
                if len(parts) == 2 and parts[0].startswith("<") and parts[0] != "<0000>":
                    found[parts[0].strip("<>")] = bytes.fromhex(parts[1].strip("<>")).decode("utf-16-be")
            self._maps[font.objgen] = found
        return self._maps[font.objgen]

    def _node(self, element: Any) -> Node:
        node = Node(str(element.S).lstrip("/"), [], {}, [])
        for key in ("/Alt", "/Lang", "/ID", "/A"):
            if key in element:
                node.properties[key.lstrip("/")] = element[key]
        page = element.get("/Pg")
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._kid(node, kid, page)
        return node

    def _kid(self, node: Node, kid: Any, page: Any) -> None:
        if isinstance(kid, int):
            self._marked(node, page, kid)
        elif kid.get("/Type") == "/MCR":
            self._marked(node, kid.get("/Pg", page), int(kid.MCID))
        elif kid.get("/Type") != "/OBJR":
            node.kids.append(self._node(kid))

    def _marked(self, node: Node, page: Any, number: int) -> None:
        index = self._numbers[page.objgen]
        node.marks.append((index, number))
        node.kids.append(self.pages[index].of_mark(number))


def _decode(codes: bytes, characters: dict[str, str]) -> str:
    hexed = codes.hex().upper()
    return "".join(characters[hexed[at : at + 4]] for at in range(0, len(hexed), 4))


def words(text: str) -> str:
    """Give text with its white space evened out and soft hyphens gone."""
    return " ".join(text.replace("\u00ad", "").split())


def tagged_units(tree: Node) -> list[str]:
    """Give the text of every element that holds a unit of text, in reading order."""
    units = []
    for node in tree.walk():
        if node.tag == "Figure":
            units.append(words(str(node.properties["Alt"])))
        elif node.tag == "Note":
            units.append(
                words("".join(kid if isinstance(kid, str) else kid.text for kid in node.kids if kid_counts(kid)))
            )
        elif node.tag in ("P", "H1", "H2", "H3", "H4", "Caption"):
            units.append(words("".join(unit_text(node))))
    return [unit for unit in units if unit]


def kid_counts(kid: Node | str) -> bool:
    return isinstance(kid, str) or kid.tag != "Lbl"


def unit_text(node: Node) -> list[str]:
    """Give an element's words without the marks of notes."""
    parts = []
    for kid in node.kids:
        if isinstance(kid, str):
            parts.append(kid)
        elif kid.tag != "Reference" or not kid.text.strip().isdigit():
            parts += unit_text(kid)
    return parts
