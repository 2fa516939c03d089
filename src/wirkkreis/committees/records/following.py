"""What becomes of a resolution: somebody's task with a day, or nothing to do."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import Resolution
from wirkkreis.goals.measures import make_measure

FOLLOW = "committees.resolution.follow"
LONGEST = 200


@transaction.atomic
def give_task(
    *, by: Actor, resolution: Resolution, owner: Account | None, due: date | None, note: str = ""
) -> Resolution:
    """Make carrying it out somebody's task. Raises ValidationError where it is one already."""
    locked = _locked(resolution, by)
    if locked.measure_id is not None:
        raise ValidationError(_("Dieser Beschluss ist schon als Aufgabe vergeben."))
    named = _("Beschluss %(number)s: %(title)s") % {"number": locked.number, "title": locked.title}
    title = Truncator(named).chars(LONGEST)
    locked.measure = make_measure(by=by, title=title, owner=owner, due=due, note=note)
    locked.needs_work = True
    locked.save(update_fields=["measure", "needs_work"])
    record("committees.resolution.followed", locked, by=by, fields=["measure"])
    return locked


@transaction.atomic
def set_need(*, by: Actor, resolution: Resolution, needs_work: bool) -> Resolution:
    """Say whether somebody has to carry it out. Raises ValidationError where it is a task."""
    locked = _locked(resolution, by)
    if locked.measure_id is not None:
        raise ValidationError(_("Dieser Beschluss ist schon als Aufgabe vergeben."))
    changes = {"needs_work": (locked.needs_work, needs_work)}
    locked.needs_work = needs_work
    locked.save(update_fields=["needs_work"])
    record("committees.resolution.changed", locked, by=by, changes=changes)
    return locked


def _locked(resolution: Resolution, by: Actor) -> Resolution:
    demand(by, FOLLOW, resolution)
    return Resolution.objects.select_for_update(of=("self",)).get(pk=resolution.pk)
