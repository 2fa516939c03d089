"""Which ways lead where: the menus of the frame, by right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.ui.frame import Link


@dataclass(frozen=True)
class Way:
    """A page one can go to: its words, its URL's name, and the right it needs.

    `beside` names the beginnings of addresses that belong to it and do not stand below its own.
    """

    label: str
    name: str
    right: str
    beside: Sequence[str] = ()

    def begins(self) -> list[str]:
        """How the addresses begin that belong to this way."""
        return [reverse(self.name), *(f"{reverse('home')}{address}" for address in self.beside)]


@dataclass(frozen=True)
class Section:
    """A part of the site: an entry of the main menu, and the ways inside it."""

    label: str
    ways: Sequence[Way]

    def open_to(self, request: HouseRequest) -> list[Way]:
        """The ways this person may go."""
        return [way for way in self.ways if may(request.actor, way.right)]


def sections() -> list[Section]:
    """The whole site in the order of the main menu."""
    return [
        Section(_("Start"), [Way(_("Start"), "home", "everyone")]),
        Section(_("Heute"), [Way(_("Heute"), "today", "member")]),
        Section(_("Ziele"), [Way(_("Ziele"), "goals", "everyone")]),
        Section(
            _("Veranstaltungen"),
            [
                Way(_("Kalender"), "events", "everyone"),
                Way(_("Planung"), "events-planning", "events.event.read"),
            ],
        ),
        Section(_("Tagebuch"), [Way(_("Tagebuch"), "diary", "diary.entry.read")]),
        Section(_("Pläne"), [Way(_("Pläne"), "plans", "goals.plan.edit")]),
        Section(
            _("Adressen"),
            [
                Way(_("Organisationen"), "organisations", "people.read", ["kontakte/"]),
                Way(_("Personen"), "persons", "people.read", ["importe/"]),
            ],
        ),
        Section(
            _("Orte"),
            [
                Way(_("Unser Gebiet"), "places", "everyone"),
                Way(_("Veranstaltungsorte"), "venues", "everyone"),
            ],
        ),
        Section(_("Verwaltung"), _administration()),
    ]


def _administration() -> list[Way]:
    return [
        Way(_("Mitglieder"), "members", "administration.members.read"),
        Way(_("Regeln"), "rules", "administration.rules.read"),
        Way(_("Die Partnerschaft"), "partnership", "administration.rules.change"),
        Way(_("Arten der Arbeit"), "diary-kinds", "diary.kind.arrange"),
        Way(_("Prüfung"), "trail", "activity.trail.read"),
        Way(_("Vertretung"), "acting", "administration.acting.read"),
    ]


def menus(request: HouseRequest) -> tuple[list[Link], list[Link]]:
    """The main menu with the current section marked, and the ways inside that section."""
    here = current_section(request)
    return _main_menu(request, here), _section_menu(request, here)


def _main_menu(request: HouseRequest, here: Section | None) -> list[Link]:
    """The sections open to this person."""
    return [
        Link(label=section.label, url=reverse(ways[0].name), current=section == here)
        for section in sections()
        if (ways := section.open_to(request))
    ]


def _section_menu(request: HouseRequest, section: Section | None) -> list[Link]:
    """The ways inside the section, where there is a choice."""
    ways = section.open_to(request) if section else []
    if len(ways) < 2:
        return []
    here = _nearest(request, ways)
    return [Link(label=way.label, url=reverse(way.name), current=way.name == here) for way in ways]


def account_menu(request: HouseRequest) -> list[Link]:
    """Sign in, or profile and sign out."""
    if not request.actor.is_signed_in:
        return [Link(label=_("Anmelden"), url=reverse("sign-in"))]
    return [
        Link(
            label=str(request.actor.account),
            url=reverse("profile"),
            icon="person",
            about=_("Profil"),
        ),
        Link(label=_("Abmelden"), url=reverse("sign-out"), post=True),
    ]


def footer() -> list[Link]:
    """What every public page has to carry."""
    ways = [
        (_("Impressum"), "imprint"),
        (_("Datenschutz"), "privacy"),
        (_("Barrierefreiheit"), "accessibility"),
        (_("Wer darf was?"), "rights"),
    ]
    return [Link(label=label, url=reverse(name)) for label, name in ways]


def current_section(request: HouseRequest) -> Section | None:
    """The section whose address is the longest beginning of the page's own."""
    all_sections = sections()
    here = _nearest(request, (way for section in all_sections for way in section.ways))
    return next((s for s in all_sections if here in {way.name for way in s.ways}), None)


def _nearest(request: HouseRequest, ways: Iterable[Way]) -> str:
    home = reverse("home")
    found = {
        address: way.name
        for way in ways
        for address in way.begins()
        if request.path.startswith(address)
    }
    address = max(found, key=len, default="")
    return "" if address == home != request.path else found.get(address, "")
