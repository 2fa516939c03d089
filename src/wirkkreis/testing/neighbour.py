"""Ahrfeld: an invented neighbour on the same install, whose rows nobody next door may see."""

from datetime import date, timedelta

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Acting, Membership, Role
from wirkkreis.administration.models import Invitation, digest_of
from wirkkreis.committees.models import (
    Bench,
    Committee,
    CommitteeKind,
    Mandate,
    Office,
    OfficeKind,
    Seat,
    Statute,
    Tie,
    TieKind,
)
from wirkkreis.diary.kinds import lay_out_kinds
from wirkkreis.diary.models import Entry, EntryFile, EntryOrganisation, EntryPerson
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import (
    Admission,
    Answer,
    Attendance,
    AttendanceKind,
    Consent,
    ConsentText,
    Documentation,
    Event,
    EventFile,
    EventGoal,
    EventOrigin,
    EventPartner,
    Feedback,
    FeedSource,
    FileKind,
    Impulse,
    PassingOn,
    Programme,
    ProgrammeGoal,
    ProgrammePartner,
    Question,
    Registration,
    Series,
    Sharing,
    Workshop,
    WorkshopPlace,
)
from wirkkreis.flow.engine import take
from wirkkreis.goals.indicating import add_indicator
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import (
    Closing,
    DroppedGoal,
    Finding,
    FindingGoal,
    FrozenValue,
    Goal,
    GoalCategory,
    Indicator,
    Level,
    Observation,
    Reopening,
)
from wirkkreis.goals.planning import add_goal, make_plan
from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing.keeping import keep_reading
from wirkkreis.people.models import (
    Contact,
    ImportDraft,
    ImportKind,
    Organisation,
    OrganisationKind,
    Person,
)
from wirkkreis.places.models import Municipality, Population, Unit, Venue
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership, write_rules
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing import neighbour_sessions
from wirkkreis.testing.cast import AHRFELD, engage
from wirkkreis.testing.records import Record, write_records

MARK = "Ahrfelder Geheimnis"
"""Stands in every text of the neighbour, so that a test can look for it anywhere."""


def build() -> Partnership:
    """Make the neighbour with one of everything."""
    ahrfeld = Partnership.objects.create(
        slug="ahrfeld",
        name="Partnerschaft für Demokratie Ahrfeld",
        region="Ahrfeld",
        host="ahrfeld.localhost",
        colour="#7a3b8f",
        is_example=True,
    )
    with inside(ahrfeld):
        _fill()
    return ahrfeld


def _fill() -> None:
    today = clock.today()
    write_rules(today.year, {})
    coordinator = engage(AHRFELD, starts=today - timedelta(days=400))[Role.COORDINATOR]
    _lay_out_places()
    lay_out_kinds()
    indicator = _plan(today, by=coordinator)
    goal = indicator.goal
    (entry,) = write_records(
        [Record(today, "meeting", f"{MARK}: Sitzung", 60, f"{MARK}-Stadt", ("1",), {"": 7})],
        goals={"1": goal},
        by=coordinator,
    )
    _people(entry)
    neighbour_sessions.sit(_seated(today), goal, mark=MARK)
    _close(indicator)
    make_measure(by=coordinator, title=f"{MARK}: Aufgabe", goal=goal)
    keep_reading(read(f"# {MARK}\n\nLeitziel 1: {MARK}\n"), by=coordinator, name=f"{MARK}.md")
    _invite(today)
    _event(goal)
    begun = clock.now() - timedelta(days=300)
    Acting.objects.create(reason=MARK, begun_at=begun, until=begun + timedelta(hours=1))


def _event(goal: Goal) -> None:
    """An event with a row of everything around it."""
    starts = clock.now() - timedelta(days=3)
    secret = {"de": MARK}
    _event_to_come()
    event = Event.objects.create(
        title={"de": f"{MARK}: Konferenz"},
        format=lay_out_formats()[0],
        municipality=Municipality.objects.get(),
        starts=starts,
        ends=starts + timedelta(hours=2),
        state="held",
        published_at=starts,
        series=Series.objects.create(title=secret),
    )
    organisation = Organisation.objects.get()
    EventGoal.objects.create(event=event, goal=goal)
    EventPartner.objects.create(event=event, organisation=organisation)
    _registration(event)
    _programme(event, goal, organisation)
    Documentation.objects.create(event=event, text=secret, published_at=starts)
    EventFile.objects.create(
        event=event, upload="nowhere", name=f"{MARK}.pdf", size=1, kind=FileKind.SIGNED_LIST
    )
    EventFile.objects.create(event=event, upload="nowhere", name=f"{MARK}.txt", size=1)
    Impulse.objects.create(event=event, text=secret, goal=goal)
    Feedback.objects.create(event=event, day=event.days()[0], good=MARK)
    PassingOn.objects.create(event=event, day=event.days()[0], count=99, organisation=organisation)


def _programme(event: Event, goal: Goal, organisation: Organisation) -> None:
    """A programme with a partner and its entry, which also came from a calendar and is shared."""
    programme = Programme.objects.create(
        title={"de": f"{MARK}: Programm"},
        text={"de": MARK},
        first_day=event.days()[0],
        last_day=event.days()[0],
        deadline=event.days()[0],
        format=event.format,
        published_at=event.starts,
    )
    ProgrammeGoal.objects.create(programme=programme, goal=goal)
    partner = ProgrammePartner.objects.create(
        programme=programme, organisation=organisation, email="partner@ahrfeld.example"
    )
    feed = FeedSource.objects.create(
        organisation=organisation, format=event.format, url="https://ahrfeld.example/kalender.ics"
    )
    entry = Event.objects.create(
        title={"de": f"{MARK}: Eintrag"},
        format=event.format,
        starts=event.starts,
        ends=event.ends,
        state="proposed",
        programme=programme,
        proposed_by=partner,
    )
    EventOrigin.objects.create(event=entry, feed=feed, uid=MARK, name=MARK)
    Sharing.objects.create(event=event, neighbour=event.partnership)


def _event_to_come() -> None:
    """What the calendar shows of the neighbour, at the neighbour's."""
    starts = clock.now() + timedelta(days=300)
    Event.objects.create(
        title={"de": f"{MARK}: Fest"},
        format=lay_out_formats()[0],
        municipality=Municipality.objects.get(),
        starts=starts,
        ends=starts,
        state="published",
        published_at=clock.now(),
    )


def _registration(event: Event) -> None:
    admission = Admission.objects.create(event=event, capacity=99)
    question = Question.objects.create(admission=admission, label={"de": MARK}, kind="text")
    text = ConsentText.objects.create(admission=admission, version=1, text={"de": MARK})
    workshop = Workshop.objects.create(
        event=event, title={"de": MARK}, starts=clock.now(), ends=clock.now() + timedelta(hours=1)
    )
    registration = Registration.objects.create(
        admission=admission, name=MARK, email="ahrfeld@example.org", state="firm", line=1, code="A"
    )
    WorkshopPlace.objects.create(registration=registration, workshop=workshop)
    Answer.objects.create(registration=registration, question=question, text=MARK)
    Consent.objects.create(registration=registration, text=text, given_at=clock.now())
    Attendance.objects.create(
        event=event,
        registration=registration,
        kind=AttendanceKind.REGISTERED,
        day=event.days()[0],
        role=Role.COMMITTEE,
    )


def _lay_out_places() -> None:
    unit = Unit.objects.create(ars="990000001", name=f"{MARK}-Stadt")
    town = Municipality.objects.create(ags="99000001", name=f"{MARK}-Stadt", unit=unit)
    Population.objects.create(municipality=town, year=2020, count=99_999, source=MARK)
    Venue.objects.create(municipality=town, name=f"{MARK}: Saal", note=MARK)


def _plan(today: date, *, by: Actor) -> Indicator:
    plan = make_plan(
        by=by,
        title=f"{MARK}: Zielplan",
        starts=date(today.year, 1, 1),
        ends=date(today.year, 12, 31),
    )
    goal = add_goal(plan, by=by, level=Level.ACTION, text=f"{MARK}: Ziel", number="1")
    GoalCategory.objects.create(goal=goal, code="1.1")
    indicator = add_indicator(goal, by=by, name=f"{MARK}: Zahl", source="diary.entries", target=2)
    Observation.objects.create(indicator=indicator, value=99, day=today, method=MARK)
    finding = Finding.objects.create(plan=plan, text=MARK, source=MARK, day=today)
    FindingGoal.objects.create(finding=finding, goal=goal)
    take(plan, "adopt", by=by, adopted_on=today, adopted_by=MARK, resolution="A 1")
    return indicator


def _people(entry: Entry) -> None:
    organisation = Organisation.objects.create(
        name=f"{MARK} e. V.", kind=OrganisationKind.ASSOCIATION
    )
    person = Person.objects.create(name=f"{MARK}: Person", purpose=MARK, keep_until=entry.day)
    Contact.objects.create(person=person, organisation=organisation, function=MARK)
    EntryOrganisation.objects.create(entry=entry, organisation=organisation)
    EntryPerson.objects.create(entry=entry, person=person)
    EntryFile.objects.create(entry=entry, upload="nowhere", name=f"{MARK}.txt", size=1)
    ImportDraft.objects.create(
        kind=ImportKind.PERSONS,
        file_name=f"{MARK}.csv",
        heads=["Name"],
        rows=[[2, [MARK]]],
        made_by=Membership.objects.get(role=Role.COORDINATOR).account,
    )


def _seated(today: date) -> Mandate:
    """A body with one seat, and who holds it and presides over it."""
    committee = Committee.objects.create(
        name=f"{MARK}: Gremium", kind=CommitteeKind.STEERING, about=MARK
    )
    Statute.objects.create(committee=committee, starts=today, reason=MARK)
    seat = Seat.objects.create(
        committee=committee, title=f"{MARK}: Sitz", bench=Bench.CIVIL_SOCIETY, starts=today
    )
    person, organisation = Person.objects.get(), Organisation.objects.get()
    mandate = Mandate.objects.create(
        seat=seat, person=person, starts=today, name_public_since=today
    )
    Office.objects.create(mandate=mandate, kind=OfficeKind.CHAIR, starts=today)
    Tie.objects.create(person=person, organisation=organisation, kind=TieKind.BOARD, starts=today)
    return mandate


def _close(indicator: Indicator) -> None:
    """Rows as a closed year has them, though this one is not over."""
    goal: Goal = indicator.goal
    closing = Closing.objects.create(plan=goal.plan, year=goal.plan.starts.year)
    Reopening.objects.create(closing=closing, reason=MARK)
    FrozenValue.objects.create(
        closing=closing,
        indicator=indicator,
        value=99,
        published=99,
        state="unknown",
        starts=indicator.starts,
        ends=indicator.due,
        definition=indicator.definition(),
        rows=[],
        digest="",
    )
    DroppedGoal.objects.create(plan=goal.plan, goal=goal, reason=MARK)


def _invite(today: date) -> None:
    Invitation.objects.create(
        email="ahrfelder.geheimnis@example.org",
        role=Role.YOUTH,
        starts=today,
        token_digest=digest_of(MARK),
        sent_at=clock.now(),
        membership=Membership.objects.first(),
    )
