"""Rules for sources, links and interests, beyond the sentences of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.checks.likeness import differences
from tests.seminars import FOLDER, edit, findings, write_seminar

DIFFERENT = (
    ("Hybrid-type WWII: regional conflicts blur together", "Hybrid type World War III"),
    ("A war in 2026", "A war in 2025"),
    ("Talks under Minsk I", "Talks under Minsk II"),
    ("Another World War", "Another World War III"),
    ("Three fronts collapse", "Four fronts collapse"),
    ("Ceasefire on terms Ukraine can accept", "Ceasefire on terms Ukraine cannot accept"),
    ("Ceasefire with a sustainable peace", "Ceasefire without sustainable peace"),
    ("Western aid does not end", "Western aid ends"),
    ("Acceptable ceasefire", "Unacceptable ceasefire"),
    ("A stable front", "An unstable front"),
    ("Talks led by China", "Talks led by Washington"),
    ("Breakthrough of Ukrainian forces", "Breakthrough of Russian forces"),
    ("Article 4 is invoked", "Article 5 is invoked"),
    ("Aid of the EU ends", "Aid of NATO ends"),
)
ALIKE = (
    ("Hybrid-type World War III: regional conflicts blur together (Middle East, Balkans)", "Hybrid type World War III"),
    ("Hybrid WWIII", "Hybrid World War 3"),
    ("Attrition", "Attrition in 2025"),
    ("US-brokered ceasefire", "Ceasefire brokered by the United States"),
    ("Russian breakthroughs", "Breakthroughs by Russia after mobilization"),
    ("Ukraine’s interests met", "Ukrainian interests are met"),
    ("Talks under Minsk II", "Talks under Minsk 2"),
    ("Four fronts", "4 fronts"),
    ("NATO’s aid ends", "The aid of the North Atlantic Treaty Organization ends"),
    ("Slow war of attrition", "Attrition At A Slower Pace In Ukraine"),
    ("Ceasefire Kyiv cannot accept", "Ceasefire that is not accepted by Kyiv"),
    ("A first pause", "A pause"),
    ("One side gives way", "Either side gives way"),
    ("Peace on Ukraine’s terms", "Peace on its terms"),
)
NAMES = {"NATO": "North Atlantic Treaty Organization"}


def test_labels_that_say_something_else_are_found_and_shortened_ones_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    missed = [pair for pair in DIFFERENT if not list(differences(*pair, NAMES))]
    alarms = [(pair, list(differences(*pair, NAMES))) for pair in ALIKE if list(differences(*pair, NAMES))]
    with capsys.disabled():
        print(f"\nSRC-03  {len(DIFFERENT) - len(missed)} of {len(DIFFERENT)} found,", end=" ")
        print(f"{len(alarms)} of {len(ALIKE)} false alarms", *missed, *alarms, sep="\n")
    assert missed == []
    assert alarms == []


@pytest.mark.parametrize(
    ("label", "source", "said"),
    [
        ("Hybrid-type WWII", "Hybrid type World War III", "the numeral 2 for 3"),
        ("A stable front", "An unstable front", "`stable` for `unstable`"),
        ("Talks led by China", "Talks led by Washington", "`China` for `Washington`"),
    ],
)
def test_a_difference_is_named(label: str, source: str, said: str) -> None:
    assert list(differences(label, source)) == [said]


def test_a_label_is_compared_at_its_place_in_the_table(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(
        tmp_path, "scenarios.yaml", "  - id: high\n", "  - id: high\n    source_label: High flood after World War III\n"
    )
    edit(tmp_path, "scenarios.yaml", "source: atlas", "source: atlas\nnote: Labels are shortened.")
    edit(tmp_path, "scenarios.csv", "High flood", "High flood after WWII")
    (problem,) = [one for one in findings(tmp_path) if one.rule.startswith("SRC")]
    assert str(problem).startswith(
        f"{FOLDER}/scenarios.csv:2:6: the source says `High flood after World War III`; this label has the numeral 2"
    )


def _rules(root: Path) -> list[str]:
    return [f"{one.rule} {one.where}".replace(f"{FOLDER}/", "") for one in findings(root)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("", ["SRC-02"]),
        ("note: Adapted from the atlas.\n", ["SRC-02"]),
        ("note: Put together from two books.\n", ["SRC-02"]),
        ("note: Labels are the atlas's, conduct the authors' own.\n", []),
    ],
)
def test_an_amalgamated_table_says_which_part_is_whose(note: str, expected: list[str], tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "scenarios.yaml", "source: atlas", f"{note}reuse: amalgamated\nsource: atlas")
    assert [one.rule for one in findings(tmp_path)] == expected


MEASURED = "      - event: The great dam\n        date: 2024-05\n"


@pytest.mark.parametrize(
    ("sources", "expected"), [("", ["SRC-01 tactics.yaml:9:18"]), ("        sources: [atlas]\n", [])]
)
def test_a_measured_example_names_its_source(sources: str, expected: list[str], tmp_path: Path) -> None:
    write_seminar(tmp_path)
    old = f"{MEASURED}        sources: [atlas]\n"
    edit(tmp_path, "tactics.yaml", old, f"{MEASURED}        measure: 40 meters\n{sources}")
    assert _rules(tmp_path) == expected


def test_the_sources_of_an_item_serve_all_of_its_text(tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "features.yaml", "Deeper than *most*.", "It is 300 meters deep.")
    assert _rules(tmp_path) == []
    edit(tmp_path, "features.yaml", "    sources: [atlas]\n", "")
    assert _rules(tmp_path) == ["SRC-01 features.yaml:7:13"]


@pytest.mark.parametrize(
    ("kind", "added", "expected"),
    [
        ("web", "", ["LNK-02 sources.yaml:8:10"]),
        ("web", "    accessed: 2025-07-01\n", []),
        ("web", "    archived_url: https://archive.example/1\n", []),
        ("treaty", "", []),
    ],
)
def test_a_source_on_the_web_says_when_it_was_read(kind: str, added: str, expected: list[str], tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "sources.yaml", "type: book", f"type: {kind}")
    edit(tmp_path, "sources.yaml", "/rivers\n", f"/rivers\n{added}")
    assert _rules(tmp_path) == expected


@pytest.mark.parametrize("address", ["http://localhost/a", "https://example.com/a", "https://wiki/a"])
def test_an_address_in_the_register_leads_somewhere(address: str, tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "sources.yaml", "https://atlas.example/rivers", address)
    assert _rules(tmp_path) == ["LNK-01 sources.yaml:8:10"]


DISCLOSED = "    disclosures: [Edits books for Chart House.]\n"


@pytest.mark.parametrize(
    ("affiliation", "disclosed", "conflicts", "expected"),
    [
        ("Chart House", "", "none", ["COI-01"]),
        ("Chart House, Oslo", "", "none", ["COI-01"]),
        ("Department of Maps, The Chart House (Oslo)", "", "none", ["COI-01"]),
        ("Chart House", DISCLOSED, "none", []),
        ("Chart House", "", "Ada Löve works for Chart House.", []),
        ("Chart House", "", "Bo Ek works for Chart House.", ["COI-01"]),
        ("Charthouse Chess Club", "", "none", []),
        ("River Institute", "", "none", []),
        ("Friends of the Chart House", "", "none", []),
    ],
)
def test_who_belongs_to_the_house_behind_a_figure_says_so(
    affiliation: str, disclosed: str, conflicts: str, expected: list[str], tmp_path: Path
) -> None:
    write_seminar(tmp_path)
    edit_people(tmp_path, f"    affiliation: {affiliation}\n{disclosed}    bio: |")
    edit(tmp_path, "seminar.yaml", "conflicts: none", f"conflicts: {conflicts}")
    assert [one.rule for one in findings(tmp_path)] == expected


def edit_people(root: Path, new: str) -> None:
    place = root / "content/river/people.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("    bio: |", new), encoding="utf-8")


ALMANAC = "sources:\n  - {id: almanac, type: book, title: Almanac of tides}\n"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("introduction.md", "a mouth.", "a mouth [@almanac]."),
        ("introduction.md", "[@atlas]", "[@atlas, p. 3; almanac, p. 4]"),
        (
            "features.yaml",
            "    sources: [atlas]\n",
            "    sources: [atlas]\n    variants: {press: {replace: {body: 'Deep [@almanac].'}}}\n",
        ),
        ("features.yaml", "sources: [atlas]", "sources: [atlas, almanac]"),
        ("tactics.yaml", "sources: [atlas]", "sources: [almanac]"),
        ("levers.yaml", "    horizon: years\n", "    horizon: years\n    sources: [almanac]\n"),
        ("scenarios.yaml", "source: atlas", "source: almanac"),
    ],
)
def test_a_source_is_used_wherever_it_is_cited(name: str, old: str, new: str, tmp_path: Path) -> None:
    write_seminar(tmp_path)
    edit(tmp_path, "sources.yaml", "sources:\n", ALMANAC)
    assert _rules(tmp_path) == ["REF-05 sources.yaml:2:10"]
    edit(tmp_path, name, old, new)
    assert _rules(tmp_path) == []
