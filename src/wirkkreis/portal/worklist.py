"""The work list of a person: one question to each package, in the order of urgency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import Committee, Mandate, Seat
from wirkkreis.diary.models import Entry
from wirkkreis.events.models import Event
from wirkkreis.goals.assessing import Standing
from wirkkreis.goals.models import Measure, Plan, PlanDraft
from wirkkreis.goals.standing import standing_of
from wirkkreis.tenancy import clock
from wirkkreis.ui.frame import Link

SOON = timedelta(days=14)
RECENTLY = timedelta(days=60)
TO_FIND_SOMEBODY = timedelta(days=60)
MOST = 8


@dataclass(frozen=True)
class Task:
    """One thing to do: what, until when, whose turn it is, and where; no state for a mere date."""

    title: str
    url: str
    due: date | None = None
    who: str = ""
    state: str = "open"


@dataclass(frozen=True)
class TaskList:
    """Tasks of one kind under one head; `more` leads to all of them."""

    name: str
    title: str
    tasks: Sequence[Task]
    more: Link | None = None


def worklist(actor: Actor, *, on: date) -> list[TaskList]:
    """What waits for this person today; empty lists are left out."""
    all_tasks = (
        Link(_("Alle Aufgaben"), reverse("measures")) if may(actor, "goals.measure.write") else None
    )
    overdue, soon = (list(_measures(actor, on, overdue=late)) for late in (True, False))
    at_risk = list(_goals_at_risk(actor, on))
    all_goals = Link(_("Alle Ziele mit ihrem Stand"), reverse("goals")) if at_risk else None
    lists = [
        TaskList("overdue", _("Überfällig"), overdue, None if soon else all_tasks),
        TaskList("soon", _("In den nächsten zwei Wochen"), soon, all_tasks),
        TaskList("events", _("Veranstaltungen"), list(_events(actor, on)), _all_events(actor)),
        TaskList("committees", _("Gremien"), list(_committees(actor, on))),
        TaskList("goals", _("Ziele, die Aufmerksamkeit brauchen"), at_risk, all_goals),
        TaskList("waiting", _("Angefangen und noch nicht fertig"), list(_unfinished(actor))),
    ]
    return [entry for entry in lists if entry.tasks]


def _measures(actor: Actor, on: date, *, overdue: bool) -> Iterator[Task]:
    own = Measure.objects.open().select_related("owner", "goal")
    found = own if may(actor, "goals.measure.write") else own.of(actor)
    found = found.overdue(on) if overdue else found.filter(due__gte=on, due__lte=on + SOON)
    for measure in found.order_by("due", "pk")[:MOST]:
        yield Task(
            title=measure.title,
            url=_where(measure, actor),
            due=measure.due,
            who=str(measure.owner) if measure.owner else _("noch niemand"),
            state="overdue" if overdue else "due_soon",
        )


def _where(measure: Measure, actor: Actor) -> str:
    """The task itself for those who may change it, else what it is for."""
    if may(actor, "goals.measure.write"):
        return reverse("measure-edit", args=[measure.pk])
    return measure.goal.get_absolute_url() if measure.goal else reverse("today")


def _events(actor: Actor, on: date) -> Iterator[Task]:
    """Numbers that are missing, those of the next days, and what is not documented yet."""
    if not may(actor, "events.event.write"):
        return
    own, now = Event.objects.visible_to(actor), clock.now()
    for event in own.to_count(now).newest_first()[:MOST]:
        title = _("Wie viele Menschen waren da? %(event)s") % {"event": event}
        yield Task(title, reverse("event-door", args=[event.pk]), state="overdue")
    coming = own.upcoming(now).filter(day__lte=on + SOON).exclude(state="cancelled")
    for event in coming.in_time()[:MOST]:
        day = {"day": date_format(event.day, "l, j. F"), "event": event}
        title = _("%(day)s: %(event)s") % day
        yield Task(title, reverse("event-desk", args=[event.pk]), state="")
    recent = own.to_document(now).within(on - RECENTLY, None)
    for event in recent.newest_first()[:MOST]:
        title = _("Dokumentieren, was herauskam: %(event)s") % {"event": event}
        yield Task(title, reverse("event-aftermath", args=[event.pk]))


def _committees(actor: Actor, on: date) -> Iterator[Task]:
    """Seats with a vote that nobody holds, and mandates that end soon."""
    if not may(actor, "committees.committee.arrange"):
        return
    active = Committee.objects.active()
    vacant = Seat.objects.vacant(on).voting().filter(committee__in=active)
    for seat in vacant.select_related("committee")[:MOST]:
        named = {"committee": seat.committee, "seat": seat}
        title = _("%(committee)s: Sitz „%(seat)s“ besetzen") % named
        yield Task(title, reverse("seat", args=[seat.pk]))
    ending = Mandate.objects.ending(on, on + TO_FIND_SOMEBODY).filter(seat__committee__in=active)
    for mandate in ending.select_related("seat__committee", "person")[:MOST]:
        named = {"committee": mandate.seat.committee, "name": mandate.person or mandate.seat}
        title = _("%(committee)s: Das Mandat von %(name)s endet") % named
        url = reverse("seat", args=[mandate.seat_id])
        yield Task(title, url, due=mandate.ends, state="due_soon")


def _all_events(actor: Actor) -> Link | None:
    if not may(actor, "events.event.write"):
        return None
    return Link(_("Alle Veranstaltungen"), reverse("events-planning"))


def _goals_at_risk(actor: Actor, on: date) -> Iterator[Task]:
    plan = Plan.objects.in_force().newest_first().first()
    if plan is None or not may(actor, "goals.plan.edit"):
        return
    pressing = {Standing.AT_RISK, Standing.MISSED}
    standing = standing_of(plan, on=plan.day_within(on), public=False)
    found = [entry for entry in standing.measured if entry.assessment.standing in pressing]
    for entry in sorted(found, key=lambda entry: entry.value.ends)[:MOST]:
        yield Task(
            title=f"{entry.indicator.name}: {entry.assessment.reason}",
            url=reverse("indicator", args=[entry.indicator.pk]),
            due=entry.value.ends,
            state=entry.assessment.standing,
        )


def _unfinished(actor: Actor) -> Iterator[Task]:
    if not may(actor, "goals.plan.edit"):
        return
    for draft in PlanDraft.objects.filter(plan__isnull=True)[:MOST]:
        yield Task(
            title=_("Eingelesenen Plan prüfen: %(title)s") % {"title": draft.title},
            url=reverse("plan-review", args=[draft.pk]),
            state="draft",
        )


def latest_entries(actor: Actor) -> list[Entry]:
    """The last entries of the diary, for those who may read it."""
    return list(Entry.objects.visible_to(actor).select_related("kind").newest_first()[:5])
