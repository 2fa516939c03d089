"""Many sessions at once, straight into the tables, each with who came and what was decided."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import TypeVar

from django.db.models import Model

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    CommitteeKind,
    Mandate,
    Presence,
    Resolution,
    Session,
    SessionGoal,
)
from wirkkreis.goals.models import Goal, Measure
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock

AT_ONCE = 2_000
NUMBER = count(100)
Row = TypeVar("Row", bound=Model)


def sessions_for(goal: Goal, number: int, *, ahead: bool = False) -> list[Session]:
    """Sessions of the last days (or of the next, `ahead`) that serve a goal; the past ones were
    held, were quorate, and decided something that was done in time.
    """
    body = Committee.objects.active().filter(kind=CommitteeKind.STEERING).latest("pk")
    statute, places = body.statutes.latest("pk"), list(Municipality.objects.all())
    now = clock.now()
    days = [timedelta(days=turn % 200 + 1) * (1 if ahead else -1) for turn in range(number)]
    sessions = _many(
        Session(
            committee=body,
            statute=statute,
            title=f"Sitzung {turn}",
            municipality=places[turn % len(places)],
            state="invited" if ahead else "closed",
            starts=now + day,
            ends=now + day + timedelta(hours=2),
            invited_at=now + day - timedelta(days=20),
            opened_at=None if ahead else now + day,
            votes_present=None if ahead else 5,
            votes_needed=None if ahead else 5,
        )
        for turn, day in enumerate(days)
    )
    _many(SessionGoal(session=session, goal=goal) for session in sessions)
    _surround(sessions, Mandate.objects.filter(seat__committee=body).latest("pk"))
    if not ahead:
        _decide(sessions)
    return sessions


def _surround(sessions: list[Session], mandate: Mandate) -> None:
    """An item and somebody who was there."""
    _many(
        AgendaItem(session=session, position=1, title=f"Punkt von {session}", state="done")
        for session in sessions
    )
    coming = _many(Attendee(session=session, mandate=mandate) for session in sessions)
    _many(Presence(attendee=one, came=one.session.starts, left=one.session.ends) for one in coming)


def _decide(sessions: list[Session]) -> None:
    """What was decided, and that it was done by its day."""
    tasks = _many(
        Measure(title=f"Umsetzung {turn}", due=one.on, done_on=one.on, state="done")
        for turn, one in enumerate(sessions)
    )
    _many(
        Resolution(
            committee=session.committee,
            number=f"{next(NUMBER)}/{session.on.year}",
            day=session.on,
            power=session.committee.power,
            title=f"Beschluss von {session}",
            text="Beschlossen.",
            is_public=True,
            measure=task,
        )
        for session, task in zip(sessions, tasks, strict=True)
    )


def _many(rows: Iterable[Row]) -> list[Row]:
    """Written at once; a function of the manager would ask for each row."""
    made = list(rows)
    if made:
        type(made[0])._default_manager.bulk_create(made, batch_size=AT_ONCE)
    return made
