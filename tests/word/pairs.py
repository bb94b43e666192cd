"""Pairs of Documents: the sample brief, cut, shuffled and reworded by seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from briefings.document.model import BarChart, Block, Document, Figure, Inline, Link, List, Strong, Table, Text
from briefings.document.rebuild import with_inlines, with_inside, with_texts
from tests.documents import sample_document

_WORDS = ("38 %", "41.5 %", "ceasefire", "re-armed", "Kyiv’s", "about", "3,000", "Œuvre & <so>", "and", "not")
_NEWCOMERS: tuple[Inline, ...] = (Strong((Text("never"),)), Link("https://example.org/x", (Text("there"),)))


def random_pair(seed: int) -> tuple[Document, Document]:
    """Two editions of a brief that differ in a few places or in most."""
    chance = random.Random(seed)
    editor = _Editor(chance, chance.choice((0.02, 0.1, 0.4)))
    return editor.edited(sample_document()), editor.edited(sample_document())


@dataclass
class _Editor:
    chance: random.Random
    rate: float
    """How much of everything is changed."""

    def happens(self, share: float) -> bool:
        return self.chance.random() < self.rate * share

    def edited(self, document: Document) -> Document:
        kept = [self.block(block) for block in document.blocks if not self.happens(0.5)] or [document.blocks[0]]
        if len(kept) > 1 and self.happens(2):
            first, second = self.chance.sample(range(len(kept)), 2)
            kept[first], kept[second] = kept[second], kept[first]
        return replace(document, blocks=tuple(kept))

    def block(self, block: Block) -> Block:
        match block:
            case List() if self.happens(2):
                block = replace(block, items=block.items[1:] or block.items)
            case Table() if self.happens(2):
                gone = self.chance.randrange(len(block.body))
                block = replace(block, body=block.body[:gone] + block.body[gone + 1 :])
            case Figure(content=BarChart() as chart) if self.happens(2):
                block = replace(block, content=replace(chart, title="Other"))
            case _:
                pass
        return with_texts(with_inside(block, self.block), self.inlines)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for inline in inlines:
            if self.happens(0.25):
                made.append(self.chance.choice(_NEWCOMERS))
            if not self.happens(0.25):
                made.append(self.inline(inline))
        return tuple(made) or inlines

    def inline(self, inline: Inline) -> Inline:
        return Text(self.reworded(inline.text)) if isinstance(inline, Text) else with_inlines(inline, self.inline)

    def reworded(self, text: str) -> str:
        words: list[str] = []
        for word in text.split(" "):
            if self.happens(0.3):
                words.append(self.chance.choice(_WORDS))
            if not self.happens(0.3):
                words.append(word)
        return " ".join(words) or text
