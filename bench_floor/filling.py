"""Makes the floor's two tables and their rows: `python -m bench_floor.filling` as their owner."""

import os
from datetime import datetime, timedelta, timezone

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench_floor.settings"
django.setup()

from django.db import connection  # noqa: E402

from bench_floor.models import Event, Place  # noqa: E402 -- models need the settings first

FIRST = datetime(2026, 1, 1, 18, tzinfo=timezone.utc)  # noqa: UP017 -- also Python 3.11's name
WORDS = "Ein Abend mit Gästen aus der ganzen Region, offen für alle, die mitreden wollen. "


def main() -> None:
    """200 events at ten places."""
    with connection.schema_editor() as editor:
        editor.create_model(Place)
        editor.create_model(Event)
    places = Place.objects.bulk_create(Place(name=f"Ort {number}") for number in range(10))
    Event.objects.bulk_create(
        Event(
            title=f"Veranstaltung {number}",
            text=WORDS * 2,
            begins=FIRST + timedelta(days=number),
            place=places[number % 10],
        )
        for number in range(200)
    )


if __name__ == "__main__":
    main()
