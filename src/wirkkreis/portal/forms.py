"""Forms of the portal's own pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

TOO_MANY_REPORTS = _(
    "Gerade kamen sehr viele Meldungen, vielleicht auch von anderen an Ihrem Internetanschluss. "
    "Ihr Text steht noch im Formular: Bitte senden Sie ihn in einer Stunde noch einmal, oder "
    "schreiben Sie an die Adresse im Impressum."
)


class BarrierForm(forms.Form):
    """A barrier somebody met: where, what, and how to answer (only if they want)."""

    page = forms.CharField(label=_("Auf welcher Seite?"), max_length=300, required=False)
    what = forms.CharField(
        label=_("Was hat nicht funktioniert?"), max_length=2000, widget=forms.Textarea
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse für die Antwort"),
        required=False,
        help_text=_("Nur, wenn Sie eine Antwort möchten. Wir antworten innerhalb eines Monats."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def as_message(self) -> str:
        """The text of the mail to the partnership."""
        return "\n\n".join(
            str(self.cleaned_data[name]) for name in self.fields if self.cleaned_data[name]
        )
