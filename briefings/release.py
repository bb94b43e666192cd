"""Finished files are searched before anybody sees them; a hit stops the release.

`Guard` knows what each audience of one seminar may not see: its content, the
private list of participants, comments in templates, what lies in a house
document. `search_draft` is run by whoever wrote the file, at once.

Promise: no message names a protected text; CHR-04 cannot be waived or
weighed down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from briefings.checks.settings import LATE_RULES
from briefings.content.audience import with_references
from briefings.content.model import Content, Prose, Visibility
from briefings.content.model.participants import Participant
from briefings.content.passages import withheld_passages
from briefings.content.texts import said, texts_of
from briefings.content.translations import Translated, translate
from briefings.document.model import Document
from briefings.document.text import document_text
from briefings.errors import Problem, Where
from briefings.order import Order, Target
from briefings.pictures import DamagedPicture, bare_picture
from briefings.scan.docx_reader import read_docx
from briefings.scan.piece import BREAK, Piece, Unreadable
from briefings.scan.plain import COMMENT, word_count
from briefings.scan.protected import HOUSE, Beside, Protected, protect
from briefings.scan.search import READERS, Searched, search
from briefings.templating.audiences import Audience
from briefings.templating.labels import load_labels
from briefings.templating.search import TemplateSearch

RULE = "CHR-04"
TRANSLATION = "translation"
HINT = "a template, a theme or the filter lets it through; `briefings scan FILE --show` tells organisers which it is"
SET_ASIDE = "the audience reads the same words elsewhere in what it may see"


class Guard:
    """What the finished files of one seminar are searched for."""

    def __init__(
        self, order: Order, content: Content, participants: tuple[Participant, ...], before: Content | None = None
    ) -> None:
        self._order, self._content = order, content
        self._participants, self._before = participants, before
        self._translated = [translate(content, language) for language in content.translations]
        self._known: dict[tuple[str, Path | None], Protected] = {}
        self._in_translations: dict[Visibility, tuple[tuple[str, str], ...]] = {}

    def protected(self, audience: Audience, house: Path | None = None, document: Document | None = None) -> Protected:
        """Everything a file for this audience must not hold.

        A house document may be a brief of before: its words that the `document` has too are no leak.
        """
        key = audience.name, house
        if key not in self._known:
            beside = self.beside(audience, house, document)
            self._known[key] = protect(self._content, audience.ceiling, audience.name, beside)
        return self._known[key]

    def beside(self, audience: Audience, house: Path | None = None, document: Document | None = None) -> Beside:
        """What matters besides the content: who was there, what others left, what templates say themselves."""
        return Beside(
            self._participants,
            previous=self._before,
            withheld=(
                *_template_comments(self._order.search),
                *_house_texts(house),
                *self._hidden_translations(audience.ceiling),
            ),
            printed=_printed(self._content, audience, self._order.search),
            as_written=_as_written,
            rendered=tuple(unit.text for unit in document_text(document)) if house and document else (),
        )

    def _hidden_translations(self, ceiling: Visibility) -> tuple[tuple[str, str], ...]:
        """The same for all audiences of one ceiling."""
        if ceiling not in self._in_translations:
            self._in_translations[ceiling] = tuple(_hidden_translations(self._translated, ceiling))
        return self._in_translations[ceiling]


def _as_written(picture: bytes) -> bytes:
    try:
        return bare_picture(picture)
    except DamagedPicture:
        return picture  # no writer takes it


def _hidden_translations(languages: Iterable[Translated], ceiling: Visibility) -> Iterator[tuple[str, str]]:
    """What stands in other languages for texts and passages that lie beyond a ceiling."""
    for translated in languages:
        shown = {address for address, _ in texts_of(with_references(translated.content, ceiling))}
        for address, text in texts_of(translated.content):
            if address in translated.missing:
                continue
            if address not in shown:
                yield TRANSLATION, said(text)
            elif isinstance(text, Prose):
                yield from ((TRANSLATION, passage) for passage in withheld_passages(text, ceiling))


def search_draft(target: Target, content: bytes, protected: Protected) -> tuple[Searched, tuple[Problem, ...]]:
    """Search a file that was just written; what must not be released is an error."""
    found = search(target.place.name, content, protected, target.document.furniture.marking)
    name = f"the {target.format} of `{target.audience.name}`"
    if found.fault:
        what = f"{name} cannot be searched: {found.fault}; nothing was released"
        return found, (Problem(target.where, what, "", RULE),)
    # What only looks like a leftover may be meant: in a build somebody decides, and a waiver says so.
    others = (
        Problem(target.where, f"{name}, {one.place}: {one.what}", "", one.rule, LATE_RULES[one.rule])
        for one in found.findings
    )
    if not found.hits:
        return found, tuple(others)
    what = f"{_spoken(found, target.format, target.audience.name)}; nothing was released"
    return found, (Problem(target.where, what, HINT, RULE), *others)


def found_in_hand(file: Path, audience: Audience, guard: Guard) -> tuple[Searched, tuple[Problem, ...]]:
    """Search a file that lies somewhere, as if it were to be released to an audience."""
    found = search(file.name, file.read_bytes(), guard.protected(audience), audience.marking)
    where, form = Where(str(file)), file.suffix.lstrip(".") or "the file"
    if found.fault:
        return found, (Problem(where, f"it cannot be searched: {found.fault}", "", RULE),)
    others = tuple(Problem(where, f"{one.place}: {one.what}", "", one.rule) for one in found.findings)
    if not found.hits:
        return found, others
    hint = "do not release it; --show prints the texts, for organisers only"
    return found, (Problem(where, _spoken(found, form, audience.name), hint, RULE), *others)


def _spoken(found: Searched, form: str, audience: str) -> str:
    places = list(dict.fromkeys(hit.place for hit in found.hits))
    told = ", ".join(places[:4]) + (f" and {len(places) - 4} more places" if len(places) > 4 else "")
    texts = {hit.text for hit in found.hits}
    # A surname within a name is not counted again.
    count = sum(not any(one != other and one in other for other in texts) for one in texts)
    return f"{count} protected text{'s' if count > 1 else ''} found in {form} of `{audience}`: {told}"


def certificate(protected: Protected, form: str, digest: str, found: Searched) -> dict[str, object]:
    """What a file was searched for and how, without a single protected text."""
    return {
        "sha256": digest,
        "reader": READERS[form],
        "places": found.places,
        "words": found.words,
        "hits": len(found.hits),
        "protected": {**protected.counts, "picture": len(protected.pictures)},
        "sha256_of_protected": protected.digest,
        "set_aside": protected.set_aside,
        "set_aside_because": SET_ASIDE,
    }


def _printed(content: Content, audience: Audience, search: TemplateSearch) -> tuple[str, ...]:
    language = audience.language or content.series.language
    wanted_at = audience.origin.of("language") if audience.language else content.series.origin.of("language")
    labels = load_labels(language, search, wanted_at).with_words(audience.words)
    told = (audience.title, audience.description or "", audience.marking)
    return (*labels.texts.values(), *told)


@lru_cache(maxsize=4)
def _template_comments(search: TemplateSearch) -> tuple[tuple[str, str], ...]:
    """Comments in the workspace's own templates: notes that people left for each other."""
    if search.workspace is None or search.workspace == search.shipped:
        return ()
    # A copy of a shipped template has its comments, which show what it prints.
    shipped = set(_comments(search.shipped))
    return tuple(("template comment", one) for one in _comments(search.workspace) if one not in shipped)


def _comments(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.j2")):
        for found in COMMENT.finditer(path.read_text(encoding="utf-8", errors="replace")):
            yield (found[1] or found[2] or "").strip("- \n")


@lru_cache(maxsize=4)
def _house_texts(house: Path | None) -> tuple[tuple[str, str], ...]:
    """What stands in a house document's body, comments and properties: only its look is lent."""
    if house is None or not house.is_file():
        return ()
    left = re.compile(
        r"word/(?:document|comments|footnotes|endnotes)\w*\.xml|docProps/custom\w*\.xml|customXml/item\d+\.xml"
    )
    found: list[tuple[str, str]] = []
    try:
        for piece in read_docx(house.read_bytes()):
            if isinstance(piece, Piece) and left.fullmatch(piece.place):
                parts = (part for part in re.split(rf"[{BREAK}\n]", piece.text) if word_count(part) > 2)
                found += [(HOUSE, part) for part in parts]
    except Unreadable:
        return ()  # the writer says what is wrong with it
    return tuple(found)
