"""The own questions of a registration form as fields, and their answers as texts.

Choices are shown in the page's language and kept in German, so that staff read one word for one
thing.
"""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from wirkkreis.events.models import Admission, Answer, Question, QuestionKind
from wirkkreis.events.registration.checking import answer_field
from wirkkreis.languages.known import BASE
from wirkkreis.languages.said import Said
from wirkkreis.languages.templatetags.languages import said
from wirkkreis.ui.widgets import CountInput

YES, NO = "ja", "nein"
CHOSEN: Final = (QuestionKind.ONE, QuestionKind.SEVERAL)


class Questions:
    """The questions of an admission within a form."""

    def __init__(self, form: forms.Form, admission: Admission) -> None:
        self._form = form
        self._questions = list(admission.questions.all())
        for question in self._questions:
            form.fields[answer_field(question)] = _field(question)

    def __iter__(self) -> Any:
        return (self._form[answer_field(question)] for question in self._questions)

    def answered(self) -> dict[Question, str]:
        """The cleaned answers, "" where there is none."""
        return {
            question: _kept(question, self._form.cleaned_data.get(answer_field(question)))
            for question in self._questions
        }

    @staticmethod
    def shown(answer: Answer) -> Any:
        """What the field of a question shows of an answer."""
        kept = answer.text.splitlines()
        if answer.question.kind not in CHOSEN:
            return answer.text
        lines = _lines(answer.question, BASE)
        found = [str(lines.index(line)) for line in kept if line in lines]
        return found if answer.question.kind == QuestionKind.SEVERAL else "".join(found[:1])


def _field(question: Question) -> forms.Field:
    common: dict[str, Any] = {
        "label": said(question.label),
        "help_text": said(question.help),
        "required": question.required,
    }
    match question.kind:
        case QuestionKind.LONG:
            area = forms.Textarea({"rows": 3})
            return forms.CharField(max_length=2000, widget=area, **common)
        case QuestionKind.NUMBER:
            return forms.IntegerField(widget=CountInput, **common)
        case QuestionKind.YES:
            answers = [(YES, _("Ja")), (NO, _("Nein"))]
            return forms.ChoiceField(choices=answers, widget=forms.RadioSelect, **common)
        case QuestionKind.ONE:
            return forms.ChoiceField(choices=_offered(question), widget=forms.RadioSelect, **common)
        case QuestionKind.SEVERAL:
            boxes = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=_offered(question), widget=boxes, **common)
    return forms.CharField(max_length=300, **common)


def _offered(question: Question) -> list[tuple[str, str]]:
    """The choices by their number, in the page's language where it has as many as German."""
    kept, shown = _lines(question, BASE), str(question.choices).splitlines()
    fits = len(shown) == len(kept)
    words, language = (shown, question.choices.lang) if fits else (kept, BASE)
    return [(str(number), said(Said(word, language))) for number, word in enumerate(words)]


def _kept(question: Question, value: Any) -> str:
    if question.kind not in CHOSEN:
        return "" if value is None else str(value)
    lines = _lines(question, BASE)
    numbers = value if isinstance(value, list) else [value] if value else []
    return "\n".join(lines[int(number)] for number in numbers)


def _lines(question: Question, language: str) -> list[str]:
    return [line.strip() for line in question.choices.within(language).splitlines()]
