"""The forms of who registers: only what the event asks, in the language of the page."""

from typing import Any, ClassVar, Final, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.events.models import Admission, Asked, Names, Registration, Support, Workshop
from wirkkreis.events.registration.checking import Given, answer_field
from wirkkreis.events.registration.holding import rules
from wirkkreis.events.registration.questions import Questions
from wirkkreis.events.registration.registering import Changed
from wirkkreis.events.registration.robots import Ticket, new_ticket, opened_ticket
from wirkkreis.events.registration.wishes import Wishes
from wirkkreis.events.tokens import CODE_LENGTH, tidied
from wirkkreis.ui.widgets import CountInput

LONGEST_NAME: Final = 160
CHANGEABLE: Final = (
    "size",
    "name",
    "minors",
    "guardian",
    "guardian_agreed",
    "supports",
    "support_note",
)
"""Fields of a registration that its form may leave out; what it does not ask for stays."""


class DetailsForm(forms.Form):
    """What can be said when registering and changed afterwards.

    `support_note` is only asked for where there is help to ask for. `minors` is a tick where
    everybody registers alone.
    """

    def __init__(self, *args: Any, admission: Admission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.admission, self.event = admission, admission.event
        self._ask_first()
        self._ask_size()
        self._ask_minors()
        self._ask_supports()
        self.questions = Questions(self, admission)
        self.wishes = Wishes(self, admission)

    def clean(self) -> dict[str, Any]:
        """Whoever is too young gives no name, even where others must."""
        size, minors = self.cleaned_data.get("size") or 1, self.cleaned_data.get("minors") or 0
        missing = "name" in self.errors and not self.data.get("name")
        if missing and int(minors) >= size:
            del self.errors["name"]
        return self.cleaned_data

    @property
    def minors_are_open(self) -> bool:
        """Whether the part about young people has something to show."""
        names = [name for name in ("minors", "guardian", "guardian_agreed") if name in self.fields]
        always = self.event.names == Names.UNDER_AGE
        return always or any(self[name].errors or self[name].value() for name in names)

    @property
    def minors_title(self) -> str:
        """The heading of the part about young people."""
        return _("Kommt jemand unter %(age)d Jahren?") % {"age": rules().age_for_own_data}

    def details(self) -> Changed:
        """The cleaned values as `registering.change` takes them."""
        cleaned = self.cleaned_data
        return Changed(
            size=cleaned.get("size") or 1,
            name=cleaned.get("name", ""),
            minors=int(cleaned.get("minors") or 0),
            guardian=cleaned.get("guardian", ""),
            guardian_agreed=cleaned.get("guardian_agreed", False),
            supports=cleaned.get("supports", []),
            support_note=cleaned.get("support_note", ""),
            answers=self.questions.answered(),
            workshops=self.wishes.ranked(),
        )

    def _ask_first(self) -> None:
        """What stands above the rest."""
        self._ask_name("")

    def _ask_name(self, initial: str) -> None:
        if asks_for_names(self.admission):
            self.fields["name"] = forms.CharField(
                label=_("Ihr Name"),
                max_length=LONGEST_NAME,
                required=self.admission.ask_name == Asked.REQUIRED,
                initial=initial,
                widget=forms.TextInput({"autocomplete": "name"}),
            )

    def _ask_size(self) -> None:
        most = self.admission.largest_group
        if most > 1:
            self.fields["size"] = forms.IntegerField(
                label=_("Wie viele Menschen kommen?"),
                help_text=_("Sie selbst mitgezählt, höchstens %(most)d.") % {"most": most},
                initial=1,
                min_value=1,
                widget=CountInput,
            )

    def _ask_minors(self) -> None:
        if self.event.names == Names.PROTECTED:
            return
        age = {"age": rules().age_for_own_data}
        if self.admission.largest_group > 1:
            self.fields["minors"] = forms.IntegerField(
                label=_("Davon unter %(age)d Jahren") % age,
                required=False,
                min_value=0,
                widget=CountInput,
            )
        else:
            label = _("Wer kommt, ist unter %(age)d Jahre alt.") % age
            self.fields["minors"] = forms.BooleanField(label=label, required=False)
        self.fields["guardian"] = forms.CharField(
            label=_("Name einer erwachsenen Person"),
            help_text=_("Von jungen Menschen selbst schreiben wir keinen Namen auf."),
            max_length=LONGEST_NAME,
            required=self.event.names == Names.UNDER_AGE,
        )
        if self.admission.ask_guardian:
            self.fields["guardian_agreed"] = forms.BooleanField(
                label=_("Die Eltern sind einverstanden."), required=False
            )

    def _ask_supports(self) -> None:
        offered = [(value, Support(value).label) for value in self.event.supports]
        if not offered:
            return
        self.fields["supports"] = forms.MultipleChoiceField(
            label=_("Was brauchen Sie, um dabei zu sein?"),
            choices=offered,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["support_note"] = forms.CharField(
            label=_("Genaueres dazu"),
            help_text=_("Zum Beispiel: welche Sprache, wie viele Kinder."),
            max_length=500,
            required=False,
            widget=forms.Textarea({"rows": 2}),
        )


class RegisterForm(DetailsForm):
    """Registering for an event, with an account or without."""

    ticket = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(
        label=gettext_lazy("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)
        self._ask_consent()

    def given(self) -> Given:
        """The cleaned values as `registering.register` takes them."""
        cleaned = self.cleaned_data
        given = Given(email=cleaned.get("email", ""))
        given.update(self.details())  # type: ignore[typeddict-item]  # its keys are ours
        if cleaned.get("consents"):
            shown = self.admission.consent_texts.filter(version=cleaned["consent_version"])
            given["consents"] = list(shown)
        return given

    @property
    def address(self) -> str:
        """Where letters go, "" for nowhere."""
        email: str = self.cleaned_data.get("email", "")
        return email

    @property
    def nonce(self) -> UUID:
        """The same for every time this form is sent."""
        ticket: Ticket = self.cleaned_data["ticket"]
        return ticket.nonce

    def clean_ticket(self) -> Ticket:
        """The form was filled in by a human being, in human time."""
        return opened_ticket(self.cleaned_data["ticket"], about=self.admission.pk)

    def clean_website(self) -> str:
        """Nobody sees this field; whoever fills it in reads only the source."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Bitte lassen Sie dieses Feld leer."))
        return ""

    def clean(self) -> dict[str, Any]:
        """A form that came too early or too late can be sent once more."""
        if "ticket" in self.errors:
            self._give_new_ticket()
        return super().clean()

    def _give_new_ticket(self) -> None:
        """Let the form be sent once more as it is; what was wrong stands above it."""
        early = self.has_error("ticket", "early")
        self.add_error(None, self.errors.pop("ticket").data)
        if early:
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["ticket"] = new_ticket(about=self.admission.pk)
        self.data = data

    def _ask_first(self) -> None:
        if self.event.names == Names.PROTECTED:
            return
        account = self.actor.account if self.actor.acting_for is None else None
        if account is not None:
            self.fields["as_herself"] = forms.BooleanField(
                label=_("Ich melde mich selbst an, mit meinem Konto."), required=False, initial=True
            )
        self._ask_name(account.name if account else "")
        if self.admission.ask_email != Asked.NO:
            self._ask_email(account.email if account else "")

    def _ask_email(self, initial: str) -> None:
        required = self.admission.ask_email == Asked.REQUIRED
        without = _("Ohne sie bekommen Sie einen Code zum Ausdrucken oder Abschreiben.")
        self.fields["email"] = forms.EmailField(
            label=_("Ihre E-Mail-Adresse"),
            help_text=_("Wir schreiben Ihnen nur zu dieser Veranstaltung.")
            if required
            else without,
            required=required,
            initial=initial,
            widget=forms.EmailInput({"autocomplete": "email"}),
        )

    def _ask_consent(self) -> None:
        self.consent = self.admission.consent_texts.newest_first().first()
        if self.consent is None:
            return
        self.fields["consents"] = forms.BooleanField(
            label=_("Ich bin einverstanden."), required=self.consent.required
        )
        self.fields["consent_version"] = forms.IntegerField(
            initial=self.consent.version, widget=forms.HiddenInput
        )


class ChangeForm(DetailsForm):
    """Changing a registration, filled in with what it says."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        said: dict[str, Any] = {name: getattr(registration, name) for name in CHANGEABLE}
        for answer in registration.answers.select_related("question"):
            said[answer_field(answer.question)] = Questions.shown(answer)
        super().__init__(*args, admission=registration.admission, initial=said, **kwargs)
        live = registration.workshop_places.live().select_related("workshop")
        self.wishes.wished([place.workshop for place in live])

    def details(self) -> Changed:
        """Only what is asked for: the rest stays."""
        left_out = set(CHANGEABLE) - set(self.fields)
        said = {name: value for name, value in super().details().items() if name not in left_out}
        return cast("Changed", said)


class CodeForm(forms.Form):
    """The code out of the letter, typed."""

    mark_optional: ClassVar[bool] = False

    code = forms.CharField(
        label=gettext_lazy("Code aus der E-Mail"),
        max_length=4 * CODE_LENGTH,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "class": "input-short", "dir": "ltr"}
        ),
    )

    def clean_code(self) -> str:
        """The code as it is stored."""
        return tidied(self.cleaned_data["code"])


def asks_for_names(admission: Admission) -> bool:
    """Whether people are asked for their names."""
    return admission.event.names == Names.NORMAL and admission.ask_name != Asked.NO


def has_something_to_change(registration: Registration) -> bool:
    """Whether the form asked for anything that could be different."""
    admission = registration.admission
    event = admission.event
    return bool(
        asks_for_names(admission)
        or admission.largest_group > 1
        or event.supports
        or admission.questions.exists()
        or Workshop.objects.filter(event=event).exists()
    )
