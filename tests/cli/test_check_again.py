"""A second check looks only at what changed, and says what the first one said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.content.workspace import SeminarFolder
from briefings.order import Order, Outcome
from tests.cli.conftest import Run
from tests.pictures.photos import saved, slope
from tests.workspaces import READ_AHEAD, SUMMARY, change

CONTENT = Path("content")
SERIES = CONTENT / "strategic-competition"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The seminars that were looked at since the test last emptied the list."""
    seen: list[str] = []
    check_seminar = pipeline.check_seminar

    def noting(order: Order, folder: SeminarFolder) -> Outcome:
        seen.append(folder.id)
        return check_seminar(order, folder)

    monkeypatch.setattr(pipeline, "check_seminar", noting)
    return seen


Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(run: Run, example: Path, looked_at: list[str]) -> Check:
    """Check the example in this process; `looked_at` then holds the seminars that were looked at."""

    def check(*options: str) -> tuple[int, str, str]:
        looked_at.clear()
        ended = run("check", "--jobs", "1", *options)
        return ended.exit_code, ended.out, ended.err

    _age(example)
    return check


def _age(root: Path) -> None:
    """As if every file had been saved a while ago."""
    for path in root.rglob("*"):
        os.utime(path, (1_750_000_000, 1_750_000_000))


def _warn(root: Path) -> None:
    """Something to find that is no error."""
    change(root / CONTENT / SUMMARY / "sources.yaml", "sources:\n", "sources:\n  - {id: extra, type: book, title: X}\n")


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_check_of_nothing_new_says_the_same_and_looks_at_nothing(
    check: Check, example: Path, looked_at: list[str], form: str
) -> None:
    _warn(example)
    first = check("--format", form)
    assert looked_at == [SUMMARY, READ_AHEAD]
    assert "extra" in first[1] + first[2]
    assert check("--format", form) == first
    assert looked_at == []


def test_force_looks_at_everything(check: Check, example: Path, looked_at: list[str]) -> None:
    first = check()
    assert check("--force") == first
    assert looked_at == [SUMMARY, READ_AHEAD]


def _touch(root: Path) -> None:
    (root / CONTENT / SUMMARY / "conclusions.md").touch()


def _more(path: Path) -> Callable[[Path], object]:
    def add(root: Path) -> None:
        with (root / path).open("ab") as file:
            file.write(b"\n")

    return add


def _own_template(root: Path) -> None:
    (root / "templates" / "audiences").mkdir(parents=True)
    own = Path(pipeline.__file__).parents[1] / "templates" / "audiences" / "press.yaml"
    shutil.copy(own, root / "templates" / "audiences" / "press.yaml")


def _settings(root: Path) -> None:
    (root / "briefings.toml").write_text("[build]\n", encoding="utf-8")


def _translation(root: Path) -> None:
    (root / SERIES / "translations").mkdir(exist_ok=True)
    (root / SERIES / "translations" / "fr.yaml").write_text("translations: []\n", encoding="utf-8")


def _second_table(root: Path) -> None:
    shutil.copy(root / CONTENT / SUMMARY / "scenarios.csv", root / CONTENT / SUMMARY / "scenarios.ods")


def _translation_beside_the_table(root: Path) -> None:
    (root / CONTENT / SUMMARY / "translations").mkdir()
    (root / CONTENT / SUMMARY / "translations" / "fr.yaml").write_text("translations: []\n", encoding="utf-8")


def _misnamed_folder(root: Path) -> None:
    (root / SERIES / "translation").mkdir()


def _latin_name(root: Path) -> None:
    # As an archive that was packed on an old Windows leaves it.
    Path(os.fsdecode(os.fsencode(root / CONTENT / SUMMARY) + b"/caf\xe9.md")).touch()


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "prose": (_more(CONTENT / SUMMARY / "conclusions.md"), [SUMMARY]),
    "a table that both read": (_more(CONTENT / SUMMARY / "scenarios.csv"), [SUMMARY, READ_AHEAD]),
    "a new file": (_more(CONTENT / SUMMARY / "notes.txt"), [SUMMARY]),
    "a file that went": (lambda root: (root / CONTENT / READ_AHEAD / "sources.yaml").unlink(), [READ_AHEAD]),
    "the series": (_more(SERIES / "series.yaml"), [SUMMARY, READ_AHEAD]),
    "the people": (_more(SERIES / "people.yaml"), [SUMMARY, READ_AHEAD]),
    "a translation": (_translation, [SUMMARY, READ_AHEAD]),
    "a template": (_own_template, [SUMMARY, READ_AHEAD]),
    "the settings": (_settings, [SUMMARY, READ_AHEAD]),
    "a second table beside one that both read": (_second_table, [SUMMARY, READ_AHEAD]),
    "a translation beside a table that both read": (_translation_beside_the_table, [SUMMARY, READ_AHEAD]),
    "a folder whose name is mistyped": (_misnamed_folder, [SUMMARY, READ_AHEAD]),
    "a file whose name is not UTF-8": (_latin_name, [SUMMARY]),
    "nothing but a date": (_touch, []),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_looked_at_again_and_nothing_else(
    check: Check, example: Path, looked_at: list[str], name: str
) -> None:
    alter, seminars = CHANGES[name]
    check()
    alter(example)
    check()
    assert looked_at == seminars


def test_an_edition_in_the_archive_is_looked_at_again(
    check: Check, run: Run, example: Path, looked_at: list[str]
) -> None:
    check()
    assert run("edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22", "--by", "Ada").exit_code == 0
    check()
    assert looked_at == [SUMMARY]


def test_a_picture_elsewhere_in_the_workspace_is_looked_at_again(
    check: Check, example: Path, looked_at: list[str]
) -> None:
    (example / "pictures").mkdir()
    (example / "pictures" / "map.png").write_bytes(saved(slope(), "PNG"))
    change(example / CONTENT / SUMMARY / "conclusions.md", "\n\n", "\n\n![A map](../../../pictures/map.png)\n\n")
    assert check()[0] == 0
    check()
    assert looked_at == []
    (example / "pictures" / "map.png").write_bytes(saved(slope(), "PNG") + b"\0")
    check()
    assert looked_at == [SUMMARY]


def test_a_link_to_another_picture_is_looked_at_again(check: Check, example: Path, looked_at: list[str]) -> None:
    (example / "pictures").mkdir()
    for name in ("old.png", "new.png"):
        (example / "pictures" / name).write_bytes(saved(slope(), "PNG"))
    (example / "pictures" / "map.png").symlink_to("old.png")
    change(example / CONTENT / SUMMARY / "conclusions.md", "\n\n", "\n\n![A map](../../../pictures/map.png)\n\n")
    check()
    (example / "pictures" / "new.png").write_bytes(b"no picture")
    check()
    assert looked_at == []
    (example / "pictures" / "map.png").unlink()
    (example / "pictures" / "map.png").symlink_to("new.png")
    assert check()[0] == 1


def test_what_lies_behind_a_link_to_a_folder_is_looked_at_again(
    check: Check, example: Path, looked_at: list[str]
) -> None:
    ours = example / CONTENT / READ_AHEAD / "translations"
    ours.rename(example / "shared")
    ours.symlink_to(example / "shared")
    _own_template(example)
    (example / "templates" / "audiences").rename(example / "templates" / "before")
    shutil.copytree(example / "templates" / "before", example / "templates" / "after")
    change(example / "templates" / "after" / "press.yaml", "\n", "\n\n")
    (example / "templates" / "audiences").symlink_to("before")
    (example / "templates" / "before" / "round").symlink_to(
        ".."
    )  # a link that leads to itself is not followed for ever
    _age(example)
    check()
    (example / "shared" / "fr.yaml").write_text("translations: []\n", encoding="utf-8")
    check()
    assert looked_at == [READ_AHEAD]
    (example / "templates" / "audiences").unlink()
    (example / "templates" / "audiences").symlink_to("after")
    check()
    assert looked_at == [SUMMARY, READ_AHEAD]


def test_an_edition_that_cannot_be_read_any_more_and_then_can_is_looked_at_again(
    check: Check, run: Run, example: Path, looked_at: list[str]
) -> None:
    assert run("edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22", "--by", "Ada").exit_code == 0
    whole = check()
    (source,) = (example / "archive").rglob("seminar.yaml")
    source.rename(example / "elsewhere.yaml")
    assert "cannot be compared" in check()[2]
    (example / "elsewhere.yaml").rename(source)
    assert check() == whole


def test_errors_are_looked_at_every_time(check: Check, example: Path, looked_at: list[str]) -> None:
    change(example / CONTENT / SUMMARY / "scenarios.csv", ",38,", ",37,")
    first = check()
    assert first[0] == 1
    assert check() == first
    assert looked_at == [SUMMARY, READ_AHEAD]


def test_a_file_that_was_saved_during_the_check_is_looked_at_again(
    check: Check, example: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.check_seminar

    def saved_meanwhile(order: Order, folder: SeminarFolder) -> Outcome:
        found = read(order, folder)
        _more(CONTENT / SUMMARY / "conclusions.md")(example)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check_seminar", saved_meanwhile)
        check()
    check()
    assert looked_at == [SUMMARY]


def test_a_template_that_was_saved_during_the_first_check_is_looked_at_again(
    check: Check, example: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.check_seminar

    def saved_meanwhile(order: Order, folder: SeminarFolder) -> Outcome:
        found = read(order, folder)
        if folder.id == SUMMARY:
            _more(Path("templates", "audiences", "press.yaml"))(example)
        return found

    _own_template(example)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check_seminar", saved_meanwhile)
        check()
    check()
    assert looked_at == [SUMMARY, READ_AHEAD]


def test_a_file_that_went_during_the_check_is_looked_at_again(
    check: Check, example: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.check_seminar
    people = example / CONTENT / SUMMARY / "participants.yaml"
    people.write_text("participants: []\n", encoding="utf-8")
    _age(example)

    def gone_meanwhile(order: Order, folder: SeminarFolder) -> Outcome:
        found = read(order, folder)
        people.unlink(missing_ok=True)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check_seminar", gone_meanwhile)
        check()
    check()
    assert SUMMARY in looked_at


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[" * 200_000, b"[]", b'{"inputs": 1, "files": 2, "problems": 3}', b"\xff"]
)
def test_a_damaged_memory_only_causes_a_check(check: Check, example: Path, looked_at: list[str], damage: bytes) -> None:
    first = check()
    for kept in (example / "build" / ".cache").rglob("*.checked.json"):
        kept.write_bytes(damage)
    assert check() == first
    assert looked_at == [SUMMARY, READ_AHEAD]


def test_a_build_folder_that_cannot_be_written_only_causes_a_check(
    check: Check, example: Path, looked_at: list[str]
) -> None:
    (example / "build").write_text("a file where a folder should be", encoding="utf-8")
    first = check()
    assert first[0] == 0
    assert check() == first
    assert looked_at == [SUMMARY, READ_AHEAD]
