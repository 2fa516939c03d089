"""One row behind each address of a sitting, and the session that sits while the walkers walk."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Committee,
    CommitteeKind,
    Mandate,
    Motion,
    Presence,
    Session,
    Speaker,
)
from wirkkreis.committees.own import own_token
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]


def furnish_sitting() -> None:
    """A session that is open, with an item that runs, a motion, a speaker, and her in the room."""
    body = Committee.objects.active().get(kind=CommitteeKind.STEERING)
    now = clock.now()
    session = Session.objects.create(
        committee=body,
        statute=body.statutes.latest("pk"),
        title="Offene Sitzung",
        starts=now - timedelta(minutes=30),
        ends=now + timedelta(hours=2),
        state="open",
        opened_at=now - timedelta(minutes=30),
    )
    item = AgendaItem.objects.create(session=session, position=1, title="Beispiel", state="running")
    held = Mandate.objects.on(session.on).filter(seat__committee=body, person__isnull=False)
    place = Attendee.objects.create(session=session, mandate=held.earliest("pk"))
    Presence.objects.create(attendee=place, came=now - timedelta(minutes=30))
    Motion.objects.create(item=item, text="Beispielantrag")
    Speaker.objects.create(item=item, attendee=place)


def _session() -> Arguments:
    return {"pk": Presence.objects.latest("pk").attendee.session_id}


def _item() -> Arguments:
    return {"pk": Speaker.objects.latest("pk").item_id}


def _place() -> Arguments:
    return {"pk": Presence.objects.latest("pk").attendee_id}


def _own() -> Arguments:
    return {"token": own_token(Presence.objects.latest("pk").attendee)}


SITTINGS: Mapping[str, Callable[[], Arguments]] = {
    "item-report": _item,
    "item-step": lambda: _item() | {"step": "finish"},
    "motion-add": _item,
    "motion-withdraw": lambda: {"pk": Motion.objects.latest("pk").pk},
    "own-live": _own,
    "own-speak": _own,
    "presence": _place,
    "presence-add": _session,
    "presence-all": _session,
    "presence-change": lambda: {"pk": Presence.objects.latest("pk").pk},
    "presence-times": _place,
    "session-screen": _session,
    "sitting": _session,
    "sitting-chair": _session,
    "sitting-clear": _session,
    "sitting-close": _session,
    "sitting-enter": _session,
    "sitting-now": _session,
    "sitting-open": _session,
    "sitting-reopen": _session,
    "speaker": lambda: {"pk": Speaker.objects.latest("pk").pk},
    "speaker-add": _item,
}
