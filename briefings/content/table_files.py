"""The cells of a table file: as remembered, or read anew when its bytes changed.

What reads tables is slow to import, so it is only asked when it is needed.
Files are opened under a limit, and only tables without problems are kept.
"""

from __future__ import annotations

from pathlib import Path

from briefings.content.raw_table import RawTable
from briefings.content.table_cache import TableCache
from briefings.errors import Problem, Where

SUFFIXES = (".csv", ".xlsx", ".ods")
MOST_BYTES = 10_000_000


def load_table(
    path: Path, file: str, cache: TableCache, known: frozenset[str]
) -> tuple[RawTable | None, list[Problem]]:
    """The cells of a table file, and what is wrong with it as a file.

    Shape: the table is None when nothing could be read. `known` are the
           column names that help to detect the separator.
    """
    if path.stat().st_size > MOST_BYTES:
        return None, [Problem(Where(file), f"the table is larger than {MOST_BYTES // 1_000_000} MB", "split it")]
    content = path.read_bytes()
    suffix = path.suffix.lower()
    remembered = cache.find(content, suffix, file)
    if remembered:
        return remembered, []
    from briefings.content.tables import read_table  # brings pandas

    table, problems = read_table(content, path, file, known)
    if table and not problems:
        cache.keep(content, suffix, table)
    return table, problems
