"""What was not decided comes back, with everything that belongs to it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from wirkkreis.committees.agenda import carrying, papers
from wirkkreis.committees.models import (
    AgendaItem,
    Committee,
    Concern,
    Motion,
    Recusal,
    Ruling,
    Session,
    Vote,
)
from wirkkreis.committees.readers import reader_by
from wirkkreis.tenancy import clock


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def later(committee):
    """The next session of the body."""
    return _session(committee, 30)


def _session(committee, days, **more):
    starts = clock.now() + timedelta(days=days)
    return Session.objects.create(
        committee=committee,
        title=f"{days}",
        starts=starts,
        ends=starts + timedelta(hours=1),
        **more,
    )


@pytest.fixture
def deferred(item, there, by, club):
    """An item that was put off, with a paper, a concerned organisation and somebody recused."""
    item.text, item.is_public = "Worum es geht", False
    item.save()
    papers.add_papers(by=by, item=item, files=[SimpleUploadedFile("plan.txt", b"Plan")])
    Concern.objects.create(item=item, organisation=club)
    Recusal.objects.create(item=item, mandate=there[0], ruling=Ruling.DECLARED, ground="board")
    AgendaItem.objects.filter(pk=item.pk).update(state="deferred")
    item.refresh_from_db()
    return item


def test_a_deferred_item_comes_back_with_all_that_belongs_to_it(deferred, later, there, by):
    assert list(carrying.still_to_come(later)) == [deferred]
    (made,) = carrying.carry_over(by=by, items=[deferred], session=later)
    assert (made.title, made.text, made.is_public) == ("Fest", "Worum es geht", False)
    assert made.carried_from == deferred
    assert made.state == "waiting"
    assert [paper.name for paper in made.papers.all()] == ["plan.txt"]
    assert made.concerned.get().name == "Sportverein"
    assert set(AgendaItem.objects.barring(reader_by(there[0]))) == {deferred, made}
    assert not carrying.still_to_come(later).exists()


def test_motions_nobody_voted_on_come_back_with_their_amendments(deferred, later, there, by):
    open_one = Motion.objects.create(item=deferred, text="500 Euro", moved_by=there[0])
    Motion.objects.create(item=deferred, text="400 Euro", amends=open_one)
    Motion.objects.create(item=deferred, text="nichts", is_withdrawn=True)
    lost = Motion.objects.create(item=deferred, text="verloren")
    Vote.objects.create(item=deferred, motion=lost, state="closed")
    (made,) = carrying.carry_over(by=by, items=[deferred], session=later)
    first, change = made.motions.order_by("pk")
    assert (first.text, first.moved_by, first.amends) == ("500 Euro", there[0], None)
    assert (change.text, change.amends) == ("400 Euro", first)
    assert deferred.motions.count() == 4


def test_pressed_twice_an_item_comes_back_once(deferred, later, by):
    carrying.carry_over(by=by, items=[deferred], session=later)
    assert carrying.carry_over(by=by, items=[deferred], session=later) == []
    assert later.items.count() == 1


def test_taking_one_paper_out_leaves_the_others_file(
    deferred, later, by, django_capture_on_commit_callbacks
):
    (made,) = carrying.carry_over(by=by, items=[deferred], session=later)
    first, second = deferred.papers.get(), made.papers.get()
    with django_capture_on_commit_callbacks(execute=True):
        papers.remove_paper(by=by, paper=first)
    assert not Path(first.upload.path).exists()
    assert Path(second.upload.path).read_bytes() == b"Plan"


def test_a_file_that_is_gone_stops_nothing(deferred, later, by):
    Path(deferred.papers.get().upload.path).unlink()
    (made,) = carrying.carry_over(by=by, items=[deferred], session=later)
    assert not made.papers.exists()


def test_whoever_took_another_seat_meanwhile_stays_recused(deferred, later, there, put, seats, by):
    there[0].ends = clock.today()
    there[0].save()
    new = put(seats[3], "Uwe", starts=clock.today() + timedelta(days=1))
    (made,) = carrying.carry_over(by=by, items=[deferred], session=later)
    assert made.recusals.get().mandate == new


@pytest.mark.parametrize(
    ("session_state", "item_state", "offered"),
    [
        ("open", "waiting", False),
        ("open", "deferred", True),
        ("closed", "waiting", True),
        ("closed", "done", False),
        ("closed", "dropped", False),
        ("cancelled", "waiting", True),
    ],
)
def test_what_no_session_came_to_is_offered(item, later, session_state, item_state, offered):
    AgendaItem.objects.update(state=item_state)
    Session.objects.filter(pk=item.session_id).update(state=session_state)
    assert carrying.still_to_come(later).exists() == offered


def test_from_a_cancelled_session_it_is_offered_again(deferred, later, committee, by):
    carrying.carry_over(by=by, items=[deferred], session=later)
    Session.objects.filter(pk=later.pk).update(state="cancelled")
    third = _session(committee, 60)
    offered = carrying.still_to_come(third)
    assert deferred in offered


def test_a_second_invitation_takes_up_all_that_was_not_decided(item, committee, by):
    AgendaItem.objects.create(session=item.session, position=2, title="Wahl")
    AgendaItem.objects.create(session=item.session, position=3, title="Fertig", state="done")
    Session.objects.filter(pk=item.session_id).update(state="closed")
    again = _session(committee, 7, again_of=item.session)
    repeated = carrying.to_repeat(again)
    assert [row.title for row in repeated] == ["Fest", "Wahl"]
    made = carrying.carry_over(by=by, items=repeated, session=again)
    assert [str(row) for row in made] == ["1. Fest", "2. Wahl"]


def test_what_comes_back_after_the_invitation_is_late(deferred, later, by):
    Session.objects.filter(pk=later.pk).update(state="invited")
    (made,) = carrying.carry_over(by=by, items=[deferred], session=later)
    assert made.is_late


def test_only_undecided_items_of_the_same_body_come_back(deferred, later, by):
    other = Committee.objects.create(name="Fachgruppe", kind="expert")
    with pytest.raises(ValidationError, match="anderen Gremium"):
        carrying.carry_over(by=by, items=[deferred], session=_session(other, 40))
    AgendaItem.objects.filter(pk=deferred.pk).update(state="done")
    with pytest.raises(ValidationError, match="schon erledigt"):
        carrying.carry_over(by=by, items=[deferred], session=later)
