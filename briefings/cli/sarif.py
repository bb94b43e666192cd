"""Findings as SARIF 2.1.0, which editors and code hosts show at their lines.

Source:  OASIS, Static Analysis Results Interchange Format 2.1.0, section 3.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

import click

from briefings import __version__
from briefings.checks.explain import explain, page_markdown
from briefings.checks.known import known_rules
from briefings.checks.rule_pages import rule_page
from briefings.errors import Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_READING = "READ"
"""The rule of findings without one: a file that cannot be read as it is written."""


def print_sarif(problems: Sequence[Problem]) -> None:
    """Print one SARIF log with one run on stdout."""
    names = sorted({problem.rule or _READING for problem in problems})
    driver = {"name": "briefings", "version": __version__, "rules": [_rule(name) for name in names]}
    results = [_result(problem) for problem in problems]
    # Columns of ours count characters, not UTF-16 units (§3.14.17).
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    click.echo(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2))


def _rule(name: str) -> dict[str, object]:
    """What a viewer shows beside a finding: the words of the rule's page (§3.49)."""
    known = known_rules().get(name)
    if known is None:
        return {"id": name, "shortDescription": {"text": "a file that cannot be read as it is written"}}
    page = rule_page(name)
    return {
        "id": name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.reason},
        "help": {"text": explain(name), "markdown": page_markdown(known)},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
        "properties": {"waivable": not known.is_fixed},
    }


def _result(problem: Problem) -> dict[str, object]:
    text = f"{problem.what} ({problem.hint})" if problem.hint else problem.what
    result: dict[str, object] = {
        "ruleId": problem.rule or _READING,
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
    }
    if problem.where.file:
        result["locations"] = [_location(problem)]
    return result


def _location(problem: Problem) -> dict[str, object]:
    where = problem.where
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(where.file, errors="surrogateescape")}}
    if where.line and not where.cell:
        region = {"startLine": where.line} | ({"startColumn": where.column} if where.column else {})
        physical["region"] = region
    location: dict[str, object] = {"physicalLocation": physical}
    if where.cell:
        location["logicalLocations"] = [{"fullyQualifiedName": f"{where.sheet}!{where.cell}"}]
    return location
