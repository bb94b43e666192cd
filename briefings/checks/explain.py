"""What a rule says, for a person who met its id: the page of `check --explain`.

The page is written from the rule itself, so it cannot fall behind the code.
"""

from __future__ import annotations

from briefings.checks.registry import ALL_RULES
from briefings.checks.settings import FIXED
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, UsageError, Where


def explain(rule_id: str) -> str:
    """The page of a rule, as plain text.

    Raises: UsageError when there is no such rule.
    """
    rules = [rule for rule in ALL_RULES if rule.id == rule_id]
    if not rules:
        hint = did_you_mean(rule_id, sorted({rule.id for rule in ALL_RULES}), "rule")
        raise UsageError(Problem(Where(""), f"there is no rule `{rule_id}`", hint))
    sentences = [f"{rule.sentence} ({rule.severity})" for rule in rules]
    return "\n".join([rule_id, "", *sentences, "", _remedy(rule_id)])


def _remedy(rule_id: str) -> str:
    if rule_id in FIXED:
        return "It cannot be waived or made weaker: a brief that breaks it is false or cannot be printed."
    return f"""\
To change its severity for a series, in series.yaml:

checks:
  {rule_id}: info

To waive a finding, in seminar.yaml:

waivers:
  - rule: {rule_id}
    where: the id of an item, or the name of a file
    reason: why it is right as it is
    by: who decided
    on: 2025-07-23
    until: 2025-12-31"""
