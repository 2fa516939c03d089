"""Certificates for staff: who gets one, and all of them as one PDF."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath.certificates import certificates_of, certified, hours_for
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.models import Names
from wirkkreis.events.pages.aftermath import HERE
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link


def overview(request: HouseRequest, pk: int) -> HttpResponse:
    """Everybody who came with a name, and what the certificates will say."""
    event = staff_event(request, pk)
    people = certified(event)
    context = {
        "event": event,
        "people": [(one, hours_for(event, len(one.days))) for one in people],
        "protected": event.names == Names.PROTECTED,
        "crumbs": crumbs(
            event, Link(_("Nachher"), reverse(HERE, args=[pk])), Link(_("Bescheinigungen"), "")
        ),
    }
    return answer(request, "events/aftermath/certificates.html", context=context)


def document(request: HouseRequest, pk: int) -> HttpResponse:
    """One PDF for everybody."""
    made = certificates_of(staff_event(request, pk))
    if made is None:
        messages.info(request, _("Es ist niemand mit Namen eingetragen, der da war."))
        return overview(request, pk)
    headers = {"Content-Disposition": 'attachment; filename="bescheinigungen.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
