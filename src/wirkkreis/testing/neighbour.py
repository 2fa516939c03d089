"""Ahrfeld: an invented neighbour on the same install, whose rows nobody next door may see."""

from datetime import date, timedelta

from wirkkreis.accounts.models import Role
from wirkkreis.diary.kinds import lay_out_kinds
from wirkkreis.flow.engine import take
from wirkkreis.goals.indicating import add_indicator
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import Level
from wirkkreis.goals.planning import add_goal, make_plan
from wirkkreis.people.models import Organisation, OrganisationKind
from wirkkreis.places.models import Municipality, Unit
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
    unit = Unit.objects.create(ars="990000001", name=f"{MARK}-Stadt")
    Municipality.objects.create(ags="99000001", name=f"{MARK}-Stadt", unit=unit)
    Organisation.objects.create(name=f"{MARK} e. V.", kind=OrganisationKind.ASSOCIATION)
    lay_out_kinds()
    plan = make_plan(
        by=coordinator,
        title=f"{MARK}: Zielplan",
        starts=date(today.year, 1, 1),
        ends=date(today.year, 12, 31),
    )
    goal = add_goal(plan, by=coordinator, level=Level.ACTION, text=f"{MARK}: Ziel", number="1")
    add_indicator(goal, by=coordinator, name=f"{MARK}: Zahl", source="diary.entries", target=2)
    take(plan, "adopt", by=coordinator, adopted_on=today, adopted_by=MARK, resolution="A 1")
    make_measure(by=coordinator, title=f"{MARK}: Aufgabe", goal=goal)
    write_records(
        [Record(today, "meeting", f"{MARK}: Sitzung", 60, f"{MARK}-Stadt", ("1",), {"": 7})],
        goals={"1": goal},
        by=coordinator,
    )
