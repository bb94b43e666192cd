"""`briefings edition diff`: what changed between two editions.

An edition is compared with another, or with the seminar as it stands today.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import click

from briefings.cli.edition.opened import Opened, open_archive
from briefings.cli.options import chosen_audiences
from briefings.cli.orders import make_order
from briefings.cli.report import print_json, say
from briefings.cli.since import with_previous
from briefings.compare.changes import compare
from briefings.compare.slopes import slopes_of
from briefings.content.audience import for_audience
from briefings.content.model import Content
from briefings.content.variants import vary
from briefings.content.workspace import select_seminars
from briefings.editions.changes_views import as_json, as_markdown, as_text
from briefings.editions.sides import Kept, Side, Standing
from briefings.editions.slope_chart import as_svg
from briefings.staging import write_whole
from briefings.templating.search import TemplateSearch
from briefings.word.redline import redline

_VIEWS, _FILES = ("text", "json", "md", "svg"), ("docx", "pdf", "html")
_HAS_DATE = re.compile(r"[/.]\d{4}-\d{2}-\d{2}")


@click.command(
    epilog="""\b
Examples:
  briefings edition diff kremlin-negotiates/2025-07-22 kremlin-negotiates
  briefings edition diff kremlin-negotiates/2025-07-22 kremlin-negotiates/2025-09-16 --format md
  briefings edition diff kremlin-negotiates/2025-07-22 kremlin-negotiates --format svg -o slopes.svg
  briefings edition diff kremlin-negotiates/2025-07-22 kremlin-negotiates --format docx -a press -o changes.docx
  briefings edition diff kremlin-negotiates/2025-07-22 kremlin-negotiates --format pdf -a press -o changes.pdf
"""
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "form", type=click.Choice([*_VIEWS, *_FILES]), default="text", show_default=True)
@click.option("-a", "--audience", metavar="NAME", help="Compare what this audience may see; needed for a file.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the file.")
@click.option("--author", default="briefings", show_default=True, help="Whose changes they are in the Word file.")
@click.pass_obj
def command(
    directory: Path, old: str, new: str, form: str, audience: str | None, output: Path | None, author: str
) -> None:
    """Say what changed from OLD to NEW; a side is an edition, or a seminar as it stands."""
    opened = open_archive(directory)
    order = make_order(opened.workspace, jobs=1)
    names = chosen_audiences((audience,) if audience else (), [one.name for one in order.audiences])
    before, after = _side(opened, old), _side(opened, new)
    if form in _FILES:
        _write_file(form, order.search, (before, after), names, output, author)
        return
    contents = [before.content(), after.content()]
    for one in (one for one in order.audiences if one.name in names):
        contents = [for_audience(vary(content, one.name, one.form), one.ceiling) for content in contents]
    if form == "svg":
        _print_slopes(contents[0], contents[1], output)
        return
    changes = compare(*contents)
    if form == "json":
        print_json("edition diff", 0, (), {"changes": as_json(changes)})
    else:
        click.echo(as_markdown(changes) if form == "md" else as_text(changes), nl=False)


def _print_slopes(old: Content, new: Content, output: Path | None) -> None:
    """The probabilities of both as a chart, into a file or onto the standard output."""
    dates = old.seminar.edition.date, new.seminar.edition.date
    drawn = as_svg(slopes_of(old.scenarios, new.scenarios), new.seminar.title, *dates)
    if output is None:
        click.echo(drawn, nl=False)
        return
    write_whole(output, drawn.encode())
    say(str(output))


def _side(opened: Opened, name: str) -> Side:
    """An edition when the name has a date, else a seminar."""
    if _HAS_DATE.search(name):
        return Kept(opened.archive, opened.entry(name))
    (folder,) = select_seminars(opened.workspace, [name])
    return Standing(opened.workspace, folder, with_previous(make_order(opened.workspace, jobs=1), [folder]))


def _write_file(
    form: str,
    search: TemplateSearch,
    sides: tuple[Side, Side],
    names: tuple[str, ...],
    output: Path | None,
    author: str,
) -> None:
    before, after = sides
    if not names or output is None:
        raise click.UsageError(f"a {form.upper()} file needs an audience and a place: -a NAME -o FILE.{form}")
    if form == "docx":
        # Noon of the newer edition's day: the file is the same whenever it is made.
        date = dt.datetime.combine(after.content().seminar.edition.date, dt.time(12), dt.UTC)
        made = redline(before.word_file(names[0]), after.word_file(names[0]), author, date)
    else:
        # Imported here: the writers are slow to load.
        from briefings.editions.marked import marked_file
        from briefings.templating.labels import load_labels

        new = after.target(names[0])
        labels = load_labels(new.document.properties.language, search, new.where)
        made = marked_file(before.target(names[0]), new, form, labels)
    write_whole(output, made)
    say(str(output))
