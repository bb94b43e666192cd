"""Every file is PDF/UA-1 and PDF/A-2a at once, and the check can fail."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefings.document.model import Caption, Document, Figure, Picture
from briefings.writers.pdf import write_pdf
from tests.documents import chart, endnoted_document, hostile_document, sample_document, text
from tests.writers.pdf import example, pages_of, right_to_left
from tests.writers.pdf.verapdf import all_findings, findings

# One worker takes them all: Java is started once.
pytestmark = [pytest.mark.timeout(240), pytest.mark.xdist_group("java")]

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "the sample": sample_document,
    "notes at the end": endnoted_document,
    "hostile characters": hostile_document,
    "sixty pages with forty notes": lambda: pages_of.long_report(55, 40),
    "a table of seven hundred rows": lambda: pages_of.long_table(700),
    "a table on a landscape page": pages_of.wide_table,
    "Greek, Cyrillic and Turkish": pages_of.scripts,
    "a row higher than a page": pages_of.tall_row,
    "levers against scenarios": example.levers_against_scenarios,
    "nothing at all": pages_of.document,
    "Arabic": right_to_left.arabic_document,
    "Hebrew, Persian and Arabic in English": right_to_left.mixed_document,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_conform_to_both_standards(name: str) -> None:
    assert all_findings(write_pdf(DOCUMENTS[name](), pages_of.house())) == []


@pytest.mark.parametrize(("mode", "suffix"), [("RGB", "jpg"), ("RGBA", "png"), ("P", "png"), ("L", "png")])
def test_pictures_of_every_kind_conform(tmp_path: Path, mode: str, suffix: str) -> None:
    path = tmp_path / f"picture.{suffix}"
    Image.new(mode, (40, 30), 120).save(path)
    picture = Picture(path, f"{mode}{suffix}".encode().hex().ljust(64, "0"), 40, 30)
    figure = Figure(picture, "a grey field", "f", Caption("Figure", 1, text("A field")))

    assert all_findings(write_pdf(pages_of.document(figure), pages_of.house())) == []


def test_a_chart_beside_pictures_conforms(tmp_path: Path) -> None:
    made = []
    for number, (mode, suffix) in enumerate((("RGB", "jpg"), ("RGB", "png"), ("RGBA", "png")), 2):
        path = tmp_path / f"{number}.{suffix}"
        Image.new(mode, (60, 40), 90).save(path)
        picture = Picture(path, f"{number}".rjust(64, "0"), 200, 130)
        made.append(Figure(picture, "a dark field", f"f{number}", Caption("Figure", number, text("A field"))))
    bars = Figure(chart(), "seven bars", "f1", Caption("Figure", 1, text("Probabilities")))

    assert all_findings(write_pdf(pages_of.document(bars, *made), pages_of.house())) == []


@pytest.mark.parametrize(("seminar", "audience"), example.EDITIONS)
def test_every_file_of_the_example_conforms(seminar: str, audience: str) -> None:
    assert all_findings(example.file(seminar, audience)) == []


def mutated(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    pdf = pikepdf.open(io.BytesIO(write_pdf(sample_document(), pages_of.house())))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/StructElem"]
    return [one for one in found if tag == one.S]


def without_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Figure")[0]["/Alt"]


def without_scope(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "/TH"):
        del cell.A["/Scope"]


def with_skipped_heading(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H3")[0].S = pikepdf.Name("/H5")


def with_untagged_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"BT /F1 12 Tf 1 0 0 1 50 50 Tm [<0003>] TJ ET")


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]
    for element in elements(pdf, "/Document"):
        del element["/Lang"]


def without_note_id(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Note")[0]["/ID"]


def without_link_contents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        (without_alt, "7.3-1"),
        (without_scope, "7.5-1"),
        (with_skipped_heading, "7.4.2-1"),
        (with_untagged_text, "7.1-3"),
        (without_language, "7.2-"),
        (without_note_id, "7.9-1"),
        (without_link_contents, "7.18.5-2"),
    ],
)
def test_a_fault_is_caught(change: Callable[[pikepdf.Pdf], None], clause: str) -> None:
    broken = findings(mutated(change), "PDF/UA-1")

    assert any(clause in finding for finding in broken), broken
