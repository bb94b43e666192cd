"""Rules for words of likelihood: they say what the numbers say, on one scale.

The scale is the one the series declares (`estimative_scale`), read from its
file. Only English words are known, only the authors' own sentences are read,
and `more likely`, `not likely` or `likely voters` are no terms of a scale: a
finding needs a term used as one, and of two neighbours on a border either is
right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefings.checks.authored import AuthoredText, FieldKind, english, once
from briefings.checks.likelihood_numbers import number_beside
from briefings.checks.masking import COMPUTED
from briefings.checks.naming import class_names, row_names
from briefings.checks.rules import rule
from briefings.checks.scenarios import plain
from briefings.checks.weak_words import weak_words
from briefings.content.model import Content, Scenario, ScenarioSet
from briefings.content.scales import Band, Scale, pattern_of_words, scale_of
from briefings.errors import ContentError, Problem, Where

_ELSEWHERE = (
    *("almost certainly not", "almost certain", "nearly certain", "virtually certain", "exceptionally unlikely"),
    *("extremely likely", "extremely unlikely", "very likely", "very unlikely", "highly likely", "highly unlikely"),
    *("highly probable", "highly improbable", "remote chance", "realistic possibility", "chances about even"),
    *("about as likely as not", "more likely than not", "roughly even chance", "roughly even odds", "improbable"),
    *("almost no chance", "quite likely", "fairly likely", "rather likely", "somewhat likely", "pretty likely"),
    *("quite unlikely", "fairly unlikely", "rather unlikely", "somewhat unlikely", "most probably", "probably not"),
    *("in all likelihood", "in all probability", "good chance", "slim chance", "fair chance", "strong possibility"),
    *("fifty-fifty chance", "every chance that", "little chance that", "little chance of", "real chance that"),
    *("real chance of", "high probability that", "high probability of", "low probability that", "low probability of"),
    *("probably", "probable", "likely", "unlikely"),
)
"""Words of likelihood in general: those the series' scale does not have are off it."""
_ADVERBS = {"probably": "probable", "almost certainly": "almost certain", "nearly certainly": "nearly certain"}
_NOT_A_TERM = re.compile(
    r"\b(?:more|less|most|least|as|so|how|equally|too|not|n[o']t|likelier|just|no|such|whatever|the|a|its|their|any)\s+$",
    re.IGNORECASE,
)
"""Before `likely`: a comparison, a negation, or an article, after which it is a plain adjective."""
_CONFIDENCE = re.compile(
    r"""\b(?:with|in|of|at)\s+(?:very\s+)?(?:high|moderate|medium|low)(?:\s+to\s+\w+)?\s+confidence\b(?!\s+interval)
    |\((?:very\s+)?(?:high|moderate|medium|low)\s+confidence\)
    |\b(?:high|moderate|medium|low)\s+confidence\s+(?:that|in\s+(?:this|the|our)\s+(?:judge?ment|assessment|estimate))
    |\b(?:we|authors|analysts|experts|panel)\s+(?:have|has|are|is|remain)\s+(?:\w+\s+)?(?:confidence|confident)\b
    |\bour\s+confidence\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_LIKELY = re.compile(
    r"""\b(?:the|our|its)\s+(?:single\s+)?(?:most\s+(?:likely|probable)|likeliest)
    (?=\s*[,:]|\s+(?:single\s+)?(?:scenarios?|outcomes?|futures?|one|course|case|of|is|remains)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEFT_OUT = re.compile(r"\b(?:apart\s+from|aside\s+from|besides|except|other\s+than|leaving\s+aside)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:after|behind|next\s+to|without|second\s+to)\b", re.IGNORECASE)
_OF_THE = re.compile(r"\s+(?:of|among)\s+(?:all\s+)?(?:the\s+)?(?:[a-z]+\s+)??(?=\w)", re.IGNORECASE)
_ANY_NUMBER = re.compile(rf"\d|{COMPUTED}|\bper\s?cent\b")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of likelihood in an author's sentence."""

    text: AuthoredText
    start: int
    end: int
    written: str
    band: Band | None
    """None: not on the series' scale."""
    row: int
    """Which of the band's words it is, from 0."""


@once
def _terms(content: Content) -> tuple[Term, ...]:
    """Every term in the authors' sentences, in order; none when the scale cannot be read."""
    try:
        scale = scale_of(content)
    except ContentError:
        return ()
    return tuple(term for text in _texts(content) for term in _terms_in(text, scale))


def _texts(content: Content) -> Iterator[AuthoredText]:
    for text in english(content):
        if text.sentences and not text.is_borrowed and not text.field.startswith(("people", "disclosures")):
            yield text


def _terms_in(text: AuthoredText, scale: Scale) -> Iterator[Term]:
    own = (word for band in scale.bands for word in band.words)
    pattern = pattern_of_words(frozenset((*own, *_ELSEWHERE, *_ADVERBS)))
    for sentence in text.sentences:
        for match in pattern.finditer(text.masked, sentence.start, sentence.end):
            word = " ".join(match[0].casefold().split())
            if " " not in word and _NOT_A_TERM.search(text.masked[sentence.start : match.start()]):
                continue
            plain_word = _ADVERBS.get(word, word)
            band = scale.band_of(word) or scale.band_of(plain_word)
            row = (
                [one.casefold() for one in band.words].index(plain_word if scale.band_of(plain_word) else word)
                if band
                else 0
            )
            yield Term(text, match.start(), match.end(), match[0], band, row)


# --- the rules -------------------------------------------------------------------


@rule("EST-01", "scenarios")
def a_word_and_its_number_agree(content: Content) -> Iterator[Problem]:
    """The number beside a word of likelihood lies in the word's band on the series' scale."""
    terms = [term for term in _terms(content) if term.band]
    if not terms:
        return
    scale = scale_of(content)
    for term in terms:
        assert term.band
        beside = number_beside(term.text, (term.start, term.end), content)
        if beside is None or beside.fits(term.band, scale):
            continue
        band = f"`{_one_line(term.written)}` is {_span(term.band)} % on {scale.name}"
        fits = " or ".join(f"`{band.words[0]}`" for band in scale.accepted(beside.middle) if band.use == "printed")
        what = f"{band}, the number beside it is {beside.in_words} %"
        yield Problem(term.text.place(term.start), what, f"write {fits}" if fits else "print the number alone")


def _span(band: Band) -> str:
    low, high = ">" * (band.low_is == "open"), "<" * (band.high_is == "open")
    return f"{low}{plain(band.low)} to {high}{plain(band.high)}"


def _one_line(written: str) -> str:
    return " ".join(written.split())


@rule("EST-02", severity="warning")
def words_of_likelihood_are_of_one_scale(content: Content) -> Iterator[Problem]:
    """Every word of likelihood is on the series' scale, and its rows of synonyms are not mixed."""
    terms = _terms(content)
    if not terms:
        return
    scale = scale_of(content)
    for term in terms:
        if term.band is None:
            hint = "use " + ", ".join(f"`{band.words[0]}`" for band in scale.legend)
            yield Problem(
                term.text.place(term.start), f"`{_one_line(term.written)}` is not on the scale {scale.name}", hint
            )
    if scale.rows == "apart":
        yield from _mixed(terms)


def _mixed(terms: Sequence[Term]) -> Iterator[Problem]:
    rows = [[term for term in terms if term.band and term.row == row] for row in (0, 1)]
    fewer, more = sorted(rows, key=len)
    if fewer and more:
        assert fewer[0].band
        other = fewer[0].band.words[more[0].row]
        what = f"`{_one_line(fewer[0].written)}` and `{_one_line(more[0].written)}` are of two rows of the scale"
        yield Problem(fewer[0].text.place(fewer[0].start), what, f"keep to one row: write `{other}`")


@rule("EST-03", severity="warning")
def a_judgement_says_how_likely(content: Content) -> Iterator[Problem]:
    """A judgement does not rest on a word such as `may` that gives no likelihood."""
    for text in _texts(content):
        if text.kind is not FieldKind.JUDGEMENT:
            continue
        likely = {term.start for term in _terms(content) if term.text is text}
        for sentence in text.sentences:
            written = text.masked[sentence.start : sentence.end]
            has_likelihood = any(sentence.start <= start < sentence.end for start in likely)
            if has_likelihood or "%" in written or "percent" in written or COMPUTED in written:
                continue
            for match in weak_words(written):
                what = f"`{_one_line(match[0])}` gives no likelihood"
                hint = "use a word of the scale or a number, or say on what it depends"
                yield Problem(text.place(sentence.start + match.start()), what, hint)


@rule("EST-04")
def confidence_and_likelihood_stand_apart(content: Content) -> Iterator[Problem]:
    """No sentence says both how likely something is and how confident the authors are."""
    for text in _texts(content):
        for sentence in text.sentences:
            match = _CONFIDENCE.search(text.masked, sentence.start, sentence.end)
            if match and any(
                term.text is text and sentence.start <= term.start < sentence.end for term in _terms(content)
            ):
                what = f"`{_one_line(match[0])}` stands in one sentence with a likelihood"
                hint = "say how likely it is; then, in a sentence of its own, how confident you are and why"
                yield Problem(text.place(match.start()), what, hint)


@rule("EST-05", "scenarios", severity="warning")
def the_most_likely_is_the_most_likely(content: Content) -> Iterator[Problem]:
    """What is called the most likely leads the table, and below 50 % its number is given."""
    top = content.scenarios.most_likely if content.scenarios else None
    if top is None or content.scenarios is None or content.scenarios.mode != "probabilistic":
        return
    for text in _texts(content):
        for sentence in text.sentences:
            match = _MOST_LIKELY.search(text.masked, sentence.start, sentence.end)
            if match and not _leaves_out(text.masked[sentence.start : match.start()], content.scenarios):
                written = text.masked[match.end() : sentence.end]
                named = [row for row, name in row_names(content.scenarios) if name.search(written)]
                among = _class_of(written, content.scenarios)
                if among is None:
                    yield from _called_most_likely(text, match, named, top)
                elif named and (best := max(among, key=_share_of)) not in named:
                    yield _not_the_most_likely(text.place(match.start()), named[0], best)


def _leaves_out(before: str, scenarios: ScenarioSet) -> bool:
    """``After low-intensity attrition, the most likely …``: what leads is spoken of already."""
    if _LEFT_OUT.search(before):
        return True
    return bool(_BEHIND.search(before)) and any(name.search(before) for _, name in row_names(scenarios))


def _class_of(written: str, scenarios: ScenarioSet) -> Sequence[Scenario] | None:
    """The scenarios of the class within which something is the most likely."""
    of = _OF_THE.match(written)
    found = (name for name, pattern in class_names(scenarios) if of and pattern.match(written, of.end()))
    return next((rows for name in found if (rows := scenarios.of_class(name))), None)


def _share_of(row: Scenario) -> Decimal:
    return row.probability or Decimal(0)


def _not_the_most_likely(where: Where, called: Scenario, top: Scenario) -> Problem:
    what = f"`{called.id}` is called the most likely, but `{top.id}` leads with {plain(_share_of(top))} %"
    return Problem(where, what, "name the one that leads, or write {{ scenarios.most_likely.label }}")


def _called_most_likely(
    text: AuthoredText, match: re.Match[str], named: list[Scenario], top: Scenario
) -> Iterator[Problem]:
    where, share = text.place(match.start()), plain(top.probability or Decimal(0))
    leading = [row for row in named if row.probability == top.probability]
    start, end = next((one.start, one.end) for one in text.sentences if one.start <= match.start() < one.end)
    if named and not leading:
        yield _not_the_most_likely(where, named[0], top)
    elif (top.probability or 0) < 50 and not _ANY_NUMBER.search(text.masked, start, end):
        what = f"`{top.id}` leads with {share} %, still less likely than not"
        yield Problem(where, what, "print the number: {{ scenarios.most_likely.probability | percent }}")


LIKELIHOOD_RULES = (
    a_word_and_its_number_agree,
    words_of_likelihood_are_of_one_scale,
    a_judgement_says_how_likely,
    confidence_and_likelihood_stand_apart,
    the_most_likely_is_the_most_likely,
)
