"""The templates that come with the package: what every audience gets."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefings.content.audience import for_audience
from briefings.content.model import Content, Feature, Regime, ScenarioClass
from briefings.document.model import Document, Figure, Heading, Labels, Link, Paragraph, Role, Span, Table
from briefings.document.text import document_text, plain_text
from briefings.document.walk import iter_blocks, iter_inlines
from briefings.errors import ContentError
from briefings.templating.audiences import Audience, list_audiences
from briefings.templating.labels import load_labels
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from tests.contents import HOSTILE, sample_content, sample_read_ahead

SEARCH = TemplateSearch(None, shipped_templates())
SHIPPED = list_audiences(SEARCH)
AUDIENCES = {audience.name: audience for audience in SHIPPED if audience.language is None}
FOREIGN = {audience.name: audience.language for audience in SHIPPED if audience.language}
EACH_AUDIENCE = pytest.mark.parametrize("audience", AUDIENCES.values(), ids=AUDIENCES.keys())


def fill(content: Content, audience: Audience) -> Document:
    return render_document(content, audience, SEARCH, Path("/"))


def words(document: Document) -> str:
    return "\n".join(unit.text for unit in document_text(document))


def headings(document: Document) -> list[str]:
    return [plain_text(block.inlines) for block in iter_blocks(document) if isinstance(block, Heading)]


def test_four_audiences_are_shipped_and_one_of_them_in_two_more_languages() -> None:
    assert set(AUDIENCES) == {"full", "participants", "press", "principals"}
    assert FOREIGN == {"participants-de": "de", "participants-uk": "uk"}


@EACH_AUDIENCE
def test_every_audience_gets_a_summary_with_title_scenarios_and_numbers(audience: Audience) -> None:
    document = fill(sample_content(), audience)
    said = words(document)
    assert document_text(document)[1 if audience.name == "principals" else 2].text == "How the river runs"
    assert "80.5%" in said
    assert "Big flood" in said
    assert any(isinstance(block, Figure) for block in iter_blocks(document))


@EACH_AUDIENCE
def test_every_audience_gets_a_read_ahead_with_questions_and_the_scenarios_of_before(audience: Audience) -> None:
    document = fill(sample_read_ahead(), audience)
    said = words(document)
    assert "Read-ahead for the seminar of September 16, 2025" in said
    assert "Why does it flood?" in said
    assert "Bottom line" not in said
    if audience.name in ("full", "participants"):
        assert "The scenarios are those of “How the river runs” (July 23, 2025)." in said
        assert headings(document)[:2] == ["Introduction", "Agenda"]
        assert "Reading list" in headings(document)


@EACH_AUDIENCE
@pytest.mark.parametrize("make", [sample_content, sample_read_ahead])
def test_a_seminar_with_nothing_but_what_it_must_have_renders(audience: Audience, make: object) -> None:
    content = sample_content() if make is sample_content else sample_read_ahead()
    bare = replace(
        content,
        introduction=None,
        features=(),
        tactics=(),
        scenarios=None,
        conclusions=None,
        levers=(),
        seminar=replace(
            content.seminar, authors=(), presenters=(), moderator=None, bottom_line=None, key_judgements=(),
            agenda=(), questions=(), reading_list=(),
        ),
    )  # fmt: skip
    document = fill(bare, audience)
    assert "What the river does." in words(document) or audience.name == "principals"


@EACH_AUDIENCE
def test_scenarios_without_probabilities_print_none(audience: Audience) -> None:
    content = sample_content()
    assert content.scenarios
    rows = tuple(replace(row, probability=None) for row in content.scenarios.scenarios)
    plain = replace(content, scenarios=replace(content.scenarios, mode="plausible_only", scenarios=rows))
    document = fill(plain, audience)
    assert "%" not in words(document)
    assert not any(isinstance(block, Figure) for block in iter_blocks(document))


def test_exhibits_are_mentioned_before_they_appear() -> None:
    units = [unit.text for unit in document_text(fill(sample_content(), AUDIENCES["full"]))]
    for exhibit in ("Figure\u00a01", "Table\u00a01", "Table\u00a02"):
        mentioned = next(n for n, text in enumerate(units) if exhibit in text)
        shown = next(n for n, text in enumerate(units) if text.startswith(exhibit.replace("\u00a0", " ") + "."))
        assert mentioned < shown


def test_what_an_audience_does_not_see_is_still_counted() -> None:
    content = sample_content()
    assert content.scenarios
    fewer = replace(content.scenarios, scenarios=content.scenarios.scenarios[1:], residual=Decimal("0.5"))
    said = words(fill(replace(content, scenarios=fewer), AUDIENCES["full"]))
    assert "Scenarios not shown here: 60%" in said
    assert "Futures that no scenario describes: 0.5%" in said


def test_the_alternative_text_of_the_chart_states_every_value() -> None:
    document = fill(sample_content(), AUDIENCES["full"])
    (figure,) = (block for block in iter_blocks(document) if isinstance(block, Figure))
    assert figure.alt == (
        "Bar chart of three probabilities. Flood, 80.5%: 1. Big flood, 60.5%; 2. Small flood, 20%. "
        "Drought, 19.5%: 3. Drought, 19.5%."
    )


def test_a_principal_gets_the_three_judgements_that_matter_most() -> None:
    said = words(fill(sample_content(), AUDIENCES["principals"]))
    assert said.index("Judgement 1.") < said.index("Judgement 2.") < said.index("Judgement 3.")


def test_the_text_ends_with_one_end_mark() -> None:
    document = fill(sample_content(), AUDIENCES["full"])
    marked = [b for b in iter_blocks(document) if isinstance(b, Paragraph) and "EndMark()" in repr(b)]
    assert [plain_text(block.inlines) for block in marked] == ["Then it stops."]


def test_content_keeps_its_address() -> None:
    document = fill(sample_content(), AUDIENCES["full"])
    shown = {one.field: plain_text(one.inlines) for one in iter_inlines(document) if isinstance(one, Span)}
    assert shown["scenarios/big-flood/label"] == "Big flood: over the banks"
    assert shown["scenarios/big-flood/probability"] == "60.5%"
    assert shown["scenarios/big-flood/behaviours/2"] == "It spills"
    assert shown["levers/dam/action"] == "Pay for a dam."
    assert shown["people/ada/name"] == "Ada Löve"
    assert shown["introduction/1"] == "It rained."


def _hostile() -> Content:
    content = sample_content()
    assert content.scenarios
    scenarios = replace(
        content.scenarios,
        title=HOSTILE,
        classes=(ScenarioClass(id="flood", label=HOSTILE), content.scenarios.classes[1]),
        scenarios=tuple(
            replace(row, label=f"{HOSTILE} {row.number}", behaviours=(HOSTILE,)) for row in content.scenarios.scenarios
        ),
    )
    return replace(
        content,
        series=replace(content.series, masthead=HOSTILE, kicker=HOSTILE),
        seminar=replace(content.seminar, title=HOSTILE, subtitle=HOSTILE),
        people={**content.people, "ada": replace(content.people["ada"], name=HOSTILE, affiliation=HOSTILE)},
        features=(Feature(id="wet", heading=HOSTILE, claim=HOSTILE),),
        scenarios=scenarios,
    )


@EACH_AUDIENCE
def test_text_that_looks_like_code_is_printed_as_it_stands(audience: Audience) -> None:
    document = fill(_hostile(), audience)
    said = words(document)
    assert said.count(HOSTILE) >= 5
    assert "49" not in said
    assert document.properties.title == HOSTILE
    if audience.name != "principals":
        assert plain_text(document.furniture.header.left) == HOSTILE


def test_the_same_content_gives_the_same_document() -> None:
    assert fill(sample_content(), AUDIENCES["full"]) == fill(sample_content(), AUDIENCES["full"])


def test_properties_say_what_the_document_is() -> None:
    properties = fill(sample_content(), AUDIENCES["press"]).properties
    assert properties.authors == ("Ada Löve", "Bo Єва", "Cy Ng")
    assert properties.created.isoformat() == "2025-07-23T12:00:00+00:00"
    assert (properties.language, properties.publisher) == ("en-US", "River Institute")
    assert (properties.series, properties.seminar) == ("River Series", "first")
    assert (properties.edition, properties.audience) == ("2025-07-23", "press")


def test_a_narrower_audience_never_sees_a_wider_ones_items() -> None:
    content = sample_content()
    secret = replace(content.features[0], heading="Only for organisers")
    seen = for_audience(replace(content, features=(secret,)), AUDIENCES["full"].ceiling)
    assert "Only for organisers" not in words(fill(seen, AUDIENCES["full"]))


def test_british_and_american_english_differ_in_words_dates_and_commas() -> None:
    content = sample_content()
    british = replace(content, series=replace(content.series, language="en-GB"))
    said = words(fill(british, AUDIENCES["full"]))
    assert "Key judgements" in said
    assert "Seminar of 22 July 2025" in said
    assert "Ada Löve, Bo Єва and Cy Ng" in said
    assert "Ada Löve, Bo Єва, and Cy Ng" in words(fill(content, AUDIENCES["full"]))


@pytest.mark.parametrize("regime", Regime)
def test_every_rule_has_words(regime: Regime) -> None:
    content = sample_content()
    ruled = replace(content, seminar=replace(content.seminar, regime=regime))
    assert "The rule of this session" in words(fill(ruled, AUDIENCES["participants"]))


def test_the_labels_of_english_hold_all_that_writers_print() -> None:
    labels = load_labels("en-US", SEARCH, SEARCH.where("labels/en.yaml"))
    assert labels.for_writers() == Labels()
    assert {one.name for one in fields(Labels)} <= set(labels.texts)


def test_sources_are_listed_once_with_their_address() -> None:
    document = fill(sample_content(), AUDIENCES["full"])
    targets = [one.target for one in iter_inlines(document) if isinstance(one, Link)]
    assert "https://maps.example/a?b=1&c=2" in targets
    assert [unit.text for unit in document_text(document)].count(
        "Mary Maps, Atlas."
    ) == 2  # the list and the first note


def test_a_table_has_a_source_line_that_says_what_was_condensed() -> None:
    document = fill(sample_content(), AUDIENCES["full"])
    table = next(block for block in iter_blocks(document) if isinstance(block, Table))
    assert plain_text(table.source) == "Source: Mary Maps, Atlas. Condensed by the authors."


@pytest.mark.parametrize("name", AUDIENCES)
def test_words_of_likelihood_come_with_their_scale(name: str) -> None:
    said = words(fill(sample_content(), AUDIENCES[name]))
    assert "Words of likelihood (ICD 203): almost no chance, 1–5%; very unlikely, 5–20%; unlikely, 20–45%;" in said


def test_the_open_ends_of_a_scale_are_shown() -> None:
    content = sample_content()
    british = replace(content, series=replace(content.series, estimative_scale="phia"))
    said = words(fill(british, AUDIENCES["press"]))
    assert "remote chance, >0–5%" in said and "realistic possibility, 40–<50%" in said


def test_a_number_without_a_word_is_printed_alone() -> None:
    content = sample_content()
    assert content.scenarios
    first, second, third = content.scenarios.scenarios
    rows = (replace(first, probability=Decimal("80")), replace(second, probability=Decimal("19.5")))
    scenarios = replace(content.scenarios, scenarios=(*rows, replace(third, probability=Decimal("0.5"))))
    said = words(fill(replace(content, scenarios=scenarios), AUDIENCES["full"]))
    assert "0.5%" in said and "0.5% (" not in said


def test_a_scale_that_is_not_there_is_an_error_with_a_hint() -> None:
    content = sample_content()
    with pytest.raises(ContentError, match="there is no scale of likelihood `phja`\n  hint: did you mean `phia`"):
        fill(replace(content, series=replace(content.series, estimative_scale="phja")), AUDIENCES["full"])


def test_a_paragraph_of_a_biography_has_its_role() -> None:
    document = fill(sample_content(), AUDIENCES["full"])
    bios = [plain_text(b.inlines) for b in iter_blocks(document) if isinstance(b, Paragraph) and b.role is Role.BIO]
    assert bios == ["Ada writes.", "Works: Water, editor (London: Ford, 2020).", "Bo reads.", "Cy listens."]


def test_a_range_is_printed_where_the_audience_wants_it() -> None:
    content = sample_content()
    assert content.scenarios
    first, *others = content.scenarios.scenarios
    ranged = replace(first, low=Decimal(50), high=Decimal("66.5"))
    wide = replace(content, scenarios=replace(content.scenarios, scenarios=(ranged, *others)))
    assert "50–66.5%" in words(fill(wide, AUDIENCES["full"]))
    assert "50–66.5%" not in words(fill(wide, AUDIENCES["participants"]))


@pytest.mark.parametrize("name", AUDIENCES)
def test_a_plausible_set_prints_no_percent_and_no_legend(name: str) -> None:
    content = sample_content()
    assert content.scenarios
    rows = tuple(replace(row, probability=None) for row in content.scenarios.scenarios)
    plausible = replace(content.scenarios, mode="plausible_only", scenarios=rows)
    said = words(fill(replace(content, scenarios=plausible), AUDIENCES[name]))
    assert "%" not in said and "Words of likelihood" not in said and "Probability" not in said
