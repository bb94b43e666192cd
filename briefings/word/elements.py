"""The few elements of WordprocessingML that reading back and redlining know.

Names, text and marks; everything else is carried along unread.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Give the full name of an element or attribute of the main namespace."""
    return f"{{{_MAIN}}}{name}"


P, R, T, TBL, TR, TC, SDT = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc"), w("sdt")
PPR, RPR, TRPR, CONTENT = w("pPr"), w("rPr"), w("trPr"), w("sdtContent")
INS, DEL = w("ins"), w("del")
DELETED_TEXT, INSTRUCTION, DELETED_INSTRUCTION = w("delText"), w("instrText"), w("delInstrText")
FIELD_MARK, LINK, DRAWN = w("fldChar"), w("hyperlink"), w("drawing")
NOTES = {w("footnoteReference"): "word/footnotes.xml", w("endnoteReference"): "word/endnotes.xml"}
"""The mark of a note, and the part that its text stands in."""
BLOCKS = frozenset({P, TBL, SDT})
ANCHORS = frozenset(
    w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")
)
"""Marks between letters: where something begins or ends, no text of their own."""

_LETTERS = {w("tab"): "\t", w("softHyphen"): "\xad", w("noBreakHyphen"): "\u2011", w("cr"): "\n"}


def letters_of(piece: etree._Element) -> str | None:
    """What a piece of a run says in letters; None for what is not letters."""
    if piece.tag in (T, DELETED_TEXT):
        return piece.text or ""
    if piece.tag == w("br") and piece.get(w("type")) in (None, "textWrapping"):
        return "\n"
    return _LETTERS.get(str(piece.tag))


def text_of(element: etree._Element) -> str:
    """All letters below an element, deleted ones too; pictures and notes as one mark."""
    return "".join(_spoken(piece) for piece in element.iter())


def _spoken(piece: etree._Element) -> str:
    if piece.tag == DRAWN or piece.tag in NOTES:
        return "\ufffc"
    return letters_of(piece) or ""


def blocks_of(container: etree._Element) -> list[etree._Element]:
    """The paragraphs, tables and controls that stand directly in a container."""
    return [child for child in container if child.tag in BLOCKS]


def is_field_run(run: etree._Element) -> bool:
    """Say whether a run opens, closes or instructs a field (§17.16.18)."""
    return run.tag == R and any(piece.tag in (FIELD_MARK, INSTRUCTION) for piece in run)


def field_marks(element: etree._Element) -> Iterator[str]:
    """Yield ``begin``, ``separate`` and ``end`` in order."""
    for mark in element.iter(FIELD_MARK):
        yield str(mark.get(w("fldCharType"), ""))


def drop(element: etree._Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
