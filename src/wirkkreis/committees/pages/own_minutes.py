"""The minutes behind one's own link: without an account, for as long as the link opens."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.models import Minutes
from wirkkreis.committees.own import Own, own_place
from wirkkreis.committees.pages.minutes import shown
from wirkkreis.committees.pages.minutes_files import handed
from wirkkreis.committees.records.drafting import Draft, draft
from wirkkreis.ui.answers import answer
from wirkkreis.ui.frame import Link
from wirkkreis.ui.privately import privately


@require_safe
@privately
def minutes(request: HouseRequest, token: str) -> HttpResponse:
    """The minutes that were sent: for members whole, for guests the public part."""
    own = own_place(token)
    found = _draft(own)
    context = shown(found) | {
        "session": own.session,
        "pdf_url": own.at("own-minutes-pdf"),
        "is_approved": found.minutes.state == "approved",
        "crumbs": [
            Link(own.session.title, own.at("own-session")),
            Link(_("Niederschrift"), ""),
        ],
    }
    return answer(request, "committees/own_minutes.html", context=context)


@require_safe
@privately
def document(request: HouseRequest, token: str) -> HttpResponse:
    """The same to keep."""
    return handed(request, _draft(own_place(token)))


def _draft(own: Own) -> Draft:
    known = Minutes.objects.select_related(
        "session__committee", "session__statute", "session__municipality", "partnership"
    ).filter(session=own.session)
    sent = known.exclude(state="draft") if own.reader.is_member else known.published()
    row = sent.first()
    if row is None:
        raise Http404(_("Die Niederschrift ist noch nicht verschickt."))
    return draft(row, own.reader)
