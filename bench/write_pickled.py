"""Write one pickled Document in one format: the writer alone, cold."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from briefings.theme.load import load_theme
from briefings.writers.formats import writer_of

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    source, form, target = sys.argv[1:4]
    document = pickle.loads(Path(source).read_bytes())
    theme = load_theme(ROOT / "templates" / "themes" / "house" / "theme.yaml")
    Path(target).write_bytes(writer_of(form)(document, theme))
