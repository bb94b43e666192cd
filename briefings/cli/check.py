"""`briefings check`: everything that would stop a build, in one run.

Nothing is written but what was found, for the next check. Problems go to
stderr with their places, one line a seminar to stdout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.options import chosen_seminars, jobs_option, json_option, quiet_option, seminars_argument
from briefings.cli.progress import shown_progress
from briefings.cli.report import by_rule, print_json, print_problems, say, tally
from briefings.content.workspace import SeminarFolder, Workspace, find_workspace
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
@click.option("--force", is_flag=True, help="Check also what has not changed since the last check.")
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
    force: bool,
    jobs: int | None,
    rule_id: str | None,
    lists_rules: bool,
    form: str,
    as_json: bool,
    quiet: bool,
) -> int:
    """Find everything that is wrong with the content, and write no brief."""
    if lists_rules or rule_id is not None:
        from briefings.cli.explained import print_explained  # the rules are slow to import

        return print_explained(rule_id or "")
    form = "json" if as_json else form
    workspace = find_workspace(directory)
    folders = chosen_seminars(workspace, seminars)
    found = _found(workspace, folders, jobs, force=force, hides_progress=quiet or form != "text")
    problems = list(dict.fromkeys(problem for folder in folders for problem in found[folder.id]))
    exit_code = 1 if any(problem.severity == "error" for problem in problems) else 0
    if form == "sarif":
        from briefings.cli.sarif import print_sarif  # brings the pages of all rules

        print_sarif(problems)
        return exit_code
    if form == "json":
        print_json("check", exit_code, problems, {"seminars": [{"seminar": folder.id} for folder in folders]})
        return exit_code
    _print_text(problems, {} if quiet else found, workspace.root)
    return exit_code


def _found(
    workspace: Workspace, folders: Sequence[SeminarFolder], jobs: int | None, *, force: bool, hides_progress: bool
) -> dict[str, Sequence[Problem]]:
    """Each seminar, in order, to what is wrong with it; those that have not changed are not looked at again."""
    # Imported here, so that --help and a mistyped name are answered at once.
    from briefings.checked import Checked
    from briefings.cli.since import editions_before
    from briefings.templating.search import TemplateSearch, shipped_templates

    previous = editions_before(workspace, folders)
    checked = Checked(workspace, TemplateSearch(workspace.templates, shipped_templates()).folders, previous)
    found: dict[str, Sequence[Problem] | None] = {
        folder.id: None if force else checked.find(folder) for folder in folders
    }
    changed = {folder.id: folder for folder in folders if found[folder.id] is None}
    if changed:
        # Everything that makes a brief: most of the time of a check that finds nothing new.
        from briefings.cli.orders import make_order
        from briefings.pipeline import check

        order = replace(make_order(workspace, jobs=jobs), previous=previous)
        with shown_progress("checking", len(changed), hides_progress) as tell:

            def take(outcome: Outcome) -> None:
                found[outcome.seminar] = outcome.problems
                checked.keep(changed[outcome.seminar], outcome.files, outcome.problems)
                tell(outcome)

            check(order, tuple(changed.values()), take)
    return {name: problems or () for name, problems in found.items()}


def _print_text(problems: Sequence[Problem], found: Mapping[str, Sequence[Problem]], root: Path) -> None:
    """The problems, what they were found by, and a line for each seminar."""
    print_problems(problems, root)
    if rules := by_rule(problems):
        say(f"found by {rules}; why: briefings check --explain RULE\n")
    for seminar, problems_of_it in found.items():
        click.echo(f"{seminar}: {tally(problems_of_it) or 'no problems'}")
