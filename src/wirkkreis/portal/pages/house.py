"""Pages every house needs: its colour, its rights, imprint, privacy, accessibility."""

import re

from django.core.mail import send_mail
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import all_rights
from wirkkreis.accounts import limits
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.portal.forms import TOO_MANY_REPORTS, BarrierForm
from wirkkreis.portal.matrix import columns, rows
from wirkkreis.ui.answers import INVALID, answer
from wirkkreis.ui.theme import theme_css

A_YEAR = 31_536_000
REPORTS_AN_HOUR = 5
REPORT_RATES = f"{REPORTS_AN_HOUR}/h/ip,100/d/key"
TOO_MANY_REQUESTS = 429


def theme(_request: HouseRequest, colour: str) -> HttpResponse:
    """The partnership's colour as a style sheet; the address holds the colour, so it never ages."""
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        raise Http404
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable"}
    return HttpResponse(theme_css(f"#{colour}"), content_type="text/css", headers=headers)


def logo(request: HouseRequest) -> FileResponse:
    """The partnership's logo, an image by its own bytes (`PartnershipForm`)."""
    if not request.partnership.logo:
        raise Http404
    return FileResponse(request.partnership.logo.open("rb"))


def rights(request: HouseRequest) -> HttpResponse:
    """The public matrix: who may what, drawn from the registry."""
    heads = columns()
    drawn = [(row, list(zip(heads, row.cells, strict=True))) for row in rows(all_rights())]
    context = {"columns": heads, "rows": drawn}
    return answer(request, "portal/rights.html", context=context)


def imprint(request: HouseRequest) -> HttpResponse:
    """Who answers for this site."""
    return answer(request, "portal/imprint.html", context={"partnership": request.partnership})


def privacy(request: HouseRequest) -> HttpResponse:
    """Which data are kept, why, and until when."""
    return answer(request, "portal/privacy.html", context={"partnership": request.partnership})


def accessibility(request: HouseRequest) -> HttpResponse:
    """The accessibility statement."""
    return answer(
        request, "portal/accessibility.html", context={"partnership": request.partnership}
    )


def report_barrier(request: HouseRequest) -> HttpResponse:
    """Tell about a barrier, without an account; only so often, so that no mailbox is flooded."""
    form = BarrierForm(request.POST or None, initial={"page": request.GET.get("seite", "")})
    if request.method != "POST":
        return _report(request, form)
    if not form.is_valid():
        return _report(request, form, INVALID)
    here = request.partnership
    if not limits.within(request, "report-barrier", REPORT_RATES, key=here.slug):
        form.add_error(None, TOO_MANY_REPORTS)
        return _report(request, form, TOO_MANY_REQUESTS)
    if here.contact_email:
        send_mail(_("Barriere gemeldet"), form.as_message(), None, [here.contact_email])
    context = {"form": None, "sent": bool(here.contact_email)}
    return answer(request, "portal/report_barrier.html", context=context)


def _report(request: HouseRequest, form: BarrierForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "most": REPORTS_AN_HOUR}
    return answer(request, "portal/report_barrier.html", context=context, status=status)
