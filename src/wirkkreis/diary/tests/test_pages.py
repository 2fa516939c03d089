import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.diary import writing
from wirkkreis.diary.models import Entry, EntryFile, Kind
from wirkkreis.diary.tests.conftest import TODAY
from wirkkreis.goals.models import Closing
from wirkkreis.tenancy.wall import inside

PDF = b"%PDF-1.7 ..."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(client, account, anna):
    """The browser of the coordinator."""
    client.force_login(account)
    return client


@pytest.fixture
def sent(kinds):
    """What the form sends for a plain entry."""
    return {"kind": kinds["meeting"].pk, "day": "2026-03-11", "nonce": str(uuid4())}


@pytest.fixture
def foreign(neighbour):
    """An entry of the neighbour."""
    with inside(neighbour):
        kind = Kind.objects.earliest("pk")
        return writing.write(by=NOBODY, kind=kind, day=TODAY, topic="Nur nebenan")


@pytest.fixture
def entry(anna, kinds, goals):
    return writing.write(by=anna, kind=kinds["visit"], day=TODAY, topic="Lesecafé", goals=goals)


def test_a_visitor_is_shown_the_way_to_sign_in(client, house):
    for name in ("diary", "diary-write", "diary-export"):
        response = client.get(reverse(name))
        assert response.status_code == 302
        assert "/anmelden/" in response.url


def test_an_empty_diary_asks_for_the_first_entry(page):
    assert "Ersten Eintrag schreiben" in page.get(reverse("diary")).text


def test_an_entry_is_saved_and_the_page_says_what_it_counts_for(page, sent, goals, places):
    sent |= {"topic": "Runder Tisch", "people": "12", "band_1": "5", "minutes": "90"}
    sent |= {"goals": [goals[0].pk], "municipality": places[0].pk}
    response = page.post(reverse("diary-write"), sent, follow=True)
    entry = Entry.objects.get()
    assert response.redirect_chain == [(reverse("diary"), 303)]
    assert "Gespeichert. Zählt für:" in response.text
    assert '</a><br><a href="/tagebuch/neu/">Noch einen</a>' in response.text
    assert goals[0].get_absolute_url() in response.text
    assert dict(entry.reached.values_list("age_band", "count")) == {"14–17": 5, "": 7}
    assert (entry.duration, entry.municipality) == ("1:30 Std.", places[0])


def test_htmx_is_told_where_to_go_on(page, sent):
    response = page.post(reverse("diary-write"), sent, headers=HTMX)
    assert (response.status_code, response["HX-Redirect"]) == (204, reverse("diary"))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_bad_input_comes_back_with_nothing_lost(page, sent, goals, headers):
    sent |= {"topic": "Bleibt stehen", "day": "2030-01-01", "people": "3", "band_0": "5"}
    sent |= {"organisations": ["Gibtsnicht"], "goals": [goals[1].pk]}
    response = page.post(reverse("diary-write"), sent, headers=headers)
    assert response.status_code == 422
    assert ("<html" in response.text) is not bool(headers)
    for said in (
        'value="Bleibt stehen"',
        "Dieser Tag kommt erst noch",
        "Die Altersgruppen ergeben 5",
        "„Gibtsnicht“ steht so nicht im Verzeichnis",
        sent["nonce"],
    ):
        assert said in response.text
    assert re.search(rf'value="{goals[1].pk}"[^>]*checked', response.text)
    assert not Entry.objects.exists()


def test_an_entry_sent_again_from_the_device_is_not_doubled(page, sent):
    sent |= {"topic": "Im Funkloch", "people": "4"}
    page.post(reverse("diary-write"), sent)
    Entry.objects.update(topic="Berichtigt")
    page.post(reverse("diary-write"), sent | {"resent": "yes"}, headers=HTMX)
    assert Entry.objects.get().topic == "Berichtigt"
    assert Entry.objects.totals() == (1, 0, 4)


def test_who_goes_back_and_mends_the_sent_form_changes_the_entry(page, sent):
    page.post(reverse("diary-write"), sent | {"topic": "Sitzng"})
    page.post(reverse("diary-write"), sent | {"topic": "Sitzung"})
    assert Entry.objects.get().topic == "Sitzung"


def test_the_form_begins_with_the_last_kind_and_what_it_served(page, entry, kinds, goals):
    form = page.get(reverse("diary-write")).context["form"]
    assert form.initial["kind"] == kinds["visit"]
    assert form.initial["goals"] == [goal.pk for goal in goals]


def test_the_same_again_is_a_copy_for_today_without_count_and_note(page, anna, kinds, places):
    last = writing.write(
        by=anna,
        kind=kinds["meeting_place"],
        day=TODAY - timedelta(days=7),
        topic="Lesecafé",
        municipality=places[0],
        minutes=75,
        note="Frau M. war da",
        reached={"": 9},
    )
    response = page.get(reverse("diary-again", args=[last.pk]))
    assert "Frau M." not in response.text
    assert "Letztes Mal: 9" in response.text
    assert response.context["form"].initial["day"] == TODAY
    assert response.context["form"].initial["nonce"] != last.nonce
    assert 'value="75"' in response.text


def test_what_is_written_often_is_one_tap_away(page, anna, kinds):
    _, newest, _ = (
        writing.write(by=anna, kind=kinds["visit"], day=TODAY, topic=topic)
        for topic in ("Lesecafé", "Lesecafé", "Einmaliges")
    )
    habits = page.get(reverse("diary-write")).context["habits"]
    assert list(habits) == [newest]


def test_an_entry_of_a_closed_year_can_change_and_the_page_warns(page, entry, plan):
    Closing.objects.create(plan=plan, year=TODAY.year)
    url = reverse("diary-change", args=[entry.pk])
    assert "Das Jahr 2026 ist abgeschlossen" in page.get(url).text
    page.post(url, {"kind": entry.kind_id, "day": "2026-03-01", "nonce": str(entry.nonce)})
    entry.refresh_from_db()
    assert entry.day.day == 1


def test_a_change_shows_in_the_history_by_its_fields_alone(page, entry):
    values = {"kind": entry.kind_id, "day": "2026-03-12", "nonce": str(entry.nonce)}
    page.post(reverse("diary-change", args=[entry.pk]), values | {"topic": "Neu", "note": "Geheim"})
    past = page.get(entry.get_absolute_url()).context["history"]
    assert past[0].text == "Ziele, Notiz, Thema"


def test_an_entry_is_removed_with_a_reason(page, entry):
    url = reverse("diary-remove", args=[entry.pk])
    assert page.post(url, {"reason": ""}).status_code == 422
    assert page.post(url, {"reason": "doppelt"}).status_code == 303
    assert not Entry.objects.exists()


def test_a_neighbours_entry_and_file_do_not_exist(foreign, page):
    names = ("diary-entry", "diary-again", "diary-change", "diary-remove")
    urls = [reverse(name, args=[foreign.pk]) for name in names]
    urls += [reverse("diary-file", args=[foreign.pk, 1])]
    assert {page.get(url).status_code for url in urls} == {404}
    assert "Nur nebenan" not in page.get(reverse("diary")).text
    assert b"Nur nebenan" not in page.get(reverse("diary-export")).content


def test_a_file_is_kept_and_comes_back_as_a_download(page, entry, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    url = reverse("diary-files", args=[entry.pk])
    page.post(url, {"uploads": [SimpleUploadedFile("../Bericht.pdf", PDF)]})
    file = EntryFile.objects.get()
    assert file.name == "Bericht.pdf"
    assert "Bericht" not in str(file.upload.name)
    response = page.get(reverse("diary-file", args=[entry.pk, file.pk]))
    assert response.getvalue() == PDF
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'attachment; filename="Bericht.pdf"'


def test_a_file_in_disguise_is_refused_at_its_field(page, entry):
    disguised = SimpleUploadedFile("Bericht.pdf", b"MZ not a document")
    response = page.post(reverse("diary-files", args=[entry.pk]), {"uploads": [disguised]})
    assert response.status_code == 422
    assert "enthält etwas anderes" in response.text


def test_a_file_is_taken_out_once_somebody_confirmed(
    page, entry, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    given = {"uploads": [SimpleUploadedFile("a.txt", b"Gru\xc3\x9f")]}
    page.post(reverse("diary-files", args=[entry.pk]), given)
    file = EntryFile.objects.get()
    url = reverse("diary-file-remove", args=[entry.pk, file.pk])
    assert page.get(url).status_code == 200
    assert EntryFile.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        page.post(url)
    assert not list(tmp_path.rglob("*.txt"))


def test_the_list_narrows_and_sums_what_is_left(page, anna, kinds, places, goals):
    for number in range(3):
        writing.write(
            by=anna,
            kind=kinds["visit" if number else "advice"],
            day=TODAY - timedelta(days=number),
            topic=f"Größe {number}",
            minutes=60,
            municipality=places[number],
            goals=goals[:number],
            reached={"": 10},
        )
    for query, left in {
        f"kind={kinds['visit'].pk}": 2,
        "first=2026-03-11": 2,
        "last=2026-03-11": 2,
        f"municipality={places[0].pk}": 1,
        f"goal={goals[0].pk}": 2,
        "q=groesse": 3,
        "q=groesse+2": 1,
        "first=Unsinn": 3,
    }.items():
        context = page.get(f"{reverse('diary')}?{query}").context
        assert context["totals"] == (left, 60 * left, 10 * left), query
        assert len(context["page"]) == left


def test_the_list_sorts_both_ways_with_the_unknown_last(page, anna, kinds):
    for topic, reached in (("A", {"": 5}), ("B", {}), ("C", {"": 7})):
        writing.write(by=anna, kind=kinds["visit"], day=TODAY, topic=topic, reached=reached)
    for sort, order in {
        "people": "ACB",
        "-people": "CAB",
        "topic": "ABC",
        "nonsense": "CBA",
    }.items():
        found = page.get(f"{reverse('diary')}?sort={sort}").context["page"]
        assert "".join(entry.topic for entry in found) == order


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_narrowed_list_leaves_as_a_spreadsheet(page, anna, kinds, form):
    writing.write(by=anna, kind=kinds["visit"], day=TODAY, topic="=1+1", note="Geheim")
    writing.write(by=anna, kind=kinds["advice"], day=TODAY, topic="Anderes")
    response = page.get(f"{reverse('diary-export')}?kind={kinds['visit'].pk}&format={form}")
    assert response["Content-Disposition"] == f'attachment; filename="tagebuch.{form}"'
    if form == "csv":
        lines = response.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 2
        assert "'=1+1" in lines[1]
        assert "Geheim" not in lines[1]


@pytest.mark.parametrize("name", ["diary", "diary-export", "diary-write"])
def test_the_number_of_queries_does_not_grow(name, page, anna, kinds, places, goals, organisations):
    def fill(many):
        for number in range(many):
            writing.write(
                by=anna,
                kind=kinds["visit"],
                day=TODAY,
                topic=f"Thema {number % 2}",
                municipality=places[number % 3],
                goals=goals,
                organisations=organisations,
                reached={"": number},
            )

    needed = []
    for many in (1, 49, 70):
        fill(many)
        page.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            page.get(reverse(name))
        needed.append(len(queries))
    assert needed[0] == needed[1] == needed[2] <= 24
