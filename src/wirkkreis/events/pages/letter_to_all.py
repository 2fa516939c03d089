"""A letter to those registered: written, looked at, then sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.desk import crumbs
from wirkkreis.events.models import Admission
from wirkkreis.events.pages.admission import admission_of
from wirkkreis.events.registration.staff_forms import LetterForm
from wirkkreis.events.registration.staff_letters import paragraphs
from wirkkreis.events.registration.writing_to_all import readers, write_to_all
from wirkkreis.languages.known import BY_CODE
from wirkkreis.languages.said import choose
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import saved

LIST = "event-registrations"


def letter(request: HouseRequest, pk: int) -> HttpResponse:
    """First a look at the letter and how many get it; it is sent by a second button."""
    admission = admission_of(request, pk)
    form = LetterForm(sent(request), workshops=list(admission.event.workshops.all()))
    is_sent = form.is_valid() and "send" in request.POST
    if is_sent and saved(form, lambda: _send(request, admission, form)):
        return done(request, reverse(LIST, args=[pk]))
    listed = Link(_("Anmeldungen"), reverse(LIST, args=[pk]))
    context = {
        "event": admission.event,
        "form": form,
        "looked_at": _preview(admission, form) if form.is_valid() else None,
        "crumbs": crumbs(admission.event, listed, Link(_("Allen schreiben"), "")),
    }
    status = INVALID if form.errors else 200
    return answer(request, "events/registering/letter.html", None, context, status)


def _send(request: HouseRequest, admission: Admission, form: LetterForm) -> None:
    number = write_to_all(admission, by=request.actor, **form.cleaned_data)
    words = ngettext("Eine E-Mail ist unterwegs.", "%(n)d E-Mails sind unterwegs.", number)
    messages.success(request, words % {"n": number})


def _preview(admission: Admission, form: LetterForm) -> dict[str, Any]:
    """The letter in each language it was written in, and how many people get it."""
    given = form.cleaned_data
    chosen = readers(admission, given["states"], given.get("workshop"))
    without = chosen.filter(email="").count()
    languages = [code for code in BY_CODE if code in given["text"] or code in given["subject"]]
    return {
        "number": chosen.count() - without,
        "without": without,
        "letters": [
            {
                "language": BY_CODE[code],
                "subject": choose(given["subject"], code),
                "paragraphs": paragraphs(choose(given["text"], code)),
            }
            for code in languages
        ],
    }
