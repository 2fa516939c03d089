"""The rules of a programme year and the settings of the partnership."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.administration.rule_forms import PartnershipForm, RulesForm
from wirkkreis.administration.ruling import change_partnership, change_rules
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership, RuleSet, rules_for
from wirkkreis.ui.answers import INVALID, answer, done

FIRST_YEAR, YEARS_AHEAD = 2015, 7


def years(request: HouseRequest) -> HttpResponse:
    """All programme years with their versions."""
    context = {
        "versions": RuleSet.objects.all(),
        "this_year": clock.today().year,
        "next_year": clock.today().year + 1,
        "may_change": bool(may(request.actor, "administration.rules.change")),
    }
    return answer(request, "administration/rules_years.html", context=context)


def year(request: HouseRequest, year: int) -> HttpResponse:
    """The rules of one year, to read or to change as a new version."""
    if not FIRST_YEAR <= year <= clock.today().year + YEARS_AHEAD:
        raise Http404
    form = RulesForm(request.POST or None, rules=rules_for(year))
    if request.method == "POST" and form.is_valid():
        try:
            change_rules(
                year, by=request.actor, values=form.values, reason=form.cleaned_data["reason"]
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Die Regeln für %(year)s gelten.") % {"year": year})
            return done(request, reverse("rules"))
    context = {"form": form, "year": year, "versions": RuleSet.objects.filter(year=year)}
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
