"""What everybody may know: dates by day, and resolutions without names that are not public."""

from dataclasses import dataclass

from django.db.models import Q

from wirkkreis.committees.models import Committee, Resolution, Session
from wirkkreis.committees.models.session import SessionQuerySet
from wirkkreis.committees.records.blackout import for_resolution
from wirkkreis.tenancy import clock

NEXT = 5


@dataclass(frozen=True)
class PublicResolution:
    """A resolution in the words everybody may read."""

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


def in_public(resolution: Resolution) -> PublicResolution:
    """A public resolution as everybody may read it: four queries."""
    blackout = for_resolution(resolution)
    return PublicResolution(
        title=blackout.over(resolution.title),
        text=blackout.over(resolution.text),
        conditions=blackout.over(resolution.conditions),
    )


def _public() -> SessionQuerySet:
    return Session.objects.public().select_related("committee", "municipality")
