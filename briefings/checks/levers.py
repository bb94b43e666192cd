"""Rules for levers: who does what to whom, and what for.

A recommendation that stands only in the conclusions, a lever that does not
say how it would work, or a likely scenario that nobody wants to move is said
here. Words are judged in English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.checks.authored import english
from briefings.checks.rules import rule
from briefings.content.model import Content, Lever
from briefings.errors import Problem

LIKELY_PERCENT = 20
_ADVICE = re.compile(
    r"(?<![\w-])(?P<modal>should|must|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to)\s+(?:(?:not|now|also|therefore|first)\s+)*"
    r"(?!be\s+(?:noted|remembered|recalled|seen|read|clear|added|judged|said|understood|no\s+surprise)\b"
    r"|have\s+\w+(?:ed|en|n|t)\b|been?\s+true|not\b|surprise\b|expect\b|remain\s+clear|for\b|of\b|in\b|to\b)(?P<verb>[a-z]+)",
)
_NOBODY = re.compile(
    r"\b(?:it|this|that|there|which|what|who|readers?|nobody|none|nothing|one|everything|anyone|why|how|whether|he|she"
    r"|question(?:s)?)\s*$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"(?:\?+|[-–—.…]+|n/?a|tbd|tbc|tba|todo|xx+|unknown|none|various|everyone|somebody)\.?", re.I)
_NO_VERB = re.compile(
    r"(?:the|an?|more|less|further|better|greater|stronger|new|no|its|their|our|with|by|for|to"
    r"|\w{3,}(?:tion|ment|ness|ity|ance|ence|ism|ship))",
    re.IGNORECASE,
)
_VERBS_LIKE_NOUNS = frozenset(
    (
        *("condition", "position", "mention", "caution", "commission", "sanction", "station", "petition", "partition"),
        *("implement", "supplement", "complement", "augment", "finance", "advance", "balance", "influence", "fence"),
    )
)


@rule("LEV-01", "levers", "conclusions", severity="warning")
def advice_is_a_lever(content: Content) -> Iterator[Problem]:
    """Conclusions that recommend action have their levers."""
    if content.levers:
        return
    for text in english(content):
        if text.field != "conclusions":
            continue
        for sentence in text.sentences:
            words = text.masked[sentence.start : sentence.end]
            found = next((one for one in _ADVICE.finditer(words) if not _NOBODY.search(words[: one.start()])), None)
            if found:
                hint = "record who does what to whom in levers.yaml"
                where = text.place(sentence.start + found.start())
                yield Problem(where, f"`{found[0]}` recommends action, and there is no lever", hint)
                return


@rule("LEV-02", "levers")
def a_lever_says_who_does_what(content: Content) -> Iterator[Problem]:
    """A lever names an actor, begins its action with a verb, and says to whom and why it would work."""
    hint = "say who does what to whom, and why it would work"
    for lever in content.levers:
        for name in ("actor", "action", "target", "mechanism"):
            words = getattr(lever, name).strip()
            if words and _PLACEHOLDER.fullmatch(words):
                yield Problem(lever.origin.of(name), f"the {name} of `{lever.id}` is left open: `{words}`", hint)
        if content.series.language.startswith("en") and _lacks_verb(lever.action):
            what = f"the action of `{lever.id}` does not begin with a verb"
            yield Problem(lever.origin.of("action"), what, "write what is done: `Raise the dykes`, not `Higher dykes`")
        if _same(lever.mechanism, lever.action) or _same(lever.mechanism, lever.title):
            what = f"the mechanism of `{lever.id}` only repeats its action"
            yield Problem(lever.origin.of("mechanism"), what, hint)


def _lacks_verb(action: str) -> bool:
    word = action.split()[0].strip("“”\"',:").casefold() if action.split() else ""
    return word not in _VERBS_LIKE_NOUNS and bool(_NO_VERB.fullmatch(word))


def _same(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


@rule("LEV-03", "levers", severity="warning")
def a_lever_can_be_weighed(content: Content) -> Iterator[Problem]:
    """A lever has an indicator, a risk and its reversibility."""
    for lever in content.levers:
        missing = list(_missing(lever))
        if missing:
            yield Problem(lever.origin.where, f"the lever `{lever.id}` has no {', no '.join(missing)}", "add them")


def _missing(lever: Lever) -> Iterator[str]:
    yield from (() if lever.indicators else ("indicators",))
    yield from (() if lever.risk else ("risk",))
    yield from (() if lever.reversibility else ("reversibility",))


@rule("LEV-04", "levers", "scenarios", severity="warning")
def a_likely_scenario_has_a_lever(content: Content) -> Iterator[Problem]:
    """A scenario of 20 percent or more is acted on by a lever, where there are levers."""
    if not content.scenarios or not content.levers:
        return
    covered = {effect.scenario for lever in content.levers for effect in lever.acts_on}
    for row in content.scenarios.scenarios:
        if row.id not in covered and row.probability is not None and row.probability >= LIKELY_PERCENT:
            what = f"no lever acts on `{row.id}`, which has {row.probability.normalize():f} %"
            yield Problem(row.origin.where, what, "add an `acts_on` entry to a lever, or a lever")


LEVER_RULES = (advice_is_a_lever, a_lever_says_who_does_what, a_lever_can_be_weighed, a_likely_scenario_has_a_lever)
