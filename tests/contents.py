"""Content made by hand, for tests that need no files.

`sample_content` is a small summary with one of everything; `sample_read_ahead`
the brief before it. `HOSTILE` is text that means something to Jinja, HTML,
Markdown or a spreadsheet, and must be printed as it stands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from briefings.content.model import (
    AgendaItem,
    Content,
    Disclosures,
    Edition,
    Effect,
    Example,
    Feature,
    Horizon,
    KeyJudgement,
    Kind,
    Lever,
    Organisation,
    Person,
    Prose,
    Question,
    Reading,
    Regime,
    Scenario,
    ScenarioClass,
    ScenarioSet,
    Seminar,
    Series,
    Source,
    Tactic,
    Visibility,
    Work,
)
from briefings.errors import Where

HOSTILE = "A & B <c> {{ 7*7 }} {% x %} *y* | \"q\" 'z' 🎈 № ğ a\u2011b Є"


def prose(text: str, file: str = "content/river/first/seminar.yaml", line: int = 9) -> Prose:
    return Prose(text, Where(file, line, 3), 2, Visibility.PUBLIC)


def _series() -> Series:
    return Series(
        id="river",
        name="River Series",
        masthead="The River",
        kicker="Rivers and their end",
        organisation=Organisation(name="River Institute", abbreviation="RI", place="Riverton"),
        language="en-US",
        disclaimer=prose("The views are the authors’ own."),
        contact="press@river.example",
        glossary=MappingProxyType({"RI": "River Institute"}),
    )


def _people() -> dict[str, Person]:
    work = Work(title="Water", place="London", publisher="Ford", year=2020, role="editor")
    return {
        "ada": Person(
            id="ada", name="Ada Löve", sort_name="Löve, Ada", style="Dr.", bio=prose("Ada writes."), works=(work,)
        ),
        "bo": Person(id="bo", name="Bo Єва", sort_name="Єва, Bo", bio=prose("Bo reads."), affiliation="RI"),
        "cy": Person(
            id="cy", name="Cy Ng", sort_name="Ng, Cy", bio=prose("Cy listens."), public_email="cy@river.example"
        ),
    }


def _seminar() -> Seminar:
    return Seminar(
        id="first",
        title="How the river runs",
        ordinal=1,
        date=dt.date(2025, 7, 22),
        format="virtual",
        regime=Regime.CHATHAM_HOUSE,
        edition=Edition(kind=Kind.SUMMARY, date=dt.date(2025, 7, 23), as_of=dt.date(2025, 7, 22)),
        authors=("ada", "bo", "cy"),
        presenters=("ada",),
        moderator="bo",
        standfirst=prose("What the river does."),
        bottom_line=prose("The river floods."),
        key_judgements=tuple(
            KeyJudgement(
                id=f"judgement-{number}",
                priority=number,
                text=prose(f"Judgement {number}."),
                confidence="high",
                basis="it was measured",
                sources=("atlas",),
            )
            for number in (2, 1, 3)
        ),
        questions=(Question(id="why", text="Why does it flood?", context=prose("It rained.")),),
        disclosures=Disclosures(funding="None.", limits=prose("One river only.")),
        glossary=MappingProxyType({"FL": "Flood"}),
    )


def sample_scenarios() -> ScenarioSet:
    """Three rows in two classes: 60.5 and 20 of flood, 19.5 of drought."""
    return ScenarioSet(
        id="floods",
        title="How the river may run",
        classes=(ScenarioClass(id="flood", label="Flood"), ScenarioClass(id="drought", label="Drought")),
        horizon=Horizon(first="2025", last="2026"),
        source="atlas",
        note="condensed by the authors",
        scenarios=(
            _scenario(1, "big-flood", "Big flood: over the banks", "flood", "60.5", ("It rises", "It spills")),
            _scenario(2, "small-flood", "Small flood", "flood", "20", ()),
            _scenario(3, "drought", "Drought", "drought", "19.5", ("It falls",)),
        ),
    )


def _scenario(number: int, name: str, label: str, group: str, percent: str, behaviours: tuple[str, ...]) -> Scenario:
    return Scenario(
        id=name, number=number, label=label, class_id=group, probability=Decimal(percent), behaviours=behaviours
    )


def _lever() -> Lever:
    return Lever(
        id="dam",
        title="Build a dam",
        actor="The town",
        addressee="The engineers",
        instrument=("economic", "legal"),
        action="pay for a dam",
        target="the upper valley",
        mechanism="the water is held back",
        acts_on=(Effect(scenario="big-flood", direction="lowers"), Effect(scenario="small-flood", direction="raises")),
        horizon="years",
        cost="high",
        risk="it breaks",
        sources=("atlas",),
    )


def levers_and_scenarios(levers: int, scenarios: int, last: Decimal = Decimal(0)) -> Content:
    """The sample with so many of each; every lever acts on two rows, no lever on the last row.

    Units: the last row has `last` percent, the others share the rest in whole percents, the first takes what is over.
    """
    content, numbers = sample_content(), range(1, scenarios + 1)
    share, over = divmod(100 - last, scenarios - 1)
    shares = [share + over, *[share] * (scenarios - 2), last]
    rows = tuple(
        _scenario(
            number, f"row-{number}", f"Future number {number}", "flood" if number % 2 else "drought", str(one), ()
        )
        for number, one in zip(numbers, shares, strict=True)
    )
    directions = ("raises", "lowers", "shapes")
    listed = tuple(
        replace(
            content.levers[0],
            id=f"lever-{number}",
            title=f"Pull the lever of number {number}",
            priority=1 + number // 4,
            acts_on=(
                Effect(scenario=f"row-{1 + number % (scenarios - 1)}", direction=directions[number % 3]),
                Effect(scenario=f"row-{1 + (number * 2 + 3) % (scenarios - 1)}", direction=directions[number // 3 % 3]),
            ),
        )
        for number in range(levers)
    )
    assert content.scenarios
    return replace(content, levers=listed, scenarios=replace(content.scenarios, scenarios=rows))


def sample_content() -> Content:
    """A summary with one of everything."""
    atlas = Source(id="atlas", type="book", author="Mary Maps", title="Atlas", url="https://maps.example/a?b=1&c=2")
    example = Example(event="The bridge of 1913", date="1913-06", measure="3 metres", sources=("atlas",))
    return Content(
        series=_series(),
        people=MappingProxyType(_people()),
        seminar=_seminar(),
        introduction=prose("It *rained* [@atlas].\n\n- much\n- often", "content/river/first/introduction.md", 4),
        features=(Feature(id="wet", heading="Water is wet", claim="It always was.", body=prose("See it.")),),
        tactics=(
            Tactic(id="rise", name="Slow rise", summary="It rises.", examples=(example,), counter="build higher"),
        ),
        scenarios=sample_scenarios(),
        conclusions=prose("It will rain.\n\nThen it stops.", "content/river/first/conclusions.md", 4),
        levers=(_lever(),),
        sources=MappingProxyType({"atlas": atlas}),
        directory="content/river/first",
    )


def sample_read_ahead() -> Content:
    """A brief made before its seminar, with the scenarios of another one."""
    before = sample_content()
    seminar = replace(
        before.seminar,
        id="second",
        title="Where the river goes",
        date=dt.date(2025, 9, 16),
        edition=Edition(kind=Kind.READ_AHEAD, date=dt.date(2025, 9, 9), as_of=dt.date(2025, 9, 9)),
        bottom_line=None,
        key_judgements=(),
        agenda=(AgendaItem(id="talk", start="14:30", minutes=20, title="Talk", speakers=("ada", "cy")),),
        reading_list=(Reading(id="read-atlas", source="atlas", why="It shows the river.", minutes=12),),
        scenarios_from="first",
    )
    return replace(
        before, seminar=seminar, scenarios_seminar=before.seminar, features=(), tactics=(), levers=(), conclusions=None
    )
