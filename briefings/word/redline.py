"""Two Word files to one with tracked changes, as Word itself would show them.

The result is the new file. What the old one said otherwise stands in it as
deleted, what is new as inserted: accept all changes and the text is the new
one, reject all and it is the old one. Words and numbers are never split;
notes, links, fields and pictures are exchanged whole. Same input, same bytes:
the time of the changes is a parameter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from briefings.word.adoption import Adoption
from briefings.word.elements import (
    ANCHORS,
    DEL,
    DELETED_INSTRUCTION,
    DELETED_TEXT,
    INS,
    INSTRUCTION,
    LINK,
    PPR,
    RPR,
    SDT,
    TBL,
    TC,
    TR,
    TRPR,
    P,
    R,
    T,
    blocks_of,
    drop,
    field_marks,
    is_field_run,
    w,
)
from briefings.word.inlines import Reader, Token, content_of, elements_of
from briefings.word.package import MAIN, WordFile, open_word
from briefings.word.pairing import steps
from briefings.words import align, joined_at_spaces

_BODY = w("body")
_BEFORE_ROW_PROPERTIES = w("tblPrEx")
_SECTION = w("sectPr")
_AFTER_MARK_PROPERTIES = (_SECTION, w("pPrChange"))


def redline(old: bytes, new: bytes, author: str, date: dt.datetime) -> bytes:
    """Compare two Word files of our writer; the changes carry the author and the date."""
    before, after = open_word(old), open_word(new)
    adoption = Adoption(before, after)
    adoption.bring_styles()
    for part in _stories(after):
        if part in before:
            body = part == MAIN
            roots = [_story(file, part, is_main=body) for file in (before, after)]
            _Redline(part, adoption, author, date).compare_blocks(*roots)
    return after.zipped()


def _stories(file: WordFile) -> list[str]:
    """The parts that hold text of their own: the main one, headers and footers."""
    return [MAIN, *sorted(name for name in file.members if name.startswith(("word/header", "word/footer")))]


def _story(file: WordFile, part: str, *, is_main: bool) -> etree._Element:
    root = file.root(part)
    if not is_main:
        return root
    body = root.find(_BODY)
    assert body is not None  # §17.2.2: a document without a body is not one
    return body


@dataclass(frozen=True, slots=True)
class _Redline:
    """The comparison of one part."""

    part: str
    adoption: Adoption
    author: str
    date: dt.datetime

    def compare_blocks(self, old: etree._Element, new: etree._Element, *, in_cell: bool = False) -> None:
        """Compare what stands in two containers: body, control, cell, header."""
        before, after = blocks_of(old), blocks_of(new)
        # A cell ends with a paragraph that Word never takes away: the two last ones are one.
        if in_cell and before and after and before[-1].tag == after[-1].tag == P:
            self._compare(before[:-1], after[:-1], self._mark_block, end=after[-1])
            self._compare_paragraphs(before[-1], after[-1])
        else:
            section = next((one for one in new if one.tag == _SECTION), None)
            self._compare(before, after, self._mark_block, end=section, home=new)

    def _compare(
        self,
        old: Sequence[etree._Element],
        new: Sequence[etree._Element],
        mark: Callable[[etree._Element, str], None],
        end: etree._Element | None = None,
        home: etree._Element | None = None,
    ) -> None:
        """Compare two lists of blocks or rows; what was deleted goes before what follows it, or before `end`."""
        theirs, ours = Reader(self.adoption.old, self.part), Reader(self.adoption.new, self.part)
        keys = [theirs.told(one) for one in old], [ours.told(one) for one in new]
        waiting: list[etree._Element] = []
        last: etree._Element | None = None
        for what, i, j in steps(old, new, *keys):
            if what == "deleted":
                waiting += self._deleted(old[i], mark)
                continue
            for one in waiting:
                new[j].addprevious(one)
            waiting, last = [], new[j]
            if what == "pair":
                self._compare_pair(old[i], new[j])
            elif what == "inserted":
                mark(new[j], INS)
        _put_at_end(waiting, last, end, home)

    def _deleted(self, block: etree._Element, mark: Callable[[etree._Element, str], None]) -> list[etree._Element]:
        made = self.adoption.adopt(block, self.part)
        found = list(content_of(made)) if made.tag == SDT else [made]
        for one in found:
            open_ones = [paragraph for paragraph in one.iter(P) if _holds_open_field(paragraph)]
            for run in [run for paragraph in open_ones for run in paragraph.iter(R) if is_field_run(run)]:
                drop(run)
            mark(one, DEL)
        return found

    def _compare_pair(self, old: etree._Element, new: etree._Element) -> None:
        if new.tag == P:
            self._compare_paragraphs(old, new)
        elif new.tag == SDT:
            self.compare_blocks(content_of(old), content_of(new))
        elif new.tag == TBL:
            rows = new.findall(TR)
            self._compare(old.findall(TR), rows, self._mark_row, home=new)
        elif new.tag == TR:
            for before, after in zip(old.findall(TC), new.findall(TC), strict=True):
                self.compare_blocks(before, after, in_cell=True)

    def _compare_paragraphs(self, old: etree._Element, new: etree._Element) -> None:
        """Compare what stands in two paragraphs, or in two controls inside them."""
        theirs = [token for token in Reader(self.adoption.old, self.part).tokens(old) if token.kind != "anchor"]
        ours = Reader(self.adoption.new, self.part).tokens(new)
        plain = [token for token in ours if token.kind != "anchor"]
        before, after = [_comparable(one) for one in theirs], [_comparable(one) for one in plain]
        anchors = _anchors_by_position(ours)
        made: list[etree._Element] = []
        for is_same, i, k, j, m in joined_at_spaces(align(before, after), [key[0] for key in before]):
            if not is_same:
                made += self._marked(elements_of(_opened(theirs[i:k]), self._adopted), DEL)
            at = j
            for position in sorted(place for place in anchors if j <= place < m):
                made += self._kept(plain[at:position], theirs, is_same=is_same, first=i + at - j)
                made += anchors.pop(position)
                at = position
            made += self._kept(plain[at:m], theirs, is_same=is_same, first=i + at - j)
        made += [one for position in sorted(anchors) for one in anchors[position]]
        for child in [one for one in new if one.tag != PPR]:
            new.remove(child)
        new.extend(made)

    def _kept(
        self, tokens: Sequence[Token], old: Sequence[Token], *, is_same: bool, first: int
    ) -> list[etree._Element]:
        """Tokens of the new paragraph: as they are, or inserted. A control that stayed is compared inside."""
        if not is_same:
            return self._marked(elements_of(tokens, _as_it_is), INS)
        for position, token in enumerate(tokens):
            if token.kind == "control":
                self._compare_paragraphs(content_of(old[first + position].elements[0]), content_of(token.elements[0]))
        return elements_of(tokens, _as_it_is)

    def _adopted(self, element: etree._Element) -> etree._Element:
        return self.adoption.adopt(element, self.part)

    def _mark_block(self, block: etree._Element, tag: str) -> None:
        if block.tag == TBL:
            for row in block.findall(TR):
                self._mark_row(row, tag)
        elif block.tag == SDT:
            for one in blocks_of(content_of(block)):
                self._mark_block(one, tag)
        else:
            self._mark_paragraph(block, tag)

    def _mark_row(self, row: etree._Element, tag: str) -> None:
        properties = row.find(TRPR)
        if properties is None:
            properties = etree.Element(TRPR)
            row.insert(1 if len(row) and row[0].tag == _BEFORE_ROW_PROPERTIES else 0, properties)
        properties.append(self._mark(tag))
        for cell in row.findall(TC):
            for block in blocks_of(cell):
                self._mark_block(block, tag)

    def _mark_paragraph(self, paragraph: etree._Element, tag: str) -> None:
        """Mark the content and the end of a paragraph (§17.13.5.15, §17.13.5.20)."""
        children = [one for one in paragraph if one.tag != PPR]
        loose = [one for one in children if is_field_run(one)] if _holds_open_field(paragraph) else []
        for child in children:
            paragraph.remove(child)
        paragraph.extend(self._marked(children, tag, loose))
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        look = properties.find(RPR)
        if look is None:
            look = etree.Element(RPR)
            later = [n for n, one in enumerate(properties) if one.tag in _AFTER_MARK_PROPERTIES]
            properties.insert(later[0] if later else len(properties), look)
        look.insert(0, self._mark(tag))

    def _marked(
        self, elements: Sequence[etree._Element], tag: str, loose: Sequence[etree._Element] = ()
    ) -> list[etree._Element]:
        """Put runs into marks, as many in one as stand together; links and controls hold marks inside.

        `loose` runs stay outside: their field ends in another paragraph, which may stay.
        """
        made: list[etree._Element] = []
        can_join = False
        for element in elements:
            if tag == DEL and element.tag in ANCHORS:
                continue
            if element.tag == R and element not in loose:
                if not can_join:
                    made.append(self._mark(tag))
                made[-1].append(_as_deleted(element) if tag == DEL else element)
                can_join = True
                continue
            can_join = False
            made.append(element)
            if element.tag in (LINK, SDT):
                holder = content_of(element) if element.tag == SDT else element
                holder[:] = self._marked(list(holder), tag)
        return made

    def _mark(self, tag: str) -> etree._Element:
        made = etree.Element(tag)
        made.set(w("id"), self.adoption.next_id())
        made.set(w("author"), self.author)
        made.set(w("date"), self.date.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return made


def _comparable(token: Token) -> tuple[str, ...]:
    """A control is the same control when its tag is; what it holds is compared inside."""
    return ("\ufffc", *token.key[:2]) if token.kind == "control" else token.key


def _opened(tokens: Sequence[Token]) -> list[Token]:
    """Deleted controls give up what they hold: two controls of one tag would confuse whoever reads the file back."""
    return [Token("whole", one.key, tuple(content_of(one.elements[0]))) if one.kind == "control" else one for one in tokens]  # fmt: skip  # noqa: E501


def _anchors_by_position(tokens: Sequence[Token]) -> dict[int, list[etree._Element]]:
    """Anchors by the number of other tokens before them."""
    found: dict[int, list[etree._Element]] = {}
    position = 0
    for token in tokens:
        if token.kind == "anchor":
            found.setdefault(position, []).extend(token.elements)
        else:
            position += 1
    return found


def _holds_open_field(paragraph: etree._Element) -> bool:
    """Say whether a field begins or ends here whose other end is in another paragraph."""
    kinds = list(field_marks(paragraph))
    return kinds.count("begin") != kinds.count("end")


def _as_deleted(run: etree._Element) -> etree._Element:
    for piece in run:
        if piece.tag == T:
            piece.tag = DELETED_TEXT
        elif piece.tag == INSTRUCTION:
            piece.tag = DELETED_INSTRUCTION
    return run


def _as_it_is(element: etree._Element) -> etree._Element:
    return element


def _put_at_end(
    waiting: Sequence[etree._Element],
    last: etree._Element | None,
    end: etree._Element | None,
    home: etree._Element | None,
) -> None:
    """Put what was deleted at the end of a list: after its last one, before `end`, or last in `home`."""
    for one in reversed(waiting) if last is not None else waiting:
        if last is not None:
            last.addnext(one)
        elif end is not None:
            end.addprevious(one)
        elif home is not None:
            home.append(one)
