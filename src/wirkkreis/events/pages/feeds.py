"""The inbox: what came from calendars and neighbours, and the calendars themselves."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import Event, FeedSource
from wirkkreis.events.programmes import importing
from wirkkreis.events.programmes.feed_forms import FeedForm, UploadForm
from wirkkreis.events.programmes.programme_forms import DecisionForm
from wirkkreis.events.registration.announcing import ask_for_feed
from wirkkreis.flow.stepping import step_page
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved

PER_PAGE = 50


def inbox(request: HouseRequest) -> HttpResponse:
    """Proposals outside of programmes, and what was called off where it is from."""
    seen = Event.objects.visible_to(request.actor).select_related("municipality", "origin")
    proposed = seen.filter(state="proposed", programme__isnull=True).in_time()
    called_off = seen.filter(
        origin__cancelled_at__isnull=False, state__in=("planned", "published", "open", "closed")
    )
    context = {
        "page": Paginator(proposed, PER_PAGE).get_page(request.GET.get("page")),
        "called_off": called_off.in_time(),
        "feeds": [(feed, importing.said_report(feed.report)) for feed in _feeds()],
        "crumbs": [_planning(), Link(_("Eingang"), "")],
        "may_write": may(request.actor, "events.event.write"),
    }
    return answer(request, "events/programme/inbox.html", context=context)


def decide(request: HouseRequest, pk: int, step: str) -> HttpResponse:
    """Accept or turn down a proposal, and come back to the inbox."""
    event = get_object_or_404(Event.objects.visible_to(request.actor), pk=pk)
    back = reverse("event-inbox")
    asking = {"reject": DecisionForm} if event.proposed_by_id else {}
    return step_page(request, event, step, back=back, crumbs=_crumbs(), asking=asking)


def add(request: HouseRequest) -> HttpResponse:
    """A new calendar of a partner."""
    form = FeedForm(sent(request), instance=FeedSource())
    return _form(request, form, _("Neuer Kalender"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Change a calendar."""
    form = FeedForm(sent(request), instance=_feed(pk))
    return _form(request, form, _("Kalender ändern"))


@require_POST
def fetch(request: HouseRequest, pk: int) -> HttpResponse:
    """Have the calendar read now, by the worker."""
    ask_for_feed(_feed(pk))
    messages.success(request, _("Der Kalender wird gelesen. Sehen Sie in einer Minute wieder her."))
    return done(request, reverse("event-inbox"))


def upload(request: HouseRequest, pk: int) -> HttpResponse:
    """Read a calendar file that somebody chose."""
    feed = _feed(pk)
    form = UploadForm(sent(request), request.FILES if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: _read(request, feed, form)):
        words = ", ".join(f"{word}: {n}" for word, n in importing.said_report(feed.report))
        messages.success(request, _("Gelesen. %(report)s") % {"report": words})
        return done(request, reverse("event-inbox"))
    title = _("Datei einlesen: %(feed)s") % {"feed": feed}
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "crumbs": [*_crumbs(), Link(title, "")],
    }
    status = 422 if form.is_bound else 200
    return answer(request, "events/programme/upload.html", context=context, status=status)


def _read(request: HouseRequest, feed: FeedSource, form: UploadForm) -> None:
    found = importing.read(form.cleaned_data["file"].read())
    importing.take_over(feed, found, by=request.actor, whole=False)


def _form(request: HouseRequest, form: FeedForm, title: str) -> HttpResponse:
    if form.is_valid() and saved(
        form, lambda: importing.keep_feed(form.instance, by=request.actor)
    ):
        messages.success(request, _("Gespeichert. Jede Nacht wird nachgesehen, was neu ist."))
        return done(request, reverse("event-inbox"))
    return form_page(request, form, title, back=reverse("event-inbox"), crumbs=_crumbs())


def _feeds() -> Any:
    return FeedSource.objects.select_related("organisation").order_by("organisation__sort_key")


def _feed(pk: int) -> FeedSource:
    return get_object_or_404(FeedSource.objects.select_related("organisation"), pk=pk)


def _crumbs() -> list[Link]:
    return [_planning(), Link(_("Eingang"), reverse("event-inbox"))]


def _planning() -> Link:
    return Link(_("Planung"), reverse("events-planning"))
