"""What is asked of those who send a decision around in writing, and of those who answer it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import Circular, Session
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting.showing import SIDES
from wirkkreis.ui.forms import MomentField


class CircularForm(forms.ModelForm[Circular]):
    """What is to be decided, and until when one can answer."""

    ends = MomentField(
        label=_("Antworten bis"),
        required=False,
        help_text=_("Leer: so lange, wie es die Geschäftsordnung sagt."),
    )

    class Meta:
        model = Circular
        fields = ("title", "text", "explanation", "ends")


class AnswerForm(forms.Form):
    """How somebody answers."""

    side = forms.ChoiceField(
        label=_("Antwort"),
        choices=[(side, word) for side, (word, _tone) in SIDES.items()],
        widget=forms.RadioSelect,
    )

    def chosen(self) -> Side:
        """The side."""
        return Side(self.cleaned_data["side"])


class ObjectionForm(forms.Form):
    """Why somebody wants a session instead."""

    reason = forms.CharField(
        label=_("Warum soll das in einer Sitzung beraten werden?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class ToSessionForm(forms.Form):
    """On the agenda of which session it comes."""

    session: forms.ModelChoiceField[Session] = forms.ModelChoiceField(
        label=_("Sitzung"), queryset=None
    )

    def __init__(self, *args: Any, sessions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]
