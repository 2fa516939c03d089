"""Votes on the desk of who runs the session: preparing, opening, ending, withdrawing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import RUN, item_led, refuse_barred, way_to_item
from wirkkreis.committees.models import AgendaItem, Manner, Motion, Subject, Vote
from wirkkreis.committees.voting import opening, sealing
from wirkkreis.committees.voting.counting import close_vote, prepare_run_off
from wirkkreis.committees.voting.showing import shown
from wirkkreis.committees.voting.voting_forms import (
    ADDING,
    CountsForm,
    LotForm,
    MannerForm,
    MotionForm,
    MotionVoteForm,
    SecretForm,
    WithdrawForm,
)
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Prepare a vote on an item; `?art=` says whether a motion, an election or a ranking,
    `?antrag=` which motion.
    """
    item = item_led(request, pk)
    kind = Subject.MOTION if "antrag" in request.GET else request.GET.get("art", "")
    kind = kind if kind in ADDING else _usual(item)
    form = _adding(request, item, kind)
    made: list[Vote] = []
    if form.is_valid() and saved(form, lambda: made.append(_prepare(request, item, kind, form))):
        messages.success(request, _("Die Abstimmung ist vorbereitet."))
        return done(request, made[0].get_absolute_url())
    crumbs = [*way_to_item(item), Link(_("Abstimmung vorbereiten"), "")]
    context = {"form": form, "item": item, "kinds": _kinds(item, kind), "crumbs": crumbs}
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/vote_add.html", context=context, status=status)


def motion(request: HouseRequest, pk: int) -> HttpResponse:
    """Other words for a motion before it is voted on, or that it is withdrawn."""
    row = get_object_or_404(Motion.objects.select_related("item"), pk=pk)
    item = item_led(request, row.item_id)
    form = MotionForm(sent(request), instance=row)
    if form.is_valid() and saved(
        form, lambda: opening.put_motion(by=request.actor, motion=form.save(commit=False))
    ):
        messages.success(request, _("Der Antrag ist gespeichert."))
        return done(request, item.get_absolute_url())
    back = item.get_absolute_url()
    return form_page(request, form, _("Antrag ändern"), back=back, crumbs=way_to_item(item))


def vote(request: HouseRequest, pk: int) -> HttpResponse:
    """One vote: how it stands, who has voted, what can be done, how it ended."""
    return show(request, vote_run(request, pk))


def show(
    request: HouseRequest, row: Vote, counts: CountsForm | None = None, lot: LotForm | None = None
) -> HttpResponse:
    """The page of a vote; 422 with the form that came back."""
    assert row.item is not None
    rights = list(row.entitlements.select_related("mandate__person", "mandate__seat", "seat"))
    context = {
        "vote": row,
        "item": row.item,
        "shown": shown([row])[0],
        "rights": rights,
        "voted": sum(right.has_voted for right in rights),
        "by_name": row.manner == Manner.OPEN,
        "by_phone": row.manner in {Manner.OPEN, Manner.SECRET},
        "counts": counts or (CountsForm(vote=row) if _is_counted(row) else None),
        "lot": lot or (LotForm(vote=row) if row.result == "lot" else None),
        "run_off": row.run_offs.exclude(state="withdrawn").first(),
        "crumbs": [*way_to_item(row.item), Link(_("Abstimmung"), "")],
    }
    status = INVALID if counts is not None or lot is not None else 200
    return answer(request, "committees/vote.html", "state", context, status)


@require_POST
def step(request: HouseRequest, pk: int) -> HttpResponse:
    """Press a button (`step`): open, close, end, count again, or prepare the run-off."""
    row = vote_run(request, pk)
    pressed = request.POST.get("step", "")
    found: list[Vote] = [row]
    presses: dict[str, Any] = {
        "open": lambda: opening.open_vote(by=request.actor, vote=row),
        "close": lambda: close_vote(by=request.actor, vote=row),
        "end": lambda: sealing.end_vote(by=request.actor, vote=row),
        "again": lambda: sealing.try_again(vote=row),
        "run_off": lambda: found.append(prepare_run_off(by=request.actor, vote=row)),
    }
    if pressed in presses:
        tried(request, presses[pressed])
    return done(request, found[-1].get_absolute_url())


def secret(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter that enough members demand a secret vote."""
    row = vote_run(request, pk)
    form = SecretForm(sent(request))
    if form.is_valid() and saved(
        form, lambda: opening.vote_secretly(by=request.actor, vote=row, **form.cleaned_data)
    ):
        messages.success(request, _("Es wird geheim abgestimmt."))
        return done(request, row.get_absolute_url())
    return _asked(request, row, form, _("Geheim abstimmen"))


def withdraw(request: HouseRequest, pk: int) -> HttpResponse:
    """Take a vote back, with the reason."""
    row = vote_run(request, pk)
    form = WithdrawForm(sent(request))
    if form.is_valid() and saved(
        form, lambda: opening.withdraw_vote(by=request.actor, vote=row, **form.cleaned_data)
    ):
        messages.success(request, _("Die Abstimmung zählt nicht."))
        return done(request, row.get_absolute_url())
    return _asked(request, row, form, _("Abstimmung zurücknehmen"))


def vote_run(request: HouseRequest, pk: int) -> Vote:
    """A vote of a session this person runs: 404 for one of an item she may not know of."""
    items = AgendaItem.objects.visible_to(request.actor)
    rows = Vote.objects.filter(item__in=items).select_related(
        "item__session__committee", "item__session__statute", "motion"
    )
    row = get_object_or_404(rows, pk=pk)
    demand(request.actor, RUN, row)
    if row.item is not None:
        refuse_barred(request.actor, row.item)
    return row


def way_to_vote(row: Vote) -> list[Link]:
    """The way to one vote."""
    assert row.item is not None
    return [*way_to_item(row.item), Link(_("Abstimmung"), row.get_absolute_url())]


def _asked(request: HouseRequest, row: Vote, form: Any, title: str) -> HttpResponse:
    back = row.get_absolute_url()
    return form_page(request, form, title, back=back, crumbs=way_to_vote(row))


def _usual(item: AgendaItem) -> str:
    usual = {"election": Subject.ELECTION, "application": Subject.RANKING}
    return usual.get(item.kind, Subject.MOTION)


def _kinds(item: AgendaItem, kind: str) -> list[Link]:
    url = reverse("vote-add", args=[item.pk])
    words = {
        Subject.MOTION: _("Antrag"),
        Subject.ELECTION: _("Wahl"),
        Subject.RANKING: _("Anträge in einem Budget"),
    }
    return [Link(word, f"{url}?art={name}", current=name == kind) for name, word in words.items()]


def _adding(request: HouseRequest, item: AgendaItem, kind: str) -> MannerForm:
    if kind == Subject.MOTION:
        asked = request.GET.get("antrag", "")
        return MotionVoteForm(sent(request), item=item, asked=asked)
    return ADDING[kind](sent(request))


def _prepare(request: HouseRequest, item: AgendaItem, kind: str, form: Any) -> Vote:
    said = form.cleaned_data
    made = Vote(item=item, subject=kind, manner=said["manner"])
    if kind == Subject.MOTION:
        moved: Motion = form.put()
        made.motion = moved if moved.pk else opening.put_motion(by=request.actor, motion=moved)
        return opening.prepare(by=request.actor, vote=made)
    made.question, made.places = said["question"], said.get("places", 1)
    made.budget = said.get("budget")
    return opening.prepare(by=request.actor, vote=made, options=form.options())


def _is_counted(row: Vote) -> bool:
    return row.state == "open" and row.manner in {Manner.HANDS, Manner.PAPER}
