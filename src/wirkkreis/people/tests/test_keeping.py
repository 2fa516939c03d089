from datetime import date

from wirkkreis.activity.models import Activity
from wirkkreis.people.keeping import (
    erase_person,
    note_persons_taken_along,
    save_contact,
    save_organisation,
    save_person,
)
from wirkkreis.people.models import Contact, Organisation, OrganisationKind, Person
from wirkkreis.people.tests.conftest import LATER


def test_adding_and_changing_an_organisation_is_recorded(anna, here):
    row = save_organisation(
        by=anna, organisation=Organisation(name="Oase", kind=OrganisationKind.INITIATIVE)
    )
    row.name, row.note = "Oase Sangerhausen", "Frau M. hat den Schlüssel"
    save_organisation(by=anna, organisation=row)
    changed, added = Activity.objects.about(row)
    assert (added.verb, changed.verb) == (
        "people.organisation.added",
        "people.organisation.changed",
    )
    assert changed.fields == ["name", "note"]
    assert changed.changes == {"name": ["Oase", "Oase Sangerhausen"]}


def test_the_trail_never_holds_a_person(anna, here):
    row = save_person(by=anna, person=Person(name="Karl", purpose="Treffen", keep_until=LATER))
    row.name, row.email = "Karla", "karla@example.org"
    save_person(by=anna, person=row)
    erase_person(by=anna, person=row)
    assert not Person.objects.exists()
    told = list(Activity.objects.values_list("verb", "changes", "note"))
    assert [verb for verb, _changes, _note in told] == [
        "people.person.erased",
        "people.person.changed",
        "people.person.added",
    ]
    assert "Karl" not in str(told)


def test_a_contact_is_recorded_without_function_or_consent(anna, club, berta):
    row = save_contact(by=anna, contact=Contact(person=berta, organisation=club))
    row.ends, row.function = date(2026, 3, 1), "Vorsitz"
    save_contact(by=anna, contact=row)
    changed, added = Activity.objects.about(row)
    assert (added.verb, changed.verb) == ("people.contact.added", "people.contact.changed")
    assert changed.fields == ["ends", "function"]
    assert changed.changes == {"ends": [None, "2026-03-01"]}


def test_a_list_that_leaves_the_house_is_noted(anna, here):
    note_persons_taken_along(by=anna)
    assert Activity.objects.about(here).get().actor == anna.account
