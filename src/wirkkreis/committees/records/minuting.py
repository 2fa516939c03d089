"""From the draft of the minutes to the approved paper: writing, sending, correcting, publishing."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import AgendaItem, Correction, Minutes, Session
from wirkkreis.committees.records.announcing import announce_minutes
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock
from wirkkreis.ui.admitting import ending

RUN = "committees.session.run"


@transaction.atomic
def start_minutes(*, by: Actor, session: Session) -> Minutes:
    """The minutes of a session that is over; begun now if nobody has yet.

    Raises ValidationError before the session is over.
    """
    demand(by, RUN, session)
    known = Minutes.objects.filter(session=session).first()
    if known is not None:
        return known
    if session.state != "closed":
        raise ValidationError(_("Die Niederschrift beginnt, wenn die Sitzung geschlossen ist."))
    minutes, is_new = Minutes.objects.get_or_create(session=session)
    if is_new:
        record("committees.minutes.started", minutes, by=by)
    return minutes


@transaction.atomic
def write(*, by: Actor, minutes: Minutes, opening: str, closing: str) -> Minutes:
    """Other words before and behind the items. Raises ValidationError once it is no draft."""
    locked = _draft(minutes, by)
    locked.opening, locked.closing = opening, closing
    locked.full_clean()
    locked.save(update_fields=["opening", "closing"])
    record("committees.minutes.written", locked, by=by, fields=["opening", "closing"])
    return locked


@transaction.atomic
def step(minutes: Minutes, name: str, *, by: Actor, note: str = "", **values: Any) -> Minutes:
    """Take a step of the minutes. Sending them lets the body know."""
    if name == "approve":
        return approve(by=by, minutes=minutes, on=values["approved_on"])
    taken = take(minutes, name, by=by, note=note, **values)
    if name == "send":
        announce_minutes(taken)
    return taken


def due_day(session: Session) -> date:
    """The last day to send the minutes, by the session's own rules."""
    return session.on + timedelta(days=session.procedure.days_for_minutes)


def approve(*, by: Actor, minutes: Minutes, on: date) -> Minutes:
    """Enter that the body approved the minutes. Raises ValidationError unless they were sent."""
    if not minutes.session.on <= on <= clock.today():
        raise ValidationError(
            {"approved_on": _("Der Tag liegt vor der Sitzung oder in der Zukunft.")}
        )
    return take(minutes, "approve", by=by, approved_on=on)


@transaction.atomic
def correct(
    *, by: Actor, minutes: Minutes, text: str, agreed_on: date, item: AgendaItem | None = None
) -> Correction:
    """Add what the body agreed is right. Raises ValidationError while it is a draft still."""
    demand(by, RUN, minutes)
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if locked.state == "draft":
        raise ValidationError(_("Das ist noch ein Entwurf: Ändern Sie gleich den Text selbst."))
    row = Correction(minutes=locked, item=item, text=text, agreed_on=agreed_on)
    if item is not None and item.session_id != locked.session_id:
        raise ValidationError({"item": _("Der Punkt gehört zu einer anderen Sitzung.")})
    if not locked.session.on <= agreed_on <= clock.today():
        raise ValidationError(
            {"agreed_on": _("Der Tag liegt vor der Sitzung oder in der Zukunft.")}
        )
    row.full_clean()
    row.save()
    record("committees.minutes.corrected", locked, by=by)
    return row


@transaction.atomic
def publish(*, by: Actor, minutes: Minutes) -> Minutes:
    """Let everybody read the public part. Raises ValidationError while it is a draft still."""
    demand(by, RUN, minutes)
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if locked.state == "draft":
        raise ValidationError(_("Ein Entwurf wird nicht veröffentlicht."))
    if not locked.committee.is_public:
        raise ValidationError(_("Dieses Gremium steht nicht auf der öffentlichen Seite."))
    locked.published_at = clock.now()
    locked.save(update_fields=["published_at"])
    record("committees.minutes.published", locked, by=by)
    return locked


@transaction.atomic
def withdraw(*, by: Actor, minutes: Minutes) -> Minutes:
    """Take the public part back from the public page."""
    demand(by, RUN, minutes)
    minutes.published_at = None
    minutes.save(update_fields=["published_at"])
    record("committees.minutes.withdrawn", minutes, by=by)
    return minutes


@transaction.atomic
def keep_scan(*, by: Actor, minutes: Minutes, file: UploadedFile[Any]) -> Minutes:
    """Keep the signed paper, as `ui.admitting` let it in, in place of one kept before."""
    demand(by, RUN, minutes)
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if locked.state == "draft":
        raise ValidationError(
            {"scan": _("Ein Entwurf wird nicht unterschrieben. Schicken Sie ihn zuerst.")}
        )
    transaction.on_commit(_removing(locked))
    file.seek(0)
    name = f"committees/{locked.partnership_id}/{uuid4().hex}.{ending(file.name or '')}"
    locked.scan_size, locked.scan_added_at = file.size or 0, clock.now()
    locked.scan.save(name, file, save=False)
    locked.save(update_fields=["scan", "scan_size", "scan_added_at"])
    record("committees.minutes.scanned", locked, by=by, fields=["scan"])
    return locked


@transaction.atomic
def drop_scan(*, by: Actor, minutes: Minutes) -> Minutes:
    """Take the signed paper out and, once that is certain, off the disk."""
    demand(by, RUN, minutes)
    transaction.on_commit(_removing(minutes))
    minutes.scan, minutes.scan_size, minutes.scan_added_at = "", 0, None
    minutes.save(update_fields=["scan", "scan_size", "scan_added_at"])
    record("committees.minutes.scan_removed", minutes, by=by, fields=["scan"])
    return minutes


def _removing(minutes: Minutes) -> Callable[[], None]:
    """What deletes the file that lies there now, if there is one."""
    if not minutes.scan:
        return lambda: None
    return partial(minutes.scan.storage.delete, str(minutes.scan.name))


def _draft(minutes: Minutes, by: Actor) -> Minutes:
    """The minutes, held until this transaction is through. Raises ValidationError for no draft."""
    demand(by, RUN, minutes)
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if locked.state == "approved":
        raise ValidationError(
            _("Die Niederschrift ist genehmigt. Tragen Sie eine Berichtigung ein.")
        )
    if locked.state != "draft":
        raise ValidationError(
            _("Die Niederschrift ist verschickt. Holen Sie sie zuerst in den Entwurf zurück.")
        )
    return locked
