"""The catalogue: a page of the archive for one audience, and nothing wider."""

from __future__ import annotations

import hashlib
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefings.cli import main
from tests.cli.conftest import Run
from tests.editions.later_edition import LATER_DATE, revise
from tests.editions.small import change_file, tree
from tests.workspaces import SUMMARY, change

FIRST = "kremlin-negotiates/2025-07-22"
LATER = f"kremlin-negotiates/{LATER_DATE}"


@pytest.fixture(scope="module")
def archive_once(frozen_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with both editions, the first superseded, and a read-ahead that was withdrawn."""
    root = tmp_path_factory.mktemp("catalogue") / "workspace"
    shutil.copytree(frozen_once, root, ignore=shutil.ignore_patterns("build"))
    for command in (
        ["freeze", "watching-a-ceasefire", "--date", "2025-09-09"],
        ["freeze", "kremlin-negotiates", "--date", LATER_DATE, "--note", "the house's own canary-note"],
        ["supersede", FIRST, "--with", LATER],
        ["withdraw", "watching-a-ceasefire/2025-09-09", "--reason", "The date moved."],
    ):
        if LATER_DATE in command:
            revise(root / "content" / SUMMARY)
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(root), "edition", *command, "--by", "B. Canary-Keeper"])
        assert not ended.value.code
    return root


@pytest.fixture
def workspace(archive_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "workspace"
    shutil.copytree(archive_once, root, ignore=shutil.ignore_patterns("build"))
    monkeypatch.chdir(root)
    return root


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag
        self.links += [str(href) for name, href in attrs if tag == "a" and name == "href"]

    def handle_data(self, data: str) -> None:
        if self._open != "style":
            self.words.append(data)
        if re.fullmatch("h[1-6]", self._open):
            self.headings.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def _page(run: Run, audience: str = "press") -> _Page:
    ended = run("edition", "catalogue", "-a", audience, "--to", f"out-{audience}")
    assert ended.exit_code == 0, ended.err
    return _Page(Path(f"out-{audience}/index.html").read_text(encoding="utf-8"))


def test_every_edition_made_for_the_audience_is_listed_with_what_became_of_it(workspace: Path, run: Run) -> None:
    page = _page(run)
    assert "Current" in page.text
    assert f"Replaced by {LATER_DATE}" in page.text
    assert "The date moved." in page.text
    assert "The first edition." in page.text
    assert page.headings.count("How the Kremlin Negotiates") == 1


def test_the_moves_of_probabilities_are_told_in_words_and_as_a_chart(workspace: Path, run: Run) -> None:
    page = _page(run)
    assert "38% → 41%" in page.text
    assert "is split:" in page.text
    assert "Probabilities over the editions" in page.text
    assert "a line marks the edition before" in page.text


def test_what_was_withheld_since_is_not_told_to_be_gone(workspace: Path, run: Run) -> None:
    seminar = workspace / "content" / SUMMARY
    change(seminar / "seminar.yaml", f"  date: {LATER_DATE}", "  date: 2025-10-01")
    levers = seminar / "levers.yaml"
    head, sign, tail = levers.read_text(encoding="utf-8").rpartition("visibility: public")
    levers.write_text(f"{head}visibility: participants{tail}", encoding="utf-8")
    assert sign
    ended = run("edition", "freeze", "kremlin-negotiates", "--date", "2025-10-01", "--by", "A.", "--note", "Narrowed.")
    assert ended.exit_code == 0, ended.err
    row = _page(run).text.partition("October 1, 2025")[2].partition("September 16, 2025")[0]
    assert "Nothing in the text has changed." in row
    assert "levers" not in row.lower()


def test_every_link_leads_to_a_file_beside_the_page_that_is_the_frozen_one(workspace: Path, run: Run) -> None:
    page = _page(run)
    files = [link for link in page.links if not link.startswith("#")]
    assert len(files) == 6
    frozen = {
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (workspace / "archive").rglob("variants/press/*")
    }
    for link in files:
        assert hashlib.sha256(Path("out-press", link).read_bytes()).hexdigest() in frozen
    on_disk = {path.relative_to("out-press").as_posix() for path in Path("out-press").rglob("*") if path.is_file()}
    assert on_disk == {*files, "index.html"}


def test_no_other_audience_and_nothing_of_the_house_is_told(workspace: Path, run: Run) -> None:
    page = _page(run)
    text = Path("out-press/index.html").read_text(encoding="utf-8")
    assert "canary" not in text.lower()
    for other in ("principals", "participants", "full"):
        assert f"_{other}." not in text
        assert not list(Path("out-press").rglob(f"*{other}*"))
    assert "Canary-Keeper" not in page.text


def test_a_withdrawn_edition_is_a_tombstone_without_files(workspace: Path, run: Run) -> None:
    _page(run)
    assert not list(Path("out-press").rglob("*watching*"))


def test_the_same_archive_gives_the_same_bytes_and_a_new_catalogue_replaces_an_old_one(
    workspace: Path, run: Run
) -> None:
    _page(run)
    first = tree(Path("out-press"))
    _page(run)
    assert tree(Path("out-press")) == first


def test_a_folder_with_other_things_is_left_alone(workspace: Path, run: Run) -> None:
    Path("mine").mkdir()
    Path("mine/letter.txt").write_text("mine", encoding="utf-8")
    ended = run("edition", "catalogue", "-a", "press", "--to", "mine")
    assert ended.exit_code == 2
    assert "this holds other things than a catalogue" in ended.err
    assert [path.name for path in Path("mine").iterdir()] == ["letter.txt"]


def test_an_audience_the_archive_does_not_know_is_answered_with_the_nearest(workspace: Path, run: Run) -> None:
    ended = run("edition", "catalogue", "-a", "pres", "--to", "out")
    assert ended.exit_code == 2
    assert "did you mean `press`?" in ended.err
    assert not Path("out").exists()


def test_a_damaged_edition_stops_the_catalogue(workspace: Path, run: Run) -> None:
    target = next((workspace / "archive").rglob("variants/press/*.pdf"))
    change_file(target, lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])
    ended = run("edition", "catalogue", "-a", "press", "--to", "out")
    assert ended.exit_code == 4
    assert target.name in ended.err
    assert not Path("out").exists()
