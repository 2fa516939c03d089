from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.activity.models import Activity
from wirkkreis.diary import writing
from wirkkreis.diary.models import Entry, Kind
from wirkkreis.diary.tests.conftest import TODAY
from wirkkreis.tenancy.wall import OutsidePartnership, inside

NONCE = UUID(int=7)


def test_an_entry_is_written_with_all_that_belongs_to_it(anna, kinds, goals, organisations):
    entry = writing.write(
        by=anna,
        kind=kinds["meeting"],
        day=TODAY,
        topic="Runder Tisch",
        goals=goals,
        organisations=organisations,
        reached={"14–17": 3, "": 0},
    )
    assert list(entry.goals.all()) == goals
    assert entry.organisations.count() == 2
    assert dict(entry.reached.values_list("age_band", "count")) == {"14–17": 3, "": 0}
    assert entry.written_by == anna.account
    activity = Activity.objects.about(entry).get()
    assert activity.fields == ["day", "goals", "kind", "organisations", "reached"]
    assert activity.changes == {}


def test_sending_it_again_doubles_nothing(anna, kinds, goals):
    first = writing.write(
        by=anna, kind=kinds["visit"], day=TODAY, goals=goals, reached={"": 5}, nonce=NONCE
    )
    again = writing.write(
        by=anna, kind=kinds["visit"], day=TODAY, goals=goals, reached={"": 5}, nonce=NONCE
    )
    assert again == first
    assert Entry.objects.totals() == (1, 0, 5)
    assert Activity.objects.about(first).count() == 1


def test_a_change_keeps_what_is_not_named_and_records_what_is(anna, kinds, goals):
    entry = writing.write(
        by=anna, kind=kinds["visit"], day=TODAY, note="Frau M.", goals=goals, reached={"": 5}
    )
    writing.change(entry, by=anna, kind=kinds["advice"], note="Herr N.", goals=goals[1:])
    entry.refresh_from_db()
    assert entry.kind == kinds["advice"]
    assert list(entry.goals.all()) == goals[1:]
    assert entry.reached.get().count == 5
    activity = Activity.objects.get(verb="diary.entry.changed")
    assert activity.fields == ["goals", "kind", "note"]
    assert activity.changes == {"kind": ["visit", "advice"]}


def test_a_change_that_changes_nothing_is_not_recorded(anna, kinds):
    entry = writing.write(by=anna, kind=kinds["visit"], day=TODAY, reached={"": 5})
    writing.change(entry, by=anna, kind=kinds["visit"], day=TODAY, reached={"": 5})
    assert Activity.objects.about(entry).count() == 1


def test_a_changed_text_is_found_again(anna, kinds):
    entry = writing.write(by=anna, kind=kinds["visit"], day=TODAY, topic="Schule")
    writing.change(entry, by=anna, topic="Jugendclub Größe")
    assert Entry.objects.matching("groesse").get() == entry
    assert not Entry.objects.matching("Schule").exists()


def test_removing_needs_a_reason_and_leaves_a_trace(anna, kinds):
    entry = writing.write(by=anna, kind=kinds["visit"], day=TODAY, reached={"": 1})
    number = entry.pk
    with pytest.raises(ValidationError):
        writing.remove(entry, by=anna, reason=" ")
    writing.remove(entry, by=anna, reason="doppelt")
    assert not Entry.objects.exists()
    trace = Activity.objects.get(verb="diary.entry.removed")
    assert (trace.subject_id, trace.note) == (number, "doppelt")


def test_an_organisation_in_the_diary_cannot_vanish(anna, kinds, organisations):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY, organisations=organisations)
    with pytest.raises(IntegrityError):
        organisations[0].delete()


def test_a_person_is_forgotten_and_the_entry_stays(anna, kinds, person):
    entry = writing.write(by=anna, kind=kinds["visit"], day=TODAY, persons=[person])
    person.delete()
    assert not entry.persons.exists()


def test_only_staff_see_entries(anna, kinds):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY)
    assert Entry.objects.visible_to(anna).count() == 1
    assert Entry.objects.visible_to(NOBODY).count() == 0


def test_nothing_is_seen_outside_of_the_partnership(house):
    with pytest.raises(OutsidePartnership):
        Entry.objects.exists()
    with pytest.raises(OutsidePartnership):
        Kind.objects.count()


def test_an_entry_cannot_point_at_a_neighbours_kind(house, neighbour):
    with inside(neighbour):
        foreign = Kind.objects.earliest("pk")
    with inside(house):
        Entry.objects.create(kind=foreign, day=TODAY)
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_an_entry_cannot_be_put_into_the_neighbours_diary(anna, neighbour, kinds):
    with pytest.raises(ProgrammingError), transaction.atomic():
        Entry.objects.create(kind=kinds["visit"], day=TODAY, partnership=neighbour)
