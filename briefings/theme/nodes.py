"""Strict reading of a theme's YAML: every value knows its line and column.

A `Mapping` wraps one YAML mapping; asking it for a key returns a typed value or
notes a `Problem` and returns a stand-in, so that one run reports everything
that is wrong. Plain scalars are read as YAML 1.2 and by what is asked for:
``no`` is text where text is wanted. Duplicate keys, anchors that point at
themselves and keys nobody asked for are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from briefings.errors import ContentError, Problem, Where

_LENGTH = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?|[+-]?\.[0-9]+)\s*(pt|mm|cm|in)?")
_POINTS = {None: 1.0, "pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_MAX_BYTES = 200_000


class Source:
    """One YAML file being read, and the problems found in it so far."""

    def __init__(self, path: Path, shown_as: str = "") -> None:
        self.path = path
        self.shown_as = shown_as or str(path)
        self.problems: list[Problem] = []

    def where(self, node: yaml.Node) -> Where:
        """Give the place of a node, 1-based."""
        return Where(self.shown_as, node.start_mark.line + 1, node.start_mark.column + 1)

    def problem(self, node: yaml.Node, what: str, hint: str = "") -> None:
        """Note a problem at a node."""
        self.problems.append(Problem(self.where(node), what, hint))

    def root(self) -> Mapping:
        """Parse the file.

        Raises: ContentError when it cannot be read or is not one mapping.
        """
        node = _compose(self)
        if not isinstance(node, yaml.MappingNode):
            raise ContentError(Problem(Where(self.shown_as, 1), "a theme is a mapping of keys to values"))
        return Mapping(self, node)


def _compose(source: Source) -> yaml.Node | None:
    """Read and parse; syntax errors become located problems."""
    try:
        octets = source.path.read_bytes()
        if len(octets) > _MAX_BYTES:
            raise ContentError(Problem(Where(source.shown_as), f"the file is larger than {_MAX_BYTES:,} bytes"))
        # CBaseLoader resolves nothing: each scalar keeps the characters that were typed.
        node: yaml.Node | None = yaml.compose(octets.decode("utf-8-sig"), Loader=yaml.CBaseLoader)
    except OSError as fault:
        raise ContentError(Problem(Where(source.shown_as), f"cannot be read: {fault.strerror}")) from fault
    except UnicodeDecodeError as fault:
        raise ContentError(Problem(Where(source.shown_as), "is not UTF-8", "save the file as UTF-8")) from fault
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        where = Where(source.shown_as, mark.line + 1, mark.column + 1) if mark else Where(source.shown_as)
        raise ContentError(Problem(where, f"is not valid YAML: {fault.problem or fault.context}")) from fault
    except yaml.YAMLError as fault:
        raise ContentError(Problem(Where(source.shown_as), f"is not valid YAML: {fault}")) from fault
    return node


def suggestion(name: str, known: Iterable[str]) -> str:
    """Word a did-you-mean hint, or list what there is."""
    names = list(known)
    near = get_close_matches(name, names, 1)
    return f"did you mean `{near[0]}`?" if near else f"known: {', '.join(sorted(names))}"


class Mapping:
    """One YAML mapping whose keys must all be known to whoever reads it."""

    def __init__(self, source: Source, node: yaml.MappingNode) -> None:
        self.source = source
        self.node = node
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, yaml.Node] = {}
        for key, child in node.value:
            self._enter(key, child)

    def _enter(self, key: yaml.Node, child: yaml.Node) -> None:
        if not isinstance(key, yaml.ScalarNode):
            self.source.problem(key, "a key must be a word")
        elif key.value in self._values:
            first = self._keys[key.value].start_mark.line + 1
            self.source.problem(key, f"`{key.value}` is given twice", f"the first is in line {first}")
        else:
            self._values[key.value] = child
            self._keys[key.value] = key

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def check_keys(self, known: Iterable[str], what: str) -> None:
        """Note a problem for each key that is not known."""
        names = set(known)
        for key in self._values:
            if key not in names:
                self.source.problem(self._keys[key], f"unknown key `{key}` in {what}", suggestion(key, names))

    def problem(self, key: str, what: str, hint: str = "") -> None:
        """Note a problem at a key's value, or at the mapping when it is absent."""
        self.source.problem(self._values.get(key, self.node), what, hint)

    def at_key(self, key: str, what: str, hint: str = "") -> None:
        """Note a problem at a key itself."""
        self.source.problem(self._keys.get(key, self.node), what, hint)

    def child(self, key: str) -> Mapping | None:
        """Give the mapping under a key; None after noting why there is none."""
        node = self._values.get(key)
        if isinstance(node, yaml.MappingNode):
            return Mapping(self.source, node)
        self.problem(key, f"`{key}` must be a mapping" if node else f"`{key}` is missing")
        return None

    def text(self, key: str, default: str | None = None) -> str:
        """Give the characters under a key; a key without default is required."""
        node = self._values.get(key)
        if node is None:
            if default is None:
                self.problem(key, f"`{key}` is missing")
            return default or ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self.problem(key, f"`{key}` must be text")
        return default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a sequence of texts; empty when the key is absent."""
        node = self._values.get(key)
        if node is None:
            return ()
        if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
            return tuple(str(item.value) for item in node.value)
        self.problem(key, f"`{key}` must be a list of texts")
        return ()

    def length(self, key: str, default: float | None = None) -> float:
        """Give a length in points; ``mm``, ``cm`` and ``in`` are converted."""
        typed = self.text(key, None if default is None else "")
        if not typed:
            return default or 0.0
        match = _LENGTH.fullmatch(typed.strip())
        if match is None:
            self.problem(key, f"`{key}` must be a length, not `{typed}`", "write points such as 10.5, or 25mm")
            return default or 0.0
        return round(float(match[1]) * _POINTS[match[2]], 3)

    def truth(self, key: str, default: bool) -> bool:
        """Give ``true`` or ``false``; nothing else is accepted."""
        typed = self.text(key, str(default).lower())
        if typed not in ("true", "false"):
            self.problem(key, f"`{key}` must be true or false, not `{typed}`")
        return typed == "true"
