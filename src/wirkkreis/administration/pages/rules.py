"""The rules of a programme year and the settings of the partnership."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand, may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.administration.rule_forms import PartnershipForm, RulesForm
from wirkkreis.administration.ruling import change_partnership, change_rules
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership, RuleSet, rules_for
from wirkkreis.tenancy.rules import Rules
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link

CHANGE = "administration.rules.change"
FIRST_YEAR, YEARS_AHEAD = 2015, 7


def years(request: HouseRequest) -> HttpResponse:
    """All programme years with their versions."""
    context = {
        "versions": RuleSet.objects.all(),
        "this_year": clock.today().year,
        "next_year": clock.today().year + 1,
        "may_change": bool(may(request.actor, CHANGE)),
    }
    return answer(request, "administration/rules_years.html", context=context)


def year(request: HouseRequest, year: int) -> HttpResponse:
    """The rules of one year, to read or, for the lead office, to change as a new version."""
    if not FIRST_YEAR <= year <= clock.today().year + YEARS_AHEAD:
        raise Http404
    versions = RuleSet.objects.filter(year=year)
    if asked := request.GET.get("fassung"):
        return _reading(
            request,
            year,
            get_object_or_404(versions, version=int(asked) if asked.isdecimal() else 0).rules,
        )
    if request.method != "POST" and not may(request.actor, CHANGE):
        return _reading(request, year, rules_for(year))
    demand(request.actor, CHANGE)
    form = RulesForm(sent(request), rules=rules_for(year))
    if form.is_valid() and _changed(request, year, form):
        messages.success(request, _("Die Regeln für %(year)s gelten.") % {"year": year})
        return done(request, reverse("rules"))
    context = {"form": form, "year": year, "versions": versions, "crumbs": _way(year)}
    status = INVALID if form.errors else 200
    return answer(request, "administration/rules_year.html", context=context, status=status)


def partnership(request: HouseRequest) -> HttpResponse:
    """Name, colour, logo and who answers for the site."""
    own = Partnership.objects.get(pk=request.partnership.pk)
    form = PartnershipForm(request.POST or None, request.FILES or None, instance=own)
    if request.method == "POST" and form.is_valid():
        change_partnership(form.instance, by=request.actor)
        messages.success(request, _("Gespeichert."))
        return done(request, reverse("partnership"))
    status = INVALID if form.errors else 200
    return answer(request, "administration/partnership.html", context={"form": form}, status=status)


def _reading(request: HouseRequest, year: int, rules: Rules) -> HttpResponse:
    context = {
        "year": year,
        "values": rules.in_words(),
        "versions": RuleSet.objects.filter(year=year),
        "crumbs": _way(year),
    }
    return answer(request, "administration/rules_year.html", context=context)


def _way(year: int) -> list[Link]:
    return [Link(_("Regeln der Förderjahre"), reverse("rules")), Link(str(year), "")]


def _changed(request: HouseRequest, year: int, form: RulesForm) -> bool:
    """Whether there is a new version; what stands against it goes into the form."""
    try:
        change_rules(year, by=request.actor, values=form.values, reason=form.cleaned_data["reason"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
