"""Entering populations, and taking one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.places.entering import enter_populations, remove_population
from wirkkreis.places.forms import PopulationForm
from wirkkreis.places.models import Population
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link


def enter(request: HouseRequest) -> HttpResponse:
    """One table of one source: year, source, and a number for each municipality."""
    form = PopulationForm(sent(request))
    if form.is_valid():
        year, source = form.cleaned_data["year"], form.cleaned_data["source"]
        n = len(enter_populations(by=request.actor, year=year, source=source, counts=form.counts()))
        told = ngettext("Eine Zahl ist eingetragen.", "%(n)s Zahlen sind eingetragen.", n)
        messages.success(request, told % {"n": n})
        return done(request, reverse("places"))
    crumbs = [Link(_("Unser Gebiet"), reverse("places")), Link(_("Einwohnerzahlen eintragen"), "")]
    context = {"form": form, "crumbs": crumbs}
    status = INVALID if form.is_bound else 200
    return answer(request, "places/population_form.html", context=context, status=status)


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then take back one number."""
    population = get_object_or_404(Population.objects.select_related("municipality"), pk=pk)
    back = reverse("municipality", args=[population.municipality.ags])
    if request.method == "POST":
        remove_population(by=request.actor, population=population)
        messages.success(request, _("Die Zahl ist entfernt."))
        return done(request, back)
    return answer(
        request,
        "places/population_remove.html",
        context={"population": population, "back": back},
    )
