"""Time whole commands, cold, beside plain scripts that make a comparable brief.

The floor is a brief of five pages, written by hand with python-docx and with
ReportLab; its like is the example's edition for participants, of six pages.

Each command is a new process, run several times in turn with the others so
that a busy minute hits all of them alike; the median is printed. Nothing
here fails when something is slow: the table is for people.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "bench"
SEMINAR = "kremlin-negotiates"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 7


def commands(scratch: Path) -> dict[str, list[list[str]]]:
    """Name to the processes that make it up; one after another."""
    python, build = sys.executable, [sys.executable, "-m", "briefings", "-C", str(ROOT), "build", SEMINAR, "--quiet"]
    check = [*build[:-3], "check", "--quiet"]
    docx, pdf = str(scratch / "floor.docx"), str(scratch / "floor.pdf")
    like, full = ["--force", "-a", "participants"], ["--force", "-a", "full"]
    return {
        "floor: python-docx script": [[python, str(BENCH / "floor_docx.py"), docx]],
        "floor: ReportLab script": [[python, str(BENCH / "floor_pdf.py"), pdf]],
        "floor: both, one process": [[python, str(BENCH / "floor_both.py"), docx, pdf]],
        "floor: both, two processes": [
            [python, str(BENCH / "floor_docx.py"), docx],
            [python, str(BENCH / "floor_pdf.py"), pdf],
        ],
        "6 pages, docx + pdf": [[*build, *like, "-f", "docx,pdf"]],
        "6 pages, docx + pdf, one core": [[*build, *like, "-f", "docx,pdf", "-j", "1"]],
        "6 pages, docx": [[*build, *like, "-f", "docx"]],
        "6 pages, pdf": [[*build, *like, "-f", "pdf"]],
        "6 pages, html": [[*build, *like, "-f", "html"]],
        "full edition, docx + pdf": [[*build, *full, "-f", "docx,pdf"]],
        "all audiences and formats": [[*build, "--force"]],
        "build when nothing has changed": [build],
        "check": [[*check, SEMINAR, "--force"]],
        "check, both seminars": [[*check, "--force"]],
        "check when nothing has changed": [check],
        "--help": [[python, "-m", "briefings", "--help"]],
    }


def seconds(processes: list[list[str]]) -> float:
    started = time.perf_counter()
    for process in processes:
        subprocess.run(process, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def measure() -> dict[str, float]:
    """Median seconds of each command."""
    with tempfile.TemporaryDirectory() as scratch:
        timed = commands(Path(scratch))
        for processes in timed.values():
            seconds(processes)
        rounds = [{name: seconds(processes) for name, processes in timed.items()} for _ in range(RUNS)]
    return {name: statistics.median(one[name] for one in rounds) for name in timed}


def main() -> None:
    medians = measure()
    floor = medians["floor: both, one process"]
    print(f"median of {RUNS} runs, whole processes\n")
    print(f"{'command':40}{'seconds':>9}{'x floor pair':>14}")
    for name, median in medians.items():
        print(f"{name:40}{median:9.2f}{median / floor:14.2f}")


if __name__ == "__main__":
    main()
