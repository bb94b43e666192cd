"""Scales of likelihood: every boundary, every gap, and what a word accepts."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.scales import Scale, load_scale
from briefings.errors import ContentError, Where

NAMES = ("icd203", "phia", "kent", "ipcc")
HERE = Where("series.yaml", 3, 19)
SCALES = {name: load_scale(name, None, HERE) for name in NAMES}
percents = st.decimals(0, 100, places=3)


@pytest.mark.parametrize(
    ("name", "percent", "printed", "accepted"),
    [
        *(("icd203", number, None, ()) for number in ("0", "0.99", "99.01", "100")),
        ("icd203", "1", "almost no chance", ("almost no chance",)),
        ("icd203", "5", "very unlikely", ("almost no chance", "very unlikely")),
        ("icd203", "20", "unlikely", ("very unlikely", "unlikely")),
        ("icd203", "38", "unlikely", ("unlikely",)),
        ("icd203", "45", "roughly even chance", ("unlikely", "roughly even chance")),
        ("icd203", "55", "likely", ("roughly even chance", "likely")),
        ("icd203", "80", "very likely", ("likely", "very likely")),
        ("icd203", "95", "almost certain", ("very likely", "almost certain")),
        ("icd203", "99", "almost certain", ("almost certain",)),
        ("phia", "0", None, ()),
        ("phia", "0.1", "remote chance", ("remote chance",)),
        ("phia", "5", "remote chance", ("remote chance",)),
        ("phia", "7.4", "remote chance", ("remote chance",)),
        ("phia", "7.5", "highly unlikely", ("remote chance", "highly unlikely")),
        ("phia", "7.6", "highly unlikely", ("highly unlikely",)),
        ("phia", "22.5", "unlikely", ("highly unlikely", "unlikely")),
        ("phia", "37.5", "realistic possibility", ("unlikely", "realistic possibility")),
        ("phia", "38", "realistic possibility", ("realistic possibility",)),
        ("phia", "49.9", "realistic possibility", ("realistic possibility",)),
        ("phia", "50", None, ()),
        ("phia", "50.1", "realistic possibility", ("realistic possibility",)),
        ("phia", "52.5", "likely", ("realistic possibility", "likely")),
        ("phia", "77.5", "highly likely", ("likely", "highly likely")),
        ("phia", "92.5", "almost certain", ("highly likely", "almost certain")),
        ("phia", "100", None, ()),
        ("kent", "1", "almost certainly not", ("almost certainly not",)),
        ("kent", "16", "probably not", ("almost certainly not", "probably not")),
        ("kent", "40", "chances about even", ("probably not", "chances about even")),
        ("kent", "61.5", "probable", ("chances about even", "probable")),
        ("kent", "87", "almost certain", ("probable", "almost certain")),
        ("kent", "100", None, ()),
        ("ipcc", "0.5", "exceptionally unlikely", ("exceptionally", "extremely", "very unlikely", "unlikely")),
        ("ipcc", "33", "about as likely as not", ("unlikely", "about as likely as not")),
        ("ipcc", "50", "about as likely as not", ("about as likely as not",)),
        ("ipcc", "66", "likely", ("about as likely as not", "more likely than not", "likely")),
        ("ipcc", "90", "very likely", ("more likely than not", "likely", "very likely")),
        ("ipcc", "97", "very likely", ("more likely than not", "likely", "very likely", "extremely likely")),
    ],
)
def test_a_number_has_the_words_that_the_scale_gives_it(
    name: str, percent: str, printed: str | None, accepted: tuple[str, ...]
) -> None:
    scale = SCALES[name]
    assert scale.word_for(Decimal(percent)) == printed
    found = [band.words[0] for band in scale.accepted(Decimal(percent))]
    assert all(word.startswith(start) for word, start in zip(found, accepted, strict=True))


@pytest.mark.parametrize("name", NAMES)
@given(percents)
def test_the_word_that_is_printed_is_accepted(name: str, percent: Decimal) -> None:
    scale = SCALES[name]
    word = scale.word_for(percent)
    assert word is None or scale.accepts(word, percent)


@pytest.mark.parametrize("name", NAMES)
@given(percents, percents)
def test_a_higher_number_never_has_a_lower_word(name: str, one: Decimal, other: Decimal) -> None:
    bands = [SCALES[name].band_for(percent) for percent in sorted((one, other))]
    lower, higher = (SCALES[name].bands.index(band) if band else None for band in bands)
    assert lower is None or higher is None or lower <= higher


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_at_a_boundary_every_band_that_includes_its_end_is_accepted(name: str, data: st.DataObject) -> None:
    scale = SCALES[name]
    band = data.draw(st.sampled_from(scale.bands))
    for end, kind in ((band.low, band.low_is), (band.high, band.high_is)):
        assert (band in scale.accepted(end)) == (kind == "closed")
        inside = end + (Decimal("0.001") if end == band.low else Decimal("-0.001"))
        assert band in scale.accepted(inside)


GAPS = [
    (name, low.high, high.low)
    for name in ("phia", "kent")
    for low, high in pairwise(SCALES[name].bands)
    if low.high < high.low
]


@pytest.mark.parametrize(("name", "low", "high"), GAPS)
@given(share=st.decimals("0.001", "0.999", places=3))
def test_in_a_gap_the_nearer_band_speaks_and_its_middle_has_two(
    name: str, low: Decimal, high: Decimal, share: Decimal
) -> None:
    percent = low + (high - low) * share
    below, above = (next(b for b in SCALES[name].bands if end in (b.low, b.high)) for end in (low, high))
    wanted = {True: (below,), False: (above,)}[share < Decimal("0.5")] if share != Decimal("0.5") else (below, above)
    assert SCALES[name].accepted(percent) == wanted


def test_the_gaps_are_those_of_the_publications() -> None:
    assert [(name, int(low), int(high)) for name, low, high in GAPS] == [
        *(("phia", low, low + 5) for low in (5, 20, 35, 50, 75, 90)),
        ("kent", 12, 20),
        ("kent", 60, 63),
    ]


def test_a_word_has_its_band_whatever_its_letters() -> None:
    scale = SCALES["icd203"]
    band = scale.band_of("Highly Improbable")
    assert band and (band.low, band.high) == (5, 20)
    assert scale.band_of("possible") is None
    assert not scale.accepts("possible", Decimal(5))


OWN = """\
name: House
source: our own
bands:
  - {words: [rather not], low: 0, high: 50}
  - {words: [rather so], low: 50, high: 100}
"""


def own_scale(folder: Path, text: str, name: str = "icd203.yaml", language: str = "en") -> Scale:
    (folder / "scales").mkdir(exist_ok=True)
    (folder / "scales" / name).write_text(text, encoding="utf-8")
    return load_scale("icd203", folder, HERE, language=language)


def test_the_scale_of_a_workspace_hides_the_shipped_one(tmp_path: Path) -> None:
    assert own_scale(tmp_path, OWN).word_for(Decimal(38)) == "rather not"


def test_a_scale_may_be_written_in_the_language_of_the_brief(tmp_path: Path) -> None:
    german = OWN.replace("rather not", "eher nicht")
    assert own_scale(tmp_path, german, "icd203.de.yaml", "de-AT").word_for(Decimal(38)) == "eher nicht"
    assert load_scale("icd203", tmp_path, HERE).word_for(Decimal(38)) == "unlikely"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("high: 50", "high: 0", "4:32: `rather not` reaches from 0 to 0"),
        ("rather so", "Rather not", "5:13: the word `rather not` has two bands"),
        ("name: House\n", "", "1:1: `name` is missing"),
        ("low: 0", "low: -1", "4:32: -1 is out of range"),
    ],
)
def test_a_scale_that_is_wrong_is_refused_at_its_place(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        own_scale(tmp_path, OWN.replace(old, new))
    assert any(said in str(problem) for problem in refused.value.problems), refused.value
