"""Twenty canaries, each in a place where something withheld can stand or be left.

In no file of the public brief is any of them. With the filter switched off,
and with those planted that no writer ever prints, the scan finds all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefings import pipeline, release
from briefings.checks import read_checked
from briefings.cli.orders import make_order
from briefings.content.audience import for_audience
from briefings.content.model import Content, Visibility
from briefings.content.participants import load_participants
from briefings.content.workspace import find_workspace
from briefings.order import Order
from briefings.pipeline import build
from briefings.release import Guard
from briefings.scan.protected import Protected, protect
from briefings.scan.search import Searched, search
from briefings.templating.render import render_document
from tests.scan.planted import add_part, in_body, png_saying
from tests.seminars import FOLDER, edit, write_seminar

CANARIES = {
    "hidden item": "Quagga grazes at Abruzzo",
    "withheld passage": "Bittern calls at Bologna",
    "alt text": "Curlew seen at Carrara",
    "private e-mail": "ada@private.example",
    "source title": "Dotterel over Dolomites",
    "custom property": "Egret nests in Empoli",
    "image metadata": "Falcon above Ferrara",
    "house document": "Gannet dives off Genoa",
    "comment": "Heron waits in Imola",
    "footnote": "Ibis wades in Ivrea",
    "chart category": "Jackdaw in Lecce",
    "table cell": "Kestrel at Livorno",
    "file name": "Lapwing over Mantua",
    "biography": "Merlin flew from Naples",
    "template comment": "Nightjar heard at Otranto",
    "translation": "Oriole singt in Padua",
    "previous edition": "Puffin left Ravenna",
    "link": "rail.siena.example/secret-page",
    "caption": "Snipe drums at Trieste",
    "participant": "Orsolya Fenwright",
}
UNPRINTED = (
    *("custom property", "house document", "comment", "file name", "template comment", "translation"),
    *("previous edition", "private e-mail", "biography", "participant", "image metadata"),
)
"""What no template prints and no writer copies, so that it has to be planted."""

PASSAGES = f"""\
---
visibility: public
---
The river has a source [@atlas]. [{CANARIES["withheld passage"]}.]{{.organisers}}

::: organisers
It is [told elsewhere](https://{CANARIES["link"]}), and noted[^deep].

[^deep]: {CANARIES["footnote"]}.

![{CANARIES["alt text"]}](images/bird.png "{CANARIES["caption"]}")

| Bird | Place |
| --- | --- |
| {CANARIES["table cell"]} | there |

Told by [@hidden].
:::

It also has a mouth.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small seminar with canaries in all places that content has."""
    root = write_seminar(tmp_path)
    edit(root, "conclusions.md", "It runs on.", "---\nvisibility: public\n---\nIt runs on.")
    edit(root, "features.yaml", "id: secret", "id: secret\n    visibility: organisers")
    edit(root, "features.yaml", "A secret ford", CANARIES["file name"])
    edit(root, "features.yaml", "Few know the ford.", f"{CANARIES['hidden item']}.")
    edit(root, "scenarios.csv", "mid,Some flood,flood,32,Water stands,public", _row())
    edit(root, "levers.yaml", "      - {scenario: mid, direction: shapes}\n", "")
    edit(root, "seminar.yaml", 'floods: {{ scenarios.total("flood") | percent }}.', "floods.")
    (root / FOLDER / "introduction.md").write_text(PASSAGES, encoding="utf-8")
    (root / FOLDER / "images").mkdir()
    (root / FOLDER / "images/bird.png").write_bytes(png_saying(CANARIES["image metadata"], b"zTXt"))
    with (root / FOLDER / "sources.yaml").open("a", encoding="utf-8") as sources:
        title = CANARIES["source title"]
        sources.write(f"  - id: hidden\n    visibility: organisers\n    type: book\n    title: {title}\n")
    with (root / "content/river/people.yaml").open("a", encoding="utf-8") as people:
        biography = CANARIES["biography"]
        people.write(f"  - id: bo\n    name: Bo Stone\n    sort_name: Stone, Bo\n    bio: |\n      {biography}.\n")
    names = f"participants:\n  - name: {CANARIES['participant']}\n"
    (root / FOLDER / "participants.yaml").write_text(names, encoding="utf-8")
    (root / "templates/macros").mkdir(parents=True)
    (root / "templates/macros/own.html.j2").write_text(f"{{# {CANARIES['template comment']} #}}", encoding="utf-8")
    return root


def _row() -> str:
    return f"mid,{CANARIES['chart category']},flood,32,Water stands,organisers"


def order_for(root: Path, house: Path | None = None) -> Order:
    return make_order(find_workspace(root), ["full"], always=True, jobs=1, house=house)


def finished(root: Path, house: Path | None = None) -> dict[str, bytes]:
    order = order_for(root, house)
    (outcome,) = build(order, order.workspace.seminars)
    assert not outcome.has_errors, [one.what for one in outcome.problems if one.severity == "error"]
    return {one.path.name: one.path.read_bytes() for one in outcome.built}


def with_house(root: Path, files: dict[str, bytes]) -> Path:
    """A letterhead that somebody made of a letter."""
    house = root / "letter.docx"
    content = next(file for name, file in files.items() if name.endswith(".docx"))
    content = in_body(content, f"<w:p><w:r><w:t>{CANARIES['house document']}</w:t></w:r></w:p>")
    comments = f'<w:comments xmlns:w="{W}"><w:p><w:r><w:t>{CANARIES["comment"]}</w:t></w:r></w:p></w:comments>'
    content = add_part(content, "word/comments.xml", comments.encode())
    property_ = f'<P xmlns:vt="urn:vt"><p name="Client"><vt:s>{CANARIES["custom property"]}</vt:s></p></P>'
    house.write_bytes(add_part(content, "docProps/custom2.xml", property_.encode()))
    return house


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def protected_of(root: Path, house: Path) -> Protected:
    """What the release of the public brief looks for, with an edition before and a translation."""
    order = order_for(root, house)
    folder = order.workspace.seminars[0]
    content = read_checked(order.workspace, folder)[0]
    former = replace(content, features=(replace(content.features[1], claim=CANARIES["previous edition"]),))
    guard = Guard(order, content, load_participants(order.workspace, folder))
    document = render_document(for_audience(content, Visibility.PUBLIC), order.audiences[0], order.search, root)
    told = guard.beside(order.audiences[0], house, document)
    beside = replace(told, previous=former, withheld=(*told.withheld, ("translation", CANARIES["translation"])))
    return protect(content, Visibility.PUBLIC, "full", beside)


def found_in(files: dict[str, bytes], protected: Protected) -> str:
    hits = (hit for name, file in files.items() for hit in search(name, file, protected).hits)
    return " | ".join(sorted({hit.text for hit in hits}))


def test_no_canary_is_in_a_file_of_the_public_brief(root: Path) -> None:
    house = with_house(root, finished(root))
    files = finished(root, house)
    assert len(files) == 3
    assert found_in(files, protected_of(root, house)) == ""
    for canary in CANARIES.values():
        assert not any(canary.encode() in file for file in files.values())


def test_the_scan_finds_all_twenty_when_nothing_is_filtered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = with_house(root, finished(root))
    protected = protected_of(root, house)

    def everything(content: Content, ceiling: Visibility) -> Content:
        return for_audience(content, Visibility.ORGANISERS)

    monkeypatch.setattr(pipeline, "for_audience", everything)
    monkeypatch.setattr(release, "search", lambda *_: Searched())
    files = finished(root)
    printed = found_in(files, protected)
    for place in CANARIES.keys() - set(UNPRINTED):
        assert CANARIES[place].rpartition("/")[2].split()[0] in printed, place
    (name, content), *_ = files.items()
    for place in UNPRINTED:
        assert _is_found(name, _planted(place)(content), protected, CANARIES[place]), place
    assert _is_found(f"{CANARIES['file name'].replace(' ', '_')}.docx", content, protected, CANARIES["file name"])
    assert any(hit.kind == "picture" for hit in search(name, content, protected).hits)


def _is_found(name: str, content: bytes, protected: Protected, canary: str) -> bool:
    return any(canary in hit.text for hit in search(name, content, protected).hits)


def _planted(place: str) -> Callable[[bytes], bytes]:
    text = CANARIES[place]
    match place:
        case "image metadata":
            return lambda file: add_part(file, "word/media/other.png", png_saying(text, b"iTXt"))
        case "custom property":
            return lambda file: add_part(file, "docProps/custom3.xml", f"<a>{text}</a>".encode())
        case "comment":
            return lambda file: add_part(file, "word/comments.xml", f"<a>{text}</a>".encode())
        case _:
            return lambda file: in_body(file, f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
