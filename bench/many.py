"""Check 100 seminars in one run, and say how many that makes a second.

The seminars are copies of the example under other names, so that every rule
reads a real brief each time. The second run has the tables in its cache, as
everybody's has who changed the same words in all of them and checks again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERIES = Path("content") / "strategic-competition"
RUNS: dict[str, tuple[str, ...]] = {
    "first run": (),
    "again": ("--force",),
    "again, one core": ("--force", "--jobs", "1"),
    "nothing has changed": (),
}
SEMINARS = int(sys.argv[1]) if len(sys.argv) > 1 else 100


def workspace(scratch: Path) -> Path:
    """A workspace with as many copies of the example's summary."""
    (scratch / SERIES).mkdir(parents=True)
    for name in ("series.yaml", "people.yaml"):
        shutil.copyfile(ROOT / SERIES / name, scratch / SERIES / name)
    for number in range(SEMINARS):
        shutil.copytree(ROOT / SERIES / "kremlin-negotiates", scratch / SERIES / f"seminar-{number:03}")
    return scratch


def seconds(root: Path, *options: str) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "briefings", "-C", str(root), "check", "--quiet", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        print(f"check of {SEMINARS} seminars for all audiences, one run\n")
        for name, options in RUNS.items():
            taken = seconds(root, *options)
            print(f"{name:20}{taken:8.1f} s{SEMINARS / taken:10.1f} seminars a second")


if __name__ == "__main__":
    main()
