"""The plan of 2017, with the records and events of that year which the plan names."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.making.planning import name_as_pattern
from wirkkreis.flow.engine import take
from wirkkreis.goals.closing import close_year
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.indicating import add_indicator, observe
from wirkkreis.goals.models import Calculation, Goal, Indicator, Plan
from wirkkreis.goals.planning import make_plan
from wirkkreis.goals.reading import read
from wirkkreis.tenancy import clock
from wirkkreis.testing.gatherings import Gathering, hold
from wirkkreis.testing.records import Record, write_records
from wirkkreis.testing.sessions_of_2017 import sit
from wirkkreis.testing.units import UNITS

TEXT = Path(__file__).parent / "plans" / "mansfeld-suedharz-2017.md"
HALF_YEAR, QUARTER_START = date(2017, 6, 30), date(2017, 4, 1)
PATTERN = "Regionalkonferenz"
ADOPTED, MEASURED = date(2017, 1, 26), date(2017, 12, 1)

# By goal: name, source, the words of the plan, and what else differs from "count, whole year".
INDICATORS: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    (
        "1.1",
        "Sitzungen des Begleitausschusses",
        "committees.sessions",
        "mind. 3x / Jahr",
        {"parameters": {"body": ["steering"]}, "target": 3, "unit": UNITS["Sitzungen"]},
    ),
    (
        "1.1",
        "Demokratiekonferenz im 1. Halbjahr",
        "events.held",
        "im 1. Halbjahr des Jahres",
        {
            "parameters": {"format": ["conference"]},
            "calculation": Calculation.MILESTONE,
            "target": 1,
            "unit": UNITS["Konferenz"],
            "due": HALF_YEAR,
        },
    ),
    (
        "1.3",
        "Jugendliche im Begleitausschuss",
        "committees.youth_seats",
        "2 jugendliche Vertreter",
        {"calculation": Calculation.LATEST, "target": 2, "unit": UNITS["Jugendliche"]},
    ),
    (
        "1.3",
        "Eigene Projekte des Jugendforums",
        OBSERVED,
        "mindestens 3 eigenen Projekten",
        {"calculation": Calculation.LATEST, "target": 3, "unit": UNITS["Projekte"]},
    ),
    (
        "2.1",
        "Begegnungscafé im Haus der Jugend Hettstedt",
        "events.held",
        "Ab Juni 2017",
        {
            "parameters": {"format": ["cafe"]},
            "calculation": Calculation.MILESTONE,
            "target": 1,
            "unit": UNITS["Öffnung"],
            "starts": date(2017, 6, 1),
        },
    ),
    (
        "2.1",
        "Interkulturelle Woche und Kinderjahrmarkt",
        "events.held",
        "Im September 2017",
        {
            "parameters": {"format": ["intercultural_week", "festival"]},
            "target": 2,
            "unit": UNITS["Veranstaltungen"],
            "starts": date(2017, 9, 1),
            "due": date(2017, 9, 30),
        },
    ),
    (
        "2.3",
        "Auswertung des Projekts Demokratie leben – der Mifa",
        "diary.entries",
        "im 2. Quartal 2017",
        {
            "calculation": Calculation.MILESTONE,
            "target": 1,
            "unit": UNITS["Auswertung"],
            "starts": QUARTER_START,
            "due": HALF_YEAR,
        },
    ),
    (
        "3.1",
        "Fachtag zum Thema Partizipation",
        "events.held",
        "im 2. Quartal ein Fachtag",
        {
            "parameters": {"format": ["symposium"]},
            "calculation": Calculation.MILESTONE,
            "target": 1,
            "unit": UNITS["Fachtag"],
            "starts": QUARTER_START,
            "due": HALF_YEAR,
        },
    ),
    (
        "3.1",
        "Beratungen für Bündnisse",
        "diary.entries",
        "regelmäßig und nach Bedarf beraten",
        {"parameters": {"kind": ["advice"]}, "target": 6, "unit": UNITS["Beratungen"]},
    ),
    (
        "3.3",
        "Regionalkonferenzen in den 11 Gemeinden",
        "events.municipalities",
        "in möglichst vielen der 11 Einheitsgemeinden",
        {
            "parameters": {"format": ["regional_conference"]},
            "calculation": Calculation.DISTINCT,
            "target": 11,
            "unit": UNITS["Gemeinden"],
        },
    ),
    (
        "3.3",
        "Menschen auf der ersten Regionalkonferenz in Allstedt",
        "events.participants",
        "am 20.02. 2017 mit ca. 50 Teilnehmern",
        {
            "calculation": Calculation.SUM,
            "target": 50,
            "unit": UNITS["Menschen"],
            "starts": date(2017, 2, 20),
            "due": date(2017, 2, 20),
        },
    ),
)

RECORDS = (
    Record(date(2017, 4, 4), "advice", "Bündnis in Eisleben: Beratung zum Umgang mit Drohungen", 90, "Lutherstadt Eisleben", ("3.1",), {"": 4}),
    Record(date(2017, 6, 20), "visit", "Oase Sangerhausen: Konzept für den Herbst", 90, "Sangerhausen", ("2.1",), {"": 3}),
    Record(date(2017, 6, 27), "other", "Auswertung „Demokratie leben – der Mifa“ mit den Lehrlingen", 150, "Sangerhausen", ("2.3",), {"14–17": 8, "18–26": 7}),
    Record(date(2017, 8, 15), "advice", "Bündnis in Sangerhausen: Vorbereitung der Aktionswoche", 60, "Sangerhausen", ("3.1",), {"": 5}),
)  # fmt: skip


EVENTS = (
    Gathering(date(2017, 2, 20), "regional_conference", "Erste Regionalkonferenz", place="Allstedt", goals=("3.3",), heads={"": 52}, audiences=("everybody", "civil_society")),
    Gathering(date(2017, 5, 18), "conference", "Demokratiekonferenz des Landkreises", time(15), 5, "Sangerhausen", ("1.1", "1.2"), {"14–17": 6, "18–26": 9, "27–64": 48, "65+": 12}),
    Gathering(date(2017, 5, 31), "symposium", "Fachtag Partizipation", time(9), 6, "Sangerhausen", ("3.1",), {"27–64": 34}, ("institutions", "administration")),
    Gathering(date(2017, 6, 7), "cafe", "Das Begegnungscafé öffnet im Haus der Jugend", time(15), 3, "Hettstedt", ("2.1",), {"": 31}, ("cultures",), venue="Haus der Jugend Hettstedt"),
    Gathering(date(2017, 9, 16), "festival", "Kinderjahrmarkt", time(11), 7, "Lutherstadt Eisleben", ("2.1",), {"0–13": 140, "27–64": 90}, ("children", "families")),
    Gathering(date(2017, 9, 25), "intercultural_week", "Interkulturelle Woche: Eröffnung", time(16), 4, "Lutherstadt Eisleben", ("2.1", "2.2"), {"": 85}, ("cultures",), ("Soziokulturelles Zentrum am Markt e. V.", "Kreissportbund")),
    Gathering(date(2017, 11, 9), "regional_conference", {"de": "Regionalkonferenz", "en": "Regional conference", "de-simple": "Konferenz in der Gemeinde", "ar": "مؤتمر إقليمي"}, place="Hettstedt", goals=("3.3",), heads={"": 38}, audiences=("everybody", "civil_society"), supports=("interpreting", "childcare", "step_free", "sign_language")),
)  # fmt: skip


def live_through(*, coordinator: Actor, lead_office: Actor) -> Plan:
    """Read the plan, adopt it, work the year, close it: each on its day, as the trail says."""
    with clock.at(date(2016, 12, 6)):
        plan, goals, indicators = _planned(coordinator)
    with clock.at(ADOPTED):
        take(
            plan,
            "adopt",
            by=lead_office,
            adopted_on=ADOPTED,
            adopted_by="Begleitausschuss",
            resolution="1/2017",
        )
    sit(goals, plan=plan, adopted_on=ADOPTED, by=coordinator)
    write_records(RECORDS, goals=goals, by=coordinator)
    held = [hold(gathering, goals=goals, by=coordinator) for gathering in EVENTS]
    name_as_pattern(held[-1], by=coordinator, name=PATTERN)
    with clock.at(MEASURED):
        _observe(indicators, by=coordinator)
    with clock.at(date(2018, 1, 23)):
        close_year(plan, 2017, by=lead_office)
        return take(plan, "close", by=lead_office)


def _planned(coordinator: Actor) -> tuple[Plan, dict[str, Goal], list[Indicator]]:
    plan = make_plan(
        by=coordinator,
        title={"de": "Zielplan 2017", "en": "Goal plan 2017", "de-simple": "Ziele für das Jahr 2017", "ar": "خطة الأهداف 2017"},
        starts=date(2017, 1, 1),
        ends=date(2017, 12, 31),
    )  # fmt: skip
    goals = _goals(plan)
    indicators = [
        add_indicator(goals[number], by=coordinator, name=name, source=source, quote=quote, **more)
        for number, name, source, quote, more in INDICATORS
    ]
    return plan, goals, indicators


def _goals(plan: Plan) -> dict[str, Goal]:
    """The goals of the text, by number: the intermediate goal's, and the action goal's in it."""
    reading = read(TEXT.read_text(encoding="utf-8"))
    made: list[Goal] = []
    for position, found in enumerate(reading.goals):
        made.append(
            Goal.objects.create(
                plan=plan,
                parent=None if found.parent is None else made[found.parent],
                parent_assumed=found.parent_assumed,
                level=found.level,
                number=found.number or "",
                position=position,
                text=found.text,
            )
        )
    return dict(_by_number(made))


def _by_number(goals: list[Goal]) -> Iterator[tuple[str, Goal]]:
    for goal in goals:
        above = goal.parent.number if goal.parent and goal.level == "action" else ""
        yield (f"{above}.{goal.number}" if above else f"{goal.level} {goal.number}", goal)


def _observe(indicators: list[Indicator], *, by: Actor) -> None:
    measured: Mapping[str, int] = {
        "Eigene Projekte des Jugendforums": 3,
    }
    for indicator in indicators:
        if indicator.name in measured:
            observe(
                indicator,
                by=by,
                value=Decimal(measured[indicator.name]),
                day=MEASURED,
                method="Protokolle des Jugendforums",
            )
