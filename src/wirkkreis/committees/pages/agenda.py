"""The agenda of a session, as who runs it puts it together."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.agenda import arranging, carrying
from wirkkreis.committees.agenda.hinting import hints_of
from wirkkreis.committees.agenda.item_forms import ItemForm
from wirkkreis.committees.desk import item_run, session_run, session_tabs, way_to_session
from wirkkreis.committees.inviting.deadlines import deadlines_of
from wirkkreis.committees.models import AgendaItem, Session
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried

HERE = "session-agenda"


def agenda(request: HouseRequest, pk: int) -> HttpResponse:
    """The items in their order, what is still to come from earlier sessions, and the deadlines."""
    session = session_run(request, pk)
    items = list(_counted(session))
    hints = hints_of(session, items)
    context = {
        "session": session,
        "rows": [(item, len(hints[item.pk])) for item in items],
        "minutes": sum(item.minutes_planned or 0 for item in items),
        "is_invited": session.state in arranging.AFTER_INVITATION,
        "is_settled": session.state in ("closed", "cancelled"),
        "deadlines": deadlines_of(session),
        "carried": carrying.still_to_come(session).select_related("session"),
        "repeated": carrying.to_repeat(session).select_related("session"),
        "tabs": session_tabs(session, HERE, request.actor),
        "crumbs": [*way_to_session(session), Link(_("Tagesordnung"), "")],
        "history": history_of(session, *items),
    }
    return answer(request, "committees/agenda/arrange.html", context=context)


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new item at the end."""
    session = session_run(request, pk)
    form = ItemForm(sent(request), instance=AgendaItem(session=session), actor=request.actor)
    if form.is_valid() and saved(
        form, lambda: arranging.add_item(by=request.actor, item=form.save(commit=False))
    ):
        messages.success(request, _said_of_new(form.instance))
        return done(request, form.instance.get_absolute_url())
    return _form(request, form, _("Neuer Punkt"))


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Other facts of an item."""
    item = item_run(request, pk)
    form = ItemForm(sent(request), instance=item, actor=request.actor)
    if form.is_valid() and saved(
        form, lambda: arranging.change_item(by=request.actor, item=form.save(commit=False))
    ):
        messages.success(request, _("Der Punkt ist gespeichert."))
        return done(request, item.get_absolute_url())
    return _form(request, form, _("Punkt ändern"))


@require_POST
def move(request: HouseRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    item = item_run(request, pk)
    tried(
        request,
        lambda: arranging.move_item(by=request.actor, item=item, up="up" in request.POST),
    )
    return done(request, f"{_there(item.session_id)}#item-{pk}")


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Say what goes with it, then take the item off the agenda."""
    item = item_run(request, pk)
    if request.method == "POST":
        if tried(request, lambda: arranging.remove_item(by=request.actor, item=item)):
            messages.success(request, _("Der Punkt steht nicht mehr auf der Tagesordnung."))
        return done(request, _there(item.session_id))
    context = {
        "item": item,
        "papers": item.papers.count(),
        "why_not": arranging.why_it_stays(item),
        "is_invited": item.session.state in arranging.AFTER_INVITATION,
        "back_url": _there(item.session_id),
        "crumbs": [*_way(item.session), Link(_("Punkt entfernen"), "")],
    }
    return answer(request, "committees/agenda/remove.html", context=context)


@require_POST
def frame(request: HouseRequest, pk: int) -> HttpResponse:
    """The items that every session has, in one press."""
    session = session_run(request, pk)
    if tried(request, lambda: arranging.lay_frame(by=request.actor, session=session)):
        messages.success(request, _("Die üblichen Punkte stehen auf der Tagesordnung."))
    return done(request, _there(pk))


@require_POST
def carry(request: HouseRequest, pk: int) -> HttpResponse:
    """Items of earlier sessions (`item`), one or several, come onto this agenda."""
    session = session_run(request, pk)
    chosen = [int(key) for key in request.POST.getlist("item") if key.isdecimal()]
    items = carrying.still_to_come(session) | carrying.to_repeat(session)
    found: list[AgendaItem] = []
    if tried(request, lambda: found.extend(_carried(request, session, items, chosen))):
        messages.success(request, _said_of_carried(len(found)))
    return done(request, _there(pk))


def _carried(
    request: HouseRequest, session: Session, items: Any, chosen: list[int]
) -> list[AgendaItem]:
    wanted = list(items.filter(pk__in=chosen))
    return carrying.carry_over(by=request.actor, items=wanted, session=session)


def _counted(session: Session) -> Any:
    """The items with how many papers and recusals each has."""
    return session.items.in_turn().annotate(
        paper_count=Count("papers", distinct=True),
        recusal_count=Count("recusals", distinct=True),
    )


def _form(request: HouseRequest, form: ItemForm, title: str) -> HttpResponse:
    session = form.instance.session
    back = form.instance.get_absolute_url() if form.instance.pk else _there(session.pk)
    return form_page(request, form, title, back=back, crumbs=_way(session))


def _way(session: Session) -> list[Link]:
    return [*way_to_session(session), Link(_("Tagesordnung"), _there(session.pk))]


def _there(pk: int) -> str:
    return reverse(HERE, args=[pk])


def _said_of_new(item: AgendaItem) -> str:
    if item.is_late:
        return _("Der Punkt ist nachgereicht. Sagen Sie den Mitgliedern Bescheid.")
    return _("Der Punkt steht auf der Tagesordnung.")


def _said_of_carried(number: int) -> str:
    if not number:
        return _("Diese Punkte stehen schon auf einer Tagesordnung.")
    return ngettext(
        "%(n)d Punkt steht wieder auf der Tagesordnung.",
        "%(n)d Punkte stehen wieder auf der Tagesordnung.",
        number,
    ) % {"n": number}
