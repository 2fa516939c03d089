"""The feedback form as a sheet of paper, in the active language."""

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.events.aftermath.feedback import BETTER, GOOD, RATED, TOLD
from wirkkreis.events.models import Event
from wirkkreis.languages.known import BASE
from wirkkreis.ui.documents.drawing import qr_picture
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead


def feedback_sheet(event: Event, *, address: str) -> bytes:
    """One page to tick and write on; `address` is where the same can be said online."""
    partnership = event.partnership
    data = {
        "event": event.title,
        "when": date_format(event.day) if event.day else "",
        "lead": _("Diese Befragung ist anonym. Bitte schreiben Sie keine Namen."),
        "tick": _("Bitte kreuzen Sie an:"),
        "rated": [
            {"question": rated.question, "words": [word for _rating, word in rated.choices()]}
            for rated in RATED
        ],
        "written": [GOOD, BETTER],
        "told": TOLD,
        "online": _("Oder auf dem Handy:"),
        "qr": qr_picture(address),
        "qr_alt": _("QR-Code zur Rückmeldung im Internet: %(address)s") % {"address": address},
        "thanks": _("Vielen Dank!"),
    }
    return pdf(
        "events/documents/feedback.typ",
        data,
        title=_("Wie war es? Sagen Sie es uns."),
        language=get_language() or BASE,
        letterhead=Letterhead(partnership.name, partnership.colour),
    )
