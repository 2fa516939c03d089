"""Making and changing tasks."""

from datetime import date, timedelta

from django.db import transaction

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.goals.models import Goal, Measure
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for


@transaction.atomic
def make_measure(
    *,
    by: Actor,
    title: str,
    goal: Goal | None = None,
    owner: Account | None = None,
    due: date | None = None,
    note: str = "",
) -> Measure:
    """A new open task; without a day it is due after the rule set's usual number of days."""
    demand(by, "goals.measure.write")
    today = clock.today()
    usual = timedelta(days=rules_for(today.year).days_until_task_is_due)
    measure = Measure(title=title, goal=goal, owner=owner, due=due or today + usual, note=note)
    measure.full_clean()
    measure.save()
    record("goals.measure.made", measure, by=by)
    return measure


@transaction.atomic
def change_measure(measure: Measure, *, by: Actor) -> Measure:
    """Save a task whose words, goal, owner or day were changed. Raises ValidationError by field."""
    demand(by, "goals.measure.write", measure)
    before = Measure.objects.select_for_update().get(pk=measure.pk)
    measure.full_clean()
    found = difference(before, measure)
    if found.fields:
        measure.save(update_fields=found.fields)
        record("goals.measure.changed", measure, by=by, **found._asdict())
    return measure
