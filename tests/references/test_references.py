"""References as managers of references export them, and the register after them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefings.content.load import load_seminar
from briefings.content.workspace import find_workspace
from briefings.content.yaml_strict import YamlMap, YamlScalar, parse_yaml
from briefings.errors import ContentError
from briefings.references import add_sources, read_bibtex, read_csl
from briefings.references.entry import slug_of
from briefings.references.register import _scalar
from tests.cli.conftest import Run
from tests.cli.conftest import run as run
from tests.seminars import FOLDER, write_seminar

_NAMES = ["id", "title", "type", "author", "issued", "accessed", "date-parts", "literal", "family", "URL", "DOI", "raw"]
BIBTEX = r"""
@comment{Exported from a library}
@string{fa = "Foreign Affairs"}

@article{gessen:2025,
  author = {Masha Ge{\ss}en and M{\"u}ller, J{\"o}rg and van der Berg, Jr., Anna},
  title = {The {Kremlin}'s \emph{Long} Game: {\L}\'od{\'z}},
  journal = fa, year = 2025, month = jul, volume = 104, pages = {5--9}, doi = {10.1234/x.y}
}
@techreport{globsec,
  author = {{GLOBSEC Policy Institute}}, title = "Seven \& More Scenarios",
  date = {2025-06-13/2025-06-20}, url = {https://example.org/a\_b}, urldate = {2025-07-01}
}
@misc{page, title = {A page}, howpublished = "\url{https://example.org/p}"}
"""
CSL = [
    {
        "id": "http://zotero.org/users/1/items/ABCD",
        "type": "article-journal",
        "title": 'On <i>ice</i>: a <span class="nocase">Story</span>',
        "container-title": "Cold Studies",
        "author": [
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            {"family": "Łoś", "given": "Ewa", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[2025, "6", 13], [2025, 7]]},
        "accessed": {"date-parts": [[2025, 7, 1]]},
        "DOI": "10.1/abc",
        "volume": "3",
    },
    {"id": "who2024", "type": "report", "title": "Health: a report", "author": [{"literal": "World Body"}]},
]


def test_bibtex_is_read_with_its_accents_names_and_dates() -> None:
    gessen, globsec, page = read_bibtex(BIBTEX, "library.bib")
    assert (gessen.id, gessen.type) == ("gessen-2025", "article")
    assert gessen.title == "The Kremlin's Long Game: Łódź"
    assert gessen.fields == {
        "author": "Masha Geßen, Jörg Müller, and Anna van der Berg Jr.",
        "container": "Foreign Affairs",
        "date": "2025-07",
        "url": "https://doi.org/10.1234/x.y",
    }
    assert globsec.fields == {
        "organisation": "GLOBSEC Policy Institute",
        "date": "2025-06-13",
        "url": "https://example.org/a_b",
        "accessed": "2025-07-01",
    }
    assert globsec.title == "Seven & More Scenarios"
    assert (page.type, page.fields["url"]) == ("web", "https://example.org/p")


def test_what_has_no_place_is_named_at_the_entrys_line() -> None:
    gessen, globsec, _ = read_bibtex(BIBTEX, "library.bib")
    assert (str(gessen.where), gessen.lost) == ("library.bib:5", ("volume", "pages"))
    assert (str(globsec.where), globsec.lost) == ("library.bib:10", ("date (end of the range)",))


def test_csl_is_read_with_particles_ranges_and_markup_in_titles() -> None:
    ice, health = read_csl(json.dumps(CSL, ensure_ascii=False, indent=1), "zotero.json")
    assert (ice.id, ice.title) == ("gogh-2025", "On ice: a Story")
    assert ice.fields == {
        "container": "Cold Studies",
        "author": "Vincent van Gogh and Ewa Łoś Jr.",
        "url": "https://doi.org/10.1/abc",
        "date": "2025-06-13",
        "accessed": "2025-07-01",
    }
    assert ice.lost == ("volume", "issued (end of the range)")
    assert (health.id, health.fields) == ("who2024", {"organisation": "World Body"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"id": "a",}]', "zotero.json:1:13: this is not JSON"),
        ('{"a": 1}', "a list of references is wanted"),
        ('[\n{"id": "a", "title": " "}]', "zotero.json:2: this reference has no title"),
    ],
)
def test_what_is_no_csl_is_said_at_its_place(text: str, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read_csl(text, "zotero.json")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@article{a,\n title = {x}\n", "library.bib:"),
        ("@article{a, title={x}}\n@article{a, title={y}}", "give each entry a key of its own"),
        ("@article{a,\n year = 2025}", "library.bib:1: `a` has no title"),
        ("@article{a, title = {{}}, author = {{}}}", "library.bib:1: `a` has no title"),
    ],
)
def test_what_is_no_bibtex_is_said_at_its_place(text: str, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read_bibtex(text, "library.bib")
    assert said in str(refused.value)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_seminar(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sources_are_added_and_what_is_there_stays(root: Path, run: Run) -> None:
    register = root / FOLDER / "sources.yaml"
    before = "# Ours.\n" + register.read_text(encoding="utf-8")
    register.write_text(before, encoding="utf-8")
    (root / "library.bib").write_text(BIBTEX, encoding="utf-8")
    ended = run("import", "sources", "library.bib", "first")
    assert ended.exit_code == 0, ended.err
    assert ended.out.split() == ["gessen-2025", "globsec", "page"]
    assert "library.bib:5: info: `gessen-2025`: a source has no place for volume, pages" in ended.err
    assert register.read_text(encoding="utf-8").startswith(before.rstrip())
    workspace = find_workspace(root)
    sources = load_seminar(workspace, workspace.seminars[0]).sources
    assert sources["gessen-2025"].title == "The Kremlin's Long Game: Łódź"
    assert sources["globsec"].organisation == "GLOBSEC Policy Institute"
    assert sources["atlas"].title == "Atlas of rivers"


def test_importing_again_adds_nothing_and_says_so(root: Path, run: Run) -> None:
    (root / "zotero.json").write_text(json.dumps(CSL), encoding="utf-8")
    run("import", "sources", "zotero.json", "first")
    once = (root / FOLDER / "sources.yaml").read_bytes()
    ended = run("import", "sources", "zotero.json", "first")
    assert ended.exit_code == 0
    assert "`gogh-2025` is in the register already" in ended.err
    assert "0 sources added" in ended.err
    assert (root / FOLDER / "sources.yaml").read_bytes() == once


def test_an_id_of_another_source_is_never_taken(root: Path, run: Run) -> None:
    (root / "library.bib").write_text("@book{atlas, title={Another atlas}}", encoding="utf-8")
    before = (root / FOLDER / "sources.yaml").read_bytes()
    ended = run("import", "sources", "library.bib", "first")
    assert ended.exit_code == 1
    assert "the id `atlas` belongs to another source, “Atlas of rivers”" in ended.err
    assert (root / FOLDER / "sources.yaml").read_bytes() == before


def test_a_seminar_without_sources_gets_a_register(root: Path, run: Run) -> None:
    register = root / FOLDER / "sources.yaml"
    register.write_text("sources: []\n", encoding="utf-8")
    for name in ("features.yaml", "tactics.yaml", "scenarios.yaml", "introduction.md"):
        path = root / FOLDER / name
        text = path.read_text(encoding="utf-8").replace("sources: [atlas]", "sources: []").replace(" [@atlas]", "")
        path.write_text(text.replace("source: atlas\n", ""), encoding="utf-8")
    (root / "library.bib").write_text(BIBTEX, encoding="utf-8")
    assert run("import", "sources", "library.bib", "first").exit_code == 0
    workspace = find_workspace(root)
    assert set(load_seminar(workspace, workspace.seminars[0]).sources) == {"gessen-2025", "globsec", "page"}


@given(
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1).map(lambda text: " ".join(text.split()))
)
def test_any_text_is_read_back_from_the_yaml_that_is_written(text: str) -> None:
    text = " ".join(text.split()) or "x"
    tree, problems = parse_yaml(f"a: {_scalar(text)}\n", "x.yaml")
    assert problems == []
    assert isinstance(tree, YamlMap)
    (_, node) = tree.pairs["a"]
    assert isinstance(node, YamlScalar)
    assert node.text == text


@pytest.mark.parametrize(("key", "slug"), [("Müller:2025a", "muller-2025a"), ("a_b c", "a-b-c"), ("Łoś", "os")])
def test_a_key_becomes_an_id(key: str, slug: str) -> None:
    assert slug_of(key) == slug


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.bib", b"\xff\xfe\x00bad", "a.bib:1:1: error: the text is not UTF-8"),
        ("a.json", b'[{"id": "x", "title": "T", "author": "me"}]', "`author` is not a list of names"),
        ("a.json", b'[{"id": "x", "title": "T", "issued": 7}]', "`issued` is not a date"),
        ("a.json", b'[{"id": "x", "title": ["T"], "URL": {"a": 1}}]', "`URL` is not a text"),
        ("a.json", b'[{"id": "x", "title": "T", "URL": "javascript:alert(1)"}]', "`x` cannot be a source"),
        ("a.json", '[{"id": "?", "title": "的"}]'.encode(), "`?` cannot be a source"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.bib", b"@book{a, title={" + b"{" * 5_000 + b"}" * 5_000 + b"}}", "too many nested braces"),
        ("a.bib", b"@book{a, title={T}, author={A, B, C, D, E}}", "too many commas in 'A, B, C, D, E'"),
    ],
)
def test_a_file_that_is_not_what_it_seems_is_said_and_nothing_is_written(
    name: str, content: bytes, said: str, root: Path, run: Run
) -> None:
    (root / name).write_bytes(content)
    before = (root / FOLDER / "sources.yaml").read_bytes()
    ended = run("import", "sources", name, "first")
    assert ended.exit_code == 1
    assert said in ended.err
    assert (root / FOLDER / "sources.yaml").read_bytes() == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), JSON, max_size=6), max_size=3))
def test_any_json_is_read_or_refused_but_never_fails(items: list[dict[str, object]]) -> None:
    try:
        add_sources("sources:\n", {}, read_csl(json.dumps(items), "a.json"))
    except ContentError as refused:
        assert refused.problems


@given(st.text(st.sampled_from("@book{}a,=\"\\ \n1#%'é~$&_-TitleauthornameandO")))
@example("{}")
def test_any_text_is_bibtex_or_refused_but_never_fails(text: str) -> None:
    titled = f"@book{{k, title={{{text}}}, author={{{text}}}, year={{{text}}}}}"
    named = f"@book{{k, title={{T}}, author={{{text}}}, publisher={{{text}}}}}"
    for whole in (text, titled, named):
        try:
            add_sources("sources:\n", {}, read_bibtex(whole, "a.bib"))
        except ContentError as refused:
            assert refused.problems
