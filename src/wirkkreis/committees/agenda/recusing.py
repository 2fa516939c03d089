"""Recusal (Befangenheit, VwVfG §§ 20, 21): who takes no part in an item, and who is to be asked.

A member says so herself, or the body rules without her. Either way she is out of the papers at
once, and out of the room while the item is dealt with (`sitting/presiding.py`).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import AgendaItem, Mandate, Recusal, Ruling, Session
from wirkkreis.committees.sitting.presiding import bring_back, send_out

TO_COME = ("waiting", "running")
"""States of an item in which it is not decided yet."""


@transaction.atomic
def declare(*, by: Actor, item: AgendaItem, mandate: Mandate, ground: str = "") -> Recusal:
    """A member declares herself biased; said twice, it counts once.

    Raises ValidationError where the item is over, while it is voted on, and where the body has
    ruled that she takes part.
    """
    locked = _locked(item, mandate)
    known = locked.recusals.filter(mandate=mandate).first()
    if known is not None:
        if known.ruling == Ruling.FREE:
            words = _("Das Gremium hat entschieden, dass keine Befangenheit vorliegt.")
            raise ValidationError(words)
        return known
    _refuse_during_a_vote(locked)
    made = Recusal.objects.create(
        item=locked, mandate=mandate, ruling=Ruling.DECLARED, ground=ground
    )
    _recorded("committees.recusal.declared", made, by)
    send_out(locked, by=by)
    return made


@transaction.atomic
def rule(
    *, by: Actor, item: AgendaItem, mandate: Mandate, ruling: Ruling, ground: str = ""
) -> Recusal:
    """The body has ruled, without the member, whether she takes part.

    Raises ValidationError where the item is over, while it is voted on, and where somebody enters
    of herself that she is free.
    """
    locked = _locked(item, mandate)
    _refuse_during_a_vote(locked)
    if ruling == Ruling.FREE and _is_herself(by, mandate):
        words = _(
            "Das entscheidet das Gremium ohne Sie. Bitte lassen Sie es jemand anderes eintragen."
        )
        raise ValidationError(words)
    made, _new = Recusal.objects.update_or_create(
        item=locked, mandate=mandate, defaults={"ruling": ruling, "ground": ground}
    )
    _recorded("committees.recusal.ruled", made, by)
    send_out(locked, by=by)
    bring_back(locked, by=by)
    return made


@transaction.atomic
def withdraw(*, by: Actor, recusal: Recusal) -> None:
    """Take back what was declared or entered by mistake, as long as nothing was decided.

    A ruling of the body is replaced by another one, never taken back by the member.
    """
    locked = _locked(recusal.item, recusal.mandate)
    _refuse_during_a_vote(locked)
    if locked.votes.decided().exists():
        raise ValidationError(_("Über diesen Punkt ist schon abgestimmt worden."))
    if recusal.ruling != Ruling.DECLARED:
        raise ValidationError(_("Das hat das Gremium entschieden. Nur es selbst kann das ändern."))
    _recorded("committees.recusal.withdrawn", recusal, by)
    recusal.delete()
    bring_back(locked, by=by)


def _locked(item: AgendaItem, mandate: Mandate) -> AgendaItem:
    """The item, locked behind its session, as everybody does who runs it.

    `no_key`, because a vote that opens meanwhile looks its item up again.
    """
    session = Session.objects.select_for_update().get(pk=item.session_id)
    locked = session.items.select_for_update(no_key=True).get(pk=item.pk)
    if mandate.seat.committee_id != session.committee_id:
        raise ValidationError(_("Diese Person sitzt nicht in diesem Gremium."))
    if locked.state not in TO_COME or session.state in ("closed", "cancelled"):
        raise ValidationError(_("Dieser Punkt ist schon abgeschlossen."))
    return locked


def _refuse_during_a_vote(item: AgendaItem) -> None:
    """Votes are locked, so that none opens with her in it meanwhile (`voting/opening.py`)."""
    states = item.votes.select_for_update().order_by("pk").values_list("state", flat=True)
    if {"open", "counting"} & set(states):
        raise ValidationError(
            _(
                "Gerade läuft eine Abstimmung. Sagen Sie der Sitzungsleitung sofort Bescheid: Sie "
                "kann die Abstimmung zurücknehmen."
            )
        )


def _is_herself(by: Actor, mandate: Mandate) -> bool:
    account = by.acting_for or by.account
    return account is not None and mandate.person is not None and mandate.person.account == account


def _recorded(verb: str, recusal: Recusal, by: Actor) -> None:
    changes = {name: (None, getattr(recusal, name)) for name in ("ruling", "ground")}
    whose = {"item": (None, recusal.item_id), "mandate": (None, recusal.mandate_id)}
    record(verb, recusal, by=by, changes=changes | whose)
