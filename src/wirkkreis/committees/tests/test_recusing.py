"""Who takes no part: hinted at, declared, ruled; out of the papers and out of the room."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.activity.models import Activity
from wirkkreis.committees.agenda import recusing
from wirkkreis.committees.agenda.hinting import hints, hints_of
from wirkkreis.committees.agenda.recusal_minutes import minute_sentences, minute_sentences_of
from wirkkreis.committees.models import (
    AgendaItem,
    Concern,
    Presence,
    Recusal,
    Ruling,
    Seat,
    Session,
    Tie,
    Vote,
)
from wirkkreis.committees.readers import reader_by
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.tenancy import clock

STAYS_OUT = "und nimmt an Beratung und Abstimmung nicht teil."
WITHOUT_HER = "Das Gremium stellt ohne Mitwirkung der betroffenen Person fest:"


@pytest.fixture
def tie(club):
    """Ties somebody to the club: `tie(mandate, "board")`."""

    def make(mandate, kind, starts=FIRST, ends=None):
        return Tie.objects.create(
            person=mandate.person, organisation=club, kind=kind, starts=starts, ends=ends
        )

    return make


@pytest.fixture
def concerned(item, club):
    """The item concerns the club."""
    Concern.objects.create(item=item, organisation=club)
    return item


def asked(item):
    return [
        (str(hint.mandate.person), [str(ground.said) for ground in hint.grounds], hint.excludes)
        for hint in hints(item)
    ]


@pytest.mark.parametrize(
    ("kind", "said", "excludes"),
    [
        ("employee", "dort beschäftigt", True),
        ("board", "im Vorstand", True),
        ("relative", "Angehörige sind dort beschäftigt oder im Vorstand", True),
        ("volunteer", "dort ehrenamtlich tätig", False),
        ("member", "Mitglied", False),
    ],
)
def test_a_tie_to_a_concerned_organisation_hints(concerned, there, tie, kind, said, excludes):
    tie(there[0], kind)
    assert asked(concerned) == [("Uwe", [said], excludes)]


def test_the_weightiest_tie_comes_first(concerned, there, tie):
    tie(there[0], "member")
    tie(there[0], "board")
    assert asked(concerned) == [("Uwe", ["im Vorstand", "Mitglied"], True)]
    assert hints(concerned)[0].kind == "board"


def test_whom_the_organisation_sends_is_asked_too(concerned, there, club):
    Seat.objects.filter(pk=there[1].seat_id).update(organisation=club)
    assert asked(concerned) == [("Mia", ["von dort entsandt"], False)]


@pytest.mark.parametrize(
    ("starts", "ends", "hinted"),
    [
        (date(2026, 3, 12), None, True),
        (date(2026, 3, 13), None, False),
        (FIRST, date(2026, 3, 12), True),
        (FIRST, date(2026, 3, 11), False),
    ],
)
def test_a_tie_hints_while_it_is_in_force_on_the_day(concerned, there, tie, starts, ends, hinted):
    tie(there[0], "board", starts, ends)
    assert bool(hints(concerned)) == hinted
    barred = AgendaItem.objects.barring(reader_by(there[0]))
    assert barred.filter(pk=concerned.pk).exists() == hinted


def test_a_session_without_a_day_looks_at_the_ties_of_today(concerned, there, tie):
    tie(there[0], "board")
    Session.objects.update(state="searching", starts=None, ends=None)
    assert AgendaItem.objects.barring(reader_by(there[0])).filter(pk=concerned.pk).exists()


@pytest.mark.parametrize("ruling", Ruling)
def test_who_declared_or_was_ruled_on_is_not_asked_again(concerned, there, tie, ruling):
    tie(there[0], "board")
    Recusal.objects.create(item=concerned, mandate=there[0], ruling=ruling)
    assert asked(concerned) == []
    barred = AgendaItem.objects.barring(reader_by(there[0])).exists()
    assert barred == (ruling != Ruling.FREE)


@pytest.mark.parametrize("more", [0, 12])
def test_hints_of_a_whole_agenda_take_four_queries(
    concerned, there, tie, club, more, django_assert_num_queries
):
    tie(there[0], "board")
    items = [concerned]
    for position in range(2, 2 + more):
        made = AgendaItem.objects.create(
            session=concerned.session, position=position, title=str(position)
        )
        Concern.objects.create(item=made, organisation=club)
        items.append(made)
    with django_assert_num_queries(4):
        found = hints_of(concerned.session, items)
    assert all(len(row) == 1 for row in found.values())


def test_declaring_counts_once_and_leads_out_of_the_room(item, there):
    first = recusing.declare(by=NOBODY, item=item, mandate=there[0], ground="board")
    again = recusing.declare(by=NOBODY, item=item, mandate=there[0])
    assert again == first
    left = Presence.objects.get(attendee__mandate=there[0])
    assert left.left_for == item
    assert Presence.objects.now().count() == 2


def test_who_is_free_after_all_comes_back(item, there, by):
    recusing.declare(by=NOBODY, item=item, mandate=there[0])
    with clock.at(clock.now() + timedelta(minutes=5)):
        recusing.rule(by=by, item=item, mandate=there[0], ruling=Ruling.FREE)
    assert Presence.objects.now().filter(attendee__mandate=there[0]).exists()
    with pytest.raises(ValidationError, match="keine Befangenheit"):
        recusing.declare(by=NOBODY, item=item, mandate=there[0])


def test_a_mistake_is_taken_back_until_something_was_decided(item, there):
    made = recusing.declare(by=NOBODY, item=item, mandate=there[0])
    with clock.at(clock.now() + timedelta(minutes=5)):
        recusing.withdraw(by=NOBODY, recusal=made)
    assert not Recusal.objects.exists()
    assert Presence.objects.now().count() == 3
    made = recusing.declare(by=NOBODY, item=item, mandate=there[1])
    Vote.objects.create(item=item, manner="hands", state="closed")
    with pytest.raises(ValidationError, match="schon abgestimmt"):
        recusing.withdraw(by=NOBODY, recusal=made)


def test_a_ruling_of_the_body_is_not_taken_back_by_the_member(item, there, by):
    made = recusing.rule(by=by, item=item, mandate=there[0], ruling=Ruling.EXCLUDED)
    with pytest.raises(ValidationError, match="Das hat das Gremium entschieden"):
        recusing.withdraw(by=NOBODY, recusal=made)


def test_nobody_enters_of_herself_that_she_is_free(item, there, by):
    there[0].person.account = by.account
    there[0].person.save()
    with pytest.raises(ValidationError, match="ohne Sie"):
        recusing.rule(by=by, item=item, mandate=there[0], ruling=Ruling.FREE)
    recusing.rule(by=by, item=item, mandate=there[0], ruling=Ruling.EXCLUDED)


@pytest.mark.parametrize("state", ["done", "deferred", "dropped"])
def test_what_is_over_is_over(item, there, by, state):
    AgendaItem.objects.update(state=state)
    with pytest.raises(ValidationError, match="abgeschlossen"):
        recusing.declare(by=NOBODY, item=item, mandate=there[0])
    with pytest.raises(ValidationError, match="abgeschlossen"):
        recusing.rule(by=by, item=item, mandate=there[0], ruling=Ruling.EXCLUDED)


@pytest.mark.parametrize("state", ["open", "counting"])
def test_nobody_is_recused_in_the_middle_of_a_vote(item, there, state):
    Vote.objects.create(item=item, manner="open", state=state)
    with pytest.raises(ValidationError, match="sofort Bescheid"):
        recusing.declare(by=NOBODY, item=item, mandate=there[0])


def test_a_member_of_another_body_is_not_recused_here(item, there):
    there[0].seat.committee_id += 1
    with pytest.raises(ValidationError, match="nicht in diesem Gremium"):
        recusing.declare(by=NOBODY, item=item, mandate=there[0])


def test_the_trail_knows_no_name(item, there):
    recusing.declare(by=NOBODY, item=item, mandate=there[0], ground="board")
    written = Activity.objects.filter(verb="committees.recusal.declared").get()
    assert written.changes["mandate"] == [None, there[0].pk]
    assert "Uwe" not in str(written.changes)


def out(item, mandate, left, back=None):
    """Somebody who left for an item at one hour and came back at another."""
    Presence.objects.filter(attendee__mandate=mandate).update(
        came=clock.now() - timedelta(hours=9), left=left, left_for=item
    )
    if back:
        place = mandate.attendances.get()
        Presence.objects.create(attendee=place, came=back)


def at(text):
    return clock.now().replace(hour=int(text[:2]), minute=int(text[3:]))


def test_the_minutes_say_who_left_from_when_to_when(item, there, by):
    with clock.at(at("18:05")):
        recusing.declare(by=NOBODY, item=item, mandate=there[0], ground="board")
        recusing.declare(by=NOBODY, item=item, mandate=there[1])
        recusing.rule(by=by, item=item, mandate=there[2], ruling=Ruling.FREE)
    out(item, there[0], at("18:05"), at("18:20"))
    Presence.objects.filter(attendee__mandate=there[1]).update(left=None, left_for=None)
    assert minute_sentences(item) == [
        "Uwe erklärt sich für befangen (im Vorstand).",
        f"Uwe verlässt den Raum von 18:05 bis 18:20 Uhr {STAYS_OUT}",
        "Mia erklärt sich für befangen.",
        "Mia nimmt an Beratung und Abstimmung nicht teil.",
        f"{WITHOUT_HER} Kim ist nicht befangen.",
    ]


def test_who_does_not_come_back_and_whom_the_body_excludes(item, there, by):
    with clock.at(at("18:05")):
        recusing.rule(by=by, item=item, mandate=there[0], ruling=Ruling.EXCLUDED, ground="member")
    out(item, there[0], at("18:05"))
    assert minute_sentences(item) == [
        f"{WITHOUT_HER} Uwe ist befangen (Mitglied).",
        f"Uwe verlässt um 18:05 Uhr den Raum {STAYS_OUT}",
    ]


def test_the_public_reads_neither_name_nor_tie(item, there):
    recusing.declare(by=NOBODY, item=item, mandate=there[0], ground="board")
    said = " ".join(minute_sentences(item, named=False))
    assert "Ein Mitglied erklärt sich für befangen." in said
    assert "Uwe" not in said
    assert "Vorstand" not in said


@pytest.mark.parametrize("more", [0, 12])
def test_the_sentences_of_a_whole_agenda_take_two_queries(
    item, there, more, django_assert_num_queries
):
    items = [item]
    for position in range(2, 2 + more):
        made = AgendaItem.objects.create(session=item.session, position=position, title="x")
        Recusal.objects.create(item=made, mandate=there[0], ruling=Ruling.DECLARED)
        items.append(made)
    with django_assert_num_queries(2):
        minute_sentences_of(items)
