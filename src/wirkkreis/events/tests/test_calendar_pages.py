"""The public calendar, with and without scripts, and how often it asks the database."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wirkkreis.events.models import Event, Registration, Visibility
from wirkkreis.places.models import Municipality, Unit, UnitKind, Venue
from wirkkreis.tenancy import clock

HOST = {"host": "muster.example"}
TODAY = date(2026, 11, 23)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def _at_home(settings):
    settings.ALLOWED_HOSTS = ["muster.example"]
    with clock.at(TODAY):
        yield


@pytest.fixture
def visit(client):
    """A page as a stranger sees it; `part` for what htmx swaps."""

    def visit(url, part=False):
        headers = HOST | ({"HX-Request": "true"} if part else {})
        return client.get(url, headers=headers)

    return visit


@pytest.fixture
def allstedt(here):
    unit = Unit.objects.create(name="Allstedt", ars="150870015015", kind=UnitKind.UNITARY)
    return Municipality.objects.create(name="Allstedt", ags="15087015", unit=unit)


def made(kind, title="Begegnungscafé", day=TODAY + timedelta(days=1), **more):
    starts = datetime(day.year, day.month, day.day, 17, tzinfo=BERLIN)
    more = {"state": "published", "published_at": clock.now()} | more
    return Event.objects.create(
        title={"de": title}, format=kind, starts=starts, ends=starts + timedelta(hours=3), **more
    )


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_comes_next_stands_first(formats, visit):
    made(formats["cafe"], "Späteres", TODAY + timedelta(days=9))
    made(formats["cafe"], "Früheres", TODAY)
    made(formats["cafe"], "Vergangenes", TODAY - timedelta(days=1))
    page = text_of(visit("/veranstaltungen/"))
    assert page.index("Früheres") < page.index("Späteres")
    assert "Vergangenes" not in page
    assert "Vergangenes" in text_of(visit("/veranstaltungen/vergangen/"))


@pytest.mark.parametrize("hidden", [{"visibility": Visibility.LINK}, {"published_at": None}])
def test_what_is_not_for_everybody_is_in_no_list(formats, visit, hidden):
    made(formats["cafe"], "Geheimes", **hidden)
    for url in ("", "monat/2026/11/", "karte/", "vergangen/", "neu.atom", "einbetten/"):
        assert "Geheimes" not in text_of(visit(f"/veranstaltungen/{url}"))


@pytest.mark.parametrize(
    "query",
    [
        "gemeinde=15087015",
        "format=training",
        "sprache=uk",
        "stufenlos=on",
        "kostenlos=on",
        "kinder=on",
        "q=kursen",
    ],
)
def test_filters_leave_what_fits(formats, allstedt, visit, query):
    made(formats["cafe"], "Ganz anderes", price=3)
    hall = Venue.objects.create(name="Rathaus", municipality=allstedt, step_free=True)
    made(
        formats["training"],
        "Kurs",
        municipality=allstedt,
        venue=hall,
        interpreted=["uk"],
        audiences=["families"],
    )
    for part in (False, True):
        shown = text_of(visit(f"/veranstaltungen/?{query}", part=part))
        assert ">Kurs<" in shown
        assert "Ganz anderes" not in shown
        assert ("<html" in shown) is not part


@pytest.mark.parametrize("query", ["gemeinde=1", "format=x", "sprache=xx", "page=99", "page=x"])
def test_what_nobody_can_choose_finds_nothing_and_breaks_nothing(formats, visit, query):
    made(formats["cafe"])
    assert visit(f"/veranstaltungen/?{query}").status_code == 200


def test_a_month_shows_its_events_and_the_way_to_its_neighbours(formats, visit):
    made(formats["cafe"], "Im Dezember", date(2026, 12, 31))
    assert "Im Dezember" not in text_of(visit("/veranstaltungen/monat/2026/11/"))
    page = text_of(visit("/veranstaltungen/monat/2026/12/"))
    assert "Im Dezember" in page
    assert "/veranstaltungen/monat/2026/11/" in page
    assert "/veranstaltungen/monat/2027/1/" not in page


@pytest.mark.parametrize("month", ["2026/13", "2026/0", "1999/1", "9999/1"])
def test_a_month_that_is_none_is_not_found(here, visit, month):
    assert visit(f"/veranstaltungen/monat/{month}/").status_code == 404


def test_a_full_day_of_a_month_leads_to_the_page_that_has_all(formats, visit):
    day = date(2026, 12, 24)
    for number in range(20):
        made(formats["cafe"], f"Feier {number:02}", day)
    week = made(formats["cafe"], "Woche", day - timedelta(days=2))
    Event.objects.filter(pk=week.pk).update(ends=week.starts + timedelta(days=4))
    made(formats["cafe"], "Am Tag danach", day + timedelta(days=1))
    month = text_of(visit("/veranstaltungen/monat/2026/12/"))
    assert [number for number in range(20) if f"Feier {number:02}" in month] == [0, 1, 2]
    assert "+ 18 weitere" in month
    assert month.count("weitere</a>") == 1
    path = "/veranstaltungen/tag/2026/12/24/"
    assert f'href="{path}"' in month
    pages = text_of(visit(path)) + text_of(visit(f"{path}?page=2"))
    assert all(f"Feier {number:02}" in pages for number in range(20))
    assert "21 Veranstaltungen" in pages
    assert "Woche" in pages
    assert "Am Tag danach" not in pages


def test_what_only_members_know_is_not_counted_for_others(formats, visit):
    for number in range(4):
        made(formats["cafe"], f"Feier {number}", visibility=Visibility.MEMBERS)
    assert "weitere" not in text_of(visit("/veranstaltungen/monat/2026/11/"))
    assert "An diesem Tag ist nichts" in text_of(visit("/veranstaltungen/tag/2026/11/24/"))


@pytest.mark.parametrize("day", ["2026/2/30", "2026/13/1", "2026/1/0", "1999/1/1", "9999/1/1"])
def test_a_day_that_is_none_is_not_found(here, visit, day):
    assert visit(f"/veranstaltungen/tag/{day}/").status_code == 404


def test_a_filter_shows_what_was_chosen(formats, allstedt, visit):
    page = text_of(visit("/veranstaltungen/?gemeinde=15087015&format=cafe"))
    assert '<option value="15087015" selected>Allstedt</option>' in page
    assert '<option value="cafe" selected>' in page
    assert page.count(" selected>") == 3, "and all languages"


def test_the_map_counts_what_comes(formats, allstedt, visit):
    made(formats["cafe"], municipality=allstedt)
    made(formats["cafe"], municipality=allstedt)
    made(formats["cafe"], municipality=allstedt, state="cancelled")
    made(formats["cafe"])
    page = text_of(visit("/veranstaltungen/karte/"))
    assert '<td class="numeric">2</td>' in page
    assert "?gemeinde=15087015" in page
    assert "Dazu kommt eine Veranstaltung" in page


def test_a_frame_of_another_site_may_show_the_slim_page_alone(event, visit):
    slim = visit("/veranstaltungen/einbetten/")
    assert "frame-ancestors *" in slim.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in slim.headers
    assert not slim.cookies
    page = text_of(slim)
    assert "Regionalkonferenz" in page
    assert '<base target="_top">' in page
    assert "<script" not in page
    for url in ("", "einbetten/anleitung/", f"{event.pk}/", "abonnieren/"):
        other = visit(f"/veranstaltungen/{url}")
        assert "frame-ancestors 'self'" in other.headers["Content-Security-Policy"]
        assert other.headers["X-Frame-Options"] == "DENY"


def test_the_snippet_holds_what_was_chosen(event, visit):
    page = text_of(visit("/veranstaltungen/einbetten/anleitung/?format=cafe"))
    assert "http://muster.example/veranstaltungen/einbetten/?format=cafe" in page
    odd = text_of(visit("/veranstaltungen/einbetten/anleitung/?format=%22%3E%3Cscript%3E"))
    assert "<script>" not in odd


def test_nothing_asks_more_often_for_more_events(event, admission, formats, visit):
    urls = ["", "vergangen/", "monat/2026/12/", "tag/2026/11/24/", "karte/", "einbetten/"]
    urls += [
        f"{event.pk}/",
        "termine.ics",
        "neu.atom",
        f"{event.pk}/termin.ics",
        "?q=caf",
        "?page=2",
    ]
    crowd(formats["cafe"], admission, 1)
    made(formats["cafe"], "Café")
    few = {url: asked(visit, url) for url in urls}
    crowd(formats["cafe"], admission, 30)
    assert {url: asked(visit, url) for url in urls} == few
    crowd(formats["cafe"], admission, 5_000)
    assert {url: asked(visit, url) for url in urls} == few
    assert max(few.values()) <= 15


def asked(visit, url) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert visit(f"/veranstaltungen/{url}").status_code == 200
    return sum("SELECT" in query["sql"] for query in caught.captured_queries)


def crowd(kind, admission, number):
    starts = clock.now() - timedelta(days=20)
    Event.objects.bulk_create(
        Event(
            title={"de": f"Café {turn}"},
            format=kind,
            starts=starts + timedelta(hours=turn),
            ends=starts + timedelta(hours=turn + 2),
            published_at=clock.now(),
            state="published",
            found_by="café",
        )
        for turn in range(number)
    )
    line = Registration.objects.count()
    Registration.objects.bulk_create(
        Registration(admission=admission, state="firm", line=line + turn, code=f"{line + turn}")
        for turn in range(number)
    )


def test_rows_say_how_to_come_in(event, admission, visit):
    assert "Anmeldung bis" in text_of(visit("/veranstaltungen/"))
    Registration.objects.create(admission=admission, size=5, state="firm", line=1, code="A")
    assert "ausgebucht, mit Warteliste" in text_of(visit("/veranstaltungen/"))


def test_a_page_in_arabic_runs_the_other_way(event, visit):
    page = text_of(visit("/ar/veranstaltungen/"))
    assert 'dir="rtl"' in page
    assert "Regionalkonferenz" in page
