"""All rules, and how they are run over a seminar.

`check_content` runs them over content that was loaded without errors.
`read_checked` loads and checks in one go: a file that cannot be read does not
hide what is wrong in the others, and rules that would only repeat its
consequences stay silent. Problems come back in the order of their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from briefings.checks.abbreviations import ABBREVIATION_RULES
from briefings.checks.accessibility import ACCESSIBILITY_RULES
from briefings.checks.attribution import ATTRIBUTION_RULES
from briefings.checks.classified import CLASSIFIED_RULES
from briefings.checks.dates import DATE_RULES
from briefings.checks.estimates import ESTIMATE_RULES
from briefings.checks.interests import INTEREST_RULES
from briefings.checks.languages import LANGUAGE_RULES
from briefings.checks.levers import LEVER_RULES
from briefings.checks.likelihood import LIKELIHOOD_RULES
from briefings.checks.lineage import LINEAGE_RULES
from briefings.checks.links import LINK_RULES
from briefings.checks.own_names import OWN_NAME_RULES
from briefings.checks.parts import PART_RULES
from briefings.checks.privacy import PRIVACY_RULES
from briefings.checks.prose import PROSE_RULES
from briefings.checks.quoted_words import QUOTATION_RULES
from briefings.checks.readability import READABILITY_RULES
from briefings.checks.references import REFERENCE_RULES
from briefings.checks.rules import Rule
from briefings.checks.scenarios import SCENARIO_RULES
from briefings.checks.settings import settle
from briefings.checks.sources import SOURCE_RULES
from briefings.checks.structure import STRUCTURE_RULES
from briefings.checks.time_words import TIME_RULES
from briefings.checks.typography import TYPOGRAPHY_RULES
from briefings.checks.variants import VARIANT_RULES, findings_in_variants
from briefings.checks.visibility import VISIBILITY_RULES
from briefings.content.load import read_seminar
from briefings.content.model import Content
from briefings.content.model.participants import Participant
from briefings.content.participants import load_participants
from briefings.content.workspace import SeminarFolder, Workspace
from briefings.errors import ContentError, Problem

ALL_RULES: tuple[Rule, ...] = (
    *STRUCTURE_RULES,
    *REFERENCE_RULES,
    *SCENARIO_RULES,
    *LINEAGE_RULES,
    *DATE_RULES,
    *PROSE_RULES,
    *ESTIMATE_RULES,
    *LIKELIHOOD_RULES,
    *LEVER_RULES,
    *TIME_RULES,
    *READABILITY_RULES,
    *ABBREVIATION_RULES,
    *TYPOGRAPHY_RULES,
    *ACCESSIBILITY_RULES,
    *OWN_NAME_RULES,
    *LANGUAGE_RULES,
    *VISIBILITY_RULES,
    *VARIANT_RULES,
    *ATTRIBUTION_RULES,
    *PART_RULES,
    *CLASSIFIED_RULES,
    *PRIVACY_RULES,
    *SOURCE_RULES,
    *LINK_RULES,
    *INTEREST_RULES,
    *QUOTATION_RULES,
)


def check_content(content: Content, room: Sequence[Participant] = ()) -> tuple[Problem, ...]:
    """Everything the rules find, sorted by place. Rules that need a broken part are left out.

    `room` is the private list of participants, for the rules that ask who was there.
    """
    enforce = partial(_enforce, room)
    found = enforce(content)
    found += findings_in_variants(content, found, enforce)
    return _in_order(settle(content, found, (rule.id for rule in ALL_RULES)))


def _enforce(room: Sequence[Participant], content: Content) -> list[Problem]:
    rules = (rule for rule in ALL_RULES if not rule.needs & content.broken)
    return [problem for rule in rules for problem in rule.problems(content, room)]


def read_checked(
    workspace: Workspace, folder: SeminarFolder, before: Content | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """A seminar's content and what the loader noticed and the rules found.

    `before` is the content of the edition before, if any, for what speaks of changes.
    Raises: ContentError with the loader's problems and the rules' together,
            when a file could not be read.
    """
    reading = read_seminar(workspace, folder)
    content = replace(reading.content, previous_scenarios=before.scenarios if before else None)
    room, faults = _room(workspace, folder)
    places = {problem.where for problem in reading.problems}
    checked = check_content(content, room)
    # A rule that stumbles over a stand-in only repeats what the loader said of the same place.
    found = [problem for problem in checked if problem.where not in places and problem.where.file]
    problems = _in_order([*reading.problems, *faults, *found])
    if faults or not reading.is_sound:
        raise ContentError(problems)
    return content, problems


def _room(workspace: Workspace, folder: SeminarFolder) -> tuple[tuple[Participant, ...], tuple[Problem, ...]]:
    try:
        return load_participants(workspace, folder), ()
    except ContentError as error:
        return (), tuple(error.problems)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(sorted(problems, key=lambda one: (one.where, one.rule, one.what))))
