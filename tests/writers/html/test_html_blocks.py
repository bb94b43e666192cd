"""Tables, charts, lists, quotations, boxes and pictures on the page."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from briefings.document.model import (
    Bar,
    BarChart,
    Block,
    Column,
    Document,
    Figure,
    List,
    ListItem,
    PageBreak,
    Picture,
    Table,
)
from briefings.errors import ContentError
from briefings.writers.html import write_html
from briefings.writers.html.pictures import MOST_BYTES
from tests.documents import bullets, cell, chart, paragraph, properties, row, sample_document, scenario_table
from tests.writers.html.webpage import THEME, Node, css_rules, read_page


def _drawn(*blocks: Block) -> Node:
    return read_page(write_html(Document(properties(), blocks), THEME))


def _figure(content: BarChart | Picture) -> Figure:
    return Figure(content, "What it shows.", "figure")


def test_every_header_cell_says_what_it_is_the_header_of() -> None:
    page = _drawn(scenario_table())
    scopes = [(node.text.strip(), node.get("scope")) for node in page.every("th")]
    assert ("Scenario", "col") in scopes
    assert ("Wider war", "row") in scopes
    assert ("Military", "rowgroup") in scopes
    assert all(scope for _, scope in scopes)


def test_the_name_of_a_group_opens_the_row_group_it_speaks_for() -> None:
    bodies = list(_drawn(scenario_table()).every("tbody"))
    assert [next(body.every("th")).text for body in bodies] == ["Military", "Negotiated"]
    assert [len(list(body.every("tr"))) for body in bodies] == [6, 5]


def test_a_caption_a_summary_and_a_source_belong_to_their_table() -> None:
    page = _drawn(scenario_table())
    table = page.first("table")
    assert table.first("caption").text == "Table 1. Seven scenarios to July 2026"
    assert page.with_id(table.get("aria-describedby")).text.startswith("Each row is a scenario")
    assert page.with_id("table-scenarios").of_class("source")[0].text.startswith("Source:")


def test_a_table_that_turns_into_cards_stays_a_table_for_assistive_technology() -> None:
    table = _drawn(scenario_table()).first("table")
    roles = {node.tag: node.get("role") for node in table.every("table", "tr", "tbody", "thead", "td")}
    assert roles == {"table": "table", "tr": "row", "tbody": "rowgroup", "thead": "rowgroup", "td": "cell"}
    assert {node.get("data-label") for node in table.every("td")} == {"Probability", "Behaviours to watch"}


def test_a_wide_table_scrolls_in_a_region_that_the_keyboard_reaches() -> None:
    wide = Table(tuple(Column() for _ in range(8)), (row(*"abcdefgh", heads=8),), (row(*"12345678"),))
    (region,) = _drawn(wide).of_class("scroll")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.first("table").get("role") == ""


def test_a_matrix_never_turns_into_cards_and_keeps_its_rows_names_in_sight() -> None:
    matrix = replace(scenario_table(), is_matrix=True)
    page = _drawn(matrix)
    (region,) = page.of_class("matrix")
    assert "scroll" in region.get("class").split()
    assert "cards" not in region.first("table").get("class")
    on_screen, on_paper = (
        rule for name, rule in css_rules(page.first("style").text) if name.startswith(".matrix tr >")
    )
    assert (on_screen["position"], on_paper["position"]) == ("sticky", "static")


def test_a_column_is_as_wide_as_its_share_and_set_as_its_side() -> None:
    page = _drawn(scenario_table())
    rules = dict(css_rules(page.first("style").text))
    widths = [rules[f".{column.get('class')}"]["width"] for column in page.every("col")]
    assert widths == ["28.6%", "14.3%", "57.1%"]
    assert "end" in next(page.every("td")).get("class")


def test_a_cell_that_spans_columns_moves_the_ones_after_it() -> None:
    head = (row("A", "B", "C", heads=3),)
    table = Table((Column(), Column(), Column()), head, (row(cell("x", columns=2), "y", heads=0),))
    first, second = _drawn(table).every("td")
    assert first.get("colspan") == "2"
    assert second.get("data-label") == "C"


def test_a_chart_is_a_table_of_its_values_with_a_bar_for_each() -> None:
    page = _drawn(_figure(chart()))
    table = page.first("table")
    first = [node.text.strip() for node in table.every("tr")][:2]
    assert first == ["Military75 %", "Prolonged attrition38 %"]
    assert len(table.of_class("bar")) == 7
    assert all(bar.get("aria-hidden") == "true" for bar in table.of_class("bar"))
    assert page.with_id(table.get("aria-describedby")).text == "What it shows."


def test_a_bar_is_as_long_as_its_percent_on_a_scale_that_ends_at_a_round_ten() -> None:
    page = _drawn(_figure(chart()))
    rules = dict(css_rules(page.first("style").text))
    lengths = [rules[f".{track.get('class').split()[1]}"]["--w"] for track in page.of_class("track")]
    assert lengths[0] == "95%"
    assert lengths[1] == "35%"


@pytest.mark.parametrize("percent", [0.0, 0.4, 100.0])
def test_a_chart_of_one_bar_is_drawn_whatever_its_percent(percent: float) -> None:
    page = _drawn(_figure(BarChart("", ("",), (Bar("Only", percent, f"{percent} %"),))))
    rules = dict(css_rules(page.first("style").text))
    (track,) = page.of_class("track")
    assert 0 <= float(rules[f".{track.get('class').split()[1]}"]["--w"].rstrip("%")) <= 100


def test_a_list_that_starts_later_says_where_and_an_item_of_one_paragraph_is_plain() -> None:
    page = _drawn(List((ListItem((paragraph("One"), bullets("inner"))), ListItem((paragraph("Two"),))), True, 3))
    assert page.first("ol").get("start") == "3"
    assert not list(page.first("ol").every("p"))


def test_who_said_it_stands_outside_the_quotation() -> None:
    (said_by,) = read_page(write_html(sample_document(), THEME)).of_class("quotation")
    assert "A participant" not in said_by.first("blockquote").text
    assert said_by.first("figcaption").text == "A participant"


def test_a_box_is_named_by_the_label_at_its_top() -> None:
    page = read_page(write_html(sample_document(), THEME))
    assert page.with_id(page.with_id("key").get("aria-labelledby")).text == "Key judgements"


def test_a_page_break_is_for_paper_only() -> None:
    (broken,) = _drawn(paragraph("One"), PageBreak(), paragraph("Two")).of_class("page-break")
    assert broken.text == ""


def _picture(path: Path, kind: str = "PNG") -> Picture:
    content = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(content, kind)
    path.write_bytes(content.getvalue())
    return Picture(path, hashlib.sha256(content.getvalue()).hexdigest(), 30, 15)


@pytest.mark.parametrize(("kind", "mime"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_a_picture_travels_inside_the_page_with_its_words(tmp_path: Path, kind: str, mime: str) -> None:
    image = _drawn(_figure(_picture(tmp_path / "map", kind))).first("img")
    assert image.get("src").startswith(f"data:image/{mime};base64,")
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("What it shows.", "40", "20")


def test_a_vector_picture_travels_as_a_picture(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_bytes(drawn := b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    picture = Picture(tmp_path / "map.svg", hashlib.sha256(drawn).hexdigest(), 30, 15)
    page = _drawn(_figure(picture))
    assert page.first("img").get("src").startswith("data:image/svg+xml;base64,")
    assert not list(page.every("script"))


def test_a_picture_that_changed_is_too_large_or_is_none_is_refused(tmp_path: Path) -> None:
    changed = _picture(tmp_path / "changed.png")
    changed.path.write_bytes(b"\x89PNG\r\n\x1a\nother")
    (tmp_path / "large.png").write_bytes(bytes(MOST_BYTES + 1))
    (tmp_path / "none.png").write_bytes(b"words")
    large = Picture(tmp_path / "large.png", "", 1, 1)
    other = Picture(tmp_path / "none.png", hashlib.sha256(b"words").hexdigest(), 1, 1)
    for picture, fact in ((changed, "changed"), (large, "larger than 6 MB"), (other, "kind of picture")):
        with pytest.raises(ContentError, match=fact):
            _drawn(_figure(picture))
