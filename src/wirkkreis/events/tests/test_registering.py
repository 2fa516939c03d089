"""Registering: who gets a place, what is refused, what can be changed afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from wirkkreis.activity.models import Activity
from wirkkreis.events.models import (
    Asked,
    Consent,
    ConsentText,
    Event,
    GroupRule,
    Names,
    Question,
    QuestionKind,
    Registration,
)
from wirkkreis.events.registration.registering import cancel, change, confirm, register
from wirkkreis.events.registration.waiting import place_in_line
from wirkkreis.tenancy import clock

MINUTE = timedelta(minutes=1)


@pytest.fixture
def come(admission, nobody):
    """Register for the event of five places."""

    def come(**given):
        return register(admission, by=nobody, language="de", **given)

    return come


@pytest.fixture
def full(come):
    """All five places are taken, by a group of three and one of two."""
    return come(size=3), come(size=2)


def subjects(to: str) -> list[str]:
    return [str(letter.subject) for letter in mail.outbox if letter.to == [to]]


def errors_of(caught):
    return caught.value.message_dict


def test_without_an_address_the_place_is_firm_and_has_a_code(come):
    made = come()
    assert (made.state, made.expires_at) == ("firm", None)
    assert len(made.code) == 6
    assert list(Registration.objects.to_review()) == [made]


def test_with_an_address_the_place_is_held_until_it_is_confirmed(come, nobody):
    with clock.at(clock.now()):
        made = come(email="amira@example.org")
        assert (made.state, made.expires_at) == ("unconfirmed", clock.now() + timedelta(hours=24))
    assert Registration.objects.holding(clock.now()).people() == 1
    assert confirm(made, by=nobody).state == "firm"
    assert subjects("amira@example.org") == [
        "Bitte bestätigen: Regionalkonferenz",
        "Sie sind angemeldet: Regionalkonferenz",
    ]


def test_confirming_twice_is_confirming_once(come, nobody):
    made = come(email="amira@example.org")
    confirm(made, by=nobody)
    assert confirm(made, by=nobody).state == "firm"
    assert Activity.objects.about(made).filter(verb="events.registration.confirmed").count() == 1


def test_who_confirms_too_late_is_told_what_to_do(come, nobody):
    made = come(email="amira@example.org")
    with (
        clock.at(made.expires_at),
        pytest.raises(ValidationError, match="melden Sie sich noch einmal an"),
    ):
        confirm(made, by=nobody)


def test_a_double_click_registers_once(come):
    nonce = uuid4()
    assert come(nonce=nonce) == come(nonce=nonce)
    assert Registration.objects.count() == 1


def test_the_trail_knows_the_size_and_no_name(come):
    made = come(name="Amira", email="amira@example.org", size=2)
    received = Activity.objects.about(made).get()
    assert received.changes == {"state": ["", "unconfirmed"], "size": [0, 2]}


def test_who_is_signed_in_needs_no_confirmation_of_her_own_address(admission, coordinator):
    made = register(
        admission, by=coordinator, language="de", email="Jana@example.org", as_herself=True
    )
    assert (made.state, made.account) == ("firm", coordinator.account)


def test_who_is_signed_in_confirms_another_address(admission, coordinator):
    made = register(admission, by=coordinator, language="de", email="a@b.example", as_herself=True)
    assert made.state == "unconfirmed"


def test_when_it_is_full_people_wait_in_line(full, come):
    first, second = come(email="a@example.org"), come()
    assert (first.state, second.state) == ("waiting", "waiting")
    assert (place_in_line(first), place_in_line(second)) == (1, 2)
    assert subjects("a@example.org") == ["Auf der Warteliste: Regionalkonferenz"]


def test_without_a_waiting_list_a_full_event_refuses(full, come, admission):
    admission.waiting_list = False
    admission.save()
    with pytest.raises(ValidationError, match="alle Plätze vergeben"):
        come()


def test_without_a_waiting_list_a_group_hears_how_many_places_are_left(come, admission):
    admission.waiting_list = False
    admission.save()
    come(size=3)
    with pytest.raises(ValidationError) as caught:
        come(size=3)
    assert errors_of(caught) == {"size": ["Es sind nur noch 2 Plätze frei."]}


def test_a_group_waits_as_a_whole(come):
    come(size=3)
    assert come(size=3).state == "waiting"


def test_a_group_takes_what_is_free_where_the_event_says_so(come, admission):
    admission.group_rule = GroupRule.WHAT_IS_FREE
    admission.save()
    come(size=3)
    made = come(size=4, minors=3, guardian="Frau Kaya")
    assert (made.state, made.size, made.minors) == ("firm", 2, 2)
    assert come(size=2).state == "waiting"


@pytest.mark.parametrize(("rule", "state"), [("passed", "firm"), ("held", "waiting")])
def test_a_group_that_does_not_fit_is_passed_or_holds_up(come, write_rule, rule, state):
    write_rule(waiting_groups=rule)
    come(size=4)
    assert come(size=2).state == "waiting"
    assert come(size=1).state == state


def test_without_a_limit_nobody_waits(come, admission):
    admission.capacity = None
    admission.save()
    assert {come(size=6).state for _ in range(5)} == {"firm"}


@pytest.mark.parametrize(
    ("size", "field", "words"),
    [
        (0, "size", "mindestens einen"),
        (7, "size", "höchstens 6 Menschen"),
    ],
)
def test_an_impossible_group_is_refused_at_its_field(come, size, field, words):
    with pytest.raises(ValidationError) as caught:
        come(size=size)
    assert words in errors_of(caught)[field][0]


def test_more_young_people_than_people_are_refused(come):
    with pytest.raises(ValidationError) as caught:
        come(size=1, minors=2, guardian="Frau Kaya")
    assert "minors" in errors_of(caught)


def test_a_second_before_the_deadline_is_in_time_and_at_it_is_too_late(come, admission):
    admission.closes = clock.now() + timedelta(days=1)
    admission.save()
    with clock.at(admission.closes - timedelta(seconds=1)):
        assert come().state == "firm"
    with clock.at(admission.closes), pytest.raises(ValidationError, match="zu Ende"):
        come()


def test_before_the_beginning_one_is_told_when_it_begins(come, admission):
    admission.opens = clock.now() + MINUTE
    admission.save()
    with pytest.raises(ValidationError, match="beginnt erst"):
        come()


@pytest.mark.parametrize("state", ["published", "closed", "cancelled"])
def test_an_event_that_is_not_open_refuses(come, event, state):
    Event.objects.filter(pk=event.pk).update(state=state)
    with pytest.raises(ValidationError):
        come()


def test_what_the_event_requires_is_asked_for(come, admission):
    admission.ask_name = admission.ask_email = Asked.REQUIRED
    admission.save()
    with pytest.raises(ValidationError) as caught:
        come()
    assert set(errors_of(caught)) == {"name", "email"}


@pytest.mark.parametrize("field", ["name", "email", "guardian"])
def test_of_endangered_people_no_name_is_taken(come, event, field):
    Event.objects.filter(pk=event.pk).update(names=Names.PROTECTED)
    with pytest.raises(ValidationError) as caught:
        come(**{field: "amira@example.org"})
    assert set(errors_of(caught)) == {field}


def test_of_endangered_people_no_account_is_kept(admission, event, coordinator):
    Event.objects.filter(pk=event.pk).update(names=Names.PROTECTED)
    assert register(admission, by=coordinator, language="de", as_herself=True).account is None


def test_of_children_only_the_number_and_one_adult_are_kept(come, event):
    Event.objects.filter(pk=event.pk).update(names=Names.UNDER_AGE)
    with pytest.raises(ValidationError) as caught:
        come(name="Kim", size=3, minors=3)
    assert set(errors_of(caught)) == {"name", "guardian"}
    assert come(size=3, minors=3, guardian="Frau Kaya").state == "firm"


def test_who_is_too_young_gives_no_name_but_an_adult(come):
    with pytest.raises(ValidationError) as caught:
        come(name="Kim", minors=1)
    assert set(errors_of(caught)) == {"name", "guardian"}


def test_a_family_may_say_a_name(come):
    assert come(name="Familie Kaya", size=3, minors=2).state == "firm"


def test_parents_agree_where_the_event_asks_for_it(come, admission):
    admission.ask_guardian = True
    admission.save()
    with pytest.raises(ValidationError) as caught:
        come(minors=1, guardian="Frau Kaya")
    assert set(errors_of(caught)) == {"guardian_agreed"}
    assert come(minors=1, guardian="Frau Kaya", guardian_agreed=True).state == "firm"


def test_a_required_question_is_answered(come, admission):
    question = Question.objects.create(
        admission=admission, label={"de": "Woher?"}, kind=QuestionKind.TEXT, required=True
    )
    with pytest.raises(ValidationError) as caught:
        come()
    assert set(errors_of(caught)) == {f"question_{question.pk}"}
    assert come(answers={question: "Sangerhausen"}).answers.get().text == "Sangerhausen"


def test_consent_is_given_to_the_newest_wording(come, admission):
    old, new = (
        ConsentText.objects.create(admission=admission, version=version, text={"de": "Fotos"})
        for version in (1, 2)
    )
    for agreed in ([], [old]):
        with pytest.raises(ValidationError) as caught:
            come(consents=agreed)
        assert set(errors_of(caught)) == {"consents"}
    come(consents=[new])
    assert Consent.objects.get().text == new


def test_only_the_help_that_there_is_can_be_asked_for(come):
    with pytest.raises(ValidationError) as caught:
        come(supports=["lift"])
    assert set(errors_of(caught)) == {"supports"}


def test_who_cancels_frees_the_place_for_the_next(full, come, nobody):
    waiting = come()
    assert cancel(full[1], by=nobody).state == "cancelled"
    waiting.refresh_from_db()
    assert waiting.state == "firm"


def test_cancelling_twice_is_cancelling_once(come, nobody):
    made = come(email="amira@example.org")
    cancel(made, by=nobody)
    cancel(made, by=nobody)
    assert subjects("amira@example.org")[1:] == ["Abgemeldet: Regionalkonferenz"]


def test_nobody_cancels_what_has_begun(come, nobody, event):
    made = come()
    with clock.at(event.starts), pytest.raises(ValidationError, match="schon begonnen"):
        cancel(made, by=nobody)


def test_a_group_can_grow_into_free_places_only(come, nobody):
    made = come(size=3)
    assert change(made, by=nobody, size=5).size == 5
    with pytest.raises(ValidationError) as caught:
        change(made, by=nobody, size=6)
    assert "size" in errors_of(caught)
    made.refresh_from_db()
    assert made.size == 5


def test_a_group_does_not_grow_into_places_others_wait_for(come, nobody, write_rule):
    write_rule(waiting_groups="held")
    made = come(size=3)
    come(size=3)
    with pytest.raises(ValidationError, match="warten schon andere"):
        change(made, by=nobody, size=4)


def test_a_smaller_group_frees_places(full, come, nobody):
    waiting = come()
    change(full[0], by=nobody, size=2)
    waiting.refresh_from_db()
    assert waiting.state == "firm"


def test_what_is_changed_is_recorded_by_name_only(come, nobody):
    made = come(name="Amira")
    change(made, by=nobody, support_note="Rollstuhl")
    newest = Activity.objects.about(made).latest("pk")
    assert (newest.verb, newest.fields) == ("events.registration.changed", ["support_note"])
    change(made, by=nobody, support_note="Rollstuhl")
    assert Activity.objects.about(made).latest("pk") == newest


def test_an_answer_can_be_changed_and_taken_back(come, nobody, admission):
    question = Question.objects.create(
        admission=admission, label={"de": "Woher?"}, kind=QuestionKind.TEXT
    )
    made = come(answers={question: "Hettstedt"})
    change(made, by=nobody, answers={question: "Eisleben"})
    assert made.answers.get().text == "Eisleben"
    change(made, by=nobody, answers={question: ""})
    assert not made.answers.exists()


def test_what_is_over_cannot_be_changed(come, nobody):
    made = cancel(come(), by=nobody)
    with pytest.raises(ValidationError, match="gilt nicht mehr"):
        change(made, by=nobody, size=1)
