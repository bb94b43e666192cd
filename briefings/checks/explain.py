"""What a rule says, for a person who met its id: `check --explain` and `--rules`.

The words are those of the rule's page, so that the terminal, the list in the
guide and SARIF never tell different stories.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from briefings.checks.known import KnownRule, Stage, known_rules
from briefings.checks.rule_pages import Change, rule_page
from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, UsageError, Where

WIDTH = 92
FAMILIES = {
    "A11": "accessibility",
    "ACR": "abbreviations",
    "AUD": "audiences",
    "CHR": "attribution",
    "COI": "interests",
    "DAT": "dates",
    "DIS": "disclosures",
    "EDN": "editions",
    "EST": "words of likelihood",
    "ICS": "calendar files",
    "LEV": "levers",
    "LNG": "languages",
    "LNK": "links",
    "MRK": "markings",
    "PRO": "prose",
    "PRV": "privacy",
    "QUO": "quotations",
    "RDB": "readability",
    "REF": "references",
    "SCN": "scenarios",
    "SRC": "sources",
    "STR": "structure",
    "TYP": "typography",
    "WVR": "waivers and settings",
}
"""What the first three letters of an id stand for."""


def explain(rule_id: str) -> str:
    """The page of a rule, laid out for a terminal.

    Raises: UsageError when there is no such rule.
    """
    known = known_rules()
    rule = known.get(rule_id.upper())
    if rule is None:
        hint = did_you_mean(rule_id, list(known), "rule")
        raise UsageError(Problem(Where(""), f"there is no rule `{rule_id}`", hint))
    return "\n".join(_lines(rule)) + "\n"


def remedy(rule: KnownRule) -> str:
    """How its severity is changed and a finding waived, where that can be done."""
    if rule.is_fixed:
        return "It cannot be waived or made weaker: a brief that breaks it is false, unsafe or unprintable."
    return f"""\
To change its severity for a series, in series.yaml:

    checks:
      {rule.id}: {"warning" if rule.severity == "info" else "info"}

To waive a finding, in seminar.yaml:

    waivers:
      - rule: {rule.id}
        where: the id of an item, or the name of a file
        reason: why it is right as it is
        by: who decided
        on: 2025-07-23
        until: 2025-12-31"""


def page_markdown(rule: KnownRule) -> str:
    """The page of a rule and what can be done about a finding, for viewers that show Markdown."""
    page = rule_page(rule.id)
    cases = [
        f"**{name}**, in `{change.file}`:\n\n```\n{change.text}```"
        for name, changes in (("Wrong", page.wrong), ("Right", page.right))
        for change in changes
    ]
    return "\n\n".join([page.reason, *cases, remedy(rule)])


def rules_table() -> tuple[tuple[str, str, str, str], ...]:
    """Id, severity, sentence, and whether it can be waived, of every rule."""
    return tuple(
        (rule.id, rule.severity, rule_page(rule.id).title, "no" if rule.is_fixed else "yes")
        for rule in known_rules().values()
    )


def rules_markdown() -> str:
    """The same as a page of the guide, one table a family."""
    lines = [_INTRODUCTION]
    for prefix in dict.fromkeys(name[:3] for name in known_rules()):
        lines += [f"## {prefix}: {FAMILIES[prefix]}", "", "| rule | severity | what it finds | waivable |"]
        lines.append("| --- | --- | --- | --- |")
        for name, severity, title, waivable in rules_table():
            if name.startswith(prefix):
                page = f"../briefings/checks/pages/{name}.md"
                lines.append(f"| [{name}]({page}) | {severity} | {title} | {waivable} |")
        lines.append("")
    return "\n".join(lines)


def _lines(rule: KnownRule) -> Iterator[str]:
    page = rule_page(rule.id)
    yield from (f"{rule.id}: {page.title}", "")
    stage = "" if rule.stage is Stage.CONTENT else "; looks at finished briefs, files or settings"
    yield from (f"{rule.severity}{', cannot be waived' if rule.is_fixed else ''}{stage}", "")
    for paragraph in page.reason.split("\n\n"):
        yield from (*textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False), "")
    yield from _case("Wrong", page.wrong)
    yield from _case("Right", page.right)
    yield remedy(rule)


def _case(name: str, changes: Sequence[Change]) -> Iterator[str]:
    for number, change in enumerate(changes):
        yield from (f"{name if not number else 'and'}, in {change.file}:", "")
        yield from (*(f"    {line}".rstrip() for line in change.text.rstrip("\n").split("\n")), "")


_INTRODUCTION = """\
# The rules of `briefings check`

This page is made from the rules themselves. `briefings check --explain RULE` shows the same in the terminal: why a rule
is there, a case that breaks it and one that does not. An *error* stops a build; a *warning* and an *info* do not. How a
series changes a severity and a seminar waives a finding is in [command-line.md](command-line.md).
"""
