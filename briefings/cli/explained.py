"""How rules are shown to a person: the page of one, or the table of all."""

from __future__ import annotations

import os
import re

import click

from briefings.checks.explain import FAMILIES, explain, rules_table
from briefings.cli.report import COLOURS

_HEADING = re.compile(r"^(?:Wrong|Right|and), in .+:$|^To .+:$", re.MULTILINE)


def print_explained(rule_id: str) -> int:
    """Print the page of a rule on stdout, or the table of all when none is named; the exit code.

    Raises: UsageError when there is no such rule.
    """
    _print(_page(rule_id) if rule_id else _table())
    return 0


def _print(text: str) -> None:
    click.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def _page(rule_id: str) -> str:
    first, _, rest = explain(rule_id).rstrip().partition("\n")
    return f"{click.style(first, bold=True)}\n{_HEADING.sub(lambda match: click.style(match[0], bold=True), rest)}"


def _table() -> str:
    lines: list[str] = []
    family = ""
    for name, severity, title, waivable in rules_table():
        if name[:3] != family:
            family = name[:3]
            lines += ["", click.style(FAMILIES[family], bold=True)]
        mark = "!" if waivable == "no" else " "
        lines.append(f"  {name} {click.style(f'{severity:7}', fg=COLOURS[severity])} {mark} {title}")
    return "\n".join([*lines[1:], "", "! cannot be waived. `briefings check --explain RULE` explains one."])
