"""Decisions in writing: who answers, what stops them, what they decide."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.circulating import circling
from wirkkreis.committees.circulating.circular_letters import tell_of_circular
from wirkkreis.committees.models import Circular, Resolution, Result, Session
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tokens import sign
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

SEE_OTHER, INVALID, NOT_FOUND = 303, 422, 404


@pytest.fixture
def draft(by, there, committee):
    """Makes a draft to three members."""
    made = Circular(committee=committee, title="Druckkosten", text="Wir zahlen 380 Euro.")
    return circling.write_circular(by=by, circular=made)


@pytest.fixture
def running(by, draft):
    return circling.start_circular(by=by, circular=draft)


def rights(circular):
    return list(circular.vote.entitlements.order_by("seat__title"))


def answer(circular, *sides):
    for right, side in zip(rights(circular), sides, strict=False):
        circling.answer_circular(by=NOBODY, entitlement=right, side=side)


def later(circular):
    return clock.at(circular.ends + timedelta(minutes=1))


def test_sending_it_out_freezes_who_answers_and_until_when(running, there, put, seats):
    put(seats[3], "Zoe")
    assert {right.mandate_id for right in rights(running)} == {member.pk for member in there}
    assert (running.ends - running.starts).days == 14
    assert running.statute is not None


@pytest.mark.parametrize(
    ("values", "words"), [({"circular": False}, "kennt keine"), ({"days_for_circular": 3}, "")]
)
def test_the_rules_of_the_day_hold(by, draft, rules, values, words):
    rules(**values)
    if words:
        with pytest.raises(ValidationError, match=words):
            circling.start_circular(by=by, circular=draft)
    else:
        ends = circling.start_circular(by=by, circular=draft).ends
        assert ends
        assert (ends - clock.now()).days == 3


def test_what_is_over_before_it_begins_is_not_sent(by, draft):
    draft.ends = clock.now() - timedelta(hours=1)
    draft.save()
    with pytest.raises(ValidationError, match="Vergangenheit"):
        circling.start_circular(by=by, circular=draft)


@pytest.mark.parametrize(
    ("sides", "result"),
    [
        ((Side.YES, Side.YES, Side.NO), Result.ADOPTED),
        ((Side.YES, Side.NO, Side.ABSTAIN), Result.REJECTED),
        ((), Result.REJECTED),
    ],
)
def test_at_its_end_the_answers_decide(running, sides, result):
    answer(running, *sides)
    with later(running):
        done = circling.finish_circular(by=NOBODY, circular=running)
    done.vote.refresh_from_db()
    assert (done.state, done.vote.state, done.vote.result) == ("decided", "closed", result)
    assert Resolution.objects.filter(circular=done).exists() == (result == Result.ADOPTED)


def test_it_ends_early_only_when_all_have_answered(by, running):
    answer(running, Side.YES)
    with pytest.raises(ValidationError, match="nicht alle"):
        circling.finish_circular(by=by, circular=running)
    answer(running, Side.NO, Side.YES, Side.YES)
    assert circling.finish_circular(by=by, circular=running).state == "decided"


def test_after_the_end_nobody_answers(running):
    with later(running), pytest.raises(ValidationError, match="beendet"):
        answer(running, Side.YES)


def test_an_objection_stops_it_with_its_reason(running):
    right = rights(running)[0]
    with pytest.raises(ValidationError, match="Grund"):
        circling.object_to(by=NOBODY, entitlement=right, reason=" ")
    stopped = circling.object_to(by=NOBODY, entitlement=right, reason="Das müssen wir bereden.")
    assert (stopped.state, stopped.objection) == ("stopped", "Das müssen wir bereden.")
    with pytest.raises(ValidationError, match="beendet"):
        answer(running, Side.YES)


def test_where_the_rules_say_so_an_objection_stops_nothing(by, draft, rules):
    rules(objection_stops=False)
    started = circling.start_circular(by=by, circular=draft)
    with pytest.raises(ValidationError, match="hält ein Widerspruch"):
        circling.object_to(by=NOBODY, entitlement=rights(started)[0], reason="Nein!")


def test_the_next_session_decides_what_was_stopped_and_hears_what_was_decided(by, running):
    starts = clock.now() + timedelta(days=20)
    session = Session.objects.create(
        committee=running.committee, title="2.", starts=starts, ends=starts + timedelta(hours=1)
    )
    assert list(circling.coming_sessions(running)) == [session]
    stopped = circling.object_to(by=NOBODY, entitlement=rights(running)[0], reason="Reden.")
    put = circling.take_to_session(by=by, circular=stopped, session=session)
    assert (put.kind, put.text) == ("decision", running.text)


def test_it_is_reminded_of_once_and_ended_in_time(running):
    assert not circling.to_remind().exists()
    with clock.at(running.ends - timedelta(days=2)):
        for circular in circling.to_remind():
            circling.remind(circular)
        assert not circling.to_remind().exists()
        assert not circling.overdue().exists()
    with later(running):
        assert list(circling.overdue()) == [running]


def test_reminders_go_to_who_has_not_answered(running):
    Person.objects.update(email="mitglied@example.org")
    answer(running, Side.YES)
    tell_of_circular(running, "remind")
    assert len(mail.outbox) == 2
    assert "umlauf/" in mail.outbox[0].body


@pytest.fixture
def own(running):
    return reverse("own-circular", args=[sign("circular", rights(running)[0].key)])


def test_one_press_behind_the_link_is_an_answer(client, own, running):
    assert client.post(own, {"side": "yes"}).status_code == SEE_OTHER
    assert "Sie haben geantwortet: Ja." in client.get(own).text
    client.post(own, {"side": "no"})
    assert rights(running)[0].ballots.get().side == "no"


def test_the_link_can_also_object(client, own, running):
    assert client.post(own, {"object": "1", "reason": ""}).status_code == INVALID
    assert client.post(own, {"object": "1", "reason": "Bitte reden."}).status_code == SEE_OTHER
    assert "in die nächste Sitzung" in client.get(own).text
    assert client.get(own.replace("umlauf/", "umlauf/x")).status_code == NOT_FOUND


def test_staff_send_enter_and_end_it(at_work, committee, there):
    sent = {"title": "Druck", "text": "380 Euro", "explanation": "", "ends_0": "", "ends_1": ""}
    made = at_work.post(reverse("circular-add", args=[committee.pk]), sent)
    row = Circular.objects.get()
    assert made.url == row.get_absolute_url()
    step = reverse("circular-step", args=[row.pk])
    at_work.post(step, {"step": "start"})
    for right in rights(row):
        at_work.post(reverse("circular-answer", args=[row.pk, right.pk]), {"side": "yes"})
    at_work.post(step, {"step": "finish"})
    assert "angenommen" in at_work.get(row.get_absolute_url()).text
    assert "Druck" in at_work.get(reverse("circulars", args=[committee.pk])).text
