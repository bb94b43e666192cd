"""Read YAML strictly: a small, safe part of YAML 1.2 with a place for every node.

Mappings, lists and scalars, and nothing that surprises: duplicate keys, tabs,
merge keys, anchors and aliases, tags, several documents, control characters,
text that is not UTF-8, great size and great depth are problems with a place.
PyYAML's C parser does the scanning; its pure Python twin serves without it.
Nothing here knows what the content means, and nothing is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import yaml

from briefings.content.yaml_words import plain_words
from briefings.errors import Problem, Where

MOST_BYTES = 2_000_000
MOST_DEPTH = 20
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
# YAML 1.1 scanners break lines at NEL, LS and PS; 1.2 does not. Refusing them keeps lines and places certain.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class YamlScalar:
    """One scalar. Treated as immutable once built."""

    text: str
    line: int
    column: int
    """1-based place of its first character: of the ``|`` for a block scalar."""
    style: str = ""
    """Empty for plain, else one of ``' " | >``."""
    raw: str = ""
    """The characters of the file, when they stretch over several lines."""


@dataclass(slots=True)
class YamlList:
    entries: list[YamlNode]
    line: int
    column: int


@dataclass(slots=True)
class YamlMap:
    pairs: dict[str, tuple[YamlScalar, YamlNode]]
    """Key to the key itself and its node, in file order."""
    line: int
    column: int


YamlNode = YamlScalar | YamlList | YamlMap


class _Stop(Exception):
    """Reading on would only produce follow-up problems."""


def decode_text(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a file's bytes: UTF-8 with or without a mark, line ends made ``\\n``."""
    if len(content) > MOST_BYTES:
        return "", [Problem(Where(file), f"the file is larger than {MOST_BYTES // 1_000_000} MB", "split it")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        hint = "save the file as UTF-8"
        return "", [Problem(Where(file, line, column), "the text is not UTF-8 from here on", hint)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_unwanted_characters(text, file))


def _unwanted_characters(text: str, file: str) -> Iterator[Problem]:
    if not _UNWANTED.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _UNWANTED.search(line):
            what = f"the control character U+{ord(found[0]):04X} is not allowed"
            yield Problem(Where(file, number, found.start() + 1), what, "delete it; it is invisible in most editors")


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[YamlNode | None, list[Problem]]:
    """The tree of a YAML text and everything wrong with it.

    Shape: the node is None when the text is empty or cannot be read to its
           end; problems then say why, and none at all means it was empty.
    """
    tabs = list(_tabs(text, file, first_line))
    if tabs:
        return None, tabs
    builder = _Builder(text, file, first_line)
    return builder.document(), builder.problems


def _tabs(text: str, file: str, first_line: int) -> Iterator[Problem]:
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), start=first_line):
        if "\t" in line:
            where = Where(file, number, line.index("\t") + 1)
            yield Problem(where, "a tab stands here; YAML is written with spaces", "replace the tab by spaces")


class _Builder:
    """Turns parser events into nodes and notes what the strict reading refuses."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._file = file
        self._first_line = first_line
        self._depth = 0
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> YamlNode | None:
        try:
            node = None
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    node = self._only_document(event, node)
            return node
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax_problem(error))
            return None

    def _only_document(self, event: Any, before: YamlNode | None) -> YamlNode:
        if before is not None:
            self._stop(event.start_mark, "a second document begins here", "keep one document a file; remove this `---`")
        return self._node(next(self._events))

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        what, hint, at_context = plain_words(error.problem or "", error.context or "")
        mark = error.context_mark if at_context and error.context_mark else error.problem_mark or error.context_mark
        where = self._where(mark) if mark else Where(self._file)
        return Problem(where, what, hint)

    def _where(self, mark: Any) -> Where:
        return Where(self._file, mark.line + self._first_line, mark.column + 1)

    def _add(self, mark: Any, what: str, hint: str) -> None:
        self.problems.append(Problem(self._where(mark), what, hint))

    def _stop(self, mark: Any, what: str, hint: str) -> None:
        self._add(mark, what, hint)
        raise _Stop

    def _node(self, event: Any) -> YamlNode:
        self._refuse_references(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._nested(event, self._map)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._nested(event, self._list)
        return self._scalar(event)

    def _nested(self, event: Any, read: Any) -> YamlNode:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            self._stop(event.start_mark, f"nested more than {MOST_DEPTH} levels deep", "flatten the structure")
        node: YamlNode = read(event.start_mark)
        self._depth -= 1
        return node

    def _refuse_references(self, event: Any) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            self._add(mark, f"the alias `*{event.anchor}` is not allowed", "write the value out, or quote the text")
            return
        if event.anchor:
            self._add(mark, f"the anchor `&{event.anchor}` is not allowed", "write the value out, or quote the text")
        if event.tag:
            self._add(mark, f"the tag `{event.tag}` is not allowed", "remove it, or quote the text")

    def _scalar(self, event: Any) -> YamlScalar:
        mark = event.start_mark
        line, column = mark.line + self._first_line, mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            return YamlScalar("", line, column, "*")
        style = "" if event.style is None else event.style
        raw = self._text[mark.index : event.end_mark.index] if event.end_mark.line > mark.line else ""
        return YamlScalar(event.value, line, column, style, raw)

    def _list(self, mark: Any) -> YamlList:
        entries: list[YamlNode] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            entries.append(self._node(event))
        return YamlList(entries, mark.line + self._first_line, mark.column + 1)

    def _map(self, mark: Any) -> YamlMap:
        pairs: dict[str, tuple[YamlScalar, YamlNode]] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            self._pair(event, pairs)
        return YamlMap(pairs, mark.line + self._first_line, mark.column + 1)

    def _pair(self, event: Any, pairs: dict[str, tuple[YamlScalar, YamlNode]]) -> None:
        key, node = self._node(event), self._node(next(self._events))
        if not isinstance(key, YamlScalar):
            self._add(event.start_mark, "a key must be a plain word", "quote text that begins with `[` or `{`")
        elif key.text == "<<" and not key.style:
            self._add(event.start_mark, "the merge key `<<` is not allowed", "write the values out")
        elif key.text in pairs:
            first = pairs[key.text][0].line
            self._add(event.start_mark, f"`{key.text}` is written twice", f"the first one stands in line {first}")
        elif key.style != "*":
            pairs[key.text] = (key, node)


def scalars(node: YamlNode) -> Iterator[YamlScalar]:
    """Every scalar of a tree, keys excluded, in file order."""
    match node:
        case YamlScalar():
            yield node
        case YamlList():
            yield from chain.from_iterable(scalars(entry) for entry in node.entries)
        case YamlMap():
            yield from chain.from_iterable(scalars(entry) for _, entry in node.pairs.values())
