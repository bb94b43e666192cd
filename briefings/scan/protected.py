"""What must not be in a finished file of one audience.

Withheld texts, addresses and numbers, private e-mails, people without
consent, the list of participants, withheld pictures, and whatever else the
caller adds. What the audience reads elsewhere with good reason is set aside,
and counted. A name is not excused by prose that prints it: only by a consent,
or by the person standing in the record as an author of a source.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from briefings.content.model import Content, Person, Regime, Visibility
from briefings.content.model.participants import Participant
from briefings.scan.parted import Parted, part
from briefings.scan.phrases import Phrase, PhraseTree
from briefings.scan.picture_reader import said_about
from briefings.scan.piece import BREAK
from briefings.scan.plain import addresses, pictures, plain, windows
from briefings.scan.words import words_of

_PERSONAL = ("name", "e-mail", "participant")
"""Kinds that prose does not excuse."""
HOUSE = "house document"
_LETTERS_OF_ITS_OWN = 9
"""From here on, a short phrase is looked for in the works of a format as well."""


@dataclass(frozen=True, slots=True)
class Protected:
    """What to look for, and how much of it there is."""

    audience: str
    tree: PhraseTree = field(repr=False)
    pictures: frozenset[str]
    """Digests of bytes and of pixels."""
    counts: dict[str, int]
    """Kind to how many phrases are searched for."""
    set_aside: dict[str, int]
    """Kind to how many are not, because the audience reads them elsewhere."""
    digest: str
    """Of all of it together, so that no single text can be guessed from it."""

    @property
    def phrases(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands outside the content and matters to the scan."""

    participants: tuple[Participant, ...] = ()
    previous: Content | None = None
    """The edition before, whose values an audience may not all see."""
    withheld: tuple[tuple[str, str], ...] = ()
    """Kind and text: comments of templates, a house document's body."""
    printed: tuple[str, ...] = ()
    """Texts that templates and writers print themselves."""
    as_written: Callable[[bytes], bytes] = bytes
    """What writers make of a picture's file: one that was turned has other pixels."""
    rendered: tuple[str, ...] = ()
    """The brief as templates made it, which excuses what stands in a house document too, and nothing else."""


def protect(content: Content, ceiling: Visibility, audience: str, beside: Beside) -> Protected:
    """Everything that a finished file for this audience must not hold."""
    parted = part(content, ceiling)
    hidden = _hidden_pictures(content, parted)
    phrases = list(dict.fromkeys([*_phrases(content, ceiling, audience, parted, beside), *_metadata(hidden)]))
    seen = [*parted.visible, *beside.printed]
    excused = _excused(phrases, "\n".join(_words_of_prose(seen)), _credentials(content, audience))
    if beside.rendered:
        lent = PhraseTree(phrase for phrase in phrases if phrase.kind == HOUSE)
        excused |= {phrase for _, phrase in lent.found_in(words_of("\n".join([*beside.rendered, *seen])))}
    kept = [phrase for phrase in phrases if phrase not in excused]
    stored = dict.fromkeys(form for picture in hidden for form in (picture, beside.as_written(picture)))
    shown = frozenset(digest for picture in stored for digest in picture_digests(picture))
    lines = sorted(f"{phrase.kind} {phrase.text}" for phrase in kept)
    return Protected(
        audience,
        PhraseTree(kept),
        shown,
        dict(sorted(Counter(phrase.kind for phrase in kept).items())),
        dict(sorted(Counter(phrase.kind for phrase in excused).items())),
        hashlib.sha256("\n".join([*lines, *sorted(shown)]).encode()).hexdigest(),
    )


def _phrases(content: Content, ceiling: Visibility, audience: str, parted: Parted, beside: Beside) -> Iterator[Phrase]:
    yield from _withheld(parted)
    for kind, text in beside.withheld:
        yield from _text_phrases(kind, text)
    if beside.previous is not None:
        for phrase in _withheld(part(beside.previous, ceiling)):
            yield Phrase("previous edition", phrase.text, phrase.keeps_case, phrase.is_short)
    for person in content.people.values():
        if person.email:
            yield Phrase("e-mail", person.email)
        if content.seminar.regime is not Regime.ON_RECORD and not _may_be_named(content, person, audience):
            yield from _names("name", person.name, person.sort_name)
            yield from _text_phrases("affiliation", person.affiliation or "")
    for one in beside.participants:
        yield from _participant(content, one, audience)


def _withheld(parted: Parted) -> Iterator[Phrase]:
    for kind, source in parted.withheld:
        for text in plain(source):
            yield from _text_phrases(kind, text)
        for address in addresses(source):
            yield from _address(address)
    for label, percent in parted.numbers:
        whole = percent.rstrip("0").rstrip(".") if "." in percent else percent
        yield Phrase("number", f"{label} {whole}")


def _participant(content: Content, one: Participant, audience: str) -> Iterator[Phrase]:
    person = content.people.get(one.person or "")
    if person is None or not _may_be_named(content, person, audience):
        for name in one.names:
            yield from _names("participant", name, one.sort_name if name == one.name else None)
        yield from _text_phrases("affiliation", one.affiliation or "")
    if one.email:
        yield Phrase("e-mail", one.email)
    if one.phone and sum(sign.isdigit() for sign in one.phone) > 5:
        yield Phrase("participant", one.phone)


def _text_phrases(kind: str, text: str) -> Iterator[Phrase]:
    """Windows of a text; of what is short, only what says something by itself."""
    for window in windows(text):
        words = window.split()
        if len(words) > 3:
            yield Phrase(kind, window)
            continue
        letters = [word for word in words if word.isalpha() and len(word) > 2]
        if len(letters) > 1 or (len(letters) == len(words) == 1 and len(window) > 3):
            is_short = sum(map(len, letters)) < _LETTERS_OF_ITS_OWN
            yield Phrase(kind, window, keeps_case=True, is_short=is_short)


def _address(address: str) -> Iterator[Phrase]:
    bare = re.sub(r"^(?:https?://(?:www\.)?|mailto:)", "", address).rstrip("/")
    if bare and not bare.startswith("#") and ("." in bare or "@" in bare):
        yield Phrase("link", bare)


def _names(kind: str, name: str, sort_name: str | None) -> Iterator[Phrase]:
    """A name as written, the other way round, and the surname by itself."""
    family, _, given = (sort_name or "").partition(",")
    if not family:
        given, _, family = name.rpartition(" ")
    for spelling in dict.fromkeys((name, f"{family} {given}".strip())):
        if " " in spelling.strip() or len(spelling) > 3:
            yield from _spellings(kind, spelling, " " not in spelling.strip())
    if len(family) > 2:
        yield from _spellings(kind, family, True)


def _spellings(kind: str, name: str, keeps_case: bool) -> Iterator[Phrase]:
    yield Phrase(kind, name, keeps_case)
    # Ukrainian Г is H, Russian Г is G: both ways to write a name are in use.
    other = re.sub(r"(?<![bcdgkprstwzBCDGKPRSTWZ])[Hh]", lambda found: "G" if found[0] == "H" else "g", name)
    other = other.replace("г", "ґ").replace("Г", "Ґ")
    if other != name:
        yield Phrase(kind, other, keeps_case)


def _may_be_named(content: Content, person: Person, audience: str) -> bool:
    """Whether a consent lets this audience read the person's name; the role is CHR-01's business."""
    date = content.seminar.edition.date
    return any(
        (one.revoked_on is None or one.revoked_on > date) and (not one.audiences or audience in one.audiences)
        for one in person.consents
    )


def _excused(phrases: list[Phrase], seen: str, credentials: str) -> set[Phrase]:
    personal = [phrase for phrase in phrases if phrase.kind in _PERSONAL]
    others = [phrase for phrase in phrases if phrase.kind not in _PERSONAL]
    found = {phrase for _, phrase in PhraseTree(personal).found_in(words_of(credentials))}
    found.update(phrase for _, phrase in PhraseTree(others).found_in(words_of(seen)))
    # A surname that the text has for other reasons; the whole name is searched for all the same.
    lone = [phrase for phrase in personal if phrase.keeps_case and "@" not in phrase.text]
    return found | {phrase for _, phrase in PhraseTree(lone).found_in(words_of(seen))}


def _credentials(content: Content, audience: str) -> str:
    """Names and addresses that stand in the record for everybody to read."""
    series = content.series
    told: list[str | None] = [series.name, series.organisation.name, series.contact, series.masthead]
    told += [person.public_email for person in content.people.values()]
    for person in content.people.values():
        if _may_be_named(content, person, audience):
            told += [person.name, person.sort_name, person.affiliation]
    for source in content.sources.values():
        told += [source.author, source.organisation, source.publisher, source.title, source.container]
        told += [source.translated_by]
    return BREAK.join(one for one in told if one)


def _words_of_prose(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from plain(text)
        yield from addresses(text)


def _hidden_pictures(content: Content, parted: Parted) -> list[bytes]:
    """The pictures that only withheld texts show."""
    hidden = {name for _, source in parted.withheld for name in pictures(source)}
    hidden -= {name for source in parted.visible for name in pictures(source)}
    places = [root / name for name in sorted(hidden) for root in (content.root / content.directory, content.root)]
    return [place.read_bytes() for place in places if place.is_file()]


def _metadata(hidden: list[bytes]) -> Iterator[Phrase]:
    """What is written inside withheld pictures: who took them, where, of what."""
    for picture in hidden:
        for said in said_about(picture):
            yield from _text_phrases("picture", said)


def picture_digests(content: bytes) -> Iterator[str]:
    """The digest of a picture's bytes, and of its pixels whatever file they are in."""
    yield hashlib.sha256(content).hexdigest()
    yield from pixel_digests(content)


def pixel_digests(content: bytes) -> Iterator[str]:
    """Digests of the pixels, read as opaque and as transparent; none for what is no picture."""
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError  # only where a picture is withheld

    try:
        with Image.open(BytesIO(content)) as picture:
            for mode in ("RGB", "RGBA"):
                yield pixels_digest(picture.size, picture.convert(mode).convert("RGB").tobytes())
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return


def pixels_digest(size: tuple[int, int], pixels: bytes) -> str:
    """The digest of bare pixels, three octets each."""
    return hashlib.sha256(b"%d %d " % size + pixels).hexdigest()
