"""One line on the terminal that says how far the work is.

Shown only where a person watches; it erases itself before anything else is
printed, and a log file never sees it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ERASE = "\r\x1b[2K"


@contextmanager
def shown_progress(doing: str, total: int, hidden: bool) -> Iterator[Callable[[Any], None]]:
    """A function to call once for each thing done; it keeps the line up to date."""
    if hidden or not sys.stderr.isatty():
        yield lambda _: None
        return
    done = 0

    def tell(_: Any) -> None:
        nonlocal done
        done += 1
        _show(f"{doing} {done + 1} of {total} …" if done < total else "")

    _show(f"{doing} 1 of {total} …")
    try:
        yield tell
    finally:
        _show("")


def _show(line: str) -> None:
    sys.stderr.write(ERASE + line)
    sys.stderr.flush()
