"""`briefings scan`: files in hand searched for what an audience may not see.

For a brief that somebody has edited after the build, or got from elsewhere.
One line a file goes to stdout; findings go to stderr, without the protected
texts unless the organisers ask for them.
"""

from __future__ import annotations

from pathlib import Path

import click

from briefings.cli.options import chosen_seminars, json_option
from briefings.cli.report import counted, print_json, print_problems
from briefings.content.workspace import find_workspace
from briefings.errors import DamageFound, Problem, Where


@click.command(
    epilog="""\b
Examples:
  briefings scan brief.docx --seminar kremlin-negotiates --audience press
  briefings scan *.pdf --seminar kremlin-negotiates --audience press --show
"""
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-s", "--seminar", required=True, metavar="NAME", help="The seminar the files belong to.")
@click.option("-a", "--audience", required=True, metavar="NAME", help="Who is to get them.")
@click.option("--show", is_flag=True, help="Print the protected texts that were found: for organisers only.")
@json_option
@click.pass_obj
def command(directory: Path, files: tuple[Path, ...], seminar: str, audience: str, show: bool, as_json: bool) -> int:
    """Search files in hand for what an audience may not see."""
    workspace = find_workspace(directory)
    (folder,) = chosen_seminars(workspace, [seminar])
    # Imported here, so that --help and a mistyped name are answered at once.
    from briefings.checks import read_checked
    from briefings.cli.orders import make_order
    from briefings.content.participants import load_participants
    from briefings.release import Guard, found_in_hand

    order = make_order(workspace, [audience])
    guard = Guard(order, read_checked(workspace, folder)[0], load_participants(workspace, folder))
    problems: list[Problem] = []
    results: list[dict[str, object]] = []
    for file in files:
        searched, found = found_in_hand(file, order.audiences[0], guard)
        problems += found
        for hit in searched.hits if show else ():
            problems.append(Problem(Where(str(file)), f"{hit.place}: {hit.kind} “{hit.text}”", severity="info"))
        results.append({"file": str(file), "places": searched.places, "hits": len(searched.hits)})
        if not found and not as_json:
            click.echo(
                f"{file}: nothing found in {counted(searched.places, 'places')}, {counted(searched.words, 'words')}"
            )
    exit_code = DamageFound.exit_code if any(one.severity == "error" for one in problems) else 0
    if as_json:
        print_json("scan", exit_code, problems, {"files": results})
    else:
        print_problems(problems, workspace.root)
    return exit_code
