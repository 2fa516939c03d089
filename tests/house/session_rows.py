"""One row behind each address of sessions, and the poll that the example does not have."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from wirkkreis.committees.models import (
    Attendee,
    Committee,
    CommitteeKind,
    DateOption,
    Session,
)
from wirkkreis.committees.own import own_token
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]


def furnish_sessions() -> None:
    """A session whose day is sought, with a day to settle."""
    body = Committee.objects.active().get(kind=CommitteeKind.STEERING)
    session = Session.objects.create(committee=body, title="Klausur", state="searching")
    starts = clock.now() + timedelta(days=90)
    DateOption.objects.create(session=session, starts=starts, ends=starts + timedelta(hours=2))


def _body() -> Arguments:
    """The body that both who sit in bodies belong to."""
    kind = CommitteeKind.STEERING
    return {"pk": Committee.objects.active().filter(kind=kind).latest("pk").pk}


def _invited() -> Session:
    """The session that is invited to; where there is none, any."""
    of_body = Session.objects.filter(committee=_body()["pk"])
    return of_body.filter(state="invited").order_by("pk").last() or of_body.latest("pk")


def _session() -> Arguments:
    return {"pk": _invited().pk}


def _attendee() -> Arguments:
    return {"pk": _place().pk}


def _place() -> Attendee:
    return Attendee.objects.filter(session=_invited(), mandate__isnull=False).earliest("pk")


def _option() -> Arguments:
    return {"pk": DateOption.objects.latest("pk").pk}


def _own() -> Arguments:
    return {"token": own_token(_place())}


SESSIONS: Mapping[str, Callable[[], Arguments]] = {
    "attendee-answer": _attendee,
    "attendee-dates": _attendee,
    "date-drop": _option,
    "date-settle": _option,
    "guest-add": _session,
    "guest-remove": _attendee,
    "own-calendar": _own,
    "own-dates": _own,
    "own-session": _own,
    "session": _session,
    "session-add": _body,
    "session-change": _session,
    "session-invite": _session,
    "session-invite-one": _session,
    "session-invited": _session,
    "session-poll": lambda: {"pk": DateOption.objects.latest("pk").session_id},
    "session-poll-ask": lambda: {"pk": DateOption.objects.latest("pk").session_id},
    "session-post": _session,
    "session-post-list": _session,
    "session-proof": _session,
    "session-request": _body,
    "session-search": _body,
    "session-step": lambda: _session() | {"step": "cancel"},
}
