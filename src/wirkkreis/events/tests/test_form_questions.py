import pytest
from django.core.exceptions import ValidationError

from wirkkreis.events.models import Answer, Question, QuestionKind
from wirkkreis.events.registration.form_questions import (
    keep_question,
    move_question,
    remove_question,
)
from wirkkreis.events.registration.registering import register


def asked(admission, coordinator, label="Essen?", kind="text", choices=None, **more):
    question = Question(
        admission=admission, label={"de": label}, kind=kind, choices=choices or {}, **more
    )
    return keep_question(question, by=coordinator)


@pytest.fixture
def menu(admission, coordinator):
    choices = {"de": "Suppe\nSalat", "en": "Soup\nSalad"}
    return asked(admission, coordinator, kind="one", choices=choices)


@pytest.fixture
def answered(menu, nobody):
    register(menu.admission, by=nobody, language="de", name="Ada", answers={menu: "Suppe"})
    return menu


def test_questions_stand_in_the_order_they_were_added(admission, coordinator):
    first, second = (asked(admission, coordinator, label) for label in ("A", "B"))
    assert list(admission.questions.all()) == [first, second]


def test_a_question_moves_and_stops_at_the_end(admission, coordinator):
    first, second, third = (asked(admission, coordinator, label) for label in "ABC")
    move_question(third, by=coordinator, up=True)
    move_question(first, by=coordinator, up=True)
    assert list(admission.questions.all()) == [first, third, second]


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"de": "nur eine"},
        {"de": "Suppe\nSuppe"},
        {"de": "Suppe\n\nSalat"},
        {"de": "Suppe\nSalat", "en": "Soup"},
        {"de": f"Suppe\n{'x' * 201}"},
    ],
)
def test_answers_to_choose_from_have_to_make_sense(admission, coordinator, choices):
    with pytest.raises(ValidationError) as refused:
        asked(admission, coordinator, kind="one", choices=choices)
    assert set(refused.value.message_dict) == {"choices"}


def test_a_question_without_choice_keeps_none(admission, coordinator):
    assert not asked(admission, coordinator, kind="text", choices={"de": "a\nb"}).choices


def test_an_answered_question_can_be_reworded(answered, coordinator):
    answered.label = {"de": "Was möchten Sie essen?"}
    answered.choices = {"de": "Suppe\nSalat\nnichts", "en": "Soup\nSalad\nnothing"}
    keep_question(answered, by=coordinator)
    assert Question.objects.get().label == "Was möchten Sie essen?"
    assert Answer.objects.get().text == "Suppe"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("kind", {"kind": QuestionKind.TEXT}),
        ("kind", {"kind": QuestionKind.SEVERAL}),
    ],
)
def test_an_answered_question_keeps_its_kind(answered, coordinator, field, changes):
    for name, value in changes.items():
        setattr(answered, name, value)
    with pytest.raises(ValidationError) as refused:
        keep_question(answered, by=coordinator)
    assert field in refused.value.message_dict


def test_a_choice_of_an_answered_question_cannot_fall_away(admission, nobody, coordinator):
    choices = {"de": "Suppe\nSalat\nBrot"}
    question = asked(admission, coordinator, kind="one", choices=choices)
    register(admission, by=nobody, language="de", answers={question: "Brot"})
    question.choices = {"de": "Suppe\nSalat"}
    with pytest.raises(ValidationError, match="Auswahl"):
        keep_question(question, by=coordinator)
    question.choices = {"de": "Brot\nSuppe\nSalat"}
    keep_question(question, by=coordinator)
    assert Answer.objects.get().text == "Brot"


def test_answers_follow_a_choice_that_is_reworded(admission, nobody, coordinator):
    choices = {"de": "Suppe\nSalat\nBrot"}
    question = asked(admission, coordinator, kind="several", choices=choices)
    register(admission, by=nobody, language="de", answers={question: "Suppe\nBrot"})
    question.choices = {"de": "Suppe\nSalat\nBrot ohne Weizen\nObst"}
    keep_question(question, by=coordinator)
    assert Answer.objects.get().text == "Suppe\nBrot ohne Weizen"


def test_answers_go_only_with_a_question_when_their_number_is_known(answered, coordinator):
    with pytest.raises(ValidationError, match="Inzwischen hat jemand geantwortet"):
        remove_question(answered, by=coordinator, known_answers=0)
    assert Answer.objects.count() == 1
    remove_question(answered, by=coordinator, known_answers=1)
    assert Question.objects.count() == Answer.objects.count() == 0
