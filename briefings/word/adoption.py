"""Old content in the new file: everything it leans on comes along.

A deleted paragraph still needs its style, its list, its links, its notes and
its pictures. Each is found in the new file or copied into it under a free
name; nothing that the new file has is changed.
"""

from __future__ import annotations

import copy
import posixpath
from dataclasses import dataclass, field

from lxml import etree

from briefings.word.elements import ANCHORS, CONTENT, DRAWING, NOTES, SDT, drop, text_of, w
from briefings.word.package import MAIN, NUMBERING, STYLES, WordFile, is_relation_id, relations_name

_FIRST_FREE_ID = 100_000
"""Far above what the writer counts: ids of tracked changes and of adopted drawings start here."""
_NUMBER, _ABSTRACT, _ABSTRACT_ID, _NUMBER_ID = w("num"), w("abstractNum"), w("abstractNumId"), w("numId")


@dataclass(slots=True)
class Adoption:
    """What was carried from one file into the other so far."""

    old: WordFile
    new: WordFile
    _ids: int = _FIRST_FREE_ID
    _notes: dict[tuple[str, str], str] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)

    def next_id(self) -> str:
        self._ids += 1
        return str(self._ids)

    def adopt(self, element: etree._Element, part: str) -> etree._Element:
        """A copy of an element of the old part, at home in the new part of the same name."""
        made = copy.deepcopy(element)
        for control in [one for one in made.iter(SDT) if one is not made]:
            _unwrap(control)
        for anchor in [one for one in made.iter() if one.tag in ANCHORS]:
            drop(anchor)
        for one in made.iter():
            self._rehome(one, part)
        return made

    def _rehome(self, element: etree._Element, part: str) -> None:
        for name, relation in list(element.attrib.items()):
            if is_relation_id(str(name)):
                element.set(name, self._relation(str(relation), part))
        if part_of_notes := NOTES.get(str(element.tag)):
            element.set(w("id"), self._note(str(element.get(w("id"))), part_of_notes))
        elif element.tag == _NUMBER_ID:
            element.set(w("val"), self._list(str(element.get(w("val")))))
        elif element.tag == f"{{{DRAWING}}}docPr":
            element.set("id", self.next_id())

    def _relation(self, relation_id: str, part: str) -> str:
        relation = self.old.relations(part)[relation_id]
        kind, is_external = str(relation.get("Type")), relation.get("TargetMode") == "External"
        if is_external:
            return self.new.add_relation(part, kind, str(relation.get("Target")), is_external=True)
        home = self._part(self.old.target(part, relation))
        return self.new.add_relation(part, kind, _from(part, home), is_external=False)

    def _part(self, part: str) -> str:
        """Copy a part and all it leads to; a part the new file has already is that one."""
        if part in self._parts:
            return self._parts[part]
        if part in self.new and self.new.digest(part) == self.old.digest(part):
            self._parts[part] = part
            return part
        stem, dot, extension = part.rpartition(".")
        home, number = f"{stem}_old{dot}{extension}", 2
        while home in self.new:
            home, number = f"{stem}_old{number}{dot}{extension}", number + 1
        self._parts[part] = home
        self.new.add_part(home, self.old.members[part], self.old.content_type(part))
        if relations_name(part) in self.old:
            self.new.members[relations_name(home)] = self.old.members[relations_name(part)]
            for relation in self.new.relations(home).values():
                if relation.get("TargetMode") != "External":
                    relation.set("Target", _from(home, self._part(self.old.target(part, relation))))
        return home

    def _note(self, number: str, part: str) -> str:
        """Copy a note; its links become the new notes' links."""
        if (part, number) not in self._notes:
            notes = self.new.root(part) if part in self.new else self._new_notes(part)
            free = 1 + max((int(str(note.get(w("id")))) for note in notes), default=0)
            self._notes[part, number] = str(free)
            made = self.adopt(_note_of(self.old, part, number), part)
            made.set(w("id"), str(free))
            notes.append(made)
        return self._notes[part, number]

    def _new_notes(self, part: str) -> etree._Element:
        """The old file's notes without the notes: the two separators."""
        relation = next(one for one in self.old.relations(MAIN).values() if self.old.target(MAIN, one) == part)
        self.new.add_part(part, self.old.members[part], self.old.content_type(part))
        self.new.add_relation(MAIN, str(relation.get("Type")), _from(MAIN, part), is_external=False)
        notes = self.new.root(part)
        for note in [one for one in notes if one.get(w("type")) is None]:
            notes.remove(note)
        return notes

    def _list(self, number: str) -> str:
        """Copy a list's numbering, so that an old list counts for itself (§17.9)."""
        if (
            number in self._lists
            or number == "0"
            or not {NUMBERING} <= self.old.members.keys() & self.new.members.keys()
        ):
            return self._lists.get(number, number if number == "0" else "0")
        theirs, ours = self.old.root(NUMBERING), self.new.root(NUMBERING)
        made = copy.deepcopy(next(one for one in theirs.iter(_NUMBER) if one.get(_NUMBER_ID) == number))
        link = made.find(_ABSTRACT_ID)
        abstract = copy.deepcopy(
            next(
                one
                for one in theirs.iter(_ABSTRACT)
                if link is not None and one.get(_ABSTRACT_ID) == link.get(w("val"))
            )
        )
        kind, self._lists[number] = _free(ours, _ABSTRACT, _ABSTRACT_ID), _free(ours, _NUMBER, _NUMBER_ID)
        abstract.set(_ABSTRACT_ID, kind)
        for style in [one for one in abstract.iter() if one.tag in (w("pStyle"), w("styleLink"), w("numStyleLink"))]:
            drop(style)  # a style counts in one list only, and that is the new file's
        if link is not None:
            link.set(w("val"), kind)
        made.set(_NUMBER_ID, self._lists[number])
        ours.insert(len(list(ours.iter(_ABSTRACT))), abstract)
        ours.insert(len(list(ours.iter(_ABSTRACT))) + len(list(ours.iter(_NUMBER))), made)
        return self._lists[number]

    def bring_styles(self) -> None:
        """Copy every style that only the old file has; unused ones do no harm."""
        ours = self.new.root(STYLES)
        known = {style.get(w("styleId")) for style in ours.iter(w("style"))}
        for style in self.old.root(STYLES).iter(w("style")):
            if style.get(w("styleId")) not in known:
                made = copy.deepcopy(style)
                for numbering in list(made.iter(w("numPr"))):
                    drop(numbering)
                ours.append(made)


def note_text(file: WordFile, mark: etree._Element) -> str:
    """What the footnote or endnote of a mark says."""
    return text_of(_note_of(file, NOTES[str(mark.tag)], str(mark.get(w("id")))))


def _note_of(file: WordFile, part: str, number: str) -> etree._Element:
    return next(note for note in file.root(part) if note.get(w("id")) == number)


def _free(numbering: etree._Element, tag: str, attribute: str) -> str:
    return str(1 + max((int(str(one.get(attribute))) for one in numbering.iter(tag)), default=0))


def _from(part: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(part) or ".")


def _unwrap(control: etree._Element) -> None:
    """Put what a control holds in its place."""
    content = control.find(CONTENT)
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    drop(control)
