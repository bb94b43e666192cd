"""`briefings edition`: one file a command."""

from briefings.cli.edition.group import command as command
