"""Levers in a brief: told in full, compared, and set against the scenarios."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.compare.since import since
from briefings.content.audience import for_audience
from briefings.content.model import Content, Effect, Feasibility, Lever, Scenario, Visibility
from briefings.content.rounding import for_print
from briefings.document.model import Cell, Document, Paragraph, RowKind, Table
from briefings.document.text import document_text, plain_text
from briefings.document.walk import iter_blocks
from briefings.templating.audiences import Audience, load_audience
from briefings.templating.coverage import coverage_of, in_parts, share_of
from briefings.templating.render import render_document
from briefings.templating.search import TemplateSearch, shipped_templates
from briefings.theme.load import load_theme
from briefings.writers.formats import FORMATS, writer_of
from tests.contents import levers_and_scenarios, sample_content
from tests.reading_back import read_docx, read_html, read_pdf, squeeze

SEARCH = TemplateSearch(None, shipped_templates())
FULL = load_audience("full", SEARCH)
STATUSES = ("proposed", "open", "adopted", "rejected", "overtaken")
Rows = list[list[str]]


def rendered(content: Content, audience: Audience = FULL, before: Content | None = None) -> Document:
    changes = since("river-first/2025-07-22", before, content, content) if before else None
    return render_document(content, audience, SEARCH, Path(), changes=changes)


def said(document: Document) -> str:
    return "\n".join(unit.text for unit in document_text(document))


def tables(document: Document, name: str) -> list[Table]:
    return [block for block in iter_blocks(document) if isinstance(block, Table) and block.id.startswith(name)]


def rows_of(table: Table) -> Rows:
    """Every row with the words of its cells."""
    return [[words_in(cell) for cell in row.cells] for row in (*table.head, *table.body)]


def words_in(cell: Cell) -> str:
    return " / ".join(plain_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def lever(**fields: object) -> Lever:
    return replace(sample_content().levers[0], **fields)  # type: ignore[arg-type]


def with_levers(*levers: Lever) -> Content:
    return replace(sample_content(), levers=levers)


WRITTEN_IN_FULL = lever(
    effect="the flood is smaller",
    cost_note="a tax of ten years",
    risk_level="medium",
    reversibility="irreversible",
    feasibility=Feasibility(technical=3, political=1, administrative=2),
    indicators=("the gauge falls", "the insurers come back"),
    dissent="the fish cannot pass",
    strength="should",
)


# --- the register ---------------------------------------------------------------------------


def test_all_that_is_written_about_a_lever_reaches_the_reader() -> None:
    (table,) = tables(rendered(with_levers(WRITTEN_IN_FULL)), "lever-table")
    assert rows_of(table)[1] == [
        "L1",
        "Build a dam / Pay for a dam. / Recommended; proposed.",
        "The town → The engineers / The water is held back. / Target: The upper valley. / "
        "Expected effect: The flood is smaller. / Signs that it works: The gauge falls. The insurers come back. / "
        "Dissent: The fish cannot pass.",
        "Scenarios: Lowers 1; raises 2. / Instrument: Economic, legal. / Terms: Over years, high cost, irreversible. / "
        "Cost: A tax of ten years. / Risk (medium): It breaks. / "
        "Feasibility: Technically easy; politically hard; administratively possible.",
    ]


def test_what_nobody_has_written_leaves_no_empty_line() -> None:
    bare = lever(addressee=None, cost=None, risk=None, acts_on=(), sources=())
    (table,) = tables(rendered(with_levers(bare)), "lever-table")
    assert rows_of(table)[1] == [
        "L1",
        "Build a dam / Pay for a dam. / Option; proposed.",
        "The town / The water is held back. / Target: The upper valley.",
        "Instrument: Economic, legal. / Terms: Over years.",
    ]


def test_a_scenario_named_twice_is_told_once() -> None:
    twice = (Effect(scenario="drought", direction="lowers"),) * 2
    assert "Scenarios: Lowers 3." in said(rendered(with_levers(lever(acts_on=twice))))


def test_a_level_of_risk_is_told_without_words_for_it() -> None:
    assert "Risk: High." in said(rendered(with_levers(lever(risk=None, risk_level="high"))))


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_said_in_the_register_and_in_the_matrix(status: str) -> None:
    words = {"open": "decision open", "overtaken": "overtaken by events"}.get(status, status)
    document = rendered(with_levers(lever(status=status)))
    assert f"Option; {words}." in said(document)
    (matrix,) = tables(document, "lever-options")
    assert ["Status", words] in rows_of(matrix)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("proposed", "adopted", "adopted (before: proposed)"),
        ("open", "open", "decision open (unchanged)"),
        ("adopted", "rejected", "rejected (before: adopted)"),
        (None, "proposed", "proposed (new)"),
    ],
)
def test_a_status_is_told_with_what_it_was_in_the_edition_before(before: str | None, now: str, words: str) -> None:
    old = with_levers(lever(status=before)) if before else with_levers()
    document = rendered(with_levers(lever(status=now), lever(id="boats", title="Buy boats")), before=old)
    assert f"Option; {words}." in said(document)
    (matrix,) = tables(document, "lever-options")
    assert ["Status", words, "proposed (new)"] in rows_of(matrix)


# --- the options matrix ---------------------------------------------------------------------


def test_the_matrix_has_a_row_for_every_criterion_that_anything_is_known_about() -> None:
    boats = lever(id="boats", title="Buy boats", instrument=("military",), cost=None, horizon="weeks", acts_on=())
    (matrix,) = tables(rendered(with_levers(WRITTEN_IN_FULL, boats)), "lever-options")
    assert rows_of(matrix) == [
        ["Criterion", "L1 / Build a dam", "L2 / Buy boats"],
        ["Standing", "recommended", "option"],
        ["Status", "proposed", "proposed"],
        ["Instrument", "economic, legal", "military"],
        ["Horizon", "over years", "within weeks"],
        ["Cost", "high", "–"],
        ["Risk", "medium", "–"],
        ["Reversibility", "irreversible", "–"],
        ["Technically", "easy", "–"],
        ["Politically", "hard", "–"],
        ["Administratively", "possible", "–"],
        ["Scenarios it acts on", "80.5%, 2\u00a0of\u00a03", "–"],
    ]
    assert all(row.cells[0].is_header for row in matrix.body)


def test_a_criterion_nobody_has_written_down_has_no_row() -> None:
    (matrix,) = tables(rendered(with_levers(lever(cost=None, acts_on=()))), "lever-options")
    assert [row[0] for row in rows_of(matrix)] == ["Criterion", "Standing", "Status", "Instrument", "Horizon"]


def test_levers_are_listed_by_priority_and_have_the_same_key_everywhere() -> None:
    late, first = lever(id="late", title="Come late", priority=3), lever(id="first", title="Come first", priority=1)
    document = rendered(with_levers(late, first))
    (register,), (matrix,), (chart,) = (tables(document, f"lever-{name}") for name in ("table", "options", "coverage"))
    assert [row[:2] for row in rows_of(register)[1:]] == [
        ["L1", "Come first / Pay for a dam. / Option; proposed."],
        ["L2", "Come late / Pay for a dam. / Option; proposed."],
    ]
    assert rows_of(matrix)[0] == ["Criterion", "L1 / Come first", "L2 / Come late"]
    assert plain_text(chart.source) == "L1 Come first; L2 Come late."


# --- the coverage map -----------------------------------------------------------------------


def test_the_map_says_in_signs_and_words_what_acts_on_what_and_marks_the_gap() -> None:
    boats = lever(id="boats", title="Buy boats", acts_on=(Effect(scenario="small-flood", direction="shapes"),))
    document = rendered(with_levers(lever(), boats))
    (table,) = tables(document, "lever-coverage")
    assert rows_of(table) == [
        ["Scenario", "Probability", "L1", "L2", "Levers"],
        ["1. Big flood", "60.5%", "↓ / lowers", "–", "1"],
        ["2. Small flood", "20%", "↑ / raises", "→ / shapes", "2"],
        ["3. Drought", "19.5%", "–", "–", "none"],
    ]
    assert [row.kind for row in table.body] == [RowKind.BODY, RowKind.BODY, RowKind.MARKED]
    assert plain_text(table.source) == "L1 Build a dam; L2 Buy boats."
    assert "These levers act on scenarios with 80.5% together; none of them acts on “Drought” (3), with 19.5%." in said(
        document
    )


@pytest.mark.parametrize(
    ("acts_on", "mode", "sentence"),
    [
        (
            ("big-flood", "small-flood", "drought"),
            "probabilistic",
            "These levers act on every scenario listed, 100% together.",
        ),
        ((), "probabilistic", "None of these levers acts on any of the scenarios, which have 100% together."),
        (("big-flood", "small-flood", "drought"), "plausible_only", "These levers act on every scenario listed."),
        (("big-flood",), "plausible_only", "None of these levers acts on “Small flood” (2) and “Drought” (3)."),
        ((), "plausible_only", "None of these levers acts on any of the scenarios."),
    ],
)
def test_the_sentence_below_the_map_says_what_is_covered(acts_on: tuple[str, ...], mode: str, sentence: str) -> None:
    content = with_levers(lever(acts_on=tuple(Effect(scenario=name, direction="lowers") for name in acts_on)))
    assert content.scenarios
    document = rendered(replace(content, scenarios=replace(content.scenarios, mode=mode)))
    assert sentence in said(document)
    (table,) = tables(document, "lever-coverage")
    assert ("Probability" in rows_of(table)[0]) is (mode == "probabilistic")


def test_what_the_map_leaves_out_is_told_as_a_share() -> None:
    content = with_levers(lever())
    assert content.scenarios
    fewer = replace(content.scenarios, scenarios=content.scenarios.scenarios[1:], residual=Decimal("0.5"))
    assert (
        "Not on the map: Futures that no scenario describes, 0.5%; Scenarios not shown here, 60%."
        in said(rendered(replace(content, scenarios=fewer)))
    )  # fmt: skip


def test_a_brief_without_levers_or_without_scenarios_has_no_map() -> None:
    assert not tables(rendered(with_levers()), "lever")
    document = rendered(replace(sample_content(), scenarios=None))
    assert not tables(document, "lever-coverage")
    assert "Scenarios it acts on" not in said(document)


circles = st.sampled_from(tuple(Visibility))
directions = st.sampled_from(("raises", "lowers", "shapes"))


@st.composite
def seminars(draw: st.DrawFn) -> Content:
    """Random levers, acting on random scenarios, for random circles; probabilities with two decimals."""
    content = sample_content()
    assert content.scenarios
    cents = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=8))
    rows = tuple(
        Scenario(
            id=f"s{number}",
            number=number,
            label=f"Future {number}",
            class_id="flood",
            probability=Decimal(one) / 100,
            visibility=draw(circles),
        )
        for number, one in enumerate(cents, start=1)
    )
    effects = st.builds(Effect, scenario=st.sampled_from([row.id for row in rows]), direction=directions)
    levers = tuple(
        lever(
            id=f"l{number}",
            title=f"Lever {number}",
            priority=draw(st.integers(1, 9)),
            visibility=draw(circles),
            acts_on=tuple(draw(st.lists(effects, max_size=5))),
            sources=(),
        )
        for number in range(draw(st.integers(1, 7)))
    )
    residual = Decimal(100) - sum((row.probability or Decimal(0) for row in rows), Decimal(0))
    return replace(content, levers=levers, scenarios=replace(content.scenarios, scenarios=rows, residual=residual))


def pairs_of(content: Content) -> set[tuple[str, str, str]]:
    """Scenario, lever and direction as the content has them."""
    return {(effect.scenario, one.id, effect.direction) for one in content.levers for effect in one.acts_on}


def pairs_shown(document: Document, content: Content) -> set[tuple[str, str, str]]:
    """The same as read from the printed map: keys and numbers taken back to ids."""
    assert content.scenarios
    ids = {f"{row.number}. {row.label}": row.id for row in content.scenarios.scenarios}
    names = {one.title: one.id for one in content.levers}
    shown = set()
    for table in tables(document, "lever-coverage"):
        keys = dict(entry.split(" ", 1) for entry in plain_text(table.source).removesuffix(".").split("; "))
        head, *rows = rows_of(table)
        for row in rows:
            for key, cell in zip(head[2:-1], row[2:-1], strict=True):
                shown |= {(ids[row[0]], names[keys[key]], deed) for deed in cell.split(" / ")[1::2]}
    return shown


@settings(max_examples=40, deadline=None)
@given(seminars())
def test_every_cell_of_the_map_is_what_the_levers_say(content: Content) -> None:
    assert pairs_shown(rendered(content), content) == pairs_of(content)


def test_a_map_of_other_levers_is_told_apart() -> None:
    content = levers_and_scenarios(3, 6)
    fewer = replace(content.levers[0], acts_on=content.levers[0].acts_on[1:])
    assert pairs_shown(rendered(replace(content, levers=(fewer, *content.levers[1:]))), content) < pairs_of(content)


@settings(max_examples=25, deadline=None)
@given(seminars())
def test_a_narrower_audience_reads_no_cell_that_a_wider_one_does_not(content: Content) -> None:
    shown = []
    for ceiling in sorted(Visibility, key=lambda circle: circle.rank):
        seen = for_audience(content, ceiling)
        shown.append(pairs_shown(rendered(seen), seen))
        assert shown[-1] == pairs_of(seen)
    assert shown[0] <= shown[1] <= shown[2]


@settings(max_examples=25, deadline=None)
@given(seminars())
def test_what_is_withheld_can_not_be_counted_from_keys_or_totals(content: Content) -> None:
    seen = for_audience(content, Visibility.PUBLIC)
    if not seen.levers or not seen.scenarios or not seen.scenarios.scenarios:
        return
    document = rendered(seen)
    keys = [key for table in tables(document, "lever-options") for key in rows_of(table)[0][1:]]
    assert [key.split(" / ")[0] for key in keys] == [f"L{number + 1}" for number in range(len(seen.levers))]
    for table in tables(document, "lever-options"):
        for row in rows_of(table):
            if row[0] == "Scenarios it acts on":
                totals = {cell.split("\u00a0of\u00a0")[1] for cell in row[1:] if cell != "–"}
                assert totals <= {str(len(seen.scenarios.scenarios))}


@given(seminars())
def test_the_shares_are_exact_sums(content: Content) -> None:
    assert content.scenarios
    coverage = coverage_of(content.levers, content.scenarios)
    assert coverage.covered + coverage.uncovered == content.scenarios.total()
    touched = {effect.scenario for one in content.levers for effect in one.acts_on}
    exact = sum((row.probability or Decimal(0) for row in content.scenarios.scenarios if row.id in touched), Decimal(0))
    assert coverage.covered == exact
    for one in content.levers:
        own = {effect.scenario for effect in one.acts_on}
        rows = (row for row in content.scenarios.scenarios if row.id in own)
        assert share_of(one, content.scenarios) == sum((row.probability or Decimal(0) for row in rows), Decimal(0))


def test_the_shares_are_those_of_the_printed_column() -> None:
    content = with_levers(lever(acts_on=tuple(Effect(scenario=name, direction="lowers") for name in ("a", "b"))))
    assert content.scenarios
    thirds = tuple(
        replace(row, id=name, probability=Decimal(share))
        for row, name, share in zip(content.scenarios.scenarios, "abc", ("33.4", "33.4", "33.2"), strict=True)
    )
    exact = replace(content, scenarios=replace(content.scenarios, scenarios=thirds))
    document = rendered(for_print(exact, 0))
    (table,) = tables(document, "lever-coverage")
    assert [row[1] for row in rows_of(table)[1:]] == ["34%", "33%", "33%"]
    assert "These levers act on scenarios with 67% together" in said(document)
    assert "These levers act on scenarios with 66.8% together" in said(rendered(exact))


# --- many of them ---------------------------------------------------------------------------


@given(st.integers(0, 60), st.integers(1, 12))
def test_columns_are_divided_over_as_few_tables_as_hold_them_none_much_narrower(count: int, most: int) -> None:
    parts = in_parts(count, most)
    assert [place for part in parts for place in part] == list(range(count))
    assert len(parts) == -(-count // most)
    widths = [len(part) for part in parts]
    assert not widths or max(widths) - min(widths) <= 1


def test_nine_levers_stand_in_two_tables_with_the_same_rows() -> None:
    document = rendered(levers_and_scenarios(9, 12))
    first, second = (rows_of(table) for table in tables(document, "lever-coverage"))
    assert [row[:2] for row in first] == [row[:2] for row in second]
    assert [row[-1] for row in first] == [row[-1] for row in second]
    assert (first[0][2:-1], second[0][2:-1]) == (["L1", "L2", "L3", "L4", "L5"], ["L6", "L7", "L8", "L9"])
    assert all(table.is_matrix for table in tables(document, "lever-coverage"))
    captions = [plain_text(table.caption.inlines) for table in tables(document, "lever-coverage") if table.caption]
    assert [caption.split(" (")[1] for caption in captions] == ["L1–L5)", "L6–L9)"]
    assert "which scenario is shown in Table\u00a05 and Table\u00a06." in said(document)


READERS = {"docx": read_docx, "pdf": read_pdf, "html": read_html}


@pytest.mark.parametrize("form", FORMATS)
def test_the_three_formats_say_the_same_of_many_levers(form: str) -> None:
    document = rendered(levers_and_scenarios(9, 12, Decimal("20.5")))
    theme = load_theme(shipped_templates() / "themes/house/theme.yaml")
    text = READERS[form](writer_of(form)(document, theme)).squeezed()
    for table in tables(document, "lever"):
        assert all(squeeze(cell.replace(" / ", "")) in text for row in rows_of(table) for cell in row)
    sentence = "none of them acts on “Future number 11” (11) and “Future number 12” (12), with 27.5%."
    assert squeeze(sentence) in text


# --- in other templates ---------------------------------------------------------------------


def test_a_template_of_its_own_calls_the_pieces_as_wide_as_it_wants(fill: Callable[[str, Content], Document]) -> None:
    template = (
        '{% import "macros/options.html.j2" as compared with context %}'
        "<article><h1>T</h1>{{ compared.options_matrix(most=2) }}{{ compared.coverage_map(most=2) }}</article>"
    )
    document = fill(template, levers_and_scenarios(3, 4))
    assert len(tables(document, "lever-options")) == len(tables(document, "lever-coverage")) == 2


@pytest.mark.parametrize("language", ["de", "uk"])
def test_the_pieces_speak_the_language_of_the_brief(language: str) -> None:
    document = rendered(with_levers(WRITTEN_IN_FULL), replace(FULL, language=language))
    (matrix,), (table,) = tables(document, "lever-options"), tables(document, "lever-coverage")
    key = {"de": "H1", "uk": "В1"}[language]
    assert rows_of(matrix)[0][1] == f"{key} / Build a dam"
    assert rows_of(table)[1][2] == {"de": "↓ / senkt", "uk": "↓ / знижує"}[language]
    assert rows_of(table)[3][-1] == {"de": "keiner", "uk": "жоден"}[language]
