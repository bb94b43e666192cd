"""Rules for typography: one style of quotation marks, one spelling of a word.

What is looked at is how the authors wrote; the words within a quotation are
those of others, the marks around it are the authors' own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefings.checks.authored import AuthoredText, FieldKind, authored, english
from briefings.checks.masking import MARKUP
from briefings.checks.rules import rule
from briefings.content.model import Content
from briefings.errors import Problem


class Use(NamedTuple):
    """One form in one place."""

    form: str
    text: AuthoredText
    offset: int


_MARKS = (
    ("straight quotation marks", re.compile(r'(?<![\w\d])"(?=\S)|(?<=[^\s\d])"'), "curly ones", re.compile("[“”„]")),
    ("straight apostrophes", re.compile(r"(?<=[^\W\d])'(?=[^\W\d])"), "curly ones", re.compile(r"(?<=\w)’(?=\w)")),
)

_CODE = re.compile(r"`[^`\n]+`|\{\{.*?\}\}|\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", re.DOTALL)


@rule("TYP-01", severity="info")
def quotation_marks_have_one_style(content: Content) -> Iterator[Problem]:
    """Quotation marks and apostrophes are all straight or all curly."""
    texts = [(text, _readable(text)) for text in authored(content)]
    for straight_name, straight, curly_name, curly in _MARKS:
        uses = [
            Use(name, text, match.start())
            for text, words in texts
            for name, pattern in ((straight_name, straight), (curly_name, curly))
            for match in pattern.finditer(words)
        ]
        yield from _mixed(uses, "write all of them one way; curly is what print uses")


def _readable(text: AuthoredText) -> str:
    """The source, quotations included, with code and claims covered: their quotation marks are no typography."""
    source = text.prose.source
    if "`" not in source and "{{" not in source and "](" not in source:
        return source
    return _CODE.sub(lambda match: MARKUP * len(match[0]), source)


_VARIANTS: Sequence[Mapping[str, str]] = (
    {"ceasefire": r"ceasefires?", "cease-fire": r"cease-fires?", "cease fire": r"cease fire"},
    {"percent": r"\bpercent\b", "per cent": r"\bper cent\b", "%": r"(?<=\d)[ \u00a0\u202f]?%"},
    {
        "policymaker": r"policymak(?:ers?|ing)",
        "policy-maker": r"policy-mak(?:ers?|ing)",
        "policy maker": r"policy makers?",
    },
    {"decision-maker": r"decision-mak(?:ers?|ing)\b", "decision maker": r"decision mak(?:ers?|ing)\b"},
    {"email": r"emails?", "e-mail": r"e-mails?"},
    {"cooperation": r"cooperat\w+", "co-operation": r"co-operat\w+"},
    {"coordination": r"coordinat\w+", "co-ordination": r"co-ordinat\w+"},
    {"adviser": r"advisers?", "advisor": r"advisors?"},
    {"toward": r"toward", "towards": r"towards"},
    {"Kyiv": r"Kyiv", "Kiev": r"Kiev"},
    {"Zelensky": r"Zelensky", "Zelenskyy": r"Zelenskyy", "Zelenskiy": r"Zelenskiy", "Zelenskyi": r"Zelenskyi"},
    {"long-term": r"long-term(?= \w)", "longterm": r"longterm"},
    {"peacekeeping": r"peacekeep\w+", "peace-keeping": r"peace-keep\w+"},
    {"airstrike": r"airstrikes?", "air strike": r"air strikes?", "air-strike": r"air-strikes?"},
    {"battlefield": r"battlefields?", "battle-field": r"battle-fields?"},
    {"gray": r"gray", "grey": r"grey"},
)


def _either(form: str, pattern: str) -> str:
    # Only a name begins with a capital in its own right; at the start of a sentence any word does.
    first = pattern if not form[0].islower() else f"[{form[0].upper()}{form[0]}]{pattern[1:]}"
    return pattern if pattern.startswith((r"\b", "(?")) else rf"(?<![\w-]){first}(?![\w-])"


_SPELLINGS = tuple(
    re.compile("|".join(f"(?P<f{number}>{_either(form, one)})" for number, (form, one) in enumerate(group.items())))
    for group in _VARIANTS
)
_FORMS = tuple(tuple(group) for group in _VARIANTS)


@rule("TYP-02", severity="info")
def words_have_one_spelling(content: Content) -> Iterator[Problem]:
    """A word is spelled one way: not ceasefire here and cease-fire there."""
    texts = [text for text in english(content) if not text.field.startswith("people/")]
    everything = "\n".join(text.masked for text in texts).casefold()
    for forms, pattern in zip(_FORMS, _SPELLINGS, strict=True):
        # A word that nobody uses is mixed with nothing; looking for its beginning is quick.
        if sum(form[: max(4, len(form) - 3)].casefold() in everything for form in forms) < 2:
            continue
        uses = [
            Use(forms[int((match.lastgroup or "f0")[1:])], text, match.start())
            for text in texts
            if text.kind is not FieldKind.LABEL or forms[0] != "percent"
            for match in text.matches(pattern)
        ]
        yield from _mixed([Use(f"`{one.form}`", one.text, one.offset) for one in uses], "write it one way")
    yield from _foreign_spellings(content, texts)


def _mixed(uses: Sequence[Use], hint: str) -> Iterator[Problem]:
    """A finding for each form but the most frequent, at its first place."""
    counts = Counter(one.form for one in uses)
    if len(counts) < 2:
        return
    (usual, times), *rest = counts.most_common()
    for form, number in rest:
        first = next(one for one in uses if one.form == form)
        yield Problem(first.text.place(first.offset), f"both {form} ({number}) and {usual} ({times})", hint)


_STEMS = (
    "analyz:analys catalyz:catalys paralyz:paralys behavior:behaviour color:colour favor:favour harbor:harbour "
    "honor:honour labor:labour neighbor:neighbour rumor:rumour endeavor:endeavour center:centre theater:theatre "
    "meter:metre fiber:fibre defense:defence offense:offence pretense:pretence skeptic:sceptic traveled:travelled "
    "traveling:travelling canceled:cancelled labeled:labelled modeling:modelling signaled:signalled fueled:fuelled "
    "fulfill:fulfil judgment:judgement maneuver:manoeuvre plow:plough aluminum:aluminium"
)
_AMERICAN_OF = {british: american for american, british in (pair.split(":") for pair in _STEMS.split())}
_BRITISH_OF = {american: british for british, american in _AMERICAN_OF.items()}
_ISE = "organis recognis realis emphasis mobilis stabilis destabilis neutralis criticis prioritis summaris normalis"
# "judgement" and "metre" are no slips of an American, "judgment" none of a British author.
_VERBS = frozenset({"analys", "catalys", "paralys"})
_NO_SLIP = frozenset({"judgement", "judgment", "meter", "metre", "fulfil", "fulfill"}) | _VERBS
_BRITISH = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(set(_AMERICAN_OF) - _NO_SLIP))})\w*"
    rf"|(?:{'|'.join(word for word in _ISE.split())})(?:e[sd]?|ing|ation)"
    rf"|(?:{'|'.join(sorted(_VERBS))})(?:ed|ing)|(?:catalys|paralys)e)\b"
)
"""A catalyst, a paralysis and their plurals are spelled alike by everybody."""
_AMERICAN = re.compile(
    rf"\b(?!honorar|honorif|laborat|laborious)(?:{'|'.join(sorted(set(_BRITISH_OF) - _NO_SLIP))})\w*\b"
)
"""Nobody puts a u into laboratory, laborious, honorary and honorific."""


def _foreign_spellings(content: Content, texts: Sequence[AuthoredText]) -> Iterator[Problem]:
    """British spellings in a series in American English, and the other way round; names begin with a capital."""
    is_american = content.series.language == "en-US"
    pattern, variety = (_BRITISH, "British") if is_american else (_AMERICAN, "American")
    counts: Counter[str] = Counter()
    first: dict[str, Use] = {}
    for text, match in chain.from_iterable(((text, one) for one in text.matches(pattern)) for text in texts):
        counts[match[0]] += 1
        first.setdefault(match[0], Use(match[0], text, match.start()))
    for word, use in first.items():
        times = f" ({counts[word]} times)" if counts[word] > 1 else ""
        what = f"`{word}`{times} is {variety} spelling, the series is in {content.series.language}"
        yield Problem(use.text.place(use.offset), what, "spell it as the series does")


TYPOGRAPHY_RULES = (quotation_marks_have_one_style, words_have_one_spelling)
