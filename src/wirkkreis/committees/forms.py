"""What is asked of those who set up a body and fill its seats."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models import (
    Committee,
    Departure,
    Mandate,
    OfficeKind,
    Seat,
    Tie,
)
from wirkkreis.committees.procedure import Procedure
from wirkkreis.languages.folding import fold
from wirkkreis.people.models import Organisation, Person
from wirkkreis.people.naming import SUGGESTIONS
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.sheet_forms import SheetForm
from wirkkreis.ui.forms import DateField
from wirkkreis.ui.widgets import SuggestInput


class CommitteeForm(forms.ModelForm[Committee]):
    """A body: what it is called, what it is for, and whether everybody may see it."""

    class Meta:
        model = Committee
        fields = ("name", "kind", "about", "power", "is_public", "is_active")
        help_texts = {
            "power": _("Fördermittel bewilligt in jedem Fall das federführende Amt."),
            "is_public": _("Namen stehen dort nur von denen, die zugestimmt haben."),
        }


class StatuteForm(SheetForm):
    """The rules of procedure from a day on."""

    SHEET = Procedure

    starts = DateField(
        label=_("Gilt ab"),
        help_text=_("Sitzungen, zu denen schon eingeladen ist, behalten die bisherigen Regeln."),
    )
    reason = forms.CharField(
        label=_("Beschlossen oder geändert durch"),
        max_length=300,
        required=False,
        help_text=_("Zum Beispiel: Beschluss vom 12. März, Punkt 3."),
    )


class SeatForm(forms.ModelForm[Seat]):
    """A seat: whom it stands for, and since when."""

    starts = DateField(label=_("Gibt es seit"))

    class Meta:
        model = Seat
        fields = ("title", "bench", "votes", "organisation", "starts")
        help_texts = {"organisation": _("Leer bei einer Gruppe ohne eigene Organisation.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active()  # type: ignore[attr-defined]


class MandateDaysForm(forms.ModelForm[Mandate]):
    """What a person with a seat has declared, and how long the mandate lasts."""

    starts = DateField(label=_("Seit"))
    ends = DateField(label=_("Bis"), required=False, help_text=_("Der letzte Tag."))
    impartial_since = DateField(label=_("Auf Unparteilichkeit verpflichtet am"), required=False)
    discreet_since = DateField(label=_("Auf Verschwiegenheit verpflichtet am"), required=False)
    name_public_since = DateField(
        label=_("Einverstanden, dass der Name öffentlich ist, seit"),
        required=False,
        help_text=_(
            "Ohne Datum steht auf der öffentlichen Seite nur der Sitz. Bei Menschen unter 18 "
            "stimmen auch die Sorgeberechtigten zu."
        ),
    )

    class Meta:
        model = Mandate
        fields = (
            "appointed",
            "starts",
            "ends",
            "impartial_since",
            "discreet_since",
            "name_public_since",
        )


class MandateForm(MandateDaysForm):
    """Who takes a seat: somebody from the address book, or a new person."""

    name = forms.CharField(label=_("Wer?"), max_length=160)
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Für Einladungen. Wer keine hat, steht auf der Liste für die Post."),
    )

    field_order = ("name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Person.objects.order_by("sort_key").values_list("name", flat=True)
        self.fields["name"].widget = SuggestInput(list(names[:SUGGESTIONS]))

    def person(self, *, purpose: str, keep_until: date) -> Person:
        """The person of that name, else a new one, kept for the purpose until that day."""
        name, email = self.cleaned_data["name"].strip(), self.cleaned_data["email"]
        known = [
            person
            for person in Person.objects.matching(name)[:SUGGESTIONS]
            if fold(person.name) == fold(name) and email in ("", person.email)
        ]
        if known:
            return known[0]
        return Person(name=name, email=email, purpose=purpose, keep_until=keep_until)


class EndSeatForm(forms.Form):
    """The last day of a seat."""

    on = DateField(label=_("Letzter Tag"), initial=clock.today)


class EndMandateForm(forms.Form):
    """The last day of a mandate, why it ends, and whether the substitute moves up."""

    on = DateField(label=_("Letzter Tag"), initial=clock.today)
    departure = forms.ChoiceField(label=_("Warum?"), choices=Departure, widget=forms.RadioSelect)
    moves_up = forms.BooleanField(
        label=_("Die Stellvertretung rückt am Tag danach nach"), required=False
    )

    def __init__(self, *args: Any, substitute: Mandate | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if substitute is None or substitute.person is None:
            del self.fields["moves_up"]
        else:
            self.fields["moves_up"].help_text = substitute.person.name


class OfficeForm(forms.Form):
    """Which office somebody takes, and when."""

    kind = forms.ChoiceField(label=_("Amt"), choices=OfficeKind, widget=forms.RadioSelect)
    starts = DateField(
        label=_("Ab wann"),
        initial=clock.today,
        help_text=_("Wer das Amt bisher hatte, hat es bis zum Tag davor."),
    )


class TieForm(forms.ModelForm[Tie]):
    """What ties a member to an organisation."""

    starts = DateField(label=_("Erklärt am"))

    class Meta:
        model = Tie
        fields = ("organisation", "kind", "starts")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active()  # type: ignore[attr-defined]
