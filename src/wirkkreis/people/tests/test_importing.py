from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.people.importing import Preview, forget_old_drafts, take_over, upload
from wirkkreis.people.models import Contact, ImportDraft, ImportKind, Organisation, Person
from wirkkreis.people.tests.conftest import LATER
from wirkkreis.tenancy import clock

ORGANISATIONS = """Adressen 2026
;
Verein;Art;Gemeinde;Straße;PLZ;Ort;Homepage;Farbe
Oase;Initiative;;Markt 1;06526;Südharz;oase.example;blau
Muellers Heimatverein;Verein;;;;;;
Kegelfreunde;Kegelclub;Atlantis;;;;;
;Verein;;;;;;
oase;;;;;;;
Chor;;Eisleben;;;;;
"""
PERSONS = """Vorname;Nachname;E-Mail;Verein;Funktion;Einwilligung;Wortlaut;Zweck;aufbewahren bis
Karl;Neu;karl@example.org;MÜLLERS Heimatverein;Kasse;05.01.2026;am Telefon;;
Berta;Muster;BERTA@example.org;;;;;;
Ohne;Adresse;kein-at;;;;;;
Nur;Tag;;;;31.12.25;;;
Falsch;Verein;;Gibtsnicht;;;;;
Alt;Genug;;;;;;Preis;01.01.2020
Eigen;Zweck;;;;;;Preis;2027-06-30
"""


def made(anna, kind, text):
    return upload(by=anna.account, kind=kind, file_name="liste.csv", content=text.encode())


@pytest.fixture(autouse=True)
def _without_child(read_here):
    """The child process has tests of its own."""


@pytest.fixture
def organisations(anna, club):
    return made(anna, ImportKind.ORGANISATIONS, ORGANISATIONS)


@pytest.fixture
def persons(anna, club, berta):
    return made(anna, ImportKind.PERSONS, PERSONS)


def faults(draft):
    return {
        row.number: [(str(fault.column), str(fault.message)) for fault in row.faults]
        for row in Preview.of(draft).bad
    }


def test_each_bad_row_is_named_with_number_column_and_what_to_do(organisations):
    found = faults(organisations)
    assert list(found) == [5, 6, 7, 8]
    assert [column for column, _message in found[6]] == ["Art", "Gemeinde"]
    assert "Möglich sind: Verein, Schule" in found[6][0][1]
    assert "„Atlantis“ gehört nicht zu unseren Gemeinden" in found[6][1][1]
    assert found[7][0][0] == "Name"
    assert "gibt es hier oder weiter oben in der Tabelle schon" in found[5][0][1]
    assert "gibt es hier oder weiter oben in der Tabelle schon" in found[8][0][1]


def test_the_good_rows_are_put_together_from_their_columns(organisations):
    rows: list[Any] = [row.made for row in Preview.of(organisations).good]
    oase, choir = rows
    assert oase.address == "Markt 1\n06526 Südharz"
    assert (oase.website, oase.municipality.name) == ("https://oase.example", "Südharz")
    assert (choir.kind, choir.municipality.name) == ("other", "Lutherstadt Eisleben")
    assert Preview.of(organisations).left_aside == ["Farbe"]


def test_nothing_is_written_before_it_is_confirmed(organisations, club):
    assert Organisation.objects.get() == club


def test_the_good_rows_are_taken_over_and_the_bad_ones_wait(organisations, anna):
    assert take_over(by=anna, draft=organisations) == 2
    names = list(Organisation.objects.values_list("name", flat=True))
    assert names == ["Chor", "Müllers Heimatverein", "Oase"]
    assert Organisation.objects.matching("oase").count() == 1
    assert [number for number, _cells in ImportDraft.objects.get().rows] == [5, 6, 7, 8]
    assert Activity.objects.filter(verb="people.organisation.imported").count() == 2


def test_taking_over_again_doubles_nothing(organisations, anna):
    take_over(by=anna, draft=organisations)
    assert take_over(by=anna, draft=organisations) == 0
    assert Organisation.objects.count() == 3


def test_a_draft_without_bad_rows_is_gone(anna, here):
    draft = made(anna, ImportKind.ORGANISATIONS, "Name\nOase\n")
    take_over(by=anna, draft=draft)
    assert not ImportDraft.objects.exists()


def test_bad_rows_of_persons_are_named_too(persons):
    found = faults(persons)
    assert {number: rows[0][0] for number, rows in found.items()} == {
        3: "E-Mail-Adresse",
        4: "E-Mail-Adresse",
        5: "Wortlaut der Einwilligung",
        6: "Organisation",
        7: "aufbewahren bis",
    }


def test_persons_become_contacts_with_what_they_agreed_to(persons, anna):
    assert take_over(by=anna, draft=persons, purpose="Einladungen", keep_until=LATER) == 2
    karl = Person.objects.get(name="Karl Neu")
    assert (karl.purpose, karl.keep_until) == ("Einladungen", LATER)
    contact = Contact.objects.get()
    assert (contact.person, contact.function) == (karl, "Kasse")
    assert (contact.consent_given_on, contact.consent_text) == (date(2026, 1, 5), "am Telefon")
    own = Person.objects.get(name="Eigen Zweck")
    assert (own.purpose, own.keep_until) == ("Preis", date(2027, 6, 30))


def test_what_is_too_long_is_said_and_not_cut(anna, here):
    text = f"Name;Notiz\n{'x' * 201};\nOase;{'y' * 2001}\n"
    found = faults(made(anna, ImportKind.ORGANISATIONS, text))
    assert [rows[0][0] for rows in found.values()] == ["Name", "Notiz"]
    assert "2001" in found[3][0][1]


def test_rows_shorter_than_the_headings_are_read(anna, here):
    draft = made(anna, ImportKind.ORGANISATIONS, "Name;Art;Notiz\nOase\n")
    assert [row.made.name for row in Preview.of(draft).good] == ["Oase"]


@pytest.mark.parametrize(
    ("text", "said"), [("PLZ;Ort\n06526;X\n", "Überschriften"), ("\x00\x01", "keine lesbare")]
)
def test_a_file_that_is_no_list_is_refused_in_words(anna, here, text, said):
    with pytest.raises(ValidationError, match=said):
        made(anna, ImportKind.ORGANISATIONS, text)
    assert not ImportDraft.objects.exists()


def test_what_nobody_took_over_in_time_is_forgotten_and_that_is_told(organisations):
    number = organisations.pk
    with clock.at(organisations.made_at + timedelta(days=6)):
        forget_old_drafts()
    assert ImportDraft.objects.exists()
    with clock.at(organisations.made_at + timedelta(days=8)):
        forget_old_drafts()
    assert not ImportDraft.objects.exists()
    told = Activity.objects.get(verb="people.import.forgotten")
    assert (told.actor, told.subject_id, told.fields) == (None, number, [])


def test_checking_asks_the_database_as_often_for_one_row_as_for_many(
    anna, here, django_assert_num_queries
):
    for rows in (1, 300):
        text = "Name\n" + "".join(f"Verein {n}\n" for n in range(rows))
        draft = made(anna, ImportKind.ORGANISATIONS, text)
        with django_assert_num_queries(3):
            assert len(Preview.of(draft).good) == rows
