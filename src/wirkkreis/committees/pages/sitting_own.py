"""An open session on one's own phone, behind one's own link: what runs, and asking to speak."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.committees.models import Speaker
from wirkkreis.committees.own import Own, own_place
from wirkkreis.committees.sitting import turns
from wirkkreis.committees.sitting.live import Live
from wirkkreis.ui.answers import answer, done, wants_part
from wirkkreis.ui.privately import privately
from wirkkreis.ui.trying import tried


@require_safe
@privately
def now(request: HouseRequest, token: str) -> HttpResponse:
    """The part of one's own page that changes while the session runs."""
    own = own_place(token)
    if not wants_part(request):
        return redirect(own.at("own-session"))
    context = {"own": own, "live": Live(own)}
    return answer(request, "committees/own_live.html", context=context)


@require_POST
@privately
def speak(request: HouseRequest, token: str) -> HttpResponse:
    """Ask to speak on what runs, or take it back (`strike`)."""
    own = own_place(token)
    running = Live(own).running
    if running is not None and "strike" in request.POST:
        _strike_off(own)
    elif running is not None:
        place = own.attendee
        tried(request, lambda: turns.ask_to_speak(running, attendee=place, by=NOBODY))
    if wants_part(request):
        return done(request, own.at("own-live"), in_place=True)
    return done(request, f"{own.at('own-session')}#own-live")


def _strike_off(own: Own) -> None:
    waiting = Speaker.objects.waiting().filter(attendee=own.attendee, item__state="running")
    for speaker in waiting:
        turns.strike_off(speaker, by=NOBODY)
