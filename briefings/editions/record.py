"""The records beside an edition's files: what it is, and how it was made.

`edition.json` says what a catalogue and a citation need. `build.json` names
the program, Python, every package, the fonts by digest and the compressor:
what would have to be the same for the same bytes to come out again.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from briefings import __version__
from briefings.build_record import WRITING_LIBRARIES
from briefings.content.model import Content
from briefings.editions.edition import EditionId
from briefings.templating.audiences import Audience
from briefings.templating.issue import Issue
from briefings.theme.load import load_theme

EDITION, BUILD = "edition.json", "build.json"
READING_LIBRARIES = ("click", "filelock", "mdit-py-plugins", "odfpy", "python-calamine", "pyyaml")


@dataclass(frozen=True, slots=True)
class FiledFile:
    """One finished file of an edition."""

    audience: str
    format: str
    path: str
    """Inside the edition: ``variants/press/talks_2025-07-22_press.pdf``."""
    content: Path


def edition_record(
    edition: EditionId, content: Content, issue: Issue, audiences: Sequence[Audience], files: Sequence[FiledFile]
) -> dict[str, object]:
    """What the edition is, for catalogues and people."""
    seminar, series = content.seminar, content.series
    return {
        "edition": str(edition),
        "urn": edition.urn,
        "series": series.id,
        "series_name": series.name,
        "seminar": seminar.id,
        "title": seminar.title,
        "kind": str(seminar.edition.kind),
        "date": edition.date.isoformat(),
        "as_of": seminar.edition.as_of.isoformat(),
        "number": seminar.edition.number,
        "language": series.language,
        "authors": [content.people[name].name for name in seminar.authors if name in content.people],
        "organisation": series.organisation.name,
        "citation": citation(edition, content),
        "content_digest": issue.digest,
        "change_class": issue.change_class,
        "change_note": issue.change_note,
        "corrects": issue.corrects,
        "audiences": {one.name: _audience_record(one, files) for one in audiences},
    }


def citation(edition: EditionId, content: Content) -> str:
    """How to cite the edition, with its date and its name."""
    seminar, series = content.seminar, content.series
    authors = ", ".join(content.people[name].name for name in seminar.authors if name in content.people)
    title = f"“{seminar.title}”"
    parts = (authors, title, series.masthead, series.organisation.name, edition.date.isoformat(), str(edition))
    return ", ".join(part for part in parts if part) + "."


def build_record(source: Mapping[str, Path], themes: Sequence[Path]) -> dict[str, object]:
    """With what the edition was made."""
    return {
        "tool": {"name": "briefings", "version": __version__},
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "platform": sys.platform,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "packages": packages(),
        "fonts": fonts(themes),
        "inputs": {name: _sha256(path) for name, path in sorted(source.items())},
    }


def as_json(record: Mapping[str, object]) -> bytes:
    """A record as people and programs read it."""
    return json.dumps(record, indent=1, ensure_ascii=False).encode() + b"\n"


def packages() -> dict[str, str]:
    """Every package this program needs to run, with its version."""
    found: dict[str, str] = {}
    # A checkout that was never installed does not know its own requirements.
    waiting = ["briefings", *WRITING_LIBRARIES, *READING_LIBRARIES]
    while waiting:
        name = waiting.pop()
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if (canonical := re.sub(r"[-_.]+", "-", name).lower()) in found:
            continue
        found[canonical] = package.version
        wanted = [one for one in package.requires or () if "extra ==" not in one]
        waiting += [re.split(r"[^A-Za-z0-9._-]", one)[0] for one in wanted]
    return dict(sorted(found.items()))


def fonts(themes: Sequence[Path]) -> dict[str, str]:
    """Name of each face to the digest of its file."""
    faces = {
        face.name: face.path
        for theme in themes
        for family in load_theme(theme).families.values()
        for face in (family.regular, family.bold, family.italic, family.bold_italic)
    }
    return {name: _sha256(path) for name, path in sorted(faces.items())}


def _audience_record(audience: Audience, files: Sequence[FiledFile]) -> dict[str, object]:
    own = [file for file in files if file.audience == audience.name]
    return {
        "title": audience.title,
        "ceiling": str(audience.ceiling),
        "marking": audience.marking,
        "files": [{"path": file.path, "format": file.format, "sha256": _sha256(file.content)} for file in own],
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
