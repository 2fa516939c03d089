"""What was said on an item, in own words for the minutes: nobody overwrites anybody unseen."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import AgendaItem, Minutes


def edition_of(text: str) -> str:
    """A mark of the words somebody saw when she began to write."""
    return sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def write_report(item: AgendaItem, *, by: Actor, text: str, seen: str) -> AgendaItem:
    """Write the course of an item; `seen` is the edition of the words one began with.

    Raises ValidationError where somebody else has written other words meanwhile, and once the
    minutes were sent.
    """
    row = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if row.report == text:
        return row
    if edition_of(row.report) != seen:
        raise ValidationError(
            {
                "report": _(
                    "Inzwischen hat jemand anderes hier geschrieben. Unten steht, was jetzt "
                    "gespeichert ist. Übernehmen Sie in Ihren Text, was bleiben soll."
                )
            }
        )
    _refuse_sent(row)
    row.report = text
    row.full_clean()
    row.save(update_fields=["report"])
    record("committees.item.reported", row, by=by, fields=("report",))
    return row


def _refuse_sent(item: AgendaItem) -> None:
    """The body has read what was sent: it does not change behind its back."""
    minutes = Minutes.objects.filter(session=item.session_id).first()
    if minutes is None or minutes.state == "draft":
        return
    if minutes.state == "approved":
        raise ValidationError(
            _("Die Niederschrift ist schon genehmigt. Tragen Sie eine Berichtigung ein.")
        )
    raise ValidationError(
        _("Die Niederschrift ist verschickt. Holen Sie sie zuerst in den Entwurf zurück.")
    )
