"""How organisations, persons and contacts are added, changed and erased."""

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.keeping import keep
from wirkkreis.activity.trail import record
from wirkkreis.people.models import Contact, Organisation, Person
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import current_id


def save_organisation(*, by: Actor, organisation: Organisation) -> Organisation:
    """Write a new or changed organisation, as its form left it."""
    return keep(
        organisation,
        by=by,
        added="people.organisation.added",
        changed="people.organisation.changed",
    )


def save_person(*, by: Actor, person: Person) -> Person:
    """Write a new or changed person, as the form left it."""
    return keep(person, by=by, added="people.person.added", changed="people.person.changed")


@transaction.atomic
def erase_person(*, by: Actor, person: Person) -> None:
    """Delete a person with all contacts. The trail keeps that it was done, not who it was."""
    record("people.person.erased", person, by=by)
    person.delete()


def save_contact(*, by: Actor, contact: Contact) -> Contact:
    """Write who speaks for an organisation."""
    return keep(contact, by=by, added="people.contact.added", changed="people.contact.changed")


def note_persons_taken_along(*, by: Actor) -> None:
    """Record that the list of persons left the house as a file."""
    here = Partnership.objects.get(pk=current_id())
    record("people.persons.taken_along", here, by=by)
