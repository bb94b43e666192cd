"""What the tests of the Word writer share: the house theme and the sample brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.theme.load import load_theme
from briefings.theme.model import Theme
from briefings.writers.docx import write_docx
from tests.documents import sample_document
from tests.writers.docx.opened import Opened, open_docx

THEME = Path(__file__).parents[3] / "templates" / "themes" / "house" / "theme.yaml"


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme(THEME)


@pytest.fixture(scope="session")
def sample(theme: Theme) -> bytes:
    return write_docx(sample_document(), theme)


@pytest.fixture
def opened(sample: bytes) -> Opened:
    return open_docx(sample)
