"""Write the inlines of a prose as markup: emphasis, links, notes, claims.

Every text is escaped here, also the answers of claims. Places inside a line
are found again from the source, so that a problem points at the very
character: a wrong link at its bracket, a wrong claim at its brace.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from html import escape
from pathlib import PurePosixPath

from briefings.content.claims import ClaimError, answer_claim
from briefings.content.model import Prose
from briefings.content.nearest import did_you_mean
from briefings.content.prose_context import ProseContext
from briefings.content.prose_parser import Node
from briefings.content.prose_places import place_at
from briefings.content.workspace import path_inside
from briefings.errors import Problem, Where

_ADDRESS = re.compile(r"https?://[^\s/]|mailto:\S+@\S|#\S", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_POINTS = tuple(".,;:?!")
_SIMPLE = {"strong": "strong", "em": "em"}
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")


class InlineWriter:
    """Writes the inlines of one prose; problems go to the list it was given."""

    def __init__(self, prose: Prose, context: ProseContext, problems: list[Problem]) -> None:
        self.note_texts: dict[int, Node] = {}
        """The notes of this prose by the number the parser gave them."""
        self._marks: dict[int, str] = {}
        self._prose = prose
        self._lines = prose.source.split("\n")
        self._context = context
        self._problems = problems

    def write(self, inline: Node) -> str:
        """The markup of one `inline` token's children."""
        return self._all(inline.children, inline)

    def _all(self, nodes: list[Node], inline: Node) -> str:
        parts: list[str] = []
        for node, before in zip(nodes, [None, *nodes], strict=False):
            part = self._one(node, inline)
            if node.kind == "citation" and parts:
                parts[-1] = parts[-1].rstrip()
            elif before and before.kind == "citation" and node.kind == "text" and part[:1] in _POINTS:
                # The mark of a citation stands after the point that ends its clause.
                parts.insert(-1, part[:1])
                part = part[1:]
            parts.append(part)
        return "".join(parts)

    def _one(self, node: Node, inline: Node) -> str:
        if node.kind in _SIMPLE:
            return f"<{node.kind}>{self._all(node.children, inline)}</{node.kind}>"
        write = _INLINES.get(node.kind)
        if write is None:
            self._add(node, inline, f"Markdown's {node.kind} is not part of a brief", "write plain text")
            return ""
        return write(self, node, inline)

    # --- places ----------------------------------------------------------------

    def _where(self, node: Node, inline: Node) -> Where:
        first = inline.token.map[0] if inline.token.map else 0
        position: int = node.token.meta.get("pos", 0)
        before = inline.token.content[:position]
        line = before.count("\n")
        content_line = inline.token.content.split("\n")[line]
        source_line = self._lines[min(first + line, len(self._lines) - 1)]
        start = source_line.find(content_line.strip())
        in_line = len(before) - (before.rfind("\n") + 1) - (len(content_line) - len(content_line.lstrip()))
        return place_at(self._prose, first + line, max(start, 0) + max(in_line, 0))

    def start(self, inline: Node) -> Where:
        """The place of the first character of an `inline` token."""
        return self._where(inline, inline)

    def _add(self, node: Node, inline: Node, what: str, hint: str = "") -> None:
        self._problems.append(Problem(self._where(node, inline), what, hint))

    # --- one function a construct --------------------------------------------------

    def _text(self, node: Node, _inline: Node) -> str:
        return escape(node.token.content, quote=False)

    def _code(self, node: Node, _inline: Node) -> str:
        return f"<code>{escape(node.token.content, quote=False)}</code>"

    def _soft_break(self, _node: Node, _inline: Node) -> str:
        return "\n"

    def _hard_break(self, _node: Node, _inline: Node) -> str:
        return "<br>"

    def _html(self, node: Node, inline: Node) -> str:
        what = f"raw HTML is not allowed in prose: `{node.token.content}`"
        self._add(node, inline, what, "write Markdown; a literal `<` is written `\\<`")
        return ""

    def _link(self, node: Node, inline: Node) -> str:
        address = str(node.token.attrGet("href") or "")
        text = self._all(node.children, inline)
        if address in ("", "#"):
            self._add(node, inline, f"the link `{_words(node)}` goes nowhere", "give it an address, or remove it")
        elif not _ADDRESS.match(address):
            hint = "write an address with https:// or mailto:, or #id for a place in this brief"
            self._add(node, inline, f"`{address}` is not an address a brief can link to", hint)
        elif not text.strip() and not address.startswith("#"):
            self._add(node, inline, f"the link to {address} has no words", "write them between the brackets")
        return f'<a href="{escape(address)}">{text}</a>'

    def _span(self, node: Node, inline: Node) -> str:
        language = str(node.token.attrGet("lang") or "")
        refused = node.token.meta.get("insecure_attrs", {})
        if refused or not language:
            self._add(node, inline, "only `lang` can be set on words", "write [слово]{lang=uk}")
        elif not _LANGUAGE.fullmatch(language):
            self._add(node, inline, f"`{language}` is not a language tag", "write a tag such as uk or en-US")
        return f'<span lang="{escape(language)}">{self._all(node.children, inline)}</span>'

    def _image(self, node: Node, inline: Node) -> str:
        self._add(node, inline, "a picture stands in a paragraph of its own", "put empty lines around it")
        return ""

    # --- notes, citations, claims --------------------------------------------------

    def _note(self, node: Node, inline: Node) -> str:
        number: int = node.token.meta["id"]
        if number not in self._marks:
            note = self.note_texts[number]
            paragraphs = [child for child in note.children if child.kind == "paragraph"]
            if len(paragraphs) != 1 or len(note.children) != 1:
                self._add(node, inline, f"the note [^{node.token.meta['label']}] must be one paragraph", "shorten it")
                return ""
            # Known before it is written, so that a note that refers to itself ends.
            self._marks[number] = ""
            text_of_note = paragraphs[0].children[0]
            where = self.start(text_of_note)
            self._marks[number] = self._context.add_note(self.write(text_of_note), where)
        return self._marks[number]

    def _anchor(self, _node: Node, _inline: Node) -> str:
        return ""

    def _dangling_note(self, node: Node, inline: Node) -> str:
        name = node.token.content
        self._add(node, inline, f"the note [^{name}] has no text", f"add a line `[^{name}]: …` below the paragraph")
        return ""

    def _citation(self, node: Node, inline: Node) -> str:
        cited = []
        for part in node.token.content.split(";"):
            name, _, locator = part.strip().removeprefix("@").partition(",")
            source = self._context.sources.get(name.strip())
            if source:
                cited.append(self._context.citation(source, locator.strip()))
            elif "sources" not in self._context.broken:
                hint = did_you_mean(name.strip(), self._context.sources, "source")
                self._add(node, inline, f"there is no source `{name.strip()}`", hint)
        return self._context.add_note(" ".join(cited), self._where(node, inline)) if cited else ""

    def _claim(self, node: Node, inline: Node) -> str:
        try:
            return escape(answer_claim(node.token.content, self._context), quote=False)
        except ClaimError as error:
            if "scenarios" not in self._context.broken:
                self._add(node, inline, error.what, error.hint)
            return ""

    def _open_claim(self, node: Node, inline: Node) -> str:
        self._add(node, inline, "`{{` begins a computed claim that is never closed", "add `}}`, or write `\\{{`")
        return ""

    # --- pictures ------------------------------------------------------------------

    def picture(self, node: Node, inline: Node) -> str:
        """The `<img>` of a picture that stands alone in its paragraph."""
        alt, path = node.token.content.strip(), str(node.token.attrGet("src") or "")
        if not alt:
            self._add(node, inline, f"the picture `{path}` has no description", "say in the brackets what it shows")
        found = self._picture_path(path, node, inline)
        return f'<img src="{escape(found)}" alt="{escape(alt)}">'

    def _picture_path(self, path: str, node: Node, inline: Node) -> str:
        folder = self._context.root / PurePosixPath(self._prose.where.file).parent
        place = path_inside(self._context.root, folder, path)
        if place is None or "://" in path:
            self._add(node, inline, f"the picture `{path}` must lie inside the workspace", "put it into images/")
        elif place.suffix.lower() not in PICTURES:
            self._add(node, inline, f"`{path}` is not a picture", f"use one of {', '.join(PICTURES)}")
        elif not place.is_file():
            known = [f"images/{one.name}" for one in folder.glob("images/*")]
            self._add(node, inline, f"there is no picture `{path}`", did_you_mean(path, known, "picture"))
        else:
            found = place.relative_to(self._context.root.resolve()).as_posix()
            # A link is named beside what it leads to: it may lead elsewhere tomorrow.
            written = os.path.relpath(folder / path, self._context.root)
            self._context.pictures |= {found, found if written.startswith("..") else written}
            return found
        return path


def _words(node: Node) -> str:
    return "".join(child.token.content or _words(child) for child in node.children)


_INLINES: dict[str, Callable[[InlineWriter, Node, Node], str]] = {
    "text": InlineWriter._text,
    "code_inline": InlineWriter._code,
    "softbreak": InlineWriter._soft_break,
    "hardbreak": InlineWriter._hard_break,
    "html_inline": InlineWriter._html,
    "link": InlineWriter._link,
    "span": InlineWriter._span,
    "image": InlineWriter._image,
    "footnote_ref": InlineWriter._note,
    "footnote_anchor": InlineWriter._anchor,
    "dangling_note": InlineWriter._dangling_note,
    "citation": InlineWriter._citation,
    "claim": InlineWriter._claim,
    "open_claim": InlineWriter._open_claim,
}
