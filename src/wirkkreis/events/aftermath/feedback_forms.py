"""The forms of feedback: online, from paper, and what was passed on."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.aftermath.feedback import BETTER, GOOD, MOST_TOLD, RATED, TOLD
from wirkkreis.events.models import Audience
from wirkkreis.goals.forms.age_bands import MOST_PEOPLE
from wirkkreis.languages.known import PAGES
from wirkkreis.people.models import Organisation
from wirkkreis.people.naming import NamesField
from wirkkreis.ui.forms import DateField
from wirkkreis.ui.widgets import CountInput

LONGEST_TEXT = 2000


class FeedbackForm(forms.Form):
    """What somebody says after an event; every answer is voluntary, one is needed.

    `website` is seen by no person: who fills it in is a robot.
    """

    mark_optional = False

    good = forms.CharField(
        label=GOOD,
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    better = forms.CharField(
        label=BETTER,
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Bitte schreiben Sie keine Namen."),
    )
    told = forms.IntegerField(
        label=TOLD, min_value=0, max_value=MOST_TOLD, required=False, widget=CountInput
    )
    website = forms.CharField(
        label=gettext_lazy("Bitte lassen Sie dieses Feld leer"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("nonce", uuid4())
        for rated in RATED:
            self.fields[rated.name] = forms.TypedChoiceField(
                label=rated.question,
                choices=rated.choices(),
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )
        self.order_fields([rated.name for rated in RATED])

    def rated(self) -> list[forms.BoundField]:
        """The questions with five answers."""
        return [self[rated.name] for rated in RATED]

    def clean(self) -> dict[str, Any]:
        """One answer at least."""
        names = [*(rated.name for rated in RATED), "good", "better", "told"]
        if not self.errors and not any(self.cleaned_data.get(name) for name in names):
            raise ValidationError(_("Bitte geben Sie mindestens eine Antwort."))
        return self.cleaned_data

    def said(self) -> dict[str, Any]:
        """The answers as the verb takes them."""
        given = dict(self.cleaned_data)
        given.pop("website")
        return given | {"told": given["told"] or 0}


class PaperForm(FeedbackForm):
    """A sheet of paper that is typed in."""

    language = forms.ChoiceField(
        label=gettext_lazy("Sprache des Bogens"),
        choices=[(language.code, language.own_name) for language in PAGES],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["language", *(rated.name for rated in RATED)])


class PassingOnForm(forms.Form):
    """Somebody carried the content on: who, when, to whom, to how many."""

    day = DateField(label=gettext_lazy("Tag"))
    count = forms.IntegerField(
        label=gettext_lazy("An wie viele Menschen?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=CountInput,
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("An wen?"),
        choices=[("", gettext_lazy("gemischt")), *Audience.choices],
        required=False,
    )
    organisations = NamesField(
        model=Organisation, label=gettext_lazy("Wer hat es weitergegeben?"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = self.fields["organisations"]
        if isinstance(names, NamesField):
            names.suggest()

    def clean(self) -> dict[str, Any]:
        """One organisation at most; a person is never noted here."""
        found = self.cleaned_data.pop("organisations", [])
        if len(found) > 1:
            self.add_error("organisations", _("Bitte nur eine Organisation; sonst zwei Einträge."))
        self.cleaned_data["organisation"] = found[0] if found else None
        return self.cleaned_data
