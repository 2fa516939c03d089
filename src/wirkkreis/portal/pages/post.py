"""The letters of the example, which reach nobody, to be read in demo mode."""

from django.http import Http404, HttpResponse

from wirkkreis.accounts import demo
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.envelopes import enclosures
from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.ui.answers import answer

SHOWN = 30


def letters(request: HouseRequest) -> HttpResponse:
    """The latest letters as text, with what they enclose; elsewhere this page does not exist."""
    if not demo.is_open_to(request):
        raise Http404
    latest = OutgoingMail.objects.exclude(letter={}).order_by("-queued_at", "-pk")[:SHOWN]
    return answer(
        request,
        "portal/post.html",
        context={"letters": [(mail, enclosures(mail)) for mail in latest]},
    )
