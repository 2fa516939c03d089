"""One row behind each address of agendas and papers, and what the example lacks of them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.base import ContentFile

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    CommitteeKind,
    Mandate,
    Paper,
    Recusal,
    Ruling,
)
from wirkkreis.committees.own import own_token

Arguments = dict[str, Any]


def furnish_agenda() -> None:
    """A public paper of an item that is still to come, and somebody who is recused from it."""
    coming = AgendaItem.objects.filter(session__state="invited", is_public=True)
    item = coming.filter(session__committee__kind=CommitteeKind.STEERING).latest("pk")
    Paper.objects.create(
        item=item,
        name="beispiel.txt",
        upload=ContentFile(b"Beispiel", "beispiel.txt"),
        size=8,
        is_public=True,
    )
    held = Mandate.objects.on(item.session.on).filter(seat__committee=item.committee)
    Recusal.objects.create(
        item=item, mandate=held.filter(person__account=None).latest("pk"), ruling=Ruling.DECLARED
    )


def _of_paper() -> Arguments:
    return {"pk": Paper.objects.latest("pk").pk}


def _of_item() -> Arguments:
    return {"pk": Paper.objects.latest("pk").item_id}


def _of_session() -> Arguments:
    return {"pk": Paper.objects.latest("pk").item.session_id}


def _behind_own_link() -> Arguments:
    """The link of a member, if there is one who is not recused."""
    item = Paper.objects.latest("pk").item
    invited = Attendee.objects.filter(session=item.session_id, mandate__isnull=False)
    free = invited.exclude(mandate__in=item.recusals.values("mandate")).order_by("pk").first()
    return {"token": own_token(free or invited.earliest("pk"))}


AGENDAS: Mapping[str, Callable[[], Arguments]] = {
    "agenda-carry": _of_session,
    "agenda-frame": _of_session,
    "item": _of_item,
    "item-add": _of_session,
    "item-change": _of_item,
    "item-clear": _of_item,
    "item-concern": _of_item,
    "item-move": _of_item,
    "item-papers": _of_item,
    "item-recusal": _of_item,
    "item-remove": _of_item,
    "own-item": lambda: _behind_own_link() | _of_item(),
    "own-packet": _behind_own_link,
    "own-paper": lambda: _behind_own_link() | _of_paper(),
    "packet": _of_session,
    "paper": _of_paper,
    "paper-change": _of_paper,
    "paper-remove": _of_paper,
    "recusal-withdraw": lambda: {"pk": Recusal.objects.latest("pk").pk},
    "session-agenda": _of_session,
}
