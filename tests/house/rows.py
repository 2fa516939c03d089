"""One row behind each address, and the rows that the example world itself does not have."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from tests.house.aftermath_rows import AFTERMATH, furnish_aftermath
from tests.house.agenda_rows import furnish_agenda
from tests.house.calendar_rows import CALENDAR, shown_event
from tests.house.committee_rows import COMMITTEES
from tests.house.programme_rows import PROGRAMMES, furnish_programme
from tests.house.record_rows import furnish_records
from tests.house.registering_rows import REGISTERING, furnish_registering
from tests.house.session_rows import furnish_sessions
from tests.house.sitting_rows import furnish_sitting
from wirkkreis.accounts.models import Membership, Role
from wirkkreis.administration.models import Invitation, digest_of
from wirkkreis.diary.models import Entry, EntryFile, Kind
from wirkkreis.events.models import (
    Admission,
    Attendance,
    AttendanceKind,
    Event,
    EventFile,
    FileKind,
    Format,
    Registration,
    Series,
    Workshop,
    WorkshopPlace,
)
from wirkkreis.events.tokens import Purpose, sign
from wirkkreis.goals.models import (
    Closing,
    Finding,
    Goal,
    Indicator,
    Measure,
    Observation,
    Plan,
    PlanDraft,
)
from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing.document import opened, stored
from wirkkreis.people.models import Contact, ImportDraft, ImportKind, Organisation, Person
from wirkkreis.places.models import Municipality, Population, Venue
from wirkkreis.tenancy import clock

Arguments = dict[str, Any]
TEXT = "# Plan 2024\n\nLeitziel 1: Zusammen leben\n\nmindestens 3 Sitzungen im Jahr\n"


def furnish() -> None:
    """Add, in the partnership we are in, one row of each kind that the world does not have."""
    account = Membership.objects.filter(role=Role.COORDINATOR).select_related("account").get()
    place, plan = Municipality.objects.first(), Plan.objects.earliest("starts")
    assert place is not None
    Venue.objects.get_or_create(municipality=place, name="Haus der Jugend")
    Population.objects.get_or_create(municipality=place, year=2020, count=1, source="Beispiel")
    person, _ = Person.objects.get_or_create(
        name="Beispielperson", purpose="Einladung", keep_until=date(2100, 1, 1)
    )
    Contact.objects.get_or_create(person=person, organisation=Organisation.objects.first())
    ImportDraft.objects.create(
        kind=ImportKind.PERSONS,
        file_name="liste.csv",
        heads=["Name", "Zweck", "aufbewahren bis"],
        rows=[[2, ["Beispielperson 2", "Einladung", "01.01.2100"]], [3, ["", "Einladung", ""]]],
        made_by=account.account,
    )
    Invitation.objects.create(
        email="neu@example.org",
        role=Role.YOUTH,
        starts=clock.today(),
        token_digest=digest_of("token"),
        sent_at=clock.now(),
    )
    reading = stored(opened(read(TEXT).as_json()))
    PlanDraft.objects.create(title="Plan 2024", lines=TEXT.splitlines(), reading=reading)
    proof = Observation.objects.latest("pk")
    proof.pk, proof.evidence_file = None, ContentFile(b"Beispiel", "nachweis.txt")
    proof.save()
    EntryFile.objects.create(
        entry=Entry.objects.latest("pk"),
        upload=ContentFile(b"Beispiel", "notiz.txt"),
        name="notiz.txt",
        size=8,
    )
    _furnish_events()
    _furnish_committees()
    if not plan.closings.exists():
        Closing.objects.create(plan=plan, year=plan.starts.year)


def _furnish_events() -> None:
    _at_the_door()
    furnish_aftermath()
    _furnish_registration()


def _furnish_committees() -> None:
    furnish_agenda()
    furnish_sitting()
    furnish_sessions()
    furnish_records()


def _at_the_door() -> None:
    """A registration that somebody holds up as QR code, a tick, and a signed list."""
    event = Event.objects.filter(state="held", published_at__isnull=False).earliest("pk")
    admission, _ = Admission.objects.get_or_create(event=event)
    guest = Registration.objects.create(
        admission=admission, state="firm", line=999_998, code="BEISPIELGAST"
    )
    Attendance.objects.create(
        event=event, registration=guest, kind=AttendanceKind.REGISTERED, day=event.days()[0]
    )
    EventFile.objects.create(
        event=event,
        kind=FileKind.SIGNED_LIST,
        day=event.days()[0],
        upload=ContentFile(b"%PDF-", "liste.pdf"),
        name="liste.pdf",
        size=5,
    )


def _furnish_registration() -> None:
    """Somebody with a place in an event that is open, and in one of its workshops."""
    event = Event.objects.get(**shown_event())
    admission, _ = Admission.objects.get_or_create(event=event)
    workshop = event.workshops.first() or Workshop.objects.create(
        event=event, title={"de": "Workshop"}, starts=event.starts, ends=event.ends
    )
    registration = Registration.objects.create(
        admission=admission, state="firm", line=1_000, code="BEISPI"
    )
    WorkshopPlace.objects.create(registration=registration, workshop=workshop, state="firm")
    furnish_registering()
    furnish_programme()


def arguments_of(name: str, takes: tuple[str, ...]) -> Arguments:
    """What the address of this name takes, from the rows of the partnership we are in.

    Raises KeyError for an address that nobody listed here.
    """
    return BEHIND[name]() if takes else {}


def _one(model: type[Model]) -> Callable[[], Arguments]:
    return lambda: {"pk": _newest(model)}


def _newest(model: type[Model]) -> int:
    return int(model._default_manager.latest("pk").pk)


def _with(row: Callable[[], Arguments], **more: object) -> Callable[[], Arguments]:
    return lambda: row() | more


def _file() -> Arguments:
    file = EntryFile.objects.latest("pk")
    return {"pk": file.entry_id, "file_pk": file.pk}


def _closed_year() -> Arguments:
    closing = Closing.objects.latest("pk")
    return {"pk": closing.plan_id, "year": closing.year}


def _dropped() -> Arguments:
    plan = Plan.objects.filter(continues__isnull=False).first() or Plan.objects.latest("pk")
    return {"pk": plan.pk, "goal": (plan.continues or plan).goals.latest("pk").pk}


def _member() -> Arguments:
    """Somebody whose membership both offices may end."""
    found = Membership.objects.exclude(role__in=(Role.LEAD_OFFICE, Role.AUDITOR))
    return {"pk": found.latest("pk").pk}


def _municipality() -> Arguments:
    return {"ags": Municipality.objects.latest("pk").ags}


def _guest() -> Arguments:
    found = Attendance.objects.filter(registration__isnull=False).latest("pk")
    return {"pk": found.event_id, "registration_pk": found.registration_id}


def _tick() -> Arguments:
    found = Attendance.objects.latest("pk")
    return {"pk": found.event_id, "attendance_pk": found.pk}


def _signed_list() -> Arguments:
    file = EventFile.objects.filter(kind=FileKind.SIGNED_LIST).latest("pk")
    return {"pk": file.event_id, "file_pk": file.pk}


def _registrable() -> Arguments:
    return {"pk": Admission.objects.latest("pk").event_id}


def _by_link(purpose: Purpose) -> Callable[[], Arguments]:
    return lambda: {"token": sign(purpose, Registration.objects.latest("pk").key)}


def _workshop_place() -> Arguments:
    place = WorkshopPlace.objects.latest("pk")
    return {"token": sign("registration", place.registration.key), "pk": place.pk}


EVENT = shown_event
PLAN, GOAL, INDICATOR, ENTRY = _one(Plan), _one(Goal), _one(Indicator), _one(Entry)
DRAFT, ORGANISATION, PERSON = _one(PlanDraft), _one(Organisation), _one(Person)
CLOSING, MEASURE, FINDING, VENUE = _one(Closing), _one(Measure), _one(Finding), _one(Venue)

BEHIND: Mapping[str, Callable[[], Arguments]] = {
    **CALENDAR,
    **COMMITTEES,
    **AFTERMATH,
    **PROGRAMMES,
    **REGISTERING,
    "contact-add": ORGANISATION,
    "contact-change": _one(Contact),
    "diary-again": ENTRY,
    "diary-change": ENTRY,
    "diary-entry": ENTRY,
    "diary-file": _file,
    "diary-file-remove": _file,
    "diary-files": ENTRY,
    "diary-kind": _one(Kind),
    "diary-kind-move": _one(Kind),
    "diary-kind-remove": _one(Kind),
    "diary-remove": ENTRY,
    "end-membership": _member,
    "event-desk": EVENT,
    "event-change": EVENT,
    "event-copy": EVENT,
    "door-token": lambda: {"token": sign("door", Registration.objects.latest("pk").key)},
    "event-door": EVENT,
    "event-door-count": EVENT,
    "event-door-guest": _guest,
    "event-door-list": EVENT,
    "event-door-scan": _signed_list,
    "event-door-scan-remove": _signed_list,
    "event-door-scans": EVENT,
    "event-door-undo": _tick,
    "event-door-walk-in": EVENT,
    "event-format": _one(Format),
    "event-format-move": _one(Format),
    "event-format-remove": _one(Format),
    "event-pattern": EVENT,
    "event-register": _registrable,
    "event-remove": EVENT,
    "event-repeat": EVENT,
    "event-carry-over": EVENT,
    "event-series": lambda: {"pk": Series.objects.latest("pk").pk},
    "event-series-step": lambda: {"pk": Series.objects.latest("pk").pk, "step": "publish"},
    "event-spread": EVENT,
    "event-step": _with(EVENT, step="close"),
    "finding-add": PLAN,
    "finding-edit": FINDING,
    "finding-remove": FINDING,
    "findings": PLAN,
    "goal": GOAL,
    "goal-add": PLAN,
    "goal-confirm": GOAL,
    "goal-dropped": _dropped,
    "goal-edit": GOAL,
    "goal-move": GOAL,
    "goal-remove": GOAL,
    "history": _with(GOAL, app="goals", model="goal"),
    "import": _one(ImportDraft),
    "import-drop": _one(ImportDraft),
    "indicator": INDICATOR,
    "indicator-add": GOAL,
    "indicator-edit": INDICATOR,
    "indicator-remove": INDICATOR,
    "indicator-sheet": INDICATOR,
    "invitation": lambda: {"token": "token"},
    "measure-edit": MEASURE,
    "measure-step": _with(MEASURE, step="finish"),
    "mfa_remove_webauthn": lambda: {"pk": 1},
    "municipality": _municipality,
    "municipality-remove": _municipality,
    "observation": _one(Observation),
    "observation-add": lambda: {"pk": Observation.objects.latest("pk").indicator_id},
    "organisation": ORGANISATION,
    "organisation-change": ORGANISATION,
    "person": PERSON,
    "person-change": PERSON,
    "person-erase": PERSON,
    "plan": PLAN,
    "plan-change": PLAN,
    "plan-compare": PLAN,
    "plan-continue": PLAN,
    "plan-draft-delete": DRAFT,
    "plan-edit": PLAN,
    "plan-history": PLAN,
    "plan-json": PLAN,
    "plan-pdf": PLAN,
    "plan-renumber": PLAN,
    "plan-review": DRAFT,
    "plan-review-all": DRAFT,
    "plan-review-goal": _with(DRAFT, goal=0),
    "plan-review-note": _with(DRAFT, line=1),
    "plan-review-suggestion": _with(DRAFT, suggestion=0),
    "plan-sheet": PLAN,
    "plan-step": _with(PLAN, step="close"),
    "plan-take-over": DRAFT,
    "plan-year": _closed_year,
    "population-remove": _one(Population),
    "registration": _by_link("registration"),
    "registration-accept": _by_link("registration"),
    "registration-calendar": _by_link("registration"),
    "registration-certificate": _by_link("registration"),
    "registration-cancel": _by_link("registration"),
    "registration-change": _by_link("registration"),
    "registration-confirm": _by_link("confirm"),
    "registration-erase": _by_link("registration"),
    "registration-workshop": _workshop_place,
    "rules-year": lambda: {"year": clock.today().year},
    "send-invitation-again": _one(Invitation),
    "theme": lambda: {"colour": "0f6e6a"},
    "venue": VENUE,
    "venue-change": VENUE,
    "withdraw-invitation": _one(Invitation),
    "year-json": CLOSING,
    "year-reopen": CLOSING,
    "year-sheet": CLOSING,
}
"""What each address takes; a walker finds the addresses that are missing here."""

NO_ROW = {
    "programme-entry": "is opened by a link; a neighbour's is tried in a test of its own",
    "programme-entry-add": "is opened by a link",
    "programme-entry-withdraw": "is opened by a link",
    "programme-partner": "is opened by a link",
    "invitation": "holds a token, not an id; Ahrfeld's is tried in a test of its own",
    "mfa_remove_webauthn": "belongs to an account, not to a partnership",
    "events-day": "takes a day",
    "events-month": "takes a month",
    "rules-year": "takes a year",
    "theme": "takes a colour",
}
"""Addresses whose argument is no id of an owned row."""
