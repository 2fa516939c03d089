"""Entering what was counted: hands, papers, and who was drawn by lot."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.pages.votes import show, vote_run
from wirkkreis.committees.voting.counting import close_vote, draw_lot
from wirkkreis.committees.voting.voting_forms import CountsForm, LotForm
from wirkkreis.ui.answers import done
from wirkkreis.ui.trying import saved


@require_POST
def count(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter the counts and state the result; with what cannot be, the form comes back."""
    row = vote_run(request, pk)
    form = CountsForm(request.POST, vote=row)
    if form.is_valid() and saved(
        form,
        lambda: close_vote(
            by=request.actor,
            vote=row,
            counts=form.counts(),
            chair_side=form.cleaned_data.get("chair_side", ""),
        ),
    ):
        messages.success(request, _("Das Ergebnis ist festgestellt."))
        return done(request, row.get_absolute_url())
    return show(request, row, counts=form)


@require_POST
def lot(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter who was drawn, or draw."""
    row = vote_run(request, pk)
    form = LotForm(request.POST, vote=row)
    if form.is_valid() and saved(form, lambda: _draw(request, pk, form)):
        messages.success(request, _("Das Los ist eingetragen."))
        return done(request, row.get_absolute_url())
    return show(request, row, lot=form)


def _draw(request: HouseRequest, pk: int, form: LotForm) -> None:
    winners = [option.pk for option in form.cleaned_data["winners"]]
    draw_lot(by=request.actor, vote=vote_run(request, pk), winners=winners)
