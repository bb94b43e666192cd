"""Rules for structure: a brief has the parts its kind promises.

A summary reports a seminar that was held; a read-ahead prepares one that is
still to come. Each has parts the other must not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.checks.budgets import budget
from briefings.checks.rules import rule
from briefings.content.model import Content, Kind
from briefings.errors import Problem, Where

MOST_RECOMMENDED = 5
FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 5
_CLAIM = re.compile(r"\{\{.*?\}\}(?:\s*%)?", re.DOTALL)


def _file(content: Content, name: str) -> Where:
    return Where(f"{content.directory}/{name}")


def _kind(content: Content) -> Kind:
    return content.seminar.edition.kind


@rule("STR-01", "kind", "seminar", "introduction", "features", "tactics", "conclusions")
def a_summary_has_its_parts(content: Content) -> Iterator[Problem]:
    """A summary has an introduction, features or tactics, and conclusions."""
    if _kind(content) is not Kind.SUMMARY:
        return
    parts = {
        "introduction.md": bool(content.introduction),
        "features.yaml": bool(content.features or content.tactics),
        "conclusions.md": bool(content.conclusions),
    }
    for name, is_there in parts.items():
        if not is_there:
            part = "features.yaml and tactics.yaml are" if name == "features.yaml" else f"{name} is"
            yield Problem(_file(content, name), f"{part} empty; a summary requires it", f"write {name}")


@rule("STR-02", "kind", "seminar")
def a_summary_states_its_bottom_line(content: Content) -> Iterator[Problem]:
    """A summary says its bottom line in at most 60 words."""
    if _kind(content) is not Kind.SUMMARY:
        return
    line = content.seminar.bottom_line
    if not line:
        what = "a summary states its bottom line"
        yield Problem(content.seminar.origin.where, what, "add `bottom_line: |` with one to three sentences")
    elif (words := _words(line.source)) > (most := budget(content, "STR-02", "words")):
        yield Problem(line.where, f"the bottom line has {words} words", f"say it in at most {most}")


def _words(source: str) -> int:
    # A computed claim is one word in print and several in the source.
    return len(_CLAIM.sub("1", source).split())


@rule("STR-10", "kind", "seminar")
def a_read_ahead_has_an_agenda_and_questions(content: Content) -> Iterator[Problem]:
    """A read-ahead has an agenda and three to five questions."""
    if _kind(content) is not Kind.READ_AHEAD:
        return
    seminar = content.seminar
    if not seminar.agenda:
        yield Problem(seminar.origin.where, "a read-ahead has an agenda", "add `agenda:`")
    if not FEWEST_QUESTIONS <= len(seminar.questions) <= MOST_QUESTIONS:
        what = f"a read-ahead puts {FEWEST_QUESTIONS} to {MOST_QUESTIONS} questions, this one {len(seminar.questions)}"
        yield Problem(seminar.origin.of("questions"), what, "merge or split `questions:`")


@rule("STR-11", "kind", "seminar")
def a_read_ahead_does_not_conclude(content: Content) -> Iterator[Problem]:
    """A read-ahead carries no bottom line, judgements or conclusions: nothing was said yet."""
    if _kind(content) is not Kind.READ_AHEAD:
        return
    seminar = content.seminar
    hint = "remove it, or set `kind: summary` once the seminar was held"
    for name in ("bottom_line", "key_judgements"):
        if getattr(seminar, name):
            what = f"a read-ahead must not carry `{name}`"
            yield Problem(seminar.origin.of(name), what, hint)
    if content.conclusions:
        yield Problem(content.conclusions.where, "a read-ahead must not carry conclusions", hint)


@rule("STR-04", "levers", severity="warning")
def levers_are_few(content: Content) -> Iterator[Problem]:
    """There are at most seven levers, five of them recommended."""
    most = budget(content, "STR-04", "most")
    if len(content.levers) > most:
        what = f"{len(content.levers)} levers; readers act on five at most"
        yield Problem(content.levers[most].origin.where, what, "rank or merge them")
        return
    recommended = [lever for lever in content.levers if lever.strength == "should"]
    if len(recommended) > MOST_RECOMMENDED:
        what = f"{len(recommended)} levers are recommended; readers act on five at most"
        yield Problem(recommended[MOST_RECOMMENDED].origin.of("strength"), what, "merge, or set `strength: could`")


@rule("STR-12", "scenarios", severity="warning")
def a_set_has_scenarios(content: Content) -> Iterator[Problem]:
    """A scenario table has at least two rows."""
    if content.scenarios and len(content.scenarios.scenarios) < 2:
        where = content.scenarios.origin.where
        yield Problem(where, "the scenario table has fewer than two rows", "add rows, or remove the table")


STRUCTURE_RULES = (
    a_summary_has_its_parts,
    a_summary_states_its_bottom_line,
    a_read_ahead_has_an_agenda_and_questions,
    a_read_ahead_does_not_conclude,
    levers_are_few,
    a_set_has_scenarios,
)
