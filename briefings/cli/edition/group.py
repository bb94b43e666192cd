"""`briefings edition` and the commands under it, each imported when it runs."""

from __future__ import annotations

import importlib

import click

from briefings.content.nearest import did_you_mean
from briefings.errors import Problem, UsageError, Where

COMMANDS = {
    "freeze": "Make an edition and keep it for good.",
    "list": "List the editions in the archive.",
    "show": "Show one edition: what it is, its files, what happened to it.",
    "current": "Show which editions are current, or were on a day.",
    "verify": "Read every byte of the archive and compare.",
    "rebuild": "Render an edition again, elsewhere, and compare.",
    "supersede": "Note that a later edition replaces one.",
    "correct": "Make a re-issue that corrects an edition.",
    "withdraw": "Note that an edition no longer stands.",
    "diff": "Say what changed between two editions.",
    "forecasts": "Show a series' probabilities over time, and how well they did.",
    "catalogue": "Make a web page of the archive for one audience.",
    "export": "Hand an edition over to chosen audiences, or whole.",
    "import": "Take a whole edition from another archive.",
    "which": "Tell which edition a file in hand belongs to.",
}


class EditionGroup(click.Group):
    """Knows its commands by name and one line; imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as Click declares it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        # `import` cannot be the name of a module one imports by hand.
        module = "take_in" if cmd_name == "import" else cmd_name
        command = importlib.import_module(f"briefings.cli.edition.{module}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            hint = did_you_mean(args[0], COMMANDS)
            raise UsageError(Problem(Where(""), f"there is no command `edition {args[0]}`", hint))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=EditionGroup,
    epilog="""\b
Examples:
  briefings edition freeze kremlin-negotiates --date 2025-07-22
  briefings edition list
  briefings edition verify
  briefings edition export kremlin-negotiates/2025-07-22 -a press --to press.zip
""",
)
def command() -> None:
    """Keep dated editions: freeze, list, verify, correct, hand over."""
