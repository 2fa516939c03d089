from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from wirkkreis.people.models import Contact, Organisation, Person
from wirkkreis.people.tests.conftest import LATER, TODAY


def refused(row):
    """Both the model's check and the database refuse the row; answers the message."""
    with pytest.raises(ValidationError) as found:
        row.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    return found.value.messages[0]


def test_nobody_is_kept_without_a_purpose(here):
    row = Person(name="Karl", purpose="", keep_until=LATER)
    assert refused(row) == "Bitte angeben, wofür die Angaben gebraucht werden."


@pytest.mark.parametrize(
    ("day", "words"), [(TODAY, ""), (None, "Einladungen")], ids=["no words", "no day"]
)
def test_a_consent_has_day_and_words(club, berta, day, words):
    row = Contact(person=berta, organisation=club, consent_given_on=day, consent_text=words)
    assert refused(row) == "Zu einer Einwilligung gehören der Tag und der Wortlaut."


def test_one_open_contact_but_any_number_of_past_ones(contact, club, berta):
    assert "schon als Kontakt" in refused(Contact(person=berta, organisation=club))
    Contact.objects.update(ends=TODAY)
    Contact.objects.create(person=berta, organisation=club)
    assert Contact.objects.on(TODAY).count() == 2
    assert Contact.objects.on(TODAY + timedelta(days=1)).count() == 1


def test_an_account_belongs_to_one_person_at_most(here, anna):
    Person.objects.create(name="A", purpose="x", keep_until=LATER, account=anna.account)
    twin = Person(name="B", purpose="x", keep_until=LATER, account=anna.account)
    assert "gehört schon eine Person" in refused(twin)
    anna.account.delete()
    assert Person.objects.get().account is None


def test_data_are_overdue_after_the_last_day(berta):
    assert not berta.is_overdue(LATER)
    assert berta.is_overdue(LATER + timedelta(days=1))
    assert Person.objects.overdue(date(2029, 1, 1)).get() == berta
    assert not Person.objects.overdue(LATER).exists()


@pytest.mark.parametrize("words", ["Müller", "mueller", "MULLER heimat", "verein müll", ""])
def test_an_organisation_is_found_in_any_spelling(club, words):
    assert Organisation.objects.matching(words).get() == club


def test_every_word_has_to_occur(club):
    assert not Organisation.objects.matching("Müller Sport").exists()


def test_a_person_is_deleted_with_contacts_but_not_the_organisation(contact, berta, club):
    berta.delete()
    assert not Contact.objects.exists()
    assert Organisation.objects.get() == club
