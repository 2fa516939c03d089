"""A partnership with its offices, formats, and events to come, open and held."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import Admission, Event, Programme, ProgrammePartner
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership, write_rules
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def partnership(db):
    return Partnership.objects.create(
        slug="musterland", name="Musterland", region="Musterland", host="muster.example"
    )


@pytest.fixture
def here(partnership):
    """Inside the partnership, for tests below the pages."""
    with inside(partnership):
        yield partnership


@pytest.fixture
def formats(here):
    return {one.code: one for one in lay_out_formats()}


@pytest.fixture
def coordinator(here):
    account = Account.objects.create_user("jana@example.org", name="Jana")
    Membership.objects.create(account=account, role=Role.COORDINATOR, starts=clock.today())
    return Actor(account=account, roles=frozenset({Role.COORDINATOR}), second_factor=True)


@pytest.fixture
def nobody():
    return NOBODY


@pytest.fixture
def event(formats):
    """A conference in ten days, three hours long, open for registration by its state."""
    starts = clock.now() + timedelta(days=10)
    return Event.objects.create(
        title={"de": "Regionalkonferenz", "en": "Regional conference"},
        format=formats["regional_conference"],
        place="Rathaus",
        starts=starts,
        ends=starts + timedelta(hours=3),
        state="open",
        published_at=clock.now(),
    )


@pytest.fixture
def admission(event):
    return Admission.objects.create(event=event, capacity=5, largest_group=6)


@pytest.fixture
def write_rule(here):
    """Change rules of this year: `write_rule(waiting_groups="held")`."""

    def write(**values):
        write_rules(clock.today().year, values)

    return write


@pytest.fixture
def programme(formats):
    """An intercultural week in forty days, to be handed in within twenty."""
    first = clock.today() + timedelta(days=40)
    return Programme.objects.create(
        title={"de": "Interkulturelle Woche", "en": "Intercultural week"},
        first_day=first,
        last_day=first + timedelta(days=8),
        deadline=clock.today() + timedelta(days=20),
        format=formats["intercultural_week"],
    )


@pytest.fixture
def partner(programme):
    """An association that takes part in the programme."""
    return ProgrammePartner.objects.create(
        programme=programme,
        organisation=Organisation.objects.create(name="Vielfalt e. V."),
        email="verein@example.org",
    )


@pytest.fixture
def entry(programme):
    """Makes unsaved entries of the programme: its second day, from three to five."""

    def make(**facts):
        day = programme.first_day + timedelta(days=1)
        starts = timezone.make_aware(datetime.combine(day, time(15)))
        known = {"title": {"de": "Kochen"}, "place": "Markt", "starts": starts}
        return Event(**{**known, "ends": starts + timedelta(hours=2), **facts})

    return make
