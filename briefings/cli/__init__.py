"""The command line: parse, call one function, print its result."""

from briefings.cli.main import main

__all__ = ["main"]
