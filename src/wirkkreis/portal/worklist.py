"""The work list of a person: one question to each package, in the order of urgency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.inviting.awaiting import circulars_unanswered, places_ahead
from wirkkreis.committees.inviting.requesting import demands
from wirkkreis.committees.inviting.waiting import to_invite, to_settle
from wirkkreis.committees.models import (
    Attendee,
    Committee,
    ItemKind,
    Mandate,
    Resolution,
    Seat,
    Session,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.records.minuting import due_day
from wirkkreis.committees.seating.absences import absences
from wirkkreis.committees.tokens import sign
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
FOR_MINUTES = timedelta(days=180)
ADOPTABLE = Plan.FLOW.step("adopt").source
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
        TaskList("own", _("Ihre Sitzungen"), list(_own(actor))),
        TaskList("overdue", _("Überfällig"), overdue, None if soon else all_tasks),
        TaskList("soon", _("In den nächsten zwei Wochen"), soon, all_tasks),
        TaskList("events", _("Veranstaltungen"), list(_events(actor, on)), _all_events(actor)),
        TaskList("committees", _("Gremien"), [*_committees(actor, on), *_records(actor, on)]),
        TaskList("goals", _("Ziele, die Aufmerksamkeit brauchen"), at_risk, all_goals),
        TaskList("waiting", _("Angefangen und noch nicht fertig"), list(_unfinished(actor))),
    ]
    return [entry for entry in lists if entry.tasks]


def _own(actor: Actor) -> Iterator[Task]:
    """Sessions of one's own bodies, whether one comes, and decisions in writing."""
    if not actor.is_signed_in:
        return
    for place in places_ahead(actor)[:MOST]:
        url = reverse("own-session", args=[own_token(place)])
        is_asked = place.session.state != "open" and not place.answer
        yield Task(_called(place), url, state="open" if is_asked else "")
    for right in circulars_unanswered(actor)[:MOST]:
        circular = right.vote.circular
        assert circular is not None
        assert circular.ends is not None
        named = {"committee": circular.committee, "circular": circular}
        title = _("%(committee)s: Im Umlauf abstimmen: %(circular)s") % named
        url = reverse("own-circular", args=[sign("circular", right.key)])
        yield Task(title, url, due=timezone.localdate(circular.ends), state="due_soon")


def _called(place: Attendee) -> str:
    """What is asked of her, in a line."""
    session = place.session
    named = {"session": _whole(session), "day": session.when()}
    if session.state == "open":
        return _("Läuft gerade: %(session)s") % named
    if session.state == "searching":
        return _("Wann können Sie? %(session)s") % named
    if not place.answer:
        return _("Kommen Sie? %(session)s, %(day)s") % named
    return _("%(day)s: %(session)s") % named


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
    yield from _sessions(list(active), on)
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


def _records(actor: Actor, on: date) -> Iterator[Task]:
    """Minutes to be written, resolutions that are nobody's task, plans that were adopted."""
    for session in _without_minutes(actor, on)[:MOST]:
        title = _("Niederschrift schreiben: %(session)s") % {"session": _whole(session)}
        due = due_day(session)
        state = "overdue" if due < on else "due_soon"
        yield Task(title, reverse("minutes", args=[session.pk]), due=due, state=state)
    if may(actor, "committees.resolution.follow"):
        nobodys = Resolution.objects.visible_to(actor).unassigned().select_related("committee")
        for row in nobodys.newest_first()[:MOST]:
            title = _("Beschluss vergeben: %(resolution)s") % {"resolution": row}
            yield Task(title, row.get_absolute_url())
    if may(actor, "goals.plan.adopt"):
        waiting = Resolution.objects.filter(kind=ItemKind.PLAN, plan__state__in=ADOPTABLE)
        for row in waiting.select_related("plan")[:MOST]:
            named = {"number": row.number, "plan": row.plan}
            title = _("Beschluss %(number)s beim Plan eintragen: %(plan)s") % named
            yield Task(title, reverse("plan-edit", args=[row.plan_id]))


def _without_minutes(actor: Actor, on: date) -> list[Session]:
    """Sessions of the last months whose minutes the body has not got, of bodies one runs."""
    if not may(actor, "committees.session.run"):
        return []
    missing = Q(minutes__isnull=True) | Q(minutes__state="draft")
    over = Session.objects.filter(missing, state="closed", day__gte=on - FOR_MINUTES)
    rows = over.select_related("committee", "statute").order_by("day", "pk")
    if may(actor, "committees.committee.arrange"):
        return list(rows[:MOST])
    return [row for row in rows if may(actor, "committees.session.run", row)]


def _whole(session: Session) -> str:
    return f"{session.committee}, {session}"


def _sessions(active: list[Committee], on: date) -> Iterator[Task]:
    """Sessions that members ask for, that are to be invited to, whose day is sought; and members
    whose seat the rules free.
    """
    for demand in demands(active, on):
        asked = {"committee": demand.committee, "asked": demand.asked, "needed": demand.needed}
        title = _("%(committee)s: Mitglieder bitten um eine Sitzung (%(asked)d von %(needed)d)")
        url = reverse("session-add", args=[demand.committee.pk])
        yield Task(title % asked, url, state="overdue" if demand.is_reached else "open")
    for due in to_invite(active, on):
        named = {"committee": due.session.committee, "session": due.session}
        title = _("%(committee)s: Zur %(session)s einladen") % named
        state = "overdue" if due.is_missed else "due_soon"
        yield Task(title, due.session.get_absolute_url(), due=due.until, state=state)
    for session in to_settle(active):
        title = _("%(committee)s: Termin festlegen") % {"committee": session.committee}
        yield Task(title, reverse("session-poll", args=[session.pk]))
    for absence in absences(active, on):
        if absence.ends_seat:
            mandate = absence.mandate
            named = {"committee": mandate.seat.committee, "name": mandate.person or mandate.seat}
            title = _("%(committee)s: %(name)s fehlt wiederholt unentschuldigt") % named
            yield Task(title, reverse("mandate-end", args=[mandate.pk]))


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
