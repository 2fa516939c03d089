"""The forms of the form builder: the frame, the consent, an own question, a workshop."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.models import (
    Admission,
    ConsentText,
    Question,
    QuestionKind,
    Support,
    Workshop,
)
from wirkkreis.languages.forms import TranslatedFormField
from wirkkreis.ui.forms import MomentField
from wirkkreis.ui.widgets import CountInput

MOST_PLACES = 100_000
LARGEST_GROUP = 200


class AdmissionForm(forms.ModelForm[Admission]):
    """How many people, until when, and what everybody is asked."""

    opens = MomentField(
        label=_("Anmeldung ab"), required=False, help_text=_("Leer: sobald sie geöffnet ist.")
    )
    closes = MomentField(
        label=_("Anmeldung bis"),
        required=False,
        help_text=_("Leer: bis die Veranstaltung beginnt."),
    )
    supports = forms.MultipleChoiceField(
        label=_("Unterstützung, um die man bitten kann"),
        choices=Support.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mark_optional = False

    class Meta:
        model = Admission
        fields = (
            "capacity",
            "waiting_list",
            "opens",
            "closes",
            "ask_name",
            "ask_email",
            "ask_guardian",
            "largest_group",
            "group_rule",
        )
        widgets = {
            "capacity": CountInput,
            "largest_group": CountInput,
            "ask_name": forms.RadioSelect,
            "ask_email": forms.RadioSelect,
            "group_rule": forms.RadioSelect,
        }
        labels = {
            "largest_group": _("Größte Gruppe, die man auf einmal anmelden kann"),
            "ask_guardian": _("Bei jungen Menschen nach der Einwilligung der Eltern fragen"),
            "waiting_list": _("Eine Warteliste führen, wenn alle Plätze vergeben sind"),
        }
        help_texts = {
            "ask_email": _("Wer keine angibt, bekommt gleich einen Platz und einen Code."),
            "capacity": _("Leer: ohne Grenze. Weniger Plätze nehmen niemandem seinen Platz."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("supports", self.instance.event.supports)
        for name, most in (("capacity", MOST_PLACES), ("largest_group", LARGEST_GROUP)):
            field = self.fields[name]
            assert isinstance(field, forms.IntegerField)
            self.fields[name] = forms.IntegerField(
                label=field.label,
                help_text=field.help_text,
                required=field.required,
                initial=field.initial,
                min_value=1,
                max_value=most,
                widget=CountInput,
            )


class ConsentForm(forms.Form):
    """What people agree to."""

    text = TranslatedFormField(
        label=_("Wortlaut der Einwilligung"),
        max_length=2000,
        multiline=True,
        required=False,
        help_text=_("Leer: es wird nach keiner Einwilligung gefragt."),
    )
    required = forms.BooleanField(
        label=_("Ohne diese Einwilligung ist keine Anmeldung möglich"), required=False
    )
    mark_optional = False

    def __init__(self, *args: Any, newest: ConsentText | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if newest is not None:
            self.initial = {"text": newest.text, "required": newest.required, **self.initial}


class QuestionForm(forms.ModelForm[Question]):
    """An own question."""

    mark_optional = False

    class Meta:
        model = Question
        fields = ("label", "help", "kind", "choices", "required")
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "choices": _("Nur nötig, wenn es etwas zur Auswahl gibt."),
            "help": _("Steht klein unter der Frage."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = QuestionKind.choices


class WorkshopForm(forms.ModelForm[Workshop]):
    """A workshop with its hour, room and places."""

    starts = MomentField(label=_("Beginn"))
    ends = MomentField(label=_("Ende"))
    capacity = forms.IntegerField(
        label=_("Plätze"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        widget=CountInput,
        help_text=_("Leer: ohne Grenze. Weniger Plätze nehmen niemandem seinen Platz."),
    )

    class Meta:
        model = Workshop
        fields = ("title", "text", "starts", "ends", "room", "capacity")


class RemovalForm(forms.Form):
    """Why a workshop that people count on is taken out; they are not told the reason."""

    reason = forms.CharField(
        label=_("Grund"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Bleibt im Verlauf. In der Nachricht an die Betroffenen steht er nicht."),
    )


class AnswersLostForm(forms.Form):
    """How many answers go with a question, as the page said it."""

    known_answers = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
