"""Voting on one's own phone, behind one's own link."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.committees.models import AgendaItem, Entitlement, Manner, Vote
from wirkkreis.committees.own import Own, own_place
from wirkkreis.committees.voting.ballot_paper import Paper, paper
from wirkkreis.committees.voting.showing import shown
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@privately
def vote(request: HouseRequest, token: str, pk: int) -> HttpResponse:
    """One question with big buttons; cast, it says that the vote is counted, never which."""
    own = own_place(token)
    row, right = _vote(own, pk), _right(own, pk)
    ballot = paper(right, sent(request), by=NOBODY) if right is not None else None
    if ballot is not None and ballot.was_cast:
        return done(request, own.at("own-vote", pk))
    context = _told(own, row, right, ballot)
    status = ballot.status if ballot is not None else 200
    return answer(request, "committees/own_vote.html", context=context, status=status)


def _vote(own: Own, pk: int) -> Vote:
    """A vote on an item she may know of and is not excluded from."""
    items = AgendaItem.objects.shown_to(own.reader).filter(session=own.session)
    barred = AgendaItem.objects.barring(own.reader)
    rows = Vote.objects.filter(item__in=items).exclude(item__in=barred).exclude(state="prepared")
    return get_object_or_404(rows.select_related("item__session", "motion"), pk=pk)


def _right(own: Own, pk: int) -> Entitlement | None:
    """Whether she may vote. Who may was in the room, so the item is not asked about here."""
    if own.attendee.mandate_id is None:
        return None
    rights = Entitlement.objects.filter(vote=pk, vote__item__session=own.session)
    return rights.select_related("vote").filter(mandate=own.attendee.mandate_id).first()


def _told(own: Own, row: Vote, right: Entitlement | None, ballot: Paper | None) -> dict[str, Any]:
    by_phone = row.manner in {Manner.OPEN, Manner.SECRET}
    secret, voted = row.manner == Manner.SECRET, right is not None and right.has_voted
    may_vote = right is not None and row.state == "open" and by_phone and not (secret and voted)
    return {
        "own": own,
        "vote": row,
        "shown": shown([row])[0],
        "right": right,
        "paper": ballot,
        "form": ballot.form if ballot else None,
        "is_secret": secret,
        "by_phone": by_phone,
        "has_voted": voted,
        "may_vote": may_vote,
        "crumbs": [Link(own.session.title, own.at("own-session")), Link(_("Abstimmung"), "")],
    }
