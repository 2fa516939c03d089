"""What a person can change about herself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.forms import code_field
from wirkkreis.accounts.models import Account
from wirkkreis.languages.known import LANGUAGES


class ProfileForm(forms.ModelForm[Account]):
    """Name and language."""

    language = forms.ChoiceField(
        label=_("Sprache der Briefe"),
        help_text=_("In dieser Sprache schreiben wir Ihnen E-Mails."),
        choices=LANGUAGES,
    )

    class Meta:
        model = Account
        fields = ["name", "language"]
        labels = {"name": _("Ihr Name")}
        help_texts = {"name": _("So sehen Sie die anderen Mitglieder der Partnerschaft.")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class NewAddressForm(forms.Form):
    """Which address the account shall have."""

    email = forms.EmailField(
        label=_("Neue E-Mail-Adresse"),
        help_text=_(
            "Wir schicken einen Code dorthin. Erst wenn Sie ihn eingeben, ändert sich etwas."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if email == self.account.email:
            raise forms.ValidationError(_("Das ist schon die Adresse dieses Kontos."))
        return email


class NewAddressCodeForm(forms.Form):
    """The code from the letter to the new address."""

    code = code_field(_("Code aus der E-Mail"), _("Acht Ziffern. Den Strich können Sie weglassen."))


class EraseForm(forms.Form):
    """Typing one's own address shows that it is meant."""

    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Zur Bestätigung. Das Löschen lässt sich nicht zurücknehmen."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if email != self.account.email:
            raise forms.ValidationError(_("Das ist nicht die Adresse dieses Kontos."))
        return email
