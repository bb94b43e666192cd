"""The example, frozen once for all tests that only look at it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefings.cli import main
from tests.cli.conftest import Ended as Ended
from tests.cli.conftest import Run as Run
from tests.cli.conftest import example as example
from tests.cli.conftest import run as run
from tests.workspaces import copy_example


@pytest.fixture(scope="session")
def frozen_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose archive holds the example's edition of 2025-07-22."""
    root = copy_example(tmp_path_factory.mktemp("frozen"))
    with pytest.raises(SystemExit) as ended:
        main(["-C", str(root), "edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22", "--by", "A. Analyst"])
    assert not ended.value.code
    return root


@pytest.fixture
def frozen(frozen_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is also where the person stands."""
    root = tmp_path / "workspace"
    shutil.copytree(frozen_once, root, ignore=shutil.ignore_patterns("build"))
    monkeypatch.chdir(root)
    return root
