"""Operators who act for a member, and who has done so."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.models import Acting
from wirkkreis.administration.acting import begin_acting, end_acting
from wirkkreis.administration.forms import ActingForm
from wirkkreis.ui.answers import INVALID, answer, done


@require_http_methods(["GET", "POST"])
def acting(request: HouseRequest) -> HttpResponse:
    """The log for those who look after the partnership; for operators also the beginning."""
    verdict = may(request.actor, "administration.acting.begin")
    if request.method == "POST" and not verdict:
        raise PermissionDenied(verdict.reason)
    form = ActingForm(request.POST or None) if verdict else None
    if form is not None and form.is_bound and form.is_valid() and _begin(request, form):
        return done(request, reverse("home"))
    log = Acting.objects.select_related("operator", "acting_for")[:100]
    status = INVALID if form is not None and form.errors else 200
    context = {"form": form, "log": log}
    return answer(request, "administration/acting.html", context=context, status=status)


@require_http_methods(["GET", "POST"])
def end_of_acting(request: HouseRequest) -> HttpResponse:
    """Ask, and let the operator be herself again."""
    if request.method == "POST":
        end_acting(by=request.actor, session=request.session)
        return done(request, reverse("home"))
    return answer(request, "administration/end_acting.html")


def _begin(request: HouseRequest, form: ActingForm) -> bool:
    try:
        begin_acting(
            by=request.actor,
            acting_for=form.cleaned_data["member"],
            reason=form.cleaned_data["reason"],
            session=request.session,
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
