"""Whether something may be decided now, and the first reason why not."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Concern,
    Recusal,
    Ruling,
    Session,
    Speaker,
    Tie,
    Vote,
)
from wirkkreis.committees.models.vote import Motion
from wirkkreis.committees.reckoning.speaking import Quorum
from wirkkreis.committees.sitting import moving, reporting, turns
from wirkkreis.committees.sitting.deciding import why_no_decision
from wirkkreis.committees.sitting.saying import quorum_in_words, what_if_one_leaves
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.tenancy import clock


@pytest.fixture
def asked(sitting, item, there):
    """Asks anew, with rows as they are."""

    def ask():
        row = AgendaItem.objects.select_related("session__committee", "session__statute")
        found = row.get(pk=item.pk)
        return why_no_decision(found.session, found)

    return ask


def test_with_quorum_and_in_time_it_may(asked):
    assert asked() == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"state": "invited"}, "Die Sitzung läuft gerade nicht."),
        ({"clearing": "no_decisions"}, "wird nur beraten"),
    ],
)
def test_the_session_speaks_against_it(asked, sitting, change, said):
    Session.objects.filter(pk=sitting.pk).update(**change)
    assert said in asked()


def test_the_item_has_to_be_called(asked, item):
    AgendaItem.objects.update(state="waiting")
    assert asked() == "Rufen Sie den Tagesordnungspunkt zuerst auf."


def test_a_late_invitation_has_to_be_cleared(asked, sitting):
    late = sitting.starts - timedelta(days=2)
    Session.objects.update(invited_at=late)
    Attendee.objects.update(invited_at=late)
    assert "Zu spät eingeladen" in asked()
    Session.objects.update(clearing="no_objection")
    assert asked() == ""


def test_a_late_item_has_to_be_cleared(asked, item):
    AgendaItem.objects.update(is_late=True)
    assert "kam nach der Einladung" in asked()


def test_without_quorum_nothing_is_decided(asked, there, leave):
    leave(there[2])
    assert asked() == "Nicht beschlussfähig: es fehlt 1 Stimme"


def test_whom_the_law_excludes_is_asked_first_if_she_is_there(asked, item, there, club, leave, put):
    Concern.objects.create(item=item, organisation=club)
    tie = Tie.objects.create(person=there[0].person, organisation=club, kind="board", starts=FIRST)
    assert asked() == "Noch offen ist, ob befangen: Uwe"
    Tie.objects.filter(pk=tie.pk).update(kind="member")
    assert asked() == ""
    Tie.objects.filter(pk=tie.pk).update(kind="board")
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.FREE)
    assert asked() == ""


@pytest.mark.parametrize(
    ("present", "needed", "said", "leaving"),
    [
        (6, 5, "Beschlussfähig: 6 von 9 Stimmen sind da, 5 nötig", "1 Stimme kann noch gehen."),
        (5, 5, "Beschlussfähig: 5 von 9 Stimmen sind da, 5 nötig", "Geht noch eine Stimme"),
        (1, 1, "Beschlussfähig: 1 von 9 Stimmen ist da, 1 nötig", "Geht noch eine Stimme"),
        (4, 5, "Nicht beschlussfähig: es fehlt 1 Stimme", "4 von 9 Stimmen sind da, 5 nötig."),
        (3, 5, "Nicht beschlussfähig: es fehlen 2 Stimmen", "3 von 9 Stimmen sind da"),
    ],
)
def test_the_quorum_in_words(present, needed, said, leaving):
    found = Quorum(present=present, needed=needed, base=9)
    assert quorum_in_words(found) == said
    assert what_if_one_leaves(found).startswith(leaving)


def test_amendments_are_voted_on_before_their_motion(item):
    first = Motion.objects.create(item=item, text="Eins", position=1)
    second = Motion.objects.create(item=item, text="Zwei", position=2)
    change = Motion.objects.create(item=item, text="Anders", amends=first, position=3)
    assert list(moving.in_order(item.motions.all())) == [change, first, second]


def test_what_was_voted_on_is_not_withdrawn(item, by):
    motion = Motion.objects.create(item=item, text="Eins")
    change = Motion.objects.create(item=item, text="Anders", amends=motion)
    Vote.objects.create(item=item, motion=change, state="closed")
    with pytest.raises(ValidationError, match="abgestimmt"):
        moving.withdraw(motion, by=by)
    Vote.objects.update(state="withdrawn")
    moving.withdraw(motion, by=by)
    assert moving.withdraw(motion, by=by).is_withdrawn


def test_speakers_come_in_the_order_in_which_they_asked(item, there, come, by):
    places = [Attendee.objects.get(mandate=mandate) for mandate in there]
    for number, place in enumerate((places[1], places[0], places[1])):
        with clock.at(clock.now() + timedelta(minutes=number)):
            turns.ask_to_speak(item, attendee=place, by=by)
    assert [str(row) for row in Speaker.objects.waiting()] == ["Mia", "Uwe"]
    first = Speaker.objects.waiting()[0]
    turns.has_spoken(first, by=by)
    turns.has_spoken(first, by=by)
    with clock.at(clock.now() + timedelta(minutes=9)):
        turns.ask_to_speak(item, attendee=places[1], by=by)
    assert [str(row) for row in Speaker.objects.waiting()] == ["Uwe", "Mia"]
    turns.strike_off(Speaker.objects.waiting()[0], by=by)
    assert [str(row) for row in Speaker.objects.waiting()] == ["Mia"]


def test_nobody_speaks_on_what_is_not_her_turn(item, there, by):
    place = Attendee.objects.get(mandate=there[0])
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.DECLARED)
    with pytest.raises(ValidationError, match="befangen"):
        turns.ask_to_speak(item, attendee=place, by=by)
    AgendaItem.objects.update(state="done")
    with pytest.raises(ValidationError, match="nicht beraten"):
        turns.ask_to_speak(item, attendee=place, by=by)


def test_the_same_words_again_are_no_conflict(item, by):
    seen = reporting.edition_of("")
    reporting.write_report(item, by=by, text="Einig.", seen=seen)
    reporting.write_report(item, by=by, text="Einig.", seen=seen)
    with pytest.raises(ValidationError, match="jemand anderes"):
        reporting.write_report(item, by=by, text="Uneinig.", seen=seen)
