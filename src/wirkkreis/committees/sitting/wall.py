"""What the room sees on the wall: nothing of a person but the names of those who speak."""

from collections.abc import Sequence
from functools import cached_property

from django.db.models import Count, Q

from wirkkreis.committees.models import AgendaItem, Session, Speaker, Vote
from wirkkreis.committees.reckoning.speaking import Quorum
from wirkkreis.committees.sitting.room import quorum_at


class Wall:
    """One session at one moment, for a projector."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def item(self) -> AgendaItem | None:
        """The item that is being discussed."""
        return self.session.items.filter(state="running").first()

    @property
    def is_named(self) -> bool:
        """Whether its title may be read: by strangers only where it is public."""
        return self.item is not None and (self.item.is_public or not self.session.is_public)

    @cached_property
    def quorum(self) -> Quorum:
        """Whether the body can decide on it."""
        return quorum_at(self.session, item=self.item)

    @cached_property
    def vote(self) -> Vote | None:
        """The vote that runs, with how many may vote and how many have. Never how."""
        running = Vote.objects.filter(item__session=self.session, state__in=("open", "counting"))
        counted = running.annotate(
            entitled=Count("entitlements"),
            cast=Count("entitlements", filter=Q(entitlements__has_voted=True)),
        )
        return counted.select_related("motion").order_by("-pk").first()

    @cached_property
    def last(self) -> Vote | None:
        """What was decided last; strangers in the room see only what is public."""
        decided = Vote.objects.decided().filter(item__session=self.session)
        if self.session.is_public:
            decided = decided.filter(item__is_public=True)
        return decided.select_related("motion").order_by("-closed_at", "-pk").first()

    @cached_property
    def speakers(self) -> Sequence[Speaker]:
        """Who speaks next."""
        if self.item is None:
            return []
        rows = Speaker.objects.waiting().filter(item=self.item)
        return list(rows.select_related("attendee__mandate__person")[:5])
