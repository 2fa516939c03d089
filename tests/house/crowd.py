"""Many rows at once, straight into the tables: for walkers that compare sizes."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from tests.house.event_crowd import events_for, registrations_for
from tests.house.session_crowd import sessions_for
from wirkkreis.accounts.models import Account, Acting, Membership, Role
from wirkkreis.activity.models import Activity
from wirkkreis.administration.models import Invitation, digest_of
from wirkkreis.diary.models import (
    Entry,
    EntryFile,
    EntryGoal,
    EntryOrganisation,
    EntryPerson,
    Kind,
    Reach,
)
from wirkkreis.goals.models import (
    Closing,
    Finding,
    FindingGoal,
    FrozenValue,
    Goal,
    GoalCategory,
    Indicator,
    Measure,
    Observation,
    PlanDraft,
    Reopening,
)
from wirkkreis.people.models import Contact, ImportDraft, Organisation, OrganisationKind, Person
from wirkkreis.places.models import Municipality, Population, Unit, Venue
from wirkkreis.tenancy import clock

AT_ONCE = 2_000
A_PAGE, OF_A_PLAN, SOME = 60, 12, 600
TURN = count()
Row = TypeVar("Row", bound=Model)


def entries_for(goal: Goal, number: int) -> list[Entry]:
    """Entries of the last days that serve a goal, with people and an organisation each."""
    kinds, places = list(Kind.objects.all()), list(Municipality.objects.all())
    bodies = list(Organisation.objects.all()[:7])
    entries = Entry.objects.bulk_create(
        (
            Entry(
                kind=kinds[turn % len(kinds)],
                day=_day(turn),
                minutes=turn % 300,
                municipality=places[turn % len(places)],
                topic=f"Eintrag {turn}",
            )
            for turn in range(number)
        ),
        batch_size=AT_ONCE,
    )
    EntryGoal.objects.bulk_create(
        (EntryGoal(entry=entry, goal=goal) for entry in entries), batch_size=AT_ONCE
    )
    Reach.objects.bulk_create(
        (Reach(entry=entry, count=turn % 90) for turn, entry in enumerate(entries)),
        batch_size=AT_ONCE,
    )
    EntryOrganisation.objects.bulk_create(
        (
            EntryOrganisation(entry=entry, organisation=bodies[turn % len(bodies)])
            for turn, entry in enumerate(entries)
        ),
        batch_size=AT_ONCE,
    )
    return entries


def observations_for(indicator: Indicator, number: int) -> None:
    """Measured values of an indicator."""
    Observation.objects.bulk_create(
        (
            Observation(indicator=indicator, value=Decimal(turn % 77), day=_day(turn), method="x")
            for turn in range(number)
        ),
        batch_size=AT_ONCE,
    )


def _day(turn: int) -> date:
    return clock.today() - timedelta(days=turn % 200)


def crowd(number: int) -> None:
    """So many rows of all that piles up over the years; of what a plan or a county has, fewer."""
    few, today = min(number, A_PAGE), clock.today()
    goal, place = Goal.objects.earliest("pk"), Municipality.objects.earliest("pk")
    _people(number, few)
    entries = entries_for(goal, number)
    _beside(entries[0], few)
    some = min(number, SOME)
    events = [*events_for(goal, some), *events_for(goal, some, state="open", ahead=True)]
    for event in (events[0], events[-1]):
        registrations_for(event, some)
    sessions_for(goal, some)
    sessions_for(goal, few, ahead=True)
    _plan(goal, OF_A_PLAN)
    for indicator in Indicator.objects.filter(goal=goal)[:1]:
        observations_for(indicator, number)
    _copies(Measure.objects.earliest("pk"), number, title="Aufgabe {}")
    for row in (goal, goal.plan, entries[0], Organisation.objects.earliest("pk")):
        _trail(row, number // 4)
    _copies(Venue.objects.earliest("pk"), few, name="Saal {}")
    Unit.objects.bulk_create(
        Unit(ars=f"{number:05}{turn:04}", name=f"Einheit {number}-{turn}") for turn in range(few)
    )
    Population.objects.bulk_create(
        Population(municipality=place, year=1900 + turn, count=turn, source=f"{number}")
        for turn in range(few)
    )
    _copies(PlanDraft.objects.earliest("pk"), few, title="Text {}")
    _copies(ImportDraft.objects.earliest("pk"), few, file_name="liste-{}.csv")
    _copies(Acting.objects.earliest("pk"), few, reason="Grund {}")
    offer = Invitation.objects.earliest("pk")
    offer.membership = None
    for turn in range(few):
        offer.pk, offer.email = None, f"{number}-{turn}@example.org"
        offer.token_digest, offer.sent_at = digest_of(offer.email), clock.now()
        offer.starts = today
        offer.save()


def _people(number: int, few: int) -> None:
    accounts = Account.objects.bulk_create(
        Account(email=f"{number}-{turn}@crowd.example.org") for turn in range(few)
    )
    Membership.objects.bulk_create(
        Membership(account=account, role=Role.COMMITTEE, starts=clock.today())
        for account in accounts
    )
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Verein {number}-{turn}", kind=OrganisationKind.ASSOCIATION)
        for turn in range(number)
    )
    persons = Person.objects.bulk_create(
        Person(name=f"Person {number}-{turn}", purpose="Beispiel", keep_until=clock.today())
        for turn in range(number)
    )
    first = (Organisation.objects.earliest("pk"), Person.objects.earliest("pk"))
    Contact.objects.bulk_create(
        Contact(organisation=first[0], person=person) for person in persons[:few]
    )
    Contact.objects.bulk_create(
        Contact(organisation=organisation, person=first[1]) for organisation in organisations[:few]
    )


def _beside(entry: Entry, few: int) -> None:
    """Much with one entry."""
    persons = Person.objects.order_by("-pk")[:few]
    EntryPerson.objects.bulk_create(EntryPerson(entry=entry, person=person) for person in persons)
    EntryFile.objects.bulk_create(
        EntryFile(entry=entry, upload="nowhere", name=f"{turn}.txt", size=1) for turn in range(few)
    )


def _plan(goal: Goal, few: int) -> None:
    """More plans, goals below this goal, indicators, findings and closings."""
    _copies(goal.plan, few, title="Plan {}", state="closed")
    below = [
        Goal(plan=goal.plan, level="action", position=turn + 2, text=f"Ziel {turn}")
        for turn in range(few)
    ]
    for made in Goal.objects.bulk_create(below):
        GoalCategory.objects.create(goal=made, code="1.2")
    for code in ("1.3", "1.4"):
        GoalCategory.objects.get_or_create(goal=goal, code=code)
    for indicator in _copies(Indicator.objects.earliest("pk"), few, name="Zahl {}"):
        _copies(FrozenValue.objects.earliest("pk"), 1, indicator=indicator)
    for finding in _copies(Finding.objects.earliest("pk"), few, source="Quelle {}"):
        FindingGoal.objects.create(finding=finding, goal=goal)
    for closing in _copies(Closing.objects.earliest("pk"), few):
        Reopening.objects.create(closing=closing, reason="Grund")


def _trail(row: Model, number: int) -> None:
    kind = ContentType.objects.get_for_model(row)
    Activity.objects.bulk_create(
        Activity(verb="goals.plan.adopted", subject_type=kind, subject_id=row.pk, is_public=True)
        for _ in range(number)
    )


def _copies(row: Row, number: int, **changed: object) -> list[Row]:
    """Copies of a row; "{}" in a text becomes the number of the copy."""
    model = type(row)
    kept = {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if not field.primary_key
    }
    return model._default_manager.bulk_create(
        model(
            **kept
            | {
                name: value.format(next(TURN)) if isinstance(value, str) else value
                for name, value in changed.items()
            }
        )
        for _ in range(number)
    )
