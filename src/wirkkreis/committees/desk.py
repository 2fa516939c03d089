"""The way between the pages of one body, and the day one asks for."""

from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand, may
from wirkkreis.accounts.actor import Actor, HouseRequest
from wirkkreis.committees.models import AgendaItem, Committee, Seat, Session
from wirkkreis.committees.readers import reader_of
from wirkkreis.tenancy import clock
from wirkkreis.ui.frame import Link

RUN = "committees.session.run"


def own_committee(pk: int) -> Committee:
    """The body of that id, or 404."""
    return get_object_or_404(Committee, pk=pk)


def asked_day(request: HttpRequest) -> date:
    """The day of `?tag=2026-05-31`; today where there is none or it is not a day."""
    try:
        return parse_date(request.GET.get("tag", "")) or clock.today()
    except ValueError:
        return clock.today()


def crumbs(committee: Committee | None = None) -> list[Link]:
    """The way to the bodies, and to one of them."""
    way = [Link(_("Gremien"), reverse("committees-desk"))]
    return [*way, Link(str(committee.name), committee.get_absolute_url())] if committee else way


def way_to_seat(seat: Seat) -> list[Link]:
    """The way to one seat of a body."""
    return [*crumbs(seat.committee), Link(seat.title, reverse("seat", args=[seat.pk]))]


def session_seen(request: HouseRequest, pk: int) -> Session:
    """A session this person may know of, or 404."""
    rows = Session.objects.visible_to(request.actor).select_related("committee", "statute")
    return get_object_or_404(rows, pk=pk)


def session_run(request: HouseRequest, pk: int) -> Session:
    """A session this person runs, or 403 with the reason."""
    row = session_seen(request, pk)
    demand(request.actor, RUN, row)
    return row


def way_to_session(session: Session) -> list[Link]:
    """The way to one session of a body."""
    return [*crumbs(session.committee), Link(session.title, session.get_absolute_url())]


def item_seen(request: HouseRequest, pk: int) -> AgendaItem:
    """An item this person may know of, or 404."""
    rows = AgendaItem.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("session__committee", "session__statute"), pk=pk)


def item_run(request: HouseRequest, pk: int) -> AgendaItem:
    """An item of a session this person runs, or 403 with the reason."""
    row = item_seen(request, pk)
    demand(request.actor, RUN, row)
    return row


def item_led(request: HouseRequest, pk: int) -> AgendaItem:
    """An item this person runs and is not excluded from, or 404."""
    row = item_run(request, pk)
    refuse_barred(request.actor, row)
    return row


def refuse_barred(actor: Actor, item: AgendaItem) -> None:
    """Raises Http404 for whoever is excluded from an item."""
    if is_barred(actor, item):
        raise Http404(_("Bei diesem Punkt sind Sie befangen."))


def is_barred(actor: Actor, item: AgendaItem) -> bool:
    """Whether somebody is excluded from an item, by her own word, by the body or by the law."""
    return AgendaItem.objects.filter(pk=item.pk).barring(reader_of(actor)).exists()


def way_to_item(item: AgendaItem) -> list[Link]:
    """The way to one item of an agenda."""
    return [*way_to_session(item.session), Link(str(item), item.get_absolute_url())]


def session_tabs(session: Session, here: str, actor: Actor) -> list[Link]:
    """The pages of one session this person may open; `here` is the name of the current one."""
    runs = may(actor, RUN, session)
    pages = [
        ("session", _("Überblick"), True),
        ("session-invited", _("Eingeladene"), False),
        ("session-agenda", _("Tagesordnung"), False),
        ("minutes", _("Niederschrift"), has_minutes(session)),
        ("sitting", _("Leiten"), False),
    ]
    return [
        Link(words, reverse(name, args=[session.pk]), current=name == here)
        for name, words, shown in pages
        if shown or runs
    ]


def has_minutes(session: Session) -> bool:
    """Whether there are minutes that others than their writers can read."""
    minutes = getattr(session, "minutes", None)
    return minutes is not None and minutes.state != "draft"


def tabs(committee: Committee, here: str) -> list[Link]:
    """The pages of one body; `here` is the name of the current one."""
    pages = (
        ("committee", _("Zusammensetzung")),
        ("statutes", _("Geschäftsordnung")),
        ("circulars", _("Umläufe")),
    )
    own = [
        Link(words, reverse(name, args=[committee.pk]), current=name == here)
        for name, words in pages
    ]
    return [*own, Link(_("Sitzungen"), f"{reverse('sessions')}?gremium={committee.pk}")]
