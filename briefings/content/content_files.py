"""Read one content file into records or prose, and remember what was wrong.

A `FileReader` serves one run over one seminar: it names files as a person
types them, notes each file it read and each part that could not be read
whole, and collects the problems of all of them. A fault in one file never
keeps another from being read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from briefings.content.decode import Decoder
from briefings.content.model import Prose, Record, Visibility
from briefings.content.shapes import record_shape
from briefings.content.stand_ins import stand_in
from briefings.content.workspace import Workspace
from briefings.content.yaml_strict import YamlNode, decode_text, parse_yaml
from briefings.errors import Problem, Where

R = TypeVar("R", bound=Record)
_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(Record):
    """What a Markdown file may say between `---` lines before its text."""

    visibility: Visibility = Visibility.ORGANISERS


class FileReader:
    """Reads content files and keeps the account of the run."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.problems: list[Problem] = []
        self.files: list[str] = []
        self.broken: set[str] = set()
        """Parts that were not read whole: what refers to them cannot be judged."""

    def name(self, path: Path) -> str:
        return self.workspace.name_of(path)

    def add(self, where: Where, what: str, hint: str = "", severity: str = "error") -> None:
        self.problems.append(Problem(where, what, hint, severity=severity))

    def record(self, record: type[R], path: Path, part: str, given: Mapping[str, object] = _NOTHING) -> R:
        """The record a YAML file holds; a stand-in when it cannot be read."""
        node, decoder = self._tree(path, part)
        if node is None:
            self._missing(path, part)
            return cast(R, stand_in(record_shape(record)))
        value = decoder.record(record, node, given)
        self._account(decoder, part)
        return value

    def records(self, record: type[R], path: Path, part: str) -> tuple[R, ...]:
        """The list of records a YAML file holds; empty when there is no such file."""
        node, decoder = self._tree(path, part)
        if node is None:
            return ()
        values = decoder.records(record, node, part)
        self._account(decoder, part)
        return values

    def _account(self, decoder: Decoder, part: str) -> None:
        self.problems += decoder.problems
        if decoder.lost_ids:
            self.broken.add(part)

    def _missing(self, path: Path, part: str) -> None:
        if part in self.broken:
            return
        self.broken.add(part)
        what = "the file is empty" if path.is_file() else "the file is missing"
        self.add(Where(self.name(path)), what, "`briefings new` writes one to begin with")

    def text(self, path: Path, part: str) -> str | None:
        """A file's text; None when it is not there or cannot be read."""
        if not path.is_file():
            return None
        name = self.name(path)
        if not path.resolve().is_relative_to(self.workspace.root):
            self.broken.add(part)
            self.add(Where(name), "the file lies outside the workspace", "replace the link by the file itself")
            return None
        self.files.append(name)
        text, problems = decode_text(path.read_bytes(), name)
        self.problems += problems
        if problems:
            self.broken.add(part)
            return None
        return text

    def _tree(self, path: Path, part: str) -> tuple[YamlNode | None, Decoder]:
        decoder = Decoder(self.name(path))
        text = self.text(path, part)
        if text is None:
            return None, decoder
        node, problems = parse_yaml(text, decoder.file)
        self.problems += problems
        if problems and node is None:
            self.broken.add(part)
        return node, decoder

    def prose(self, path: Path, part: str) -> Prose | None:
        """A Markdown file with optional front matter; None when there is no such file."""
        text = self.text(path, part)
        if text is None:
            return None
        visibility, is_stated = Visibility.ORGANISERS, False
        line = 1
        if text.startswith("---\n"):
            end = f"{text}\n".find("\n---\n", 3)
            if end < 0:
                self.add(Where(self.name(path), 1, 1), "the front matter that begins here is never closed", "add `---`")
                return None
            visibility, is_stated = self._front_matter(text[4 : end + 1], path)
            line = text.count("\n", 0, end + 1) + 2
            text = text[end + 5 :]
        return Prose(text, Where(self.name(path), line, 1), 0, visibility, is_stated)

    def _front_matter(self, text: str, path: Path) -> tuple[Visibility, bool]:
        decoder = Decoder(self.name(path))
        node, problems = parse_yaml(text, decoder.file, first_line=2)
        front = decoder.record(FrontMatter, node) if node else FrontMatter()
        self.problems += [*problems, *decoder.problems]
        return front.visibility, "visibility" in front.origin.fields
