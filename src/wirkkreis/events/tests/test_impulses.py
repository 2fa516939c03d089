"""From an impulse to a task or a goal, or why not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.events.aftermath import impulses
from wirkkreis.events.models import Impulse
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Goal, Level, Measure
from wirkkreis.goals.planning import add_goal, make_plan


@pytest.fixture
def impulse(event, coordinator):
    (made,) = impulses.add_impulses(event, by=coordinator, texts=["Ein Bus am Abend"])
    return made


@pytest.fixture
def draft(coordinator):
    return make_plan(
        by=coordinator, title="Plan 2027", starts=date(2027, 1, 1), ends=date(2027, 12, 31)
    )


def test_several_are_put_down_at_once_in_their_order(event, coordinator):
    texts = ["Ein Bus am Abend", " ", "Mehr Bänke ", "Ein Bus am Abend"]
    impulses.add_impulses(event, by=coordinator, texts=texts, origin="Tisch 2")
    impulses.add_impulses(event, by=coordinator, texts=["Mehr Bänke", "Ein Chor"])
    found = [(str(one.text), one.origin, one.position) for one in event.impulses.all()]
    assert found == [
        ("Ein Bus am Abend", "Tisch 2", 1),
        ("Mehr Bänke", "Tisch 2", 2),
        ("Ein Chor", "", 3),
    ]


@pytest.mark.parametrize("texts", [["x" * 501], [f"Impuls {n}" for n in range(201)]])
def test_too_long_or_too_many_are_refused_whole(event, coordinator, texts):
    with pytest.raises(ValidationError):
        impulses.add_impulses(event, by=coordinator, texts=texts)
    assert not Impulse.objects.exists()


def test_a_task_keeps_its_origin_and_the_impulse_its_link(impulse, coordinator):
    measure = impulses.take_up_as_task(
        impulse,
        by=coordinator,
        title="Mit dem Busbetrieb sprechen",
        owner=coordinator.account,
        due=date(2027, 3, 1),
        note=impulses.origin_of(impulse),
    )
    impulse.refresh_from_db()
    assert impulse.measure == measure
    assert impulse.taken_up_on is not None
    assert "Regionalkonferenz" in measure.note
    assert impulses.outcome(impulse).state == "open"
    take(measure, "finish", by=coordinator)
    impulse = Impulse.objects.get()
    assert impulses.outcome(impulse).state == "done"
    last = Activity.objects.filter(verb="events.impulse.taken_up").get()
    assert last.changes == {"measure": [None, measure.pk]}


def test_a_goal_goes_into_a_draft_and_is_linked_once_the_plan_is_public(
    impulse, coordinator, draft
):
    goal = impulses.take_up_as_goal(
        impulse, by=coordinator, plan=draft, level=Level.ACTION, text=impulse.text.all
    )
    impulse = Impulse.objects.get()
    assert (impulse.goal, impulses.outcome(impulse).goal) == (goal, None)
    take(draft, "consult", by=coordinator)
    assert impulses.outcome(Impulse.objects.get()).goal == goal


def test_no_goal_goes_into_a_plan_that_is_no_draft(impulse, coordinator, draft):
    add_goal(draft, by=coordinator, level=Level.ACTION, text="Schon da")
    draft = take(draft, "consult", by=coordinator)
    with pytest.raises(ValidationError, match="Entwurf"):
        impulses.take_up_as_goal(
            impulse, by=coordinator, plan=draft, level=Level.ACTION, text="Ein Bus"
        )
    assert Goal.objects.count() == 1


def test_why_not_stands_there_until_it_is_taken_up_after_all(impulse, coordinator):
    impulses.decline_impulse(impulse, by=coordinator, reason="Fährt schon")
    impulse.refresh_from_db()
    said = impulses.outcome(impulse)
    assert (said.state, said.reason) == ("missed", "Fährt schon")
    impulses.take_up_as_task(impulse, by=coordinator, title="Doch")
    impulse.refresh_from_db()
    assert impulse.declined == ""


def test_an_impulse_is_taken_up_once(impulse, coordinator):
    impulses.take_up_as_task(impulse, by=coordinator, title="Einmal")
    with pytest.raises(ValidationError, match="schon aufgenommen"):
        impulses.take_up_as_task(impulse, by=coordinator, title="Zweimal")
    with pytest.raises(ValidationError, match="schon aufgenommen"):
        impulses.decline_impulse(impulse, by=coordinator, reason="Nein")
    assert Measure.objects.count() == 1


def test_an_impulse_whose_task_is_gone_is_open_again(impulse, coordinator):
    impulses.take_up_as_task(impulse, by=coordinator, title="Einmal").delete()
    assert impulses.outcome(Impulse.objects.get()).state == "unknown"


def test_taking_an_impulse_out_leaves_its_task(impulse, coordinator):
    impulses.take_up_as_task(impulse, by=coordinator, title="Bleibt")
    impulses.remove_impulse(impulse, by=coordinator)
    assert Measure.objects.exists()
    assert not Impulse.objects.exists()


def test_other_words_are_kept_in_every_language(impulse, coordinator):
    impulse.text = {"de": "Ein Bus bis 22 Uhr", "en": "A bus until 10 p.m."}
    impulses.change_impulse(impulse, by=coordinator)
    impulse.refresh_from_db()
    assert impulse.text.all["en"] == "A bus until 10 p.m."
