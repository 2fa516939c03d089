"""The area of the partnership: entering its municipalities, and taking one out again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.places.entering import enter_municipalities, remove_municipality
from wirkkreis.places.forms import AreaForm
from wirkkreis.places.loading import load_municipalities, shipped_boundaries
from wirkkreis.places.models import Municipality
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link


def enter(request: HouseRequest) -> HttpResponse:
    """A list of municipalities with their keys; what is known by its key is written anew."""
    form = AreaForm(sent(request))
    if form.is_valid():
        n = enter_municipalities(by=request.actor, lines=form.cleaned_data["lines"])
        told = ngettext("Eine Gemeinde ist eingetragen.", "%(n)s Gemeinden sind eingetragen.", n)
        messages.success(request, told % {"n": n})
        return done(request, reverse("places"))
    crumbs = [Link(_("Orte"), reverse("places")), Link(_("Gemeinden eintragen"), "")]
    context = {"form": form, "crumbs": crumbs, "is_empty": not Municipality.objects.exists()}
    status = INVALID if form.is_bound else 200
    return answer(request, "places/area_form.html", context=context, status=status)


@require_POST
def load(request: HouseRequest) -> HttpResponse:
    """Take over the municipalities and boundaries that come with the house."""
    municipalities, units = shipped_boundaries()
    load_municipalities(by=request.actor, municipalities=municipalities, units=units)
    messages.success(request, _("Die Gemeinden sind eingetragen, mit ihren Grenzen."))
    return done(request, reverse("places"))


def remove(request: HouseRequest, ags: str) -> HttpResponse:
    """Ask, then take one municipality out of the area, unless something took place there."""
    municipality = get_object_or_404(Municipality, ags=ags)
    back = reverse("municipality", args=[ags])
    if request.method == "POST":
        if remove_municipality(by=request.actor, municipality=municipality):
            messages.success(request, _("Die Gemeinde ist entfernt."))
            return done(request, reverse("places"))
        messages.error(request, _("In dieser Gemeinde ist schon etwas eingetragen. Sie bleibt."))
        return done(request, back)
    context = {"municipality": municipality, "back": back}
    return answer(request, "places/municipality_remove.html", context=context)
