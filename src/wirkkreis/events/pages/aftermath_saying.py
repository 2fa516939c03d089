"""The anonymous feedback form, open to everybody who has its link."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath.feedback import give_feedback, is_open, open_until
from wirkkreis.events.aftermath.feedback_forms import FeedbackForm
from wirkkreis.events.models import Event
from wirkkreis.events.tokens import opened
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done

TEMPLATE = "events/aftermath/feedback.html"
RATES = "200/h/ip,3000/d/key"
"""A school class fills it in from one connection."""

TOO_MANY = 429


@csrf_exempt  # nobody is signed in here, and the usual token would need a cookie
def feedback(request: HouseRequest, pk: int, token: str) -> HttpResponse:
    """Say how it was; afterwards thanks, which a reload does not send again."""
    event = get_object_or_404(Event, pk=pk, uid=opened("feedback", token))
    if not is_open(event, clock.now()):
        return _closed(request, event)
    if request.method != "POST":
        form = None if "danke" in request.GET else FeedbackForm()
        return answer(request, TEMPLATE, context={"event": event, "form": form})
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _again(request, event, form, INVALID)
    if not limits.within(request, "feedback", RATES, key=str(event.uid)):
        form.add_error(None, _("Gerade kommen sehr viele Antworten. Bitte später noch einmal."))
        return _again(request, event, form, TOO_MANY)
    if not form.cleaned_data["website"]:
        give_feedback(event, language=get_language() or BASE, **form.said())
    return done(request, f"{request.path}?danke=1")


def _again(request: HouseRequest, event: Event, form: FeedbackForm, status: int) -> HttpResponse:
    return answer(request, TEMPLATE, context={"event": event, "form": form}, status=status)


def _closed(request: HouseRequest, event: Event) -> HttpResponse:
    """Too early, too late, or nothing took place."""
    now = clock.now()
    context = {
        "event": event,
        "closed": True,
        "too_early": not event.is_cancelled and not event.has_begun(now),
        "until": open_until(event),
    }
    status = INVALID if request.method == "POST" else 200
    return answer(request, TEMPLATE, context=context, status=status)
