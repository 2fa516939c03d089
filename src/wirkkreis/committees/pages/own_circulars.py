"""Answering a decision in writing, behind the link of its letter."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.committees.circulating import circling
from wirkkreis.committees.circulating.circular_forms import AnswerForm, ObjectionForm
from wirkkreis.committees.models import Entitlement
from wirkkreis.committees.tokens import opened
from wirkkreis.committees.voting.showing import SIDES, shown
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately
from wirkkreis.ui.trying import saved


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def circular(request: HouseRequest, token: str) -> HttpResponse:
    """What is asked, with three buttons, and the way to a session instead (`object`)."""
    right = _right(token)
    objects = "object" in request.POST
    posted = request.POST if request.method == "POST" else None
    form = AnswerForm(None if objects else posted)
    objection = ObjectionForm(posted if objects else None)
    if form.is_valid() and saved(form, lambda: _answer(right, form)):
        messages.success(request, _("Danke, Ihre Antwort ist vermerkt."))
        return done(request, request.path)
    if objection.is_valid() and saved(objection, lambda: _object(right, objection)):
        messages.success(request, _("Danke. Der Punkt kommt in die nächste Sitzung."))
        return done(request, request.path)
    status = INVALID if posted is not None else 200
    context = _told(right) | {"form": form, "objection": objection}
    return answer(request, "committees/own_circular.html", context=context, status=status)


def _right(token: str) -> Entitlement:
    """Whose link it is. Raises Http404 for a forged one, and once the mandate is over."""
    rows = Entitlement.objects.filter(vote__circular__isnull=False).select_related(
        "vote__circular__committee", "vote__circular__statute", "mandate__person"
    )
    right = get_object_or_404(rows, key=opened("circular", token))
    if not right.mandate.holds_on(clock.today()):
        raise Http404(_("Dieser Link gilt nicht mehr. Ihr Mandat ist zu Ende."))
    return right


def _answer(right: Entitlement, form: AnswerForm) -> None:
    circling.answer_circular(by=NOBODY, entitlement=right, side=form.chosen())


def _object(right: Entitlement, form: ObjectionForm) -> None:
    circling.object_to(by=NOBODY, entitlement=right, reason=form.cleaned_data["reason"])


def _told(right: Entitlement) -> dict[str, Any]:
    row = right.vote.circular
    assert row is not None
    runs = row.state == "running" and (row.ends is None or row.ends > clock.now())
    given = right.ballots.first() if right.has_voted else None
    return {
        "circular": row,
        "right": right,
        "runs": runs,
        "given": str(SIDES[given.side][0]) if given else "",
        "sides": [(side, str(word)) for side, (word, _tone) in SIDES.items()],
        "may_object": runs and circling.rules_of_circular(row).objection_stops,
        "shown": shown([right.vote])[0],
        "crumbs": [Link(str(row.committee), ""), Link(row.title, "")],
    }
