"""The partnership's list of formats."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wirkkreis.events.making.planning_forms import FormatForm
from wirkkreis.goals.pages.kinds import KindPages, KindWords


def _used(count: int) -> str:
    return ngettext(
        "Mit diesem Format gibt es %(n)s Veranstaltung. Eine Umbenennung gilt auch für sie.",
        "Mit diesem Format gibt es %(n)s Veranstaltungen. Eine Umbenennung gilt auch für sie.",
        count,
    ) % {"n": count}


FORMATS = KindPages(
    form=FormatForm,
    name="event-format",
    all_name="event-formats",
    words=KindWords(
        title=_("Formate der Veranstaltungen"),
        lead=_(
            "Was bei einer Veranstaltung als Format zur Wahl steht, in dieser Reihenfolge. Die "
            "Zahlen Ihrer Ziele können einzelne Formate zählen."
        ),
        one=_("Format"),
        new=_("Neues Format"),
        change=_("Format ändern"),
        remove=_("Format entfernen"),
        added=_("Das neue Format steht jetzt zur Wahl."),
        removed=_("Das Format ist entfernt."),
        uses=_("Veranstaltungen"),
        used=_used,
        unused=_("Dieses Format wurde noch nie benutzt und verschwindet ganz."),
    ),
)
