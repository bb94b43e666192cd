"""What keeping to a budget costs: renderings, layouts and milliseconds.

The example and twice as much of everything, for each audience with its own
budgets and for one with half of them. Beside each stands the cost of one
rendering and one layout, and how many layouts going one by one would take.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefings.content.audience import for_audience  # noqa: E402
from briefings.content.load import load_seminar  # noqa: E402
from briefings.content.model import Content  # noqa: E402
from briefings.content.workspace import find_workspace  # noqa: E402
from briefings.document.model import Document  # noqa: E402
from briefings.fitting import fit  # noqa: E402
from briefings.savings import savings  # noqa: E402
from briefings.templating.audiences import Audience, list_audiences  # noqa: E402
from briefings.templating.render import render_document  # noqa: E402
from briefings.templating.search import TemplateSearch, shipped_templates  # noqa: E402
from briefings.theme.load import load_theme  # noqa: E402
from briefings.theme.model import Theme  # noqa: E402
from briefings.writers.formats import page_lines  # noqa: E402
from tests.doubling import doubled  # noqa: E402

SEARCH = TemplateSearch(None, shipped_templates())


class Counting:
    """A rendering and a layout that count how often they are asked for, and how long that takes."""

    def __init__(self, audience: Audience, theme: Theme) -> None:
        self.rendered = self.laid_out = 0
        self._render = partial(render_document, audience=audience, search=SEARCH, root=ROOT)
        self._theme = theme

    def render(self, content: Content) -> Document:
        self.rendered += 1
        return self._render(content)

    def lay_out(self, document: Document) -> tuple[int, ...]:
        self.laid_out += 1
        return page_lines(document, self._theme)


def row(name: str, content: Content, audience: Audience, theme: Theme) -> str:
    counting = Counting(audience, theme)
    fit(content, audience, counting.render, counting.lay_out)  # once before, so that templates and faces are loaded
    counting = Counting(audience, theme)
    started = time.perf_counter()
    found = fit(content, audience, counting.render, counting.lay_out)
    fitted = time.perf_counter() - started
    started = time.perf_counter()
    counting.lay_out(counting.render(content))
    once = time.perf_counter() - started
    return (
        f"{name:<30} {counting.rendered - 1:>9} {counting.laid_out - 1:>8} {len(savings(content)):>8} "
        f"{len(found.problems):>6} {fitted * 1000:>8.0f} {once * 1000:>8.0f}"
    )


def main() -> None:
    workspace = find_workspace(ROOT)
    folder = next(folder for folder in workspace.seminars if folder.seminar == "kremlin-negotiates")
    content = load_seminar(workspace, folder)
    theme = load_theme(shipped_templates() / "themes/house/theme.yaml")
    print(f"{'brief':<30} {'renderings':>9} {'layouts':>8} {'savings':>8} {'used':>6} {'ms':>8} {'ms once':>8}")
    for audience in list_audiences(SEARCH):
        visible = for_audience(content, audience.ceiling)
        half = replace(audience, max_words=(audience.max_words or 0) // 2, max_pages=audience.max_pages or 3)
        print(row(f"{audience.name}", visible, audience, theme))
        print(row(f"{audience.name}, twice the text", doubled(visible), audience, theme))
        print(row(f"{audience.name}, half the budget", visible, half, theme))


if __name__ == "__main__":
    main()
