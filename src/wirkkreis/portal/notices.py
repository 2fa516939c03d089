"""Lines above every page that stay until their cause is gone."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import POWERFUL, HouseRequest
from wirkkreis.ui.frame import Link, Notice


def notices(request: HouseRequest) -> list[Notice]:
    """What this person has to know wherever she is."""
    return [notice for notice in (_acting(request), _second_factor(request)) if notice]


def _acting(request: HouseRequest) -> Notice | None:
    if request.actor.acting_for is None:
        return None
    text = _("Sie handeln gerade für %(name)s. Alles wird festgehalten.")
    link = Link(_("Vertretung beenden"), reverse("end-acting"))
    return Notice(text % {"name": request.actor.acting_for}, "warn", link)


def _second_factor(request: HouseRequest) -> Notice | None:
    actor = request.actor
    if settings.DEMO or actor.second_factor or not actor.roles & POWERFUL:
        return None
    link = Link(_("Jetzt einrichten oder zeigen"), reverse("second-factor"))
    return Notice(_("Für Ihre Aufgaben brauchen Sie einen zweiten Faktor."), "warn", link)
