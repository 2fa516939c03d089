"""The same once more: by a pattern, in a rhythm, in other municipalities; and what it reached."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.when import when
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.making import at_once, planning
from wirkkreis.events.making.planning_forms import (
    CarryForm,
    CopyForm,
    PatternForm,
    RepeatForm,
    SpreadForm,
)
from wirkkreis.events.models import Event, Series, participants, participations
from wirkkreis.places.models import Municipality
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.items import Bar
from wirkkreis.ui.trying import form_page, saved

AT_ONCE = {"publish": at_once.to_publish, "open": at_once.to_open}
"""Steps for a whole series, and whom each is for."""

LAST = 12
"""So many events are offered to begin with, beside the patterns."""


def choose(request: HouseRequest) -> HttpResponse:
    """What a new event begins with: a pattern, one of the last events, or nothing."""
    seen = Event.objects.visible_to(request.actor).select_related("format", "municipality")
    context = {
        "patterns": seen.exclude(pattern="").order_by("pattern"),
        "last": seen.filter(pattern="").order_by("-pk")[:LAST],
        "crumbs": [
            Link(_("Planung"), reverse("events-planning")),
            Link(_("Neue Veranstaltung"), ""),
        ],
    }
    return answer(request, "events/planning/choose.html", context=context)


def copy(request: HouseRequest, pk: int) -> HttpResponse:
    """The same event on another day, perhaps elsewhere."""
    event = staff_event(request, pk)
    form = CopyForm(sent(request), event=event)
    made: list[Event] = []
    if form.is_valid() and saved(form, lambda: made.append(_copy(request, event, form))):
        messages.success(request, _("Angelegt, mit allem außer den Menschen. Stimmt alles?"))
        return done(request, reverse("event-change", args=[made[0].pk]))
    back = reverse("event-desk", args=[pk])
    return form_page(request, form, _("Noch einmal so"), back=back, crumbs=_desk(event))


def repeat(request: HouseRequest, pk: int) -> HttpResponse:
    """A series in a rhythm: each occurrence an event of its own."""
    event = staff_event(request, pk)
    form = RepeatForm(sent(request), event=event)
    made: list[Series] = []
    if form.is_valid() and saved(form, lambda: made.append(_repeat(request, event, form))):
        words = _("Angelegt als Ideen. Die Reihe hat jetzt %(n)s Termine.")
        messages.success(request, words % {"n": made[0].events.count()})
        return done(request, _series_url(event))
    context = {"event": event, "form": form, "crumbs": crumbs(event, Link(_("Wiederholen"), ""))}
    status = INVALID if form.is_bound else 200
    return answer(request, "events/planning/repeat.html", context=context, status=status)


def spread(request: HouseRequest, pk: int) -> HttpResponse:
    """The same in other municipalities: ideas without a day, to be settled one by one."""
    event = staff_event(request, pk)
    form = SpreadForm(sent(request), places=_elsewhere(event))
    if form.is_valid() and saved(form, lambda: _spread(request, event, form)):
        messages.success(request, _("Angelegt als Ideen. Tag und Ort folgen nach und nach."))
        return done(request, _series_url(event))
    context = {
        "event": event,
        "form": form,
        "crumbs": crumbs(event, Link(_("In andere Gemeinden tragen"), "")),
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "events/planning/spread.html", context=context, status=status)


def pattern(request: HouseRequest, pk: int) -> HttpResponse:
    """Name an event as a pattern for others."""
    event = staff_event(request, pk)
    initial = {"name": event.pattern or str(event)}
    form = PatternForm(sent(request), initial=initial)
    back = reverse("event-desk", args=[pk])
    if form.is_valid():
        planning.name_as_pattern(event, by=request.actor, name=form.cleaned_data["name"])
        messages.success(request, _("Die Änderung ist gespeichert."))
        return done(request, back)
    return form_page(request, form, _("Als Vorlage merken"), back=back, crumbs=_desk(event))


def carry_over(request: HouseRequest, pk: int) -> HttpResponse:
    """Let the dates of the series that follow be like this one."""
    event = staff_event(request, pk)
    form = CarryForm(sent(request))
    changed: list[int] = []
    if form.is_valid() and saved(form, lambda: changed.append(_carry(request, event, form))):
        words = ngettext("%(n)s Termin geändert.", "%(n)s Termine geändert.", changed[0])
        messages.success(request, words % {"n": changed[0]})
        return done(request, _series_url(event))
    context = {
        "event": event,
        "form": form,
        "following": [when(one) for one in at_once.following(event)],
        "crumbs": crumbs(event, Link(_("Auf die folgenden Termine übertragen"), "")),
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "events/planning/carry_over.html", context=context, status=status)


def series(request: HouseRequest, pk: int) -> HttpResponse:
    """All occurrences of a series, and what each reached."""
    found = get_object_or_404(Series.objects.all(), pk=pk)
    events = list(
        Event.objects.visible_to(request.actor)
        .filter(series=found)
        .select_related("municipality", "venue")
        .annotate(participations=participations(), participants=participants())
        .in_time()
    )
    held = [event for event in events if event.is_held]
    context = {
        "series": found,
        "events": events,
        "held": held,
        "bars": [_bar(event) for event in held],
        "open_to_all": _open_to_all(request, found),
        "crumbs": _way(str(found)),
    }
    return answer(request, "events/planning/series.html", context=context)


@require_POST
def all_at_once(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """Publish all dates of a series, or open registration for all of them."""
    found = get_object_or_404(Series.objects.all(), pk=pk)
    if step not in AT_ONCE:
        raise Http404
    chosen = AT_ONCE[step](found.events.all())
    _say(request, step, at_once.take_all(chosen, step, by=request.actor))
    return done(request, found.get_absolute_url())


def _say(request: HouseRequest, step: str, taken: at_once.Taken) -> None:
    if taken.count:
        said = {
            "publish": ngettext(
                "Ein Termin steht jetzt im Kalender.",
                "%(n)s Termine stehen jetzt im Kalender.",
                taken.count,
            ),
            "open": ngettext(
                "Für einen Termin ist die Anmeldung jetzt offen.",
                "Für %(n)s Termine ist die Anmeldung jetzt offen.",
                taken.count,
            ),
        }
        messages.success(request, said[step] % {"n": taken.count})
    for reason, number in Counter(reason for _event, reason in taken.refused).items():
        words = ngettext("Einer noch nicht: %(reason)s", "%(n)s noch nicht: %(reason)s", number)
        messages.warning(request, words % {"n": number, "reason": reason})


def _open_to_all(request: HouseRequest, found: Series) -> dict[str, int]:
    """For how many dates each step is there; nothing for who only reads."""
    if not may(request.actor, "events.event.write"):
        return {}
    return {step: chosen(found.events.all()).count() for step, chosen in AT_ONCE.items()}


def _way(here: str) -> list[Link]:
    return [Link(_("Planung"), reverse("events-planning")), Link(here, "")]


def _desk(event: Event) -> list[Link]:
    return crumbs(event, Link("", ""))[:-1]


def _copy(request: HouseRequest, event: Event, form: CopyForm) -> Event:
    given = dict(form.cleaned_data)
    starts = given.pop("starts")
    given["series"] = event.series if given.pop("in_series", False) else None
    if event.venue and given["place"] == str(event.venue) and _stays(event, form):
        given["place"] = event.place
    else:
        given["venue"] = None
    return planning.copy_event(event, by=request.actor, starts=starts, **given)


def _stays(event: Event, form: CopyForm) -> bool:
    """Whether the copy takes place in the same municipality."""
    return bool(form.cleaned_data["municipality"] == event.municipality)


def _repeat(request: HouseRequest, event: Event, form: RepeatForm) -> Series:
    return planning.repeat_event(event, by=request.actor, starts=form.cleaned_data["starts"])


def _carry(request: HouseRequest, event: Event, form: CarryForm) -> int:
    return at_once.carry_over(event, by=request.actor, parts=form.cleaned_data["parts"])


def _spread(request: HouseRequest, event: Event, form: SpreadForm) -> None:
    planning.spread_event(event, by=request.actor, places=form.cleaned_data["places"])


def _elsewhere(event: Event) -> QuerySet[Municipality]:
    """Municipalities where the series does not take place yet."""
    there = Event.objects.filter(pk=event.pk)
    if event.series_id:
        there = Event.objects.filter(series=event.series_id)
    taken = there.filter(municipality__isnull=False).values("municipality")
    return Municipality.objects.exclude(pk__in=taken)


def _series_url(event: Event) -> str:
    event.refresh_from_db(fields=["series"])
    return reverse("event-series", args=[event.series_id])


def _bar(event: Any) -> Bar:
    where = str(event.municipality or event)
    return Bar(
        where,
        event.participations,
        url=reverse("event-desk", args=[event.pk]),
        text="" if event.participations is not None else _("nicht gezählt"),
    )
