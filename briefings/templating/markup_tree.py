"""Markup to a tree of elements that know where they were written.

Only the syntax is looked at here: what opens must close, in order; nothing
but elements and text may stand in it. Every fault is noted with its place and
reading goes on, so that one run reports all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from briefings.errors import Problem, Where

VOID = frozenset(("br", "hr", "img", "col"))
"""Elements without content; they need no closing tag."""
DEEPEST = 40
PLACE = "data-at"
"""The attribute that carries an element's place; made by the preprocessor, never written by hand."""


@dataclass(slots=True)
class Element:
    """One element, its attributes without the place, and what it holds."""

    name: str
    attributes: dict[str, str]
    where: Where
    children: list[Element | str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The element's class; empty when it has none."""
        return self.attributes.get("class", "")

    @property
    def is_note(self) -> bool:
        return self.attributes.get("role") == "doc-footnote"

    def elements(self, *names: str) -> list[Element]:
        """The child elements with one of these names, or all of them."""
        return [child for child in self.children if isinstance(child, Element) and (not names or child.name in names)]

    def everything(self) -> Iterator[Element]:
        """This element and all elements inside it, in order."""
        yield self
        for child in self.elements():
            yield from child.everything()


def read_tree(markup: str, where: Where) -> tuple[Element, list[Problem]]:
    """Parse markup into a tree whose root is a nameless element.

    `where` is the place of whatever says no place of its own.
    """
    reader = _TreeReader(where)
    reader.feed(markup)
    reader.close()
    reader.finish()
    return reader.root, reader.problems


class _TreeReader(HTMLParser):
    """Builds the tree as the tokens come."""

    def __init__(self, where: Where) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, where)
        self.problems: list[Problem] = []
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        self._open[-1].children.append(element)
        if tag in VOID:
            return
        self._open.append(element)
        if len(self._open) == DEEPEST:
            self._add(element.where, f"<{tag}> is nested {DEEPEST} deep", "a brief needs no such depth")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._add(self._open.pop().where, f"<{tag}/> does not close itself", f"write <{tag}></{tag}>")

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self._open]
        if tag in VOID or tag not in names:
            what = f"</{tag}> closes nothing"
            self._add(self._open[-1].where, what, "remove it, or open the element first")
            return
        while (last := self._open.pop()).name != tag:
            self._add(last.where, f"<{last.name}> is not closed before </{tag}>", f"write </{last.name}>")

    def handle_data(self, data: str) -> None:
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def handle_comment(self, data: str) -> None:
        del data
        self._add(self._open[-1].where, "a comment is not part of the markup", "write it as {# … #}")

    def handle_decl(self, decl: str) -> None:
        self._add(self._open[-1].where, f"<!{decl}> is not part of the markup", "remove it")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self._add(self._open[-1].where, f"<?{data}> is not part of the markup", "remove it")

    def finish(self) -> None:
        """Report what was never closed; the place is where it was opened."""
        for element in self._open[1:]:
            self._add(element.where, f"<{element.name}> is never closed", f"write </{element.name}>")

    # --- elements --------------------------------------------------------------

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        where = self._open[-1].where
        attributes: dict[str, str] = {}
        repeated = []
        for name, text in attrs:
            if name == PLACE:
                where = _place(text or "", where)
            elif name in attributes:
                repeated.append(name)
            else:
                attributes[name] = text or ""
        for name in repeated:
            self._add(where, f"<{tag}> has two attributes `{name}`", "keep one of them")
        return Element(tag, attributes, where)

    def _add(self, where: Where, what: str, hint: str) -> None:
        self.problems.append(Problem(where, what, hint))


def _place(written: str, otherwise: Where) -> Where:
    """The place an attribute names: ``FILE:LINE:COLUMN`` or ``FILE:LINE``."""
    head, _, last = written.rpartition(":")
    file, _, middle = head.rpartition(":")
    if file and middle.isdigit() and last.isdigit():
        return Where(file, int(middle), int(last))
    if head and last.isdigit():
        return Where(head, int(last))
    return Where(written) if written else otherwise
