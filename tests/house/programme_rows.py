"""The rows behind programmes, partners' calendars and what goes to neighbours."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from tests.house.calendar_rows import shown_event
from wirkkreis.events.models import (
    Event,
    EventOrigin,
    FeedSource,
    Format,
    Programme,
    ProgrammePartner,
)
from wirkkreis.events.tokens import sign
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]


def furnish_programme() -> None:
    """A published programme with a partner, her entry, a calendar and a proposal from it."""
    today, kind = clock.today(), Format.objects.earliest("pk")
    organisation = Organisation.objects.earliest("pk")
    programme = Programme.objects.create(
        title={"de": "Woche der Beispiele"},
        first_day=today + timedelta(days=40),
        last_day=today + timedelta(days=44),
        deadline=today + timedelta(days=20),
        format=kind,
        published_at=clock.now(),
    )
    partner = ProgrammePartner.objects.create(
        programme=programme, organisation=organisation, email="partner@example.org"
    )
    starts = clock.now() + timedelta(days=41)
    known = {"format": kind, "state": "proposed", "starts": starts, "ends": starts}
    entry = {"programme": programme, "proposed_by": partner}
    feed = FeedSource.objects.create(organisation=organisation, format=kind)
    proposal = Event.objects.create(title={"de": "Lesung"}, **known)
    EventOrigin.objects.create(event=proposal, feed=feed, uid="1", name="Beispiel")
    Event.objects.create(title={"de": "Tag der offenen Tür"}, **known, **entry)


def _programme() -> Arguments:
    return {"pk": Programme.objects.latest("pk").pk}


def _feed() -> Arguments:
    return {"pk": FeedSource.objects.latest("pk").pk}


def _proposal() -> Arguments:
    return {"pk": EventOrigin.objects.latest("pk").event_id, "step": "accept"}


def _own_entry() -> Arguments:
    return _token() | {"pk": _entry_of_programme()["event_pk"]}


def _entry_of_programme() -> Arguments:
    """An entry that waits for an answer."""
    entry = Event.objects.filter(state="proposed", proposed_by__isnull=False).latest("pk")
    return {"pk": entry.programme_id, "event_pk": entry.pk, "step": "accept"}


def _programme_partner() -> Arguments:
    partner = ProgrammePartner.objects.latest("pk")
    return {"pk": partner.programme_id, "partner_pk": partner.pk}


def _token() -> Arguments:
    """The link of the partner of the entry that waits."""
    entry = Event.objects.filter(state="proposed", proposed_by__isnull=False).latest("pk")
    assert entry.proposed_by is not None
    return {"token": sign("programme", entry.proposed_by.key)}


PROGRAMMES: Mapping[str, Callable[[], Arguments]] = {
    "event-share": shown_event,
    "feed-change": _feed,
    "feed-fetch": _feed,
    "feed-upload": _feed,
    "inbox-decide": _proposal,
    "programme": _programme,
    "programme-again": _programme,
    "programme-change": _programme,
    "programme-decide": _entry_of_programme,
    "programme-desk": _programme,
    "programme-entry": _own_entry,
    "programme-entry-add": _token,
    "programme-entry-withdraw": _own_entry,
    "programme-ics": _programme,
    "programme-invite-rest": _programme,
    "programme-partner": _token,
    "programme-partner-add": _programme,
    "programme-partner-change": _programme_partner,
    "programme-partner-invite": _programme_partner,
    "programme-partner-remind": _programme_partner,
    "programme-partner-remove": _programme_partner,
    "programme-pdf": _programme,
    "programme-publish": _programme,
    "programme-withdraw": _programme,
}
