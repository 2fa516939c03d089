"""What the database itself holds true of events."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import Event, Format


def made(kind: Format, **more) -> Event:
    return Event.objects.create(title={"de": "Fest"}, format=kind, **more)


def test_the_day_is_the_one_where_the_partnership_is(formats):
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    event = made(formats["conference"], starts=late, ends=late)
    event.refresh_from_db()
    assert str(event.day) == "2026-07-02"
    assert event.days() == [event.day]


def test_an_event_does_not_end_before_it_begins(formats):
    with pytest.raises(IntegrityError, match="event_ends_after_start"), transaction.atomic():
        made(
            formats["conference"],
            starts=datetime(2026, 7, 2, tzinfo=UTC),
            ends=datetime(2026, 7, 1, tzinfo=UTC),
        )


def test_an_idea_needs_no_day(formats):
    assert made(formats["conference"]).days() == []


def test_formats_are_laid_out_once(formats):
    assert [one.pk for one in lay_out_formats()] == [one.pk for one in formats.values()]
