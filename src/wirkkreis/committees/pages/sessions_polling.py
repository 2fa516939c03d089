"""The poll for a day: propose, ask, look at the table, enter answers, settle."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import RUN, session_run, session_tabs, way_to_session
from wirkkreis.committees.inviting import polling
from wirkkreis.committees.inviting.session_forms import DatesForm, OptionForm
from wirkkreis.committees.models import Attendee, DateOption
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


def poll(request: HouseRequest, pk: int) -> HttpResponse:
    """Who can come when; a further day is proposed here."""
    row = session_run(request, pk)
    form = OptionForm(sent(request))
    if form.is_valid() and saved(
        form,
        lambda: polling.propose(by=request.actor, session=row, slot=form.cleaned_data["slot"]),
    ):
        messages.success(request, _("Der Vorschlag ist dabei."))
        return done(request, request.path)
    context = {
        "session": row,
        "poll": polling.poll_of(row),
        "form": form,
        "is_open": row.state == "searching",
        "tabs": session_tabs(row, "session-poll", request.actor),
        "crumbs": [*way_to_session(row), Link(_("Terminumfrage"), "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/session_poll.html", context=context, status=status)


@require_POST
def ask(request: HouseRequest, pk: int) -> HttpResponse:
    """Write to all who have not answered."""
    row = session_run(request, pk)
    if tried(request, lambda: polling.ask(by=request.actor, session=row)):
        messages.success(request, _("Wer noch nicht geantwortet hat, bekommt jetzt eine E-Mail."))
    return done(request, reverse("session-poll", args=[pk]))


def settle(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then settle the session on this day."""
    option = _option(request, pk)
    if request.method == "POST":
        if tried(request, lambda: polling.settle(by=request.actor, option=option)):
            messages.success(request, _("Der Termin steht. Als Nächstes kommt die Tagesordnung."))
        return done(request, option.session.get_absolute_url())
    context = {
        "option": option,
        "column": _column(option),
        "back": reverse("session-poll", args=[option.session_id]),
        "crumbs": [*way_to_session(option.session), Link(_("Termin festlegen"), "")],
    }
    return answer(request, "committees/session_settle.html", context=context)


@require_POST
def drop(request: HouseRequest, pk: int) -> HttpResponse:
    """Take a day out of the poll."""
    option = _option(request, pk)
    if tried(request, lambda: polling.drop(by=request.actor, option=option)):
        messages.success(request, _("Der Vorschlag ist entfernt."))
    return done(request, reverse("session-poll", args=[option.session_id]))


def dates_of(request: HouseRequest, pk: int) -> HttpResponse:
    """Enter for somebody which days suit her."""
    rows = Attendee.objects.select_related("session__committee", "mandate__person")
    row = get_object_or_404(rows, pk=pk)
    demand(request.actor, RUN, row)
    form = DatesForm(sent(request), attendee=row)
    back = reverse("session-poll", args=[row.session_id])
    if form.is_valid() and saved(
        form, lambda: polling.answer_dates(by=request.actor, attendee=row, fits=form.fits)
    ):
        messages.success(request, _("Eingetragen."))
        return done(request, back)
    title = _("Wann kann %(name)s?") % {"name": row}
    return form_page(request, form, title, back=back, crumbs=way_to_session(row.session))


def _column(option: DateOption) -> polling.Column | None:
    columns = polling.poll_of(option.session).columns
    return next((one for one in columns if one.option.pk == option.pk), None)


def _option(request: HouseRequest, pk: int) -> DateOption:
    """A day proposed for a session this person runs, or 403 with the reason."""
    option = get_object_or_404(DateOption.objects.select_related("session__committee"), pk=pk)
    demand(request.actor, RUN, option.session)
    return option
