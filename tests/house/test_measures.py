"""The house's claims about its own code, measured."""

from __future__ import annotations

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "briefings"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = sorted((ROOT / "bench").rglob("*.py"))

BANNED_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "tools"}
BANNED_NAMES = re.compile(r"(?i)(?:^|_)(?:helper|helpers|utils?|manager)(?:_|$)|(?:Helper|Manager|Utils?)$")


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code: signature and body, without the docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    too_long = {
        f"{_name(path)}:{function.lineno} {function.name}": _length(function)
        for path in MODULES
        for function in _functions(path)
        if _length(function) > 60
    }
    assert too_long == {}


def test_half_of_all_functions_are_shorter_than_10_lines() -> None:
    lengths = [_length(function) for path in MODULES for function in _functions(path)]
    assert statistics.median(lengths) < 10


@pytest.mark.parametrize("path", [*MODULES, *TESTS, *SCRIPTS], ids=_name)
def test_a_module_opens_with_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "no module docstring"
    first = docstring.splitlines()[0]
    assert len(first) < 80
    assert first.endswith((".", "?", ":"))


def test_no_name_says_nothing() -> None:
    modules = [_name(path) for path in MODULES if path.stem in BANNED_MODULES]
    defined = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and BANNED_NAMES.search(node.name)
    ]
    assert modules + defined == []


def test_library_code_never_prints() -> None:
    printing = [
        f"{_name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_a_command_fits_into_40_lines() -> None:
    commands = [(path, function) for path in PACKAGE.glob("cli/*.py") for function in _functions(path)]
    too_long = [f"{_name(path)} {function.name}" for path, function in commands if _length(function) > 40]
    assert too_long == []


def test_no_committed_text_names_a_place_on_somebodys_machine() -> None:
    places = re.compile(r"/(?:home|Users|root|work|opt|mnt)/[\w.-]+|[A-Z]:\\\\Users")
    suffixes = {".py", ".md", ".toml", ".yaml", ".j2", ".csv", ".lock", ".css", ""}
    tracked = [path for path in ROOT.rglob("*") if path.is_file() and path.suffix in suffixes]
    ours = [path for path in tracked if not _is_foreign(path)]
    found = [_name(path) for path in ours if places.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert found == []


def _is_foreign(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return (
        parts[0] == "build"
        or "node_modules" in parts
        or any((part.startswith(".") and part != ".ci") or "egg-info" in part for part in parts)
    )


def test_every_package_is_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    assert {*settings["tool"]["setuptools"]["packages"]} == packages | {"briefings.shipped"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_holds_names_versions_and_hashes_only(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    pinned = re.compile(r"[\w.-]+==[\w.!+]+(?:\s+--hash=sha256:[0-9a-f]{64})+")
    assert [line for line in lines if line and not line.startswith("#") and not pinned.fullmatch(line.strip())] == []


def test_the_lock_files_agree_with_each_other() -> None:
    brief, test = (_pins(ROOT / lock) for lock in ("requirements.lock", "requirements-test.lock"))
    assert brief.items() <= test.items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {_canonical(re.split(r"[<>=!~ ]", wanted)[0]) for wanted in project["dependencies"]}
    assert named <= {_canonical(name) for name in _pins(ROOT / "requirements.lock")}


def _pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
