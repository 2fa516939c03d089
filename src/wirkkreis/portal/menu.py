"""Which ways lead where: the menus of the frame, by right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

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

    @cached_property
    def url(self) -> str:
        """Its own address."""
        return reverse(self.name)

    def begins(self) -> list[str]:
        """How the addresses begin that belong to this way."""
        if not self.beside:
            return [self.url]
        return [self.url, *(f"{reverse('home')}{address}" for address in self.beside)]


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
        Section(
            _("Gremien"),
            [
                Way(_("Wer mitentscheidet"), "public-committees", "everyone"),
                Way(_("Sitzungen"), "public-sessions", "everyone"),
                Way(_("Beschlüsse"), "public-resolutions", "everyone"),
                Way(_("Gremienarbeit"), "committees-desk", "committees.committee.read"),
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
    whole_site = sections()
    here = current_section(request, whole_site)
    open_ways = [(section, section.open_to(request)) for section in whole_site]
    main = [
        Link(label=section.label, url=ways[0].url, current=section is here)
        for section, ways in open_ways
        if ways
    ]
    return main, _section_menu(request, next((w for s, w in open_ways if s is here), []))


def _section_menu(request: HouseRequest, ways: Sequence[Way]) -> list[Link]:
    """The ways inside a section, where there is a choice."""
    if len(ways) < 2:
        return []
    here = _nearest(request, ways)
    return [Link(label=way.label, url=way.url, current=way.name == here) for way in ways]


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


def current_section(request: HouseRequest, among: Sequence[Section]) -> Section | None:
    """The section whose address is the longest beginning of the page's own."""
    here = _nearest(request, (way for section in among for way in section.ways))
    return next((s for s in among if any(way.name == here for way in s.ways)), None)


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
