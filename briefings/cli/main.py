"""The `briefings` command: its commands, loaded one at a time, and its exits.

Every way a run can end is decided here: the exit code of an error, what is
printed for it, and the quiet ends (an interrupted run, a closed pipe). A
command's module is imported only when that command runs.
"""

from __future__ import annotations

import gc
import importlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from briefings import __version__
from briefings.cli.report import print_failure
from briefings.content.nearest import did_you_mean
from briefings.errors import BriefingsError, EnvironmentFault, Problem, UsageError, Where

COMMANDS = {
    "init": "Make a new workspace with a sample seminar.",
    "new": "Start a seminar that checks and builds at once.",
    "check": "Find everything that is wrong with the content.",
    "build": "Make the briefs: Word, PDF and web page.",
    "scan": "Search files in hand for what an audience may not see.",
    "import": "Take over references from CSL-JSON or BibTeX.",
    "translate": "Write down what is to be translated, and what is stale.",
    "schema": "Print the JSON Schemas of the content files.",
    "edition": "Keep dated editions: freeze, list, verify, correct, hand over.",
    "templates": "List what gives briefs their shape, or take a copy of it.",
}

INTERRUPTED = 130
CLOSED_PIPE = 141
"""128 and the number of the signal, as shells count."""


class LazyGroup(click.Group):
    """Knows its commands by name and one line; imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as Click declares it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"briefings.cli.{'import_' if cmd_name == 'import' else cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            hint = did_you_mean(args[0], COMMANDS)
            raise UsageError(Problem(Where(""), f"there is no command `{args[0]}`", hint))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  briefings init my-briefs            a new workspace
  briefings check                     everything that is wrong, with its place
  briefings build                     every brief, into build/
  briefings -C my-briefs build -f pdf

\b
Exit codes:
  0  done
  1  the content, a template or a theme has errors
  2  wrong usage
  3  the archive refuses
  4  damage found
  5  the machine lacks something: space, a permission, a font

\b
Shell completion (bash; zsh and fish work alike):
  eval "$(_BRIEFINGS_COMPLETE=bash_source briefings)"
""",
)
@click.option(
    "-C",
    "--workspace",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Work as if started in this folder.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def briefings(ctx: click.Context, directory: Path) -> None:
    """Make policy briefs from a seminar's content: checked, typeset, for every audience."""
    ctx.obj = directory


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name of a file that is not text is shown as far as it can be, as on stderr.
        sys.stdout.reconfigure(errors="backslashreplace")
    code = _run(given)
    # Python would look through all that was loaded once more before it leaves: a fifteenth of a check.
    gc.freeze()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    as_json = "--json" in arguments
    try:
        return _exit_code(briefings.main(arguments, prog_name="briefings", standalone_mode=False))
    except BriefingsError as error:
        return print_failure(error, as_json)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return UsageError.exit_code
    except click.ClickException as error:
        return print_failure(_usage(error), as_json)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except SystemExit as leaving:
        # Click leaves by itself when it has completed a name, and, with 1, when somebody closed the pipe.
        return CLOSED_PIPE if leaving.code == 1 else 0
    except OSError as error:
        place = Where(str(error.filename or ""))
        return print_failure(EnvironmentFault(Problem(place, (error.strerror or str(error)).lower())), as_json)


def _exit_code(answer: Any) -> int:
    """A command's return value: an exit code, or nothing for success."""
    return answer if isinstance(answer, int) else 0


def _usage(error: click.ClickException) -> UsageError:
    fact = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    hint = f"try `{context.command_path} --help`" if context is not None else ""
    return UsageError(Problem(Where(""), fact[:1].lower() + fact[1:], hint))
