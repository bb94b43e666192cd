"""AUD-02: what an audience sees refers to nothing that it does not get.

Asked when a brief is built, of what its audience may see. Ids in lists,
computed numbers and the definitions of links are looked at here; what only
shows when the brief is put together (citations, links, notes, rows named in
prose) is recognised by `as_withheld` among the faults of the rendering.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefings.checks.prose import proses
from briefings.checks.references import Reference, scenario_references, source_references
from briefings.content.audience import with_references
from briefings.content.claims import ClaimError, answer_claim
from briefings.content.model import Content, Prose, Visibility
from briefings.content.prose_context import ProseContext, prose_context
from briefings.content.prose_places import place_in
from briefings.errors import Problem

RULE = "AUD-02"
_HINT = "remove the reference, or change who may see one of them"
_CLAIM = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]^@]+)\]:[ \t]*\S", re.MULTILINE)
_LOST = (
    "there is no source `",
    "there is no scenario `",
    "there is no scenario table",
    "it cannot be said which scenario has the highest probability",
    "nothing here has the id `",
    "the note [^",
)
"""How faults of a rendering begin that can come from what was withheld."""


def refuse_withheld(content: Content, ceiling: Visibility, left: Content | None = None) -> Iterator[Problem]:
    """Every reference from what an audience sees to what it does not get.

    `left` is the content without the items that are left out for this audience.
    """
    seen = with_references(left or content, ceiling)
    yield from _to_withheld(scenario_references(seen), _rows(content), _rows(seen), "scenario", ceiling)
    yield from _to_withheld(_outcomes(seen), _rows(content), _rows(seen), "scenario", ceiling)
    yield from _to_withheld(source_references(seen), _sources(content), _sources(seen), "source", ceiling)
    yield from _changed_claims(content, seen)
    yield from _lost_definitions(content, seen)


def as_withheld(problems: Iterable[Problem], files: Iterable[str]) -> tuple[Problem, ...]:
    """Faults of a rendering; those in the content's files that come from what was withheld say so."""
    ours = frozenset(files)
    return tuple(_as_withheld(one) if one.where.file in ours else one for one in problems)


def _as_withheld(problem: Problem) -> Problem:
    if problem.rule or not problem.what.startswith(_LOST):
        return problem
    hint = "put the reference into a passage, or change who may see what it refers to"
    ids = problem.hint if problem.hint.startswith("ids of") else ""
    return replace(problem, what=f"{problem.what} in what this audience gets", hint=ids or hint, rule=RULE)


def _rows(content: Content) -> Mapping[str, Visibility]:
    rows = content.scenarios.scenarios if content.scenarios else ()
    return {row.id: row.visibility for row in rows}


def _outcomes(content: Content) -> Iterator[Reference]:
    if content.scenarios and content.scenarios.outcome:
        yield content.scenarios.outcome, "scenario", content.scenarios.outcome.scenario


def _sources(content: Content) -> Mapping[str, Visibility]:
    return {name: one.visibility or Visibility.PUBLIC for name, one in content.sources.items()}


def _to_withheld(
    references: Iterable[Reference],
    known: Mapping[str, Visibility],
    seen: Mapping[str, Visibility],
    noun: str,
    ceiling: Visibility,
) -> Iterator[Problem]:
    for record, field, name in references:
        if name in known and name not in seen:
            what = f"the {noun} `{name}` is for {known[name].value}, what refers to it is for a wider circle"
            if known[name].rank <= ceiling.rank:
                what = f"the {noun} `{name}` is left out for this audience, what refers to it is not"
            yield Problem(record.origin.of(field), what, _HINT, RULE)


# --- computed claims -------------------------------------------------------------


def _changed_claims(content: Content, seen: Content) -> Iterator[Problem]:
    """Numbers that come out differently because rows are withheld: what the sentence says would be another thing."""
    if _rows(content).keys() == _rows(seen).keys():
        return
    whole, part = prose_context(content), prose_context(seen)
    for prose in proses(seen):
        for claim in _CLAIM.finditer(prose.source):
            answer = _answer(claim[1], part)
            if answer is not None and answer != _answer(claim[1], whole):
                what = f"`{claim[0]}` counts scenarios that this audience does not get"
                hint = "put the sentence into a passage, or show all rows that it counts"
                yield Problem(place_in(prose, claim.start()), what, hint, RULE)


def _answer(expression: str, context: ProseContext) -> str | None:
    try:
        return answer_claim(expression, context)
    except ClaimError:
        return None  # said when the prose is written


# --- definitions -------------------------------------------------------------------


def _lost_definitions(content: Content, seen: Content) -> Iterator[Problem]:
    """Links whose address stands in a passage that is withheld: Markdown would print their brackets."""
    written = {prose.where: prose for prose in proses(content) if _DEFINITION.search(prose.source)}
    for cut in proses(seen) if written else ():
        if cut.where in written:
            yield from _lost_in(written[cut.where], cut)


def _lost_in(prose: Prose, cut: Prose) -> Iterator[Problem]:
    left = {match[1].casefold() for match in _DEFINITION.finditer(cut.source)}
    for match in _DEFINITION.finditer(prose.source):
        label = match[1]
        used = re.search(rf"\[{re.escape(label)}\](?!:)", cut.source, re.IGNORECASE)
        if label.casefold() not in left and used:
            what = f"the address of [{label}] stands in a passage that this audience does not get"
            yield Problem(place_in(cut, used.start()), what, "write the address outside the passage", RULE)
