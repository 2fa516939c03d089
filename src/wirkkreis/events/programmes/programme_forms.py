"""The forms of programmes, for staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.events.making.planning_forms import offer
from wirkkreis.events.models import Format, Programme, ProgrammePartner
from wirkkreis.goals.forms.choosing import GoalsField, offered_goals
from wirkkreis.goals.models import Goal
from wirkkreis.languages.known import LANGUAGES
from wirkkreis.people.models import Organisation
from wirkkreis.people.naming import NamesField
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import DateField


class ProgrammeForm(forms.ModelForm[Programme]):
    """A programme: its days, until when partners hand in, and what its events count for."""

    first_day = DateField(label=gettext_lazy("Erster Tag"))
    last_day = DateField(label=gettext_lazy("Letzter Tag"))
    deadline = DateField(
        label=gettext_lazy("Frist für die Partner"),
        help_text=gettext_lazy("Bis zu diesem Tag können sie eintragen."),
    )
    goals = GoalsField(
        Goal.objects.none(),
        label=gettext_lazy("Die Einträge zählen für diese Ziele"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Programme
        fields = ["title", "text", "first_day", "last_day", "deadline", "format"]
        help_texts = {
            "text": gettext_lazy("Steht vorn im Programm. Absätze und Links sind möglich."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.instance.pk is not None
        offer(
            self,
            "format",
            Format.objects.filter(pk=self.instance.format_id) | Format.objects.active(),
        )
        offer(self, "goals", offered_goals(self.instance.goals.all() if kept else None))
        if kept:
            self.initial["goals"] = list(self.instance.goals.values_list("pk", flat=True))


class NextProgrammeForm(forms.Form):
    """When the same programme begins once more."""

    first_day = DateField(
        label=gettext_lazy("Erster Tag des neuen Programms"),
        help_text=gettext_lazy("Letzter Tag und Frist rücken ebenso weit. Eingeladen wird später."),
    )

    def clean_first_day(self) -> Any:
        """A day to come."""
        day = self.cleaned_data["first_day"]
        if day <= clock.today():
            raise forms.ValidationError(_("Bitte einen Tag wählen, der noch kommt."))
        return day


class PartnerForm(forms.Form):
    """An organisation of the address book, whom to write to there, in which language."""

    mark_optional = False

    organisation = NamesField(model=Organisation, label=gettext_lazy("Organisation"))
    email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse"),
        help_text=gettext_lazy("Nur für dieses Programm. Danach wird sie gelöscht."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Sprache der Briefe"), choices=LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = self.fields["organisation"]
        if isinstance(names, NamesField):
            names.suggest()

    def clean_organisation(self) -> Organisation:
        """Exactly one."""
        named: list[Organisation] = self.cleaned_data["organisation"]
        if len(named) != 1:
            raise forms.ValidationError(_("Bitte genau eine Organisation nennen."))
        return named[0]


class AddressForm(forms.ModelForm[ProgrammePartner]):
    """Another address or language for a partner."""

    email = forms.EmailField(label=gettext_lazy("E-Mail-Adresse"))

    class Meta:
        model = ProgrammePartner
        fields = ["email", "language"]


class DecisionForm(forms.Form):
    """What staff write to the partner about an entry."""

    partner_note = forms.CharField(
        label=gettext_lazy("Ihre Worte an den Partner"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Stehen in der E-Mail und auf der Seite des Partners."),
    )
