"""Who says something in a sentence: names beside verbs and nouns of speech.

`speaker_in` answers whether one of some names is who speaks, thinks or is
cited as the origin of a view. It reads the order of the words: a name before
an active verb, a verb turned round (`said Doe`), `according to Doe`, `Doe's
view`, `a point raised by Doe`, `Doe:`. A verb whose own subject is somebody
else is left alone. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SURE = (
    "said says told tells argued argues warned warns stressed insisted insists asserted asserts contended "
    "contends maintained maintains believed believes thought thinks predicted predicts urged urges explained "
    "explains replied replies answered added adds stated remarked observed observes commented emphasised "
    "emphasises emphasized emphasizes agreed agrees disagreed disagrees objected claimed suggested suggests asked "
    "asks conceded concedes admitted admits acknowledged acknowledges cautioned cautions countered countered "
    "echoed wondered wonders doubted concluded concludes criticised criticized criticises criticizes highlighted "
    "highlights underlined underlines underscored underscores recalled recalls described describes proposed "
    "proposes recommended recommends questioned noted rejected rejects dismissed dismisses reckoned reckons "
    "expected expects feared hoped hopes complained mentioned mentions confirmed confirms denied denies disputed "
    "disputes revealed reveals disclosed declared declares announced announces foresaw foresees advocated "
    "advocates saying arguing warning stressing insisting suggesting adding noting claiming predicting cautioning "
    "urging "
)
_LOOSE = (
    "states reports notes claims questions answers remarks comments stresses doubts sees saw holds held found "
    "finds judged judges assessed assesses estimated estimates reported fears considers considered spoke called "
    "calls raised "
)
_SURE_VERBS, _LOOSE_VERBS = ("|".join(words.split()) for words in (_SURE, _LOOSE))
_PHRASES = (
    r"point(?:ed|s) out|called for|calls for|put it|puts it|made the (?:point|case)|makes the (?:point|case)|"
    r"took the view|takes the view|spoke (?:of|about|against|in favou?r)|(?:shared|offered|gave|expressed|voiced)"
    r"\s+(?:\w+\s+){0,3}(?:views?|assessment|account|opinion|warning|doubts?|concerns?|criticism)|"
    r"(?:had|has|have) (?:no|little|some|grave) doubts?|(?:did|does|do|would|could) not rule out|rule[sd] out|"
    r"puts? the (?:odds|chances?|probability|likelihood)"
)
_NOUN = (
    r"(?:views?|opinions?|arguments?|points?|remarks?|words|assessments?|judge?ments?|warnings?|claims?|questions?|"
    r"answers?|comments?|proposals?|suggestions?|objections?|estimates?|criticisms?|statements?|interventions?|"
    r"predictions?|reading|account|contention|position|reply|advice|concerns?|doubts?|telling|phras(?:e|ing)|framing|diagnosis)"
)
_TITLES = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt|Sen|Amb)\.?|Professor|Ambassador|General|Colonel|Minister|President|Director|"
    r"Deputy|Senator|Secretary|Chair(?:man|woman)?|Commissioner|Captain|Major|Admiral|Sir|Dame|Lord|Lady|Former|"
    r"[A-Z][\w’'-]+|[A-Z]\.|the|our|former|deputy|panell?ist|speaker|moderator|participant|colleague)"
)
_ADVERB = r"(?:\w+ly|also|then|later|again|even|still|once|has|have|had|did|never|often|repeatedly|further|too|in turn)"
_BEING = re.compile(rf"\b(?:is|are|was|were|be|been|being)\s+(?:{_ADVERB}\s+)*$", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:\b(?:which|where|while|whereas|that|when|after|because|as|but|if|and|whom)\b|[,;:—–])\s+"
    r"(?:(?:the|some|many|several|most|other|two|three|four|all|few|a few)\s+)*"
    r"(?:participants|speakers|experts|officials|others|some|many|several|most|authors|they|it|one|critics|analysts|"
    r"people|governments|observers)\s+$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"(?:^|\s)([A-Z][\w’'-]+)\s+(?:{_ADVERB}\s+)*$")
_CLAUSE = re.compile(r"[,;:—–]|\b(?:and|but|that|while|when|after|whom|as|because|which|where)\b")
_TAIL_ADVERBS = re.compile(rf"(?:\b{_ADVERB}\s+)+$", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{_SURE_VERBS}|{_PHRASES})\b")
_LOOSE_VERB = re.compile(rf"^\s+(?:{_ADVERB}\s+){{0,2}}(?:{_LOOSE_VERBS})\b")
_WHO_VERB = re.compile(rf"^,?\s+who\s+(?:{_ADVERB}\s+){{0,2}}(?:raised|judged|assessed|estimated|feared|saw)\b")
_TOGETHER = re.compile(
    rf"^\s+(?:{_ADVERB}\s+|both\s+){{0,2}}(?:agree|argue|assert|believe|caution|claim|conclude|contend|disagree|doubt|expect"
    r"|fear|foresee|hope|insist|maintain|predict|propose|recommend|reject|say|stress|suggest|think|urge|warn)\b"
)
"""Behind the last of several names: `Doe and Roe argue`."""
_BEFORE_NAME = re.compile(
    rf"(?i:\b(?:according to|as per|quoting|citing|paraphrasing|to (?:quote|cite|paraphrase))|"
    rf"\b{_NOUN}\s+(?:\w+\s+)?(?:of|by|from)|"
    rf"\b(?:{_SURE_VERBS}|{_LOOSE_VERBS}|made|shared|voiced|expressed|offered|put forward)\s+by|"
    rf"^(?:for|to)|\b(?:{_SURE_VERBS})|(?:^|\s)[—–]|--)"
    rf"\s+(?:{_TITLES}\s+){{0,4}}$",
)
_AFTER_NAME = re.compile(
    rf"^(?:[’']s?\s+(?:[\w-]+\s+){{0,3}}{_NOUN}\b|\s*:\s+\S|,?\s+for (?:one|(?:his|her) part)\b|"
    rf"\s+(?:{_ADVERB}\s+)?(?:{_PHRASES}))",
)
_IN_BRACKETS = re.compile(r"\(\s*(?:[A-Z][\w.’'-]*\s+){0,3}$")
_PRONOUN = re.compile(
    rf"^(?:(?:And|But|Then|Later|Yet)\s+)?(?:He|She|They)\s+(?:{_ADVERB}\s+)*(?P<verb>\w+)", re.IGNORECASE
)
_POSSESSIVE = re.compile(rf"\b(?:In\s+)?(?:his|her|their)\s+(?:\w+\s+)?{_NOUN}\b", re.IGNORECASE)


def speaker_in(text: str, names: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Each mention of one of the names that makes it the origin of a remark."""
    for name in names.finditer(text):
        if _speaks(text, name, names):
            yield name


def speaks_before(text: str) -> re.Match[str] | None:
    """The first active verb of speech of a text, whoever its subject is."""
    return next((verb for verb in _VERB.finditer(text) if not _BEING.search(text[: verb.start()])), None)


def begins_with_verb(text: str) -> bool:
    """Whether a text behind a name goes on with a verb of speech."""
    verb = re.match(rf"\s+(?:{_ADVERB}\s+)*", text)
    return bool(verb and _VERB.match(text, verb.end()))


def goes_on(text: str) -> bool:
    """Whether a sentence goes on reporting whoever the sentence before it named."""
    pronoun = _PRONOUN.search(text)
    if pronoun and (pronoun["verb"] in _LOOSE.split() or _VERB.match(text, pronoun.start("verb"))):
        return True
    return bool(_POSSESSIVE.match(text))


def _speaks(text: str, name: re.Match[str], names: re.Pattern[str]) -> bool:
    before, after = text[: name.start()], text[name.end() :]
    if _BEFORE_NAME.search(before) or _AFTER_NAME.search(after) or _LOOSE_VERB.search(after):
        return True
    if _WHO_VERB.search(after) or (before.endswith(" and ") and _TOGETHER.search(after)):
        return True
    if _IN_BRACKETS.search(before) and after.lstrip().startswith(")"):
        return True
    return any(_is_subject(text, name, verb, names) for verb in _VERB.finditer(text, name.end()))


def _is_subject(text: str, name: re.Match[str], verb: re.Match[str], names: re.Pattern[str]) -> bool:
    """Whether the verb behind a name can have it as its subject."""
    before = text[: verb.start()]
    if _BEING.search(before) or _OTHERS.search(_TAIL_ADVERBS.sub("", before)):
        return False
    other = _ANOTHER.search(before)
    if other is None or other.start(1) <= name.end() or names.search(before, other.start(1)):
        return True
    # `Doe left, Roe said`: a new clause with a subject of its own. `Doe and Roe said`: one subject.
    between = before[name.end() : other.start(1)]
    return not _CLAUSE.search(between) or between.strip() == "and"
