"""Nachher for staff, and the documentation for everybody."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.events.aftermath import documenting, impulses
from wirkkreis.events.models import EventFile, FileKind, Impulse, Registration, Visibility
from wirkkreis.goals.models import Goal, Measure
from wirkkreis.goals.planning import make_plan
from wirkkreis.testing.pictures import picture

PUBLIC = {"is_public": True, "alt": {"de": "Ein voller Saal"}, "consent": "Frau K. gefragt"}
BOMB_SIDE = 7000


@pytest.fixture
def anybody(here, settings):
    settings.ALLOWED_HOSTS = [here.host]
    return Client(headers={"host": here.host})


@pytest.fixture
def staff(here, coordinator, settings):
    settings.ALLOWED_HOSTS = [here.host]
    client = Client(headers={"host": here.host})
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def held(event):
    event.state = "held"
    event.save()
    return event


@pytest.fixture
def documented(held, coordinator):
    text = {"de": "Sechzig **Menschen** waren da.", "en": "Sixty people came."}
    documenting.write_documentation(held, by=coordinator, text=text)
    documenting.publish_documentation(held, by=coordinator)
    return held


def photo(name="saal.jpg", **more):
    return SimpleUploadedFile(name, picture(**more), content_type="image/jpeg")


def photographed(event, by, **facts):
    (kept,) = documenting.attach(
        event, by=by, files=[photo()], **{**PUBLIC, "kind": FileKind.PHOTO, **facts}
    )
    return kept


def at(name, *args):
    return reverse(name, args=args)


def read_at(event):
    return at("event-documentation", event.pk)


def test_from_the_text_to_the_public_page(staff, anybody, held):
    assert anybody.get(read_at(held)).status_code == 404
    sent = {"text": "Es war *voll*.", "text-ar": "كان مزدحماً."}
    staff.post(at("event-documentation-write", held.pk), sent)
    assert anybody.get(read_at(held)).status_code == 404
    answer = staff.post(at("event-documentation-publish", held.pk), follow=True)
    assert "Alle können die Dokumentation jetzt lesen." in answer.text
    assert "Es war <em>voll</em>" in anybody.get(read_at(held)).text
    arabic = anybody.get(f"/ar{read_at(held)}").text
    assert "كان مزدحماً." in arabic
    assert 'lang="ar" dir="rtl"' in arabic
    staff.post(at("event-documentation-withdraw", held.pk))
    assert anybody.get(read_at(held)).status_code == 404


def test_what_cannot_be_published_says_why(staff, event):
    answer = staff.post(at("event-documentation-publish", event.pk), follow=True)
    assert "Erst wenn die Veranstaltung stattgefunden hat." in answer.text


def test_an_empty_text_comes_back(staff, held):
    assert staff.post(at("event-documentation-write", held.pk), {"text": " "}).status_code == 422


def test_only_who_finds_the_event_reads_its_documentation(staff, anybody, documented):
    documented.visibility = Visibility.MEMBERS
    documented.save()
    assert anybody.get(read_at(documented)).status_code == 404
    assert staff.get(read_at(documented)).status_code == 200


def test_a_public_photo_is_seen_with_its_words_and_without_the_consent(
    anybody, coordinator, documented
):
    shown = photographed(documented, coordinator, credit="Ö. Foto")
    page = anybody.get(read_at(documented)).text
    url = at("event-documentation-file", documented.pk, shown.pk)
    assert f'src="{url}" alt="Ein voller Saal"' in page
    assert "Foto: Ö. Foto" in page
    assert "Frau K." not in page
    answer = anybody.get(url)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("image/jpeg", "inline")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "facts", [{"is_public": False}, {"kind": FileKind.SIGNED_LIST, "is_public": False}]
)
def test_what_is_not_public_is_not_handed_out(anybody, coordinator, documented, facts):
    hidden = photographed(documented, coordinator, **facts)
    url = at("event-documentation-file", documented.pk, hidden.pk)
    assert anybody.get(url).status_code == 404
    assert "saal.jpg" not in anybody.get(read_at(documented)).text


def test_no_file_is_handed_out_before_the_documentation_is_published(
    anybody, coordinator, documented
):
    shown = photographed(documented, coordinator)
    documenting.withdraw_documentation(documented, by=coordinator)
    url = at("event-documentation-file", documented.pk, shown.pk)
    assert anybody.get(url).status_code == 404


def test_material_is_a_download(anybody, coordinator, documented):
    (kept,) = documenting.attach(
        documented,
        by=coordinator,
        files=[SimpleUploadedFile("folien.pdf", b"%PDF-1.7")],
        kind=FileKind.MATERIAL,
        is_public=True,
    )
    assert "folien.pdf" in anybody.get(read_at(documented)).text
    answer = anybody.get(at("event-documentation-file", documented.pk, kept.pk))
    assert answer["Content-Disposition"].startswith("attachment")


BAD_FILES = {
    "empty": (b"", "ist leer"),
    "fifty megabytes": (b"\xff\xd8\xff" + bytes(50 * 1024 * 1024), "möglich sind"),
    "no picture": (b"GIF89a", "enthält etwas anderes"),
    "half a picture": (picture(size=(400, 400))[:-900], "beschädigt"),
}


@pytest.mark.parametrize("bad", BAD_FILES)
def test_a_bad_photo_is_refused_in_words(staff, held, bad):
    content, words = BAD_FILES[bad]
    sent = {"kind": "photo", "uploads": SimpleUploadedFile("bild.jpg", content)}
    answer = staff.post(at("event-files", held.pk), sent)
    assert answer.status_code == 422
    assert words in answer.text
    assert not EventFile.objects.exists()


def test_a_picture_bomb_is_refused_in_words(staff, held):
    bomb = photo("bombe.png", kind="PNG", size=(BOMB_SIDE, BOMB_SIDE))
    answer = staff.post(at("event-files", held.pk), {"kind": "photo", "uploads": bomb})
    assert answer.status_code == 422
    assert "40 Millionen Bildpunkte" in answer.text


def test_a_photo_for_everybody_needs_words_and_consent(staff, held):
    sent = {"kind": "photo", "uploads": photo(), "is_public": "on", "alt": "Ein Saal"}
    answer = staff.post(at("event-files", held.pk), sent)
    assert answer.status_code == 422
    assert "Öffentlich nur mit Einwilligung. Wer hat wie zugestimmt?" in answer.text
    again = sent | {"uploads": photo(), "consent": "alle gefragt"}
    assert staff.post(at("event-files", held.pk), again).status_code == 303


def test_a_file_is_described_downloaded_and_taken_out(staff, coordinator, held):
    kept = photographed(held, coordinator, is_public=False)
    args = (held.pk, kept.pk)
    assert staff.get(at("event-file", *args))["Content-Disposition"].startswith("attachment")
    sent = {"kind": "photo", "alt": "Der Saal", "consent": "ja", "is_public": "on"}
    staff.post(at("event-file-change", *args), sent)
    kept.refresh_from_db()
    assert (str(kept.alt), kept.is_public) == ("Der Saal", True)
    assert staff.post(at("event-file-change", *args), {"kind": "photo", "is_public": "on"})
    assert "saal.jpg" in staff.get(at("event-file-remove", *args)).text
    staff.post(at("event-file-remove", *args))
    assert not EventFile.objects.exists()


def test_impulses_are_put_down_a_line_each(staff, held):
    sent = {"texts": "- Ein Bus am Abend\r\n• Mehr Bänke\r\n\r\n", "origin": "Tisch 2"}
    answer = staff.post(at("event-impulses", held.pk), sent, follow=True)
    assert "2 Impulse aufgenommen." in answer.text
    assert [str(one.text) for one in Impulse.objects.all()] == ["Ein Bus am Abend", "Mehr Bänke"]
    long = staff.post(at("event-impulses", held.pk), {"texts": "x" * 501})
    assert long.status_code == 422


@pytest.fixture
def impulse(held, coordinator):
    (made,) = impulses.add_impulses(held, by=coordinator, texts=["Ein Bus am Abend"])
    return made


def test_an_impulse_becomes_a_task_and_everybody_reads_it(
    staff, anybody, coordinator, documented, impulse
):
    url = at("impulse-task", documented.pk, impulse.pk)
    begun = staff.get(url).context["form"]
    assert begun.initial["title"] == "Ein Bus am Abend"
    sent = {"title": "Busbetrieb fragen", "due": "2027-01-31", "owner": coordinator.account.pk}
    staff.post(url, sent | {"note": begun.initial["note"]})
    assert Measure.objects.get().owner == coordinator.account
    page = anybody.get(read_at(documented)).text
    assert "Aufgabe, in Arbeit" in page
    assert "Busbetrieb fragen" not in page
    assert "schon aufgenommen" in staff.post(url, sent).text


def test_an_impulse_becomes_a_goal_of_a_draft(staff, coordinator, held, impulse):
    url = at("impulse-goal", held.pk, impulse.pk)
    assert "Es gibt gerade keinen Entwurf" in staff.get(url).text
    plan = make_plan(by=coordinator, title="2027", starts=date(2027, 1, 1), ends=date(2027, 12, 31))
    sent = {"text": "Abends kommt man heim.", "plan": plan.pk, "level": "action", "parent": ""}
    assert staff.post(url, sent).status_code == 303
    assert Goal.objects.get().plan == plan
    assert staff.post(url, sent | {"plan": "0"}).status_code == 422


def test_an_impulse_is_declined_with_a_reason(staff, anybody, documented, impulse):
    url = at("impulse-decline", documented.pk, impulse.pk)
    assert staff.post(url, {"reason": " "}).status_code == 422
    staff.post(url, {"reason": "Den Bus gibt es schon."})
    page = anybody.get(read_at(documented)).text
    assert 'Warum: <bdi dir="auto">Den Bus gibt es schon.</bdi>' in page


def test_an_impulse_is_changed_and_taken_out(staff, held, impulse):
    args = (held.pk, impulse.pk)
    staff.post(at("event-impulse", *args), {"text": "Ein Bus bis zehn", "origin": ""})
    assert "Ein Bus bis zehn" in staff.get(at("impulse-remove", *args)).text
    staff.post(at("impulse-remove", *args))
    assert not Impulse.objects.exists()


def test_a_row_of_another_event_is_not_found(staff, coordinator, held, impulse, formats):
    kept = photographed(held, coordinator)
    other = type(held).objects.create(title={"de": "Fest"}, format=formats["festival"])
    for name, row in (("event-file", kept), ("impulse-task", impulse)):
        assert staff.get(at(name, other.pk, row.pk)).status_code == 404


@pytest.mark.parametrize(("name", "most"), [("event-aftermath", 16), ("event-documentation", 7)])
def test_a_page_asks_as_often_for_many_rows(staff, coordinator, documented, name, most):
    asked = []
    for turn in (1, 12):
        texts = [f"Impuls {turn} {number}" for number in range(turn)]
        for made in impulses.add_impulses(documented, by=coordinator, texts=texts):
            impulses.take_up_as_task(made, by=coordinator, title="Aufgabe")
            row = EventFile(event=documented, upload="x.jpg", name=f"{made.pk}.jpg", size=1)
            row.kind, row.is_public, row.consent = FileKind.PHOTO, True, "ja"
            row.save()
        with CaptureQueriesContext(connection) as caught:
            assert staff.get(at(name, documented.pk)).status_code == 200
        asked.append(len([one for one in caught.captured_queries if "SELECT" in one["sql"]]))
    assert asked[0] == asked[1] <= most


def test_the_page_says_when_personal_data_go(staff, held):
    assert held.ends is not None
    held.refresh_from_db()
    shown = staff.get(at("event-aftermath", held.pk)).context["forgotten_on"]
    assert shown == held.last_day + timedelta(days=91)


def test_once_they_are_gone_the_page_says_since_when(staff, held):
    held.starts = held.starts - timedelta(days=400)
    held.ends = held.starts + timedelta(hours=1)
    held.save()
    assert (
        "gelöscht. Alle Zahlen sind geblieben"
        in staff.get(at("event-aftermath", held.pk)).content.decode()
    )


def test_when_the_time_for_feedback_is_over_no_code_is_offered_any_more(staff, held):
    url = at("event-feedback", held.pk)
    assert "Code zeigen" in staff.get(url).content.decode()
    held.starts = held.starts - timedelta(days=400)
    held.ends = held.starts + timedelta(hours=1)
    held.save()
    page = staff.get(url).content.decode()
    assert "Online kamen Rückmeldungen bis zum" in page
    assert "Code zeigen" not in page


def test_one_registration_is_forgotten_after_a_question(staff, held, admission):
    type(held).objects.update(ends="2026-01-02T12:00Z", starts="2026-01-02T10:00Z")
    registration = Registration.objects.create(
        admission=admission, state="firm", name="Ada Beispiel", line=1, code="AAAAAA"
    )
    url = at("registration-forget", held.pk, registration.pk)
    assert "Ada Beispiel" in staff.get(url).text
    staff.post(url)
    assert Registration.objects.get().name == ""


def test_who_still_comes_is_not_forgotten(staff, event, admission):
    registration = Registration.objects.create(
        admission=admission, state="firm", name="Ada Beispiel", line=1, code="AAAAAA"
    )
    answer = staff.post(at("registration-forget", event.pk, registration.pk), follow=True)
    assert "melden Sie zuerst ab" in answer.text
    assert Registration.objects.get().name == "Ada Beispiel"
