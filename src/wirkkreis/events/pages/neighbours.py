"""Passing an event on to neighbouring partnerships."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.programmes import neighbouring
from wirkkreis.events.programmes.feed_forms import NeighboursForm
from wirkkreis.ui.answers import done, sent
from wirkkreis.ui.trying import form_page, saved


def share(request: HouseRequest, pk: int) -> HttpResponse:
    """Choose who gets a copy."""
    event = staff_event(request, pk)
    chosen = list(event.sharings.filter(ended_at=None).values_list("neighbour_id", flat=True))
    form = NeighboursForm(sent(request), here=request.partnership, initial={"neighbours": chosen})
    back = reverse("event-desk", args=[pk])
    if form.is_valid() and saved(
        form,
        lambda: neighbouring.share(event, form.cleaned_data["neighbours"], by=request.actor),
    ):
        messages.success(request, _("Gespeichert. Die Partnerschaften bekommen gleich Bescheid."))
        return done(request, back)
    ways = crumbs(event)[:-1]
    return form_page(
        request, form, _("An andere Partnerschaften weitergeben"), back=back, crumbs=ways
    )
