"""One row behind each address of minutes, resolutions and calendars, and what the example lacks."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F

from wirkkreis.committees.models import Attendee, CalendarKey, Mandate, Minutes, Resolution
from wirkkreis.committees.own import own_token
from wirkkreis.committees.records.calendar_keys import token_of
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]


def furnish_records() -> None:
    """A member's own calendar, and minutes whose public part everybody reads."""
    held = Mandate.objects.on(clock.today()).filter(person__isnull=False).earliest("pk")
    assert held.person is not None
    CalendarKey.objects.get_or_create(person=held.person)
    last = Minutes.objects.filter(state="sent").latest("session__starts")
    Minutes.objects.filter(pk=last.pk).update(published_at=clock.now())


def _minutes() -> Minutes:
    """Minutes that were sent and whose public part everybody reads."""
    return Minutes.objects.published().filter(state="sent").latest("session__starts")


def _session() -> Arguments:
    return {"pk": _minutes().session_id}


def _item() -> Arguments:
    return _session() | {"item_pk": _minutes().session.items.earliest("position").pk}


def _link() -> Arguments:
    """The link of a member to the session of these minutes."""
    sits = Mandate.objects.on(clock.today()).filter(person__isnull=False)
    invited = Attendee.objects.filter(session=_minutes().session, mandate__in=sits)
    return {"token": own_token(invited.earliest("pk"))}


def _resolution() -> Arguments:
    public = Resolution.objects.filter(is_public=True, committee__is_public=True)
    return {"pk": public.latest("pk").pk}


def _by_hand() -> Arguments:
    """One that was entered by hand, where there is one."""
    found = Resolution.objects.order_by(F("vote").asc(nulls_first=True), "-pk").first()
    assert found is not None
    return {"pk": found.pk}


RECORDS: Mapping[str, Callable[[], Arguments]] = {
    "calendar-feed": lambda: {"token": token_of(CalendarKey.objects.latest("pk"))},
    "minutes": _session,
    "minutes-correct": _session,
    "minutes-pdf": _session,
    "minutes-publish": _session,
    "minutes-report": _item,
    "minutes-scan": _session,
    "minutes-scan-keep": _session,
    "minutes-scan-remove": _session,
    "minutes-step": lambda: _session() | {"name": "revise"},
    "minutes-words": _session,
    "own-calendar-key": _link,
    "own-minutes": _link,
    "own-minutes-pdf": _link,
    "public-minutes": _session,
    "public-minutes-pdf": _session,
    "public-resolution": _resolution,
    "public-session": _session,
    "resolution": _resolution,
    "resolution-change": _by_hand,
    "resolution-need": _resolution,
    "resolution-publish": _resolution,
    "resolution-task": _resolution,
}
