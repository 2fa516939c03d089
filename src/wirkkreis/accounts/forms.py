"""What is asked of a person who signs in."""

from allauth.account.fields import EmailField
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


def code_field(
    label: StrOrPromise, help_text: StrOrPromise = "", *, digits: bool = True
) -> forms.CharField:
    """A field for a one-time code, that password managers and phones can fill in."""
    attributes = {"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "off"}
    if digits:
        attributes["inputmode"] = "numeric"
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(attrs=attributes),
    )


class AddressForm(RequestLoginCodeForm):
    """To whom the code goes."""

    email = EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Die Adresse, unter der Sie zur Partnerschaft eingeladen wurden."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(ConfirmLoginCodeForm):
    """The code from the letter."""

    code = code_field(_("Code aus der E-Mail"), _("Acht Ziffern. Den Strich können Sie weglassen."))
