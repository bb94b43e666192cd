"""Lines are broken by looking at the whole paragraph, and text is never lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.document.model import Cell, Column, Paragraph, Row, Table
from briefings.theme.model import TextStyle
from briefings.writers.pdf.blocks import Composer
from briefings.writers.pdf.columns import column_widths, least_widths
from briefings.writers.pdf.fontbook import FontBook
from briefings.writers.pdf.hyphens import hyphenator
from briefings.writers.pdf.inlines import Setter, Surroundings
from briefings.writers.pdf.letters import style_letters
from briefings.writers.pdf.linebreak import FORCED, Chunks, balanced_measure, break_lines, fill_lines
from briefings.writers.pdf.paragraphs import set_lines
from briefings.writers.pdf.place import Place
from briefings.writers.pdf.splitting import fitted, hyphenated
from briefings.writers.pdf.structure import Element
from tests.documents import LOREM, text
from tests.writers.pdf.pages_of import document, house

MEASURE = 100.0
WIDTHS = st.lists(st.floats(2, 60), min_size=1, max_size=40)


def plain(widths: list[float]) -> Chunks:
    count = len(widths)
    return Chunks(widths, [4.0] * count, [0.0] * count, [0.0] * count)


def natural(chunks: Chunks, begin: int, end: int) -> float:
    return sum(chunks.widths[begin:end]) + sum(chunks.gaps[begin : end - 1])


@given(WIDTHS)
def test_every_chunk_is_in_one_line_and_no_line_is_too_wide(widths: list[float]) -> None:
    chunks = plain(widths)

    ends = break_lines(chunks, MEASURE, MEASURE, justified=False, tolerance=inf)

    assert ends is not None
    assert ends == sorted(set(ends))
    assert ends[-1] == len(widths)
    assert all(natural(chunks, begin, end) <= MEASURE + 1e-5 for begin, end in pairwise((0, *ends)))


@given(st.lists(st.floats(10, 60), min_size=2, max_size=9))
def test_no_other_breaks_leave_less_uneven_lines(widths: list[float]) -> None:
    chunks = plain(widths)

    def cost(ends: tuple[int, ...]) -> float:
        total = 0.0
        for begin, end in pairwise((0, *ends)):
            slack = MEASURE - natural(chunks, begin, end)
            if slack < -1e-6:
                return inf
            is_last = end == len(widths)
            ratio = 0.0 if is_last else slack / (0.14 * MEASURE + 0.01)
            total += (1 + 100 * ratio**3) ** 2
            if is_last and natural(chunks, begin, end) < 0.2 * MEASURE:
                total += 40000.0 * (1 - natural(chunks, begin, end) / (0.2 * MEASURE))
        return total

    found = break_lines(chunks, MEASURE, MEASURE, justified=False, tolerance=inf)

    inner = range(1, len(widths))
    every = ((*chosen, len(widths)) for count in range(len(widths)) for chosen in combinations(inner, count))
    assert found is not None
    assert cost(tuple(found)) <= min(map(cost, every)) * 1.000001


@given(WIDTHS)
def test_first_fit_places_every_chunk_too(widths: list[float]) -> None:
    ends = fill_lines(plain(widths), MEASURE, MEASURE)

    assert ends[-1] == len(widths)
    assert ends == sorted(set(ends))


@given(st.lists(st.floats(5, 40), min_size=3, max_size=12))
def test_balancing_never_costs_a_line(widths: list[float]) -> None:
    chunks = plain(widths)

    narrow = balanced_measure(chunks, MEASURE)

    assert narrow <= MEASURE
    assert len(fill_lines(chunks, narrow, narrow)) == len(fill_lines(chunks, MEASURE, MEASURE))


def test_a_forced_break_is_taken() -> None:
    chunks = Chunks([10.0, 10.0, 10.0], [4.0, 0.0, 4.0], [0.0, FORCED, 0.0], [0.0] * 3)

    assert break_lines(chunks, MEASURE, MEASURE, justified=True, tolerance=1) == [2, 3]


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen() -> None:
    count = 60
    chunks = Chunks([18.0] * count, [0.0] * count, [50.0] * count, [3.0] * count)
    chunks = Chunks(
        chunks.widths,
        [4.0 if n % 5 == 4 else 0.0 for n in range(count)],
        chunks.penalties,
        [0.0 if n % 5 == 4 else 3.0 for n in range(count)],
    )

    ends = break_lines(chunks, MEASURE, MEASURE, justified=False, tolerance=inf)

    assert ends is not None
    hyphens = [chunks.hyphens[end - 1] > 0 for end in ends[:-1]]
    assert not any(all(hyphens[at : at + 3]) for at in range(len(hyphens) - 2))


# --- real words


@cache
def fonts() -> FontBook:
    return FontBook(house())


def style(width_of: str = "body", **changes: object) -> TextStyle:
    return replace(house().style(width_of), **changes)  # type: ignore[arg-type]


def lines_of(words: str, width: float, chosen: TextStyle) -> list[str]:
    letters = style_letters(fonts(), chosen, Element("P"), "en-US")
    chunks = Setter(Surroundings(fonts(), "#000000", "")).set(text(words), letters)
    strips = set_lines(chunks, chosen, width)
    maps = {use: {f"{glyph:04X}": meant for glyph, meant in use.used.items()} for use in fonts().uses}
    return [
        "".join(run.ink.actual or shown(run.operands, maps[run.ink.face]) for run in strip.runs) for strip in strips
    ]


def shown(operands: list[str], characters: dict[str, str]) -> str:
    codes = "".join(piece.split(">")[0] for operand in operands for piece in operand.split("<")[1:])
    return "".join(characters[codes[at : at + 4]] for at in range(0, len(codes), 4))


@given(st.text(st.sampled_from("abcdefghij -/.,—–\u00a0\u2011"), min_size=1, max_size=200), st.floats(30, 300))
def test_the_lines_joined_are_the_text(words: str, width: float) -> None:
    joined = "".join(lines_of(words, width, style())).replace("\u00ad", "")

    assert "".join(joined.split()) == "".join(words.split())


@given(st.text(st.sampled_from("abcdefghij -"), min_size=1, max_size=200), st.floats(40, 300))
def test_no_line_is_wider_than_its_measure(words: str, width: float) -> None:
    chosen = style(align="justify")
    letters = style_letters(fonts(), chosen, Element("P"), "en-US")
    chunks = Setter(Surroundings(fonts(), "#000000", "")).set(text(words), letters)

    for strip in set_lines(chunks, chosen, width):
        assert all(run.x + run.width <= width + 0.1 for run in strip.runs)


@pytest.mark.parametrize("forced", [False, True])
@pytest.mark.parametrize("missing", [0.5, 2.0, 4.0])
def test_a_last_line_whose_spaces_give_way_ends_at_the_edge(missing: float, forced: bool) -> None:
    chosen = style(align="justify")
    letters = style_letters(fonts(), chosen, Element("P"), "en-US")
    chunks = Setter(Surroundings(fonts(), "#000000", "")).set(
        text("What is said may hide what is done elsewhere."), letters
    )
    natural = sum(chunk.width + chunk.gap for chunk in chunks)
    if forced:
        chunks = [*chunks[:-1], replace(chunks[-1], penalty=FORCED), *chunks]

    strips = set_lines(chunks, chosen, natural - missing)

    assert len(strips) == 1 + forced
    assert [strip.runs[-1].x + strip.runs[-1].width for strip in strips] == pytest.approx(
        [natural - missing] * len(strips)
    )


def test_a_word_wider_than_its_column_is_broken_not_clipped() -> None:
    lines = lines_of("Donaudampfschifffahrtsgesellschaftskapitaen", 60, style(hyphenate=False))

    assert len(lines) > 2


def test_a_non_breaking_space_and_hyphen_hold() -> None:
    lines = lines_of("one two 38\u00a0% three\u2011four " * 12, 120, style("table_text"))

    assert all(not line.rstrip().endswith(("38", "three\u2011", "three")) for line in lines)


def test_justified_lines_reach_both_edges() -> None:
    chosen = style("body")
    letters = style_letters(fonts(), chosen, Element("P"), "en-US")
    chunks = Setter(Surroundings(fonts(), "#000000", "")).set(text(LOREM), letters)

    strips = set_lines(chunks, chosen, 400)

    for strip in strips[:-1]:
        space = strip.runs[-1].operands[-1]
        assert strip.runs[0].x == 0
        assert space or strip.runs[-1].ink.actual
        assert strip.runs[-1].x + strip.runs[-1].width == pytest.approx(400, abs=0.6)


# --- hyphenation


@pytest.mark.parametrize(
    ("language", "word", "syllables"),
    [
        ("en-US", "verification", "ver-i-fi-ca-tion"),
        ("de-DE", "verhandlungen", "ver-hand-lun-gen"),
        ("uk-UA", "переговори", "пере-го-во-ри"),
    ],
)
def test_words_are_hyphenated_by_their_language(language: str, word: str, syllables: str) -> None:
    found = hyphenator(language)

    assert found is not None
    points = found.points(word)
    assert points
    assert all(3 <= point <= len(word) - 3 for point in points)
    whole = {sum(map(len, syllables.split("-")[: n + 1])) for n in range(syllables.count("-"))}
    assert set(points) <= whole


@pytest.mark.parametrize("word", ["NATO", "Kyiv", "short", "Zeitenwende", "x1y2z3"])
def test_names_and_short_words_stay_whole(word: str) -> None:
    found = hyphenator("en-US")

    assert found is not None
    assert found.points(word) == ()


def test_a_language_without_a_dictionary_is_not_hyphenated() -> None:
    assert hyphenator("tlh") is None


def test_splitting_keeps_every_letter() -> None:
    letters = style_letters(fonts(), style(), Element("P"), "en-US")
    chunks = Setter(Surroundings(fonts(), "#000000", "")).set(text(LOREM), letters)

    for made in (hyphenated(chunks), fitted(chunks, 10)):
        assert "".join(chunk.text for chunk in made) == "".join(chunk.text for chunk in chunks)


@given(st.lists(st.text(st.sampled_from("abdegilmnorstuvw"), min_size=2, max_size=14), min_size=2, max_size=5))
def test_a_word_that_fills_its_column_exactly_stays_whole(longest: list[str]) -> None:
    head = Row(tuple(Cell((Paragraph(text(word)),), is_header=True) for word in longest))
    body = Row(tuple(Cell((Paragraph(text("i")),)) for _ in longest))
    table = Table((*(Column(0.01) for _ in longest[1:]), Column(1)), (head,), (body,))
    composer = Composer(document(table), house(), fonts(), Element("Document"))
    widths = column_widths(table, least_widths(composer, table), 400.0)
    padding, used = house().table.cell_padding_x, 0.0
    for word, width in zip(longest[:-1], widths, strict=False):
        cell = Place(Element("TR"), right=400.0).inset(used + padding, 400.0 - used - width + padding)
        assert lines_of(word, cell.width, style("table_head")) == [word]
        used += width
