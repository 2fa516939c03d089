"""The minutes of a session for those who write them and for the body: reading, writing, sending."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.history import history_of
from wirkkreis.committees.desk import RUN, session_run, session_seen, session_tabs, way_to_session
from wirkkreis.committees.models import AgendaItem, Minutes, Session
from wirkkreis.committees.readers import reader_of
from wirkkreis.committees.records import minuting
from wirkkreis.committees.records.drafting import WORDS, Draft, draft
from wirkkreis.committees.records.minutes_letters import readers_of
from wirkkreis.committees.records.record_forms import (
    ApproveForm,
    CorrectionForm,
    WordsForm,
)
from wirkkreis.committees.sitting.reporting import edition_of, write_report
from wirkkreis.committees.sitting.sitting_forms import ReportForm
from wirkkreis.flow.engine import open_to
from wirkkreis.flow.stepping import step_page
from wirkkreis.languages.known import BASE
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


def minutes(request: HouseRequest, pk: int) -> HttpResponse:
    """The minutes as this person may read them; who runs the session begins them by opening it."""
    session = session_seen(request, pk)
    runs = bool(may(request.actor, RUN, session))
    if runs and session.state != "closed" and not hasattr(session, "minutes"):
        return answer(request, "committees/records/not_yet.html", context=_place(request, session))
    if runs:
        minuting.start_minutes(by=request.actor, session=session)
    row = readable(request, session)
    context = shown(draft(row, reader_of(request.actor))) | _place(request, session)
    if runs:
        context |= _work(request, row)
    return answer(request, "committees/records/minutes.html", context=context)


def words(request: HouseRequest, pk: int) -> HttpResponse:
    """Other words before and behind the items."""
    row = written(request, pk)
    form = WordsForm(sent(request), instance=row)
    if form.is_valid() and saved(form, lambda: _write(request, row, form)):
        messages.success(request, _("Die Niederschrift ist gespeichert."))
        return done(request, row.get_absolute_url())
    return _form(request, row, form, _("Worte zu Beginn und zum Schluss"))


def report(request: HouseRequest, pk: int, item_pk: int) -> HttpResponse:
    """How an item went, in one's own words; not for who was recused from it."""
    row = written(request, pk)
    item = get_object_or_404(_open_items(request, row), pk=item_pk)
    form, known = ReportForm(sent(request), instance=item), item.report
    back = f"{row.get_absolute_url()}#punkt-{item.position}"
    if form.is_valid() and saved(form, lambda: _report(request, item, form)):
        messages.success(request, _("Die Niederschrift ist gespeichert."))
        return done(request, back)
    context = {
        "item": item,
        "known": known if form.is_bound else "",
        "edition": edition_of(known),
        "form": form,
        "action": request.path,
        "back": back,
        "crumbs": [*_way(row), Link(_("Verlauf: %(item)s") % {"item": item}, "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/sitting/report.html", context=context, status=status)


def step(request: HouseRequest, pk: int, name: str) -> HttpResponse:
    """Send the minutes, take them back, or enter that they were approved."""
    row = written(request, pk)
    return step_page(
        request,
        row,
        name,
        back=row.get_absolute_url(),
        crumbs=_way(row),
        asking={"approve": ApproveForm},
        taking=minuting.step,
        named=_("Niederschrift: %(session)s") % {"session": row.session},
    )


def correct(request: HouseRequest, pk: int) -> HttpResponse:
    """Add what the body agreed is right."""
    row = written(request, pk)
    form = CorrectionForm(sent(request), minutes=row, items=_open_items(request, row).values("pk"))
    if form.is_valid() and saved(form, lambda: _correct(request, row, form)):
        messages.success(request, _("Die Berichtigung steht in der Niederschrift."))
        return done(request, row.get_absolute_url())
    return _form(request, row, form, _("Berichtigung eintragen"))


@require_POST
def publish(request: HouseRequest, pk: int) -> HttpResponse:
    """Show everybody the public part, or no longer (`withdraw`)."""
    row = written(request, pk)
    verb = minuting.withdraw if "withdraw" in request.POST else minuting.publish
    if tried(request, lambda: verb(by=request.actor, minutes=row)):
        messages.success(request, _("Das ist gespeichert."))
    return done(request, row.get_absolute_url())


def readable(request: HouseRequest, session: Session) -> Minutes:
    """The minutes of a session as somebody may read them, in part at least, or 404."""
    known = Minutes.objects.select_related(
        "session__committee", "session__statute", "session__municipality", "partnership"
    ).filter(session=session)
    own = known.visible_to(request.actor).first()
    row = own or known.published().first()
    if row is None:
        raise Http404(_("Die Niederschrift ist noch nicht verschickt."))
    return row


def written(request: HouseRequest, pk: int) -> Minutes:
    """The minutes of a session this person runs, or 403 with the reason."""
    return readable(request, session_run(request, pk))


def shown(found: Draft) -> dict[str, Any]:
    """What every page with minutes shows of them."""
    return {
        "draft": found,
        "words": WORDS,
        "is_foreign": (get_language() or BASE) != BASE,
    }


def _place(request: HouseRequest, session: Session) -> dict[str, Any]:
    return {
        "session": session,
        "tabs": session_tabs(session, "minutes", request.actor),
        "crumbs": [*way_to_session(session), Link(_("Niederschrift"), "")],
    }


def _work(request: HouseRequest, row: Minutes) -> dict[str, Any]:
    """What who runs the session can do with the minutes."""
    is_draft = row.state == "draft"
    return {
        "minutes": row,
        "runs": True,
        "is_draft": is_draft,
        "steps": open_to(row, request.actor),
        "due": minuting.due_day(row.session) if is_draft else None,
        "by_post": [] if is_draft else [one for one in readers_of(row) if not one.email],
        "history": history_of(row),
    }


def _open_items(request: HouseRequest, row: Minutes) -> Any:
    """The items of a session somebody may write about: those she is not recused from."""
    items = AgendaItem.objects.filter(session=row.session_id)
    return items.exclude(pk__in=items.barring(reader_of(request.actor)).values("pk"))


def _form(request: HouseRequest, row: Minutes, form: Any, title: str) -> HttpResponse:
    return form_page(request, form, title, back=row.get_absolute_url(), crumbs=_way(row))


def _way(row: Minutes) -> list[Link]:
    back = reverse("minutes", args=[row.session_id])
    return [*way_to_session(row.session), Link(_("Niederschrift"), back)]


def _write(request: HouseRequest, row: Minutes, form: WordsForm) -> Minutes:
    return minuting.write(by=request.actor, minutes=row, **form.cleaned_data)


def _report(request: HouseRequest, item: AgendaItem, form: ReportForm) -> AgendaItem:
    given = form.cleaned_data
    return write_report(item, by=request.actor, text=given["report"], seen=given["seen"])


def _correct(request: HouseRequest, row: Minutes, form: CorrectionForm) -> Any:
    return minuting.correct(by=request.actor, minutes=row, **form.cleaned_data)
