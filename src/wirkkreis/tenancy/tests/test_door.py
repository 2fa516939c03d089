"""The door: which partnership a request is for, and what becomes of its transaction."""

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from wirkkreis.accounts.models import Role
from wirkkreis.diary.models import Kind
from wirkkreis.tenancy.door import DoorMiddleware, stream
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import OutsidePartnership, current_id, inside


@pytest.fixture
def prefixed(db):
    return Partnership.objects.create(slug="p", name="P", region="P", prefix="pfad")


def ask(view, path="/", host="localhost"):
    request = RequestFactory().get(path, headers={"host": host})
    return DoorMiddleware(view)(request)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_the_host_finds_the_partnership(db, host):
    response = ask(lambda request: HttpResponse(request.partnership.slug), host=host)
    assert response.content == b"mansfeld-suedharz"


def test_the_neighbour_has_its_own_door(db, settings):
    settings.ALLOWED_HOSTS = ["ahrfeld.localhost"]
    response = ask(lambda request: HttpResponse(request.partnership.slug), host="ahrfeld.localhost")
    assert response.content == b"ahrfeld"


def test_a_path_prefix_moves_into_the_script_name(prefixed, settings):
    settings.ALLOWED_HOSTS = ["viele.example"]

    def view(request):
        return HttpResponse(f"{request.META['SCRIPT_NAME']}|{request.path_info}")

    response = ask(view, "/pfad/ziele/", host="viele.example")
    assert response.content == b"/pfad|/ziele/"


def test_a_request_for_nobody_touches_nothing(db, settings):
    settings.ALLOWED_HOSTS = ["fremd.example"]
    with pytest.raises(OutsidePartnership):
        ask(lambda request: HttpResponse(Kind.objects.count()), host="fremd.example")


@pytest.mark.django_db(transaction=False)
def test_an_answer_of_500_rolls_back_what_it_wrote(db):
    def view(request):
        Kind.objects.create(code="half-done", name="x")
        return HttpResponse(status=500)

    ask(view)
    assert not _kinds("half-done")


def test_a_crash_after_an_insert_leaves_nothing(client, monkeypatch, db):
    def crash(*_: object, **__: object) -> None:
        Kind.objects.create(code="half-done", name="x")
        raise RuntimeError

    monkeypatch.setattr("wirkkreis.portal.pages.home.answer", crash)
    client.raise_request_exception = False
    assert client.get("/", headers={"host": "localhost"}).status_code == 500
    assert not _kinds("half-done")


def test_the_page_after_a_crash_in_the_database_can_still_ask_it(client, monkeypatch, db, cast):
    def crash(*_: object, **__: object) -> None:
        Kind.objects.create(code="half-done", name="x")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    monkeypatch.setattr("wirkkreis.portal.pages.home.answer", crash)
    client.force_login(cast[Role.COORDINATOR].account)
    client.raise_request_exception = False
    assert client.get("/", headers={"host": "localhost"}).status_code == 500
    assert not _kinds("half-done")


def test_who_is_signed_in_sees_a_whole_page_where_nothing_is(browser):
    answer = browser(Role.COORDINATOR).get("/orte/gemeinden/00000000/")
    assert answer.status_code == 404
    assert "Abmelden" in answer.content.decode()


def test_a_stream_stays_in_the_house_it_came_from(db, ahrfeld):
    def view(request):
        return StreamingHttpResponse(stream(lambda: (f"{current_id()}" for _ in range(2))))

    response = ask(view)
    here = Partnership.objects.get(slug="mansfeld-suedharz").pk
    assert list(response.streaming_content) == [str(here).encode()] * 2


def test_a_stream_that_forgets_the_door_raises(db):
    response = ask(
        lambda request: StreamingHttpResponse(str(kind) for kind in Kind.objects.iterator())
    )
    with pytest.raises(OutsidePartnership):
        list(response.streaming_content)


def _kinds(code):
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        return Kind.objects.filter(code=code).exists()
