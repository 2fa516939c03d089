"""Whether something may be decided now: quorum, invitation, and whoever is still to be asked."""

from django.utils.translation import gettext as _

from wirkkreis.committees.agenda.hinting import Hint, hints
from wirkkreis.committees.agenda.late_items import why_not_decided
from wirkkreis.committees.inviting.deadlines import was_invited_late
from wirkkreis.committees.models import AgendaItem, Clearing, Session
from wirkkreis.committees.sitting.attending import was_entered
from wirkkreis.committees.sitting.room import mandates_there, quorum_at
from wirkkreis.committees.sitting.saying import quorum_in_words

NOT_DISCUSSED = ("deferred", "dropped")


def why_no_decision(session: Session, item: AgendaItem) -> str:
    """Why nothing may be decided on an item at this moment; empty where it may.

    In a session that was held on paper and entered afterwards no item runs: its results are
    entered by the quorum of that session.
    """
    return (
        _why_not_its_turn(session, item)
        or why_not_in_this_session(session)
        or why_not_decided(item)
        or _why_not_quorate(session, item)
        or _who_is_to_be_asked(session, item)
    )


def to_be_asked(session: Session, item: AgendaItem) -> list[Hint]:
    """Those in the room whom the law excludes unless the body rules otherwise."""
    there = mandates_there(session)
    return [hint for hint in hints(item) if hint.excludes and hint.mandate.pk in there]


def why_not_in_this_session(session: Session) -> str:
    """Why a session that was invited too late may not decide yet; empty where it may."""
    if session.clearing == Clearing.NO_DECISIONS:
        return _("In dieser Sitzung wird nur beraten, weil zu spät eingeladen wurde.")
    if not session.clearing and was_invited_late(session):
        return _("Zu spät eingeladen: Klären Sie zuerst, ob trotzdem beschlossen werden kann.")
    return ""


def _why_not_its_turn(session: Session, item: AgendaItem) -> str:
    if was_entered(session):
        discussed = item.state not in NOT_DISCUSSED
        return "" if discussed else _("Dieser Punkt wurde nicht beraten.")
    if session.state != "open":
        return _("Die Sitzung läuft gerade nicht.")
    if item.state != "running":
        return _("Rufen Sie den Tagesordnungspunkt zuerst auf.")
    return ""


def _why_not_quorate(session: Session, item: AgendaItem) -> str:
    found = quorum_at(session, item=item)
    return "" if found.is_reached else quorum_in_words(found)


def _who_is_to_be_asked(session: Session, item: AgendaItem) -> str:
    names = [str(hint.mandate.person) for hint in to_be_asked(session, item)]
    if not names:
        return ""
    return _("Noch offen ist, ob befangen: %(names)s") % {"names": ", ".join(names)}
