"""Impulses: what people want done after an event, and what becomes of each.

An impulse is taken up as a task with somebody who does it by a day, or as a goal in a plan that is
still a draft; or it says why not. The row keeps the link, so that the documentation tells.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Account
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Event, Impulse
from wirkkreis.goals.measures import make_measure
from wirkkreis.goals.models import Goal, Measure, Plan
from wirkkreis.goals.planning import add_goal
from wirkkreis.tenancy import clock

MOST_AT_ONCE: Final = 200


@transaction.atomic
def add_impulses(
    event: Event, *, by: Actor, texts: Iterable[str], origin: str = ""
) -> list[Impulse]:
    """Keep several impulses in their order; one that stands there already is not kept twice.

    Raises ValidationError for a text that is too long, and for too many at once.
    """
    there = {str(impulse.text.all.get("de", "")) for impulse in event.impulses.all()}
    wanted = [text for text in dict.fromkeys(map(str.strip, texts)) if text and text not in there]
    if len(wanted) > MOST_AT_ONCE:
        raise ValidationError(_("Bitte höchstens %(most)d auf einmal.") % {"most": MOST_AT_ONCE})
    last = event.impulses.aggregate(last=Max("position"))["last"] or 0
    made = [
        Impulse(event=event, text={"de": text}, origin=origin, position=position)
        for position, text in enumerate(wanted, start=last + 1)
    ]
    for impulse in made:
        impulse.full_clean(exclude=["partnership"])
    Impulse.objects.bulk_create(made)
    if made:
        record("events.impulse.added", event, by=by, fields=["impulses"])
    return made


@transaction.atomic
def change_impulse(impulse: Impulse, *, by: Actor) -> Impulse:
    """Save other words for it. Raises ValidationError by field."""
    before = Impulse.objects.select_for_update().get(pk=impulse.pk)
    impulse.full_clean(exclude=["partnership"])
    found = difference(before, impulse)
    if found.fields:
        impulse.save(update_fields=found.fields)
        record("events.impulse.changed", impulse, by=by, **found._asdict())
    return impulse


@transaction.atomic
def remove_impulse(impulse: Impulse, *, by: Actor) -> None:
    """Take it out; a task or goal made from it stays."""
    record("events.impulse.removed", impulse.event, by=by, fields=["impulses"])
    impulse.delete()


@transaction.atomic
def take_up_as_task(
    impulse: Impulse,
    *,
    by: Actor,
    title: str,
    owner: Account | None = None,
    due: date | None = None,
    goal: Goal | None = None,
    note: str = "",
) -> Measure:
    """Make a task of it. Raises ValidationError by field, and when it was taken up already."""
    locked = _free(impulse)
    measure = make_measure(by=by, title=title, owner=owner, due=due, goal=goal, note=note)
    _take_up(locked, by, measure=measure)
    return measure


@transaction.atomic
def take_up_as_goal(
    impulse: Impulse, *, by: Actor, plan: Plan, level: str, text: Any, parent: Goal | None = None
) -> Goal:
    """Make a goal of it, in a plan that is a draft.

    Raises ValidationError by field, for any other plan, and when it was taken up already.
    """
    locked = _free(impulse)
    if plan.state != "draft":
        raise ValidationError({"plan": _("Neue Ziele kommen nur in einen Entwurf.")})
    goal = add_goal(plan, by=by, level=level, text=text, parent=parent)
    _take_up(locked, by, goal=goal)
    return goal


@transaction.atomic
def decline_impulse(impulse: Impulse, *, by: Actor, reason: str) -> Impulse:
    """Say why nothing comes of it. Raises ValidationError without a reason, or when it is taken."""
    locked = _free(impulse)
    locked.declined = reason.strip()
    if not locked.declined:
        raise ValidationError({"reason": _("Bitte den Grund angeben.")})
    locked.full_clean(exclude=["partnership"])
    locked.save(update_fields=["declined"])
    record("events.impulse.declined", locked, by=by, fields=["declined"])
    return locked


def origin_of(impulse: Impulse) -> str:
    """A sentence for a task's note: at which event it came up."""
    event = impulse.event
    if event.day is None:
        return _("Impuls aus: %(event)s") % {"event": event}
    facts = {"event": event, "day": date_format(event.day)}
    return _("Impuls aus: %(event)s (%(day)s)") % facts


@dataclass(frozen=True)
class Outcome:
    """What became of an impulse: `state` is one of the shelf's, `reason` says why not."""

    state: str
    word: StrOrPromise
    reason: str = ""
    goal: Goal | None = None


def outcome(impulse: Impulse) -> Outcome:
    """What became of it, for everybody; the goal only where its plan may be read."""
    if impulse.measure is not None:
        return _of_task(impulse.measure)
    if impulse.goal is not None:
        if impulse.goal.plan.is_public:
            return Outcome("reached", _("ist jetzt ein Ziel"), goal=impulse.goal)
        return Outcome("draft", _("steht als Ziel im Entwurf des nächsten Plans"))
    if impulse.declined:
        return Outcome("missed", _("wird nicht aufgenommen"), reason=impulse.declined)
    return Outcome("unknown", _("noch nicht entschieden"))


def _of_task(measure: Measure) -> Outcome:
    if measure.state == "done":
        return Outcome("done", _("Aufgabe, erledigt"))
    if measure.state == "dropped":
        return Outcome("missed", _("Aufgabe, wird nicht weiter verfolgt"))
    return Outcome("open", _("Aufgabe, in Arbeit"))


def _free(impulse: Impulse) -> Impulse:
    """The row, locked. Raises ValidationError when a task or a goal came of it already."""
    locked = Impulse.objects.select_for_update(of=("self",)).get(pk=impulse.pk)
    if locked.measure_id or locked.goal_id:
        raise ValidationError(_("Dieser Impuls ist schon aufgenommen."))
    return locked


def _take_up(locked: Impulse, by: Actor, **became: Any) -> None:
    for name, row in became.items():
        setattr(locked, name, row)
    locked.declined, locked.taken_up_on = "", clock.today()
    locked.save(update_fields=[*became, "declined", "taken_up_on"])
    changes = {name: (None, row.pk) for name, row in became.items()}
    record("events.impulse.taken_up", locked, by=by, changes=changes)
