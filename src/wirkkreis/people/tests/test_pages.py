"""The screens of people: plain, and their parts for htmx."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wirkkreis.activity.models import Activity
from wirkkreis.people.models import Contact, ImportDraft, Organisation, Person
from wirkkreis.people.tests.conftest import LATER
from wirkkreis.people.urls import urlpatterns

HTMX = {"HX-Request": "true"}


def sheet(text, name="liste.csv"):
    return {"file": SimpleUploadedFile(name, text.encode())}


def test_guests_see_nothing_of_people(client, contact):
    for pattern in urlpatterns:
        takes = {"pk": contact.pk} if "pk" in str(pattern.pattern) else {}
        address = reverse(str(pattern.name), kwargs=takes)
        assert client.get(address).status_code == 302
        assert client.post(address).status_code == 403


def test_organisations_are_narrowed_by_search_kind_place_and_state(at_work, club, places):
    Organisation.objects.create(name="Oase", kind="initiative", is_active=False)
    eisleben = places["Lutherstadt Eisleben"].pk
    for query in ("q=mueller", "kind=association", f"municipality={eisleben}", "active=yes"):
        page = at_work.get(f"/organisationen/?{query}").content.decode()
        assert "Müllers Heimatverein" in page
        assert "Oase" not in page


def test_the_list_of_organisations_as_a_part(at_work, club):
    part = at_work.get("/organisationen/", headers=HTMX).content.decode()
    assert "Müllers Heimatverein" in part
    assert "<h1>" not in part


def test_organisations_are_sorted_both_ways(at_work, club):
    Organisation.objects.create(name="Ämterlotsen", kind="administration")
    for order, first in (("name", "Ämterlotsen"), ("-name", "Müllers"), ("kind", "Ämterlotsen")):
        page = at_work.get(f"/organisationen/?sort={order}").content.decode()
        last = {"Ämterlotsen": "Müllers", "Müllers": "Ämterlotsen"}[first]
        assert page.index(first) < page.index(last)


def test_nonsense_in_the_address_shows_the_list(at_work, club):
    query = "municipality=abc&kind=nix&sort=-foo&page=99&format=exe"
    assert at_work.get(f"/organisationen/?{query}").status_code == 200
    assert at_work.get("/personen/?due=x&sort=&page=-1").status_code == 200


def test_a_note_that_looks_like_a_formula_leaves_as_text(at_work, club):
    Organisation.objects.update(note="=1+1")
    answer = at_work.get("/organisationen/?format=csv").content.decode("utf-8-sig")
    assert ";'=1+1;" in answer
    assert at_work.get("/organisationen/?format=xlsx").content.startswith(b"PK")


def test_an_organisation_shows_who_speaks_for_it_and_its_history(at_work, anna, contact, club):
    sent = {"name": "Heimatverein", "kind": "association", "is_active": "on"}
    at_work.post(f"/organisationen/{club.pk}/aendern/", sent)
    page = at_work.get(f"/organisationen/{club.pk}/").content.decode()
    assert "Berta Muster" in page
    assert "5. Januar 2026" in page
    assert "hat eine Organisation geändert" in page
    assert "Anna Beispiel" in page


def test_an_organisation_is_made(at_work, places):
    sent = {"name": "Oase", "kind": "initiative", "is_active": "on", "website": "oase.example"}
    answer = at_work.post("/organisationen/neu/", sent)
    made = Organisation.objects.get()
    assert made.website == "https://oase.example"
    assert (answer.status_code, answer["Location"]) == (303, f"/organisationen/{made.pk}/")


@pytest.mark.parametrize("address", ["/organisationen/neu/", "/personen/neu/"])
def test_an_empty_form_comes_back_with_its_faults(at_work, here, address):
    answer = at_work.post(address, {})
    assert answer.status_code == 422
    assert "fehlen oder passen noch nicht" in answer.content.decode()


def test_a_person_is_found_before_becoming_a_contact(at_work, club, berta):
    address = f"/organisationen/{club.pk}/kontakte/neu/"
    for headers in ({}, HTMX):
        page = at_work.get(f"{address}?q=muster", headers=headers).content.decode()
        assert f"?person={berta.pk}" in page
    assert "Niemand gefunden" in at_work.get(f"{address}?q=xyz").content.decode()
    answer = at_work.post(f"{address}?person={berta.pk}", {"function": "Vorsitz"})
    assert answer["Location"] == f"/organisationen/{club.pk}/"
    assert Contact.objects.get().function == "Vorsitz"


def test_a_new_person_goes_on_to_the_organisation(at_work, club):
    sent = {"name": "Karl", "purpose": "Treffen", "keep_until": "2028-12-31"}
    answer = at_work.post(f"/personen/neu/?organisation={club.pk}", sent)
    person = Person.objects.get()
    assert answer["Location"] == f"/organisationen/{club.pk}/kontakte/neu/?person={person.pk}"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"consent_given_on": "2026-01-05"}, "gehören der Tag und der Wortlaut"),
        ({"consent_given_on": "2027-01-05", "consent_text": "ja"}, "liegt in der Zukunft"),
        ({"function": "Kasse"}, "schon als Kontakt eingetragen"),
    ],
)
def test_a_contact_that_cannot_be_is_refused_in_words(at_work, contact, club, berta, sent, said):
    address = f"/organisationen/{club.pk}/kontakte/neu/?person={berta.pk}"
    answer = at_work.post(address, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_contact_ends(at_work, contact):
    sent = {"function": "Vorsitz", "ends": "2026-03-01"}
    at_work.post(f"/kontakte/{contact.pk}/aendern/", sent)
    contact.refresh_from_db()
    assert contact.ends == date(2026, 3, 1)


def test_persons_to_be_deleted_stand_out(at_work, berta):
    Person.objects.create(name="Alt Karl", purpose="x", keep_until=date(2026, 3, 11))
    page = at_work.get("/personen/?due=yes").content.decode()
    assert "Alt Karl" in page
    assert "Berta" not in page
    assert "zu löschen" in page


def test_the_list_of_persons_as_a_part(at_work, contact):
    part = at_work.get("/personen/", headers=HTMX).content.decode()
    assert "Berta Muster" in part
    assert "Müllers Heimatverein" in part
    assert "<h1>" not in part


def test_a_list_of_persons_that_leaves_is_noted(at_work, contact):
    answer = at_work.get("/personen/?format=csv").content.decode("utf-8-sig")
    assert "Berta Muster;berta@example.org;;Müllers Heimatverein;Einladungen;2028-12-31" in answer
    assert Activity.objects.get().verb == "people.persons.taken_along"


def test_a_person_is_erased_after_a_question(at_work, contact, berta):
    address = f"/personen/{berta.pk}/loeschen/"
    assert "Alle Angaben zu dieser Person löschen?" in at_work.get(address).content.decode()
    assert at_work.post(address)["Location"] == "/personen/"
    assert not Person.objects.exists()


def test_an_upload_is_shown_before_it_is_taken_over(at_work, places):
    text = "Name;Gemeinde\nOase;Südharz\nChor;Atlantis\n"
    preview = at_work.post("/organisationen/importieren/", sheet(text))["Location"]
    page = at_work.get(preview).content.decode()
    assert "„Atlantis“ gehört nicht zu unseren Gemeinden" in page
    assert not Organisation.objects.exists()
    assert at_work.post(preview)["Location"] == preview
    assert Organisation.objects.get().name == "Oase"
    bad = at_work.get(f"{preview}?format=csv").content.decode("utf-8-sig").splitlines()
    assert bad[0] == "Name;Gemeinde;Was nicht stimmt"
    assert bad[1].startswith("Chor;Atlantis;Gemeinde: „Atlantis“")


def test_persons_need_a_purpose_before_they_are_taken_over(at_work, read_here, here):
    preview = at_work.post("/personen/importieren/", sheet("Name\nKarl\n"))["Location"]
    assert at_work.post(preview, {"purpose": ""}).status_code == 422
    assert at_work.post(preview, {"purpose": "x", "keep_until": "2020-01-01"}).status_code == 422
    assert not Person.objects.exists()
    sent = {"purpose": "Einladungen", "keep_until": "2028-12-31"}
    assert at_work.post(preview, sent)["Location"] == "/personen/"
    assert Person.objects.get().keep_until == LATER


def test_an_import_is_dropped_after_a_question(at_work, read_here, here):
    preview = at_work.post("/personen/importieren/", sheet("Name\nKarl\n"))["Location"]
    assert "Diesen Import verwerfen?" in at_work.get(f"{preview}verwerfen/").content.decode()
    assert at_work.post(f"{preview}verwerfen/")["Location"] == "/personen/importieren/"
    assert not ImportDraft.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [("\x00\x01\x02", "keine lesbare Tabelle"), ("PLZ\n06526\n", "Überschriften"), ("", "leer")],
)
def test_a_file_that_is_no_table_is_refused_in_words(at_work, read_here, here, content, said):
    answer = at_work.post("/organisationen/importieren/", sheet(content))
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize("name", ["organisations", "persons", "organisation", "person"])
def test_a_page_asks_the_database_as_often_for_one_row_as_for_many(
    at_work, contact, club, berta, name, django_assert_num_queries, django_assert_max_num_queries
):
    of = {"organisation": [club.pk], "person": [berta.pk]}.get(name, [])
    address = reverse(name, args=of)
    at_work.get(address)
    with django_assert_max_num_queries(20) as few:
        at_work.get(address)
    more = Organisation.objects.bulk_create(
        Organisation(name=f"Verein {n}", kind="association") for n in range(120)
    )
    people = Person.objects.bulk_create(
        Person(name=f"Person {n}", purpose="x", keep_until=LATER) for n in range(120)
    )
    Contact.objects.bulk_create(
        Contact(person=person, organisation=row)
        for person, row in [*zip(people, more, strict=True), *((p, club) for p in people)]
    )
    Contact.objects.bulk_create(Contact(person=berta, organisation=row) for row in more)
    with django_assert_num_queries(len(few)):
        at_work.get(address)
