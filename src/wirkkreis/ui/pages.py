"""The living page `/ui/`: every component in the language of the page, with its states."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from wirkkreis.ui import sample
from wirkkreis.ui.answers import INVALID, answer, done


def living(request: HttpRequest) -> HttpResponse:
    """All components; its form makes the whole round: errors with 422, then onward."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = sample.SampleForm(*sent)
    if form.is_valid():
        messages.success(request, _("Vielen Dank. Ihr Eintrag ist angekommen."))
        return done(request, request.path)
    context = {**sample.everything(request), "form": form}
    status = INVALID if form.errors else 200
    return answer(request, "ui/living.html", "form", context, status)
