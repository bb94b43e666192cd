"""Add references to a seminar's register of sources, and touch nothing else.

Entries go to the end of `sources.yaml`; what stands there stays, comments and
all. A reference that is there already, by id and title, is passed over; an id
that another source has is never taken. What could not be carried over is
reported at its place in the imported file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefings.content.decode import Decoder
from briefings.content.model import Source
from briefings.content.yaml_strict import parse_yaml
from briefings.errors import ContentError, Problem
from briefings.references.entry import Entry

_ORDER = (
    "author", "organisation", "title", "container", "place", "publisher", "date", "url", "accessed", "note",
)  # fmt: skip
_PLAIN = re.compile(r"[A-Za-zÀ-ɏ(“][\w .,;()’“”–/+-]*[\w.)”]")
_WORDS_OF_YAML = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))


@dataclass(frozen=True, slots=True)
class Import:
    """The register as it shall be, and what happened."""

    text: str
    added: tuple[str, ...]
    """Ids, in the order of the imported file."""
    problems: tuple[Problem, ...] = ()
    """Infos: what was passed over, and what got lost."""


def add_sources(text: str, known: Mapping[str, Source], entries: Sequence[Entry]) -> Import:
    """The text of `sources.yaml` with further entries; `known` are the sources it has.

    Raises: ContentError when an id belongs to another source, or two entries want the same one.
    """
    problems: list[Problem] = []
    refused: list[Problem] = []
    taken: dict[str, str] = {name: source.title for name, source in known.items()}
    fresh: list[Entry] = []
    for entry in entries:
        if entry.id not in taken:
            taken[entry.id] = entry.title
            fresh.append(entry)
            problems += _losses(entry)
        elif _same(taken[entry.id], entry.title):
            problems.append(Problem(entry.where, f"`{entry.id}` is in the register already", "", severity="info"))
        else:
            what = f"the id `{entry.id}` belongs to another source, “{taken[entry.id]}”"
            refused.append(Problem(entry.where, what, "change the key of this reference, or the id of that source"))
    refused += [problem for entry in fresh for problem in _unfit(entry)]
    if refused:
        raise ContentError(refused)
    body = "".join(f"{line}\n" for entry in fresh for line in _lines(entry))
    return Import(_with_entries(text, body), tuple(entry.id for entry in fresh), tuple(problems))


def _unfit(entry: Entry) -> Iterator[Problem]:
    """Why an entry cannot be a source, found by reading it as one: nothing is written that cannot be read."""
    text = "\n".join(["sources:", *_lines(entry)]) + "\n"
    tree, problems = parse_yaml(text, entry.where.file)
    decoder = Decoder(entry.where.file)
    if tree is not None:
        decoder.records(Source, tree, "sources")
    for problem in (*problems, *decoder.problems):
        yield Problem(entry.where, f"`{entry.key}` cannot be a source: {problem.what}", problem.hint)


def _same(title: str, other: str) -> bool:
    return title.casefold().split() == other.casefold().split()


def _losses(entry: Entry) -> Iterator[Problem]:
    if entry.lost:
        what = f"`{entry.id}`: a source has no place for {', '.join(entry.lost)}"
        yield Problem(entry.where, what, "write what readers need into `note`", severity="info")


def _with_entries(text: str, body: str) -> str:
    if not body:
        return text
    if not re.search(r"^sources:", text, re.MULTILINE):
        return f"{text.rstrip()}\n\nsources:\n{body}".lstrip()
    # An empty list is written `sources: []`; entries may follow a bare key only.
    opened = re.sub(r"^sources:[ \t]*\[\][ \t]*$", "sources:", text, count=1, flags=re.MULTILINE)
    return f"{opened.rstrip()}\n{body}"


def _lines(entry: Entry) -> Iterator[str]:
    fields = {**entry.fields, "title": entry.title}
    yield f"  - id: {_scalar(entry.id)}"
    yield f"    type: {entry.type}"
    for name in _ORDER:
        if fields.get(name):
            yield f"    {name}: {_scalar(fields[name])}"


def _scalar(text: str) -> str:
    """Text as YAML reads it back: plain where that is plain, quoted elsewhere."""
    is_plain = _PLAIN.fullmatch(text) and ": " not in text and text.casefold() not in _WORDS_OF_YAML
    return text if is_plain or re.fullmatch(r"https?://[\w./~%?=&+-]+", text) else json.dumps(text, ensure_ascii=False)
