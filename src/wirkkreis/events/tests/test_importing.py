"""Partners' calendars: fetched within limits, proposed once, followed until accepted."""

import socket
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events import tasks
from wirkkreis.events.models import Event, FeedSource
from wirkkreis.events.programmes import importing
from wirkkreis.events.programmes.fetch_child import fetched, is_public
from wirkkreis.flow.engine import take
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock
from wirkkreis.ui.uploads import Problem

INVALID, SEE_OTHER = 422, 303


@pytest.fixture
def feed(formats):
    return FeedSource.objects.create(
        organisation=Organisation.objects.create(name="Theater Eisleben"),
        url="https://theater.example/spielplan.ics",
        format=formats["other"],
    )


@pytest.fixture
def staff(here, coordinator, settings):
    settings.ALLOWED_HOSTS = [here.host]
    client = Client(headers={"host": here.host})
    client.force_login(coordinator.account)
    return client


class Handler(BaseHTTPRequestHandler):
    """Answers as the test says."""

    def do_GET(self):
        assert isinstance(self.server, Pages)
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Say nothing."""


class Pages(HTTPServer):
    """A server on this machine: `pages[path] = (status, headers, body)`."""

    def __init__(self):
        self.pages = {}
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def server(settings):
    """The server, which may be asked."""
    settings.FEEDS_MAY_BE_LOCAL = True
    running = Pages()
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def spoken(*entries):
    """A calendar in a week: entries are (uid, title, more lines)."""
    day = (clock.today() + timedelta(days=7)).strftime("%Y%m%d")
    blocks = "".join(
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART:{day}T170000Z\r\n"
        f"DURATION:PT2H\r\n{more}END:VEVENT\r\n"
        for uid, title, more in entries
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{blocks}END:VCALENDAR\r\n".encode()


def take_over(feed, *entries, whole=True):
    return importing.take_over(feed, importing.read(spoken(*entries)), by=NOBODY, whole=whole)


def test_entries_become_proposals_once(feed):
    assert take_over(feed, ("1", "Faust", ""), ("2", "Nathan", "")).new == 2
    again = take_over(feed, ("1", "Faust", ""), ("2", "Nathan", ""))
    assert (again.new, again.same) == (0, 2)
    event = Event.objects.get(origin__uid="1")
    assert (event.state, event.title, event.organiser) == ("proposed", "Faust", feed.organisation)
    assert Event.objects.count() == 2


def test_a_proposal_follows_its_calendar_and_an_accepted_event_is_ours(feed, coordinator):
    take_over(feed, ("1", "Faust", ""), ("2", "Nathan", ""))
    take(Event.objects.get(origin__uid="2"), "accept", by=coordinator)
    assert take_over(feed, ("1", "Faust I", ""), ("2", "Nathan II", "")).changed == 1
    assert {str(event.title) for event in Event.objects.all()} == {"Faust I", "Nathan"}


def test_what_was_turned_down_does_not_come_back(feed, coordinator):
    take_over(feed, ("1", "Faust", ""))
    take(Event.objects.get(), "reject", by=coordinator)
    take_over(feed, ("1", "Faust II", ""))
    assert [event.state for event in Event.objects.all()] == ["rejected"]


def test_a_cancelled_entry_marks_its_proposal_which_cannot_be_accepted(feed, coordinator):
    take_over(feed, ("1", "Faust", ""))
    assert take_over(feed, ("1", "Faust", "STATUS:CANCELLED\r\n")).cancelled == 1
    event = Event.objects.get()
    assert event.origin.cancelled_at
    with pytest.raises(ValidationError):
        take(event, "accept", by=coordinator)
    take_over(feed, ("1", "Faust", ""))
    assert Event.objects.get().origin.cancelled_at is None


def test_what_is_missing_was_called_off_but_not_in_a_file_of_a_part(feed):
    take_over(feed, ("1", "Faust", ""), ("2", "Nathan", ""))
    assert take_over(feed, ("2", "Nathan", ""), whole=False).cancelled == 0
    assert take_over(feed, ("2", "Nathan", "")).cancelled == 1
    assert Event.objects.get(origin__uid="1").origin.cancelled_at


def test_nothing_counts_as_called_off_because_it_is_broken_or_the_file_was_cut_off(feed):
    take_over(feed, ("1", "Faust", ""), ("2", "Nathan", "RRULE:FREQ=DAILY;COUNT=2\r\n"))
    broken = take_over(feed, ("1", "", ""), ("2", "Nathan", "RRULE:FREQ=SECONDLY\r\n"))
    assert (broken.cancelled, sum(broken.broken.values())) == (0, 2)
    whole = spoken(("2", "Nathan", "RRULE:FREQ=DAILY;COUNT=2\r\n"), ("1", "Faust", ""))
    cut = importing.read(whole[: whole.rindex(b"END:VEVENT")])
    assert importing.take_over(feed, cut, by=NOBODY, whole=True).cancelled == 0
    assert take_over(feed).cancelled == 3


def test_an_entry_the_house_refuses_keeps_no_other_back(feed):
    take_over(feed, ("1", "Faust", ""))
    found = importing.read(spoken(("1", "Faust I", ""), ("2", "Nathan", "")))
    found["entries"][0]["ends"] = "2000-01-01T00:00:00+00:00"
    report = importing.take_over(feed, found, by=NOBODY, whole=True)
    assert (report.broken, report.new) == ({"refused": 1}, 1)
    assert {str(one.title) for one in Event.objects.all()} == {"Faust", "Nathan"}


def test_a_new_entry_that_is_called_off_there_is_no_news(feed):
    assert take_over(feed, ("1", "Faust", "STATUS:CANCELLED\r\n")).cancelled == 0


def test_what_is_known_and_unchanged_costs_nothing(feed):
    entries = [(str(number), f"Stück {number}", "") for number in range(40)]
    take_over(feed, *entries)
    with CaptureQueriesContext(connection) as asked:
        take_over(feed, *entries)
    assert len(asked) <= 10


def test_a_calendar_is_fetched_read_and_reported(feed, server, here):
    server.pages["/a.ics"] = (302, {"Location": "/b.ics"}, b"")
    server.pages["/b.ics"] = (200, {}, spoken(("1", "Faust", ""), ("", "Ohne", "")))
    FeedSource.objects.update(url=f"{server.url}/a.ics")
    tasks.read_feed(here.pk, feed.pk)
    feed.refresh_from_db()
    assert (feed.trouble, feed.report["new"], feed.report["broken"]) == ("", 1, {"no_uid": 1})
    assert feed.fetched_at


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {}, b"<html>"), "keine Kalenderdatei"),
        ((404, {}, b""), "keinen Kalender"),
        ((302, {"Location": "/a.ics"}, b""), "leitet zu oft weiter"),
        ((302, {}, b""), "keinen Kalender"),
        ((200, {"Content-Encoding": "gzip"}, b"x"), "verpackt"),
        ((200, {}, b"BEGIN:VCALENDAR" + b"x" * 6_000_000), "größer als 5 MB"),
    ],
)
def test_trouble_is_told_in_words_and_what_was_read_stays(feed, server, here, answer, said):
    take_over(feed, ("1", "Faust", ""))
    server.pages["/a.ics"] = answer
    FeedSource.objects.update(url=f"{server.url}/a.ics")
    tasks.read_feed(here.pk, feed.pk)
    feed.refresh_from_db()
    assert said in feed.trouble
    assert feed.report["new"] == 1
    assert Event.objects.get().origin.cancelled_at is None


def test_addresses_with_umlauts_and_other_letters_are_asked_for(server):
    server.pages["/Spielpl%C3%A4ne/a.ics?f%C3%BCr=alle"] = (200, {}, b"x")
    assert fetched(f"{server.url}/Spielpläne/a.ics?für=alle", local=True) == b"x"


def test_a_file_that_breaks_off_is_no_file(server):
    server.pages["/a.ics"] = (200, {"Content-Length": "99"}, b"BEGIN:VCALENDAR")
    with pytest.raises(Problem, match="unreachable"):
        fetched(f"{server.url}/a.ics", local=True)


def test_the_second_address_of_a_server_is_asked_where_the_first_is_silent(server, monkeypatch):
    port, known = server.server_port, socket.getaddrinfo
    both = [(0, 0, 0, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")]

    def named(host, *more, **further):
        return both if host == "two.example" else known(host, *more, **further)

    monkeypatch.setattr(socket, "getaddrinfo", named)
    server.pages["/"] = (200, {}, b"x")
    assert fetched(f"http://two.example:{port}/", local=True) == b"x"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://127.0.0.1/a.ics", "private"),
        ("https://[::1]/a.ics", "private"),
        ("https://[::ffff:127.0.0.1]/a.ics", "private"),
        ("https://10.1.2.3/a.ics", "private"),
        ("https://169.254.169.254/latest/meta-data/", "private"),
        ("https://localhost/a.ics", "private"),
        ("https://0/a.ics", "private"),
        ("https://2130706433/a.ics", "private"),
        ("http://example.org/a.ics", "address"),
        ("https://example.org:22/", "address"),
        ("https://user:pass@example.org/", "address"),
        ("file:///etc/passwd", "address"),
        ("ftp://example.org/a.ics", "address"),
        ("https://[half/", "address"),
    ],
)
def test_no_address_leads_into_the_own_network(url, code):
    with pytest.raises(Problem, match=code):
        fetched(url)


def test_a_redirect_into_the_own_network_is_not_followed(server, monkeypatch):
    server.pages["/a.ics"] = (302, {"Location": "https://127.0.0.1/secret"}, b"")
    asked = []

    def public(address):
        asked.append(address)
        return len(asked) == 1

    monkeypatch.setattr("wirkkreis.events.programmes.fetch_child.is_public", public)
    monkeypatch.setattr("wirkkreis.events.programmes.fetch_child.PORT", server.server_port)
    with pytest.raises(Problem) as refused:
        fetched(f"https://127.0.0.1:{server.server_port}/a.ics")
    assert str(refused.value) == "tls"  # judged public, asked over TLS only


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::ffff:10.0.0.1", False),
    ],
)
def test_addresses_are_judged_in_whatever_clothes_they_come(address, public):
    assert is_public(address) is public


def test_staff_enter_a_calendar_read_a_file_and_decide(staff, formats):
    Organisation.objects.create(name="Lebenshilfe")
    given = {"organisation": ["Lebenshilfe"], "format": formats["other"].pk, "is_active": "on"}
    assert staff.post(reverse("feed-add"), given | {"url": "http://x.de/"}).status_code == INVALID
    assert staff.post(reverse("feed-add"), given).status_code == SEE_OTHER
    feed = FeedSource.objects.get()
    known = given | {"url": "webcal://x.de/a.ics"}
    assert staff.post(reverse("feed-change", args=[feed.pk]), known).status_code == SEE_OTHER
    assert FeedSource.objects.get().url == "https://x.de/a.ics"
    upload = reverse("feed-upload", args=[feed.pk])
    broken = staff.post(upload, {"file": SimpleUploadedFile("a.ics", b"nichts")})
    assert broken.status_code == INVALID
    file = SimpleUploadedFile("a.ics", spoken(("1", "Sommerfest", "")))
    assert staff.post(upload, {"file": file}).status_code == SEE_OTHER
    page = staff.get(reverse("event-inbox")).content.decode()
    assert "Sommerfest" in page
    assert "neue Vorschläge: 1" in page
    event = Event.objects.get()
    assert staff.post(reverse("inbox-decide", args=[event.pk, "accept"])).status_code == SEE_OTHER
    assert "Sommerfest" not in staff.get(reverse("event-inbox")).content.decode()


def test_the_inbox_asks_as_often_with_many_proposals(staff, feed):
    counts = []
    for many in (1, 30):
        take_over(feed, *((str(number), f"Stück {number}", "") for number in range(many)))
        with CaptureQueriesContext(connection) as asked:
            staff.get(reverse("event-inbox"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
