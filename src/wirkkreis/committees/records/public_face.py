"""What everybody may know: dates by day, and resolutions without names that are not public."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from wirkkreis.committees.models import Committee, ItemKind, Resolution, Session
from wirkkreis.committees.models.session import SessionQuerySet
from wirkkreis.committees.readers import STRANGER
from wirkkreis.committees.records.blackout import Blackout, for_resolutions
from wirkkreis.tenancy import clock

NEXT = 5


@dataclass(frozen=True)
class PublicResolution:
    """A resolution in the words everybody may read."""

    row: Resolution
    title: str
    text: str
    conditions: str


def coming() -> SessionQuerySet:
    """Sessions of public bodies from today on, those without a day last; called off ones too."""
    ahead = Q(day__gte=clock.today()) | Q(starts__isnull=True, state="searching")
    return _public().filter(ahead).in_time()


def past() -> SessionQuerySet:
    """Sessions of public bodies that were, the latest first."""
    return _public().filter(day__lt=clock.today()).exclude(state="cancelled").newest_first()


def next_of(committee: Committee) -> SessionQuerySet:
    """The next dates of one body."""
    found: SessionQuerySet = coming().filter(committee=committee)[:NEXT]
    return found


def in_public(resolutions: Collection[Resolution]) -> list[PublicResolution]:
    """Public resolutions as everybody may read them: two queries."""
    blackouts = for_resolutions(resolutions)
    return [_without_names(row, blackouts[row.committee_id]) for row in resolutions]


def priorities_of(committee: Committee) -> list[PublicResolution]:
    """What a body decided last on what is to be funded, if everybody may read it."""
    found = Resolution.objects.shown_to(STRANGER).newest_first()
    return in_public(found.filter(committee=committee, kind=ItemKind.PRIORITIES)[:1])


def _without_names(row: Resolution, blackout: Blackout) -> PublicResolution:
    return PublicResolution(
        row=row,
        title=blackout.over(row.title),
        text=blackout.over(row.text),
        conditions=blackout.over(row.conditions),
    )


def _public() -> SessionQuerySet:
    return Session.objects.public().select_related("committee", "municipality")
