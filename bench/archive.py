"""Time an archive of many editions: filing, listing, and verifying every byte.

Editions are as large as the example's and hold random bytes. Listing is a
new process, as a person would start it; filing and verifying are counted in
this one. Nothing here fails when something is slow: the table is for people.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefings.editions.archive import Archive  # noqa: E402 - the checkout is measured, whatever is installed
from briefings.editions.edition import EditionId  # noqa: E402
from briefings.editions.ledger import Event  # noqa: E402
from briefings.editions.ocfl import Version  # noqa: E402
from briefings.editions.store import Filing, file_edition  # noqa: E402
from briefings.editions.verify import verify  # noqa: E402

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 200
FILES, SIZE = 50, 16_000
AT = "2025-07-22T12:00:00Z"


def file_one(archive: Archive, number: int) -> None:
    edition = EditionId(f"talks-{number % 50}", dt.date(2010, 1, 1) + dt.timedelta(number))
    facts = {"series": "talks", "seminar": str(number % 50), "title": "Talks", "audiences": ["press"], "files": ["a"]}
    files = {f"variants/press/{one}.pdf": os.urandom(SIZE) for one in range(FILES)}
    event = Event("frozen", str(edition), AT, "bench", facts)
    file_edition(archive, Filing(edition, files, Version(AT, "bench", "bench", "urn:briefings:bench"), (event,)))


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def process_seconds(command: list[str]) -> float:
    """The best of three."""
    return min(seconds(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT)) for _ in range(3))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        (workspace / "content").mkdir()
        archive = Archive(workspace / "archive")
        command = [sys.executable, "-m", "briefings", "-C", folder, "edition"]
        filing = seconds(lambda: [file_one(archive, number) for number in range(COUNT)])
        verifying = seconds(lambda: verify(archive))
        found = verify(archive)
        listing, current = process_seconds([*command, "list"]), process_seconds([*command, "current"])
    print(f"archive of {COUNT} editions, {found.files} files, {found.size / 1e6:.0f} MB\n")
    print(f"file one edition                {filing / COUNT * 1000:9.1f} ms")
    print(f"verify                          {verifying:9.2f} s, {found.size / 1e6 / verifying:.0f} MB/s")
    print(f"verify, files                   {found.files / verifying:9.0f} files/s")
    print(f"edition list, new process       {listing:9.2f} s")
    print(f"edition current, new process    {current:9.2f} s")


if __name__ == "__main__":
    main()
