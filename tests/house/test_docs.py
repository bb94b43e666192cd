"""What README and docs show is what happens: their console blocks are run.

A line that begins with `$ ` is a command, run in a copy of this project's
workspace with this very package; what stands below it, up to the next
command, is what it prints. `…` stands for anything within a line, a line of
`...` for any lines.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "templates" / "README.md"])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@dataclass(frozen=True)
class Step:
    command: str
    shown: str


def _steps(page: Path) -> list[Step]:
    steps = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            steps.append(Step(command, shown))
    return steps


def _pattern(shown: str) -> re.Pattern[str]:
    lines = [r"(?:.*\n)*?" if line == "..." else _line(line) for line in shown.rstrip("\n").split("\n")]
    return re.compile("".join(lines) + r"\n*")


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("…")) + r"\n"


def _run(command: str, workspace: Path) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
    }
    program = f'briefings() {{ "{sys.executable}" -m briefings "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", program],
        cwd=workspace,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@pytest.mark.timeout(240)
@pytest.mark.parametrize("page", [page for page in PAGES if _steps(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    shutil.copytree(ROOT / "content", workspace / "content")
    for step in _steps(page):
        if step.command.startswith("make "):
            assert re.search(rf"^{step.command.split()[1]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
            continue
        printed = _run(step.command, workspace)
        if step.shown.strip():
            assert _pattern(step.shown).fullmatch(printed), f"$ {step.command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    said = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = [page.parent / target for target in LINK.findall(said)]
    assert [str(target) for target in targets if not target.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_make_target_that_a_page_names_exists(page: Path) -> None:
    named = set(re.findall(r"(?:`|^)(?:\w+=\S+ )*make ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE))
    known = set(re.findall(r"^([a-z-]+)(?: [a-z-]+)*:", (ROOT / "Makefile").read_text(), re.MULTILINE))
    known |= {"check"}
    assert named <= known
