"""A house document gives a brief its look, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from briefings.document.text import document_text
from briefings.errors import ContentError, Problem
from briefings.pictures import bare_picture
from briefings.theme.model import Theme
from briefings.writers.docx import read_house, write_docx
from briefings.writers.docx.house_names import localised_names
from tests.documents import sample_document
from tests.writers.docx.letterhead import CANARY, PARAGRAPH_STYLES, W, logo, write_letterhead
from tests.writers.docx.opened import Opened, attribute, nodes_of, open_docx, string_of, words_of
from tests.writers.docx.test_docx_text import units_of


@pytest.fixture
def house_file(tmp_path: Path) -> Path:
    return write_letterhead(tmp_path / "house.docx")


@pytest.fixture
def housed(theme: Theme, house_file: Path) -> Opened:
    return open_docx(write_docx(sample_document(), theme, house=read_house(house_file)))


def _style(opened: Opened, style_id: str, path: str) -> str:
    return string_of(opened.styles()[style_id], path)


def test_nothing_but_the_look_comes_over(housed: Opened) -> None:
    found = {name for name, blob in housed.blobs.items() if CANARY.encode() in blob or CANARY in name}
    assert found == set()
    assert CANARY not in " ".join(
        target for part in housed.blobs for _, target, _ in housed.relationships(part).values()
    )
    assert {name for name in housed.blobs if name.startswith("word/") and "media" in name} == {"word/media/image1.png"}


def test_german_names_are_known_and_our_ids_stay(housed: Opened) -> None:
    assert _style(housed, "Heading1", "w:name/@w:val") == "heading 1"
    assert _style(housed, "Heading1", "w:rPr/w:color/@w:val") == "7A0019"
    assert _style(housed, "Heading1", "w:rPr/w:sz/@w:val") == "34"
    assert _style(housed, "Heading1", "w:basedOn/@w:val") == "Normal"
    assert _style(housed, "Normal", "w:rPr/w:rFonts/@w:ascii") == "Arial"
    assert _style(housed, "Title", "w:pPr/w:jc/@w:val") == "center"
    assert _style(housed, "Hyperlink", "w:rPr/w:color/@w:val") == "004488"
    assert _style(housed, "ListBullet", "w:pPr/w:ind/@w:left") == "425"
    assert nodes_of(housed.styles()["ListBullet"], "w:pPr/w:numPr/w:numId[@w:val='1']")


def test_text_follows_the_house_s_normal_where_it_has_no_body_text(housed: Opened) -> None:
    assert _style(housed, "BodyText", "w:basedOn/@w:val") == "Normal"
    assert not nodes_of(housed.styles()["BodyText"], "w:rPr/w:rFonts")


def test_paper_and_margins_are_the_house_s(housed: Opened) -> None:
    (margins,) = housed.all("//w:pgMar")
    assert [attribute(margins, f"w:{side}") for side in ("top", "right", "bottom", "left")] == [
        "2268", "1134", "1418", "1701",
    ]  # fmt: skip
    widths = {string_of(table, "w:tblPr/w:tblW/@w:w") for table in housed.all("//w:body/w:tbl")}
    assert widths == {str(11906 - 1134 - 1701)}


def test_the_header_shows_the_house_s_words_and_logo_and_the_marking(housed: Opened) -> None:
    parts = [
        target for kind, target, _ in housed.relationships("word/document.xml").values() if kind.endswith("/header")
    ]
    words = [words_of(housed.root(part)) for part in parts]
    marking = sample_document().furniture.marking
    assert words == [f"{marking}Institut für Lagebilderlagebilder.test"] * 2
    for part in parts:
        (picture,) = housed.all("//w:drawing//a:blip", part)
        assert housed.blobs[housed.relationships(part)[attribute(picture, "r:embed")][1]] == bare_picture(logo())
        assert [one.get("descr") for one in housed.all("//wp:docPr", part)] == ["Logo"]
    assert not housed.all("//w:hyperlink", parts[0])


def test_the_footer_keeps_its_page_number_and_no_other_field(housed: Opened) -> None:
    fields = [(one.text or "").split()[0] for one in housed.everywhere("//w:ftr//w:instrText")]
    assert set(fields) == {"PAGE"}


def test_the_words_are_the_document_s(housed: Opened, sample: bytes) -> None:
    assert units_of(housed) == units_of(open_docx(sample))
    assert document_text(sample_document())


def test_the_same_house_gives_the_same_bytes(theme: Theme, house_file: Path, tmp_path: Path) -> None:
    first, again = (write_docx(sample_document(), theme, house=read_house(house_file)) for _ in range(2))
    assert first == again


def test_python_docx_opens_a_brief_of_the_house(theme: Theme, house_file: Path) -> None:
    content = write_docx(sample_document(), theme, house=read_house(house_file))
    assert docx.Document(io.BytesIO(content)).paragraphs


def _warnings(theme: Theme, path: Path) -> list[Problem]:
    found: list[Problem] = []
    write_docx(sample_document(), theme, house=read_house(path), warnings=found)
    return found


def test_a_missing_style_is_reported_by_name_and_a_misspelt_one_with_what_was_meant(
    theme: Theme, house_file: Path
) -> None:
    near, others = _warnings(theme, house_file)
    assert near.what == "house.docx has no style named `Masthead`; the theme's look is used"
    assert near.hint == "it has `Mast head`: call that `Masthead` in Word"
    assert near.severity == others.severity == "warning"
    assert near.where.file == str(house_file)
    assert "`Kicker`" in others.what
    assert "`heading 1`" not in others.what


def test_a_name_with_a_space_too_many_is_near_enough_to_be_named(theme: Theme, tmp_path: Path) -> None:
    styles = zipfile.ZipFile(write_letterhead(tmp_path / "a.docx")).read("word/styles.xml").decode()
    misspelt = styles.replace('"Überschrift 1"', '"Heading1 "')
    path = write_letterhead(tmp_path / "house.docx", {"word/styles.xml": misspelt})
    hints = {problem.what: problem.hint for problem in _warnings(theme, path)}
    wanted = "house.docx has no style named `heading 1`; the theme's look is used"
    assert hints[wanted] == "it has `Heading1 `: call that `heading 1` in Word"


def test_every_built_in_style_has_a_name_in_four_languages() -> None:
    names = localised_names()
    assert set(names["heading 2"]) == {"Überschrift 2", "Titre 2", "Título 2", "Заголовок 2"}
    assert all(len(others) >= 4 for others in names.values())


def _refused(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_house(path)
    (problem,) = caught.value.problems
    assert problem.where.file == str(path)
    return problem.what


def _bomb() -> bytes:
    return b"<a>" + b" " * 15_000_000 + b"</a>"


ENTITY = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:styles xmlns:w="{W}">&e;</w:styles>'


@pytest.mark.parametrize(
    ("member", "content", "words"),
    [
        ("word/styles.xml", ENTITY, "declares a document type"),
        ("word/styles.xml", "<w:styles", "is not XML"),
        ("word/media/logo.png", _bomb(), "unpacks beyond reason"),
        ("word/document.xml", "<html/>", "not a Word document of the usual kind"),
        ("word/document.xml", None, "is not a Word file"),
        ("_rels/.rels", None, "is not a Word file"),
    ],
)
def test_a_house_file_that_cannot_be_trusted_is_refused(
    tmp_path: Path, member: str, content: str | bytes | None, words: str
) -> None:
    assert words in _refused(write_letterhead(tmp_path / "house.docx", {member: content}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "is not a Word file"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
        (b"PK\x03\x04" + bytes(60), "damaged"),
        (b"", "is not a Word file"),
    ],
)
def test_a_house_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    assert words in _refused(path)


def test_a_house_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in _refused(tmp_path / "house.docx")


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = write_letterhead(tmp_path / "house.docx", {f"x/{number}": "" for number in range(2_001)})
    assert "too many parts" in _refused(path)


def test_the_letterhead_has_what_the_tests_speak_of() -> None:
    assert {"Überschrift 1", "Titel", "Kopfzeile"} <= PARAGRAPH_STYLES.keys()
