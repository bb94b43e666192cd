"""`briefings edition` on the example: frozen, proved, corrected, handed over."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pikepdf
import pytest

from briefings.editions.archive import Archive
from briefings.editions.ledger import Event, append
from briefings.editions.ocfl import make_root
from briefings.editions.rebuild import SAME_CONTENT, _compared
from tests.editions.conftest import Run
from tests.editions.small import change_file, is_valid_for_others, tree
from tests.workspaces import SUMMARY, change

NAME = "strategic-competition-kremlin-negotiates/2025-07-22"
SHORT = "kremlin-negotiates/2025-07-22"
FOLDER = NAME.replace("/", ".")


_COMMANDS = [
    path
    for path in (Path(__file__).parents[2] / "briefings/cli/edition").glob("*.py")
    if "@click.command(" in path.read_text(encoding="utf-8")
]


def _kept(root: Path, path: str = "", folder: str = FOLDER) -> Path:
    return root / "archive/objects" / folder / "v1/content" / path


def test_the_example_is_frozen_for_all_audiences_in_all_formats(frozen: Path, run: Run) -> None:
    (told,) = run("edition", "list", "--json").json["editions"]
    assert (told["edition"], told["status"], told["by"]) == (NAME, "frozen", "A. Analyst")
    assert len(told["files"]) == 12
    assert all(_kept(frozen, path).is_file() for path in told["files"])
    assert is_valid_for_others(frozen / "archive/objects" / FOLDER)


def test_what_was_used_is_kept_and_recorded(frozen: Path) -> None:
    record = json.loads(_kept(frozen, "build.json").read_bytes())
    assert {"reportlab", "python-docx", "jinja2", "lxml"} <= record["packages"].keys()
    assert record["zlib"]
    assert len(record["fonts"]) >= 8
    kept = {path.relative_to(_kept(frozen, "source")).as_posix() for path in _kept(frozen, "source").rglob("*.*")}
    assert record["inputs"].keys() <= kept
    assert {f"content/{SUMMARY}/scenarios.csv", "templates/themes/house/theme.yaml", "templates/base.html.j2"} <= kept


@pytest.mark.parametrize("audience", ["full", "participants", "press", "principals"])
def test_a_frozen_file_carries_its_name_and_the_digest_of_its_content(frozen: Path, audience: str) -> None:
    digest = json.loads(_kept(frozen, "edition.json").read_bytes())["content_digest"]
    files = {path.suffix: path for path in _kept(frozen, f"variants/{audience}").iterdir()}
    page = files[".html"].read_text(encoding="utf-8")
    assert f"Edition {NAME}, content {digest}." in page.split("<body", 1)[1]
    with pikepdf.open(files[".pdf"]) as pdf:
        assert digest in str(pdf.docinfo["/Keywords"])
    with zipfile.ZipFile(files[".docx"]) as package:
        assert NAME in package.read("docProps/core.xml").decode()
        assert digest in package.read("word/document.xml").decode()


def test_a_draft_carries_no_edition(example: Path, run: Run) -> None:
    run("build", "kremlin-negotiates", "-a", "full", "-f", "html", "-q")
    (page,) = (example / "build").rglob("*.html")
    assert "content 2" not in page.read_text(encoding="utf-8").rsplit("colophon", 1)[1]


def test_another_date_than_the_contents_is_answered_with_the_line_to_change(example: Path, run: Run) -> None:
    ended = run("edition", "freeze", "kremlin-negotiates", "--date", "2025-07-23")
    assert ended.exit_code == 1
    assert "seminar.yaml:" in ended.err
    assert "write `date: 2025-07-23`" in ended.err
    assert not (example / "archive").exists()


def test_content_with_an_error_is_not_frozen(example: Path, run: Run) -> None:
    change(example / "content" / SUMMARY / "scenarios.csv", ",38,", ",37,")
    assert run("edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22").exit_code == 1
    assert not (example / "archive").exists()


def test_an_edition_is_frozen_once(frozen: Path, run: Run) -> None:
    ended = run("edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22")
    assert ended.exit_code == 3
    assert "briefings edition correct" in ended.err


@pytest.mark.timeout(120)
def test_no_command_changes_a_frozen_edition(frozen: Path, run: Run, tmp_path: Path) -> None:
    objects = frozen / "archive/objects"
    before = tree(objects)
    pdf = next(_kept(frozen).rglob("*.pdf"))
    change(frozen / "content" / SUMMARY / "introduction.md", "the", "the very")
    commands: list[tuple[int, tuple[str, ...]]] = [
        (3, ("freeze", "kremlin-negotiates", "--date", "2025-07-22")),
        (0, ("list", "--json")),
        (0, ("show", SHORT)),
        (0, ("current", "--as-of", "2025-08-01")),
        (0, ("verify",)),
        (0, ("rebuild", SHORT, "--check")),
        (2, ("rebuild", SHORT)),
        (0, ("which", str(pdf))),
        *((0, ("diff", SHORT, "kremlin-negotiates", "--format", form)) for form in ("text", "json", "md", "svg")),
        *(
            (0, ("diff", SHORT, "kremlin-negotiates", "--format", form, "-a", "press", "-o", str(tmp_path / form)))
            for form in ("docx", "pdf", "html")
        ),
        (0, ("forecasts", "strategic-competition")),
        (0, ("catalogue", "-a", "press", "--to", str(tmp_path / "catalogue"))),
        (0, ("export", SHORT, "-a", "press", "--to", str(tmp_path / "bag"))),
        (0, ("export", SHORT, "--whole", "--to", str(tmp_path / "whole.zip"))),
        (3, ("import", str(tmp_path / "whole.zip"))),
        (0, ("correct", SHORT, "--class", "corrected", "--note", "One word was wrong.")),
        (3, ("supersede", SHORT, "--with", f"{SHORT}.r1")),
        (0, ("withdraw", SHORT, "--reason", "The source was retracted.")),
        (3, ("correct", SHORT, "--class", "corrected", "--note", "Again.")),
        (0, ("verify", "--json")),
    ]
    assert {arguments[0] for _, arguments in commands} == {path.stem.replace("take_in", "import") for path in _COMMANDS}
    ended = [(run("edition", *arguments).exit_code, arguments) for _, arguments in commands]
    assert ended == commands
    run("build", "--force", "-q", "--since", f"{SHORT}.r1")
    run("check")
    after = tree(objects)
    assert {path: after.get(path) for path in before} == before
    assert {path.split("/")[0] for path in after.keys() - before.keys()} == {f"{FOLDER}.r1"}


def test_a_correction_shows_what_it_corrects_and_why(frozen: Path, run: Run) -> None:
    note = "Table 1: 31 %, not 13 %."
    ended = run("edition", "correct", SHORT, "--class", "corrected", "--note", note, "--json")
    assert ended.json["edition"] == f"{NAME}.r1"
    for audience in ("full", "participants", "press", "principals"):
        (page,) = _kept(frozen, f"variants/{audience}", f"{FOLDER}.r1").glob("*.html")
        assert f"It replaces {NAME}. Corrected: {note}" in page.read_text(encoding="utf-8")
    told = {one["edition"]: one for one in run("edition", "list", "--json").json["editions"]}
    assert (told[NAME]["status"], told[NAME]["successor"]) == ("corrected", f"{NAME}.r1")
    assert run("edition", "rebuild", f"{SHORT}.r1", "--check", "--json").json["answer"] == "identical bytes"


@pytest.mark.parametrize("missing", ["--class", "--note"])
def test_a_correction_needs_a_class_and_a_note(frozen: Path, run: Run, missing: str) -> None:
    given = {"--class": "corrected", "--note": "One word."}
    given.pop(missing)
    ended = run("edition", "correct", SHORT, *(part for pair in given.items() for part in pair))
    assert (ended.exit_code, missing in ended.err) == (2, True)


def test_a_later_edition_supersedes_and_both_stay(frozen: Path, run: Run) -> None:
    seminar = frozen / "content" / SUMMARY / "seminar.yaml"
    change(
        seminar,
        "kind: summary\n  date: 2025-07-22\n  as_of: 2025-07-22",
        "kind: summary\n  date: 2025-09-03\n  as_of: 2025-09-02",
    )
    assert run("edition", "freeze", "kremlin-negotiates", "--date", "2025-09-03").exit_code == 0
    later = "kremlin-negotiates/2025-09-03"
    assert run("edition", "supersede", SHORT, "--with", later, "--reason", "New polls.").exit_code == 0
    days = {
        day: [one["date"] for one in run("edition", "current", "--as-of", day, "--json").json["editions"]]
        for day in ("2025-07-21", "2025-08-31", "2025-09-03")
    }
    assert days == {"2025-07-21": [], "2025-08-31": ["2025-07-22"], "2025-09-03": ["2025-09-03"]}
    assert "superseded by" in run("edition", "show", SHORT).out


def test_today_makes_the_same_bytes_from_the_kept_source(frozen: Path, run: Run) -> None:
    shutil.rmtree(frozen / "content/strategic-competition/kremlin-negotiates")
    told = run("edition", "rebuild", SHORT, "--check", "--json").json
    assert (told["answer"], len(told["files"]), told["surroundings"]) == ("identical bytes", 12, [])


def test_another_compressor_makes_the_same_content(frozen: Path, tmp_path: Path) -> None:
    kept = next(_kept(frozen, "variants/press").glob("*.docx"))
    packed = tmp_path / "again.docx"
    with zipfile.ZipFile(kept) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after:
        for entry in before.infolist():
            after.writestr(entry.filename, before.read(entry))
    assert _compared(kept, packed) == SAME_CONTENT


def test_a_file_in_hand_is_recognised_until_a_bit_of_it_changes(frozen: Path, run: Run, tmp_path: Path) -> None:
    in_hand = Path(shutil.copy(next(_kept(frozen, "variants/press").glob("*.pdf")), tmp_path / "brief.pdf"))
    (match,) = run("edition", "which", in_hand, "--json").json["matches"]
    assert (match["edition"], match["status"]) == (NAME, "frozen")
    change_file(in_hand, lambda content: content[:-1] + b"!")
    ended = run("edition", "which", in_hand)
    assert (ended.exit_code, "no file of any edition" in ended.out) == (1, True)


def test_damage_ends_verify_with_4_and_is_named(frozen: Path, run: Run) -> None:
    path = next(_kept(frozen, "variants/press").glob("*.pdf"))
    change_file(path, lambda content: content[:-1] + b"!")
    ended = run("edition", "verify")
    assert ended.exit_code == 4
    assert path.name in ended.err
    assert "DAMAGED" in ended.out
    assert run("edition", "verify", "--json").json["files_read"] > 40


def test_a_bag_holds_the_chosen_audiences_and_proves_itself_without_us(frozen: Path, run: Run, tmp_path: Path) -> None:
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    assert run("edition", "export", SHORT, "-a", "press", "--to", tmp_path / "bag").exit_code == 0
    assert bagit.Bag(str(tmp_path / "bag")).validate()
    for manifest in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        subprocess.run(["sha512sum", "--strict", "--quiet", "-c", manifest], cwd=tmp_path / "bag", check=True)
    payload = {path.relative_to(tmp_path / "bag/data").as_posix() for path in (tmp_path / "bag/data").rglob("*.*")}
    assert {path.split("/")[0] for path in payload} == {"README.txt", "edition.json", "variants"}
    assert {path.split("/")[1] for path in payload if path.startswith("variants")} == {"press"}
    told = b"".join(path.read_bytes() for path in (tmp_path / "bag").rglob("*") if path.suffix in (".json", ".txt"))
    assert not any(word in told for word in (b"participants", b"principals", b"organisers", b"A. Analyst"))


def test_two_exports_are_the_same_bytes(frozen: Path, run: Run, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        run("edition", "export", SHORT, "-a", "press", "-a", "full", "--to", tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("target", ["whole", "whole.zip"])
def test_a_whole_edition_becomes_the_same_object_in_another_archive(
    frozen: Path, run: Run, tmp_path: Path, target: str
) -> None:
    run("edition", "export", SHORT, "--whole", "--to", tmp_path / target)
    (tmp_path / "other/content").mkdir(parents=True)
    assert run("-C", tmp_path / "other", "edition", "import", tmp_path / target).exit_code == 0
    assert tree(tmp_path / "other/archive/objects") == tree(frozen / "archive/objects")
    assert run("-C", tmp_path / "other", "edition", "verify").exit_code == 0


def test_a_bag_for_an_audience_is_not_an_edition_to_import(frozen: Path, run: Run, tmp_path: Path) -> None:
    run("edition", "export", SHORT, "-a", "press", "--to", tmp_path / "bag")
    ended = run("edition", "import", tmp_path / "bag")
    assert (ended.exit_code, "--whole" in ended.err) == (3, True)


def test_a_damaged_bag_is_not_imported(frozen: Path, run: Run, tmp_path: Path) -> None:
    run("edition", "export", SHORT, "--whole", "--to", tmp_path / "bag")
    change_file(tmp_path / "bag/data/object/v1/content/edition.json", lambda content: content + b" ")
    assert run("edition", "import", tmp_path / "bag").exit_code == 4


def test_an_archive_in_a_synchronised_folder_is_refused_unless_told(run: Run, tmp_path: Path) -> None:
    from tests.workspaces import copy_example

    (tmp_path / "OneDrive").mkdir()
    root = copy_example(tmp_path / "OneDrive")
    arguments = ("-C", root, "edition", "freeze", "kremlin-negotiates", "--date", "2025-07-22")
    assert run(*arguments).exit_code == 3
    assert run(*arguments, "--in-sync-folder").exit_code == 0


@pytest.mark.timeout(120)
def test_a_thousand_editions_are_listed_from_the_ledger_alone(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    archive = Archive(tmp_path / "archive")
    make_root(archive)
    facts = {"series": "talks", "seminar": "first", "title": "First talks", "audiences": ["press"], "files": ["a"] * 12}
    facts["inventory"] = "0" * 128
    append(
        archive,
        *(
            Event("frozen", f"talks-{number % 50}/20{10 + number // 50}-07-22", "2025-07-22T12:00:00Z", "A.", facts)
            for number in range(1000)
        ),
    )
    for command in (["list"], ["current", "--as-of", "2030-01-01"]):
        line = [sys.executable, "-m", "briefings", "-C", str(tmp_path), "edition", *command, "--json"]
        done = subprocess.run(line, capture_output=True, check=True, cwd=Path(__file__).parents[2])
        assert len(json.loads(done.stdout)["editions"]) == (1000 if command == ["list"] else 50)
