"""Rules for what a brief owes its sources: a citation, a note, the same words.

A figure in prose is traced to a source that its paragraph, its item or its
example names; a table says how it differs from what it was taken from; a
scenario's label says what the source's own label says. Whether a number needs
a source is a judgement, so SRC-01 warns unless the series makes it an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.checks.authored import AuthoredText, FieldKind, english
from briefings.checks.figures import StatedFigure, figures_in
from briefings.checks.likeness import differences
from briefings.checks.masking import QUOTED, Block, BlockKind
from briefings.checks.rules import rule
from briefings.content.model import Content, ScenarioSet, Tactic
from briefings.errors import Problem

_CITES = re.compile(r"\[@|\[\^|\]\(\s*<?https?://")
_READ = re.compile(r"introduction|conclusions|(?:features|tactics|key_judgements|questions)/[^/]+/(?!name|heading)")
_LONG_QUOTATION = 8
_QUOTATION = re.compile(f"{QUOTED}+")
_SESSION = re.compile(r"\b(?:participants?|speakers?|panell?ists?|presenters?|moderator|session|seminar|room)\b", re.I)
_OTHER_KINDS = frozenset({BlockKind.HEADING, BlockKind.ROW, BlockKind.CODE})
_CHANGED = re.compile(r"amalgamat|adapt|combin|compil|based on|modified|merge", re.I)
_WHAT = re.compile(
    r"label|column|row|probabilit|number|figure|conduct|behavio|order|wording|word|title|class|name|range|estimate|"
    r"scenario|shorten|condens|translat|round|added|left out|omit",
    re.I,
)


@rule("SRC-01", severity="warning")
def figures_have_a_source(content: Content) -> Iterator[Problem]:
    """A paragraph or example that states a figure or quotes at length names a source."""
    yield from _unsourced_measures(content.tactics)
    sourced = _sourced_items(content)
    known = _own_numbers(content.scenarios)
    for text in english(content):
        if text.kind is FieldKind.LABEL or not _READ.match(text.field) or "/examples/" in text.field:
            continue
        if sourced.get("/".join(text.field.split("/")[:2])):
            continue
        yield from _unsourced_blocks(text, known)


def _unsourced_measures(tactics: Sequence[Tactic]) -> Iterator[Problem]:
    for tactic in tactics:
        for example in tactic.examples:
            is_figure = example.measure and re.search(r"\d", example.measure)
            if is_figure and not (example.sources or tactic.sources):
                what = f"the example states `{example.measure}` and names no source"
                yield Problem(example.origin.of("measure"), what, "add `sources: [ID]` to the example or the tactic")


def _sourced_items(content: Content) -> Mapping[str, bool]:
    """Address of an item to whether it lists sources."""
    parts = (("features", content.features), ("tactics", content.tactics))
    found = {f"{part}/{one.id}": bool(one.sources) for part, items in parts for one in items}
    return found | {f"key_judgements/{one.id}": bool(one.sources) for one in content.seminar.key_judgements}


def _own_numbers(scenarios: ScenarioSet | None) -> frozenset[tuple[str, bool]]:
    """Numbers that stand in the scenario table, and whether they are shares; its source is named beside it."""
    if scenarios is None or not scenarios.source:
        return frozenset()
    shares = [row.probability for row in scenarios.scenarios if row.probability is not None]
    shares += [scenarios.total(one.id) for one in scenarios.classes]
    experts = scenarios.elicitation.experts if scenarios.elicitation else None
    counts = {(str(experts), False)} if experts else set[tuple[str, bool]]()
    return frozenset({(f"{share.normalize():f}", True) for share in shares} | counts)


def _unsourced_blocks(text: AuthoredText, known: frozenset[tuple[str, bool]]) -> Iterator[Problem]:
    blocks = [block for block in text.blocks if block.kind not in _OTHER_KINDS]
    cited = [bool(_CITES.search(text.prose.source, block.start, block.end)) for block in blocks]
    introduced = False
    for index, block in enumerate(blocks):
        before, after = cited[max(index - 1, 0)], cited[min(index + 1, len(blocks) - 1)]
        if block.kind is BlockKind.QUOTE:
            if not (cited[index] or before or after):
                yield Problem(text.place(block.start), "this quotation names no source", _HINT)
            continue
        if block.kind is not BlockKind.ITEM:
            introduced = cited[index]
        if not (cited[index] or introduced):
            yield from _first_finding(text, block, known)


_HINT = "cite it: `[@id]`, with its entry in sources.yaml"


def _first_finding(text: AuthoredText, block: Block, known: frozenset[tuple[str, bool]]) -> Iterator[Problem]:
    stated = (one for one in figures_in(text, block) if (one.number, one.is_share) not in known)
    figure = next(stated, None)
    if figure:
        yield _unsourced(text, figure)
        return
    for run in _QUOTATION.finditer(text.masked, block.start, block.end):
        words = text.prose.source[run.start() : run.end()]
        # What was said in the session has no other source; CHR-03 asks whether it may be quoted.
        if len(words.split()) >= _LONG_QUOTATION and not _SESSION.search(text.masked, block.start, block.end):
            yield Problem(text.place(run.start()), "this quotation names no source", _HINT)
            return


def _unsourced(text: AuthoredText, figure: StatedFigure) -> Problem:
    what = f"`{figure.words}` is stated without a source"
    return Problem(text.place(figure.offset), what, _HINT)


@rule("SRC-02", "scenarios", severity="warning")
def a_changed_table_says_what_was_changed(content: Content) -> Iterator[Problem]:
    """A scenario table that is not as its source prints it says what was changed."""
    table = content.scenarios
    if table is None or content.scenarios_seminar is not None:
        return
    hint = "say in `note:` what is the source's and what is yours: `labels are shortened`"
    if not table.note:
        if table.reuse == "amalgamated":
            yield Problem(table.origin.of("reuse"), "the table is amalgamated, and nothing says from what", hint)
        elif any(row.source_label and row.source_label != row.label for row in table.scenarios):
            what = "labels of the table differ from those of its source, and nothing says so"
            yield Problem(table.origin.of("source"), what, hint)
    elif (table.reuse == "amalgamated" or _CHANGED.search(table.note)) and not _WHAT.search(table.note):
        yield Problem(table.origin.of("note"), "the note does not say what was changed", hint)


@rule("SRC-03", "scenarios", severity="warning")
def labels_say_what_the_source_says(content: Content) -> Iterator[Problem]:
    """A scenario's label has the numerals, negations and names of the source's own label."""
    table = content.scenarios
    if table is None or content.scenarios_seminar is not None:
        return
    names = {**content.series.glossary, **content.seminar.glossary}
    for row in table.scenarios:
        if row.source_label and row.source_label != row.label:
            for difference in differences(row.label, row.source_label, names):
                what = f"the source says `{row.source_label}`; this label has {difference}"
                hint = "use the source's, or correct `source_label`"
                yield Problem(row.origin.of("label"), what, hint)


SOURCE_RULES = (figures_have_a_source, a_changed_table_says_what_was_changed, labels_say_what_the_source_says)
