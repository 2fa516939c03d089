"""A registration as its owner sees it: how it stands, confirming, changing, cancelling, deleting.

The link is all one needs. Whoever opens it may be a mail program that looks through letters, so
opening a page changes nothing: every change is a button.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath import feedback, forgetting
from wirkkreis.events.aftermath.certificates import certificate_for, is_certified
from wirkkreis.events.aftermath.documenting import documentation_of
from wirkkreis.events.calendar.calendars import event_ics
from wirkkreis.events.calendar.when import moment_in_words, when
from wirkkreis.events.models import Event, FileKind, Registration
from wirkkreis.events.registration import registering, waiting, workshops
from wirkkreis.events.registration.register_forms import (
    ChangeForm,
    CodeForm,
    has_something_to_change,
)
from wirkkreis.events.tokens import Purpose, opened, sign
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.calendars import CONTENT_TYPE
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately
from wirkkreis.ui.trying import saved, tried

CODE_RATES = "10/h/key"
LIVE = frozenset({"unconfirmed", "firm", "waiting", "offered"})


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def show(request: HouseRequest, token: str) -> HttpResponse:
    """How the registration stands, and what happens next; sent, it confirms by a typed code."""
    registration = _behind("registration", token)
    form = CodeForm(sent(request))
    if form.is_bound and form.is_valid() and _is_right(request, registration, form):
        if tried(request, lambda: registering.confirm(registration, by=request.actor)):
            messages.success(request, _("Danke, Ihr Platz ist sicher."))
        return done(request, _own_page(registration))
    context = _told(registration) | _afterwards(registration) | {"form": form, "token": token}
    status = INVALID if form.is_bound else 200
    return answer(request, "events/register/own.html", context=context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def confirm(request: HouseRequest, token: str) -> HttpResponse:
    """The link of the letter: a button, and behind it the certain place."""
    registration = _behind("confirm", token)
    if request.method == "POST":
        if tried(request, lambda: registering.confirm(registration, by=request.actor)):
            messages.success(request, _("Danke, Ihr Platz ist sicher."))
        return done(request, _own_page(registration))
    context = _told(registration) | {"own_url": _own_page(registration)}
    return answer(request, "events/register/confirm.html", context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def change(request: HouseRequest, token: str) -> HttpResponse:
    """Change what was said; sizes and workshops as far as there is room."""
    registration = _behind("registration", token)
    form = ChangeForm(sent(request), registration=registration)
    if form.is_valid() and saved(form, lambda: _changed(request, registration, form)):
        messages.success(request, _("Ihre Anmeldung ist geändert."))
        return done(request, _own_page(registration))
    context = _told(registration) | {"form": form, "token": token}
    context["crumbs"] = _crumbs(registration, _("Ändern"))
    status = INVALID if form.is_bound else 200
    return answer(request, "events/register/change.html", context=context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def cancel(request: HouseRequest, token: str) -> HttpResponse:
    """Ask, then give the place back, turn the offer down or leave the waiting list."""
    registration = _behind("registration", token)
    if request.method == "POST":
        if tried(request, lambda: registering.cancel(registration, by=request.actor)):
            messages.success(request, _("Sie sind abgemeldet."))
        return done(request, _own_page(registration))
    context = _told(registration) | {"own_url": _own_page(registration)}
    context["crumbs"] = _crumbs(registration, _("Anmeldung absagen"))
    return answer(request, "events/register/cancel.html", context=context)


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def erase(request: HouseRequest, token: str) -> HttpResponse:
    """Say what goes and what stays, then delete what is personal; afterwards, that it is done."""
    registration = _behind("registration", token, forgotten=True)
    if request.method == "POST":
        tried(request, lambda: forgetting.forget_on_request(registration, by=request.actor))
        return done(request, request.path)
    event, may_still_come = registration.admission.event, forgetting.may_still_come(registration)
    context = _told(registration) | {"token": token, "own_url": _own_page(registration)}
    context |= {
        "may_still_come": may_still_come,
        "has_to_wait": may_still_come and event.has_begun(clock.now()),
        "is_certified": is_certified(registration),
        "lists_until": _lists_until(event),
        "crumbs": _crumbs(registration, _("Meine Angaben löschen")),
    }
    return answer(request, "events/register/erase.html", context=context)


@require_POST
@privately
def accept(request: HouseRequest, token: str) -> HttpResponse:
    """Take the offered place."""
    registration = _behind("registration", token)
    if tried(request, lambda: waiting.accept(registration, by=request.actor)):
        messages.success(request, _("Danke, Ihr Platz ist sicher."))
    return done(request, _own_page(registration))


@require_POST
@privately
def workshop(request: HouseRequest, token: str, pk: int) -> HttpResponse:
    """Take the offered place of a workshop, or leave it and its line (`step`)."""
    registration = _behind("registration", token)
    place = get_object_or_404(registration.workshop_places.live(), pk=pk)
    accepting = request.POST.get("step") == "accept"
    verb = workshops.accept_workshop if accepting else workshops.leave_workshop
    if tried(request, lambda: verb(place, by=request.actor)):
        said = _("Der Platz im Workshop gehört Ihnen.") if accepting else _("Das ist vermerkt.")
        messages.success(request, said)
    return done(request, _own_page(registration))


@require_safe
@privately
def calendar(request: HouseRequest, token: str) -> HttpResponse:
    """The event for one's own calendar, with the link to take part for who has a place."""
    registration = _behind("registration", token)
    event = registration.admission.event
    url = request.build_absolute_uri(event.get_absolute_url())
    content = event_ics(event, url=url, with_link=registration.has_a_place)
    headers = {"Content-Disposition": 'attachment; filename="veranstaltung.ics"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)


@require_safe
@privately
def certificate(request: HouseRequest, token: str) -> HttpResponse:  # noqa: ARG001  # a view gets one
    """The certificate of who was checked in with a name. Raises Http404 where there is none."""
    made = certificate_for(_behind("registration", token))
    if made is None:
        raise Http404(_("Eine Bescheinigung gibt es für alle, die am Einlass mit Namen da waren."))
    headers = {"Content-Disposition": 'attachment; filename="bescheinigung.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _behind(purpose: Purpose, token: str, *, forgotten: bool = False) -> Registration:
    """The registration of a link. Raises Http404 for a forged one, and unless asked for once it
    is `forgotten`.
    """
    known = Registration.objects.select_related(
        "admission__event__municipality", "admission__event__venue", "partnership"
    )
    found = known if forgotten else known.filter(forgotten_at__isnull=True)
    return get_object_or_404(found, key=opened(purpose, token))


def _own_page(registration: Registration) -> str:
    return reverse("registration", args=[sign("registration", registration.key)])


def _is_right(request: HouseRequest, registration: Registration, form: CodeForm) -> bool:
    """Whether the typed code is the one of the letter; only so many are looked at."""
    if not limits.within(request, "event-code", CODE_RATES, key=registration.key.hex):
        form.add_error("code", _("Zu viele Versuche. Bitte nehmen Sie den Link aus der E-Mail."))
    elif form.cleaned_data["code"] != registration.code:
        form.add_error("code", _("Dieser Code ist es nicht. Er steht in der E-Mail an Sie."))
    return form.is_valid()


def _changed(request: HouseRequest, registration: Registration, form: ChangeForm) -> None:
    registering.change(registration, by=request.actor, **form.details())


def _told(registration: Registration) -> dict[str, Any]:
    """What every page about a registration says of it."""
    event = registration.admission.event
    lapsed = waiting.has_lapsed(registration)
    begun = event.has_begun(clock.now()) or event.is_cancelled
    over = event.is_over(clock.now()) or event.is_cancelled
    waits = registration.state == "waiting"
    return {
        "registration": registration,
        "event": event,
        "when": when(event),
        "lapsed": lapsed,
        "is_live": registration.state in LIVE and not lapsed and not begun,
        "is_over": over,
        "until": moment_in_words(registration.expires_at) if registration.expires_at else "",
        "position": waiting.place_in_line(registration) if waits else 0,
        "can_change": has_something_to_change(registration),
        "places": _places(registration),
        "door_url": _door(registration) if registration.has_a_place and not over else "",
        "crumbs": _crumbs(registration),
    }


def _afterwards(registration: Registration) -> dict[str, Any]:
    """What is there for who took part, and until when her data is kept.

    The link to the feedback is the same for everybody: nothing ties an answer to its registration.
    """
    event = registration.admission.event
    came = registration.has_a_place and not event.is_cancelled
    asked = came and feedback.is_open(event, clock.now())
    token = sign("feedback", event.uid)
    documentation = documentation_of(event)
    return {
        "is_certified": is_certified(registration),
        "feedback_url": reverse("event-feedback-give", args=[event.pk, token]) if asked else "",
        "documentation": documentation if documentation and documentation.published_at else None,
        "forgotten_on": forgetting.forgotten_on(event),
    }


def _lists_until(event: Event) -> date | None:
    """The day signed lists are deleted, where there are some."""
    signed = event.files.filter(kind=FileKind.SIGNED_LIST).exists()
    return forgetting.lists_forgotten_on(event) if signed else None


def _places(registration: Registration) -> list[Any]:
    """Its workshops, the ones it has first, with the position in each line."""
    live = registration.workshop_places.live().select_related("workshop")
    found = list(workshops.with_positions(live.exclude(state="wished")))
    return sorted(found, key=lambda place: (place.state != "firm", place.rank))


def _door(registration: Registration) -> str:
    """What the phone at the door opens: not the page of the guest, but who may come in."""
    return address_of(registration.partnership, "door-token", sign("door", registration.key))


def _crumbs(registration: Registration, here: str = "") -> list[Link]:
    event = registration.admission.event
    way = [
        Link(_("Veranstaltungen"), reverse("events")),
        Link(str(event.title), event.get_absolute_url()),
    ]
    if registration.forgotten_at is None:
        way.append(Link(_("Meine Anmeldung"), _own_page(registration) if here else ""))
    return [*way, Link(here, "")] if here else way
