"""The forms of the staff's pages of registrations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.models import Support, Workshop
from wirkkreis.events.registering_flow import REGISTRATION
from wirkkreis.events.registration.admission_forms import MOST_PLACES
from wirkkreis.events.registration.register_forms import RegisterForm
from wirkkreis.languages.forms import TranslatedFormField
from wirkkreis.languages.known import BASE, PAGES
from wirkkreis.ui.widgets import CountInput

EVERY = ("", _("alle"))
LIVE = ("live", _("alle, die gelten"))


class RegistrationFilter(forms.Form):
    """What narrows the list."""

    q = forms.CharField(
        label=_("Name, E-Mail-Adresse oder Code"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=_("Stand"), required=False, choices=[EVERY, LIVE, *REGISTRATION.choices]
    )
    workshop = forms.TypedChoiceField(
        label=_("Workshop"), required=False, coerce=int, empty_value=None
    )
    support = forms.ChoiceField(label=_("Unterstützung"), required=False)
    review = forms.BooleanField(label=_("nur noch nicht durchgesehene"), required=False)

    def __init__(
        self, *args: Any, workshops: Sequence[Workshop], supports: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("workshop", [(one.pk, one.title) for one in workshops])
        self._offer("support", [(need, Support(need).label) for need in supports])

    def _offer(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        """Let the field choose among these; with none of them it is not asked."""
        field = self.fields[name]
        if not choices:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [EVERY, *choices]


class StaffRegisterForm(RegisterForm):
    """What the public form asks, for somebody who calls; `key` lets a double click count once."""

    ticket = None  # type: ignore[assignment]  # nobody has to prove to be human here
    website = None  # type: ignore[assignment]  # nor that she reads no source
    key = forms.UUIDField(initial=uuid4, required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Sprache der Nachrichten"),
        choices=[(one.code, one.own_name) for one in PAGES],
        initial=BASE,
    )

    @property
    def nonce(self) -> UUID:
        """The same for every time this form is sent."""
        sent: UUID | None = self.cleaned_data["key"]
        return sent or uuid4()


class PositionForm(forms.Form):
    """Where in line somebody is to stand, and why."""

    to = forms.IntegerField(
        label=_("Neuer Platz in der Reihe"), min_value=1, max_value=MOST_PLACES, widget=CountInput
    )
    reason = forms.CharField(
        label=_("Grund"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Bleibt im Verlauf: Wer wartet, darf fragen, warum jemand vorgeht."),
    )


class LetterForm(forms.Form):
    """A letter to those registered, and to which of them."""

    states = forms.MultipleChoiceField(
        label=_("An wen"),
        choices=[(state.name, state.word) for state in REGISTRATION.states if not state.final],
        initial=["firm"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Bitte wählen Sie mindestens eine Gruppe.")},
    )
    workshop = forms.TypedChoiceField(
        label=_("Nur mit Platz in diesem Workshop"), required=False, coerce=int, empty_value=None
    )
    subject = TranslatedFormField(label=_("Betreff"), max_length=150)
    text = TranslatedFormField(
        label=_("Text"),
        max_length=5000,
        multiline=True,
        help_text=_(
            "Eine leere Zeile trennt Absätze. Gruß, Ort, Zeit und der Link zur eigenen "
            "Anmeldung stehen von selbst darunter."
        ),
    )
    mark_optional = False

    def __init__(self, *args: Any, workshops: Sequence[Workshop], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workshop = self.fields["workshop"]
        assert isinstance(workshop, forms.ChoiceField)
        workshop.choices = [EVERY, *((one.pk, one.title) for one in workshops)]
        if not workshops:
            del self.fields["workshop"]
