"""`briefings check`: everything that would stop a build, in one run.

Nothing is written. Problems go to stderr with their places, one line a
seminar to stdout.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.options import chosen_seminars, jobs_option, json_option, quiet_option, seminars_argument
from briefings.cli.progress import shown_progress
from briefings.cli.report import by_rule, print_json, print_problems, say, tally
from briefings.content.workspace import find_workspace
from briefings.errors import Problem

if TYPE_CHECKING:
    from briefings.order import Outcome


@click.command(
    epilog="""\b
Examples:
  briefings check
  briefings check strategic-competition/kremlin-negotiates
  briefings check --json | python -m json.tool
  briefings check --rules
  briefings check --explain SCN-05
"""
)
@seminars_argument
@jobs_option
@click.option(
    *("--explain", "rule_id"),
    metavar="[RULE]",
    is_flag=False,
    flag_value="",
    help="Say why a rule is there, with a wrong and a right case; all rules when none is named.",
)
@click.option("--rules", "lists_rules", is_flag=True, help="List all rules.")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="How to print.")
@json_option
@quiet_option
@click.pass_obj
def command(
    directory: Path,
    seminars: Sequence[str],
    jobs: int | None,
    rule_id: str | None,
    lists_rules: bool,
    form: str,
    as_json: bool,
    quiet: bool,
) -> int:
    """Find everything that is wrong with the content, and write nothing."""
    if lists_rules or rule_id is not None:
        from briefings.cli.explained import print_explained  # the rules are slow to import

        return print_explained(rule_id or "")
    form = "json" if as_json else form
    workspace = find_workspace(directory)
    folders = chosen_seminars(workspace, seminars)
    # Imported here, so that --help and a mistyped name are answered at once.
    from briefings.cli.orders import make_order
    from briefings.cli.since import with_previous
    from briefings.pipeline import check

    order = with_previous(make_order(workspace, jobs=jobs), folders)
    with shown_progress("checking", len(folders), quiet or form != "text") as tell:
        outcomes = check(order, folders, tell)
    problems = list(dict.fromkeys(problem for outcome in outcomes for problem in outcome.problems))
    exit_code = 1 if any(outcome.has_errors for outcome in outcomes) else 0
    if form == "sarif":
        from briefings.cli.sarif import print_sarif  # brings the pages of all rules

        print_sarif(problems)
        return exit_code
    if form == "json":
        print_json("check", exit_code, problems, {"seminars": [{"seminar": folder.id} for folder in folders]})
        return exit_code
    _print_text(problems, () if quiet else outcomes, workspace.root)
    return exit_code


def _print_text(problems: Sequence[Problem], outcomes: Sequence[Outcome], root: Path) -> None:
    """The problems, what they were found by, and a line for each seminar."""
    print_problems(problems, root)
    if rules := by_rule(problems):
        say(f"found by {rules}; why: briefings check --explain RULE\n")
    for outcome in outcomes:
        click.echo(f"{outcome.seminar}: {tally(outcome.problems) or 'no problems'}")
