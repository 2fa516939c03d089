"""The agenda of a session: its items put in, reworded, moved and taken out.

After the invitation the agenda may still change, and the trail says that it did: an item that is
added then is late, and is decided only as the rules of procedure allow (`late_items.py`).
"""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.committees.agenda.paper_files import forget_files
from wirkkreis.committees.models import AgendaItem, ItemKind, Session
from wirkkreis.languages.known import BASE

AFTER_INVITATION: Final = ("invited", "open")
"""States in which everybody already has the agenda."""

LATE: Final = {
    "committees.item.added": "committees.item.added_late",
    "committees.item.changed": "committees.item.changed_late",
    "committees.item.removed": "committees.item.removed_late",
}
"""How the trail says that the invitation had gone out already."""

LAST: Final = gettext_lazy("Verschiedenes")
"""With what an agenda usually ends."""


@transaction.atomic
def add_item(*, by: Actor, item: AgendaItem) -> AgendaItem:
    """Put an item at the end of the agenda, but before the usual last one; after the invitation
    it is late.

    Raises ValidationError where the session is over or called off.
    """
    session = opened_agenda(item.session)
    item.position = _room_for_one_more(session)
    item.is_late = session.state in AFTER_INVITATION
    item.full_clean(exclude=["partnership"])
    item.save()
    record(_said(session, "committees.item.added"), item, by=by)
    return item


@transaction.atomic
def change_item(*, by: Actor, item: AgendaItem) -> AgendaItem:
    """Keep an item as its form left it; papers and resolutions of what is no longer public are not,
    either.

    Raises ValidationError where the session is over or called off.
    """
    session = opened_agenda(item.session)
    item.full_clean(exclude=["partnership", "session"])
    if not item.is_public:
        item.papers.filter(is_public=True).update(is_public=False)
        item.resolutions.filter(is_public=True).update(is_public=False)
    changed = _said(session, "committees.item.changed")
    return keep(item, by=by, added="committees.item.added", changed=changed)


@transaction.atomic
def move_item(*, by: Actor, item: AgendaItem, up: bool) -> None:
    """Swap an item with its neighbour; at the end of the agenda nothing happens."""
    session = opened_agenda(item.session)
    items = list(session.items.in_turn())
    place = items.index(item)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(items):
        return
    items[place], items[other] = items[other], items[place]
    _number(items)
    record("committees.item.moved", item, by=by, fields=("position",))


@transaction.atomic
def remove_item(*, by: Actor, item: AgendaItem) -> None:
    """Take an item off the agenda, with its papers. Raises ValidationError as `why_it_stays`."""
    session = opened_agenda(item.session)
    locked = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if reason := why_it_stays(locked):
        raise ValidationError(reason)
    record(_said(session, "committees.item.removed"), session, by=by, fields=("items",))
    forget_files(locked.papers.all())
    locked.delete()
    _number(list(session.items.in_turn()))


def why_it_stays(item: AgendaItem) -> str:
    """Why an item cannot be taken off the agenda any more; empty where it can."""
    if item.votes.exists():
        return _("Zu diesem Punkt gibt es eine Abstimmung. Setzen Sie ihn in der Sitzung ab.")
    if item.resolutions.exists():
        return _("Zu diesem Punkt gibt es einen Beschluss. Er bleibt auf der Tagesordnung.")
    if item.state != "waiting":
        return _("Dieser Punkt war schon an der Reihe. Er bleibt auf der Tagesordnung.")
    return ""


@transaction.atomic
def lay_frame(*, by: Actor, session: Session) -> list[AgendaItem]:
    """The items that every session has, on an agenda that is still empty; else nothing."""
    locked = opened_agenda(session)
    if locked.items.exists():
        return []
    with translation.override(BASE):
        frame = _frame(locked)
    return [add_item(by=by, item=item) for item in frame]


def minutes_to_approve(session: Session) -> QuerySet[Session]:
    """The sessions of the body whose minutes its members have and nobody has approved yet."""
    sent = Session.objects.filter(committee=session.committee_id, minutes__state="sent")
    return sent.exclude(pk=session.pk).newest_first()


def opened_agenda(session: Session) -> Session:
    """The session, locked for a change of its agenda. Raises ValidationError once it is over."""
    locked = Session.objects.select_for_update().get(pk=session.pk)
    if locked.state == "cancelled":
        raise ValidationError(_("Die Sitzung ist abgesagt. Ihre Tagesordnung bleibt, wie sie war."))
    if locked.state == "closed":
        raise ValidationError(
            _("Die Sitzung ist beendet. Öffnen Sie sie wieder, um die Tagesordnung zu ändern.")
        )
    return locked


def _frame(session: Session) -> list[AgendaItem]:
    last = minutes_to_approve(session).first()
    items = [
        AgendaItem(title=_("Eröffnung und Beschlussfähigkeit"), kind=ItemKind.INFORMATION),
        AgendaItem(
            title=_("Niederschrift: %(session)s") % {"session": last},
            kind=ItemKind.MINUTES,
            minutes_of=last,
        )
        if last
        else None,
        AgendaItem(title=str(LAST), kind=ItemKind.DEBATE),
    ]
    found = [item for item in items if item is not None]
    for item in found:
        item.session = session
    return found


def _room_for_one_more(session: Session) -> int:
    """The number of the next item; the usual last one makes room for it."""
    last = session.items.in_turn().last()
    if last is None:
        return 1
    with translation.override(BASE):
        is_usual = last.title == str(LAST) and last.state == "waiting"
    if not is_usual:
        return last.position + 1
    last.position += 1
    last.save(update_fields=["position"])
    return last.position - 1


def _number(items: Sequence[AgendaItem]) -> None:
    """1 to n in one statement: the numbers are compared when the transaction ends."""
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


def _said(session: Session, verb: str) -> str:
    return LATE[verb] if session.state in AFTER_INVITATION else verb
