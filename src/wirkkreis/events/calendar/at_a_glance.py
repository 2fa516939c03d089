"""What everybody may know of an event at a glance: whether it takes place, and how to come in.

A public page is kept for a day (docs/adr/0013), so deadlines are asked by their day here; whether
somebody is in time by the minute says the registration itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.events.models import Admission, Event, EventQuerySet, Registration
from wirkkreis.languages.known import BY_CODE
from wirkkreis.tenancy import clock
from wirkkreis.ui.items import Text


@dataclass(frozen=True)
class Mark:
    """A badge: its word, kind and sign, as the shelf's `badge` takes them."""

    text: Text
    kind: str = "neutral"
    sign: str = ""


@dataclass(frozen=True)
class Entrance:
    """How one comes in: the mark for lists, and the sentence about places for the page.

    `is_open` says that somebody can register today, `waits` that only the waiting list is left.
    """

    mark: Mark
    places: str = ""
    is_open: bool = False
    waits: bool = False


def with_places(events: EventQuerySet) -> EventQuerySet:
    """Events with their admission and `held`, how many places of it are taken or held."""
    holding = Registration.objects.filter(admission__event=OuterRef("pk")).holding(clock.now())
    summed = holding.order_by().values("admission").annotate(sum=Sum("size")).values("sum")
    found: EventQuerySet = events.select_related(
        "format", "municipality", "venue", "admission"
    ).annotate(held=Coalesce(Subquery(summed), 0))
    return found


def marks(event: Event) -> Iterator[Mark]:
    """The badges of an event in a list; asks for rows of `with_places`."""
    if event.is_cancelled:
        yield Mark(_("abgesagt"), "bad", "cross")
        return
    if event.moved_from and not is_past(event):
        yield Mark(_("neuer Termin"), "warn", "clock")
    if entrance := entrance_of(event):
        yield entrance.mark
    if event.is_step_free():
        yield Mark(_("ohne Stufen"), "neutral", "barrier")
    if event.price:
        price = number_format(event.price, 2, use_l10n=True)
        yield Mark(_("%(price)s Euro") % {"price": price})


def entrance_of(event: Event) -> Entrance | None:
    """How one comes in today; None where one just comes, or where it is over."""
    if is_past(event) or event.is_cancelled or not hasattr(event, "admission"):
        return None
    admission = event.admission
    if event.state == "closed" or local_day(admission.deadline()) < clock.today():
        return Entrance(Mark(_("Anmeldung geschlossen"), "neutral", "lock"))
    if event.state != "open" or _opens_later(admission):
        return Entrance(_before_it_opens(admission))
    return _open(event, admission)


def is_past(event: Event) -> bool:
    """Whether its last day is over."""
    return event.ends is not None and local_day(event.ends) < clock.today()


def turns_today(event: Event) -> bool:
    """Whether registration opens or ends in the course of this day, so that a page cannot be kept.

    A held place that expires is another matter: that is written when it happens.
    """
    if event.is_cancelled or not hasattr(event, "admission"):
        return False
    admission = event.admission
    turns = (admission.opens, admission.deadline())
    return any(moment and local_day(moment) == clock.today() for moment in turns)


def event_urls() -> Callable[[int], str]:
    """The addresses of events by their number, for lists: Django would look for each anew."""
    before, _number, after = reverse("event", args=[0]).rpartition("0")
    return lambda pk: f"{before}{pk}{after}"


def local_day(moment: datetime) -> date:
    """The day of a moment where the partnership is."""
    return timezone.localdate(moment)


def spoken(codes: list[str]) -> list[str]:
    """The names of languages in the page's language."""
    return [str(BY_CODE[code].name) for code in codes if code in BY_CODE]


def _opens_later(admission: Admission) -> bool:
    return admission.opens is not None and local_day(admission.opens) > clock.today()


def _before_it_opens(admission: Admission) -> Mark:
    if admission.opens and _opens_later(admission):
        day = date_format(local_day(admission.opens), "MONTH_DAY_FORMAT")
        return Mark(_("Anmeldung ab %(day)s") % {"day": day}, "info", "clock")
    return Mark(_("mit Anmeldung"), "info", "pen")


def _open(event: Event, admission: Admission) -> Entrance:
    day = date_format(local_day(admission.deadline()), "MONTH_DAY_FORMAT")
    until = Mark(_("Anmeldung bis %(day)s") % {"day": day}, "good", "pen")
    if admission.capacity is None:
        return Entrance(until, is_open=True)
    free = max(admission.capacity - getattr(event, "held", 0), 0)
    if free:
        places = ngettext(
            "Noch %(free)s Platz von %(all)s ist frei.",
            "Noch %(free)s Plätze von %(all)s sind frei.",
            free,
        ) % {"free": free, "all": admission.capacity}
        return Entrance(until, places, is_open=True)
    if admission.waiting_list:
        full = Mark(_("ausgebucht, mit Warteliste"), "warn", "people")
        words = _("Alle Plätze sind vergeben. Sie können sich auf die Warteliste setzen lassen.")
        return Entrance(full, words, is_open=True, waits=True)
    return Entrance(Mark(_("ausgebucht"), "warn", "people"), _("Alle Plätze sind vergeben."))
