"""The own questions of a registration form: added, reworded, put in order, removed.

Answers stay what they were: a question that has some keeps its kind and its choices, and goes
only when whoever removes it knows how many answers go with it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Answer, Question, QuestionKind
from wirkkreis.events.registration.admitting import CHANGED
from wirkkreis.events.registration.holding import locked
from wirkkreis.languages.known import BASE

WITH_CHOICES = (QuestionKind.ONE, QuestionKind.SEVERAL)
LONGEST_CHOICE = 200
FEWEST_CHOICES = 2


@transaction.atomic
def keep_question(question: Question, *, by: Actor) -> Question:
    """Keep a new or changed question as its form left it. Raises ValidationError by field."""
    locked(question.admission)
    before = Question.objects.filter(pk=question.pk).first()
    if question.kind not in WITH_CHOICES:
        question.choices = {}
    question.full_clean(exclude=["partnership"])
    _check_choices(question)
    if before is None:
        question.position = _next_position(question)
    elif before.answers.exists():
        _refuse_other_kind(before, question)
        _reword_answers(before, question)
    question.save()
    record(CHANGED, question.admission, by=by, fields=["questions"])
    return question


@transaction.atomic
def move_question(question: Question, *, by: Actor, up: bool) -> None:
    """Swap the question with its neighbour; at the end of the list nothing happens."""
    admission = locked(question.admission)
    questions = list(admission.questions.all())
    place = questions.index(question)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(questions):
        return
    questions[place], questions[other] = questions[other], questions[place]
    for position, row in enumerate(questions):
        row.position = position
    Question.objects.bulk_update(questions, ["position"])
    record(CHANGED, admission, by=by, fields=["questions"])


@transaction.atomic
def remove_question(question: Question, *, by: Actor, known_answers: int) -> None:
    """Take out a question with its answers.

    Raises ValidationError when there are more answers than whoever removes it was told of.
    """
    admission = locked(question.admission)
    if (lost := question.answers.count()) > known_answers:
        words = ngettext(
            "Inzwischen hat jemand geantwortet. Bitte entscheiden Sie noch einmal.",
            "Inzwischen gibt es %(n)d Antworten. Bitte entscheiden Sie noch einmal.",
            lost,
        )
        raise ValidationError(words % {"n": lost})
    question.delete()
    record(CHANGED, admission, by=by, fields=["questions"])


def _check_choices(question: Question) -> None:
    if question.kind not in WITH_CHOICES:
        return
    lines = {language: text.splitlines() for language, text in question.choices.all.items()}
    base = [line.strip() for line in lines.get(BASE, [])]
    if len(base) < FEWEST_CHOICES:
        raise ValidationError({"choices": _("Bitte mindestens zwei Antworten angeben.")})
    if len(set(base)) != len(base) or not all(base):
        words = _("Jede Zeile ist eine Antwort: keine darf leer sein oder doppelt vorkommen.")
        raise ValidationError({"choices": words})
    if any(len(one) != len(base) for one in lines.values()):
        words = _(
            "Bitte in jeder Sprache gleich viele Antworten angeben, in derselben Reihenfolge."
        )
        raise ValidationError({"choices": words})
    if any(len(line) > LONGEST_CHOICE for one in lines.values() for line in one):
        words = _("Eine Antwort darf höchstens %(most)d Zeichen haben.")
        raise ValidationError({"choices": words % {"most": LONGEST_CHOICE}})


def _refuse_other_kind(before: Question, question: Question) -> None:
    if before.kind != question.kind:
        words = _("Es gibt schon Antworten, deshalb bleibt die Art der Antwort, wie sie ist.")
        raise ValidationError({"kind": words})


def _reword_answers(before: Question, question: Question) -> None:
    """Answers keep the German line that was chosen: they follow where its wording changed."""
    old, new = _german(before), _german(question)
    reworded = {}
    for number, line in enumerate(old):
        if line in new:
            continue
        if number >= len(new) or new[number] in old:
            words = _("Es gibt schon Antworten, deshalb kann keine Auswahl wegfallen.")
            raise ValidationError({"choices": words})
        reworded[line] = new[number]
    if not reworded:
        return
    answers = list(before.answers.select_for_update())
    for answer in answers:
        answer.text = "\n".join(reworded.get(line, line) for line in answer.text.splitlines())
    Answer.objects.bulk_update(answers, ["text"], batch_size=1000)


def _german(question: Question) -> list[str]:
    return [line.strip() for line in question.choices.within(BASE).splitlines()]


def _next_position(question: Question) -> int:
    last: int | None = question.admission.questions.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
