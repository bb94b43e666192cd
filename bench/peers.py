"""Time our writers beside their peers: Typst for PDF, pandoc for DOCX.

The same Document at three sizes: the example, about 100 pages and about 1,000.
Every measurement is a whole cold process; theirs reads its source, ours a
pickled Document, and both write a finished file (Typst as PDF/UA-1). A peer
that is not installed is left out: `pip install typst pypandoc_binary`.
"""

from __future__ import annotations

import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from peer_sources import PandocSource, TypstSource

BENCH = Path(__file__).resolve().parent
SIZES = {"example": 1, "100 pages": 20, "1,000 pages": 200}
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])"
PANDOC = "import sys, pypandoc, os; os.execv(pypandoc.get_pandoc_path(), ['pandoc', *sys.argv[1:]])"


def measured(command: list[str], runs: int) -> tuple[float, float]:
    """Median seconds and peak memory in MB of a whole process."""
    seconds, peak = [], 0.0
    for _ in range(runs):
        started = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds.append(time.perf_counter() - started)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{command} failed")
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(seconds), peak


def contenders(scratch: Path, document: Path) -> dict[str, list[str]]:
    """Name to command, ours first of each format."""
    python = sys.executable
    out = {form: str(scratch / f"out.{form}") for form in ("pdf", "docx")}
    commands = {"briefings pdf": [python, str(BENCH / "write_pickled.py"), str(document), "pdf", out["pdf"]]}
    if find_spec("typst"):
        commands["typst pdf"] = [python, "-c", TYPST, str(scratch / "brief.typ"), out["pdf"]]
    commands["briefings docx"] = [python, str(BENCH / "write_pickled.py"), str(document), "docx", out["docx"]]
    if find_spec("pypandoc"):
        commands["pandoc docx"] = [python, "-c", PANDOC, str(scratch / "brief.md"), "-o", out["docx"]]
    return commands


def measure(name: str, copies: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        pickled = scratch / "brief.pickle"
        subprocess.run([sys.executable, str(BENCH / "long_document.py"), str(copies), str(pickled)], check=True)
        document = pickle.loads(pickled.read_bytes())
        (scratch / "brief.typ").write_text(TypstSource(document).text(), encoding="utf-8")
        (scratch / "brief.md").write_text(PandocSource(document).text(), encoding="utf-8")
        base = 0.0
        for who, command in contenders(scratch, pickled).items():
            seconds, peak = measured(command, 7 if copies == 1 else 3 if copies < 100 else 1)
            base = seconds if who.startswith("briefings") else base
            ratio = "" if who.startswith("briefings") else f"  ours takes {base / seconds:.2f} x as long"
            print(f"{name:12}{who:16}{seconds:8.2f} s{peak:8.0f} MB{ratio}", flush=True)


if __name__ == "__main__":
    for size, count in list(SIZES.items())[: int(sys.argv[1]) if len(sys.argv) > 1 else None]:
        measure(size, count)
