"""Tracked changes taken or refused, all at once, and what the file then says.

Accepting keeps what was inserted and removes what was deleted; rejecting does
the opposite. A paragraph whose end goes away joins the one after it, as in
Word. `words_of_file` gives the text to compare: paragraph by paragraph, notes
where they are called, pictures by what they are.
"""

from __future__ import annotations

from lxml import etree

from briefings.word.adoption import note_text
from briefings.word.elements import (
    BLOCKS,
    CONTENT,
    DEL,
    DELETED_INSTRUCTION,
    DELETED_TEXT,
    DRAWN,
    INS,
    INSTRUCTION,
    LINK,
    NOTES,
    PPR,
    RPR,
    SDT,
    TBL,
    TC,
    TR,
    TRPR,
    P,
    T,
    drop,
    letters_of,
    w,
)
from briefings.word.package import MAIN, WordFile, is_relation_id, open_word

_CHANGED_LOOKS = tuple(w(f"{name}Change") for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr"))


def accept_all(content: bytes) -> bytes:
    """The file as its author of changes wants it."""
    return _settled(content, keep=INS, lose=DEL)


def reject_all(content: bytes) -> bytes:
    """The file as it was before the changes."""
    return _settled(content, keep=DEL, lose=INS)


def words_of_file(content: bytes) -> tuple[str, ...]:
    """Every paragraph's text in the body, headers and footers; empty paragraphs are left out."""
    file = open_word(content)
    said = (_said(paragraph, file, part) for part in _stories(file) for paragraph in file.root(part).iter(P))
    return tuple(text for text in said if text.strip())


def has_changes(content: bytes) -> bool:
    """Say whether a file has any tracked change."""
    file = open_word(content)
    return any(next(file.root(part).iter(INS, DEL), None) is not None for part in _stories(file))


def _stories(file: WordFile) -> list[str]:
    return [MAIN, *sorted(name for name in file.members if name.startswith(("word/header", "word/footer")))]


def _said(paragraph: etree._Element, file: WordFile, part: str) -> str:
    return "".join(_piece(one, file, part) for one in paragraph.iter() if one.tag != DELETED_TEXT)


def _piece(one: etree._Element, file: WordFile, part: str) -> str:
    if one.tag in NOTES:
        return f"[{note_text(file, one).strip()}]"
    if one.tag == LINK and (held := [str(one.get(name)) for name in one.attrib if is_relation_id(str(name))]):
        return f"<{file.relations(part)[held[0]].get('Target')}>"
    if one.tag == DRAWN:
        held = [str(child.get(name)) for child in one.iter() for name in child.attrib if is_relation_id(str(name))]
        return f"({' '.join(file.digest(file.target(part, file.relations(part)[name])) for name in held)})"
    return letters_of(one) or ""


def _settled(content: bytes, keep: str, lose: str) -> bytes:
    file = open_word(content)
    for part in (*_stories(file), *(part for part in NOTES.values() if part in file)):
        _settle(file.root(part), keep, lose)
    return file.zipped()


def _settle(root: etree._Element, keep: str, lose: str) -> None:
    _settle_rows(root, keep, lose)
    ends = [paragraph for paragraph in root.iter(P) if _settle_end(paragraph, keep, lose)]
    for mark in list(root.iter(lose)):
        drop(mark)
    for mark in list(root.iter(keep)):
        for child in list(mark):
            mark.addprevious(child)
        drop(mark)
    for piece in root.iter(DELETED_TEXT, DELETED_INSTRUCTION):
        piece.tag = T if piece.tag == DELETED_TEXT else INSTRUCTION
    for change in list(root.iter(*_CHANGED_LOOKS)):
        drop(change)
    for paragraph in ends:
        _join_with_next(paragraph)
    for shell in [one for one in root.iter(SDT, LINK) if _is_empty(one)]:
        drop(shell)


def _settle_rows(root: etree._Element, keep: str, lose: str) -> None:
    for row in list(root.iter(TR)):
        properties = row.find(TRPR)
        if properties is None:
            continue
        if properties.find(lose) is not None:
            drop(row)
        for mark in properties.findall(keep):
            properties.remove(mark)
    for table in [one for one in root.iter(TBL) if one.find(TR) is None]:
        drop(table)


def _settle_end(paragraph: etree._Element, keep: str, lose: str) -> bool:
    """Settle the mark on a paragraph's end; say whether the end goes."""
    look = paragraph.find(f"{PPR}/{RPR}")
    if look is None:
        return False
    is_lost = look.find(lose) is not None
    for mark in [*look.findall(keep), *look.findall(lose)]:
        look.remove(mark)
    if not len(look):
        drop(look)
    return is_lost


def _join_with_next(paragraph: etree._Element) -> None:
    """Give what is left of a paragraph to its neighbour; the last one of a cell stays, as in Word."""
    following, before = paragraph.getnext(), paragraph.getprevious()
    left = [one for one in paragraph if one.tag != PPR]
    parent = paragraph.getparent()
    if parent is not None and parent.tag == TC and (following is None or following.tag not in BLOCKS) and before is not None and before.tag != P:  # fmt: skip  # noqa: E501
        return
    if left and following is not None and following.tag == P:
        start = 1 if following.find(PPR) is not None else 0
        following[start:start] = left
    elif left and before is not None and before.tag == P:
        before.extend(left)
    elif any(letters_of(piece) for one in left for piece in one.iter()):
        return
    drop(paragraph)


def _is_empty(shell: etree._Element) -> bool:
    """Say whether a control or link holds nothing any more."""
    holder = shell.find(CONTENT) if shell.tag == SDT else shell
    return holder is None or not len(holder)
