"""What is asked of those who run a session."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.inviting.slots import is_second_time, second_time_round
from wirkkreis.committees.models import AgendaItem, Attendee, Mandate, Motion, Presence, Session
from wirkkreis.committees.sitting.attending import lasts_over_the_hour_that_comes_twice
from wirkkreis.committees.sitting.reporting import edition_of
from wirkkreis.ui.forms import MomentField

NO_ROW = ("", _("bitte wählen"))


class ReasonForm(forms.Form):
    """Why a closed session is opened again."""

    note = forms.CharField(
        label=_("Warum?"),
        max_length=300,
        help_text=_("Zum Beispiel: Eine Abstimmung fehlte noch. Der Grund steht im Verlauf."),
    )


class EnterForm(forms.Form):
    """Who was there at a session that was held on paper."""

    mandates = forms.MultipleChoiceField(
        label=_("Wer war da?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Einzelne Zeiten lassen sich danach berichtigen."),
    )
    guests = forms.MultipleChoiceField(
        label=_("Gäste"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, *args: Any, held: Iterable[Mandate], invited: Iterable[Attendee], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["mandates"].choices = [(row.pk, _seated(row)) for row in held]  # type: ignore[attr-defined]
        self.fields["guests"].choices = [(row.pk, row.name) for row in invited]  # type: ignore[attr-defined]
        if not self.fields["guests"].choices:  # type: ignore[attr-defined]
            del self.fields["guests"]


class StayForm(forms.Form):
    """From when to when somebody was there.

    In the night in which the clocks are put back, it is also asked which of the two hours is meant.
    """

    came = MomentField(label=_("Gekommen"))
    came_again = forms.BooleanField(
        label=_("Gekommen, nachdem die Uhren zurückgestellt waren (2B)"), required=False
    )
    left = MomentField(
        label=_("Gegangen"), required=False, help_text=_("Leer, solange die Person da ist.")
    )
    left_again = forms.BooleanField(
        label=_("Gegangen, nachdem die Uhren zurückgestellt waren (2B)"),
        required=False,
        help_text=_("In dieser Nacht gibt es die Stunde von 2 bis 3 Uhr zweimal."),
    )
    online = forms.BooleanField(label=_("online dabei"), required=False)

    def __init__(self, *args: Any, session: Session, **more: Any) -> None:
        super().__init__(*args, **more)
        if not lasts_over_the_hour_that_comes_twice(session):
            del self.fields["came_again"], self.fields["left_again"]

    @classmethod
    def of(cls, stay: Presence, data: Any) -> "StayForm":
        """The form with the times as they are."""
        initial = {
            "came": stay.came,
            "came_again": is_second_time(stay.came),
            "left": stay.left,
            "left_again": stay.left is not None and is_second_time(stay.left),
            "online": stay.online,
        }
        return cls(data, session=stay.attendee.session, initial=initial)

    def clean(self) -> dict[str, Any]:
        """An hour that comes twice is the first one, unless it is said to be the second."""
        given = super().clean() or self.cleaned_data
        for name in ("came", "left"):
            if given.get(name) and given.get(f"{name}_again"):
                given[name] = second_time_round(given[name])
        return given


class NewcomerForm(forms.Form):
    """Somebody who came without being on the list: a member, or a guest by name."""

    mandate = forms.ChoiceField(
        label=_("Mitglied oder Stellvertretung"),
        required=False,
        help_text=_("Wer berufen wurde, nachdem eingeladen war."),
    )
    name = forms.CharField(label=_("oder Gast: Name"), max_length=160, required=False)
    role = forms.CharField(
        label=_("Wozu da"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel: stellt das Projekt vor."),
    )
    online = forms.BooleanField(label=_("online dabei"), required=False)

    def __init__(self, *args: Any, held: Iterable[Mandate], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["mandate"].choices = _choices(held)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("mandate") and not given.get("name"):
            raise forms.ValidationError(_("Bitte ein Mitglied wählen oder den Gast nennen."))
        if given.get("mandate") and given.get("name"):
            raise forms.ValidationError(_("Bitte nur eines von beiden eintragen."))
        return given


class ChairForm(forms.Form):
    """Who presides over this session."""

    mandate = forms.ChoiceField(label=_("Wer leitet die Sitzung?"), required=False)

    def __init__(self, *args: Any, held: Iterable[Mandate], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["mandate"].choices = _choices(held)  # type: ignore[attr-defined]


class TurnForm(forms.Form):
    """Who wants to speak."""

    attendee = forms.ChoiceField(label=_("Wer möchte sprechen?"))

    def __init__(self, *args: Any, places: Iterable[Attendee], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["attendee"].choices = [NO_ROW, *((row.pk, row.name) for row in places)]  # type: ignore[attr-defined]


class MotionForm(forms.ModelForm[Motion]):
    """The words of a motion, its conditions, and who moved it."""

    class Meta:
        model = Motion
        fields = ("text", "conditions", "moved_by")

    def __init__(self, *args: Any, held: Iterable[Mandate], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].widget.attrs["rows"] = 4
        self.fields["conditions"].widget.attrs["rows"] = 3
        self.fields["moved_by"].choices = _choices(held)  # type: ignore[attr-defined]


class ReportForm(forms.ModelForm[AgendaItem]):
    """What was said on an item; `seen` marks the words one began with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = AgendaItem
        fields = ("report",)
        help_texts = {
            "report": _(
                "Kommt in die Niederschrift. Anwesenheit, Anträge und Ergebnisse stehen dort von "
                "selbst."
            )
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["seen"] = edition_of(self.instance.report)
        self.fields["report"].widget.attrs["rows"] = 8


def _choices(held: Iterable[Mandate]) -> list[tuple[Any, Any]]:
    return [NO_ROW, *((row.pk, _seated(row)) for row in held)]


def _seated(mandate: Mandate) -> str:
    return f"{mandate.person} ({mandate.seat})"
