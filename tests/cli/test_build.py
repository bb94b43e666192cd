"""`briefings build`: every brief, whole or not at all, and nothing twice."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.pictures.photos import saved, slope
from tests.workspaces import READ_AHEAD, SUMMARY, change
from tests.writers.docx.letterhead import write_letterhead

TRANSLATED = {SUMMARY: (), READ_AHEAD: ("participants-de", "participants-uk")}
pytestmark = pytest.mark.timeout(180)


def _digests(example: Path) -> dict[str, str]:
    build = example / "build"
    files = [path for path in build.rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(build).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_audience_and_format_of_every_seminar_is_built(run: Run, example: Path) -> None:
    ended = run("build")
    assert ended.exit_code == 0
    folders = {(*Path(name).parts[1:4], Path(name).suffix) for name in ended.out.split("\n") if name}
    assert folders == {
        (*seminar.split("/"), audience, ending)
        for seminar in (SUMMARY, READ_AHEAD)
        for audience in ("full", "principals", "participants", "press", *TRANSLATED[seminar])
        for ending in (".docx", ".pdf", ".html")
    }
    assert all((example / name).stat().st_size > 1000 for name in ended.out.splitlines())


def test_audiences_and_formats_narrow_what_is_built(run: Run, example: Path) -> None:
    ended = run("build", "kremlin-negotiates", "-a", "press", "-a", "full", "-f", "html,docx")
    assert sorted(Path(name).parent.name + Path(name).suffix for name in ended.out.splitlines()) == [
        "full.docx",
        "full.html",
        "press.docx",
        "press.html",
    ]


@pytest.mark.parametrize("by", ["prose", "a template"])
def test_a_changed_picture_anywhere_in_the_workspace_is_built_anew(run: Run, example: Path, by: str) -> None:
    (example / "images").mkdir()
    picture = example / "images" / "map.png"
    picture.write_bytes(saved(slope(), "PNG"))
    if by == "prose":
        introduction = example / "content" / SUMMARY / "introduction.md"
        introduction.write_text(f"{introduction.read_text()}\n\n![A map](../../../images/map.png)\n")
    else:
        template = example / "templates" / "audiences" / "press.html.j2"
        template.parent.mkdir(parents=True, exist_ok=True)
        shown = '<figure><img src="images/map.png" alt="A map"></figure>'
        template.write_text(
            '{% extends "base.html.j2" %}{% block disclaimer %}{{ super() }}' + shown + "{% endblock %}"
        )
    order = ("build", "kremlin-negotiates", "-a", "full" if by == "prose" else "press", "-f", "html")
    assert "1 file written" in run(*order).err
    assert "1 unchanged" in run(*order).err
    picture.write_bytes(saved(slope(20, 20), "PNG"))
    assert "1 file written" in run(*order).err


def test_what_has_not_changed_is_not_built_again(run: Run, example: Path) -> None:
    first = run("build", "kremlin-negotiates", "-a", "press", "-f", "html")
    (path,) = first.out.splitlines()
    before = (example / path).stat().st_mtime_ns
    second = run("build", "kremlin-negotiates", "-a", "press", "-f", "html")
    assert "0 files written, 1 unchanged" in second.err
    assert second.out == first.out
    assert (example / path).stat().st_mtime_ns == before


@pytest.mark.parametrize("changed", ["content", "output"])
def test_a_changed_input_or_a_touched_output_is_built_again(run: Run, example: Path, changed: str) -> None:
    (path,) = run("build", "kremlin-negotiates", "-a", "press", "-f", "html").out.splitlines()
    if changed == "content":
        change(example / "content" / SUMMARY / "seminar.yaml", "How the Kremlin Negotiates", "How Moscow Negotiates")
    else:
        (example / path).write_bytes(b"somebody else's words")
    ended = run("build", "kremlin-negotiates", "-a", "press", "-f", "html")
    assert "1 file written" in ended.err
    assert b"Negotiates" in (example / path).read_bytes()


def test_force_builds_again_and_comes_out_the_same(run: Run, example: Path) -> None:
    run("build", "watching-a-ceasefire", "-a", "press")
    before = _digests(example)
    ended = run("build", "watching-a-ceasefire", "-a", "press", "--force", "--jobs", "1")
    assert "0 files written, 3 unchanged" in ended.err
    assert _digests(example) == before


def test_an_error_leaves_the_old_files_of_its_seminar_and_builds_the_others(run: Run, example: Path) -> None:
    run("build", "-a", "press", "-f", "html")
    before = _digests(example)
    change(example / "content" / SUMMARY / "features.yaml", "heading:", "headin:")
    change(example / "content" / READ_AHEAD / "seminar.yaml", "Watching a Ceasefire", "Watching the Ceasefire")
    ended = run("build", "-a", "press", "-f", "html")
    after = _digests(example)
    assert ended.exit_code == 1
    assert f"{SUMMARY}/features.yaml:" in ended.err
    assert "no file of it was replaced" in ended.err
    assert {name for name in before if after[name] != before[name]} == {
        name for name in before if name.startswith(READ_AHEAD)
    }


def test_a_build_tells_programs_what_it_made(run: Run, example: Path) -> None:
    ended = run("build", "kremlin-negotiates", "-a", "press", "-f", "html", "--json")
    (seminar,) = ended.json["seminars"]
    (file,) = seminar["files"]
    assert (seminar["seminar"], file["audience"], file["format"], file["is_new"]) == (SUMMARY, "press", "html", True)
    assert hashlib.sha256((example / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_quiet_prints_nothing_when_nothing_is_wrong(run: Run, example: Path) -> None:
    ended = run("build", "kremlin-negotiates", "-a", "press", "-f", "html", "--quiet")
    assert (ended.exit_code, ended.out, ended.err) == (0, "", "")


def test_a_mistyped_format_is_answered_with_the_nearest_one(run: Run, example: Path) -> None:
    ended = run("build", "-f", "dcx")
    assert ended.exit_code == 2
    assert "did you mean `docx`?" in ended.err


def test_a_build_folder_that_cannot_be_written_is_an_environment_fault_with_its_place(run: Run, example: Path) -> None:
    (example / "build").write_text("a file where the folder must be")
    ended = run("build", "kremlin-negotiates", "-a", "press", "-f", "html")
    assert ended.exit_code == 5
    assert f"{example / 'build'}: error: cannot be written" in ended.err


def test_nothing_half_written_is_left_beside_the_briefs(run: Run, example: Path) -> None:
    run("build", "kremlin-negotiates", "-a", "press")
    assert list((example / "build" / ".cache").glob("staging*")) == []


@pytest.mark.parametrize("touched", [False, True])
def test_a_draft_that_gets_another_name_leaves_its_old_one_unless_somebody_wrote_in_it(
    run: Run, example: Path, touched: bool
) -> None:
    (former,) = run("build", "kremlin-negotiates", "-a", "press", "-f", "html").out.splitlines()
    if touched:
        (example / former).write_text("notes of my own")
    run("templates", "eject", "audiences/press.yaml")
    with (example / "templates/audiences/press.yaml").open("a") as audience:
        audience.write('\nfile_name: "renamed-{seminar}"\n')
    (renamed,) = run("build", "kremlin-negotiates", "-a", "press", "-f", "html").out.splitlines()
    assert Path(renamed).name == "renamed-kremlin-negotiates.html"
    assert (example / former).exists() is touched


def test_a_house_document_named_on_the_command_line_lends_its_look(run: Run, example: Path) -> None:
    wanted = ("build", "kremlin-negotiates", "-a", "full", "-f", "docx")
    (plain,) = run(*wanted).out.splitlines()
    before = (example / plain).read_bytes()
    write_letterhead(example / "letterhead.docx")
    ended = run(*wanted, "--house", "letterhead.docx")
    assert ended.out.splitlines() == [plain]
    assert "letterhead.docx: warning: letterhead.docx has no style named `Masthead`" in ended.err
    assert (example / plain).read_bytes() != before
    assert run(*wanted).exit_code == 0
    assert (example / plain).read_bytes() == before


def test_a_house_document_that_is_none_stops_the_build_and_keeps_the_old_files(run: Run, example: Path) -> None:
    (example / "letterhead.docx").write_text("no Word file")
    ended = run("build", "kremlin-negotiates", "-a", "full", "--house", "letterhead.docx")
    assert ended.exit_code == 1
    assert "letterhead.docx: error: the house document is not a Word file" in ended.err


def test_a_second_build_of_everything_on_several_cores_writes_nothing(run: Run, example: Path) -> None:
    assert run("build", "--jobs", "2").exit_code == 0
    before = _digests(example)
    ended = run("build", "--jobs", "2")
    assert ended.exit_code == 0, ended.err
    assert "0 files written, 30 unchanged" in ended.err
    assert _digests(example) == before


def test_a_seminar_nobody_has_translated_is_not_built_again_for_that(run: Run, example: Path) -> None:
    run("build", "kremlin-negotiates", "-f", "html")
    times = {path: path.stat().st_mtime_ns for path in (example / "build" / SUMMARY).rglob("*.html")}
    assert run("build", "kremlin-negotiates", "-f", "html").exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in (example / "build" / SUMMARY).rglob("*.html")} == times
    record = json.loads((example / "build" / ".cache" / f"{SUMMARY}.json").read_text(encoding="utf-8"))
    assert set(record["passed_over"]) == {"participants-de", "participants-uk"}


def test_a_translation_that_comes_later_is_noticed(run: Run, example: Path) -> None:
    run("build", "kremlin-negotiates", "-a", "participants-de", "-f", "html")
    folder = example / "content" / SUMMARY / "translations"
    folder.mkdir()
    (folder / "de.yaml").write_text(
        "translations:\n  - {at: seminar/title, of: '0123456789', text: Wie der Kreml verhandelt}\n", encoding="utf-8"
    )
    ended = run("build", "kremlin-negotiates", "-a", "participants-de", "-f", "html")
    assert ended.exit_code == 1
    assert "LNG-01" in ended.err


def test_whoever_asks_for_a_language_that_is_not_there_is_told_how_to_begin(run: Run, example: Path) -> None:
    ended = run("build", "kremlin-negotiates", "-a", "participants-de")
    assert ended.exit_code == 0
    assert f"begin with briefings translate {SUMMARY} de" in ended.err
    assert "translate" not in run("build", "kremlin-negotiates").err
