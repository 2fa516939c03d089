"""Which ways lead where: the menus of the frame, by right."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.ui.frame import Link


def main_menu(request: HouseRequest) -> list[Link]:
    """The main ways of this person, the current one marked."""
    ways = [
        (_("Start"), "home", "everyone"),
        (_("Heute"), "today", "member"),
        (_("Ziele"), "goals", "everyone"),
        (_("Tagebuch"), "diary", "diary.entry.read"),
        (_("Pläne"), "plans", "goals.plan.edit"),
        (_("Adressen"), "organisations", "people.read"),
        (_("Orte"), "places", "everyone"),
        (_("Verwaltung"), "members", "administration.members.read"),
    ]
    return [_link(request, label, name) for label, name, right in ways if may(request.actor, right)]


def account_menu(request: HouseRequest) -> list[Link]:
    """Sign in, or profile and sign out."""
    if not request.actor.is_signed_in:
        return [_link(request, _("Anmelden"), "sign-in")]
    return [
        _link(request, _("Profil"), "profile"),
        Link(label=_("Abmelden"), url=reverse("sign-out"), post=True),
    ]


def footer(request: HouseRequest) -> list[Link]:
    """What every public page has to carry."""
    ways = [
        (_("Impressum"), "imprint"),
        (_("Datenschutz"), "privacy"),
        (_("Barrierefreiheit"), "accessibility"),
        (_("Wer darf was?"), "rights"),
    ]
    return [_link(request, label, name) for label, name in ways]


def _link(request: HouseRequest, label: str, name: str) -> Link:
    url = reverse(name)
    home = url == reverse("home")
    here = request.path == url if home else request.path.startswith(url)
    return Link(label=label, url=url, current=here)
