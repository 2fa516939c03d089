"""Feeds: what other programs get, and how little when nothing has changed."""

from datetime import timedelta
from xml.etree.ElementTree import Element

import icalendar
import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from wirkkreis.events.models import Event, Series
from wirkkreis.places.models import Municipality, Unit, UnitKind
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside

HOST = {"host": "muster.example"}
ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/veranstaltungen/termine.ics"


@pytest.fixture(autouse=True)
def _at_home(settings):
    settings.ALLOWED_HOSTS = ["muster.example", "localhost"]


@pytest.fixture
def titles(client):
    """The titles of a feed."""

    def titles(url):
        answer = client.get(url, headers=HOST)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        calendar = icalendar.Calendar.from_ical(answer.content)
        assert isinstance(calendar, icalendar.Calendar)
        return [str(entry["SUMMARY"]) for entry in calendar.events]

    return titles


@pytest.fixture
def cafe(formats, here):
    unit = Unit.objects.create(name="Allstedt", ars="150870015015", kind=UnitKind.UNITARY)
    town = Municipality.objects.create(name="Allstedt", ags="15087015", unit=unit)
    return Event.objects.create(
        title={"de": "Café", "ar": "مقهى"},
        format=formats["cafe"],
        municipality=town,
        starts=clock.now() + timedelta(days=20),
        ends=clock.now() + timedelta(days=20, hours=2),
        state="published",
        published_at=clock.now(),
        series=Series.objects.create(title={"de": "Jeden Dienstag"}),
    )


def test_a_feed_has_all_or_what_was_chosen(event, cafe, titles):
    assert titles(FEED) == ["Regionalkonferenz", "Café"]
    assert titles(f"{FEED}?gemeinde=15087015") == ["Café"]
    assert titles(f"{FEED}?format=regional_conference") == ["Regionalkonferenz"]
    assert titles(f"{FEED}?gemeinde=15087015&format=regional_conference") == []
    assert titles(f"/ar{FEED}?format=cafe") == ["مقهى"]


def test_a_series_has_a_feed_of_its_own(event, cafe, titles):
    assert titles(f"/veranstaltungen/reihe/{cafe.series_id}/termine.ics") == ["Café"]


@pytest.mark.parametrize("query", ["?gemeinde=1", "?format=x", "?gemeinde=%00"])
def test_a_feed_of_nothing_known_is_not_found(event, client, query):
    assert client.get(FEED + query, headers=HOST).status_code == 404


def test_a_series_that_nobody_may_see_is_not_found(cafe, client):
    Event.objects.update(published_at=None)
    url = f"/veranstaltungen/reihe/{cafe.series_id}/termine.ics"
    assert client.get(url, headers=HOST).status_code == 404


def test_atom_tells_what_is_new(event, cafe, client):
    answer = client.get("/veranstaltungen/neu.atom", headers=HOST)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed: Element = fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Café", "Regionalkonferenz"]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [cafe.uid.urn, event.uid.urn]


def test_how_to_subscribe_shows_the_address_of_what_was_chosen(cafe, client):
    page = client.get("/veranstaltungen/abonnieren/?gemeinde=15087015", headers=HOST)
    assert "webcal://muster.example/veranstaltungen/termine.ics?gemeinde=15087015" in page.text
    assert "http://muster.example/veranstaltungen/termine.ics?gemeinde=15087015" in page.text


@pytest.mark.parametrize("query", ["", "?format=conference"])
def test_who_has_the_feed_as_it_is_gets_nothing_again(own_database, query):
    mansfeld = Partnership.objects.get(slug="mansfeld-suedharz")
    stranger = Client(headers={"host": "localhost"})
    first = stranger.get(FEED + query)
    known = {"If-None-Match": first.headers["ETag"]}
    for _once_more in range(2):
        again = stranger.get(FEED + query, headers=known)
        assert (again.status_code, again.content) == (304, b"")
    with inside(mansfeld):
        Series.objects.create(title={"de": "Neu"})
    changed = stranger.get(FEED + query, headers=known)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]
