"""A session without its chair: it is said, another one presides, and nobody absent breaks ties."""

import pytest
from django.urls import reverse

from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    Manner,
    Minutes,
    Motion,
    Office,
    Presence,
    Result,
    Session,
    Vote,
)
from wirkkreis.committees.readers import Reader
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.records.drafting import draft
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.committees.tests.conftest import FIRST
from wirkkreis.committees.tests.test_pages import text
from wirkkreis.committees.voting.casting import cast_open
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.tenancy import clock

pytestmark = pytest.mark.django_db
NOBODY = "Vorsitz und Stellvertretung fehlen: Bestimmen Sie, wer die Sitzung leitet."


@pytest.fixture
def there(sitting, item, seats, put, rules):
    """Uwe has the chair and Mia the vice chair; both are away, Kim and Zoe are there."""
    Session.objects.update(
        state="invited", opened_at=None, statute=rules(quorum="third", quorum_least=2)
    )
    AgendaItem.objects.update(state="waiting")
    names = ("Uwe", "Mia", "Kim", "Zoe")
    members = {name: put(seat, name) for name, seat in zip(names, seats, strict=True)}
    places = {
        name: Attendee.objects.create(
            session=sitting, mandate=mandate, invited_at=sitting.invited_at
        )
        for name, mandate in members.items()
    }
    for name, kind in (("Uwe", "chair"), ("Mia", "vice_chair")):
        Office.objects.create(mandate=members[name], kind=kind, starts=FIRST)
    for name in ("Kim", "Zoe"):
        Presence.objects.create(attendee=places[name], came=clock.now())
    return places


@pytest.fixture
def desk(at_work, sitting):
    """The page of who runs the session."""
    return lambda: text(at_work.get(reverse("sitting", args=[sitting.pk])))


@pytest.fixture
def chosen(at_work, sitting):
    """Lets the desk write who presides."""

    def choose(place):
        sent = {"mandate": place.mandate_id if place else ""}
        page = at_work.post(reverse("sitting-chair", args=[sitting.pk]), sent, follow=True)
        return text(page)

    return choose


@pytest.fixture
def level(by, sitting, item, there):
    """Votes by name: one yes of the one named, one no of another; the result."""

    def vote(yes, no):
        called = AgendaItem.objects.get(pk=item.pk)
        motion = put_motion(by=by, motion=Motion(item=called, text="Das Fest findet statt."))
        opened = open_vote(
            by=by, vote=prepare(by=by, vote=Vote(item=called, motion=motion, manner=Manner.OPEN))
        )
        for name, side in ((yes, Side.YES), (no, Side.NO)):
            right = opened.entitlements.get(mandate=there[name].mandate)
            cast_open(by=by, entitlement=right, ballot={None: side})
        return close_vote(by=by, vote=opened)

    return vote


@pytest.fixture
def opened(at_work, by, sitting, item, there):
    """Opened without the chair."""
    at_work.post(reverse("sitting-open", args=[sitting.pk]))
    session = Session.objects.get()
    assert session.state == "open"
    presiding.call_item(AgendaItem.objects.get(pk=item.pk), by=by)
    return session


def test_before_and_after_the_opening_it_is_said_that_nobody_presides(desk, there, opened):
    assert NOBODY in desk()
    Session.objects.update(state="invited")
    assert NOBODY in desk()


def test_a_chair_who_is_away_breaks_no_tie(opened, level):
    vote = level("Kim", "Zoe")
    assert (vote.result, vote.chair_side, vote.by_chair) == (Result.REJECTED, "", False)


def test_the_vice_chair_presides_and_breaks_the_tie(desk, by, there, opened, level):
    attending.come(there["Mia"], by=by)
    assert "Die Sitzung leitet Mia." in desk()
    vote = level("Mia", "Zoe")
    assert (vote.result, vote.by_chair) == (Result.ADOPTED, True)


def test_whoever_is_chosen_presides_breaks_the_tie_and_stands_in_the_minutes(
    desk, by, there, opened, chosen, level
):
    assert "Die Sitzung leitet Kim." in chosen(there["Kim"])
    vote = level("Kim", "Zoe")
    assert (vote.result, vote.by_chair) == (Result.ADOPTED, True)
    closed = presiding.close_session(Session.objects.get(), by=by)
    minutes = draft(Minutes.objects.create(session=closed), Reader(sees_all=True))
    assert minutes.attendance.chair == "Kim"
    assert {"Uwe", "Mia"} == {one.name for one in minutes.attendance.missing}


def test_when_she_goes_it_is_said_and_the_chair_who_comes_can_take_over(
    desk, by, there, opened, chosen
):
    chosen(there["Kim"])
    attending.leave(there["Kim"], by=by)
    assert "Kim leitet die Sitzung, ist aber nicht im Raum" in desk()
    attending.come(there["Uwe"], by=by)
    assert "Kim leitet die Sitzung, ist aber nicht im Raum" in desk()
    page = chosen(None)
    assert "Die Sitzung leitet Uwe." in page
    assert "nicht im Raum" not in page


def test_once_the_session_is_over_nobody_is_called_back(desk, by, there, opened, chosen):
    chosen(there["Kim"])
    presiding.close_session(Session.objects.get(), by=by)
    assert "Die Sitzung leitet Kim." in desk()
