"""Ahrfeld is never seen from next door: not by its ids, not by its words."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.urls import reverse

from tests.house.rows import BEHIND, NO_ROW, arguments_of
from tests.house.walked import addresses
from wirkkreis.accounts.models import Role
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.neighbour import MARK

NOT_FOUND, ONLY_POST, ONLY_GET = 404, 405, 405
SECRET = MARK.partition(" ")[2]
"""Asked for by the first half, a page may repeat the question but not the answer."""
QUESTIONS = f"?q={MARK.partition(' ')[0]}&words={MARK.partition(' ')[0]}"

FOR_OTHERS = {"session-request": Role.COMMITTEE}
"""Addresses that the lead office may not open, and who may."""


@pytest.fixture
def theirs(ahrfeld):
    """What each address takes, from the neighbour's rows."""
    with inside(ahrfeld):
        return {name: take() for name, take in BEHIND.items() if name not in NO_ROW}


@pytest.fixture
def lead_office(theirs, furnished, bare_errors, browser):
    """The lead office of Mansfeld-Südharz, who may open every page of the staff."""
    return browser(Role.LEAD_OFFICE)


def test_the_neighbours_ids_are_not_found(theirs, lead_office):
    found = {}
    for address in _with_rows():
        url = address.url(**theirs[address.name])
        got, sent = lead_office.get(url).status_code, lead_office.post(url).status_code
        if NOT_FOUND not in {got, sent} or {got, sent} - {NOT_FOUND, ONLY_POST, ONLY_GET}:
            found[url] = (got, sent)
    assert found == {}


@pytest.mark.parametrize(("name", "role"), FOR_OTHERS.items())
def test_nor_by_those_who_may_open_what_the_lead_office_may_not(theirs, browser, name, role):
    url = reverse(name, kwargs=theirs[name])
    assert browser(role).get(url).status_code == NOT_FOUND
    assert browser(role).post(url).status_code == NOT_FOUND


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("goal-dropped", "goal"),
        ("diary-file", "file_pk"),
        ("diary-file-remove", "file_pk"),
        ("admission-question-remove", "question_pk"),
        ("admission-workshop-remove", "workshop_pk"),
        ("event-door-guest", "registration_pk"),
        ("staff-registration", "registration_pk"),
        ("staff-registration-step", "registration_pk"),
        ("waiting-move", "registration_pk"),
        ("workshop-waiting-move", "place_pk"),
        ("event-door-scan", "file_pk"),
        ("event-file", "file_pk"),
        ("event-file-remove", "file_pk"),
        ("impulse-task", "impulse_pk"),
        ("registration-forget", "registration_pk"),
        ("own-item", "pk"),
        ("own-paper", "pk"),
    ],
)
def test_a_neighbours_row_is_not_found_below_a_row_of_ours(theirs, lead_office, name, argument):
    mixed = BEHIND[name]() | {argument: theirs[name][argument]}
    url = reverse(name, kwargs=mixed)
    assert lead_office.get(url).status_code == NOT_FOUND
    assert lead_office.post(url).status_code in {NOT_FOUND, ONLY_GET}


def test_the_neighbours_invitation_opens_nothing_here(lead_office):
    assert lead_office.get(f"/einladung/{MARK}/").status_code == NOT_FOUND


@pytest.mark.parametrize("person", [None, Role.LEAD_OFFICE], ids=str)
def test_no_page_export_or_search_speaks_of_the_neighbour(furnished, bare_errors, browser, person):
    at_the_door = browser(person)
    spoken = []
    for address in addresses():
        url = address.url(**arguments_of(address.name, address.takes))
        answer = at_the_door.get(url + QUESTIONS)
        if any(SECRET in text for text in _texts(_body(answer))):
            spoken.append(url)
    assert spoken == []


def test_at_home_the_neighbours_pages_do_speak_of_it(ahrfeld, client, settings):
    """Else the walk above would prove nothing."""
    settings.ALLOWED_HOSTS = ["ahrfeld.localhost"]
    answer = client.get("/ziele/", headers={"host": "ahrfeld.localhost"})
    assert SECRET in answer.content.decode()


def _with_rows():
    without = {*NO_ROW, *FOR_OTHERS}
    return [address for address in addresses() if address.takes and address.name not in without]


def _body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def _texts(body: bytes) -> Iterator[str]:
    """A page, the letters of a JSON answer, or what a spreadsheet holds."""
    if is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "replace")
    text = body.decode("utf-8", "replace")
    yield text
    if text.startswith("{"):
        yield json.dumps(json.loads(text), ensure_ascii=False)
