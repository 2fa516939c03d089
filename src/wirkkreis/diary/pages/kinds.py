"""The partnership's list of kinds of work."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wirkkreis.diary.kind_forms import DiaryKindForm
from wirkkreis.goals.pages.kinds import KindPages, KindWords


def _used(count: int) -> str:
    return ngettext(
        "Mit dieser Art gibt es %(n)s Eintrag. Eine Umbenennung gilt auch für ihn.",
        "Mit dieser Art gibt es %(n)s Einträge. Eine Umbenennung gilt auch für sie.",
        count,
    ) % {"n": count}


KINDS = KindPages(
    form=DiaryKindForm,
    name="diary-kind",
    all_name="diary-kinds",
    words=KindWords(
        title=_("Arten der Arbeit"),
        lead=_(
            "Was im Tagebuch unter „Was war es?“ zur Wahl steht, in dieser Reihenfolge. Die Zahlen "
            "Ihrer Ziele können einzelne Arten zählen."
        ),
        one=_("Art"),
        new=_("Neue Art"),
        change=_("Art ändern"),
        remove=_("Art entfernen"),
        added=_("Die neue Art steht jetzt zur Wahl."),
        removed=_("Die Art ist entfernt."),
        uses=_("Einträge"),
        used=_used,
        unused=_("Diese Art wurde noch nie benutzt und verschwindet ganz."),
        about=_("Öffentlich"),
    ),
)
