"""How a command ends: its help, its exit code, and never a traceback."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import __version__
from briefings.cli.main import COMMANDS
from tests.cli.conftest import Run
from tests.workspaces import READ_AHEAD, copy_example

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("pandas", "numpy", "jinja2", "reportlab", "docx", "lxml", "babel", "markdown_it", "multiprocessing", "PIL")


def _process(*arguments: str, workspace: Path, **settings: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "briefings", *arguments],
        cwd=workspace,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **settings,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert ended.exit_code == 0
    assert f"Usage: briefings {command}" in ended.out
    assert "Examples:" in ended.out or command == "templates"


def test_the_help_lists_every_command_and_every_exit_code(run: Run) -> None:
    shown = run("--help").out
    assert all(f"  {name}" in shown for name in COMMANDS)
    assert all(f"\n    {code}  " in shown for code in range(6))


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").out == f"briefings {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "fact", "hint"),
    [
        (("bild",), "there is no command `bild`", "did you mean `build`?"),
        (("build", "--fore"), "no such option", "briefings build --help"),
        (("new",), "missing argument", "briefings new --help"),
    ],
)
def test_wrong_usage_is_a_fact_and_a_hint(run: Run, arguments: tuple[str, ...], fact: str, hint: str) -> None:
    ended = run(*arguments)
    assert (ended.exit_code, ended.out) == (2, "")
    assert fact in ended.err
    assert hint in ended.err


def test_no_arguments_at_all_show_the_help(run: Run) -> None:
    ended = run()
    assert ended.exit_code == 2
    assert "Usage: briefings" in ended.err


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["bild"]])
def test_what_does_no_work_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom briefings.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_a_build_without_changed_tables_does_not_load_pandas(tmp_path: Path) -> None:
    workspace = copy_example(tmp_path)
    program = (
        "import sys\nfrom briefings.cli import main\n"
        "try: main(['build', '-a', 'press', '-f', 'html', '--force', '--quiet', '--jobs', '1'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print('pandas' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    seen = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=workspace, env=environment, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert seen[1] == "False\n"


def _interrupted_once(there_is: Callable[[], object], workspace: Path) -> tuple[int, str]:
    running = _process("build", "--force", workspace=workspace, start_new_session=True)
    until = time.monotonic() + 20
    while not there_is() and time.monotonic() < until:
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=30)
    return running.returncode, err


def test_an_interrupted_build_ends_quietly_with_130(tmp_path: Path) -> None:
    workspace = copy_example(tmp_path)
    code, err = _interrupted_once(lambda: list((workspace / "build").rglob("*")), workspace)
    assert code in (0, 130)
    assert "Traceback" not in err


def test_an_interrupt_while_modules_load_ends_quietly_with_130() -> None:
    program = """
import builtins, sys
imported = builtins.__import__
def interrupted(name, *rest, **more):
    if name == "click":
        raise KeyboardInterrupt
    return imported(name, *rest, **more)
builtins.__import__ = interrupted
from briefings.__main__ import main
main()
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    workspace = copy_example(tmp_path)
    running = _process("schema", workspace=workspace)
    assert running.stdout is not None
    running.stdout.close()
    assert running.wait(timeout=30) != 1
    assert running.stderr is not None
    assert running.stderr.read() == ""
    running.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefings", "--help"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize(
    "place", [b"strategic-competition/kremlin-negotiates/caf\xe9.md", b"strategic-competition/caf\xe9"]
)
def test_a_name_that_is_not_text_is_shown_as_far_as_it_can_be(tmp_path: Path, form: str, place: bytes) -> None:
    root = copy_example(tmp_path)
    named = Path(os.fsdecode(os.fsencode(root / "content") + b"/" + place))
    if named.suffix:
        named.touch()
    else:
        shutil.copytree(root / "content" / READ_AHEAD, named)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:strict"}
    command = [sys.executable, "-m", "briefings", "check", "--format", form]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == (0 if named.suffix else 1), done.stderr
    assert "Traceback" not in done.stderr
    assert re.search(r"caf(\\udce9|%E9)", done.stdout + done.stderr)
