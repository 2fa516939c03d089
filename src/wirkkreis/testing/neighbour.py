"""Ahrfeld: an invented neighbour on the same install, whose rows nobody next door may see."""

from datetime import date, timedelta

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Acting, Membership, Role
from wirkkreis.administration.models import Invitation, digest_of
from wirkkreis.diary.kinds import lay_out_kinds
from wirkkreis.diary.models import Entry, EntryFile, EntryOrganisation, EntryPerson
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
    _close(indicator)
    make_measure(by=coordinator, title=f"{MARK}: Aufgabe", goal=goal)
    keep_reading(read(f"# {MARK}\n\nLeitziel 1: {MARK}\n"), by=coordinator, name=f"{MARK}.md")
    _invite(today)
    begun = clock.now() - timedelta(days=300)
    Acting.objects.create(reason=MARK, begun_at=begun, until=begun + timedelta(hours=1))


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
