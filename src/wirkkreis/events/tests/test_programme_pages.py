"""The pages of programmes: staff's, a partner's behind the link, and everybody's."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wirkkreis.events.models import Event, Programme
from wirkkreis.events.programmes import programming, proposing
from wirkkreis.events.tokens import sign
from wirkkreis.flow.engine import take
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality, Unit
from wirkkreis.tenancy import clock
from wirkkreis.testing.pictures import picture

INVALID, SEE_OTHER, GONE = 422, 303, 404
QUERIES_OF_DESK, QUERIES_OF_PARTNER, QUERIES_OF_PAGE = 22, 12, 12


@pytest.fixture
def anybody(here, settings):
    settings.ALLOWED_HOSTS = [here.host]
    cache.clear()
    return Client(headers={"host": here.host})


@pytest.fixture
def staff(here, coordinator, settings):
    settings.ALLOWED_HOSTS = [here.host]
    client = Client(headers={"host": here.host})
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def town(here):
    unit = Unit.objects.create(name="Musterstadt", ars="150870000", kind="unitary")
    return Municipality.objects.create(name="Musterstadt", ags="15087000", unit=unit)


@pytest.fixture
def token(partner):
    return sign("programme", partner.key)


@pytest.fixture
def typed(programme, town):
    """What a partner types; `typed(title="")` types something else."""

    def fill(**other):
        day = (programme.first_day + timedelta(days=1)).isoformat()
        known = {
            "title": "Tag der offenen Tür",
            "summary": "Wir zeigen, was wir tun.",
            "starts_0": day,
            "starts_1": "15:00",
            "municipality": town.pk,
            "place": "Markt 1",
            "audiences": ["children"],
            "languages": ["de", "ar"],
        }
        return {**known, **other}

    return fill


@pytest.fixture
def published(partner, entry, coordinator, town):
    """The programme with three events that everybody sees."""
    for number, facts in enumerate(({"audiences": ["children"]}, {"languages": ["ar"]}, {})):
        event = proposing.hand_in(
            partner, entry(title={"de": f"Fest {number}"}, municipality=town, **facts)
        )
        take(event, "accept", by=coordinator)
    programming.publish_programme(partner.programme, by=coordinator)
    return partner.programme


def shifted(event, **by):
    Event.objects.filter(pk=event.pk).update(
        starts=event.starts + timedelta(**by), ends=event.ends + timedelta(**by)
    )


def test_a_partner_hands_in_sees_the_state_and_changes_it(anybody, partner, token, typed):
    answer = anybody.post(reverse("programme-entry-add", args=[token]), typed())
    assert answer.status_code == SEE_OTHER, answer.context["form"].errors
    event = partner.events.get()
    assert (event.state, event.organiser) == ("proposed", partner.organisation)
    assert event.format == partner.programme.format
    assert event.ends - event.starts == timedelta(hours=2)
    page = anybody.get(reverse("programme-partner", args=[token])).content.decode()
    assert "Tag der offenen Tür" in page
    assert "Eingereicht" in page
    url = reverse("programme-entry", args=[token, event.pk])
    anybody.post(url, typed(title="Tag der Türen"))
    event.refresh_from_db()
    assert event.title == "Tag der Türen"


def test_an_entry_that_came_back_shows_why_and_is_handed_in_again(
    anybody, partner, token, entry, typed, coordinator
):
    event = proposing.hand_in(partner, entry())
    take(event, "return", by=coordinator, partner_note="Bitte einen Ort nennen.")
    page = anybody.get(reverse("programme-partner", args=[token])).content.decode()
    assert "Bitte einen Ort nennen." in page
    with clock.at(partner.programme.deadline + timedelta(days=3)):
        url = reverse("programme-entry", args=[token, event.pk])
        assert anybody.post(url, typed()).status_code == SEE_OTHER
    event.refresh_from_db()
    assert event.state == "proposed"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"starts_1": ""}, "starts"),
        ({"starts_0": "gestern"}, "starts"),
        ({"starts_0": "2020-01-01"}, "starts"),
        ({"ends_0": "2020-01-01", "ends_1": "10:00"}, "ends"),
        ({"municipality": ""}, "municipality"),
        ({"price": "-5"}, "price"),
        ({"price": "viel"}, "price"),
        ({"audiences": ["martians"]}, "audiences"),
        ({"picture": SimpleUploadedFile("x.jpg", b"kein Bild")}, "picture"),
        ({"picture": SimpleUploadedFile("x.svg", b"<svg/>")}, "picture"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    anybody, partner, token, typed, wrong, field
):
    answer = anybody.post(reverse("programme-entry-add", args=[token]), typed(**wrong))
    assert answer.status_code == INVALID
    assert field in answer.context["form"].errors
    assert "Wir zeigen, was wir tun." in answer.content.decode()
    assert not partner.events.exists()


def test_a_picture_comes_with_its_words(anybody, partner, token, typed):
    url = reverse("programme-entry-add", args=[token])

    def photo():
        return SimpleUploadedFile("a.jpg", picture(), content_type="image/jpeg")

    answer = anybody.post(url, typed(picture=photo()))
    assert {"picture_alt", "picture_credit"} <= set(answer.context["form"].errors)
    words = {"picture_alt": "Ein Hof", "picture_credit": "Foto: wir"}
    assert anybody.post(url, typed(picture=photo(), **words)).status_code == SEE_OTHER
    assert partner.events.get().picture


def test_last_years_entry_is_taken_over_on_this_years_day(
    anybody, partner, entry, coordinator, typed
):
    event = proposing.hand_in(partner, entry())
    take(event, "accept", by=coordinator)
    first = partner.programme.first_day + timedelta(days=364)
    now = programming.copy_programme(partner.programme, by=coordinator, first_day=first)
    token = sign("programme", now.partners.get().key)
    page = anybody.get(reverse("programme-partner", args=[token])).content.decode()
    assert f"?wie={event.pk}" in page
    form = anybody.get(f"{reverse('programme-entry-add', args=[token])}?wie={event.pk}")
    draft = form.context["form"].instance
    assert timezone.localtime(draft.starts).time() == timezone.localtime(event.starts).time()
    assert timezone.localdate(draft.starts) - timezone.localdate(event.starts) == timedelta(364)
    assert (draft.pk, draft.title) == (None, "Kochen")


def test_an_entry_is_taken_back_until_it_is_accepted(anybody, partner, token, entry, coordinator):
    first, second = proposing.hand_in(partner, entry()), proposing.hand_in(partner, entry())
    take(second, "accept", by=coordinator)
    asking = anybody.get(reverse("programme-entry-withdraw", args=[token, first.pk]))
    assert "Diesen Eintrag zurücknehmen?" in asking.content.decode()
    assert partner.events.count() == 2
    for event in (first, first, second):
        anybody.post(reverse("programme-entry-withdraw", args=[token, event.pk]))
    assert list(partner.events.all()) == [second]
    url = reverse("programme-entry", args=[token, second.pk])
    assert anybody.get(url).status_code == SEE_OTHER


def test_after_the_deadline_nothing_new_is_taken(anybody, partner, token, typed):
    with clock.at(partner.programme.deadline + timedelta(days=1)):
        answer = anybody.post(reverse("programme-entry-add", args=[token]), typed())
        page = anybody.get(reverse("programme-partner", args=[token])).content.decode()
    assert answer.status_code == INVALID
    assert not partner.events.exists()
    assert "Veranstaltung eintragen" not in page


def test_no_partner_hands_in_more_than_a_theatre(anybody, partner, token, typed, monkeypatch):
    monkeypatch.setattr(proposing, "MOST_ENTRIES", 1)
    url = reverse("programme-entry-add", args=[token])
    assert anybody.post(url, typed()).status_code == SEE_OTHER
    assert anybody.post(url, typed()).status_code == INVALID


def test_a_flood_of_forms_is_stopped(anybody, partner, token, typed, monkeypatch):
    monkeypatch.setattr("wirkkreis.events.pages.programme_entries.RATES", "1/h/key")
    url = reverse("programme-entry-add", args=[token])
    assert anybody.post(url, typed()).status_code == SEE_OTHER
    answer = anybody.post(url, typed())
    assert answer.status_code == INVALID
    assert partner.events.count() == 1


@pytest.mark.parametrize("forged", ["x", "AAAAAAAAAAAAAAAAAAAAAA:x", "%00"])
def test_a_forged_link_opens_nothing(anybody, partner, forged):
    for name in ("programme-partner", "programme-entry-add"):
        assert anybody.get(reverse(name, args=[forged])).status_code == GONE


def test_a_link_for_another_purpose_opens_nothing(anybody, partner):
    other = sign("registration", partner.key)
    assert anybody.get(reverse("programme-partner", args=[other])).status_code == GONE


def test_the_link_opens_no_other_partners_entry(anybody, partner, entry, programme):
    other = programme.partners.create(
        organisation=Organisation.objects.create(name="Andere"), email="a@example.org"
    )
    event = proposing.hand_in(other, entry())
    url = reverse("programme-entry", args=[sign("programme", partner.key), event.pk])
    assert anybody.get(url).status_code == GONE
    anybody.post(
        reverse("programme-entry-withdraw", args=[sign("programme", partner.key), event.pk])
    )
    assert other.events.exists()


def test_the_partners_page_is_kept_and_listed_nowhere(anybody, partner, token):
    answer = anybody.get(reverse("programme-partner", args=[token]))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_staff_decide_in_the_queue(staff, partner, entry):
    event = proposing.hand_in(partner, entry(title={"de": "Neu im Programm"}))
    desk = reverse("programme-desk", args=[partner.programme_id])
    assert "Neu im Programm" in staff.get(desk).content.decode()
    url = reverse("programme-decide", args=[partner.programme_id, event.pk, "return"])
    assert staff.post(url, {"partner_note": ""}).status_code == INVALID
    assert staff.post(url, {"partner_note": "Wo?"}).status_code == SEE_OTHER
    accept = reverse("programme-decide", args=[partner.programme_id, event.pk, "accept"])
    assert staff.post(accept).status_code == SEE_OTHER
    event.refresh_from_db()
    assert (event.state, event.partner_note) == ("planned", "Wo?")


def test_staff_make_a_programme_invite_and_publish(staff, formats, mailoutbox):
    first = clock.today() + timedelta(days=50)
    answer = staff.post(
        reverse("programme-add"),
        {
            "title": "Kinderjahrmarkt",
            "first_day": first.isoformat(),
            "last_day": first.isoformat(),
            "deadline": (first - timedelta(days=9)).isoformat(),
            "format": formats["festival"].pk,
        },
    )
    programme = Programme.objects.get()
    assert answer.headers["Location"] == reverse("programme-desk", args=[programme.pk])
    Organisation.objects.create(name="Kinderschutzbund")
    given = {"organisation": ["Kinderschutzbund"], "email": "k@example.org", "language": "de"}
    url = reverse("programme-partner-add", args=[programme.pk])
    assert staff.post(url, given).status_code == SEE_OTHER
    assert staff.post(url, given).status_code == INVALID
    assert [letter.to for letter in mailoutbox] == [["k@example.org"]]
    staff.post(reverse("programme-publish", args=[programme.pk]))
    programme.refresh_from_db()
    assert programme.published_at


def test_nobody_sees_a_programme_before_it_is_published(anybody, staff, programme):
    for name in ("programme", "programme-pdf", "programme-ics"):
        assert anybody.get(reverse(name, args=[programme.pk])).status_code == GONE


def test_the_programme_shows_its_events_by_day_and_narrowed(anybody, published, town):
    url = reverse("programme", args=[published.pk])
    page = anybody.get(url).content.decode()
    assert all(f"Fest {number}" in page for number in range(3))
    for query, shown in (("kinder=on", 0), ("sprache=ar", 1)):
        narrowed = anybody.get(f"{url}?{query}").content.decode()
        assert [n for n in range(3) if f"Fest {n}" in narrowed] == [shown]
    assert "Fest 2" in anybody.get(f"{url}?ort={town.pk}").content.decode()
    assert anybody.get(f"{url}?ort=999999&sprache=xx").status_code == 200


def test_the_page_of_an_event_leads_to_its_programme(anybody, published):
    event = published.events.earliest("pk")
    url = f'href="{reverse("programme", args=[published.pk])}"'
    assert url in anybody.get(event.get_absolute_url()).content.decode()
    Programme.objects.update(published_at=None)
    assert url not in anybody.get(event.get_absolute_url()).content.decode()


def test_only_silent_partners_are_reminded_and_the_rest_invited(staff, partner, entry, programme):
    desk = reverse("programme-desk", args=[programme.pk])
    remind = reverse("programme-partner-remind", args=[programme.pk, partner.pk])
    rest = reverse("programme-invite-rest", args=[programme.pk])
    assert rest in staff.get(desk).content.decode()
    partner.invited_at = clock.now()
    partner.save()
    page = staff.get(desk).content.decode()
    assert remind in page
    assert rest not in page
    proposing.hand_in(partner, entry())
    assert remind not in staff.get(desk).content.decode()


@pytest.mark.parametrize("language", ["de", "de-simple", "en", "ar"])
def test_the_booklet_is_made_in_every_language(anybody, published, language):
    prefix = "" if language == "de" else f"/{language}"
    answer = anybody.get(f"{prefix}{reverse('programme-pdf', args=[published.pk])}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in answer.content


def test_the_programme_is_a_calendar(anybody, published):
    answer = anybody.get(reverse("programme-ics", args=[published.pk]))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.content.count(b"BEGIN:VEVENT") == 3


@pytest.mark.parametrize("entries", [1, 12])
def test_the_pages_ask_the_database_as_often_with_many_entries(
    staff, anybody, partner, token, entry, coordinator, town, entries
):
    for _turn in range(entries):
        proposing.hand_in(partner, entry(municipality=town))
        take(proposing.hand_in(partner, entry(municipality=town)), "accept", by=coordinator)
    programming.publish_programme(partner.programme, by=coordinator)
    pk = partner.programme_id
    for client, url, most in (
        (staff, reverse("programme-desk", args=[pk]), QUERIES_OF_DESK),
        (anybody, reverse("programme-partner", args=[token]), QUERIES_OF_PARTNER),
        (anybody, reverse("programme", args=[pk]), QUERIES_OF_PAGE),
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(url).status_code == 200
        assert len(asked) <= most, f"{url}: {len(asked)}"
