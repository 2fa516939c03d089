"""What a member sees of an open session on her phone: what runs, her place, and open votes."""

from collections.abc import Sequence
from functools import cached_property

from wirkkreis.committees.models import AgendaItem, Entitlement, Presence, Speaker
from wirkkreis.committees.own import Own
from wirkkreis.committees.reckoning.speaking import Quorum
from wirkkreis.committees.sitting.attending import is_live
from wirkkreis.committees.sitting.room import quorum_at


class Live:
    """An open session as one member or guest sees it, behind her own link."""

    def __init__(self, own: Own) -> None:
        self.own = own

    @property
    def is_watched(self) -> bool:
        """Whether something may change soon: the session runs, or is to begin today."""
        return is_live(self.own.session)

    @property
    def is_open(self) -> bool:
        """Whether it has been opened and goes on."""
        return self.own.session.state == "open"

    @cached_property
    def running(self) -> AgendaItem | None:
        """The item that is being discussed, whoever may know of it."""
        rows = AgendaItem.objects.filter(session=self.own.session, state="running")
        return rows.first() if self.is_open else None

    @cached_property
    def is_known(self) -> bool:
        """Whether she may know what runs; else she sees only its number."""
        shown = AgendaItem.objects.shown_to(self.own.reader)
        return self.running is not None and shown.filter(pk=self.running.pk).exists()

    @cached_property
    def is_recused(self) -> bool:
        """Whether she takes no part in what runs."""
        mandate = self.own.attendee.mandate_id
        if self.running is None or mandate is None:
            return False
        return self.running.recusals.active().filter(mandate=mandate).exists()

    @cached_property
    def is_here(self) -> bool:
        """Whether the desk has noted that she is there."""
        return Presence.objects.now().filter(attendee=self.own.attendee).exists()

    @cached_property
    def quorum(self) -> Quorum:
        """Whether the body can decide on what runs."""
        return quorum_at(self.own.session, item=self.running)

    @cached_property
    def may_speak(self) -> bool:
        """Whether she can ask to speak now."""
        return self.is_known and not self.is_recused

    @cached_property
    def position(self) -> int:
        """Her place on the list of speakers, 0 while she is not on it."""
        if self.running is None:
            return 0
        asked = Speaker.objects.waiting().filter(item=self.running)
        waiting = list(asked.values_list("attendee_id", flat=True))
        mine = self.own.attendee.pk
        return waiting.index(mine) + 1 if mine in waiting else 0

    @cached_property
    def votes(self) -> Sequence[Entitlement]:
        """Her entitlements in votes that are open now."""
        if self.own.attendee.mandate_id is None:
            return []
        rows = Entitlement.objects.filter(
            mandate=self.own.attendee.mandate_id,
            vote__state="open",
            vote__manner__in=("open", "secret"),
            vote__item__session=self.own.session.pk,
        )
        return list(rows.select_related("vote__motion"))
