"""The sessions of the example: of the body that advises now, and of the youth forum."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.formats import date_format

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import AgendaItem, Committee, CommitteeKind, ItemKind, Session
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import Goal, Plan
from wirkkreis.testing.sessions import Point, Sitting, hold, invite, minute, plan, resolve
from wirkkreis.testing.votes_of_today import circulate, prepare_vote, vote_by_name

SPORT = "Kreissportbund"
CENTRE = "Soziokulturelles Zentrum am Markt e. V."
OPENING = Point("Eröffnung und Beschlussfähigkeit", ItemKind.INFORMATION, state="done")
ANY_OTHER = Point("Verschiedenes", ItemKind.DEBATE, state="done")
ANSWERS = {"Katrin Oelze": "comes", "Tamara Beck": "online", "Henning Ruß": "declines"}
CAFE = "Das Bündnis empfiehlt, das Lesecafé mit 2.400 Euro zu fördern. Auflage: Die Plakate nennen auch die Anfahrt mit dem Bus."  # fmt: skip


def meet(goals: Mapping[str, Goal], *, adopted: Plan, today: date, by: Actor) -> list[Session]:
    """All of them, the earliest first."""
    body = Committee.objects.active().get(kind=CommitteeKind.STEERING)
    first = _adopting(body, adopted, goals)
    held = [first, *_earlier(body, goals, today=today)]
    last = _latest(body, goals, today=today, before=held[-1], by=by)
    circulate(body)
    coming = _to_come(body, goals, today=today, last=last)
    return [*held, last, *coming, _young(goals, today=today)]


def _adopting(body: Committee, adopted: Plan, goals: Mapping[str, Goal]) -> Session:
    """The session in which the plan was adopted that holds now."""
    assert adopted.adopted_on is not None
    year = adopted.adopted_on.year
    sitting = Sitting(
        _called(adopted.adopted_on),
        adopted.adopted_on,
        "Kreishaus, großer Saal",
        "Sangerhausen",
        (
            OPENING,
            Point(
                "Zielplan: Beratung und Beschluss",
                ItemKind.PLAN,
                text="Der Entwurf lag seit Dezember zur Beratung aus.",
                report="Die Jugendlichen bitten um ein eigenes Ziel zur Mitsprache; es wird aufgenommen.",
                state="done",
                plan=adopted,
            ),
            ANY_OTHER,
        ),
        goals=("1.1",),
    )  # fmt: skip
    session = hold(sitting, body, goals)
    item = AgendaItem.objects.get(session=session, kind=ItemKind.PLAN)
    resolve(item, f"2/{year}", "Das Bündnis beschließt den Zielplan in der vorgelegten Fassung.")
    minute(session, state="approved", approved_on=adopted.adopted_on + timedelta(days=60))
    return session


def _earlier(body: Committee, goals: Mapping[str, Goal], *, today: date) -> list[Session]:
    """Three sessions of the last year, with what is known of most sessions: who was there."""
    found = []
    for number, (ago, municipality, away) in enumerate(
        (
            (311, "Sangerhausen", ("Henning Ruß",)),
            (204, "Hettstedt", ("Sabine Grothe", "Tamara Beck")),
            (118, "Lutherstadt Eisleben", ("Anne Lindner",)),
        ),
        start=2,
    ):
        day = today - timedelta(days=ago)
        sitting = Sitting(
            _called(day),
            day,
            "Rathaus, Sitzungssaal",
            municipality,
            (OPENING, Point("Stand der Vorhaben", ItemKind.INFORMATION, state="done"), ANY_OTHER),
            away=away,
            unexcused=("Henning Ruß",) if number > 2 else (),
            goals=("1.1",),
        )
        session = hold(sitting, body, goals)
        minute(session, state="approved", approved_on=day + timedelta(days=80))
        found.append(session)
    return found


def _latest(
    body: Committee, goals: Mapping[str, Goal], *, today: date, before: Session, by: Actor
) -> Session:
    """The last session: a recommendation with a condition, and an item that was put off."""
    sitting = Sitting(
        _called(today - timedelta(days=21)),
        today - timedelta(days=21),
        "Kreishaus, großer Saal",
        "Sangerhausen",
        (
            OPENING,
            Point(f"Niederschrift: {before}", ItemKind.MINUTES, state="done", minutes_of=before),
            Point(
                "Aktionsfonds: Lesecafé im Soziokulturellen Zentrum",
                ItemKind.APPLICATION,
                report="Alle begrüßen das Vorhaben. Gefragt wird nach der Anfahrt am Abend.",
                state="done",
                concerns=(CENTRE,),
            ),
            Point("Satzung des Jugendforums", ItemKind.DECISION, state="deferred"),
            ANY_OTHER,
        ),
        away=("Sabine Grothe",),
        unexcused=("Henning Ruß",),
        goals=("1.1",),
    )  # fmt: skip
    session = hold(sitting, body, goals)
    item = AgendaItem.objects.get(session=session, kind=ItemKind.APPLICATION)
    resolution = resolve(item, f"4/{session.on.year}", CAFE)
    resolution.measure = make_measure(
        by=by,
        title="Zuwendungsbescheid für das Lesecafé vorbereiten",
        goal=goals["1.2"],
        due=today + timedelta(days=12),
    )
    vote_by_name(item, resolution)
    resolution.save()
    minute(session, state="sent")
    return session


def _to_come(
    body: Committee, goals: Mapping[str, Goal], *, today: date, last: Session
) -> list[Session]:
    """The next session is invited, the one after it stands in the calendar."""
    coming = Sitting(
        _called(today + timedelta(days=10)),
        today + timedelta(days=10),
        "Kreishaus, großer Saal",
        "Sangerhausen",
        (
            Point("Eröffnung und Beschlussfähigkeit", ItemKind.INFORMATION),
            Point(f"Niederschrift: {last}", ItemKind.MINUTES, minutes_of=last),
            Point("Aktionsfonds: Turnier gegen Vorurteile", ItemKind.APPLICATION, concerns=(SPORT,)),
            Point("Satzung des Jugendforums", ItemKind.DECISION),
            Point("Anfeindungen im Ehrenamt: ein Fall", ItemKind.DEBATE, public=False),
            Point("Verschiedenes"),
        ),
        goals=("1.1",),
        note="Bitte sagen Sie uns, ob Sie kommen.",
    )  # fmt: skip
    invited = invite(plan(coming, body, goals), days_before=20)
    _answer(invited)
    prepare_vote(invited)
    put_off = last.items.get(state="deferred")
    invited.items.filter(title=put_off.title).update(carried_from=put_off)
    day = today + timedelta(days=73)
    later = Sitting(
        _called(day),
        day,
        "Rathaus, Sitzungssaal",
        "Hettstedt",
        more={"applications_until": day - timedelta(days=28)},
    )
    return [invited, plan(later, body, goals)]


def _young(goals: Mapping[str, Goal], *, today: date) -> Session:
    """The next meeting of the youth forum is invited."""
    forum = Committee.objects.active().get(kind=CommitteeKind.YOUTH)
    meeting = Sitting(
        "Treffen im Herbst",
        today + timedelta(days=5),
        "Jugendclub Leuchte",
        "Hettstedt",
        (
            Point("Was ist los?", ItemKind.INFORMATION),
            Point("Jugendfonds: Graffiti-Projekt am Bahnhof", ItemKind.YOUTH_FUND),
        ),
        public=True,
    )
    return invite(plan(meeting, forum, goals), days_before=9)


def _answer(session: Session) -> None:
    """Some have answered already."""
    for name, answer in ANSWERS.items():
        session.attendees.filter(mandate__person__name=name).update(
            answer=answer, answered_at=session.invited_at
        )


def _called(day: date) -> str:
    return f"Sitzung im {date_format(day, 'F Y')}"
