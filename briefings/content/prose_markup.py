"""Write the tree of a prose as markup: block elements, one small function each.

Inlines are the business of `briefings.content.prose_inlines`. Nothing is
dropped: a construct without a function here is reported as a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from briefings.content.model import Prose, Visibility
from briefings.content.passages import cut_passages
from briefings.content.prose_context import ProseContext
from briefings.content.prose_inlines import InlineWriter
from briefings.content.prose_parser import Node, parse_prose
from briefings.content.prose_places import place_at
from briefings.errors import Problem, Where

_ATTRIBUTION = re.compile(r"(?:—|–|--)\s+")
_CAPTION = re.compile(r"Table:\s+")
_ALIGNMENT = {"text-align:left": "start", "text-align:center": "centre", "text-align:right": "end"}


class ProseWriter:
    """Writes one prose and notes what is wrong with it."""

    def __init__(self, prose: Prose, context: ProseContext) -> None:
        self.problems: list[Problem] = []
        # An audience's prose has been cut already; a check looks at the whole text, without its marks.
        prose = cut_passages(prose, Visibility.ORGANISERS)
        self._prose = prose
        self._parsed = parse_prose(prose.source)
        self._inlines = InlineWriter(prose, context, self.problems)
        self._context = context
        self._level = 2
        """Level of the last heading; the section that holds the prose has level 2."""

    def blocks(self) -> str:
        """All of the prose; the texts of its notes go to the context."""
        return self._all(self._without_notes())

    def single_paragraph(self) -> str:
        """The inlines of the only paragraph; anything else is a problem."""
        blocks = self._without_notes()
        if len(blocks) == 1 and blocks[0].kind == "paragraph":
            return self._text(blocks[0])
        self._add(blocks[1] if len(blocks) > 1 else None, "a single paragraph is wanted here", "shorten it")
        return ""

    def _without_notes(self) -> list[Node]:
        notes = [note for node in self._parsed.nodes if node.kind == "footnote_block" for note in node.children]
        self._inlines.note_texts = {note.token.meta["id"]: note for note in notes}
        for label in self._parsed.unused_notes:
            self._unused(label)
        return [node for node in self._parsed.nodes if node.kind != "footnote_block"]

    def _unused(self, label: str) -> None:
        offset = max(self._prose.source.find(f"[^{label}]:"), 0)
        line = self._prose.source.count("\n", 0, offset)
        what = f"the note [^{label}] is never referred to"
        self.problems.append(Problem(place_at(self._prose, line, 0), what, f"write [^{label}] where its mark belongs"))

    # --- places ----------------------------------------------------------------

    def _where(self, node: Node | None) -> Where:
        if node is None or not node.token.map:
            return self._prose.where
        if node.children and node.children[0].kind == "inline":
            return self._inlines.start(node.children[0])
        line = node.token.map[0]
        text = self._prose.source.split("\n")[line]
        return place_at(self._prose, line, len(text) - len(text.lstrip(" ")))

    def _at(self, node: Node) -> str:
        return f' data-at="{escape(str(self._where(node)))}"'

    def _add(self, node: Node | None, what: str, hint: str) -> None:
        self.problems.append(Problem(self._where(node), what, hint))

    # --- blocks ----------------------------------------------------------------

    def _all(self, nodes: list[Node]) -> str:
        parts = []
        caption: Node | None = None
        for node, following in zip(nodes, [*nodes[1:], None], strict=False):
            if following and following.kind == "table" and _begins(node, _CAPTION):
                caption = node
                continue
            parts.append(self._table(node, caption) if node.kind == "table" else self._block(node))
            caption = None
        return "\n".join(part for part in parts if part)

    def _block(self, node: Node) -> str:
        write = _BLOCKS.get(node.kind)
        if write is None:
            what, hint = _REFUSED.get(node.kind, (f"Markdown's {node.kind} is not part of a brief", "use plain text"))
            self._add(node, what, hint)
            return ""
        return write(self, node)

    def _text(self, node: Node) -> str:
        return "".join(self._inlines.write(child) for child in node.children)

    def _paragraph(self, node: Node) -> str:
        image = _only_image(node)
        if image:
            return self._figure(node, image)
        if node.token.hidden:
            return self._text(node)
        return f"<p{self._at(node)}>{self._text(node)}</p>"

    def _heading(self, node: Node) -> str:
        level = int(node.token.tag[1]) + 1
        if level == 2:
            self._add(node, "`#` is the brief's own heading", "write `##` for a heading inside the text")
        elif level > 4:
            self._add(node, "headings inside the text have two levels", "write `##` or `###`")
        elif level > self._level + 1:
            self._add(node, "this heading skips a level", "begin with `##`")
        self._level = level
        return f"<h{level}{self._at(node)}>{self._text(node)}</h{level}>"

    def _list(self, node: Node) -> str:
        start = node.token.attrGet("start")
        opening = f'{node.token.tag} start="{start}"' if start not in (None, 1) else node.token.tag
        items = "".join(self._item(item) for item in node.children)
        return f"<{opening}{self._at(node)}>{items}</{node.token.tag}>"

    def _item(self, item: Node) -> str:
        place = self._at(item.children[0]) if item.children else ""
        return f"<li{place}>{self._all(item.children)}</li>"

    def _quotation(self, node: Node) -> str:
        if not node.children or node.children[-1].kind != "paragraph":
            return f"<blockquote{self._at(node)}>{self._all(node.children)}</blockquote>"
        *before, last = node.children
        quoted, attribution = _split_attribution(last)
        parts = [self._all([*before, quoted] if quoted else before)]
        if attribution:
            parts.append(f"<footer>{_ATTRIBUTION.sub('', self._text(attribution), count=1)}</footer>")
        return f"<blockquote{self._at(node)}>{''.join(parts)}</blockquote>"

    def _rule(self, _node: Node) -> str:
        return "<hr>"

    def _figure(self, node: Node, image: Node) -> str:
        picture = self._inlines.picture(image, node.children[0])
        title = str(image.token.attrGet("title") or "")
        caption = f"<figcaption>{escape(title, quote=False)}</figcaption>" if title else ""
        return f"<figure{self._at(node)}>{picture}{caption}</figure>"

    # --- tables ----------------------------------------------------------------

    def _table(self, node: Node, caption: Node | None = None) -> str:
        head = node.children[0].children[0]
        body = node.children[1].children if len(node.children) > 1 else []
        columns = "".join(_column(cell) for cell in head.children)
        titled = f"<caption>{_CAPTION.sub('', self._text(caption), count=1)}</caption>" if caption else ""
        header = "".join(f'<th scope="col"{self._at(cell)}>{self._text(cell)}</th>' for cell in head.children)
        rows = "".join(self._row(row) for row in body)
        frame = f"<colgroup>{columns}</colgroup><thead><tr>{header}</tr></thead><tbody>{rows}</tbody>"
        return f"<table{self._at(node)}>{titled}{frame}</table>"

    def _row(self, row: Node) -> str:
        return f"<tr>{''.join(f'<td{self._at(cell)}>{self._text(cell)}</td>' for cell in row.children)}</tr>"


def _column(cell: Node) -> str:
    align = _ALIGNMENT.get(str(cell.token.attrGet("style") or ""))
    return f'<col class="{align}">' if align else "<col>"


def _begins(node: Node, beginning: re.Pattern[str]) -> bool:
    return node.kind == "paragraph" and bool(node.children) and bool(beginning.match(node.children[0].token.content))


def _only_image(node: Node) -> Node | None:
    inlines = node.children[0].children if node.children else []
    return inlines[0] if len(inlines) == 1 and inlines[0].kind == "image" else None


def _split_attribution(paragraph: Node) -> tuple[Node | None, Node | None]:
    """The quoted part of a quotation's last paragraph, and whose it is: its own paragraph or its last line."""
    inline = paragraph.children[0]
    breaks = [index for index, node in enumerate(inline.children) if node.kind in ("softbreak", "hardbreak")]
    start = breaks[-1] + 1 if breaks else 0
    last = inline.children[start] if start < len(inline.children) else None
    if last is None or last.kind != "text" or not _ATTRIBUTION.match(last.token.content):
        return paragraph, None
    attribution = _with_inlines(paragraph, inline, inline.children[start:])
    quoted = _with_inlines(paragraph, inline, inline.children[: start - 1]) if start else None
    return quoted, attribution


def _with_inlines(paragraph: Node, inline: Node, children: list[Node]) -> Node:
    return Node(paragraph.kind, paragraph.token, [Node(inline.kind, inline.token, children)])


_BLOCKS: dict[str, Callable[[ProseWriter, Node], str]] = {
    "paragraph": ProseWriter._paragraph,
    "heading": ProseWriter._heading,
    "bullet_list": ProseWriter._list,
    "ordered_list": ProseWriter._list,
    "blockquote": ProseWriter._quotation,
    "hr": ProseWriter._rule,
}
_REFUSED = {
    "html_block": ("raw HTML is not allowed in prose", "write Markdown; a literal `<` is written `\\<`"),
    "fence": ("code blocks are not part of a brief", "use a quotation or a table"),
}
