"""What the people at the door see: one event on one of its days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import uuid4

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.http import urlencode

from wirkkreis.events.door.counting import MAY_COME, NOTHING_TAKES_PLACE
from wirkkreis.events.door.door_forms import GuestFilterForm
from wirkkreis.events.models import (
    Admission,
    Attendance,
    AttendanceKind,
    Event,
    Names,
    Registration,
    Support,
)
from wirkkreis.events.models.attendance import AttendanceQuerySet
from wirkkreis.events.models.registration import RegistrationQuerySet
from wirkkreis.tenancy import clock
from wirkkreis.ui.frame import Link

PER_PAGE: Final = 100
"""Registrations of one page: it is also the list one has without a connection."""

WALK_INS_SHOWN: Final = 20
DAYS_AROUND: Final = 3


class Guest:
    """A registration as one line at the door, with its attendance of the day."""

    def __init__(self, registration: Registration, event: Event, came: Attendance | None) -> None:
        self.registration = registration
        self.event = event
        self.came = came
        self.nonce = uuid4()
        """Of the next tick: sent twice it counts once."""

    @property
    def called(self) -> str:
        """Who it is: a name, or the code where there is none or none is written down."""
        return called(self.registration, self.event)

    @property
    def supports(self) -> list[str]:
        """What help was asked for, in words."""
        return [str(Support(one).label) for one in self.registration.supports]

    @property
    def may_come(self) -> bool:
        """Whether it can be ticked."""
        return self.registration.state in MAY_COME


@dataclass(frozen=True)
class Presence:
    """People of one day: those let in one by one, by kind, and heads that were counted."""

    registered: int
    walk_ins: int
    counted: int | None

    @property
    def ticked(self) -> int:
        """All who were let in one by one."""
        return self.registered + self.walk_ins


def called(registration: Registration, event: Event) -> str:
    """Who registered, as the event's list of participants may say it."""
    if event.names == Names.PROTECTED:
        return registration.code
    if event.names == Names.UNDER_AGE:
        return registration.guardian or registration.code
    return registration.name or registration.guardian or registration.code


class Door:
    """An event on the day that is asked for (`?day=…`), else on the one it is about now.

    `query` also narrows the list: `q` words, `show` only who is "missing" or "here", `page`.
    """

    def __init__(self, event: Event, query: Mapping[str, Any]) -> None:
        self.event = event
        self.query = query
        self.days = event.days()
        self.day = self._asked_day() or self._usual_day()
        self.form = GuestFilterForm(query)
        self.form.is_valid()

    @property
    def is_open(self) -> bool:
        """Whether people can be let in on this day: it has come, and the event takes place."""
        takes_place = self.event.state not in NOTHING_TAKES_PLACE
        return takes_place and self.day is not None and self.day <= clock.today()

    @cached_property
    def admission(self) -> Admission | None:
        """How people register; None for an event that everybody just comes to."""
        return Admission.objects.filter(event=self.event).first()

    @property
    def url(self) -> str:
        """The list of this day, as it was narrowed, without the words that were looked for."""
        return self._list_of(self.day, **self.narrowing)

    @property
    def narrowing(self) -> dict[str, str]:
        """What of the list is shown; a form of one line takes it along."""
        return {name: str(self.query[name]) for name in ("show", "page") if self.query.get(name)}

    def url_of(self, guest: int) -> str:
        """The page of one registration, on this day."""
        day = urlencode({"day": self.day.isoformat()}) if self.day else ""
        return f"{reverse('event-door-guest', args=[self.event.pk, guest])}?{day}"

    @property
    def ways(self) -> list[Link]:
        """The days around this one; none for an event of one day."""
        if len(self.days) < 2 or self.day is None:
            return []
        here = self.days.index(self.day)
        around = self.days[max(0, here - DAYS_AROUND) : here + DAYS_AROUND + 1]
        return [Link(_in_short(day), self._list_of(day), current=day == self.day) for day in around]

    def guest(self, pk: int) -> Guest:
        """One registration of this event. Raises Http404 for another's."""
        return self._guest(get_object_or_404(self._all(), pk=pk))

    def page(self) -> "Page[Registration]":
        """The registrations asked for, by name; `guests` are its lines."""
        return Paginator(self._narrowed(), PER_PAGE).get_page(self.query.get("page"))

    def guests(self, page: "Page[Registration]") -> list[Guest]:
        """A page of registrations as lines."""
        return [self._guest(registration) for registration in page.object_list]

    def expected(self) -> int:
        """How many people have a firm place, or came without one that was confirmed."""
        known = Registration.objects.filter(admission=self.admission)
        return known.filter(Q(state="firm") | self._is_here()).people()

    def presence(self) -> Presence:
        """Who is here on this day."""
        came = self._attendances().order_by().values_list("kind")
        people = dict(came.annotate(Sum("count")))
        return Presence(
            registered=people.get(AttendanceKind.REGISTERED, 0),
            walk_ins=people.get(AttendanceKind.WALK_IN, 0),
            counted=people.get(AttendanceKind.COUNTED),
        )

    def walk_ins(self) -> list[Attendance]:
        """The last who came without a registration, the newest first."""
        came = self._attendances().filter(kind=AttendanceKind.WALK_IN).order_by("-pk")
        return list(came[:WALK_INS_SHOWN])

    def heads(self) -> dict[str, int]:
        """The heads that were counted on this day, by age band."""
        return dict(self._attendances().counted().values_list("age_band", "count"))

    def _attendances(self) -> AttendanceQuerySet:
        came = Attendance.objects.filter(event=self.event)
        return came.filter(day=self.day) if self.day else came.none()

    def _all(self) -> RegistrationQuerySet:
        came = Prefetch("attendances", self._attendances(), to_attr="came_today")
        known = Registration.objects.filter(admission__event=self.event)
        return known.select_related("admission__event").prefetch_related(came)

    def _narrowed(self) -> RegistrationQuerySet:
        asked = self.form.cleaned_data
        here = self._is_here()
        found = self._all().filter(Q(state__in=MAY_COME) | here)
        if asked.get("show"):
            found = found.filter(here if asked["show"] == "here" else ~here)
        found = found.matching(asked["q"]) if asked.get("q") else found
        return found.order_by("code" if self._is_nameless else "found_by", "pk")

    def _is_here(self) -> Exists:
        return Exists(self._attendances().filter(registration=OuterRef("pk")))

    @property
    def _is_nameless(self) -> bool:
        return self.event.names == Names.PROTECTED

    def _guest(self, registration: Registration) -> Guest:
        came: list[Attendance] = getattr(registration, "came_today", [])
        return Guest(registration, self.event, came[0] if came else None)

    def _asked_day(self) -> date | None:
        try:
            asked = parse_date(str(self.query.get("day", "")))
        except ValueError:
            return None
        return asked if asked in self.days else None

    def _usual_day(self) -> date | None:
        """Today, else the last day there was, else the first one."""
        past = [day for day in self.days if day <= clock.today()]
        return past[-1] if past else next(iter(self.days), None)

    def _list_of(self, day: date | None, **more: str) -> str:
        query = urlencode({"day": day.isoformat(), **more}) if day else ""
        return f"{reverse('event-door', args=[self.event.pk])}?{query}"


def _in_short(day: date) -> str:
    return f"{date_format(day, 'D')} {date_format(day, 'MONTH_DAY_FORMAT')}"
