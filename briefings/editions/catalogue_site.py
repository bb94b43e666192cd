"""Write a catalogue to disk: one page, and the files it links to.

The folder is made beside its place and put there in one step. An older
catalogue is replaced; any other folder is left alone.

Promise: the same archive gives the same bytes, whenever it is written.
"""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

from briefings.editions.catalogue import FILES, Catalogue
from briefings.editions.catalogue_page import catalogue_page
from briefings.errors import Problem, UsageError, Where
from briefings.staging import reporting_disk_faults
from briefings.templating.labels import load_labels
from briefings.templating.search import TemplateSearch
from briefings.theme.load import load_theme
from briefings.writers.html.page import write_html

PAGE = "index.html"


def write_catalogue(catalogue: Catalogue, search: TemplateSearch, target: Path, theme: str = "house") -> None:
    """Write the page and copies of the files into a folder that is new, or holds an older catalogue.

    Raises: UsageError when the folder holds something else; ContentError when the language lacks a word.
    """
    _refuse(target)
    labels = load_labels(catalogue.language, search, Where(str(target)))
    look = load_theme(search.path(f"themes/{theme}/theme.yaml", Where(str(target))))
    page = write_html(catalogue_page(catalogue, labels), look, frozenset(file.place for file in catalogue.files))
    stage = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
    with reporting_disk_faults(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _fill(stage, page, catalogue)
            _put(stage, target)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _refuse(target: Path) -> None:
    if not target.exists():
        return
    if target.is_dir() and {path.name for path in target.iterdir()} <= {PAGE, FILES}:
        return
    hint = "name a new folder, or one that holds a catalogue and nothing else"
    raise UsageError(Problem(Where(str(target)), "this holds other things than a catalogue", hint))


def _fill(stage: Path, page: bytes, catalogue: Catalogue) -> None:
    stage.mkdir()
    (stage / PAGE).write_bytes(page)
    for file in catalogue.files:
        place = stage / file.place
        place.parent.mkdir(parents=True, exist_ok=True)
        # Not the archive's mode: a copy is nobody's treasure.
        place.write_bytes(file.source.read_bytes())


def _put(stage: Path, target: Path) -> None:
    if not target.exists():
        stage.rename(target)
        return
    former = stage.with_name(f"{stage.name}.former")
    target.rename(former)
    try:
        stage.rename(target)
    except OSError:
        former.rename(target)
        raise
    shutil.rmtree(former)
