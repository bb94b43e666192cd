"""Processes that die while they freeze; a script, for forks without threads.

`kill` ends children at random moments with SIGKILL, `race` lets six of them
freeze the same edition. What was seen is printed as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import filelock  # noqa: F401 - loaded before the forks, so that children begin at once

from briefings.editions.archive import Archive
from briefings.editions.edition import EditionId
from briefings.editions.ledger import read_ledger
from briefings.editions.recovery import recover
from briefings.editions.states import editions_of
from briefings.editions.store import file_edition
from briefings.editions.verify import verify
from briefings.errors import ArchiveRefusal
from tests.editions.small import FIRST, filing, is_valid_for_others

DONE, REFUSED = 0, 3


def main() -> None:
    what, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    print(json.dumps({"kill": kill, "race": race}[what](folder, count)))


def kill(folder: Path, count: int) -> dict[str, object]:
    archive, chance, seen = Archive(folder), random.Random(20250722), Counter[str]()
    started = time.perf_counter()
    file_edition(archive, filing(FIRST))
    usual = time.perf_counter() - started
    judged: set[str] = set()
    faults: list[str] = []
    for number in range(count):
        edition = EditionId(f"talks-{number}", dt.date(2025, 7, 22))
        child = _forked(archive, edition)
        time.sleep(chance.uniform(0, 1.2 * usual))
        os.kill(child, signal.SIGKILL)
        ended = os.waitpid(child, 0)[1]
        seen["killed" if os.WIFSIGNALED(ended) else "done"] += 1
        present = {path.name for path in archive.objects.iterdir() if path.is_dir()}
        faults += [f"{name}: not valid" for name in present - judged if not is_valid_for_others(archive.objects / name)]
        faults += [f"{name}: lost" for name in judged - present]
        judged = present
        seen["repaired"] += bool(recover(archive))
        faults += [str(problem) for problem in verify(archive).problems]
        if len(editions_of(read_ledger(archive).events)) != len(present):
            faults.append(f"{number}: the ledger and the archive do not agree")
    faults += [name for name in judged if not is_valid_for_others(archive.objects / name)]
    return {**seen, "objects": len(judged), "faults": faults, "left": sorted(_left(archive))}


def race(folder: Path, rounds: int) -> dict[str, object]:
    archive, faults, winners = Archive(folder), [], Counter[int]()
    for number in range(rounds):
        edition = EditionId(f"talks-{number}", dt.date(2025, 7, 22))
        children = [_forked(archive, edition) for _ in range(6)]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        winners[codes.count(DONE)] += 1
        if sorted(codes) != [DONE] + [REFUSED] * 5:
            faults.append(f"{number}: {codes}")
    faults += [str(problem) for problem in verify(archive).problems]
    return {"winners": dict(winners), "faults": faults, "left": sorted(_left(archive))}


def _forked(archive: Archive, edition: EditionId) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        file_edition(archive, filing(edition))
        code = DONE
    except ArchiveRefusal:
        code = REFUSED
    finally:
        os._exit(code)


def _left(archive: Archive) -> set[str]:
    return {path.name for path in archive.work.iterdir() if path.suffix != ".alive"}


if __name__ == "__main__":
    main()
