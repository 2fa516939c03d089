"""The public page of one event."""

import json
import re
from datetime import date, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile

from wirkkreis.events.making import planning
from wirkkreis.events.models import Event, Registration, Series, Visibility
from wirkkreis.flow.engine import take
from wirkkreis.places.models import Municipality, Unit, UnitKind, Venue
from wirkkreis.tenancy import clock

HOST = {"host": "muster.example"}
BERLIN = ZoneInfo("Europe/Berlin")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def _at_home(settings, tmp_path):
    settings.ALLOWED_HOSTS = ["muster.example"]
    settings.MEDIA_ROOT = tmp_path
    with clock.at(date(2026, 11, 23)):
        yield


@pytest.fixture
def page(client):
    def page(event, language="", more=""):
        url = f"{language}/veranstaltungen/{event.pk}/{more}"
        answer = client.get(url, headers=HOST)
        return unescape(answer.content.decode()) if answer.status_code == 200 else ""

    return page


@pytest.fixture
def conference(event):
    event.starts = datetime(2026, 11, 24, 17, tzinfo=BERLIN)
    event.ends = event.starts + timedelta(hours=3)
    event.save()
    return event


def test_it_says_when_in_words(conference, page):
    assert "Dienstag, 24. November 2026, 17 bis 20 Uhr" in page(conference)
    assert "Tuesday 24 November 2026, 17:00 to 20:00" in page(conference, "/en")


def test_it_says_everything_that_is_known(conference, page):
    unit = Unit.objects.create(name="Allstedt", ars="150870015015", kind=UnitKind.UNITARY)
    town = Municipality.objects.create(name="Allstedt", ags="15087015", unit=unit)
    conference.venue = Venue.objects.create(
        name="Rathaus", municipality=town, address="Forststraße 9", step_free=True, lift=False
    )
    conference.languages, conference.interpreted = ["de"], ["ar", "uk"]
    conference.audiences, conference.supports = ["families"], ["childcare"]
    conference.price, conference.text = "2.50", "Wir reden über **Demokratie**."
    conference.access_note, conference.project = "Eingang hinten", "Regionalkonferenz 2026"
    conference.save()
    shown = page(conference)
    for words in (
        "Rathaus",
        "Forststraße 9",
        "stufenlos erreichbar",
        "nicht: Aufzug",
        "Eingang hinten",
        "Gedolmetscht in: Arabisch, Ukrainisch",
        "Familien",
        "Kinderbetreuung",
        "2,50 Euro",
        "<strong>Demokratie</strong>",
        "Regionalkonferenz 2026",
        "Einfach kommen",
    ):
        assert words in shown


def test_a_cancelled_event_says_so_first(conference, coordinator, page):
    take(conference, "cancel", by=coordinator, cancel_note={"de": "Sturmwarnung"})
    shown = page(conference)
    assert shown.index("ist abgesagt") < shown.index("<h1")
    assert "Sturmwarnung" in shown


def test_a_moved_event_says_what_stood_there_before(conference, coordinator, page):
    conference.starts += timedelta(days=7)
    conference.ends += timedelta(days=7)
    planning.change_event(conference, by=coordinator)
    shown = page(conference)
    assert "Vorher stand hier: Dienstag, 24. November 2026, 17 Uhr." in shown
    assert linked(shown)["previousStartDate"].startswith("2026-11-24")


def test_places_left_are_those_that_nobody_holds(conference, admission, page):
    Registration.objects.create(admission=admission, size=2, state="firm", line=1, code="A")
    Registration.objects.create(
        admission=admission,
        state="unconfirmed",
        line=2,
        code="B",
        expires_at=clock.now() + timedelta(hours=1),
    )
    Registration.objects.create(
        admission=admission,
        state="unconfirmed",
        line=3,
        code="C",
        expires_at=clock.now() - timedelta(hours=1),
    )
    assert "Noch 2 Plätze von 5 sind frei." in page(conference)
    Registration.objects.create(admission=admission, size=2, state="firm", line=4, code="D")
    assert "auf die Warteliste" in page(conference)


@pytest.mark.parametrize(
    ("state", "opens", "closes", "words"),
    [
        ("open", None, None, "Anmelden können Sie sich bis Dienstag, 24. November 2026, 17 Uhr."),
        ("open", 1, None, "Anmeldung ab 24. November"),
        ("open", None, -1, "Anmeldung geschlossen"),
        ("published", None, None, "mit Anmeldung"),
        ("closed", None, None, "Anmeldung geschlossen"),
    ],
)
def test_it_says_whether_one_can_register(conference, admission, page, state, opens, closes, words):
    admission.opens = clock.now() + timedelta(days=opens) if opens else None
    admission.closes = clock.now() + timedelta(days=closes) if closes else None
    admission.save()
    Event.objects.update(state=state)
    assert words in page(conference)


def test_a_page_whose_deadline_is_today_is_not_kept(conference, admission, client):
    url = f"/veranstaltungen/{conference.pk}/"
    assert "Cache-Control" not in client.get(url, headers=HOST).headers
    with clock.at(conference.starts - timedelta(hours=2)):
        assert client.get(url, headers=HOST).headers["Cache-Control"] == "no-cache"


def test_the_link_to_join_is_for_all_only_without_registration(conference, page, admission):
    Event.objects.update(online_url="https://meet.example/room")
    assert "meet.example" not in page(conference)
    admission.delete()
    assert "meet.example" in page(conference)


def test_a_series_shows_its_other_dates(conference, page):
    series = Series.objects.create(title={"de": "Konferenzen"})
    Event.objects.update(series=series)
    other = Event.objects.create(
        title={"de": "Anderswo"},
        format=conference.format,
        series=series,
        starts=conference.starts + timedelta(days=7),
        ends=conference.ends + timedelta(days=7),
        published_at=clock.now(),
        state="published",
        place="Gerbstedt",
    )
    shown = page(conference)
    assert f"/veranstaltungen/{other.pk}/" in shown
    assert "Gerbstedt" in shown


def test_the_picture_says_what_it_shows_and_whose_it_is(conference, page, client):
    conference.picture = ContentFile(PIXEL, "bild.png")
    conference.picture_alt, conference.picture_credit = "Menschen am Tisch", "Foto: Jana Brandt"
    conference.save()
    shown = page(conference)
    assert 'alt="Menschen am Tisch"' in shown
    assert "Foto: Jana Brandt" in shown
    assert (
        f'<meta property="og:image" content="http://muster.example/veranstaltungen/{conference.pk}/bild/">'
        in shown
    )
    answer = client.get(f"/veranstaltungen/{conference.pk}/bild/", headers=HOST)
    assert answer.headers["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content) == PIXEL


def test_a_picture_that_is_none_is_not_found(conference, client):
    url = f"/veranstaltungen/{conference.pk}/bild/"
    assert client.get(url, headers=HOST).status_code == 404


@pytest.mark.parametrize("more", ["", "termin.ics", "bild/", "aushang/"])
def test_what_only_members_may_see_is_not_found(conference, client, more):
    Event.objects.update(visibility=Visibility.MEMBERS)
    url = f"/veranstaltungen/{conference.pk}/{more}"
    assert client.get(url, headers=HOST).status_code == 404


def test_who_knows_the_link_sees_it(conference, page):
    Event.objects.update(visibility=Visibility.LINK)
    assert "Regionalkonferenz" in page(conference)


def test_search_engines_read_it_as_an_event(conference, admission, page):
    data = linked(page(conference))
    assert data["@type"] == "Event"
    assert data["name"] == "Regionalkonferenz"
    assert data["startDate"] == "2026-11-24T17:00:00+01:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"][0]["name"] == "Rathaus"
    assert data["offers"]["availability"] == "https://schema.org/InStock"


@pytest.mark.parametrize("facts", [{"state": "published"}, {"state": "closed"}])
def test_what_is_not_open_is_not_called_sold_out(conference, admission, page, facts):
    Event.objects.filter(pk=conference.pk).update(**facts)
    assert "availability" not in linked(page(conference))["offers"]


def test_a_moved_whole_day_is_said_as_days(conference, page):
    Event.objects.filter(pk=conference.pk).update(all_day=True, moved_from=conference.starts)
    data = linked(page(conference))
    assert (data["startDate"], data["previousStartDate"]) == ("2026-11-24", "2026-11-24")


def test_a_title_does_not_end_the_block_of_data(conference, client):
    title = '</script><script>alert(1)</script> & "mehr"'
    Event.objects.update(title={"de": title})
    answer = client.get(f"/veranstaltungen/{conference.pk}/", headers=HOST)
    assert b"<script>alert" not in answer.content
    assert linked(answer.content.decode())["name"] == title


def linked(shown: str):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', shown, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_one_takes_it_along_into_the_own_calendar(conference, client):
    answer = client.get(f"/veranstaltungen/{conference.pk}/termin.ics", headers=HOST)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY;LANGUAGE=de:Regionalkonferenz" in answer.content
