"""The next events as a slim page for the frames of other sites, and how to put it there."""

from csp.constants import HEADER
from csp.utils import build_policy
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.events.calendar.calendar_forms import FeedFilter
from wirkkreis.events.calendar.listing import rows_of
from wirkkreis.events.models import Event
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link

MOST = 12


@xframe_options_exempt
@require_safe
def embedded(request: HouseRequest) -> HttpResponse:
    """The next events, the same for everybody, without menu, scripts and cookies."""
    form = FeedFilter(request.GET or None)
    coming = Event.objects.listed(NOBODY).within(clock.today(), None)
    found = form.narrowed(coming).in_time()[:MOST]
    context = {"rows": rows_of(found), "partnership": request.partnership}
    response = answer(request, "events/calendar/embedded.html", context=context)
    # Said here and not by a decorator, because a kept page keeps its headers (docs/adr/0013).
    response.headers[HEADER] = build_policy(replace={"frame-ancestors": ["*"]})
    return response


@require_safe
def embedding(request: HouseRequest) -> HttpResponse:
    """The line of HTML that shows the next events on another site."""
    form = FeedFilter(request.GET or None)
    query = request.GET.urlencode() if form.is_bound and form.is_valid() else ""
    address = request.build_absolute_uri(reverse("events-embedded"))
    context = {
        "form": form,
        "address": address + (f"?{query}" if query else ""),
        "frame_title": _("Veranstaltungen: %(house)s") % {"house": request.partnership.name},
        "crumbs": [Link(_("Veranstaltungen"), reverse("events")), Link(_("Einbetten"), "")],
    }
    response = answer(request, "events/calendar/embedding.html", "snippet", context)
    response.headers[HEADER] = build_policy(update={"frame-src": ["'self'"]})
    return response
