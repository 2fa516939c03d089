"""Whether a certificate is genuine: who has it types the name; nothing is stored."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath.certificates import genuine_days, hours_for
from wirkkreis.events.models import Event
from wirkkreis.ui.answers import INVALID, answer

RATES = "60/h/ip,600/d/key"
TOO_MANY = 429


class CheckForm(forms.Form):
    """The name on a certificate."""

    name = forms.CharField(
        label=gettext_lazy("Name, wie er auf der Bescheinigung steht"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@csrf_exempt  # nobody is signed in here, and the usual token would need a cookie
def check(request: HouseRequest, uid: UUID, code: str) -> HttpResponse:
    """Ask for the name, then say whether the certificate is genuine, and for what."""
    event = get_object_or_404(Event.objects.select_related("municipality", "venue"), uid=uid)
    form = CheckForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form, INVALID if form.is_bound else 200)
    if not limits.within(request, "certificate", RATES, key=str(uid)):
        form.add_error(None, _("Gerade wird sehr oft geprüft. Bitte versuchen Sie es später."))
        return _page(request, form, TOO_MANY)
    days = genuine_days(event, form.cleaned_data["name"], code.replace("-", ""))
    context = {
        "form": None,
        "genuine": days is not None,
        "name": form.cleaned_data["name"],
        "event": event if days else None,
        "days": days,
        "hours": hours_for(event, days) if days else None,
    }
    return answer(request, "events/aftermath/check.html", context=context)


def _page(request: HouseRequest, form: CheckForm, status: int) -> HttpResponse:
    return answer(request, "events/aftermath/check.html", context={"form": form}, status=status)
