"""What templates print in other languages: labels, dates, percents, quotes."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_percent
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.citations import full_citation, short_citation
from briefings.content.model import Source
from briefings.content.numerals import words_of_number
from briefings.content.scales import load_scale
from briefings.content.wording import long_date, partial_date, percent_form, percent_words, quoted
from briefings.errors import ContentError, Where
from briefings.templating.labels import load_labels
from briefings.templating.search import TemplateSearch
from tests.workspaces import ROOT

SEARCH = TemplateSearch(None, ROOT / "templates")
LANGUAGES = ("de", "uk")
GAP = re.compile(r"\{\w+\}")


def _labels(language: str) -> dict[str, str]:
    return dict(load_labels(language, SEARCH, Where("")).texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_there_in_every_language_with_the_same_gaps(language: str) -> None:
    english, other = _labels("en"), _labels(language)
    assert set(other) == set(english)
    for name, text in english.items():
        assert sorted(GAP.findall(other[name])) == sorted(GAP.findall(text)), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", ["icd203", "phia", "kent", "ipcc"])
def test_every_scale_has_its_words_in_the_language_and_the_same_bands(scale: str, language: str) -> None:
    english, other = (load_scale(scale, None, Where(""), language=one) for one in ("en", language))
    assert [(band.low, band.high, band.use) for band in other.bands] == [
        (band.low, band.high, band.use) for band in english.bands
    ]
    assert all(band.words for band in other.bands)
    assert not {word for band in other.bands for word in band.words} & {
        word for band in english.bands for word in band.words
    }


def test_a_scale_without_words_in_a_language_is_an_error_and_not_english() -> None:
    with pytest.raises(ContentError, match=r"`icd203` has no words in `fr`[\s\S]*scales/icd203.fr.yaml"):
        load_scale("icd203", None, Where("series.yaml", 7), language="fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_quotation_mark_stands_in_a_label(language: str) -> None:
    assert [name for name, text in _labels(language).items() if "”" in text or '"' in text] == []


@pytest.mark.parametrize(
    ("language", "date", "month", "percent", "half"),
    [
        ("en-GB", "22 July 2025", "June 2025", "38%", "38.5%"),
        ("en-US", "July 22, 2025", "June 2025", "38%", "38.5%"),
        ("de", "22. Juli 2025", "Juni 2025", "38\u00a0%", "38,5\u00a0%"),
        ("uk", "22 липня 2025\u00a0року", "червень 2025\u00a0року", "38%", "38,5%"),
    ],
)
def test_dates_and_percents_have_the_form_of_the_language(
    language: str, date: str, month: str, percent: str, half: str
) -> None:
    assert long_date(dt.date(2025, 7, 22), language) == date
    assert partial_date("2025-06", language) == month
    assert percent_form(38, language) == percent
    assert percent_form(Decimal("38.50"), language) == half


WRITTEN_HERE = ["en-GB", "en-US", "de", "de-DE", "uk"]


@given(st.decimals(0, 100, places=2), st.dates(dt.date(1900, 1, 1)), st.sampled_from(WRITTEN_HERE))
def test_what_is_written_here_agrees_with_cldr(share: Decimal, day: dt.date, language: str) -> None:
    locale = language.replace("-", "_")
    # The whole word for year, where CLDR abbreviates it and ends in a stop.
    said = [
        text.replace("\u202fр.", "\u00a0року")
        for text in (
            format_date(day, "long", locale=locale),
            format_skeleton("yMMMM", day, locale=locale),
        )
    ]
    assert long_date(day, language) == said[0]
    assert partial_date(f"{day:%Y-%m}", language) == said[1]
    assert percent_form(share, language) == format_percent(share / 100, locale=locale, decimal_quantization=False)


@given(st.decimals(0, 100, places=1))
def test_the_ukrainian_percent_has_the_plural_of_cldr(share: Decimal) -> None:
    words = {"one": "відсоток", "few": "відсотки", "many": "відсотків", "other": "відсотка"}
    number = int(share) if share == int(share) else share
    assert str(percent_words(share, "uk")).endswith(f" {words[Locale('uk').plural_form(number)]}")


def test_a_variant_that_differs_is_asked_of_cldr() -> None:
    assert long_date(dt.date(2025, 1, 2), "de-AT") == "2. Jänner 2025"


@pytest.mark.parametrize(
    ("number", "german", "ukrainian"),
    [
        (0, "null", "нуль"),
        (1, "eins", "один"),
        (7, "sieben", "сім"),
        (16, "sechzehn", "шістнадцять"),
        (17, "siebzehn", "сімнадцять"),
        (21, "einundzwanzig", "двадцять один"),
        (38, "achtunddreißig", "тридцять вісім"),
        (75, "fünfundsiebzig", "сімдесят п’ять"),
        (100, "einhundert", "сто"),
        (101, "einhunderteins", "сто один"),
        (999, "neunhundertneunundneunzig", "дев’ятсот дев’яносто дев’ять"),
    ],
)
def test_numbers_have_words(number: int, german: str, ukrainian: str) -> None:
    assert (words_of_number(number, "de-AT"), words_of_number(number, "uk")) == (german, ukrainian)


@pytest.mark.parametrize("language", ["en-US", "en-GB", "de", "uk"])
def test_no_two_numbers_have_the_same_words(language: str) -> None:
    assert len({words_of_number(number, language) for number in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 відсоток"),
        (2, "2 відсотки"),
        (5, "5 відсотків"),
        (11, "11 відсотків"),
        (21, "21 відсоток"),
        (38, "38 відсотків"),
        (74, "74 відсотки"),
        (Decimal("7.5"), "7,5 відсотка"),
    ],
)
def test_the_ukrainian_word_for_percent_follows_its_number(number: Decimal | int, said: str) -> None:
    assert percent_words(number, "uk") == said


def test_a_source_is_cited_in_the_words_of_the_language() -> None:
    source = Source(
        id="a", type="article", author="Ann One, Bea Two, and Cy Three", title="On ice", accessed=dt.date(2025, 7, 1)
    )
    assert full_citation(source, "de") == "Ann One, Bea Two, and Cy Three, „On ice“, abgerufen am 1. Juli 2025."
    assert short_citation(source, "de") == "One u. a., „On ice“."
    assert short_citation(source, "uk") == "One та ін., «On ice»."
    assert quoted("so", "en-US") == "“so”"


def test_a_language_without_labels_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"no labels for the language `fr`[\s\S]*labels/fr.yaml"):
        load_labels("fr", SEARCH, Where("series.yaml", 7))
