"""The living plan of the example and the work of the last months, relative to today."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import take
from wirkkreis.goals.evidence import OBSERVED
from wirkkreis.goals.indicating import add_indicator, observe
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import (
    Calculation,
    Finding,
    FindingGoal,
    Goal,
    GoalCategory,
    Indicator,
    Level,
    Period,
    Plan,
)
from wirkkreis.goals.planning import add_goal, make_plan
from wirkkreis.tenancy import clock
from wirkkreis.testing.events_of_today import hold_and_announce
from wirkkreis.testing.goals_of_today import GOALS, INTRODUCTION, TITLE
from wirkkreis.testing.records import Record, write_records
from wirkkreis.testing.sessions_of_today import meet
from wirkkreis.testing.units import UNITS

# Days before today, kind, topic, minutes, municipality, goals, people reached.
WORK: tuple[tuple[int, str, str, int, str, Sequence[str], dict[str, int]], ...] = (
    (2, "advice", "Sportverein: Idee für ein Turnier gegen Vorurteile", 60, "Hettstedt", ("2.1",), {"": 3}),
    (9, "networking", "Runder Tisch Willkommen", 120, "Sangerhausen", ("1.1",), {"27–64": 17}),
    (13, "public_relations", "Pressegespräch zum Aktionsfonds", 45, "Sangerhausen", ("2.1",), {}),
    (26, "visit", "Besuch im Jugendclub: Schutzkonzept", 75, "Gerbstedt", ("3.1",), {"": 2}),
    (40, "advice", "Elternrat: Beratung nach Schmierereien an der Schule", 90, "Mansfeld", ("3.1",), {"": 4}),
    (89, "advice", "Heimatverein: Antrag und Finanzplan", 60, "Südharz", ("2.1",), {"": 2}),
    (131, "visit", "Feuerwehr: Was tun bei Anfeindungen im Ehrenamt?", 90, "Arnstein", ("3.1",), {"": 6}),
    (222, "advice", "Bündnis: Umgang mit einer angekündigten Kundgebung", 120, "Lutherstadt Eisleben", ("3.1",), {"": 7}),
    (266, "public_relations", "Neue Website der Partnerschaft", 600, "", ("2.1",), {}),
)  # fmt: skip


def live_now(*, coordinator: Actor, lead_office: Actor, continues: Plan) -> Plan:
    """A plan of three years around today, adopted, with the work of the last months."""
    today = clock.today()
    starts = date(today.year - 1, 1, 1)
    adopted_on = starts + timedelta(days=40)
    with clock.at(starts - timedelta(days=30)):
        plan, goals = _planned(starts, by=coordinator, continues=continues)
        youth = _indicate(goals, by=coordinator)
    with clock.at(adopted_on):
        plan = take(
            plan,
            "adopt",
            by=lead_office,
            adopted_on=adopted_on,
            adopted_by="Bündnis für Demokratie",
            resolution=f"2/{starts.year}",
        )
    records = [
        Record(today - timedelta(days=ago), kind, topic, minutes, place, served, reached)
        for ago, kind, topic, minutes, place, served, reached in WORK
    ]
    write_records(records, goals=goals, by=coordinator)
    meet(goals, adopted=plan, today=today, by=coordinator)
    hold_and_announce(goals, today=today, by=coordinator, lead_office=lead_office)
    measured_on = today - timedelta(days=30)
    with clock.at(measured_on):
        observe(
            youth,
            by=coordinator,
            value=Decimal(2),
            day=measured_on,
            method="Protokoll des Jugendforums",
        )
    _assign(goals, today=today, coordinator=coordinator, lead_office=lead_office)
    return plan


def _planned(starts: date, *, by: Actor, continues: Plan) -> tuple[Plan, dict[str, Goal]]:
    plan = make_plan(
        by=by,
        title=TITLE,
        introduction=INTRODUCTION,
        starts=starts,
        ends=date(starts.year + 2, 12, 31),
        continues=continues,
    )
    goals = _goals(plan, by=by)
    _analyse(plan, goals)
    return plan, goals


def _goals(plan: Plan, *, by: Actor) -> dict[str, Goal]:
    made: dict[str, Goal] = {}
    for number, text, categories in GOALS:
        level = list(Level)[number.count(".") + 1] if number[0].isdigit() else Level.GUIDING
        parent = made.get(_above(number))
        made[number] = add_goal(plan, by=by, level=level, text=text, number=number, parent=parent)
        for code in categories:
            GoalCategory.objects.create(goal=made[number], code=code)
    return made


def _above(number: str) -> str:
    """ "1.2" belongs to "1", and the intermediate goals 1, 2 and 3 to the guiding goals A, A, B."""
    if "." in number:
        return number.rpartition(".")[0]
    return {"1": "A", "2": "A", "3": "B"}.get(number, "")


def _indicate(goals: dict[str, Goal], *, by: Actor) -> Indicator:
    """All of them; returns the one that is measured by hand."""

    def add(goal: str, name: dict[str, str], source: str, **more: Any) -> Indicator:
        return add_indicator(goals[goal], by=by, name=name, source=source, **more)

    def kinds(*codes: str) -> dict[str, list[str]]:
        return {"kind": list(codes)}

    add("1.1", {"de": "Sitzungen des Bündnisses", "en": "Meetings of the alliance", "de-simple": "Treffen vom Bündnis", "ar": "اجتماعات التحالف"}, "committees.sessions", parameters={"body": ["steering"]}, target=3, unit=UNITS["Sitzungen"], period=Period.YEAR)  # fmt: skip
    add("1.1", {"de": "Regionalkonferenzen in den 11 Gemeinden", "en": "Regional conferences in the 11 municipalities", "de-simple": "Konferenzen in den 11 Gemeinden", "ar": "مؤتمرات إقليمية في البلديات الإحدى عشرة"}, "events.municipalities", parameters={"format": ["regional_conference"]}, calculation=Calculation.DISTINCT, target=11, unit=UNITS["Gemeinden"])  # fmt: skip
    add("1.2", {"de": "Offene Nachmittage an Begegnungsorten", "en": "Open afternoons at meeting places", "de-simple": "Offene Nachmittage", "ar": "أمسيات مفتوحة في أماكن اللقاء"}, "events.held", parameters={"format": ["cafe"]}, target=5, unit=UNITS["Nachmittage"], period=Period.YEAR)  # fmt: skip
    add("1.2", {"de": "Menschen an Begegnungsorten und bei Festen", "en": "People at meeting places and celebrations", "de-simple": "Menschen bei Festen und Treffen", "ar": "الناس في أماكن اللقاء والاحتفالات"}, "events.participations", calculation=Calculation.SUM, target=300, unit=UNITS["Menschen"], period=Period.YEAR)  # fmt: skip
    add("2.1", {"de": "Beratungen zu Projekten", "en": "Advice talks on projects", "de-simple": "Gespräche über Ideen", "ar": "استشارات حول المشاريع"}, "diary.entries", parameters=kinds("advice"), target=5, unit=UNITS["Beratungen"], period=Period.YEAR)  # fmt: skip
    youth = add("2.1", {"de": "Eigene Projekte des Jugendforums", "en": "The youth forum's own projects", "de-simple": "Projekte von jungen Menschen", "ar": "مشاريع منتدى الشباب"}, OBSERVED, calculation=Calculation.LATEST, target=3, unit=UNITS["Projekte"], period=Period.YEAR)  # fmt: skip
    add("2.2", {"de": "Fortbildungen und Lernanlässe", "en": "Trainings and learning occasions", "de-simple": "Kurse zum Lernen", "ar": "دورات وفرص للتعلم"}, "events.held", parameters={"format": ["training"]}, target=4, unit=UNITS["Angebote"], period=Period.YEAR)  # fmt: skip
    add("2.2", {"de": "Stunden in Fortbildungen", "en": "Hours in trainings", "de-simple": "Stunden in Kursen", "ar": "ساعات التدريب"}, "events.hours", parameters={"format": ["training"]}, calculation=Calculation.SUM, target=20, unit=UNITS["Stunden"], period=Period.YEAR)  # fmt: skip
    add("3.1", {"de": "Gemeinden mit Beratung bei Konflikten", "en": "Municipalities advised on conflicts", "de-simple": "Gemeinden mit Hilfe bei Streit", "ar": "بلديات تلقت المشورة في النزاعات"}, "diary.municipalities", calculation=Calculation.DISTINCT, target=6, unit=UNITS["Gemeinden"])  # fmt: skip
    add("3.1", {"de": "Vertrauen in die Anlaufstelle (Umfrage)", "en": "Trust in the contact point (survey)", "de-simple": "Vertrauen in die Hilfe", "ar": "الثقة في نقطة الاتصال"}, OBSERVED, calculation=Calculation.LATEST, target=70, unit=UNITS["Prozent"])  # fmt: skip
    return youth


def _analyse(plan: Plan, goals: dict[str, Goal]) -> None:
    finding = Finding.objects.create(
        plan=plan,
        text={
            "de": "Ehrenamtliche berichten von Anfeindungen und wissen oft nicht, an wen sie sich wenden können.",
            "en": "Volunteers report hostility and often do not know whom to turn to.",
            "de-simple": "Ehrenamtliche werden beleidigt. Sie wissen oft nicht: Wer hilft?",
            "ar": "يتحدث المتطوعون عن تعرضهم للعداء ولا يعرفون غالبًا إلى من يلجؤون.",
        },
        source="Gespräche mit 14 Vereinen",
        day=plan.starts - timedelta(days=60),
    )  # fmt: skip
    FindingGoal.objects.create(finding=finding, goal=goals["3.1"])


def _assign(goals: dict[str, Goal], *, today: date, coordinator: Actor, lead_office: Actor) -> None:
    tasks = (
        ("1.1", "Einladung zur nächsten Sitzung verschicken", 3, coordinator),
        ("1.2", "Dolmetschen für das Lesecafé klären", -2, coordinator),
        ("2.1", "Mittelabruf für das letzte Quartal vorbereiten", 10, lead_office),
        ("3.1", "Umfrage zur Anlaufstelle auswerten", 24, coordinator),
    )
    for number, title, days, owner in tasks:
        make_measure(
            by=coordinator,
            title=title,
            goal=goals[number],
            owner=owner.account,
            due=today + timedelta(days=days),
        )
