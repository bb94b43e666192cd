"""The file as a whole: repeatable bytes, facts about itself, embedded fonts."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import ImageCms

from briefings.errors import ContentError
from briefings.writers.pdf import write_pdf
from briefings.writers.pdf.colour import srgb_profile
from tests.documents import hostile_document, paragraph, sample_document
from tests.writers.pdf import pages_of
from tests.writers.pdf.reading import Reading, words

PROGRAM = """
import hashlib
from tests.documents import sample_document
from tests.writers.pdf.pages_of import house
from briefings.writers.pdf import write_pdf
print(hashlib.sha256(write_pdf(sample_document(), house())).hexdigest())
"""


def opened(octets: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(octets))


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Tokyo"), ("4711", "America/Lima")])
def test_other_processes_hash_seeds_and_time_zones_write_the_same_bytes(seed: str, zone: str) -> None:
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)}

    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, cwd=root, capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == sha256(write_pdf(sample_document(), pages_of.house())).hexdigest()


def test_the_file_tells_its_facts_in_both_places() -> None:
    pdf = opened(write_pdf(sample_document(), pages_of.house()))

    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Waiting for the Other Side to Tire"
        assert metadata["dc:creator"] == ["Anna Kováčová", "Mehmet Yılmaz"]
        assert metadata["xmp:CreateDate"] == "2025-07-22T12:00:00+00:00"
        assert metadata["dc:publisher"] == {"Centre for Sample Studies"}
    assert str(pdf.docinfo["/Title"]) == "Waiting for the Other Side to Tire"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20250722120000+00'00")
    assert str(pdf.Root.Lang) == "en-US"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_outline_has_every_heading_below_the_title() -> None:
    pdf = opened(write_pdf(sample_document(), pages_of.house()))

    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Waiting for the Other Side to Tire"
        assert [item.title for item in title.children] == [
            "1 What endures",
            "2 What may come",
            "3 What would change our minds",
            "About the authors",
        ]
        assert [item.title for item in title.children[0].children] == ["1.1 On the ground"]


def test_every_font_is_embedded_as_a_subset() -> None:
    pdf = opened(write_pdf(hostile_document(), pages_of.house()))

    fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}
    assert len(fonts) >= 4
    for name, font in fonts.items():
        assert name[7] == "+"
        program = font.DescendantFonts[0].FontDescriptor.FontFile2
        assert len(program.read_bytes()) < 120_000


def test_links_lead_where_the_document_says() -> None:
    pdf = opened(write_pdf(sample_document(), pages_of.house()))

    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    addresses = {str(note.A.URI) for note in notes if "/A" in note}
    assert "https://example.org/a?b=1&c=2" in addresses
    assert "mailto:desk@example.org" in addresses
    assert all("/Contents" in note and int(note.F) == 4 for note in notes)
    pages = [page.objgen for page in pdf.pages]
    assert all(note.Dest[0].objgen in pages for note in notes if "/Dest" in note)


def test_pages_of_the_contents_are_the_pages_of_the_headings() -> None:
    pdf = opened(write_pdf(sample_document(), pages_of.house()))
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}

    places = {}
    with pdf.open_outline() as outline:
        for item in outline.root[0].children:
            where: Any = item.destination
            places[item.title] = numbers[where[0].objgen] + 1

    entries = [words(node.text) for node in Reading(write_pdf(sample_document(), pages_of.house())).tree.all("TOCI")]
    assert f"2 What may come {places['2 What may come']}".replace(" ", "") in [
        entry.replace(" ", "") for entry in entries
    ]


def test_the_colour_profile_is_one_that_others_can_read() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))

    assert "sRGB" in ImageCms.getProfileDescription(profile)
    assert len(srgb_profile()) < 1000


def test_a_character_without_a_font_is_never_a_box() -> None:
    document = pages_of.document(paragraph("漢"))

    with pytest.raises(ContentError, match="U\\+6F22"):
        write_pdf(document, pages_of.house())


def test_addresses_are_written_in_plain_ascii() -> None:
    pdf = opened(write_pdf(hostile_document(), pages_of.house()))

    notes = [note for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
    assert {str(note.A.URI) for note in notes} == {"https://example.org/?q=%22&r=%281%29"}
