"""All papers of a session as one PDF, made for whoever asks."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.agenda.packet import file_name, packet
from wirkkreis.committees.desk import session_seen
from wirkkreis.committees.models import Session
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.ui.answers import done
from wirkkreis.ui.privately import privately

PACKETS = "30/h/user"
"""Making one takes seconds of the processor."""


@require_safe
@privately
def show(request: HouseRequest, pk: int) -> HttpResponse:
    """The papers that whoever is signed in may read."""
    session = session_seen(request, pk)
    if not limits.within(request, "packet", PACKETS):
        messages.error(request, too_often())
        return done(request, session.get_absolute_url())
    return as_packet(session, reader_of(request.actor))


def as_packet(session: Session, reader: Reader) -> HttpResponse:
    """The packet of a reader as a download."""
    shown_as = content_disposition_header(as_attachment=True, filename=file_name(session))
    headers = {"Content-Disposition": shown_as or "attachment"}
    return HttpResponse(packet(session, reader), content_type="application/pdf", headers=headers)


def too_often() -> str:
    """What somebody reads who asked for more packets than one person needs."""
    return _("Sie haben die Unterlagen gerade sehr oft abgerufen. Bitte versuchen Sie es später.")
