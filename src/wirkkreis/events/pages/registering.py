"""Anmeldungen: how the places stand, who registered, what is needed, and the same as a file."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs, staff_event, tabs
from wirkkreis.events.models import Admission, Event
from wirkkreis.events.pages.admission import admission_of
from wirkkreis.events.registration.places_given import places_of, workshops_with_places
from wirkkreis.events.registration.registration_list import (
    RegistrationList,
    said_supports,
    support_needs,
)
from wirkkreis.events.registration.reviewing import note_taken_along, review
from wirkkreis.ui.answers import answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.sheets import Format, asked_format, sheet, sheet_links

HERE = "event-registrations"
PER_PAGE = 50


def overview(request: HouseRequest, pk: int) -> HttpResponse:
    """Numbers on top, then the list with its filter; `?format=` gives it as a file."""
    event = staff_event(request, pk)
    admission = Admission.objects.filter(event=event).first()
    if admission is None:
        return answer(request, "events/registering/none.html", context=_frame(event))
    admission.event = event
    found = RegistrationList(request.GET, admission)
    if wanted := asked_format(request):
        return _sheet(request, found, wanted)
    page = Paginator(found.rows(), PER_PAGE).get_page(request.GET.get("page"))
    context = _frame(event) | _numbers(admission) | _listed(found, page)
    context["sheets"] = sheet_links(request)
    return answer(request, "events/registering/overview.html", "list", context)


@require_POST
def reviewed(request: HouseRequest, pk: int, registration_pk: int) -> HttpResponse:
    """One tap: somebody looked at a registration without an address."""
    found = get_object_or_404(admission_of(request, pk).registrations, pk=registration_pk)
    review(found, by=request.actor)
    messages.success(request, _("Durchgesehen: %(code)s.") % {"code": found.code})
    back = request.POST.get("back") == "list"
    query = "?review=on" if back else ""
    return done(request, f"{reverse(HERE, args=[pk])}{query}")


def _sheet(request: HouseRequest, found: RegistrationList, wanted: Format) -> HttpResponse:
    note_taken_along(found.admission, by=request.actor)
    name = _("Anmeldungen %(event)s") % {"event": found.admission.event}
    rows = found.lines()
    return sheet(request, name=name, columns=found.columns(), rows=rows, format=wanted)


def _frame(event: Event) -> dict[str, Any]:
    here = crumbs(event, Link(_("Anmeldungen"), ""))
    return {"event": event, "tabs": tabs(event, HERE), "crumbs": here}


def _numbers(admission: Admission) -> dict[str, Any]:
    return {
        "admission": admission,
        "places": places_of(admission),
        "workshops": workshops_with_places(admission.event),
        "needs": support_needs(admission),
        "to_review": admission.registrations.to_review().count(),
    }


def _listed(found: RegistrationList, page: Any) -> dict[str, Any]:
    number = page.paginator.count
    said = ngettext("Eine Anmeldung", "%(n)d Anmeldungen", number) % {"n": number}
    return {
        "form": found.form,
        "page": page,
        "rows": [(row, said_supports(row)) for row in page.object_list],
        "found": said,
        "is_narrowed": found.is_narrowed,
        "names_hidden": found.names_hidden,
    }
