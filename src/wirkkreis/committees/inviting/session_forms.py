"""What is asked of those who plan a session and keep its list."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.inviting.slots import MOST, Slot, in_words, series
from wirkkreis.committees.models import (
    Answer,
    Attendee,
    DateAnswer,
    Fit,
    Session,
    SessionRequest,
    Way,
)
from wirkkreis.goals.forms.choosing import GoalsField, offered_goals
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import DateField, MomentField
from wirkkreis.ui.widgets import CountInput

USUAL_LENGTH: Final = timedelta(hours=2)
"""Of a session whose end nobody said."""


class SessionForm(forms.ModelForm[Session]):
    """When, where, what for. Whoever is invited already hears of another time or place."""

    starts = MomentField(label=_("Beginn"))
    ends = MomentField(
        label=_("Ende"), required=False, help_text=_("Leer: zwei Stunden nach dem Beginn.")
    )
    online_url = forms.URLField(
        label=_("Link zur Online-Teilnahme"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Bekommt nur, wer eingeladen ist."),
    )
    applications_until = DateField(
        label=_("Anträge bis"),
        required=False,
        help_text=_("Was bis dahin da ist, wird in dieser Sitzung beraten."),
    )
    goals = GoalsField(
        Goal.objects.none(),
        label=_("Zählt für diese Ziele"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Session
        fields = (
            "title",
            "starts",
            "ends",
            "municipality",
            "place",
            "online_url",
            "is_public",
            "applications_until",
            "note",
        )
        widgets = {"note": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.instance.pk is not None
        goals = self.fields["goals"]
        assert isinstance(goals, GoalsField)
        goals.queryset = offered_goals(self.instance.goals.all() if kept else None)
        if kept:
            self.initial["goals"] = list(self.instance.goals.values_list("pk", flat=True))
        if self.instance.state == "searching":
            del self.fields["starts"], self.fields["ends"], self.fields["applications_until"]

    def clean(self) -> dict[str, Any]:
        """An end nobody said is two hours later."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("starts") and not cleaned.get("ends") and "ends" not in self.errors:
            cleaned["ends"] = cleaned["starts"] + USUAL_LENGTH
        return cleaned


class NewSessionForm(SessionForm):
    """A new session, or a series of them in a rhythm."""

    unit = forms.ChoiceField(
        label=_("Wie oft"),
        choices=[
            ("", _("nur einmal")),
            ("weeks", _("alle … Wochen")),
            ("months", _("alle … Monate am gleichen Wochentag")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    every = forms.IntegerField(
        label=_("Abstand in Wochen oder Monaten"),
        min_value=1,
        max_value=12,
        initial=3,
        required=False,
        widget=CountInput,
    )
    count = forms.IntegerField(
        label=_("Wie viele Sitzungen"),
        min_value=2,
        max_value=MOST,
        initial=4,
        required=False,
        widget=CountInput,
    )
    again_of = forms.ModelChoiceField(
        Session.objects.none(), required=False, widget=forms.HiddenInput
    )
    SERIES: Final = ("unit", "every", "count")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again = self.fields["again_of"]
        assert isinstance(again, forms.ModelChoiceField)
        again.queryset = Session.objects.filter(
            committee=self.instance.committee, state__in=("closed", "cancelled")
        )
        if self.instance.state == "searching":
            for name in self.SERIES:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The days of a series; what a day does not have stands at its beginning."""
        cleaned = super().clean()
        self.instance.again_of = cleaned.get("again_of")
        if cleaned.get("starts") and cleaned.get("ends"):
            try:
                cleaned["slots"] = self._slots(cleaned)
            except ValidationError as refused:
                self.add_error(None, refused)
        return cleaned

    @property
    def is_series(self) -> bool:
        """Whether it is more than one session."""
        return len(self.cleaned_data.get("slots", ())) > 1

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What every session needs."""
        return [self[name] for name in self.fields if name not in {*self.SERIES, "goals"}]

    @property
    def series_fields(self) -> list[forms.BoundField]:
        """What a series needs."""
        return [self[name] for name in self.SERIES if name in self.fields]

    def _slots(self, cleaned: dict[str, Any]) -> list[Slot]:
        first = Slot(cleaned["starts"], cleaned["ends"])
        if not cleaned.get("unit"):
            return [first]
        return series(
            first,
            every=cleaned.get("every") or 1,
            unit=cleaned["unit"],
            count=cleaned.get("count") or 2,
        )


class RequestForm(forms.ModelForm[SessionRequest]):
    """Why a member asks for a session."""

    class Meta:
        model = SessionRequest
        fields = ("reason",)
        widgets = {"reason": forms.Textarea({"rows": 3})}


class GuestForm(forms.ModelForm[Attendee]):
    """A guest: who, what for, and where the letter goes."""

    class Meta:
        model = Attendee
        fields = ("guest_name", "guest_role", "guest_email")
        help_texts = {
            "guest_email": _("Ohne Adresse steht der Gast auf der Liste für die Post."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guest_name"].required = True


class AnswerForm(forms.Form):
    """What somebody told the office: on the phone, by post, in the corridor."""

    answer = forms.ChoiceField(label=_("Antwort"), widget=forms.RadioSelect)
    excused = forms.BooleanField(
        label=_("entschuldigt"),
        required=False,
        help_text=_("Wer vorher abgesagt hat, ist entschuldigt."),
    )

    def __init__(self, *args: Any, attendee: Attendee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = self.fields["answer"]
        assert isinstance(answers, forms.ChoiceField)
        online = bool(attendee.session.online_url)
        answers.choices = [
            (value, label)
            for value, label in Answer.choices
            if value != Answer.NONE and (online or value != Answer.ONLINE)
        ]
        self.initial = {"answer": attendee.answer, "excused": attendee.excused}


class ExcuseForm(forms.Form):
    """Whether somebody who did not come had said so."""

    excused = forms.BooleanField(label=_("entschuldigt"), required=False)


class PostForm(forms.Form):
    """Which invitations went out without e-mail, how and when."""

    attendees = forms.ModelMultipleChoiceField(
        Attendee.objects.none(),
        label=_("Verschickt an"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Bitte mindestens eine Person auswählen.")},
    )
    way = forms.ChoiceField(
        label=_("Wie"), choices=[(way.value, way.label) for way in (Way.POST, Way.HANDED)]
    )
    on = DateField(label=_("Am"), initial=clock.today)

    def __init__(self, *args: Any, due: QuerySet[Attendee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attendees = self.fields["attendees"]
        assert isinstance(attendees, forms.ModelMultipleChoiceField)
        attendees.queryset = due
        self.initial.setdefault("attendees", due)
        self.initial.setdefault("way", Way.POST.value)


class OptionForm(forms.Form):
    """A day to propose."""

    starts = MomentField(label=_("Beginn"))
    ends = MomentField(
        label=_("Ende"), required=False, help_text=_("Leer: zwei Stunden nach dem Beginn.")
    )

    def clean(self) -> dict[str, Any]:
        """From when to when."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("starts") and "ends" not in self.errors:
            cleaned["slot"] = Slot(
                cleaned["starts"], cleaned.get("ends") or cleaned["starts"] + USUAL_LENGTH
            )
        return cleaned


class ResumeForm(OptionForm):
    """When a session that was called off takes place after all."""

    def clean(self) -> dict[str, Any]:
        """The two moments a step takes."""
        slot = super().clean().get("slot")
        return {"starts": slot.starts, "ends": slot.ends} if slot else self.cleaned_data


class CallOffForm(forms.Form):
    """Why a session is called off."""

    cancel_note = forms.CharField(
        label=_("Warum fällt sie aus?"),
        max_length=300,
        required=False,
        help_text=_("Steht in der Nachricht an alle, die eingeladen sind."),
    )


class DatesForm(forms.Form):
    """Which of the proposed days suit somebody: one question a day."""

    mark_optional = False

    def __init__(self, *args: Any, attendee: Attendee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = dict(DateAnswer.objects.filter(attendee=attendee).values_list("option", "fit"))
        for option in attendee.session.options.all():
            self.fields[f"day{option.pk}"] = forms.ChoiceField(
                label=in_words(option.starts, option.ends),
                choices=Fit.choices,
                widget=forms.RadioSelect,
                initial=given.get(option.pk),
            )

    @property
    def fits(self) -> dict[int, str]:
        """The answers by the ids of the days."""
        return {int(name.removeprefix("day")): fit for name, fit in self.cleaned_data.items()}
