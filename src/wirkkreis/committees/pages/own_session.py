"""A session behind one's own link, on a phone: when, where, what about, do I come, my papers.

The link is all one needs. Whoever opens it may be a mail program that looks through letters, so
opening the page changes nothing: every change is a button.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkkreis.accounts.actor import NOBODY, HouseRequest
from wirkkreis.committees.inviting import answering, polling
from wirkkreis.committees.inviting.calendars import session_ics
from wirkkreis.committees.inviting.session_forms import DatesForm
from wirkkreis.committees.models import AgendaItem, Answer
from wirkkreis.committees.own import Own, own_place
from wirkkreis.committees.sitting.live import Live
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.calendars import CONTENT_TYPE
from wirkkreis.ui.privately import privately
from wirkkreis.ui.trying import saved, tried


@require_http_methods(["GET", "HEAD", "POST"])
@privately
def show(request: HouseRequest, token: str) -> HttpResponse:
    """The session; sent, it keeps the answer whose button was pressed."""
    own = own_place(token)
    if request.method == "POST":
        asked = request.POST.get("answer", "")
        if asked not in Answer.values or not asked:
            raise Http404
        given = Answer(asked)
        if tried(request, lambda: answering.answer(by=NOBODY, attendee=own.attendee, given=given)):
            messages.success(request, _thanks(given))
        return done(request, own.at("own-session"))
    return answer(request, "committees/own_session.html", context=_told(own))


@require_POST
@privately
def dates(request: HouseRequest, token: str) -> HttpResponse:
    """Which days suit me."""
    own = own_place(token)
    form = DatesForm(request.POST, attendee=own.attendee)
    if form.is_valid() and saved(
        form, lambda: polling.answer_dates(by=NOBODY, attendee=own.attendee, fits=form.fits)
    ):
        messages.success(request, _("Danke, Ihre Antworten sind da. Sie können sie noch ändern."))
        return done(request, own.at("own-session"))
    context = _told(own) | {"dates_form": form}
    return answer(request, "committees/own_session.html", context=context, status=INVALID)


@require_safe
@privately
def calendar(request: HouseRequest, token: str) -> HttpResponse:  # noqa: ARG001  # a view gets one
    """The session for one's own calendar. Raises Http404 while its day is sought."""
    own = own_place(token)
    if own.session.starts is None:
        raise Http404(_("Der Termin steht noch nicht fest."))
    headers = {"Content-Disposition": 'attachment; filename="sitzung.ics"'}
    content = session_ics(own.attendee, method="PUBLISH")
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)


def _thanks(given: Answer) -> str:
    if given == Answer.DECLINES:
        return _("Danke, dass Sie Bescheid sagen. Sie sind entschuldigt.")
    if given == Answer.ONLINE:
        return _("Danke. Sie sind online dabei.")
    return _("Danke. Wir freuen uns auf Sie.")


def _told(own: Own) -> dict[str, Any]:
    session, attendee = own.session, own.attendee
    items = AgendaItem.objects.filter(session=session).shown_to(own.reader).in_turn()
    searching = session.state == "searching" and session.options.exists()
    return {
        "own": own,
        "session": session,
        "attendee": attendee,
        "token": own.token,
        "items": items if session.has_agenda or own.reader.is_member else [],
        "live": Live(own),
        "is_needed": answering.is_needed(attendee),
        "member": answering.member_of(attendee),
        "can_answer": session.state == "invited",
        "dates_form": DatesForm(attendee=attendee) if searching else None,
    }
