"""How organisations, persons and contacts are added, changed and erased."""

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.people.models import Contact, Organisation, Person
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import current_id


@transaction.atomic
def save_organisation(*, by: Actor, organisation: Organisation) -> Organisation:
    """Write a new or changed organisation, as its form left it."""
    before = Organisation.objects.select_for_update().filter(pk=organisation.pk).first()
    organisation.save()
    if before is None:
        record("people.organisation.added", organisation, by=by)
    else:
        changed = difference(before, organisation)
        record("people.organisation.changed", organisation, by=by, **changed._asdict())
    return organisation


@transaction.atomic
def save_person(*, by: Actor, person: Person) -> Person:
    """Write a new or changed person, as the form left it."""
    before = Person.objects.select_for_update().filter(pk=person.pk).first()
    person.save()
    if before is None:
        record("people.person.added", person, by=by)
    else:
        record("people.person.changed", person, by=by, **difference(before, person)._asdict())
    return person


@transaction.atomic
def erase_person(*, by: Actor, person: Person) -> None:
    """Delete a person with all contacts. The trail keeps that it was done, not who it was."""
    record("people.person.erased", person, by=by)
    person.delete()


@transaction.atomic
def save_contact(*, by: Actor, contact: Contact) -> Contact:
    """Write who speaks for an organisation."""
    before = Contact.objects.select_for_update().filter(pk=contact.pk).first()
    contact.save()
    if before is None:
        record("people.contact.added", contact, by=by)
    else:
        record("people.contact.changed", contact, by=by, **difference(before, contact)._asdict())
    return contact


def note_persons_taken_along(*, by: Actor) -> None:
    """Record that the list of persons left the house as a file."""
    here = Partnership.objects.get(pk=current_id())
    record("people.persons.taken_along", here, by=by)
