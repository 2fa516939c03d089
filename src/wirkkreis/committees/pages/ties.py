"""What ties members to organisations: declared by themselves, or entered for them by staff."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import crumbs, way_to_seat
from wirkkreis.committees.forms import TieForm
from wirkkreis.committees.models import Mandate, Tie
from wirkkreis.committees.seating import seating
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import saved


def own_ties(request: HouseRequest) -> HttpResponse:
    """What ties the person who is signed in, declared by herself."""
    person = Person.objects.filter(account=request.actor.account).first()
    way = [*crumbs(), Link(_("Meine Verbindungen"), "")]
    if person is None:
        return answer(request, "committees/ties.html", context={"crumbs": way})
    return _ties(request, person, way)


def ties(request: HouseRequest, pk: int) -> HttpResponse:
    """What ties the person with this mandate."""
    rows = Mandate.objects.select_related("seat__committee", "person")
    row = get_object_or_404(rows.filter(person__isnull=False), pk=pk)
    assert row.person is not None
    return _ties(request, row.person, [*way_to_seat(row.seat), Link(_("Verbindungen"), "")])


def _ties(request: HouseRequest, person: Person, way: list[Link]) -> HttpResponse:
    if "end" in request.POST:
        return _end(request, person)
    form = TieForm(sent(request), instance=Tie(person=person, starts=clock.today()))
    if form.is_valid() and saved(
        form, lambda: seating.declare_tie(by=request.actor, tie=form.save(commit=False))
    ):
        messages.success(request, _("Die Verbindung ist eingetragen."))
        return done(request, request.path)
    known = Tie.objects.filter(person=person).select_related("organisation")
    context = {
        "person": person,
        "form": form,
        "ties": known.open_after(clock.today()),
        "crumbs": way,
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/ties.html", context=context, status=status)


def _end(request: HouseRequest, person: Person) -> HttpResponse:
    """The tie whose button was pressed no longer holds."""
    asked = request.POST["end"]
    known = Tie.objects.filter(person=person, pk=int(asked) if asked.isdecimal() else 0)
    seating.end_tie(by=request.actor, tie=get_object_or_404(known), on=clock.today())
    messages.success(request, _("Die Verbindung ist beendet."))
    return done(request, request.path)
