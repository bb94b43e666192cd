"""A web page taken apart strictly, for tests: every tag must be closed, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from briefings.templating.search import shipped_templates
from briefings.theme.load import load_theme

THEME = load_theme(shipped_templates() / "themes/house/theme.yaml")

VOID = {"br", "col", "hr", "img", "link", "meta"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)
    parent: Node | None = field(default=None, repr=False, compare=False)

    def every(self, *tags: str) -> Iterator[Node]:
        """This node and those inside it, in order; all of them when no tag is named."""
        if not tags or self.tag in tags:
            yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.every(*tags)

    def first(self, tag: str) -> Node:
        return next(self.every(tag))

    def of_class(self, name: str) -> list[Node]:
        return [node for node in self.every() if name in node.get("class").split()]

    def with_id(self, name: str) -> Node:
        (found,) = (node for node in self.every() if node.get("id") == name)
        return found

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")

    def above(self) -> Iterator[Node]:
        node = self.parent
        while node:
            yield node
            node = node.parent

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute of <{tag}> stands twice"
        node = Node(tag, {name: content or "" for name, content in attrs}, parent=self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.tag, f"</{tag}> closes <{self.open.tag}>"
        assert self.open.parent
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read_page(content: bytes) -> Node:
    """Read a page; a tag that is not closed, or closed out of order, fails."""
    builder = _Builder()
    builder.feed(content.decode("utf-8"))
    builder.close()
    assert builder.open is builder.root, f"<{builder.open.tag}> is never closed"
    return builder.root.first("html")


def css_rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and declarations of every plain rule, those inside `@media` too."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        pairs = (declaration.partition(":") for declaration in body.split(";") if ":" in declaration)
        yield selector.strip(), {name.strip(): content.strip() for name, _, content in pairs}
