"""What a careful typesetter sees to on every page, asserted of finished files."""

from __future__ import annotations

from tests.writers.pdf.reading import Node, Reading, words


def pages_of_node(node: Node) -> set[int]:
    return {page for one in node.walk() for page in one.pages}


def assert_notes_begin_on_the_page_of_their_mark(reading: Reading) -> None:
    marks = {
        words(node.text): min(pages_of_node(node))
        for node in reading.tree.all("Reference")
        if node.text.strip().isdigit()
    }
    for note in reading.tree.all("Note"):
        number = words(note.all("Lbl")[0].text)
        assert min(pages_of_node(note)) == marks[number], f"note {number}"


def assert_no_heading_ends_a_page(reading: Reading) -> None:
    headings = {words(node.text) for node in reading.tree.all("H1", "H2", "H3", "H4")}
    in_notes = {mark for note in reading.tree.all("Note") for node in note.walk() for mark in node.marks}
    for number, page in enumerate(reading.pages):
        lines = page.lines(frozenset(mark for at, mark in in_notes if at == number))
        body = [words(line) for _, line in lines if words(line)]
        assert not body or body[-1] not in headings, body[-1]


def assert_rows_are_whole(reading: Reading) -> None:
    for found in reading.tree.all("TR"):
        assert len(pages_of_node(found)) <= 1, words(found.text)
