"""Impulses: putting them down, and deciding what becomes of each."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath import impulses
from wirkkreis.events.aftermath.aftermath_forms import (
    DeclineForm,
    GoalOfImpulseForm,
    ImpulseForm,
    ImpulsesForm,
    drafts_of_plans,
    task_form,
)
from wirkkreis.events.desk import staff_event
from wirkkreis.events.models import Impulse
from wirkkreis.events.pages.aftermath import HERE, form_context, shown
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.trying import saved


@require_POST
def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Put down several at once, one a line."""
    event, form = staff_event(request, pk), ImpulsesForm(request.POST)
    if form.is_valid() and saved(form, lambda: _add(request, pk, form)):
        return done(request, reverse(HERE, args=[pk]))
    context = shown(event, impulses_form=form)
    return answer(request, "events/aftermath/overview.html", context=context, status=INVALID)


def change(request: HouseRequest, pk: int, impulse_pk: int) -> HttpResponse:
    """Other words for an impulse."""
    impulse = _impulse(request, pk, impulse_pk)
    form = ImpulseForm(request.POST or None, instance=impulse)
    if form.is_valid() and saved(form, lambda: impulses.change_impulse(impulse, by=request.actor)):
        return _to_overview(request, pk, _("Der Impuls ist geändert."))
    return _page(request, impulse, form, _("Impuls ändern"))


def remove(request: HouseRequest, pk: int, impulse_pk: int) -> HttpResponse:
    """Ask, then take it out."""
    impulse = _impulse(request, pk, impulse_pk)
    if request.method == "POST":
        impulses.remove_impulse(impulse, by=request.actor)
        return _to_overview(request, pk, _("Der Impuls ist entfernt."))
    context = form_context(impulse.event, None, _("Impuls entfernen")) | {"impulse": impulse}
    return answer(request, "events/aftermath/remove_impulse.html", context=context)


def task(request: HouseRequest, pk: int, impulse_pk: int) -> HttpResponse:
    """Make a task of it, with somebody who does it and a day."""
    impulse = _impulse(request, pk, impulse_pk)
    form = task_form(impulse, request.POST or None)
    if form.is_valid() and saved(
        form, lambda: impulses.take_up_as_task(impulse, by=request.actor, **form.cleaned_data)
    ):
        return _to_overview(request, pk, _("Aus dem Impuls ist eine Aufgabe geworden."))
    return _page(request, impulse, form, _("Als Aufgabe aufnehmen"))


def goal(request: HouseRequest, pk: int, impulse_pk: int) -> HttpResponse:
    """Make a goal of it, in a plan that is still a draft."""
    impulse = _impulse(request, pk, impulse_pk)
    form = GoalOfImpulseForm(request.POST or None, impulse=impulse)
    if form.is_valid() and saved(
        form, lambda: impulses.take_up_as_goal(impulse, by=request.actor, **form.cleaned_data)
    ):
        return _to_overview(request, pk, _("Der Impuls steht jetzt als Ziel im Entwurf."))
    if not drafts_of_plans().exists():
        context = form_context(impulse.event, None, _("Als Ziel aufnehmen"))
        return answer(request, "events/aftermath/no_draft.html", context=context)
    return _page(request, impulse, form, _("Als Ziel aufnehmen"))


def decline(request: HouseRequest, pk: int, impulse_pk: int) -> HttpResponse:
    """Say why nothing comes of it."""
    impulse = _impulse(request, pk, impulse_pk)
    form = DeclineForm(request.POST or None, initial={"reason": impulse.declined})
    if form.is_valid() and saved(
        form, lambda: impulses.decline_impulse(impulse, by=request.actor, **form.cleaned_data)
    ):
        return _to_overview(request, pk, _("Der Grund steht jetzt beim Impuls."))
    return _page(request, impulse, form, _("Nicht aufnehmen"))


def _add(request: HouseRequest, pk: int, form: ImpulsesForm) -> None:
    made = impulses.add_impulses(
        staff_event(request, pk),
        by=request.actor,
        texts=form.lines(),
        origin=form.cleaned_data["origin"],
    )
    number = len(made)
    words = ngettext("Ein Impuls aufgenommen.", "%(n)d Impulse aufgenommen.", number)
    messages.success(request, words % {"n": number})


def _impulse(request: HouseRequest, pk: int, impulse_pk: int) -> Impulse:
    found = Impulse.objects.filter(event=staff_event(request, pk)).select_related("event")
    return get_object_or_404(found, pk=impulse_pk)


def _to_overview(request: HouseRequest, pk: int, words: str) -> HttpResponse:
    messages.success(request, words)
    return done(request, reverse(HERE, args=[pk]) + "#impulse")


def _page(
    request: HouseRequest, impulse: Impulse, form: forms.BaseForm, title: str
) -> HttpResponse:
    context = form_context(impulse.event, form, title) | {"impulse": impulse}
    status = INVALID if form.is_bound else 200
    return answer(request, "events/aftermath/form.html", context=context, status=status)
