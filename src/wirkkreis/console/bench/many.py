"""A diary of 100 000 entries, as none of us will ever write, to search in."""

import os
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import psycopg
from django.db import connection

from wirkkreis.diary.models import Kind
from wirkkreis.languages.folding import fold
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

ENTRIES = 100_000
OFTEN, ONCE, NEVER = "Konferenzen", "Schützenvereine", "Mondlandung"
"""In one entry of ten, in one of all, in none."""

TEXT = """
    Beratung Schulhof Antrag Begegnung Jugendforum Lesung Fortbildung Bündnis Vereine Ausstellung
    Straßenfest Gespräche Erinnerung Gemeinderat Zeitzeugin Projekttag Netzwerk Moderation Presse
    Förderung Sitzung Feuerwehr Kirchgemeinde Bürgerhaus Theater Fußball Musikschule Stolpersteine
    Zuhören Mitmachen Übersetzung Protokoll Haushalt Einladung Plakate Wettbewerb Nachbarschaft
    Bibliothek Workshop Fahrt Vorbereitung Auswertung
"""
WORDS = TEXT.split()
FOUND_OFTEN, FOUND_ONCE = "Demokratiekonferenz", "Schützenverein"
# Words are folded once each: 100 000 texts would take a minute.
FOLDED = {word: fold(word) for word in (*WORDS, FOUND_OFTEN, FOUND_ONCE)}
IN_A_TOPIC, IN_A_NOTE = 4, 24


# Row level security forbids COPY.
INSERT = """
    INSERT INTO diary_entry
        (partnership_id, kind_id, day, minutes, topic, note, found_by, nonce)
    SELECT %s, kind, day, 60, topic, note, found_by, nonce FROM unnest(
        %s::bigint[], %s::date[], %s::text[], %s::text[], %s::text[], %s::uuid[]
    ) AS rows (kind, day, topic, note, found_by, nonce)
"""


def write_many(partnership: Partnership) -> None:
    """Fill the partnership's diary in one statement, and let the planner know."""
    with inside(partnership), connection.cursor() as cursor:
        cursor.execute(INSERT, [partnership.pk, *map(list, zip(*_rows(), strict=True))])
    tell_the_planner()


def tell_the_planner() -> None:
    """What the database would do by itself within a minute."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE diary_entry")


def _rows() -> Iterator[tuple[object, ...]]:
    kinds = list(Kind.objects.values_list("pk", flat=True))
    today = clock.today()
    for number in range(ENTRIES):
        words = [WORDS[number * step % len(WORDS)] for step in range(1, IN_A_TOPIC + IN_A_NOTE)]
        if number % 10 == 0:
            words[0] = FOUND_OFTEN
        if number == ENTRIES // 2:
            words[1] = FOUND_ONCE
        topic, note = " ".join(words[:IN_A_TOPIC]), " ".join(words[IN_A_TOPIC:])
        yield (
            kinds[number % len(kinds)],
            today - timedelta(days=number % 3650),
            topic,
            note,
            " ".join(FOLDED[word] for word in words),
            uuid4(),
        )
