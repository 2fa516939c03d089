import pytest

from wirkkreis.events.models import Question, Registration, Workshop
from wirkkreis.events.registration.places_given import places_of, workshops_with_places
from wirkkreis.events.registration.registering import register
from wirkkreis.events.registration.registration_list import RegistrationList, support_needs


@pytest.fixture
def listed(admission, event, nobody):
    """Four registrations: two firm, one of them looked through, one a group that waits."""
    event.supports = ["interpreting", "childcare"]
    event.save()
    admission.capacity = 4
    admission.save()
    workshop = Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends, capacity=2
    )
    question = Question.objects.create(admission=admission, label={"de": "Essen?"}, kind="text")
    add = {"by": nobody, "language": "de"}
    register(
        admission,
        **add,
        name="Ada Öztürk",
        supports=["childcare"],
        workshops=[workshop],
        answers={question: "=Suppe"},
    )
    add["language"] = "ar"
    register(admission, **add, name="Ben", size=2, supports=["interpreting"], workshops=[workshop])
    register(admission, **add, name="Cem", size=3, supports=["interpreting", "childcare"])
    Registration.objects.filter(name="Ada Öztürk").update(reviewed_at=event.published_at)
    admission.event = event
    return admission


def names(admission, **query):
    return [row.name for row in RegistrationList(query, admission).rows()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"q": "oeztuerk"}, ["Ada Öztürk"]),
        ({"q": "niemand"}, []),
        ({"state": "waiting"}, ["Cem"]),
        ({"state": "firm"}, ["Ben", "Ada Öztürk"]),
        ({"state": "live"}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"state": "nonsense"}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"support": "childcare"}, ["Cem", "Ada Öztürk"]),
        ({"support": "lift"}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"review": "on"}, ["Ben"]),
        ({"workshop": "0"}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"sort": "name"}, ["Ada Öztürk", "Ben", "Cem"]),
        ({"sort": "-size"}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"sort": "line"}, ["Ada Öztürk", "Ben", "Cem"]),
        ({"sort": "'; drop table"}, ["Cem", "Ben", "Ada Öztürk"]),
        ({"q": "x" * 101}, ["Cem", "Ben", "Ada Öztürk"]),
    ],
)
def test_the_address_narrows_and_sorts(listed, query, found):
    assert names(listed, **query) == found


def test_somebody_is_found_by_the_code_as_it_is_read_out(listed):
    code = Registration.objects.get(name="Ben").code
    assert names(listed, q=f"{code[:3]} {code[3:].lower()}") == ["Ben"]


def test_a_workshop_shows_who_counts_on_it(listed, event):
    assert names(listed, workshop=str(event.workshops.get().pk)) == ["Ben", "Ada Öztürk"]


def test_needs_are_counted_by_registration_and_interpreting_by_language(listed):
    assert support_needs(listed) == [("Dolmetschen: Arabisch", 2), ("Kinderbetreuung", 2)]


def test_places_are_counted_in_people(listed):
    places = places_of(listed)
    assert (places.firm, places.waiting, places.free, places.over) == (3, 3, 1, 0)


def test_more_given_than_there_are_is_said_and_nothing_is_free(listed):
    listed.capacity = 2
    places = places_of(listed)
    assert (places.free, places.over) == (0, 1)


def test_a_workshop_knows_its_numbers(listed, event):
    workshop = workshops_with_places(event).get()
    assert (workshop.given, workshop.awaited, workshop.free) == (1, 2, 1)


def test_the_file_has_a_column_for_each_answer_and_workshop(listed):
    found = RegistrationList({"sort": "line"}, listed)
    rows = [dict(zip(found.columns(), row, strict=True)) for row in found.lines()]
    assert [row["Name"] for row in rows] == ["Ada Öztürk", "Ben", "Cem"]
    assert rows[0]["Essen?"] == "=Suppe"
    assert rows[1]["Essen?"] is None
    assert rows[0]["Workshop: Theater"] == "Platz im Workshop"
    assert rows[2]["Workshop: Theater"] is None
    assert rows[2]["Unterstützung"] == "Dolmetschen, Kinderbetreuung"


def test_where_names_are_hidden_neither_list_nor_search_tell_them(listed, event):
    event.names = "protected"
    event.save()
    listed.event = event
    found = RegistrationList({}, listed)
    assert "Name" not in found.columns()
    assert "E-Mail-Adresse" not in found.columns()
    assert not any("Ada" in str(cell) for row in found.lines() for cell in row)
    assert names(listed, q="Ada") == []
    code = Registration.objects.get(name="Ben").code
    assert names(listed, q=code[:4].lower()) == ["Ben"]
