"""Search over what a person may see: each package is asked in its own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import AgendaItem, Resolution
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.committees.records.public_face import in_public
from wirkkreis.diary.models import Entry
from wirkkreis.events.models import Event, Visibility
from wirkkreis.goals.models import Goal
from wirkkreis.languages.folding import stems
from wirkkreis.people.models import Organisation, Person

Row = TypeVar("Row", bound=Model)

MOST = 20
SHORTEST = 3
"""Letters; fewer would find nearly everything."""


@dataclass(frozen=True)
class Hit:
    """One thing found: its title, where it is, and what tells it from others."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class HitGroup:
    """Hits of one kind; `more` when there are others beyond those shown."""

    name: str
    title: str
    hits: Sequence[Hit]
    more: bool = False


def is_searchable(words: str) -> bool:
    """Whether at least one word is long enough to look for."""
    return any(len(stem) >= SHORTEST for stem in stems(words))


def search(words: str, *, actor: Actor) -> list[HitGroup]:
    """What this person may see of what the words find, grouped by kind: few queries, always."""
    groups = [_goals(words, actor), _events(words, actor), *_of_bodies(words, actor)]
    if may(actor, "diary.entry.read"):
        groups.append(_entries(words, actor))
    if may(actor, "people.read"):
        groups += [_organisations(words), _persons(words)]
    return [group for group in groups if group.hits]


def _goals(words: str, actor: Actor) -> HitGroup:
    found = Goal.objects.visible_to(actor).matching(words).select_related("plan")
    rows, more = _first(found.order_by("-plan__starts", "position"))
    hits = [
        Hit(Truncator(goal.text).words(24), goal.get_absolute_url(), f"{goal} · {goal.plan}")
        for goal in rows
    ]
    return HitGroup("goals", _("Ziele"), hits, more)


def _events(words: str, actor: Actor) -> HitGroup:
    found = Event.objects.visible_to(actor).exclude(visibility=Visibility.LINK)
    rows, more = _first(found.matching(words).select_related("format").newest_first())
    hits = [
        Hit(
            str(event),
            event.get_absolute_url(),
            f"{event.format} · {date_format(event.day) if event.day else _('noch ohne Tag')}",
        )
        for event in rows
    ]
    return HitGroup("events", _("Veranstaltungen"), hits, more)


def _of_bodies(words: str, actor: Actor) -> Sequence[HitGroup]:
    """Items and resolutions. Strangers come to the public pages of both."""
    reader, inside = reader_of(actor), bool(may(actor, "committees.session.read"))
    return _items(words, reader, inside=inside), _resolutions(words, reader, inside=inside)


def _items(words: str, reader: Reader, *, inside: bool) -> HitGroup:
    """By title alone: who is recused from an item may know of it, not what it says."""
    found = AgendaItem.objects.shown_to(reader).matching(words)
    rows, more = _first(
        found.select_related("session__committee").order_by("-session__day", "position")
    )
    hits = [
        Hit(
            item.title,
            reverse("item", args=[item.pk])
            if inside
            else reverse("public-session", args=[item.session_id]),
            f"{item.session.committee} · {item.session}",
        )
        for item in rows
    ]
    return HitGroup("items", _("Tagesordnungen"), hits, more)


def _resolutions(words: str, reader: Reader, *, inside: bool) -> HitGroup:
    """Strangers find by number and title alone: the wording may hold names that are not public."""
    seen = Resolution.objects.shown_to(reader)
    found = seen.matching(words) if inside else seen.matching_in_public(words)
    rows, more = _first(found.select_related("committee").newest_first())
    page = "resolution" if inside else "public-resolution"
    titled = [(row, row.title) for row in rows]
    if not inside:
        titled = [(said.row, said.title) for said in in_public(rows)]
    hits = [
        Hit(
            f"{row.number} {title}",
            reverse(page, args=[row.pk]),
            f"{row.committee} · {date_format(row.day)}",
        )
        for row, title in titled
    ]
    return HitGroup("resolutions", _("Beschlüsse"), hits, more)


def _entries(words: str, actor: Actor) -> HitGroup:
    found = Entry.objects.visible_to(actor).matching(words).select_related("kind")
    rows, more = _first(found.newest_first())
    hits = [
        Hit(str(entry), entry.get_absolute_url(), f"{entry.kind} · {date_format(entry.day)}")
        for entry in rows
    ]
    return HitGroup("entries", _("Tagebuch"), hits, more)


def _organisations(words: str) -> HitGroup:
    rows, more = _first(Organisation.objects.matching(words))
    hits = [
        Hit(row.name, reverse("organisation", args=[row.pk]), str(row.get_kind_display()))
        for row in rows
    ]
    return HitGroup("organisations", _("Organisationen"), hits, more)


def _persons(words: str) -> HitGroup:
    rows, more = _first(Person.objects.matching(words))
    hits = [Hit(row.name, reverse("person", args=[row.pk])) for row in rows]
    return HitGroup("persons", _("Personen"), hits, more)


def _first(rows: QuerySet[Row]) -> tuple[list[Row], bool]:
    """As many rows as are shown, and whether there are more."""
    found = list(rows[: MOST + 1])
    return found[:MOST], len(found) > MOST
