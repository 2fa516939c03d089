"""The day itself: who is let in, who comes without a registration, and heads that are counted.

Everything here may be sent twice (a double tap, two phones, a queue without a connection) and
counts once. What people did is a row of `Attendance`; the two numbers made of it are participations
(Teilnahmen) and participants (Teilnehmende, docs/adr/0014-events.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, Max, Sum, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Membership, Role
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Attendance, AttendanceKind, Event, Names, Registration
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

MOST_PEOPLE: Final = 100_000
"""Heads on one day: more than any event of a county has."""

MAY_COME: Final = ("firm", "unconfirmed", "offered", "waiting")
"""States in which somebody who stands at the door is let in. The others come as walk-ins."""

NOTHING_TAKES_PLACE: Final = ("idea", "cancelled")
PRECEDENCE: Final = (Role.COMMITTEE, Role.YOUTH, Role.LEAD_OFFICE, Role.COORDINATOR, Role.AUDITOR)
"""Of several roles the one that is noted: committees are asked how many of them came."""


@transaction.atomic
def check_in(
    registration: Registration,
    *,
    by: Actor,
    day: date | None = None,
    count: int | None = None,
    nonce: UUID | None = None,
) -> Attendance:
    """Note that a registration came: today and all of its group where nothing else is said.

    Once a day, whoever ticks it and how often; the row that is there already is given back. Raises
    ValidationError for a day that is not one of the event's or has not come, for more people than
    registered, and for a registration that was given up.
    """
    event, day = registration.admission.event, day or clock.today()
    _open_the_door(event, day, by)
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if there := locked.attendances.filter(day=day).first():
        return there
    if locked.state not in MAY_COME:
        word = {"state": locked.state_now.word}
        raise ValidationError(_("Diese Anmeldung gilt nicht mehr: „%(state)s“.") % word)
    count = locked.size if count is None else _checked(count, least=1)
    if count > locked.size:
        words = _("Angemeldet: %(size)d. Wer dazukommt, zählt als „ohne Anmeldung“.")
        raise ValidationError(words % {"size": locked.size})
    return _noted(
        by,
        event=event,
        registration=locked,
        kind=AttendanceKind.REGISTERED,
        day=day,
        count=count,
        role=_role_on(day, locked.account_id),
        nonce=nonce or uuid4(),
    )


@transaction.atomic
def note_walk_in(
    event: Event,
    *,
    by: Actor,
    day: date,
    name: str = "",
    age_band: str = "",
    count: int = 1,
    nonce: UUID,
) -> Attendance:
    """Note people without a registration; the same `nonce` again changes nothing.

    Raises ValidationError for a day that is not the event's, a number nobody counts, an age band
    that the rules do not have, and for a name where the event writes none down.
    """
    _open_the_door(event, day, by)
    if name and event.names == Names.PROTECTED:
        raise ValidationError(_("Bei dieser Veranstaltung werden keine Namen aufgeschrieben."))
    _check_bands(event, [age_band])
    return _noted(
        by,
        event=event,
        kind=AttendanceKind.WALK_IN,
        day=day,
        name=name.strip(),
        age_band=age_band,
        count=_checked(count, least=1),
        nonce=nonce,
    )


@transaction.atomic
def undo(attendance: Attendance, *, by: Actor) -> None:
    """Take a tick or a walk-in back. Taken back already, nothing happens."""
    there = Attendance.objects.select_for_update().filter(pk=attendance.pk).first()
    if there:
        record("events.attendance.undone", there, by=by)
        there.delete()


@transaction.atomic
def count_heads(event: Event, *, by: Actor, day: date, counts: Mapping[str, int]) -> None:
    """Put down the heads of a day by age band, "" for those without age, in place of earlier ones.

    An empty mapping says that nobody counted, which is not the same as {"": 0}. Raises
    ValidationError as `note_walk_in` does.
    """
    _check_day(event, day)
    _check_bands(event, counts)
    checked = {band: _checked(count, least=0) for band, count in counts.items()}
    if checked:
        _open_the_door(event, day, by)
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    before = Attendance.objects.counted().filter(event=event, day=day)
    if dict(before.values_list("age_band", "count")) == checked:
        return
    before.delete()
    Attendance.objects.bulk_create(
        Attendance(event=event, kind=AttendanceKind.COUNTED, day=day, age_band=band, count=count)
        for band, count in checked.items()
    )
    record("events.attendance.counted", event, by=by, fields=["attendances"])


@dataclass(frozen=True)
class Turnout:
    """How many came: by age band ("" without one) and, for participations, by day.

    Nothing in it means that nobody noted anything, which is not the same as 0.
    """

    by_band: Mapping[str, int]
    by_day: Mapping[date, int]

    @property
    def total(self) -> int | None:
        """All of them, None where nobody noted anything."""
        return sum(self.by_band.values()) if self.by_band else None


def participations(event: Event) -> Turnout:
    """Teilnahmen: people who came, once for every day they were there."""
    by_band: dict[str, int] = {}
    by_day: dict[date, int] = {}
    came = Attendance.objects.filter(event=event).order_by("day")
    for day, band, people in came.values_list("day", "age_band").annotate(Sum("count")):
        by_band[band] = by_band.get(band, 0) + people
        by_day[day] = by_day.get(day, 0) + people
    return Turnout(by_band, by_day)


def participants(event: Event) -> Turnout:
    """Teilnehmende: registrations and walk-ins once, of counted heads the largest day of a band."""
    came = Attendance.objects.filter(event=event).order_by()
    walk_ins = came.filter(kind=AttendanceKind.WALK_IN).values_list("age_band")
    registered = came.filter(kind=AttendanceKind.REGISTERED).values("registration", "age_band")
    most = registered.annotate(most=Max("count")).aggregate(people=Sum("most"))["people"]
    by_band = dict(came.counted().values_list("age_band").annotate(Max("count")))
    for band, people in walk_ins.annotate(Sum("count")):
        by_band[band] = by_band.get(band, 0) + people
    if most is not None:
        by_band[""] = by_band.get("", 0) + most
    return Turnout(by_band, {})


def _open_the_door(event: Event, day: date, by: Actor) -> None:
    """An event that people come to takes place: the first of them makes it held, once it began.

    Its row is locked before the attendance is written; afterwards two doors would wait for one
    another.
    """
    _check_day(event, day)
    ways = event.FLOW.step("hold").source
    if event.state in ways and event.has_begun(clock.now()):
        event.state = Event.objects.select_for_update().get(pk=event.pk).state
        if event.state in ways:
            event.state = take(event, "hold", by=by).state
    if event.state in NOTHING_TAKES_PLACE:
        word = {"state": event.state_now.word}
        raise ValidationError(_("Das geht im Zustand „%(state)s“ nicht.") % word)


def _check_day(event: Event, day: date) -> None:
    if day not in event.days():
        words = _("Die Veranstaltung ist nicht am %(day)s.")
        raise ValidationError(words % {"day": date_format(day)})
    if day > clock.today():
        raise ValidationError(_("Dieser Tag kommt erst noch."))


def _checked(count: int, *, least: int) -> int:
    if least <= count <= MOST_PEOPLE:
        return count
    words = _("Bitte eine Zahl von %(least)d bis %(most)d angeben.")
    raise ValidationError(words % {"least": least, "most": MOST_PEOPLE})


def _check_bands(event: Event, bands: Iterable[str]) -> None:
    """The bands of the rules, and those that were counted before the rules changed."""
    unknown = set(bands) - {"", *rules_for(clock.today().year).age_bands}
    if unknown:
        known = Attendance.objects.filter(event=event).values_list("age_band", flat=True)
        unknown -= set(known)
    if unknown:
        raise ValidationError(_("Diese Altersgruppe gibt es nicht."))


def _noted(by: Actor, *, nonce: UUID, **row: Any) -> Attendance:
    """The new row, or the one that came with the same nonce. Raises ValidationError if not it."""
    there, is_new = Attendance.objects.get_or_create(nonce=nonce, defaults=row)
    if is_new:
        record("events.attendance.noted", there, by=by)
    elif (there.event, there.registration) != (row["event"], row.get("registration")):
        raise ValidationError(_("Bitte laden Sie die Seite neu und tippen Sie noch einmal."))
    return there


def _role_on(day: date, account_id: int | None) -> str:
    """The role the account held in the partnership on that day, "" for none."""
    if account_id is None:
        return ""
    order = Case(*(When(role=role, then=Value(rank)) for rank, role in enumerate(PRECEDENCE)))
    held = Membership.objects.filter(account=account_id).on(day).order_by(order)
    return held.values_list("role", flat=True).first() or ""
