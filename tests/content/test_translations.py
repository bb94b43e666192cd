"""A content in another language: bound to its original, never in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.content.audience import for_audience
from briefings.content.limits import Pattern
from briefings.content.load import load_seminar
from briefings.content.model import (
    Content,
    Feature,
    Lever,
    Person,
    Prose,
    Record,
    Scenario,
    ScenarioSet,
    Seminar,
    Series,
    Source,
    Tactic,
    Visibility,
)
from briefings.content.shapes import ListShape, MapShape, ProseShape, RecordShape, TextShape, record_shape
from briefings.content.texts import LANGUAGE, NO_LANGUAGE, change_texts, digest_of, said, texts_of
from briefings.content.translations import in_language, translate
from briefings.content.workspace import find_workspace
from tests.cli.conftest import Run
from tests.cli.conftest import run as run
from tests.seminars import FOLDER, edit, write_seminar
from tests.workspaces import ROOT

FILE = f"{FOLDER}/translations/de.yaml"


def _content(root: Path) -> Content:
    workspace = find_workspace(root)
    return load_seminar(workspace, workspace.seminars[0])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_seminar(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _fill(path: Path) -> None:
    """Translate everything in a file: each text is its address in capitals."""
    text = path.read_text(encoding="utf-8")
    filled = re.sub(r"(  - at: (\S+)\n    of: \S+\n    text:)\n", lambda m: f"{m[1]} ÜBER {m[2].upper()}\n", text)
    path.write_text(filled, encoding="utf-8")


def test_every_text_has_an_address_of_its_own(root: Path) -> None:
    addresses = [address for address, _ in texts_of(_content(root))]
    assert len(set(addresses)) == len(addresses)
    assert {"seminar/title", "introduction", "features/depth/heading", "scenarios/high/label"} <= set(addresses)
    assert "scenarios/high/behaviours/2" in addresses


def test_texts_handed_back_as_they_were_change_nothing(root: Path) -> None:
    content = _content(root)
    assert change_texts(content, lambda _, text: text) == content


def test_a_digest_minds_words_and_not_how_they_are_wrapped() -> None:
    assert digest_of("one two\nthree") == digest_of("one  two three ")
    assert digest_of("one two") != digest_of("one too")


def test_a_seminar_nobody_has_begun_to_translate_is_in_no_other_language(root: Path) -> None:
    content = _content(root)
    assert in_language(content, "de") is None
    same = in_language(content, "en-GB")
    assert same is not None
    assert same.content is content


def test_translate_writes_what_is_to_do_and_keeps_what_is_done(root: Path, run: Run) -> None:
    assert run("translate", "first", "de").out.split() == ["content/river/translations/de.yaml", FILE]
    _fill(root / FILE)
    done = (root / FILE).read_text(encoding="utf-8")
    assert "0 to do" in run("translate", "first", "de").err
    assert re.findall("ÜBER .*", (root / FILE).read_text(encoding="utf-8")) == re.findall("ÜBER .*", done)
    again = (root / FILE).read_text(encoding="utf-8")
    run("translate", "first", "de")
    assert (root / FILE).read_text(encoding="utf-8") == again


def test_a_whole_translation_leaves_no_word_of_the_original(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    translated = translate(_content(root), "de")
    assert translated.missing == translated.stale == frozenset()
    assert {said(text).strip() for _, text in texts_of(translated.content)} == {
        f"ÜBER {address.upper()}" for address, _ in texts_of(_content(root))
    }


def test_what_an_audience_misses_is_listed_at_its_place_and_nothing_is_written(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("    text:\n", "    text: Wie der Fluss fließt\n", 1), encoding="utf-8")
    ended = run("build", "-a", "participants-de")
    assert ended.exit_code == 1
    assert f"{FOLDER}/introduction.md:4:1: error: `introduction` has no translation into de" in ended.err
    assert "LNG-01" in ended.err
    assert "Few know the ford" not in ended.err  # withheld from participants, so not asked for
    assert not list((root / "build").rglob("*.pdf"))


def test_an_audience_may_accept_originals_and_then_the_brief_says_so(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("    text:\n", "    text: Wie der Fluss fließt\n", 1), encoding="utf-8")
    own = root / "templates" / "audiences"
    own.mkdir(parents=True)
    shipped = (ROOT / "templates" / "audiences" / "participants-de.yaml").read_text(encoding="utf-8")
    (own / "participants-de.yaml").write_text(f"{shipped}untranslated: notice\n", encoding="utf-8")
    ended = run("build", "-a", "participants-de", "-f", "html")
    assert ended.exit_code == 0, ended.err
    (page,) = (root / "build").rglob("*.html")
    assert "liegen nicht auf Deutsch vor" in page.read_text(encoding="utf-8")


def test_a_translation_of_an_older_text_is_a_warning_with_the_digest_to_write(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    edit(root, "features.yaml", "Deep water", "Deep, dark water")
    ended = run("build", "-a", "participants-de", "-f", "html")
    assert ended.exit_code == 0, ended.err
    assert "`features/depth/heading` was translated into de from an older text" in ended.err
    assert digest_of("Deep, dark water") in ended.err
    run("translate", "first", "de")
    assert "CHANGED SINCE" in (root / FILE).read_text(encoding="utf-8")


def test_the_translation_of_what_is_withheld_is_withheld(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    translated = in_language(_content(root), "de")
    assert translated is not None
    visible = for_audience(translated.content, Visibility.PARTICIPANTS)
    assert not visible.translations
    assert not [text for address, text in texts_of(visible) if address.startswith("features/secret")]
    ended = run("build", "-a", "participants-de", "-f", "html")
    assert ended.exit_code == 0, ended.err
    (page,) = (root / "build").rglob("*.html")
    assert "FEATURES/DEPTH/HEADING" in page.read_text(encoding="utf-8")
    assert "SECRET" not in page.read_text(encoding="utf-8")


def test_a_passage_of_a_translation_has_a_circle_as_its_original_has(root: Path) -> None:
    (root / FILE).parent.mkdir()
    (root / FILE).write_text(
        "translations:\n  - at: introduction\n    of: '0123456789'\n"
        "    text: Der Fluss hat eine Quelle[, und eine geheime]{.organisers}.\n",
        encoding="utf-8",
    )
    translated = in_language(_content(root), "de")
    assert translated is not None
    introduction = for_audience(translated.content, Visibility.PUBLIC).introduction
    assert isinstance(introduction, Prose)
    assert "geheime" not in introduction.source
    assert "Der Fluss hat eine Quelle" in introduction.source


def test_computed_numbers_follow_the_table_in_a_translation_too(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    text = (root / FILE).read_text(encoding="utf-8")
    claim = 'text: Flut {{ scenarios.total("flood") | percent }}, {{ scenarios.count() | words }} Szenarien.'
    (root / FILE).write_text(text.replace("text: ÜBER SEMINAR/BOTTOM_LINE", claim), encoding="utf-8")
    content = _content(root)
    assert content.translations["de"]["seminar/bottom_line"].text
    ended = run("build", "-a", "participants-de", "-f", "html")
    assert ended.exit_code == 0, ended.err
    (page,) = (root / "build").rglob("*.html")
    assert "Flut 70 Prozent, drei Szenarien." in page.read_text(encoding="utf-8").replace("\u00a0", " ")


def test_a_withheld_translation_in_a_finished_file_stops_its_release(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    own = root / "templates"
    own.mkdir()
    leak = "Die Furt im hohen Schilf kennt nur der alte Fischer"
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("ÜBER FEATURES/SECRET/CLAIM", leak), encoding="utf-8")
    macro = (ROOT / "templates" / "base.html.j2").read_text(encoding="utf-8")
    (own / "base.html.j2").write_text(
        macro.replace("{% block standfirst %}", "{% block standfirst %}<p>" + leak + "</p>"), encoding="utf-8"
    )
    ended = run("build", "-a", "participants-de", "-f", "html,docx,pdf")
    assert ended.exit_code == 1
    assert ended.err.count("CHR-04") >= 3
    assert leak not in ended.err
    assert not list((root / "build").rglob("*.pdf"))


def _withholding(root: Path, run: Run, translation: str) -> None:
    """A bottom line with a passage for organisers, and its translation as given."""
    edit(
        root,
        "seminar.yaml",
        'floods: {{ scenarios.total("flood") | percent }}.',
        "floods[, as one man said]{.organisers}.",
    )
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("ÜBER SEMINAR/BOTTOM_LINE", translation), encoding="utf-8")


@pytest.mark.parametrize(
    ("translation", "said"),
    [
        ("Der Fluss tritt über, wie ein Mann sagte.", "withholds 1 for organisers in the original, nothing here"),
        ("Der Fluss tritt über[, wie ein Mann sagte]{.participants}.", "1 for participants here"),
        ("'[Der Fluss]{.organisers} tritt über[, so einer]{.organisers}.'", "2 for organisers here"),
        ("Der Fluss tritt über[, wie ein Mann sagte]{.organizers}.", "a passage cannot be for `organizers`"),
    ],
)
def test_a_translation_that_does_not_withhold_what_its_original_does_stops_every_brief(
    translation: str, said: str, root: Path, run: Run
) -> None:
    _withholding(root, run, translation)
    ended = run("build")
    assert ended.exit_code == 1
    assert said in ended.err
    assert "LNG-04" in ended.err
    assert f"{FILE}:" in ended.err
    assert not [path for ending in ("pdf", "docx", "html") for path in (root / "build").rglob(f"*.{ending}")]


def test_a_translation_that_withholds_the_same_is_printed_without_it(root: Path, run: Run) -> None:
    _withholding(root, run, "Der Fluss tritt über[, wie ein Mann sagte]{.organisers}.")
    ended = run("build", "-a", "participants-de", "-f", "html")
    assert ended.exit_code == 0, ended.err
    (page,) = (root / "build").rglob("*.html")
    assert "Der Fluss tritt über." in page.read_text(encoding="utf-8")
    assert "ein Mann" not in page.read_text(encoding="utf-8")


def test_no_translation_is_lost_when_its_text_is_renamed_or_gone(root: Path, run: Run) -> None:
    run("translate", "first", "de")
    for path in root.glob("content/river/**/translations/de.yaml"):
        _fill(path)
    done = set(re.findall("ÜBER .*", (root / FILE).read_text(encoding="utf-8")))
    edit(root, "features.yaml", "  - id: depth", "  - id: depths")
    ended = run("translate", "first", "de")
    kept = (root / FILE).read_text(encoding="utf-8")
    assert set(re.findall("ÜBER .*", kept)) == done
    assert "Of texts that are gone" in kept
    assert "LNG-03" in run("check").err
    assert ended.exit_code == 0
    run("translate", "first", "de")
    assert (root / FILE).read_text(encoding="utf-8") == kept


def test_a_text_translated_twice_is_an_error_with_both_places(root: Path, run: Run) -> None:
    (root / FILE).parent.mkdir()
    entry = "  - at: seminar/title\n    of: '0123456789'\n    text: Wie der Fluss fließt\n"
    (root / FILE).write_text(f"translations:\n{entry}{entry}", encoding="utf-8")
    ended = run("check")
    assert ended.exit_code == 1
    assert f"{FILE}:5:9: error: `seminar/title` is translated twice" in ended.err
    assert "first translated in line 2" in ended.err


@pytest.mark.parametrize("language", ["../../../evil", "", "/tmp/x", "de/../..", "DE", "de.yaml"])
def test_what_is_no_language_is_refused_and_nothing_is_written(language: str, root: Path, run: Run) -> None:
    before = sorted(root.rglob("*"))
    ended = run("translate", "first", "--", language)
    assert ended.exit_code == 2
    assert "this is not a language" in ended.err
    assert sorted(root.rglob("*")) == before


def _is_text(shape: object) -> bool:
    match shape:
        case ProseShape():
            return True
        case TextShape(limits):
            return not any(isinstance(limit, Pattern) for limit in limits)
        case ListShape(entry) | MapShape(entry):
            return _is_text(entry)
        case _:
            return False


def _records_within(shape: object, found: dict[type[Record], RecordShape]) -> None:
    match shape:
        case RecordShape(record) if record not in found:
            found[record] = shape
            for field in shape.fields:
                _records_within(field.shape, found)
        case ListShape(entry) | MapShape(entry):
            _records_within(entry, found)
        case _:
            return


def test_every_text_of_the_model_is_translated_or_said_to_be_no_language() -> None:
    found: dict[type[Record], RecordShape] = {}
    for record in (Series, Person, Seminar, Feature, Tactic, Lever, Source, ScenarioSet, Scenario):
        _records_within(record_shape(record), found)
    for record, shape in found.items():
        texts = {field.name for field in shape.fields if _is_text(field.shape)} - {"marking"}
        assert texts == {*LANGUAGE.get(record, ()), *NO_LANGUAGE.get(record, ())}, record.__name__
