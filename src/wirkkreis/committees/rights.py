"""Who may what with committees."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import auditor, member, predicate, right, staff
from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.models import Role
from wirkkreis.committees.models import Committee, Mandate, Office
from wirkkreis.committees.models.seat import MandateQuerySet
from wirkkreis.tenancy import clock

SEATED = frozenset({Role.COMMITTEE, Role.YOUTH})
"""The roles of those who sit in bodies; which one, and in which office, their mandates say."""


@predicate("holds an office of the committee")
def holds_office(actor: Actor, row: Any) -> bool:
    """Chair, vice chair or keeper today, of the body the row belongs to."""
    if row is None:
        return bool(actor.roles & SEATED)
    held = _held_by(actor).filter(seat__committee=_body(row))
    return Office.objects.on(clock.today()).filter(mandate__in=held).exists()


@predicate("sits in the committee")
def sits(actor: Actor, row: Any) -> bool:
    """Member or substitute today, of the body the row belongs to."""
    if row is None:
        return bool(actor.roles & SEATED)
    return _held_by(actor).filter(seat__committee=_body(row)).exists()


@predicate("nobody: done by itself")
def nobody(actor: Actor, _row: Any) -> bool:
    """The house itself: a task, or the link of a letter."""
    return not actor.is_signed_in


by_link = sits | nobody


def _held_by(actor: Actor) -> MandateQuerySet:
    """The mandates somebody holds today."""
    held = Mandate.objects.on(clock.today())
    if not actor.is_signed_in:
        return held.none()
    return held.filter(person__account=actor.acting_for or actor.account)


def _body(row: Any) -> Any:
    """The body a row belongs to: every row of committees knows it."""
    return row if isinstance(row, Committee) else row.committee


right(
    "committees.committee.read",
    member,
    title=_("Gremien mit ihren Mitgliedern und Regeln lesen"),
    reason=_("Das sehen nur Mitglieder dieser Partnerschaft."),
)
right(
    "committees.committee.arrange",
    staff,
    title=_("Gremien einrichten, Sitze besetzen und Geschäftsordnungen eintragen"),
    reason=_("Gremien richten die Koordinierungsstelle und das federführende Amt ein."),
)
right(
    "committees.tie.read",
    staff,
    title=_("Verbindungen der Mitglieder zu Organisationen lesen und eintragen"),
    reason=_(
        "Verbindungen der Mitglieder zu Organisationen sehen die Koordinierungsstelle und das "
        "federführende Amt."
    ),
)
right(
    "committees.tie.own",
    member,
    title=_("Die eigenen Verbindungen zu Organisationen erklären und beenden"),
    reason=_("Das können nur Mitglieder dieser Partnerschaft."),
)
right(
    "committees.session.read",
    member,
    title=_("Sitzungen mit ihren öffentlichen Punkten lesen"),
    reason=_("Das sehen nur Mitglieder dieser Partnerschaft."),
)
right(
    "committees.item.all",
    staff | auditor,
    title=_("Nichtöffentliche Punkte und Unterlagen aller Gremien lesen"),
    reason=_("Nichtöffentliches sehen nur die Mitglieder des Gremiums."),
)
right(
    "committees.session.run",
    staff | holds_office,
    title=_("Sitzungen planen, einladen, leiten und protokollieren"),
    reason=_(
        "Sitzungen leiten die Koordinierungsstelle, das federführende Amt, der Vorsitz und die "
        "Schriftführung."
    ),
    when=_("Vorsitz und Schriftführung nur im eigenen Gremium."),
)
right(
    "committees.session.request",
    sits,
    title=_("Um eine Sitzung bitten"),
    reason=_("Das können nur Mitglieder des Gremiums."),
    when=_("Nur im eigenen Gremium."),
)
right(
    "committees.vote.seal",
    nobody,
    title=_("Das Ergebnis einer geheimen Abstimmung feststellen"),
    reason=_("Das geschieht von selbst."),
    when=_("Von selbst, sobald die Spuren der Stimmen entfernt sind."),
)
right(
    "committees.circular.object",
    staff | holds_office | by_link,
    title=_("Einem Beschluss im Umlauf widersprechen"),
    reason=_("Das können nur Mitglieder des Gremiums."),
    when=_("Wer den Link aus dem Brief zum Umlauf hat."),
)
right(
    "committees.circular.finish",
    staff | holds_office | nobody,
    title=_("Einen Umlauf beenden"),
    reason=_("Das geschieht mit dem Ende der Frist von selbst."),
    when=_("Vorsitz und Schriftführung nur im eigenen Gremium; sonst von selbst."),
)
right(
    "committees.resolution.follow",
    staff,
    title=_("Beschlüsse nachverfolgen: wer sie bis wann umsetzt"),
    reason=_("Beschlüsse verfolgen die Koordinierungsstelle und das federführende Amt nach."),
)
