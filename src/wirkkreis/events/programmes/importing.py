"""Importing: a partner's calendar is read, and what is to come becomes proposals to be reviewed.

An entry is known by its UID and never doubled. While it is only proposed it follows the calendar;
once accepted it is ours, and only the mark remains that it was called off there.
"""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.making.planning import change_event
from wirkkreis.events.models import Event, EventOrigin, FeedSource
from wirkkreis.languages.said import Said
from wirkkreis.tenancy import clock
from wirkkreis.ui import uploads

READER: Final = "wirkkreis.events.programmes.feed_child"
FETCHER: Final = "wirkkreis.events.programmes.fetch_child"
READING_SECONDS: Final = 25.0
FETCHING_SECONDS: Final = 25.0
SUMMARY_LENGTH: Final = 300

PROBLEMS: Final[Mapping[str, StrOrPromise]] = {
    "kind": gettext_lazy("Das ist keine Kalenderdatei (iCalendar, .ics)."),
    "address": gettext_lazy("Diese Adresse geht nicht. Nötig ist eine, die mit https:// beginnt."),
    "private": gettext_lazy("Diese Adresse führt nicht ins öffentliche Internet."),
    "redirects": gettext_lazy("Die Adresse leitet zu oft weiter."),
    "status": gettext_lazy("Unter dieser Adresse gibt es keinen Kalender."),
    "tls": gettext_lazy("Die Verbindung ist nicht sicher: Das Zertifikat stimmt nicht."),
    "slow": gettext_lazy("Der andere Server antwortet zu langsam."),
    "unreachable": gettext_lazy("Der andere Server ist nicht zu erreichen."),
    "large": gettext_lazy("Der Kalender ist größer als 5 MB."),
    "encoding": gettext_lazy("Der andere Server schickt den Kalender verpackt."),
    "broken": gettext_lazy("Der Kalender ist so beschädigt, dass er nicht zu lesen ist."),
}


class Unreadable(ValidationError):
    """Why a calendar could not be fetched or read, in words for staff."""

    def __init__(self, code: str) -> None:
        super().__init__(str(PROBLEMS.get(code, PROBLEMS["broken"])), code=code)


@dataclass
class Report:
    """What one reading brought, in numbers; `broken` by why."""

    new: int = 0
    changed: int = 0
    cancelled: int = 0
    same: int = 0
    over: int = 0
    left: int = 0
    broken: dict[str, int] = field(default_factory=dict)


def fetched(url: str) -> bytes:
    """The file behind an address. Raises Unreadable. Hold no transaction meanwhile."""
    asked = json.dumps({"url": url, "local": settings.FEEDS_MAY_BE_LOCAL}).encode()
    try:
        found = uploads.opened(asked, by=FETCHER, seconds=FETCHING_SECONDS)
    except uploads.Problem as problem:
        raise Unreadable(str(problem)) from problem
    except uploads.TooSlow as problem:
        raise Unreadable("slow") from problem
    except uploads.Broken as problem:
        raise Unreadable("large") from problem
    return b64decode(found)


def read(content: bytes) -> dict[str, Any]:
    """The entries of a file that are to come. Raises Unreadable."""
    moment = clock.now().isoformat()
    try:
        found: dict[str, Any] = uploads.opened(
            content, by=READER, kind=moment, seconds=READING_SECONDS
        )
    except uploads.Problem as problem:
        raise Unreadable(str(problem)) from problem
    except (uploads.TooSlow, uploads.Broken) as problem:
        raise Unreadable("broken") from problem
    return found


@transaction.atomic
def keep_feed(feed: FeedSource, *, by: Actor) -> FeedSource:
    """Keep a calendar as its form left it. Raises ValidationError by field."""
    is_new = feed.pk is None
    feed.full_clean()
    feed.save()
    record("events.feed.added" if is_new else "events.feed.changed", feed, by=by)
    return feed


@transaction.atomic
def take_over(feed: FeedSource, found: Mapping[str, Any], *, by: Actor, whole: bool) -> Report:
    """Make proposals of what was read, follow changes, mark what was called off.

    `whole` says that the file is all there is: what is to come and missing in it was called off,
    unless the file was cut off on its way.
    """
    FeedSource.objects.select_for_update().get(pk=feed.pk)
    report = Report(over=found["over"], left=found["left"], broken=dict(found["broken"]))
    known = {origin.uid: origin for origin in feed.origins.select_related("event")}
    for entry in found["entries"]:
        _take_in(feed, known.get(entry["uid"]), entry, report, by=by)
    if whole and found["complete"] and not report.left:
        there = {entry["uid"] for entry in found["entries"]} | set(found["unread"])
        gone = [one for uid, one in known.items() if not {uid, uid.partition("#")[0]} & there]
        report.cancelled += _mark_missing(gone)
    feed.fetched_at, feed.trouble, feed.report = clock.now(), "", asdict(report)
    feed.save(update_fields=["fetched_at", "trouble", "report"])
    record("events.feed.read", feed, by=by)
    return report


@transaction.atomic
def note_trouble(feed: FeedSource, trouble: Unreadable) -> None:
    """Remember why a calendar could not be read; what was read before stays."""
    feed.fetched_at, feed.trouble = clock.now(), " ".join(trouble.messages)
    feed.save(update_fields=["fetched_at", "trouble"])


def _take_in(
    feed: FeedSource,
    origin: EventOrigin | None,
    entry: Mapping[str, Any],
    report: Report,
    *,
    by: Actor,
) -> None:
    """One entry; one that the house refuses counts as broken and keeps no other back."""
    try:
        what = _follow(origin, entry, by=by) if origin else _propose(feed, entry, by=by)
    except ValidationError:
        report.broken["refused"] = report.broken.get("refused", 0) + 1
        return
    setattr(report, what, getattr(report, what) + 1)


def _propose(feed: FeedSource, entry: Mapping[str, Any], *, by: Actor) -> str:
    if entry["cancelled"]:
        return "same"
    event = Event(
        state="proposed",
        format_id=feed.format_id,
        organiser_id=feed.organisation_id,
        municipality_id=feed.municipality_id,
        **_facts(entry),
    )
    event.full_clean(exclude=["partnership"])
    event.save()
    url = entry["url"] if entry["url"].startswith(("https://", "http://")) else ""
    EventOrigin.objects.create(
        event=event, feed=feed, uid=entry["uid"], name=str(feed.organisation), url=url
    )
    record("events.event.proposed", event, by=by)
    return "new"


def _follow(origin: EventOrigin, entry: Mapping[str, Any], *, by: Actor) -> str:
    """A known entry: a proposal follows it, an accepted event is only marked."""
    if entry["cancelled"] != (origin.cancelled_at is not None):
        origin.cancelled_at = clock.now() if entry["cancelled"] else None
        origin.save(update_fields=["cancelled_at"])
        if entry["cancelled"]:
            return "cancelled"
    if origin.event.state != "proposed" or entry["cancelled"]:
        return "same"
    facts = _facts(entry)
    before = {name: getattr(origin.event, name) for name in facts}
    if all(_plain(before[name]) == value for name, value in facts.items()):
        return "same"
    for name, value in facts.items():
        setattr(origin.event, name, value)
    return "changed" if change_event(origin.event, by=by) else "same"


def _plain(value: Any) -> Any:
    return dict(value.all) if isinstance(value, Said) else value


def _mark_missing(origins: list[EventOrigin]) -> int:
    """What is to come and no longer there was called off; what is over has only been tidied up."""
    now, marked = clock.now(), 0
    for origin in origins:
        if origin.cancelled_at is None and not origin.event.has_begun(now):
            origin.cancelled_at = now
            origin.save(update_fields=["cancelled_at"])
            marked += 1
    return marked


def _facts(entry: Mapping[str, Any]) -> dict[str, Any]:
    text = entry["text"]
    short = " ".join(text.split())
    is_short = len(short) <= SUMMARY_LENGTH
    return {
        "title": {"de": entry["title"]},
        "summary": {"de": short} if short and is_short else {},
        "text": {"de": text} if text and not is_short else {},
        "place": entry["place"],
        "starts": datetime.fromisoformat(entry["starts"]),
        "ends": datetime.fromisoformat(entry["ends"]),
        "all_day": entry["all_day"],
    }


def said_report(report: Mapping[str, Any]) -> list[tuple[str, int]]:
    """A reading in words, what there is none of left out."""
    broken = report.get("broken", {})
    words = [
        (_("neue Vorschläge"), report.get("new", 0)),
        (_("geändert"), report.get("changed", 0)),
        (_("dort abgesagt"), report.get("cancelled", 0)),
        (_("unverändert"), report.get("same", 0)),
        (_("vorbei oder mehr als ein Jahr entfernt"), report.get("over", 0)),
        (_("zu viele auf einmal, kommen beim nächsten Mal"), report.get("left", 0)),
        (_("ohne Kennung (UID)"), broken.get("no_uid", 0)),
        (_("ohne Titel"), broken.get("no_title", 0)),
        (_("mit unmöglicher Dauer"), broken.get("span", 0)),
        (_("mit einer Wiederholung, die sich nicht berechnen lässt"), broken.get("rule", 0)),
        (_("ohne lesbaren Tag"), broken.get("no_day", 0)),
        (_("sonst unlesbar"), broken.get("broken", 0) + broken.get("refused", 0)),
    ]
    return [(word, number) for word, number in words if number]
