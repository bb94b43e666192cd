"""Scales of likelihood, `templates/scales/NAME.yaml`: number to word and back.

A scale is data: words, the band of probabilities each stands for, with closed
or open ends, and what becomes of a number in the gap between two bands. A
workspace's own file of the same name hides the shipped one. All bounds are
exact decimals in percent; no number is ever given a word by rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from briefings.content.decode import Decoder
from briefings.content.limits import OneOf, Range, Size
from briefings.content.model import Content, Line, Record
from briefings.content.nearest import did_you_mean
from briefings.content.shipped import shipped_templates
from briefings.content.yaml_strict import YamlMap, decode_text, parse_yaml
from briefings.errors import ContentError, Problem, Where

FOLDER = "scales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Record):
    """The probabilities one word stands for."""

    words: Annotated[tuple[Line, ...], Size(1, 9)]
    """The first is printed; the others mean the same."""
    low: Annotated[Decimal, Range(0, 100)]
    high: Annotated[Decimal, Range(0, 100)]
    low_is: Annotated[str, OneOf("closed", "open")] = "closed"
    high_is: Annotated[str, OneOf("closed", "open")] = "closed"
    """Open: the end itself is not in the band."""
    use: Annotated[str, OneOf("printed", "understood")] = "printed"
    """Understood: a reader may meet it in prose, but no number is given it."""

    def holds(self, percent: Decimal) -> bool:
        """Whether a probability lies in the band.

        >>> Band(words=("even",), low=Decimal(40), high=Decimal(50), high_is="open").holds(Decimal(50))
        False
        """
        above = self.low < percent or (self.low == percent and self.low_is == "closed")
        return above and (percent < self.high or (self.high == percent and self.high_is == "closed"))

    def lies_within(self, other: Band) -> bool:
        """Whether it is a narrower part of another band."""
        within = other.low <= self.low and self.high <= other.high
        return within and (other.low, other.high) != (self.low, self.high)

    def distance(self, percent: Decimal) -> Decimal:
        """How far a probability lies from the nearer end, in points; 0 at an end."""
        return max(self.low - percent, percent - self.high, Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Record):
    """A scale of words of likelihood."""

    name: Line
    """As a reader knows it: ``ICD 203``."""
    source: Line
    gaps: Annotated[str, OneOf("none", "nearest")] = "none"
    """What a number outside all bands gets: no word, or that of the nearest band."""
    rows: Annotated[str, OneOf("together", "apart")] = "together"
    """Apart: the first words of all bands are one vocabulary, the second ones another, and they are not mixed."""
    bands: Annotated[tuple[Band, ...], Size(2, 20)]
    """Rising."""

    def accepted(self, percent: Decimal) -> tuple[Band, ...]:
        """The bands whose words are right for a probability, rising.

        Shape: two where bands touch or a gap's middle is hit, more where they lie in one another, none where the
               scale has no word.
        """
        if holding := tuple(band for band in self.bands if band.holds(percent)):
            return holding
        if self.gaps == "none" or not 0 < percent < 100:
            return ()
        printed = [band for band in self.bands if band.use == "printed"]
        nearest = min(band.distance(percent) for band in printed)
        # An open end itself belongs to nothing: of 50, PHIA says no word at all.
        return tuple(band for band in printed if nearest and band.distance(percent) == nearest)

    def band_for(self, percent: Decimal) -> Band | None:
        """The band whose word is printed: the narrowest of bands in one another, the higher of two that touch."""
        found = [band for band in self.accepted(percent) if band.use == "printed"]
        narrow = [band for band in found if not any(other.lies_within(band) for other in found)]
        return max(narrow, key=lambda band: (band.low, band.high), default=None)

    def word_for(self, percent: Decimal) -> str | None:
        """The word that is printed for a probability; None where a number has to do."""
        band = self.band_for(percent)
        return band.words[0] if band else None

    def band_of(self, word: str) -> Band | None:
        """The band of a word, upper and lower case alike; None when the scale does not have it."""
        wanted = word.casefold()
        return next((band for band in self.bands if wanted in map(str.casefold, band.words)), None)

    def accepts(self, word: str, percent: Decimal) -> bool:
        """Whether a word of the scale may stand beside a probability."""
        band = self.band_of(word)
        return band is not None and band in self.accepted(percent)

    @property
    def legend(self) -> tuple[Band, ...]:
        """The bands whose words a brief may print of its own accord."""
        return tuple(band for band in self.bands if band.use == "printed")


@lru_cache(maxsize=16)
def pattern_of_words(words: frozenset[str]) -> re.Pattern[str]:
    """Finds any of some words of likelihood as whole words, the longest first."""
    longest_first = sorted(words, key=lambda one: (-len(one), one))
    spaced = "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first)
    return re.compile(rf"\b(?:{spaced})\b(?!-)", re.IGNORECASE)


def load_scale(
    name: str, own: Path | None, wanted_at: Where, shipped: Path | None = None, language: str = "en"
) -> Scale:
    """The scale of that name; `own` is the workspace's folder of templates.

    `NAME.yaml` has English words, `NAME.LANGUAGE.yaml` those of another language.
    Raises: ContentError at `wanted_at` when there is none, at its own places when it is wrong.
    """
    folders = [one / FOLDER for one in (own, shipped or shipped_templates()) if one]
    family = language.split("-")[0]
    file = f"{name}.yaml" if family == "en" else f"{name}.{family}.yaml"
    path = next((path for folder in folders if (path := folder / file).is_file()), None)
    if path is None and any((folder / f"{name}.yaml").is_file() for folder in folders):
        what = f"the scale of likelihood `{name}` has no words in `{language}`"
        raise ContentError(Problem(wanted_at, what, f"add templates/{FOLDER}/{file}"))
    if path is None:
        names = sorted({path.stem for folder in folders for path in folder.glob("*.yaml") if "." not in path.stem})
        raise ContentError(
            Problem(wanted_at, f"there is no scale of likelihood `{name}`", did_you_mean(name, names, "scale"))
        )
    return _read(path.read_bytes(), path.as_posix())


def scale_of(content: Content, language: str = "") -> Scale:
    """The scale a series names, from its workspace or the package.

    Raises: ContentError when there is none.
    """
    wanted_at = content.series.origin.of("estimative_scale")
    return load_scale(
        content.series.estimative_scale, content.templates, wanted_at, language=language or content.series.language
    )


@lru_cache(maxsize=8)
def _read(written: bytes, file: str) -> Scale:
    text, problems = decode_text(written, file)
    tree, more = parse_yaml(text, file) if not problems else (None, [])
    problems = [*problems, *more]
    if problems:
        raise ContentError(problems)
    decoder = Decoder(file)
    scale = decoder.record(Scale, tree or YamlMap({}, 1, 1))
    if not decoder.problems:
        decoder.problems += _faults(scale)
    if decoder.problems:
        raise ContentError(decoder.problems)
    return scale


def _faults(scale: Scale) -> list[Problem]:
    faults = []
    seen: set[str] = set()
    for band in scale.bands:
        if band.low >= band.high:
            what = f"`{band.words[0]}` reaches from {band.low} to {band.high}"
            faults.append(Problem(band.origin.of("low"), what, "the low end lies below the high end"))
        for word in map(str.casefold, band.words):
            if word in seen:
                faults.append(Problem(band.origin.of("words"), f"the word `{word}` has two bands", "take one out"))
            seen.add(word)
    return faults
