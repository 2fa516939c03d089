"""The partnership's list of kinds: read, arranged, added to, changed, thinned out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.diary import arranging
from wirkkreis.diary.kind_forms import KindForm
from wirkkreis.diary.models import Kind
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link


def listing(request: HouseRequest) -> HttpResponse:
    """All kinds in the order the diary offers them."""
    return answer(request, "diary/kinds.html", "list", {"kinds": Kind.objects.with_use()})


def add(request: HouseRequest) -> HttpResponse:
    """A new kind."""
    form = KindForm(sent(request))
    if form.is_valid():
        given = form.cleaned_data
        arranging.add_kind(by=request.actor, name=given["name"], confidential=given["confidential"])
        messages.success(request, _("Die neue Art steht jetzt zur Wahl."))
        return done(request, reverse("diary-kinds"))
    return _form(request, form, _("Neue Art"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Change a kind, or take it out of what is offered."""
    kind = get_object_or_404(Kind.objects.with_use(), pk=pk)
    form = KindForm(sent(request), instance=kind)
    if form.is_valid() and _tried(
        form, lambda: arranging.change_kind(form.instance, by=request.actor)
    ):
        messages.success(request, _("Die Änderung ist gespeichert."))
        return done(request, reverse("diary-kinds"))
    return _form(request, form, _("Art ändern"), kind=kind)


@require_POST
def move(request: HouseRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    kind = get_object_or_404(Kind.objects.all(), pk=pk)
    arranging.move_kind(kind, by=request.actor, up="up" in request.POST)
    return done(request, reverse("diary-kinds"), in_place=True)


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then take out a kind that was never used."""
    kind = get_object_or_404(Kind.objects.with_use(), pk=pk)
    form = forms.Form(sent(request))
    if form.is_valid() and _tried(form, lambda: arranging.remove_kind(kind, by=request.actor)):
        messages.success(request, _("Die Art ist entfernt."))
        return done(request, reverse("diary-kinds"))
    context = {"kind": kind, "form": form, "crumbs": _way(_("Entfernen"))}
    status = INVALID if form.errors else 200
    return answer(request, "diary/kind_remove.html", context=context, status=status)


def _form(request: HouseRequest, form: KindForm, title: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "crumbs": _way(title)} | more
    status = INVALID if form.errors else 200
    return answer(request, "diary/kind.html", context=context, status=status)


def _tried(form: forms.BaseForm, do: Callable[[], object]) -> bool:
    """Whether the verb went through; what it refuses stands above the form."""
    try:
        do()
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


def _way(here: str) -> list[Link]:
    return [Link(_("Arten der Arbeit"), reverse("diary-kinds")), Link(here, "")]
