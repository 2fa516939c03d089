"""Reading foreign calendars: what is to come, and nothing that breaks the reader."""

from datetime import UTC, datetime

import pytest

from wirkkreis.events.programmes.feed_child import MOST_FOUND, MOST_OCCURRENCES, read
from wirkkreis.ui.uploads import Problem

NOW = datetime(2026, 9, 1, tzinfo=UTC)
TEA = "UID:tee\nSUMMARY:Tee\nDTSTART;TZID=Europe/Berlin:20260915T170000\nDURATION:PT2H"


def calendar(*entries):
    blocks = "\n".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT" for entry in entries)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//\n{blocks}\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def found(*entries):
    return read(calendar(*entries), NOW)


def starts(*entries):
    return [one["starts"] for one in found(*entries)["entries"]]


def test_an_entry_says_what_visitors_need():
    (entry,) = found(f"{TEA}\nLOCATION:Markt 1\nDESCRIPTION:Viele\\, viele\nURL:https://x.de/")[
        "entries"
    ]
    assert entry == {
        "uid": "tee",
        "title": "Tee",
        "text": "Viele, viele",
        "place": "Markt 1",
        "url": "https://x.de/",
        "starts": "2026-09-15T15:00:00+00:00",
        "ends": "2026-09-15T17:00:00+00:00",
        "all_day": False,
        "cancelled": False,
    }


def test_whole_days_end_on_their_last_day():
    (entry,) = found(
        "UID:fest\nSUMMARY:Fest\nDTSTART;VALUE=DATE:20260920\nDTEND;VALUE=DATE:20260922"
    )["entries"]
    assert entry["all_day"]
    assert entry["ends"] == "2026-09-21T21:59:59+00:00"


def test_what_is_over_or_far_away_is_counted_and_left_out():
    old = TEA.replace("20260915", "20200915")
    far = TEA.replace("20260915", "20290915").replace("tee", "fern")
    said = found(old, far)
    assert (said["entries"], said["over"], said["left"], said["broken"]) == ([], 2, 0, {})


def test_repetitions_stay_at_their_hour_when_the_clocks_are_put_back():
    found = starts(f"{TEA}\nRRULE:FREQ=MONTHLY;COUNT=3")
    assert found == [
        "2026-09-15T15:00:00+00:00",
        "2026-10-15T15:00:00+00:00",
        "2026-11-15T16:00:00+00:00",
    ]


def test_an_endless_repetition_gives_sixty_within_a_year():
    daily = starts(f"{TEA}\nRRULE:FREQ=DAILY")
    assert len(daily) == MOST_OCCURRENCES
    assert len(starts(f"{TEA}\nRRULE:FREQ=WEEKLY")) == 51


def test_repetitions_begun_long_ago_give_those_to_come():
    long_ago = TEA.replace("20260915", "20190101")
    assert starts(f"{long_ago}\nRRULE:FREQ=WEEKLY;COUNT=500")[0] == "2026-09-01T15:00:00+00:00"


def test_repetitions_can_be_left_out_moved_and_called_off_one_by_one():
    series = f"{TEA}\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20260922T170000"
    moved = (
        "UID:tee\nSUMMARY:Tee am Abend\nRECURRENCE-ID;TZID=Europe/Berlin:20260929T170000\n"
        "DTSTART;TZID=Europe/Berlin:20260929T190000\nDURATION:PT1H"
    )
    off = (
        "UID:tee\nSUMMARY:Tee\nRECURRENCE-ID;TZID=Europe/Berlin:20261006T170000\n"
        "DTSTART;TZID=Europe/Berlin:20261006T170000\nDURATION:PT1H\nSTATUS:CANCELLED"
    )
    entries = found(series, moved, off)["entries"]
    assert [(one["title"], one["starts"], one["cancelled"]) for one in entries] == [
        ("Tee", "2026-09-15T15:00:00+00:00", False),
        ("Tee am Abend", "2026-09-29T17:00:00+00:00", False),
        ("Tee", "2026-10-06T15:00:00+00:00", True),
    ]
    assert len({one["uid"] for one in entries}) == 3


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("SUMMARY:Ohne UID\nDTSTART:20260915T170000Z", "no_uid"),
        ("UID:1\nDTSTART:20260915T170000Z", "no_title"),
        ("UID:1\nSUMMARY:A", "broken"),
        ("UID:1\nSUMMARY:A\nDTSTART:gestern", "no_day"),
        ("UID:1\nSUMMARY:A\nDTSTART:20260915T170000Z\nDTEND:20260914T170000Z", "span"),
        ("UID:1\nSUMMARY:A\nDTSTART:20260915T170000Z\nDTEND:20290914T170000Z", "span"),
        (f"{TEA}\nRRULE:FREQ=SECONDLY", "rule"),
        (f"{TEA}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "rule"),
        (f"{TEA}\nRRULE:FREQ=NIE", "broken"),
        (f"{TEA.replace('20260915', '15000915')}\nRRULE:FREQ=DAILY", "rule"),
        (f"{TEA}\nSEQUENCE:viel", "broken"),
    ],
)
def test_a_broken_entry_costs_only_itself(entry, why):
    result = found(entry, TEA.replace("tee", "heil"))
    assert [one["uid"] for one in result["entries"]] == ["heil"]
    assert result["broken"] == {why: 1}


def test_ten_thousand_broken_entries_are_counted():
    broken = [f"UID:x{n}\nSUMMARY:A\nDTSTART:gestern" for n in range(10_000)]
    result = found(*broken, TEA)
    assert result["broken"] == {"no_day": 10_000}
    assert len(result["entries"]) == 1


def test_no_reading_gives_more_than_a_review_can_hold():
    result = found(*(f"{TEA}\nRRULE:FREQ=DAILY".replace("tee", f"tee{n}") for n in range(10)))
    assert len(result["entries"]) == MOST_FOUND
    assert result["left"] == 10 * MOST_OCCURRENCES - MOST_FOUND


@pytest.mark.parametrize("content", [b"", b"\0\1\2" * 99, b"<html>Kein Kalender</html>"])
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(Problem, match="kind"):
        read(content, NOW)


def test_folded_lines_and_foreign_letters_are_read():
    (entry,) = found(TEA.replace("SUMMARY:Tee", "SUMMARY:شاي\n  und Kaffee"))["entries"]
    assert entry["title"] == "شاي und Kaffee"


def test_a_broken_entry_is_named_and_a_calendar_that_was_cut_off_says_so():
    said = found("UID:kaputt\nSUMMARY:X\nDTSTART:nie", "UID:stumm\nDTSTART:20260915T170000Z", TEA)
    assert (set(said["unread"]), said["complete"]) == ({"kaputt", "stumm"}, True)
    whole = calendar(TEA, TEA.replace("tee", "kuchen"))
    cut = read(whole[: whole.rindex(b"SUMMARY")], NOW)
    assert ([one["uid"] for one in cut["entries"]], cut["complete"]) == (["tee"], False)
