"""What stands in a paragraph, as tokens that can be compared and marked.

Words of plain runs are tokens of their own, with their formatting; a note, a
link, a field or a picture is one token that is never opened. The marks of a
field that begins or ends in another paragraph, and bookmarks, are anchors:
they stay where the new file has them and are never part of a change.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lxml import etree

from briefings.word.adoption import note_text
from briefings.word.elements import (
    ANCHORS,
    CONTENT,
    NOTES,
    PPR,
    PRESERVE,
    RPR,
    SDT,
    R,
    T,
    field_marks,
    is_field_run,
    letters_of,
    text_of,
    w,
)
from briefings.word.package import WordFile, is_relation_id
from briefings.words import word_tokens

_UNTOLD = frozenset({w("id"), w("name"), w("anchor"), "id"})
_PIECES = {"\t": "tab", "\n": "br", "\xad": "softHyphen"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or something that is taken or left whole."""

    kind: Literal["word", "whole", "control", "anchor"]
    key: tuple[str, ...]
    """Equal keys say the same in both files."""
    elements: tuple[etree._Element, ...]
    """The runs of a whole; for a word the run's properties, if any."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads paragraphs of one part of one file."""

    file: WordFile
    part: str

    def tokens(self, container: etree._Element) -> list[Token]:
        """The tokens of a paragraph or of a control's content, in order."""
        return [token for group in _groups(container) for token in self._tokens_of(group)]

    def _tokens_of(self, group: Sequence[etree._Element]) -> Iterator[Token]:
        first = group[0]
        if len(group) > 1:
            yield Token("whole", ("field", *(self.told(one) for one in group)), tuple(group))
        elif first.tag in ANCHORS or is_field_run(first):
            yield Token("anchor", (), (first,))
        elif first.tag == SDT:
            yield Token("control", ("control", tag_of(first), text_of(first)), (first,))
        elif (letters := run_letters(first)) is not None:
            properties = first.find(RPR)
            look = self.told(properties) if properties is not None else ""
            held = (properties,) if properties is not None else ()
            yield from (Token("word", (word, look), held) for word in word_tokens(letters))
        else:
            yield Token("whole", ("whole", self.told(first)), (first,))

    def told(self, element: etree._Element) -> str:
        """An element as text, with what its numbers lead to in place of the numbers."""
        made = copy.deepcopy(element)
        for one in made.iter():
            for name, held in list(one.attrib.items()):
                if one.tag in NOTES and name == w("id"):
                    one.set(name, note_text(self.file, one))
                elif is_relation_id(str(name)):
                    one.set(name, self._led_to(str(held)))
                elif name in _UNTOLD or one.tag == w("numId"):
                    del one.attrib[name]
        for number in list(made.iter(w("id"))):
            number.attrib.clear()
        return etree.tostring(made, encoding="unicode", with_tail=False)

    def _led_to(self, relation_id: str) -> str:
        relation = self.file.relations(self.part)[relation_id]
        if relation.get("TargetMode") == "External":
            return str(relation.get("Target"))
        return self.file.digest(self.file.target(self.part, relation))


def tag_of(control: etree._Element) -> str:
    """A content control's tag: the stable address of what it holds."""
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    return str(tag.get(w("val"))) if tag is not None else ""


def content_of(control: etree._Element) -> etree._Element:
    """What a control holds."""
    content = control.find(CONTENT)
    assert content is not None  # §17.5.2.34: our writer and Word always write one
    return content


def run_letters(run: etree._Element) -> str | None:
    """The letters of a plain run; None when it holds anything else."""
    if run.tag != R:
        return None
    letters = [letters_of(piece) for piece in run if piece.tag != RPR]
    known = [piece for piece in letters if piece is not None]
    return "".join(known) if known and len(known) == len(letters) and "\u2011" not in known else None


def _groups(container: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield children one by one, but the runs of a whole field together."""
    children = [child for child in container if child.tag != PPR]
    position = 0
    while position < len(children):
        end = _end_of_field(children, position) if is_field_run(children[position]) else position
        yield children[position : end + 1]
        position = end + 1


def _end_of_field(children: Sequence[etree._Element], start: int) -> int:
    """Where the field that begins here ends; here, when it ends in another paragraph."""
    depth = 0
    for position in range(start, len(children)):
        for mark in field_marks(children[position]):
            depth += {"begin": 1, "end": -1}.get(mark, 0)
        if depth <= 0:
            return position if depth == 0 else start
    return start


def elements_of(tokens: Iterable[Token], adopt: Callable[[etree._Element], etree._Element]) -> list[etree._Element]:
    """Make the elements of tokens: words of one look in one run; `adopt` gives what may be put into the new file."""
    made: list[etree._Element] = []
    for (kind, look), group in groupby(
        tokens, lambda token: (token.kind, token.key[-1] if token.kind == "word" else "")
    ):
        if kind == "word":
            words = list(group)
            made.append(_run("".join(token.key[0] for token in words), words[0].elements, look))
        else:
            made += [adopt(element) for token in group for element in token.elements]
    return made


def _run(text: str, properties: Sequence[etree._Element], look: str) -> etree._Element:
    run = etree.Element(R)
    if look:
        run.append(copy.deepcopy(properties[0]))
    for is_piece, group in groupby(text, _PIECES.__contains__):
        for part in group if is_piece else ("".join(group),):
            if is_piece:
                etree.SubElement(run, w(_PIECES[part]))
            else:
                letters = etree.SubElement(run, T)
                letters.text = part
                letters.set(PRESERVE, "preserve")
    return run
