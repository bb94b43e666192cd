"""Parse Markdown prose into a tree whose nodes know where they stand.

CommonMark with tables, footnotes, `[text]{lang=uk}` spans, `[@source]`
citations and `{{ … }}` claims. Raw HTML is recognised so that it can be
refused. The same text is parsed once a process; trees are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

_CITATION = re.compile(r"\[@([^\]\n]{0,300})\]")
_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_LONGEST_CLAIM = 300
# What the built-in rules must not lose: where in the text the construct began.
_STAMPED = {"link": link, "image": image, "autolink": autolink, "html_inline": html_inline}


@dataclass(slots=True)
class Node:
    """A token with what lies between it and its closing token."""

    kind: str
    token: Token
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parsed:
    nodes: tuple[Node, ...]
    unused_notes: tuple[str, ...]
    """Labels of notes that have a text but no mark."""


@lru_cache(maxsize=4096)
def parse_prose(source: str) -> Parsed:
    """The tree of a Markdown text."""
    # The parser's own type for this is a union of plain dictionaries.
    environment: dict[str, dict[str, dict[str, int]]] = {}
    nodes = _nest(_markdown().parse(source, environment))
    notes = environment.get("footnotes", {}).get("refs", {})
    return Parsed(tuple(nodes), tuple(label[1:] for label, number in notes.items() if number < 0))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    footnote_plugin(markdown, inline=False)
    attrs_plugin(markdown, spans=True, after=("span_close",), allowed=["lang"])
    # Every address becomes a link here, so that a bad one is reported and not printed as text.
    markdown.validateLink = lambda *_: True  # type: ignore[method-assign]
    for name, rule in _STAMPED.items():
        markdown.inline.ruler.at(name, _stamped(rule))
    markdown.inline.ruler.before("link", "citation", _citation)
    markdown.inline.ruler.after("footnote_ref", "dangling_note", _dangling_note)
    markdown.inline.ruler.before("emphasis", "claim", _claim)
    # An indented paragraph is a slip of the hand, not program code.
    markdown.disable("code")
    return markdown


InlineRule = Callable[[StateInline, bool], bool]


def _stamped(rule: InlineRule) -> InlineRule:
    def stamped(state: StateInline, silent: bool) -> bool:
        before, start = len(state.tokens), state.pos
        if not rule(state, silent):
            return False
        for token in state.tokens[before:]:
            if token.type != "text":
                token.meta["pos"] = start
                break
        return True

    return stamped


def _pushed(state: StateInline, silent: bool, kind: str, content: str, end: int) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.content, token.meta["pos"] = content, state.pos
    state.pos = end
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos, state.posMax)
    return bool(match) and _pushed(state, silent, "citation", match[1], match.end()) if match else False


def _dangling_note(state: StateInline, silent: bool) -> bool:
    match = _NOTE.match(state.src, state.pos, state.posMax)
    return _pushed(state, silent, "dangling_note", match[1], match.end()) if match else False


def _claim(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos + 2, min(state.posMax, state.pos + _LONGEST_CLAIM))
    if end < 0 or "{{" in state.src[state.pos + 2 : end]:
        return _pushed(state, silent, "open_claim", "", state.pos + 2)
    return _pushed(state, silent, "claim", state.src[state.pos + 2 : end], end + 2)


def _nest(tokens: Iterable[Token]) -> list[Node]:
    root: list[Node] = []
    levels = [root]
    for token in tokens:
        if token.nesting < 0:
            levels.pop()
            continue
        node = Node(token.type.removesuffix("_open") if token.nesting else token.type, token)
        if token.type == "inline":
            node.children = _nest(token.children or ())
        levels[-1].append(node)
        if token.nesting > 0:
            levels.append(node.children)
    return root
