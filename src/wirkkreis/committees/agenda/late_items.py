"""Items that came after the invitation: when they may be decided all the same.

What the law asks of an invitation (VwVfG § 90 (1): all are invited) is asked of each item: nobody
could prepare for what was not on the agenda. The body's own rule says what follows.
"""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import AgendaItem, Clearing, Session

CLEARS: Final[Mapping[str, str]] = {
    "objection": Clearing.NO_OBJECTION,
    "urgent": Clearing.URGENT,
}
"""What lets the body decide, by its rule (`Procedure.late`)."""


def why_not_decided(item: AgendaItem) -> str:
    """Why nothing may be decided on an item now; empty where the rules allow it."""
    if not item.is_late:
        return ""
    rule = item.session.procedure.late
    if rule not in CLEARS or item.clearing == Clearing.NO_DECISIONS:
        return _("Dieser Punkt kam nach der Einladung. Er wird beraten, aber nicht beschlossen.")
    if item.clearing == CLEARS[rule]:
        return ""
    if rule == "urgent":
        return _(
            "Dieser Punkt kam nach der Einladung. Er kann beschlossen werden, wenn die Sitzung "
            "vorher die Dringlichkeit beschließt."
        )
    return _(
        "Dieser Punkt kam nach der Einladung. Er kann beschlossen werden, wenn niemand "
        "widerspricht."
    )


def clearing_offered(item: AgendaItem) -> Clearing | None:
    """What can be entered so that a late item is decided; None where nothing has to or can be."""
    offered = CLEARS.get(item.session.procedure.late)
    if not item.is_late or item.clearing or offered is None:
        return None
    return Clearing(offered)


def stand_in_time(session: Session) -> None:
    """An invitation goes out with the agenda as it is: nothing on it is late any more."""
    session.items.filter(is_late=True).update(is_late=False, clearing=Clearing.NONE)


@transaction.atomic
def clear(*, by: Actor, item: AgendaItem, clearing: str) -> AgendaItem:
    """Enter that a late item may be decided, or that it may not (`Clearing.NO_DECISIONS`).

    Raises ValidationError where the body's rule knows no such way, and once it was voted on.
    """
    locked = AgendaItem.objects.select_for_update().select_related("session").get(pk=item.pk)
    if not locked.is_late or clearing not in (
        CLEARS.get(locked.session.procedure.late),
        Clearing.NO_DECISIONS,
        Clearing.NONE,
    ):
        raise ValidationError(_("Das sieht die Geschäftsordnung nicht vor."))
    if locked.votes.exclude(state__in=("prepared", "withdrawn")).exists():
        raise ValidationError(_("Über diesen Punkt ist schon abgestimmt worden."))
    before, locked.clearing = locked.clearing, clearing
    locked.save(update_fields=["clearing"])
    changes = {"clearing": (before, clearing)}
    record("committees.item.cleared", locked, by=by, changes=changes)
    return locked
