"""Registering for an event: the form everybody can send."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.calendar.when import when
from wirkkreis.events.models import Admission, Event, EventQuerySet, Registration
from wirkkreis.events.registration.checking import refuse_unless_open
from wirkkreis.events.registration.holding import free_places
from wirkkreis.events.registration.register_forms import RegisterForm
from wirkkreis.events.registration.registering import register
from wirkkreis.events.registration.robots import is_patient, new_ticket
from wirkkreis.events.tokens import sign
from wirkkreis.languages.known import BASE
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately
from wirkkreis.ui.trying import saved

TOO_MANY_REQUESTS = 429


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def form(request: HouseRequest, pk: int) -> HttpResponse:
    """The form; sent, it leads to the page of the registration."""
    event = get_object_or_404(_registrable(request), pk=pk)
    filled = RegisterForm(
        sent(request),
        admission=event.admission,
        actor=request.actor,
        initial={"ticket": new_ticket(about=event.admission.pk)},
    )
    if not filled.is_bound:
        return _shown(request, event, filled)
    if not filled.is_valid():
        return _shown(request, event, filled, INVALID)
    if not is_patient(request, filled.cleaned_data["ticket"], filled.address):
        filled.add_error(None, _("Gerade kommen sehr viele Anmeldungen. Bitte später noch einmal."))
        return _shown(request, event, filled, TOO_MANY_REQUESTS)
    return _sent(request, event, filled)


def _sent(request: HouseRequest, event: Event, filled: RegisterForm) -> HttpResponse:
    made: list[Registration] = []
    if not saved(filled, lambda: made.append(_register(request, filled))):
        return _shown(request, event, filled, INVALID)
    asked, got = filled.cleaned_data.get("size") or 1, made[0].size
    if got < asked:
        words = _("Sie wollten %(asked)d Plätze, frei waren noch %(got)d. Die haben Sie.")
        messages.warning(request, words % {"asked": asked, "got": got})
    return done(request, reverse("registration", args=[sign("registration", made[0].key)]))


def _register(request: HouseRequest, filled: RegisterForm) -> Registration:
    return register(
        filled.admission,
        by=request.actor,
        language=get_language() or BASE,
        nonce=filled.nonce,
        as_herself=filled.cleaned_data.get("as_herself", False),
        **filled.given(),
    )


def _registrable(request: HouseRequest) -> EventQuerySet:
    """Published events that have a registration, for whoever may see them."""
    seen: EventQuerySet = Event.objects.visible_to(request.actor).filter(
        published_at__isnull=False, admission__isnull=False
    )
    return seen.select_related("admission", "municipality", "venue")


def _shown(
    request: HouseRequest, event: Event, filled: RegisterForm, status: int = 200
) -> HttpResponse:
    free = free_places(event.admission)
    context = {
        "form": filled,
        "event": event,
        "when": when(event),
        "closed": "" if filled.is_bound else _why_closed(event.admission),
        "free": free,
        "is_full": free is not None and free <= 0,
        "crumbs": [
            Link(_("Veranstaltungen"), reverse("events")),
            Link(str(event.title), event.get_absolute_url()),
            Link(_("Zur Veranstaltung anmelden"), ""),
        ],
    }
    return answer(request, "events/register/form.html", context=context, status=status)


def _why_closed(admission: Admission) -> str:
    """Why nobody can register now; "" when it is possible."""
    try:
        refuse_unless_open(admission)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""
