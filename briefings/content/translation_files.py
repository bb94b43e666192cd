"""Write a file of translations: all texts to translate, what is done kept.

Each entry shows its original in a comment. What was translated stays, also
where its original has changed since: then the entry keeps the digest of the
older text, and its comment says so. Entries of texts that are gone are kept
at the end, where LNG-03 reports them.

Promise: no translation is ever lost, and a second run changes nothing.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefings.content.model import Content
from briefings.content.model.translation import Translation
from briefings.content.texts import Text, digest_of, said, texts_of
from briefings.content.translations import Translations, family, translations_into
from briefings.content.workspace import SeminarFolder

FOLDER = "translations"
_OF_SERIES = ("series/", "people/")
_WIDTH = 118


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one file has come."""

    path: Path
    content: str
    done: int
    missing: int
    stale: int


def translation_files(content: Content, folder: SeminarFolder, language: str) -> tuple[Progress, ...]:
    """The seminar's file and its series', as they should be; nothing is written.

    Shape: what a series shares comes first.
    """
    known = translations_into(content, language)
    texts = list(texts_of(content))
    shared = [(address, text) for address, text in texts if address.startswith(_OF_SERIES)]
    own = [(address, text) for address, text in texts if not address.startswith(_OF_SERIES)]
    name = f"{family(language)}.yaml"
    return (
        _file(folder.path.parent / FOLDER / name, shared, known, language, is_shared=True),
        _file(folder.path / FOLDER / name, own, known, language, is_shared=False),
    )


def _file(
    path: Path, texts: Iterable[tuple[str, Text]], known: Translations, language: str, *, is_shared: bool
) -> Progress:
    told = dict(texts)
    entries = {address: known.get(address) for address in told}
    # What this file holds beyond the texts there are: another seminar's in the series' file, or of a text that is gone.
    others = {at: one for at, one in known.items() if at not in told and _stands_in(one, path)}
    lines = [f"# Translations into {language}. `of` is the digest of the original; see docs/languages.md."]
    lines.append("translations:")
    for address, text in told.items():
        lines += _entry(address, text, entries[address])
    if others:
        lines += [
            "",
            "  # Of another seminar, or of a text that is gone:" if is_shared else "  # Of texts that are gone:",
        ]
    for address, one in others.items():
        lines += _written(address, one.of, one)
    done = [one for address, one in entries.items() if one and one.text]
    stale = sum(1 for one in done if one.of != digest_of(told[one.at]))
    body = "\n".join(lines) + "\n" if told or others else ""
    return Progress(path, body, len(done), len(told) - len(done), stale)


def _stands_in(one: Translation, path: Path) -> bool:
    return path.as_posix().endswith(f"/{one.origin.where.file}")


def _entry(address: str, text: Text, known: Translation | None) -> Iterator[str]:
    digest = digest_of(text)
    is_stale = known is not None and bool(known.text) and known.of != digest
    yield ""
    if is_stale:
        yield f"  # CHANGED SINCE, now {digest}:"
    yield from _comment(said(text))
    yield from _written(address, known.of if known and is_stale else digest, known)


def _comment(text: str) -> Iterator[str]:
    for line in text.strip().split("\n"):
        for part in textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]:
            yield f"  # {part}".rstrip()


def _written(address: str, digest: str, known: Translation | None) -> Iterator[str]:
    yield f"  - at: {address}"
    yield f'    of: "{digest}"'
    if known is None or not known.text:
        yield "    text:"
        return
    yield "    text: |"
    for line in known.text.source.strip("\n").split("\n"):
        yield f"      {line}".rstrip()
