"""Votes entered by the minute-taker, and votes cast on a device that goes from hand to hand."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.committees.models import Entitlement, Manner, Vote
from wirkkreis.committees.pages.votes import vote_run, way_to_vote
from wirkkreis.committees.voting.ballot_paper import paper
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def enter(request: HouseRequest, pk: int, right_pk: int) -> HttpResponse:
    """Enter how somebody votes in an open vote, as she said it."""
    row = vote_run(request, pk)
    if row.manner != Manner.OPEN:
        raise PermissionDenied(_("Geheime Stimmen gibt jede und jeder selbst ab."))
    right = _right(row, right_pk)
    ballot = paper(right, sent(request), by=request.actor)
    if ballot.was_cast:
        messages.success(request, _("Die Stimme ist eingetragen."))
        return done(request, row.get_absolute_url())
    crumbs = [*way_to_vote(row), Link(_("Stimme eintragen"), "")]
    context = {"vote": row, "right": right, "paper": ballot, "form": ballot.form, "crumbs": crumbs}
    return answer(request, "committees/vote_for.html", context=context, status=ballot.status)


@privately
def device(request: HouseRequest, pk: int) -> HttpResponse:
    """Whoever has no phone at hand picks her name on this device."""
    row = vote_run(request, pk)
    rights = row.entitlements.select_related("mandate__person", "seat")
    crumbs = [*way_to_vote(row), Link(_("An diesem Gerät abstimmen"), "")]
    context = {"vote": row, "rights": rights, "thanks": "danke" in request.GET, "crumbs": crumbs}
    return answer(request, "committees/vote_device.html", context=context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@privately
def device_ballot(request: HouseRequest, pk: int, right_pk: int) -> HttpResponse:
    """One ballot on the device; cast, it leads back to the names, and shows nothing of it."""
    row = vote_run(request, pk)
    right = _right(row, right_pk)
    is_secret = row.manner == Manner.SECRET
    ballot = paper(right, sent(request), by=NOBODY if is_secret else request.actor)
    back = reverse("vote-device", args=[pk])
    if ballot.was_cast:
        return done(request, f"{back}?danke")
    crumbs = [*way_to_vote(row), Link(_("An diesem Gerät abstimmen"), back), Link(str(right), "")]
    context = {"vote": row, "right": right, "paper": ballot, "form": ballot.form}
    context |= {"crumbs": crumbs, "back": back, "is_secret": is_secret}
    return answer(request, "committees/vote_ballot.html", context=context, status=ballot.status)


def _right(row: Vote, pk: int) -> Entitlement:
    rights = row.entitlements.select_related("vote", "mandate__person", "mandate__seat", "seat")
    return get_object_or_404(rights, pk=pk)
