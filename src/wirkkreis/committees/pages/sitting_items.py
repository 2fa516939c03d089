"""The item that runs: its steps, its motions, who speaks, and what the minutes say of it."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import item_led, item_run, way_to_item
from wirkkreis.committees.models import AgendaItem, Attendee, Mandate, Motion, Speaker
from wirkkreis.committees.pages.sitting import onward
from wirkkreis.committees.sitting import moving, presiding, reporting, turns
from wirkkreis.committees.sitting.sitting_forms import MotionForm, ReportForm
from wirkkreis.committees.voting.opening import put_motion
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried

STEPS: Mapping[str, Callable[..., AgendaItem]] = {
    "call": presiding.call_item,
    "finish": presiding.finish_item,
    "defer": presiding.defer_item,
    "drop": presiding.drop_item,
    "reset": presiding.reset_item,
}


@require_POST
def take_step(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """Call an item, finish it, put it off, drop it, or put it back."""
    item = item_run(request, pk)
    if step not in STEPS:
        raise Http404
    tried(request, lambda: STEPS[step](item, by=request.actor))
    return onward(request, item.session, "item")


def report(request: HouseRequest, pk: int) -> HttpResponse:
    """What was said; where somebody else wrote meanwhile, both texts are shown."""
    item = item_led(request, pk)
    form, known = ReportForm(sent(request), instance=item), item.report
    if form.is_valid() and saved(form, lambda: _written(request, item, form)):
        messages.success(request, _("Der Verlauf ist gespeichert."))
        return done(request, f"{_sitting_of(item)}#item")
    context = {
        "item": item,
        "known": known if form.is_bound else "",
        "edition": reporting.edition_of(known),
        "form": form,
        "back": f"{_sitting_of(item)}#item",
        "crumbs": [*way_to_item(item), Link(_("Verlauf"), "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/sitting/report.html", context=context, status=status)


@require_POST
def ask(request: HouseRequest, pk: int) -> HttpResponse:
    """Put somebody on the list of speakers (`attendee`)."""
    item = item_run(request, pk)
    asked = request.POST.get("attendee", "")
    if not asked.isdecimal():
        messages.error(request, _("Bitte wählen Sie, wer sprechen möchte."))
        return onward(request, item.session, "speakers")
    place = get_object_or_404(Attendee, session=item.session_id, pk=asked)
    tried(request, lambda: turns.ask_to_speak(item, attendee=place, by=request.actor))
    return onward(request, item.session, "speakers")


@require_POST
def speaker(request: HouseRequest, pk: int) -> HttpResponse:
    """Tick a speaker off, or strike her off the list (`strike`); she may be gone already."""
    row = Speaker.objects.select_related("item").filter(pk=pk).first()
    if row is None:
        raise Http404
    item = item_run(request, row.item_id)
    verb = turns.strike_off if "strike" in request.POST else turns.has_spoken
    tried(request, lambda: verb(row, by=request.actor))
    return onward(request, item.session, "speakers")


def motion_add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new motion; `?zu=` names the one it amends."""
    item = item_led(request, pk)
    asked = request.GET.get("zu", "")
    amends = item.motions.filter(amends__isnull=True, is_withdrawn=False)
    other = get_object_or_404(amends, pk=asked) if asked.isdecimal() else None
    motion, back = Motion(item=item, amends=other), f"{_sitting_of(item)}#motions"
    form = MotionForm(sent(request), instance=motion, held=_held(item))
    if form.is_valid() and saved(
        form, lambda: put_motion(by=request.actor, motion=form.save(commit=False))
    ):
        messages.success(request, _("Der Antrag ist gespeichert."))
        return done(request, back)
    title = _("Änderungsantrag") if other else _("Antrag")
    return form_page(request, form, title, back=back, crumbs=way_to_item(item))


@require_POST
def motion_withdraw(request: HouseRequest, pk: int) -> HttpResponse:
    """Take a motion back."""
    motion = _motion(request, pk)
    if tried(request, lambda: moving.withdraw(motion, by=request.actor)):
        messages.success(request, _("Der Antrag ist zurückgezogen."))
    return done(request, f"{_sitting_of(motion.item)}#motions")


def _written(request: HouseRequest, item: AgendaItem, form: ReportForm) -> AgendaItem:
    given = form.cleaned_data
    return reporting.write_report(item, by=request.actor, text=given["report"], seen=given["seen"])


def _motion(request: HouseRequest, pk: int) -> Motion:
    motion = get_object_or_404(Motion.objects.select_related("amends"), pk=pk)
    motion.item = item_led(request, motion.item_id)
    return motion


def _held(item: AgendaItem) -> QuerySet[Mandate]:
    """Who can move something: the members of the day."""
    held = Mandate.objects.on(item.session.on).filter(
        seat__committee=item.session.committee_id, person__isnull=False
    )
    return held.select_related("person", "seat").order_by("person__sort_key", "pk")


def _sitting_of(item: AgendaItem) -> str:
    return f"{reverse('sitting', args=[item.session_id])}?punkt={item.pk}"
