"""The structure tree, the outline and the links as PDF objects.

Written last, when everything is drawn: the tree with its parent and id trees
(ISO 32000-1, 14.7), one annotation for each clickable area with the words it
is heard by, and the bookmarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.writers.pdf.objects import PdfFile, reference, references
from briefings.writers.pdf.sheet import Area, Sheet, utf16
from briefings.writers.pdf.structure import Element, LinkArea, Mark


@dataclass(slots=True)
class TreeWriter:
    """Writes what refers to the structure of one document."""

    file: PdfFile
    pages: Sequence[int]
    """Object number of each page."""
    anchors: Mapping[str, tuple[int, float]]
    numbers: dict[Element, int] = field(default_factory=dict)
    parents: list[str] = field(default_factory=list)
    """Entries of the parent tree, by their keys."""

    # --- links

    def annotations(self, sheet: Sheet) -> list[int]:
        """Add the annotations of a page; they join the structure."""
        return [self._annotation(sheet.number, area) for area in sheet.areas]

    def _annotation(self, page: int, area: Area) -> int:
        target = area.target
        box = f"[{area.left:.2f} {area.bottom:.2f} {area.right:.2f} {area.top:.2f}]"
        action = f"/A << /S /URI /URI {_uri(target.url)} >>" if target.url else f"/Dest {self.destination(target.id)}"
        number = self.file.reserve()
        key = len(self.parents)
        self.file.fill(
            number,
            f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect {box} /P {reference(self.pages[page])} "
            f"/StructParent {key} /Contents {utf16(target.contents or target.url)} {action} >>",
        )
        self.parents.append(reference(self.number(target.element)))
        target.element.kids.append(LinkArea(page, number))
        return number

    def destination(self, id_: str) -> str:
        """Write where an id stands; an id that stands nowhere leads to the first page."""
        page, height = self.anchors.get(id_, (0, 0.0))
        where = f"/XYZ null {height:.2f} null" if id_ in self.anchors else "/Fit"
        return f"[{reference(self.pages[page])} {where}]"

    # --- structure

    def number(self, element: Element) -> int:
        """Give the object number of an element."""
        if element not in self.numbers:
            self.numbers[element] = self.file.reserve()
        return self.numbers[element]

    def page_key(self, sheet: Sheet) -> int:
        """Enter a page's marks into the parent tree; give its key."""
        self.parents.append(references([self.number(element) for element in sheet.marks]))
        return len(self.parents) - 1

    def write(self, root: Element) -> int:
        """Write the whole tree; give the number of its root."""
        tree = self.file.reserve()
        for element in _walk(root):
            parent = reference(tree if element.parent is None else self.number(element.parent))
            self.file.fill(self.number(element), self._element(element, parent))
        entries = " ".join(f"{key} {entry}" for key, entry in enumerate(self.parents))
        parent_tree = self.file.add(f"<< /Nums [{entries}] >>")
        ids = self._id_tree(root)
        return self.file.fill(
            tree,
            f"<< /Type /StructTreeRoot /K {reference(self.number(root))} /ParentTree {reference(parent_tree)} "
            f"/ParentTreeNextKey {len(self.parents)}{ids} >>",
        )

    def _element(self, element: Element, parent: str) -> str:
        first = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        parts = [f"<< /Type /StructElem /S /{element.tag} /P {parent}"]
        if first is not None:
            parts.append(f"/Pg {reference(self.pages[first])}")
        if element.alt:
            parts.append(f"/Alt {utf16(element.alt)}")
        if element.language:
            parts.append(f"/Lang {utf16(element.language)}")
        if element.id:
            parts.append(f"/ID {utf16(element.id)}")
        if element.attributes:
            parts.append(f"/A {element.attributes}")
        if element.kids:
            parts.append(f"/K [{' '.join(self._kid(kid, first) for kid in element.kids)}]")
        return " ".join([*parts, ">>"])

    def _kid(self, kid: Element | Mark | LinkArea, first: int | None) -> str:
        match kid:
            case Element():
                return reference(self.number(kid))
            case LinkArea():
                return f"<< /Type /OBJR /Pg {reference(self.pages[kid.page])} /Obj {reference(kid.annotation)} >>"
            case Mark():
                if kid.page == first:
                    return str(kid.number)
                return f"<< /Type /MCR /Pg {reference(self.pages[kid.page])} /MCID {kid.number} >>"

    def _id_tree(self, root: Element) -> str:
        named = sorted((utf16(element.id), self.number(element)) for element in _walk(root) if element.id)
        if not named:
            return ""
        names = " ".join(f"{name} {reference(number)}" for name, number in named)
        body = f"<< /Kids [<< /Names [{names}] /Limits [{named[0][0]} {named[-1][0]}] >>] >>"
        return f" /IDTree {reference(self.file.add(body))}"

    # --- bookmarks

    def outline(self, entries: Sequence[tuple[int, str, str]]) -> int:
        """Add the bookmarks: level, words and id of each heading; give the root's number."""
        root = self.file.reserve()
        numbers = [self.file.reserve() for _ in entries]
        kids: dict[int, list[int]] = {-1: []}
        trail: list[int] = []
        for index, (level, _, _) in enumerate(entries):
            while trail and entries[trail[-1]][0] >= level:
                trail.pop()
            kids.setdefault(trail[-1] if trail else -1, []).append(index)
            kids.setdefault(index, [])
            trail.append(index)
        for parent, group in kids.items():
            for place, index in enumerate(group):
                above = root if parent < 0 else numbers[parent]
                beside = _beside(numbers, group, place)
                _, words, id_ = entries[index]
                around = f"/Parent {reference(above)}{beside}{_ends(numbers, kids[index])}"
                body = f"<< /Title {utf16(words)} /Dest {self.destination(id_)} {around} >>"
                self.file.fill(numbers[index], body)
        return self.file.fill(root, f"<< /Type /Outlines{_ends(numbers, kids[-1])} >>")


def _beside(numbers: Sequence[int], group: Sequence[int], place: int) -> str:
    before = f" /Prev {reference(numbers[group[place - 1]])}" if place else ""
    after = f" /Next {reference(numbers[group[place + 1]])}" if place + 1 < len(group) else ""
    return before + after


def _ends(numbers: Sequence[int], group: Sequence[int]) -> str:
    if not group:
        return ""
    return f" /First {reference(numbers[group[0]])} /Last {reference(numbers[group[-1]])} /Count {len(group)}"


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _uri(url: str) -> str:
    """Write an address as an ASCII string."""
    escaped = url.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")
    return f"({''.join(_percent(character) for character in escaped)})"


def _percent(character: str) -> str:
    if "!" <= character <= "~":
        return character
    return "".join(f"%{octet:02X}" for octet in character.encode("utf-8"))
