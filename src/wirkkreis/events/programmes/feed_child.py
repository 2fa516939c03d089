"""The child process that reads an iCalendar file (`ui.uploads`): entries to come, broken or not.

`python -m wirkkreis.events.programmes.feed_child MOMENT`: reads what is to come from that moment
on. Each entry is read by itself, so that a broken one costs nothing but itself. It knows no Django.
"""

import re
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it comes without types

from wirkkreis.ui import uploads

SECONDS = 20
ZONE: Final = ZoneInfo("Europe/Berlin")
"""Of moments that name no zone of their own."""
AHEAD: Final = timedelta(days=365)
MOST_OCCURRENCES: Final = 60
"""Of one repeating entry."""
MOST_FOUND: Final = 500
"""Entries of one reading."""
MOST_STEPS: Final = 5_000
"""Repetitions looked at before the first one to come."""
A_MOMENT: Final = 0.25  # seconds for one rule of repetition
TOO_OFTEN: Final = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
LONGEST: Final = timedelta(days=62)
ENTRY = re.compile(r"^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
ZONES = re.compile(
    r"^BEGIN:VTIMEZONE\r?$.*?^END:VTIMEZONE\r?$", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
UID = re.compile(r"^UID(?:;[^:\r\n]*)?:([^\r\n]+)", re.MULTILINE | re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
UID_LENGTH: Final = 300


Entry = Any
"""An `icalendar.Event`: each of its values may be of thirty kinds, and none may be trusted."""


class Broken(Exception):
    """An entry that says nothing usable; the word of why."""


def main() -> int:
    """Answers with the entries and how many were over, broken or too many."""
    moment = datetime.fromisoformat(sys.argv[1])
    return uploads.answer(lambda content: read(content, moment), seconds=SECONDS)


def read(content: bytes, moment: datetime) -> dict[str, Any]:
    """The entries to come from `moment` on, at most a year ahead. Raises `Problem`.

    `unread` are the UIDs of broken entries, which are there all the same; a calendar that is not
    `complete` was cut off on its way.
    """
    text = uploads.decoded(content)
    if text is None or "BEGIN:VCALENDAR" not in text.upper():
        raise uploads.Problem("kind")
    _know_zones(text)
    counts: Counter[str] = Counter()
    unread: list[str] = []
    masters, changed = _sorted(text, counts, unread)
    entries: list[dict[str, Any]] = []
    for entry in masters:
        try:
            found = _carefully(partial(_to_come, entry, changed, moment))
        except Broken as broken:
            counts[str(broken)] += 1
            unread.append(_short(str(entry["UID"]).strip()))
            continue
        counts["over"] += not found
        entries += found
    entries.sort(key=lambda one: str(one["starts"]))
    return {
        "entries": entries[:MOST_FOUND],
        "over": counts.pop("over", 0),
        "left": max(0, len(entries) - MOST_FOUND),
        "broken": dict(counts),
        "unread": unread[:MOST_FOUND],
        "complete": text.rstrip().upper().endswith("END:VCALENDAR"),
    }


def _know_zones(text: str) -> None:
    """Let the library know the zones that the file brings along; wrong ones are left out."""
    for block in ZONES.findall(text):
        whole = f"BEGIN:VCALENDAR\r\n{block}\r\nEND:VCALENDAR\r\n"
        with suppress(Broken):  # its moments then count as our own zone, or as broken
            _carefully(partial(icalendar.Calendar.from_ical, whole))


def _sorted(
    text: str, counts: Counter[str], unread: list[str]
) -> tuple[list[Entry], dict[tuple[str, str], Entry]]:
    """The entries, and those that stand for one repetition of another, by its moment."""
    masters: dict[str, Entry] = {}
    changed: dict[tuple[str, str], Entry] = {}
    for block in ENTRY.findall(text):
        try:
            entry, uid, replaces = _carefully(partial(_parsed, block))
        except Broken as broken:
            counts[str(broken)] += 1
            unread += [_short(uid.strip()) for uid in UID.findall(block)[:1]]
            continue
        if replaces:
            changed[uid, replaces] = entry
        elif _sequence(entry) >= _sequence(masters.get(uid)):
            masters[uid] = entry
    return list(masters.values()), changed


def _parsed(block: str) -> tuple[Entry, str, str]:
    """An entry, its UID, and which repetition it stands for ("" for none)."""
    entry = icalendar.Event.from_ical(block)
    uid = str(entry.get("UID", "")).strip()
    if not uid:
        raise Broken("no_uid")
    int(entry.get("SEQUENCE", 0))
    replaces = _key(entry.decoded("RECURRENCE-ID")) if "RECURRENCE-ID" in entry else ""
    return entry, uid, replaces


def _carefully(do: Callable[[], Any]) -> Any:
    """What `do` finds. Raises Broken, whatever a broken entry makes the libraries raise."""
    try:
        return do()
    except Broken:
        raise
    except Exception as error:
        raise Broken("broken") from error


def _sequence(entry: Entry | None) -> int:
    return -1 if entry is None else int(entry.get("SEQUENCE", 0))


def _to_come(
    entry: Entry, changed: dict[tuple[str, str], Entry], moment: datetime
) -> list[dict[str, Any]]:
    return list(_occurrences(entry, changed, moment))


def _occurrences(
    entry: Entry, changed: dict[tuple[str, str], Entry], moment: datetime
) -> Iterator[dict[str, Any]]:
    uid = str(entry["UID"]).strip()
    starts, length, all_day = _span(entry)
    if "RRULE" not in entry and "RDATE" not in entry:
        if starts + length >= moment and starts <= moment + AHEAD:
            yield _said(entry, uid, starts, length, all_day)
        return
    for begins in _repeated(entry, starts, length, moment):
        other = changed.get((uid, _key(begins))) or changed.get((uid, begins.date().isoformat()))
        name = f"{uid}#{_key(begins)}"
        if other is None:
            yield _said(entry, name, begins, length, all_day)
        else:
            yield _said(other, name, *_span(other))


def _repeated(
    entry: Entry, starts: datetime, length: timedelta, moment: datetime
) -> list[datetime]:
    """The beginnings from the moment on, on the clock of the place, without those left out."""
    zone = starts.tzinfo
    left_out = {_key(one.dt) for one in _dates(entry, "EXDATE")}
    found = {_moment(one.dt) for one in _dates(entry, "RDATE")} | {starts}
    if "RRULE" in entry:
        with _in_a_moment():
            found |= set(_by_rule(entry, starts, moment - length))
    window = [one.astimezone(zone) for one in found if moment - length <= one <= moment + AHEAD]
    kept = [
        one
        for one in sorted(window)
        if _key(one) not in left_out and one.date().isoformat() not in left_out
    ]
    return kept[:MOST_OCCURRENCES]


def _by_rule(entry: Entry, starts: datetime, after: datetime) -> Iterator[datetime]:
    """What a rule of repetition says, reckoned on the clock on the wall."""
    rule = entry["RRULE"]
    if isinstance(rule, list):
        raise Broken("rule")
    if str(rule.get("FREQ", [""])[0]).upper() in TOO_OFTEN:
        raise Broken("rule")
    until = [_moment(one) for one in rule.pop("UNTIL", [])]
    first = starts.replace(tzinfo=None)
    repeated = rrulestr(rule.to_ical().decode(), dtstart=first)
    last = min([starts + AHEAD * 20, *until])
    seen = 0
    for step, wall in enumerate(repeated):
        begins = wall.replace(tzinfo=starts.tzinfo)
        if begins > last or begins > after + AHEAD + LONGEST or seen > MOST_OCCURRENCES:
            return
        if step > MOST_STEPS:
            raise Broken("rule")
        if begins >= after:
            seen += 1
            yield begins


@contextmanager
def _in_a_moment() -> Iterator[None]:
    """Rules can be written that search for ever: who takes longer is broken."""

    def ring(_number: int, _frame: object) -> None:
        raise Broken("rule")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, A_MOMENT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _span(entry: Entry) -> tuple[datetime, timedelta, bool]:
    """Beginning, length, and whether it lasts whole days."""
    begins = entry.decoded("DTSTART")
    all_day = not isinstance(begins, datetime)
    starts = _moment(begins)
    if "DTEND" in entry:
        length = _moment(entry.decoded("DTEND")) - starts
        if all_day:  # the end of whole days is the day after the last one
            length -= timedelta(seconds=1)
    else:
        length = entry.decoded("DURATION") if "DURATION" in entry else timedelta()
        if all_day and not length:
            length = timedelta(days=1, seconds=-1)
    if length < timedelta() or length > LONGEST:
        raise Broken("span")
    return starts, length, all_day


def _said(
    entry: Entry, uid: str, starts: datetime, length: timedelta, all_day: bool
) -> dict[str, Any]:
    title = _line(entry, "SUMMARY")
    if not title:
        raise Broken("no_title")
    return {
        "uid": _short(uid),
        "title": title[:160],
        "text": CONTROL.sub("", str(entry.get("DESCRIPTION", ""))).strip()[:8000],
        "place": _line(entry, "LOCATION")[:200],
        "url": _line(entry, "URL")[:500],
        "starts": starts.astimezone(UTC).isoformat(),
        "ends": (starts + length).astimezone(UTC).isoformat(),
        "all_day": all_day,
        "cancelled": str(entry.get("STATUS", "")).upper() == "CANCELLED",
    }


def _short(uid: str) -> str:
    return uid if len(uid) <= UID_LENGTH else sha256(uid.encode()).hexdigest()


def _line(entry: Entry, name: str) -> str:
    found = entry.get(name, "")
    if isinstance(found, list):
        found = found[0]
    return " ".join(CONTROL.sub("", str(found)).split())


def _dates(entry: Entry, name: str) -> Iterator[Any]:
    found = entry.get(name, [])
    for group in found if isinstance(found, list) else [found]:
        yield from group.dts


def _moment(found: Any) -> datetime:
    """An aware moment; a day is its beginning, a moment of no zone is one of ours."""
    if isinstance(found, tuple):
        found = found[0]
    if not isinstance(found, datetime):
        if not isinstance(found, date):
            raise Broken("no_day")
        found = datetime.combine(found, time())
    moment: datetime = found if found.tzinfo else found.replace(tzinfo=ZONE)
    return moment


def _key(found: Any) -> str:
    """How a repetition is named: by its moment in UTC, or by its day."""
    if isinstance(found, datetime):
        return _moment(found).astimezone(UTC).isoformat()
    return str(found.isoformat())


if __name__ == "__main__":
    sys.exit(main())
