"""How problems are printed: place, fact, the line itself, and what to try next.

People read them on stderr, sorted by file, with the source line and a caret
under the spot; programs read the same facts as JSON on stdout. Nothing here
decides anything: it prints what it is given.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import click

from briefings import __version__
from briefings.errors import BriefingsError, Problem

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
EXCERPT_WIDTH = 96


def say(text: str) -> None:
    """Print a line for a person on stderr."""
    click.echo(text, err=True, color=False if os.environ.get("NO_COLOR") else None)


def print_problems(problems: Iterable[Problem], root: Path) -> None:
    """Print problems on stderr, those of one file together, each once."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.where, problem.what))
    for _, group in groupby(ordered, key=lambda problem: problem.where.file):
        for problem in group:
            say(_worded(problem, root))
        say("")


def print_json(command: str, exit_code: int, problems: Sequence[Problem], results: Mapping[str, object]) -> None:
    """Print one JSON object: how it ended, the problems, the results of the command."""
    answer = {
        "briefings": __version__,
        "command": command,
        "exit_code": exit_code,
        "counts": counts(problems),
        "problems": [problem_entry(problem) for problem in problems],
        **results,
    }
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def print_failure(error: BriefingsError, as_json: bool) -> int:
    """Print an error that ended a command; its exit code."""
    if as_json:
        print_json("", error.exit_code, error.problems, {})
    else:
        for problem in error.problems:
            say(_worded(problem, Path()))
    return error.exit_code


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """How many problems there are of each severity."""
    found = Counter(problem.severity for problem in problems)
    return {"errors": found["error"], "warnings": found["warning"], "infos": found["info"]}


def counted(number: int, things: str) -> str:
    """A number of things in words: ``1 file``, ``2 files``."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


def tally(problems: Iterable[Problem]) -> str:
    """The counts in words: ``2 errors, 1 warning``; empty when there are none."""
    return ", ".join(counted(number, name) for name, number in counts(problems).items() if number)


def by_rule(problems: Iterable[Problem]) -> str:
    """Which rules found how much, the busiest first; empty when no rule has found anything."""
    found = Counter(problem.rule for problem in problems if problem.rule)
    ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{rule} ({number})" if number > 1 else rule for rule, number in ordered)


def problem_entry(problem: Problem) -> dict[str, object]:
    """One problem for a program; the shape is described in docs/command-line.md."""
    where = problem.where
    return {
        "place": str(where),
        "file": where.file,
        "line": where.line or None,
        "column": where.column or None,
        "sheet": where.sheet or None,
        "cell": where.cell or None,
        "what": problem.what,
        "hint": problem.hint or None,
        "rule": problem.rule or None,
        "severity": problem.severity,
    }


def _worded(problem: Problem, root: Path) -> str:
    place = click.style(f"{problem.where}: ", bold=True) if problem.where.file else "briefings: "
    severity = click.style(f"{problem.severity}: ", fg=COLOURS[problem.severity], bold=True)
    rule = click.style(f" [{problem.rule}]", dim=True) if problem.rule else ""
    hint = f"\n  hint: {problem.hint}" if problem.hint else ""
    return f"{place}{severity if problem.where.file else ''}{problem.what}{rule}{_excerpt(problem, root)}{hint}"


def _excerpt(problem: Problem, root: Path) -> str:
    """The source line with a caret under the column; empty when there is none to show."""
    where = problem.where
    lines = _lines(root / where.file) if where.line and not where.cell else ()
    if not 0 < where.line <= len(lines):
        return ""
    line, number = lines[where.line - 1].replace("\t", " "), f"{where.line:>6}"
    start = max(0, where.column - EXCERPT_WIDTH * 3 // 4)
    shown = line[start : start + EXCERPT_WIDTH].rstrip()
    if start:
        shown = f"…{shown[1:]}"
    if len(line.rstrip()) > start + EXCERPT_WIDTH:
        shown = f"{shown[:-1]}…"
    caret = f"\n{'':6} │ {' ' * (where.column - 1 - start)}^" if where.column else ""
    return click.style(f"\n{number} │ {shown}{caret}", fg="cyan")


@lru_cache(maxsize=8)
def _lines(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    # Not splitlines(): an editor counts only these as line ends, whatever else Unicode calls one.
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
